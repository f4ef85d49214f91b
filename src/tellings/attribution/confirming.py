"""Confirming verbs whose particle stands after the object: "bore this out", "backed her up"."""

from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.roles import can_speak
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words
from tellings.text.lemmas import lemma

_PARTICLES = {"bear": "out", "back": "up"}
_POINTING = frozenset({"this", "that", "it", "these"})
_OBJECT = 6  # words that may stand before the particle


def confirming_cues(words: Words) -> list[Draft]:
    """All such attributions, in reading order."""
    found = []
    for i in range(1, len(words) - 2):
        particle = _PARTICLES.get(lemma(words.low[i], "VERB"), "")
        if particle and words.forms[i] in ("fin", "past", "part") and words.quote[i] < 0:
            draft = _at(words, i, particle)
            if draft is not None:
                found.append(draft)
    return found


def _at(words: Words, i: int, particle: str) -> Draft | None:
    """ "72 residents bore this out", "the cook bore her out: the captain had shouted"."""
    start, end = words.bounds(i)
    last = next((k for k in range(i + 2, min(end, i + _OBJECT)) if words.low[k] == particle), None)
    if last is None:
        return None
    if last > i + 2 and phrase_end(words, i + 1, last, appositive=False) != last:
        return None
    group = verb_group(words, i, start)
    who = subject(words, group, start)
    if who is None or not can_speak(words, who[1]):
        return None
    cue = [(group, i + 1), (last, last + 1)]
    content = _after_colon(words, last + 1, end)
    if content is None and words.low[i + 1] in _POINTING:
        if _reported(words, start, who[0][0]):
            return None  # "X said the gate was shut, and 72 residents bore this out": all X's words
        content = _before(words, who[0][0], start)
    content = content or (i + 1, last)
    return Draft([who[0]], cue, [content], rule="confirmed", speaker=who[1])


def _before(words: Words, source: int, start: int) -> Range | None:
    """The clause that "this" means in "the gate was shut, and 72 residents bore this out"."""
    joint = source - 1 if source > start and words.tags[source - 1] == "CCONJ" else source
    content = trimmed(words, (start, joint))
    whole = content[0] < content[1] and has_finite_verb(words, *content)
    return content if whole and joint > start and words.low[joint - 1] in ",;" else None


def _reported(words: Words, start: int, end: int) -> bool:
    """Whether a verb of saying stands before, so that the clause may be part of what it reports."""
    return any(
        words.tags[k] == "VERB" and any("c" in form.verb.frames for form, _ in readings(words, k))
        for k in range(start, end)
    )


def _after_colon(words: Words, at: int, end: int) -> Range | None:
    if at + 1 >= end or words.low[at] != ":":
        return None
    if words.opens(at + 1):
        return words.range_of(words.quotes[words.quote[at + 1]])
    content = trimmed(words, (at + 1, clause_end(words, at + 1, end)))
    return content if content[0] < content[1] else None
