"""Attributions by a verb in the passive: "was criticised by X", "X was told that", "Asked if"."""

from tellings.attribution.after import content_after
from tellings.attribution.clauses import clause_end, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.site import Site, site, stance
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words, is_time

_BEFORE_ASKED = frozenset({"when", "if", "being"})
_SELF = frozenset({"i", "we", "you"})
_REPLYING = frozenset({"asked", "pressed", "questioned", "quizzed"})


def passive_cues(words: Words) -> list[Draft]:
    """All attributions by a passive cue verb, in reading order."""
    found = []
    for i in range(len(words)):
        if words.tags[i] != "VERB":
            continue
        if words.low[i] in _REPLYING:
            draft = _asked(words, i)
            if draft is not None:
                found.append(draft)
                continue
        read = readings(words, i)
        at = site(words, i, read, 0) if read else None
        if at is not None and at.passive and at.shape in ("past", "part"):
            draft = _passive(words, at)
            if draft is not None:
                found.append(draft)
    return found


def _asked(words: Words, i: int) -> Draft | None:
    """ "Asked if he would go, Quill said no": nobody is named as asking."""
    start, end = words.bounds(i)
    first = i - 1 if i > start and words.low[i - 1] in _BEFORE_ASKED else i
    opens = first == start or words.tags[first - 1] in ("CCONJ", "PUNCT")
    if first == i and not (
        opens and i + 1 < end and words.tags[i + 1] in ("ADP", "SCONJ", "ADV", "PRON")
    ):
        return None
    stop = next((k for k in range(i + 1, end) if words.low[k] == "," and words.quote[k] < 0), end)
    if words.low[i + 1 : i + 2] == ["for"]:
        return None  # "asked for a comment" asks nothing that is told
    content = trimmed(words, (i + 1, clause_end(words, i, stop)))
    if content[0] >= content[1] or all(
        is_time(words, k) or words.tags[k] in ("ADP", "ADV") for k in range(*content)
    ):
        return None  # "Asked on Friday" tells no question
    return Draft([], [(i, i + 1)], [content], "asked", "asked")


def _passive(words: Words, at: Site) -> Draft | None:
    who = subject(words, at.group, at.start)
    if who is not None and words.quote[at.verb] >= 0 and words.low[who[1][0]] in _SELF:
        return None
    by = _agent(words, at)
    if who is not None and words.quote[at.verb] >= 0 and by is None:
        return None  # "You are told that": nobody's words
    if at.may("r") and at.may("t"):
        draft = Draft([by] if by else [], [(at.group, at.after)], [], stance(words, at), "told")
        draft.speaker = by
        here = by[1] if by else at.after
        if here < at.end and (words.low[here] in ("that", "whether") or words.opens(here)):
            content = trimmed(words, (here, clause_end(words, here, at.end)))
            if content[0] < content[1]:
                draft.content = [content]
                return draft
        return None
    speech = (at.may("q") or at.cue.stance == "denied") and not at.may("i")
    if who is None or by is None or not speech or words.low[who[0][0]] in ("who", "which"):
        return None
    draft = Draft([by], [(at.group, at.after)], [who[0]], stance(words, at), "agent", speaker=by)
    if words.low[who[1][0]] == "it" and not content_after(words, draft, at, at.end):
        return None
    return draft


def _agent(words: Words, at: Site) -> Range | None:
    """The phrase after "by" that follows the verb directly."""
    if at.after >= at.end or words.low[at.after] != "by":
        return None
    stop = phrase_end(words, at.after + 1, at.end)
    return (at.after + 1, stop) if stop > at.after + 1 else None
