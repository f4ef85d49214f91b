"""Where statements begin and end: attributed contents, what is left in the outlet's voice, clauses.

A unit is a stretch of one sentence with one innermost attribution. A unit is cut into clauses only
where both halves name acts of their own, so that "they died when the wall fell" stays whole.
"""

import bisect
import dataclasses
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.acts import related
from tellings.claims.datelines import after_dateline
from tellings.model import Attribution, Span
from tellings.text.prose import Prose, Sentence
from tellings.text.sentences import trim

_DIVIDERS = frozenset(
    [
        "after",
        "before",
        "while",
        "whereas",
        "although",
        "though",
        "because",
        "until",
        "but",
        "which",
        "who",
        "whose",
    ]
)
_MARKS = frozenset(";:–—")
_PREPOSITIONS = frozenset(
    ["in", "of", "by", "on", "at", "for", "from", "with", "under", "during", "to"]
)
_TRIMMED = " \t\n,;:.!?–—-\"“”„‟«»‘’'()[]"


Content = tuple[int, int, Attribution]
"""One span of the content of an attribution."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch [start, end) of one sentence; `attribution` is the innermost one around it.

    `whole` tells a full sentence or content, `question` a stretch that ends in a question mark.
    """

    start: int
    end: int
    attribution: Attribution | None
    whole: bool = True
    question: bool = False


def units(prose: Prose, attributions: Sequence[Attribution]) -> list[Unit]:
    """The units of a report, by place."""
    told = [a for a in attributions if a.source or not _inside_sentence(prose, a)]
    contents = sorted(
        ((s, e, a) for a in told for s, e in a.content if s < e),
        key=lambda c: (c[0], c[1], c[2].id),
    )
    frames = sorted((s, e) for a in told for s, e in (*a.source, *a.cue) if s < e)
    found: list[Unit] = []
    for sentence, inside in zip(prose.sentences, _by_sentence(prose, contents), strict=True):
        start = after_dateline(prose.text, sentence.start, sentence.end)
        found += [
            dataclasses.replace(unit, start=max(start, unit.start))
            for unit in _of_sentence(prose.text, sentence, inside, frames)
            if start < unit.end
        ]
    return sorted(found, key=lambda u: (u.start, u.end))


def _inside_sentence(prose: Prose, a: Attribution) -> bool:
    """Whether a cue without a source stands deep in a sentence ("X denied the claim that ...").

    What follows is then no statement of its own but part of the sentence's.
    """
    if not a.cue:
        return False
    number = prose.sentence_at(a.cue[0][0])
    if number is None or not a.content:
        return False
    sentence = prose.sentences[number]
    before = _words(prose.text, (sentence.start, a.cue[0][0]))
    after = _words(prose.text, (min(a.content[-1][1], sentence.end), sentence.end))
    return before > 3 or after > 3


def _of_sentence(
    text: str,
    sentence: Sentence,
    inside: Sequence[Content],
    frames: Sequence[Span],
) -> list[Unit]:
    near = [bisect.bisect_left(frames, (at, 0)) for at in (sentence.start - 400, sentence.end)]
    frame_spans = [
        (max(s, sentence.start), min(e, sentence.end))
        for s, e in frames[slice(*near)]
        if sentence.start < e
    ]
    if not inside:
        span = _strip(text, sentence.start, sentence.end)
        return [Unit(*span, None, question=_asked(text, span[1]))] if span else []
    found: list[Unit] = []
    for start, end, attribution in inside:
        clipped = (max(start, sentence.start), min(end, sentence.end))
        inner = [
            (s, e)
            for s, e, other in inside
            if other is not attribution and start <= s and e <= end and (s, e) != (start, end)
        ]
        taken = inner + ([f for f in frame_spans if clipped[0] < f[0]] if inner else [])
        for piece in _without(clipped, taken):
            span = _strip(text, *piece)
            if span and (not inner or _words(text, span) >= 5):
                found.append(Unit(*span, attribution, not inner, _asked(text, span[1])))
    taken = [(s, e) for s, e, _ in inside] + frame_spans
    for piece in _without((sentence.start, sentence.end), taken):
        span = _strip(text, *piece)
        if span and _words(text, span) >= 5:
            found.append(Unit(*span, None, False))
    return _one_each(found)


