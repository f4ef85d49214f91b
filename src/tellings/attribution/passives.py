"""Attributions by a verb in the passive: "was criticised by X", "X was told that", "Asked if"."""

from tellings.attribution.after import content_after
from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.site import Site, site, stance
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words, is_time
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_BEFORE_ASKED = frozenset({"when", "if", "being"})
_SELF = frozenset({"i", "we", "you"})
_INFINITIVE = frozenset({"VERB", "AUX"})
_MADE = frozenset({"declare", "pronounce", "proclaim"})
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
    fronted = _fronted_clause(words, at)
    if fronted is not None:
        return fronted
    who = subject(words, at.group, at.start)
    by = _agent(words, at)
    if who is not None and words.quote[at.verb] >= 0 and words.low[who[1][0]] in _SELF and not by:
        return None
    if who is not None and words.quote[at.verb] >= 0 and by is None:
        return None  # "You are told that": nobody's words
    if at.may("r") and at.may("t"):
        draft = Draft([by] if by else [], [(at.group, at.after)], [], stance(words, at), "told")
        draft.speaker = by
        here = by[1] if by else at.after
        # what its hearers tell; "the men were told by X to go" tells what was done
        heard = who is not None and words.tags[who[1][0]] == "PRON"
        infinitive = heard and by is not None and words.low[here : here + 1] == ["to"]
        opens = words.low[here : here + 1] in (["that"], ["whether"]) or infinitive
        if infinitive:
            draft.stance = "asked"
        if here < at.end and (opens or words.opens(here)):
            number = words.quote[at.verb]
            close = words.range_of(words.quotes[number])[1] - 1 if number >= 0 else at.end
            content = trimmed(words, (here, clause_end(words, here, min(close, at.end))))
            if content[0] < content[1]:
                draft.content = [content]
                return draft
        return None
    speech = (at.may("q") or at.cue.stance == "denied") and not at.may("i")
    if who is None or by is None or not speech or words.low[who[0][0]] in ("who", "which"):
        return None
    if at.cue.lemma in _MADE:
        return None  # "was declared unwelcome by the city" tells what was done
    draft = Draft([by], [(at.group, at.after)], [who[0]], stance(words, at), "agent", speaker=by)
    if words.low[who[1][0]] in ("it", "there"):
        that = by[1]
        if that < at.end and words.low[that] in ("that", "whether"):
            content = trimmed(words, (that, clause_end(words, that, at.end)))
            draft.content = [content]
            return draft if content[0] < content[1] else None
        return draft if content_after(words, draft, at, at.end) else None
    if by[1] + 1 < at.end and words.low[by[1]] == "to" and words.tags[by[1] + 1] in _INFINITIVE:
        rest = trimmed(words, (by[1], clause_end(words, by[1], at.end)))
        draft.content = [who[0], rest]  # "X are reported by Y to have left"
    return draft


def _agent(words: Words, at: Site) -> Range | None:
    """The phrase after "by" that follows the verb, with a time or adverb in between at most."""
    by = at.after
    while by < at.end and (
        words.tags[by] == "ADV"
        or is_time(words, by)
        or (words.low[by] in ("on", "in", "late", "early") and is_time(words, by + 1))
    ):
        by += 1
    if by >= at.end or words.low[by] != "by":
        return None
    stop = phrase_end(words, by + 1, at.end)
    return (by + 1, stop) if stop > by + 1 else None


def _fronted_clause(words: Words, at: Site) -> Draft | None:
    """ "That he had left was denied by X", "a charge that he had left was dismissed by X"."""
    that = next((k for k in range(at.start, at.group) if words.low[k] == "that"), None)
    if that is None or words.quote[that] != words.quote[at.verb]:
        return None
    noun = that - 1
    named = that > at.start and words.low[noun].removesuffix("s") in table("en", "speech_nouns")
    if not (named or that == at.start) or words.tags[that] == "DET":
        return None
    content = trimmed(words, (that, at.group))
    by = _agent(words, at)
    if by is None or not has_finite_verb(words, that + 1, at.group):
        return None
    rejects = at.cue.lemma in lexicon("en", "rejecting_verbs")
    draft = Draft([by], [(at.group, at.after)], [content], stance(words, at), "agent", speaker=by)
    draft.stance = "denied" if rejects else draft.stance
    return draft
