"""One voice inside another, by outlet: "X, quoted by Y, said", "Citing X, Y reports", and so on."""

import bisect
from dataclasses import replace

from tellings.attribution.adjuncts import past_recipient
from tellings.attribution.clauses import clause_end, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.roles import can_speak, head_noun, press_noun, singular
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words
from tellings.text.lemmas import lemma
from tellings.text.lexicons import words as lexicon

_QUOTED = frozenset({"quoted", "cited", "paraphrased"})
_CARRIED = frozenset(
    {"published", "carried", "printed", "broadcast", "aired", "run", "distributed", "relayed",
     "quoted", "reported"}
)  # fmt: skip
_TEXTS = frozenset(
    {"remarks", "comments", "statement", "statements", "interview", "letter", "words", "dispatch",
     "article", "answers"}
)  # fmt: skip
_PASSED = frozenset({"reported", "quoted", "said", "cited", "understood", "heard"})
_LEARNED = frozenset(
    {"learn", "hear", "understand", "gather", "discover", "find", "find out", "establish", "see",
     "note", "notice", "realise", "realize", "deduce", "infer", "ascertain", "determine", "read"}
)  # fmt: skip
_CITING = tuple(
    tuple(opening.split(" "))
    for opening in (
        "citing", "quoting", "on the strength of", "on the basis of", "based on",
        "on the word of", "on the authority of", "with reference to", "with a reference to",
        "relying on", "referring to", "invoking", "which cited", "which quoted", "which cites",
        "which quotes", "who cited", "who quoted", "which relied on",
    )
)  # fmt: skip
_OPENINGS = frozenset(sequence[0] for sequence in _CITING)


def relay_cues(words: Words) -> list[Draft]:
    """Attributions to those who pass on what another says, in reading order."""
    found = []
    for i in range(1, len(words) - 3):
        low = words.low[i]
        draft = None
        if low in _QUOTED and words.low[i + 1] in ("by", "in") and words.low[i - 1] == ",":
            draft = _inserted(words, i)
        elif low in _CARRIED and words.low[i + 1] == "by" and words.low[i - 1] in _TEXTS:
            draft = _carried(words, i)
        elif low in _PASSED and words.low[i + 1] in ("by", "to") and words.tags[i] == "VERB":
            draft = _to_have_said(words, i)
        if draft is not None:
            found.append(draft)
    return found


def _inserted(words: Words, i: int) -> Draft | None:
    """ "X, quoted by Y, said that ...": the whole sentence is what Y reports."""
    start, end = words.bounds(i)
    stop = phrase_end(words, i + 2, end, appositive=False)
    if stop == i + 2 or stop >= end or words.low[stop] != ",":
        return None
    before = trimmed(words, (start, i - 1))
    after = trimmed(words, (stop + 1, clause_end(words, stop + 1, end)))
    if before[0] >= before[1] or after[0] >= after[1]:
        return None
    return Draft([(i + 2, stop)], [(i, i + 2)], [before, after], rule="quoted by")


def _carried(words: Words, i: int) -> Draft | None:
    """ "..., X claimed in comments aired by Y": what stands before is what Y published."""
    start, end = words.bounds(i)
    stop = phrase_end(words, i + 2, end, appositive=False)
    if stop == i + 2 or (stop < end and words.low[stop] not in ".!?,;"):
        return None
    lead = next((k for k in range(i - 1, start, -1) if words.low[k] in ("in", "to")), None)
    if lead is None or i - lead > 4:
        return None
    content = trimmed(words, (start, lead))
    said = any(words.tags[k] == "VERB" and readings(words, k) for k in range(*content))
    if not said:
        return None
    return Draft([(i + 2, stop)], [(i, i + 2)], [content], rule="quoted by")


def _to_have_said(words: Words, i: int) -> Draft | None:
    """ "X was reported by Y to have said ...", also with what was said before it."""
    start, end = words.bounds(i)
    group = verb_group(words, i, start)
    who = subject(words, group, start) if group < i else None
    press, k = None, i + 1
    if words.low[k] == "by":
        k = phrase_end(words, i + 2, end, appositive=False)
        press = (i + 2, k)
    if who is None or k + 2 >= end or words.low[k : k + 2] != ["to", "have"]:
        return None
    said = next((form for form, _ in readings(words, k + 2)), None)
    if said is None or said.verb.frames.isdisjoint("cq") or press == (i + 2, i + 2):
        return None
    content = _around(words, who[0][0], k + 3, start, end)
    if content is None:
        return None
    draft = Draft(
        [who[0]],
        [(group, i + 1), (k, k + 3)],
        [content],
        said.verb.stance,
        "quoted",
        speaker=who[1],
    )
    draft.press = press
    return draft


def _around(words: Words, source: int, after: int, start: int, end: int) -> Range | None:
    """The clause after the cue, else the one before the source."""
    if after < end and words.low[after] not in ".,;!?":
        content = trimmed(words, (after, clause_end(words, after, end)))
    elif source > start and (words.low[source - 1] == "," or words.closes(source - 1)):
        content = trimmed(words, (start, source))
    else:
        return None
    return content if content[0] < content[1] else None