def _asked(text: str, end: int) -> bool:
    """Whether a question mark follows."""
    return "?" in text[end : end + 3]


def _one_each(found: list[Unit]) -> list[Unit]:
    """Units without a second one on the same words (the first attribution by id keeps them)."""
    kept: dict[Span, Unit] = {}
    for unit in found:
        kept.setdefault((unit.start, unit.end), unit)
    return list(kept.values())


def _by_sentence(prose: Prose, contents: Sequence[Content]) -> list[list[Content]]:
    """For each sentence the contents that overlap it, in their order."""
    starts = [sentence.start for sentence in prose.sentences]
    found: list[list[Content]] = [[] for _ in starts]
    for content in contents:
        first = max(0, bisect.bisect_right(starts, content[0]) - 1)
        for number in range(first, bisect.bisect_left(starts, content[1])):
            if content[0] < prose.sentences[number].end:
                found[number].append(content)
    return found


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """The parts of a span that lie in none of `taken`."""
    at, found = span[0], []
    for start, end in sorted(taken):
        if start > at:
            found.append((at, min(start, span[1])))
        at = max(at, end)
        if at >= span[1]:
            break
    if at < span[1]:
        found.append((at, span[1]))
    return found


def _strip(text: str, start: int, end: int) -> Span | None:
    """The span without marks and spaces at its ends, None if nothing is left."""
    start, end = trim(text, start, end)
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    return (start, end) if start < end else None


def _words(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].split())


def divide(
    words: Sequence[str],
    acts: Sequence[frozenset[str]],
    has_actor: Sequence[bool],
    states: Sequence[frozenset[str]] = (),
    counted: Sequence[bool] = (),
) -> list[Span]:
    """Clauses [first, last) of a unit's lower-cased `words`.

    `acts` are the acts of the verb or phrase that begins at each word (mostly none), `has_actor`
    whether a named actor begins there. A cut needs both on either side of it, and acts that are
    not two views of one event. `states` are the acts that nouns name, `counted` whether a number
    begins there: two numbers of two states are two facts ("90 were aboard, 40 of them died"), and
    so is a toll that closes a sentence ("with the loss of 40 lives").
    """
    cuts, at = [], 0
    for i in range(2, len(words) - 2):
        if i - at < 3 or words[i - 1] in _PREPOSITIONS:
            continue
        left = frozenset().union(*acts[at:i])
        right = frozenset().union(*acts[i:])
        told = any(has_actor[at:i]) and any(has_actor[i:])
        if told and _divides(words, i) and left and right and not related(left, right):
            cuts.append(i)
            at = i
            continue
        numbered = states and any(counted[i : i + _OPENING]) and (left or any(states[at:i]))
        if numbered and (
            _two_numbers(words, i, at, acts, states, counted) or _toll(words, i, states)
        ):
            cuts.append(i)
            at = i
    edges = [0, *cuts, len(words)]
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


_OPENING = 6  # words at the head of a clause among which its number stands
_OUTCOMES = frozenset({"die", "injure", "lose"})


def _divides(words: Sequence[str], i: int) -> bool:
    word = words[i]
    return word in _DIVIDERS or word in _MARKS or (word == "and" and words[i - 1] == ",")


def _two_numbers(
    words: Sequence[str],
    i: int,
    at: int,
    acts: Sequence[frozenset[str]],
    states: Sequence[frozenset[str]],
    counted: Sequence[bool],
) -> bool:
    """Whether a number of another state begins behind a comma or "and"."""
    joint = words[i - 1] if words[i] not in (",", "and") else ""
    if joint not in (",", "and") and not (words[i] == "and" and words[i - 1] == ","):
        return False
    near = 1 if joint == "and" or joint == "," else _OPENING
    if not any(counted[i : i + near]) or not any(counted[at:i]):
        return False
    left = frozenset().union(*acts[at:i], *states[at:i])
    right = frozenset().union(*acts[i:], *states[i:])
    return bool(left) and bool(right - left)


def _toll(words: Sequence[str], i: int, states: Sequence[frozenset[str]]) -> bool:
    """Whether "with the loss of 40 lives", "with 40 dead" begins here."""
    if words[i] != "with":
        return False
    return any(_OUTCOMES & s for s in states[i + 1 : i + _OPENING])
