"""Who shares words with whom, as a matrix of squares laid out for SVG.

A row is a report, a column another; the area of a square is the share of the row's text that
stands in the column's, so that it can be read without colour. Readable at 200 reports: a row is
one path, and what is beside a row or column stays in sight while the rest scrolls.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from tellings.views.sharing import Sharing

PITCH = 24
"""Distance of rows and of columns: what is pointed at is as large (WCAG 2.2, 2.5.8)."""
_LARGEST, _LEAST = 20, 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: the column's report, its place, and the share it stands for."""

    other: str
    x: float
    y: float
    side: float
    share: float
    copied: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One report: `copied` and `other` are path data of filled and of outlined squares."""

    report: str
    y: int
    cells: tuple[Cell, ...]
    copied: str
    other: str


@dataclass(frozen=True, slots=True)
class Block:
    """Reports of one family, a square on the diagonal."""

    at: int
    side: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in the same order; `blocks` are the families in it."""

    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    size: int
    pitch: int = PITCH


def matrix(reports: Sequence[str], shares: Sequence[Sharing], family: Mapping[str, int]) -> Matrix:
    """The matrix of these reports, which come by family; `family` numbers them."""
    place = {report: number for number, report in enumerate(reports)}
    by_row: dict[str, list[Sharing]] = defaultdict(list)
    for share in shares:
        if share.report in place and share.other in place:
            by_row[share.report].append(share)
    rows = tuple(_row(r, n, by_row[r], place) for n, r in enumerate(reports))
    return Matrix(rows, _blocks(reports, family), len(reports) * PITCH)


def _row(report: str, number: int, shares: Sequence[Sharing], place: Mapping[str, int]) -> Row:
    cells = [
        _cell(s.other, place[s.other], number, s.copied or s.any, s.copied > 0.0)
        for s in sorted(shares, key=lambda s: place[s.other])
        if s.any > 0.0
    ]
    copied = "".join(_square(c) for c in cells if c.copied)
    other = "".join(_square(c) for c in cells if not c.copied)
    return Row(report, number * PITCH, tuple(cells), copied, other)


def _cell(other: str, column: int, row: int, share: float, copied: bool) -> Cell:
    side = round(max(_LEAST, _LARGEST * sqrt(share)), 1)
    shift = (PITCH - side) / 2
    return Cell(
        other, round(column * PITCH + shift, 1), round(row * PITCH + shift, 1), side, share, copied
    )


def _square(cell: Cell) -> str:
    return f"M{cell.x:g} {cell.y:g}h{cell.side:g}v{cell.side:g}h-{cell.side:g}z"


def _blocks(reports: Sequence[str], family: Mapping[str, int]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for number, report in enumerate(reports):
        after = reports[number + 1] if number + 1 < len(reports) else None
        if after is None or family.get(after) != family.get(report):
            blocks.append(Block(start * PITCH, (number + 1 - start) * PITCH))
            start = number + 1
    return tuple(blocks)