def voices(words: Words) -> list[Draft]:
    """ "X has Y swearing that ...", "X caught Y telling Z that ...": Y inside X, outer first."""
    found: list[Draft] = []
    for i in range(3, len(words) - 2):
        if words.tags[i - 1] not in ("NOUN", "PROPN", "PRON", "PUNCT"):
            continue
        going = words.tags[i] == "VERB" and words.forms[i] == "ger"
        if going and "that" in words.low[i + 1 : i + _SOON]:
            found += _voice(words, i) or _overheard(words, i)
        elif any(form.shape in ("ing", "base") for form, _ in readings(words, i)):
            found += _overheard(words, i)
    return found


_PERCEIVING = frozenset(
    {"hear", "overhear", "recall", "remember", "record", "film", "describe", "recollect", "show",
     "quote", "cite", "catch", "witness"}
)  # fmt: skip


def _overheard(words: Words, i: int) -> list[Draft]:
    """ "She recalls the mayor warning of floods", "they heard a captain order the men to go"."""
    start, end = words.bounds(i)
    verb = next(
        (k for k in range(i - 2, max(start, i - 9), -1) if (lemma(words.low[k], "VERB") in
         _PERCEIVING and words.tags[k] in ("VERB", "NOUN")) or words.low[k] in _HAS), None
    )  # fmt: skip
    if verb is None or phrase_end(words, verb + 1, i, appositive=False) != i:
        return []
    has = words.low[verb] in _HAS
    plain = not words.low[i].endswith("ing")
    if has and (plain or not _holds_words(words, verb, start)):
        return []
    heard = lemma(words.low[verb], "VERB") in ("hear", "overhear", "witness")
    if (plain and not heard) or not can_speak(words, (verb + 1, i)):
        return []
    who = subject(words, verb_group(words, verb, start), start)
    at = past_recipient(words, i + 1, end)[0]
    known = readings(words, i)
    said = known[0][1] if known else i + 1  # a verb of saying by its that-clause alone
    at = max(said, at) if at < end and words.low[at] not in ".,;" else said
    content = trimmed(words, (at, clause_end(words, at, end)))
    helped = words.tags[verb - 1] in ("AUX", "PART")
    finite = words.forms[verb] in ("fin", "past", "ger", "") or helped
    pronoun = (words.tags[i - 1] == "PRON" and not has) or words.low[verb - 1] == "to"
    if who is None or content[0] >= content[1] or pronoun or not finite:
        return []
    inner = Draft([(verb + 1, i)], [(i, said)], [content], rule="quoted", speaker=(verb + 1, i))
    outer = Draft([who[0]], [(verb_group(words, verb, start), verb + 1)],
                  [(verb + 1, content[1])], rule="quoting", speaker=who[1])  # fmt: skip
    return [outer, inner]


_HAS = frozenset({"has", "had", "have"})


def _holds_words(words: Words, verb: int, start: int) -> bool:
    """Whether the subject of "has" is a document or outlet, which can have somebody speaking."""
    who = subject(words, verb_group(words, verb, start), start)
    if who is None:
        return False
    head = words.low[head_noun(words, who[1])]
    documents = lexicon("en", "document_nouns")
    known = head in documents or singular(head) in documents or press_noun(head) is not None
    return known or words.capital(head_noun(words, who[1]))


_SOON = 8  # words between such a participle and "that"
_GIVING_VOICE = frozenset(
    {"have", "catch", "hear", "find", "show", "film", "record", "overhear", "feature", "picture",
     "portray", "depict", "see", "get", "present"}
)  # fmt: skip


def _voice(words: Words, i: int) -> list[Draft]:
    start, end = words.bounds(i)
    verb = next(
        (k for k in range(i - 2, start, -1) if lemma(words.low[k], "VERB") in _GIVING_VOICE), None
    )
    that = next(k for k in range(i + 1, i + _SOON) if words.low[k] == "that")
    if verb is None or words.forms[verb] not in ("fin", "past") or verb + 1 >= i:
        return []
    stop = phrase_end(words, verb + 1, i)
    relative = next((k for k in range(verb + 1, i) if words.low[k] in ("who", ",")), i)
    who = subject(words, verb_group(words, verb, start), start)
    whole = stop == i or words.low[stop] in ("who", ",") or relative < i
    if who is None or stop == verb + 1 or not whole or that >= end:
        return []
    source, content = (verb + 1, i), trimmed(words, (that, clause_end(words, that, end)))
    source = trimmed(words, source)
    head = (verb + 1, base_end(words, verb + 1, i))
    if content[0] >= content[1] or head[0] >= head[1] or not can_speak(words, head):
        return []
    outer = Draft([who[0]], [(verb, verb + 1)], [(verb + 1, content[1])], rule="quoting")
    outer.speaker = who[1]
    return [outer, Draft([source], [(i, i + 1)], [content], rule="quoted", speaker=head)]


