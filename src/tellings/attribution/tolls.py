"""Numbers that somebody gives: "the office puts the dead at nineteen", "the clinic counted six"."""

from tellings.attribution.clauses import has_finite_verb, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.roles import can_speak
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Words
from tellings.text.lemmas import lemma

_PUTTING = frozenset({"put", "place", "set", "peg"})
_COUNTING = frozenset({"count", "tally", "register", "record", "log", "list", "recognise", "give",
                       "recognize", "document"})  # fmt: skip
_NEAR = frozenset({"at", "nearer", "closer", "above", "below", "around", "between", "near"})
_REACH = 12


def toll_cues(words: Words) -> list[Draft]:
    """All such attributions, in reading order."""
    found = []
    for i in range(1, len(words) - 2):
        verb = lemma(words.low[i], "VERB")
        if verb in _PUTTING:
            draft = _put(words, i)
        elif verb in _COUNTING:
            draft = _counted(words, i)
        else:
            continue
        if draft is not None:
            found.append(draft)
    return found


def _put(words: Words, i: int) -> Draft | None:
    """ "puts the number of dead at nineteen", "put the bill closer to three million"."""
    _, end = words.bounds(i)
    near = next((k for k in range(i + 2, min(end - 1, i + _REACH)) if words.low[k] in _NEAR), None)
    if near is None or words.low[i + 1] in ("by", "up", "off", "out", "on", "into", "to"):
        return None
    if has_finite_verb(words, i + 1, near):
        return None
    number = near + 1
    while number < end and words.low[number] in ("to", "about", "around", "more", "than", "least"):
        number += 1
    if number >= end or words.tags[number] != "NUM":
        return None
    return _draft(words, i, near, phrase_end(words, number, end, appositive=False) or number + 1)


def _counted(words: Words, i: int) -> Draft | None:
    """ "has counted twenty-two", "recognises thirty-one deaths": nothing but the number follows."""
    _, end = words.bounds(i)
    number = i + 1
    while number < end and words.low[number] in ("only", "just", "at", "least", "some", "about"):
        number += 1
    if number >= end or words.tags[number] != "NUM":
        return None
    stop = max(number + 1, phrase_end(words, number, end, appositive=False))
    if stop < end and words.low[stop] not in ".,;!?" and words.tags[stop] not in ("ADP", "CCONJ"):
        return None
    return _draft(words, i, number, stop)


def _draft(words: Words, i: int, number: int, stop: int) -> Draft | None:
    start, _ = words.bounds(i)
    group = verb_group(words, i, start)
    who = subject(words, group, start)
    if who is None or not can_speak(words, who[1]) or words.quote[i] >= 0:
        return None
    if words.low[who[1][0]] in ("i", "we", "you"):
        return None
    pieces = [trimmed(words, (i + 1, number)), (number, stop)]
    content = [p for p in pieces if p[0] < p[1] and p != (number, number)]
    return Draft([who[0]], [(group, i + 1)], content, rule="toll", speaker=who[1])
