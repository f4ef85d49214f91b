"""A report's text cut into runs, so that marks that overlap nest correctly in any markup."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.views import Mark

LAYERS = (
    *("furniture", "passage", "fact", "claim", "content", "source", "cue"),
    *("mention", "label", "time", "count"),
)
"""Kinds of mark from the outside in: what usually holds the other stands first."""
_LAYER = {kind: number for number, kind in enumerate(LAYERS)}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a mark: `first` and `last` tell whether the mark begins and ends with it."""

    mark: Mark
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks.

    `opens` are pieces that begin before the words (outermost first), `closes` those that end after
    them (innermost first). Over a whole text they nest, and every piece that opens is closed.
    """

    words: str
    opens: tuple[Piece, ...]
    closes: tuple[Piece, ...]


def runs(text: str, marks: Iterable[Mark]) -> list[Run]:
    """`text` as runs; their words joined are `text`. Marks out of range are cut to it.

    A mark that crosses an outer one's edge is closed there and opened again, as a new piece.
    """
    within = sorted(_within(text, marks), key=_order)
    cuts = sorted({0, len(text), *(m.start for m in within), *(m.end for m in within)})
    spans = list(itertools.pairwise(cuts))
    stacks = _stacks(spans, within)
    shared = [0, *(_common(a, b) for a, b in itertools.pairwise(stacks)), 0]
    opens: list[list[Piece]] = [[] for _ in spans]
    closes: list[list[Piece]] = [[] for _ in spans]
    began: list[tuple[int, int]] = []
    for i, ((start, end), stack) in enumerate(zip(spans, stacks, strict=True)):
        for mark in stack[shared[i] :]:
            began.append((i, len(opens[i])))
            opens[i].append(Piece(mark, mark.start == start, False))
        while len(began) > shared[i + 1]:
            run, place = began.pop()
            piece = dataclasses.replace(opens[run][place], last=stack[len(began)].end == end)
            opens[run][place] = piece
            closes[i].append(piece)
    return [
        Run(text[start:end], tuple(before), tuple(after))
        for (start, end), before, after in zip(spans, opens, closes, strict=True)
    ]


def _within(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start < end and mark.kind in _LAYER:
            yield Mark(start, end, mark.kind, mark.note, mark.target)


def _order(mark: Mark) -> tuple[int, int, int, str, str]:
    return _LAYER[mark.kind], mark.start, -mark.end, mark.note, mark.target or ""


def _stacks(spans: list[tuple[int, int]], marks: list[Mark]) -> list[tuple[Mark, ...]]:
    """The marks over each span, outermost first (`marks` come in that order)."""
    starts: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        starts.setdefault(mark.start, []).append(number)
    active: list[int] = []
    found = []
    for start, _ in spans:
        active = [n for n in active if marks[n].end > start] + starts.get(start, [])
        active.sort()
        found.append(tuple(marks[n] for n in active))
    return found


def _common(a: tuple[Mark, ...], b: tuple[Mark, ...]) -> int:
    """How many of the outermost marks go on from one span to the next."""
    number = 0
    for x, y in zip(a, b, strict=False):
        if x is not y:
            break
        number += 1
    return number