def apart(drafts: list[Draft]) -> None:
    """Ends each source before the "quoted by Y" that is set into it, in place."""
    starts = sorted(d.cue[0][0] for d in drafts if d.rule == "quoted by")
    if not starts:
        return
    for draft in drafts:
        if draft.rule == "quoted by" or not draft.source:
            continue
        first, last = draft.source[0]
        at = starts[min(bisect.bisect_right(starts, first), len(starts) - 1)]
        if first < at - 1 and at < last:
            draft.source[0] = (first, at - 1)
            if draft.speaker is not None and draft.speaker[1] > at - 1 > draft.speaker[0]:
                draft.speaker = (draft.speaker[0], at - 1)


def learned_from(words: Words, drafts: list[Draft]) -> None:
    """Turns "the Lantern learned from X that ..." into what X told the Lantern, in place."""
    for draft in drafts:
        if draft.rule != "right" or not draft.source or len(draft.cue) != 1:
            continue
        after = draft.cue[0][1]
        read = readings(words, after - 1)
        lemmas = {form.verb.lemma for form, _ in read}
        if not lemmas & _LEARNED or after >= len(words):
            continue
        if words.low[after] != "from":
            _read_in(words, draft)
            continue
        stop = draft.content[0][0]
        whole = (after + 1, stop - (words.low[stop - 1] == ","))
        head = (after + 1, base_end(words, after + 1, whole[1]))
        if head[0] < head[1]:
            draft.press, draft.source, draft.speaker = draft.source[0], [whole], head
            draft.rule = "quoted"


def _read_in(words: Words, draft: Draft) -> None:
    """Turns "Reading the report, the Lantern found that ..." into what the report says."""
    first, last = words.bounds(draft.at)[0], draft.source[0][0]
    led = words.tags[first] == "VERB" and words.forms[first] == "ger"
    if not led or last - first < 4 or words.low[last - 1] != ",":
        return
    at = first + 1
    while at < last and words.tags[at] in ("ADP", "ADV", "PART"):
        at += 1
    head = (at, base_end(words, at, last))
    if head[0] == head[1] or singular(words.low[head_noun(words, head)]) not in lexicon(
        "en", "document_nouns"
    ):
        return
    draft.press, draft.source, draft.speaker = draft.source[0], [(at, last - 1)], head
    draft.rule = "quoted"


def fronted_citations(words: Words, drafts: list[Draft]) -> list[Draft]:
    """For each "Citing X, Y reports that", "Y, citing X, reports that", "Y reported, on the basis
    of X, that" and "Y reports that ..., citing X" a draft of X inside that of Y."""
    taken = {k for d in drafts for r in d.cue for k in range(*r)}
    return [inner for d in drafts if (inner := _citation(words, d, taken)) is not None]


def _citation(words: Words, draft: Draft, taken: set[int]) -> Draft | None:
    if draft.rule not in ("right", "left", "") or not draft.source or words.quote[draft.at] >= 0:
        return None
    start, end = words.bounds(draft.at)
    after = draft.cue[-1][1]
    places = [(start, draft.source[0][0]), (draft.source[-1][1] + 1, draft.cue[0][0])]
    head = draft.speaker or draft.source[0]
    if head[1] < draft.source[0][1] and words.low[head[1]] == ",":
        places.append((head[1] + 1, draft.cue[0][0]))  # "The Lantern, which cited X, said"
    if draft.content and draft.content[0][0] > after:
        places.append((after + 1, draft.content[0][0]))
    for first, last in places:
        if first < last and words.low[last - 1] == ",":
            inner = _cited_at(words, draft, first, last - 1, taken)
            if inner is not None:
                return inner
    last = max(after, draft.source[-1][1])
    comma = next((k for k in range(last, end - 2) if words.low[k] == "," and
                  words.low[k + 1] in _OPENINGS and words.quote[k] < 0), None)  # fmt: skip
    if comma is None:
        return None
    stop = phrase_end(words, comma + 2, end, appositive=False)
    stop = next((k for k in range(comma + 2, end) if words.low[k] in ",.;"), max(stop, comma + 3))
    inner = _cited_at(words, draft, comma + 1, stop, taken)
    if inner is not None:
        kept = [(a, min(b, comma)) for a, b in draft.content if a < comma]
        draft.content, inner.content = kept, list(kept)
    return inner


def _cited_at(words: Words, draft: Draft, first: int, last: int, taken: set[int]) -> Draft | None:
    """Whoever "citing" and the like name in a token range."""
    for sequence in _CITING:
        at = first + len(sequence)
        if tuple(words.low[first:at]) != sequence or at >= last or first in taken:
            continue
        head = phrase_end(words, at, last, appositive=False)
        if head > at and can_speak(words, (at, head)):
            inner = replace(draft, source=[(at, last)], speaker=(at, head), outer=draft)
            inner.cue, inner.press = [(first, at)], None
            inner.content, inner.rule = list(draft.content), "cited"
            return inner
    return None
