"""The life of a passage: its printings along the years, a line an outlet, laid out for SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tellings.pages.drawing.axis import Tick, day, ticks

WIDE, LANE, LEFT, RIGHT, FOOT = 900, 26, 170, 84, 26
"""Width of the drawing, height of a line, room for names, for undated printings, for the years."""
LINES = 12
"""Outlets with a line of their own; all others share one more."""


@dataclass(frozen=True, slots=True)
class Point:
    """One printing at (x, y); `changed` tells that its words are not those before it."""

    number: int
    x: int
    y: int
    changed: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One outlet's printings; `first` and `last` are the ends of its line."""

    name: str
    y: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LifeLine:
    """The drawing; `undated` is where the part for printings without a date begins, or None."""

    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    undated: int | None
    width: int
    height: int
    left: int = LEFT


@dataclass(frozen=True, slots=True)
class Printed:
    """What is drawn of one printing; `name` is its outlet's."""

    number: int
    name: str
    published: str | None
    changed: bool


def life_line(printings: Sequence[Printed]) -> LifeLine | None:
    """The drawing of printings that come by date; None where none has a date."""
    days = [day(p.published) for p in printings]
    known = [d for d in days if d is not None]
    if not known:
        return None
    names = list(dict.fromkeys(p.name for p in printings))
    own = names if len(names) <= LINES + 1 else names[:LINES]
    line = {name: own.index(name) if name in own else LINES for name in names}
    undated = any(d is None for d in days)
    across = _across(min(known), max(known), WIDE - (RIGHT if undated else 12))
    points = tuple(_points(printings, days, line, across))
    lanes = []
    for number in sorted(set(line.values())):
        y = number * LANE + LANE // 2
        name = own[number] if number < len(own) else f"{len(names) - LINES} other outlets"
        held = [p.x for p in points if p.y == y and p.dated]
        lanes.append(Lane(name, y, min(held, default=0), max(held, default=0)))
    height = len(lanes) * LANE + FOOT
    at = ticks(min(known), max(known), across)
    return LifeLine(tuple(lanes), points, at, WIDE - RIGHT + 16 if undated else None, WIDE, height)


def _across(first: date, last: date, right: int) -> Callable[[date], int]:
    """Where a day lies: between the names and `right`, in the middle if there is but one."""
    length = (last - first).days

    def across(one: date) -> int:
        if not length:
            return (LEFT + 14 + right) // 2
        return LEFT + 14 + round((one - first).days / length * (right - LEFT - 28))

    return across


def _points(
    printings: Sequence[Printed],
    days: Sequence[date | None],
    line: dict[str, int],
    across: Callable[[date], int],
) -> list[Point]:
    """Printings that would cover one another step aside; undated ones stand apart at the right."""
    points, taken = [], set[tuple[int, int]]()
    for printing, published in zip(printings, days, strict=True):
        y = line[printing.name] * LANE + LANE // 2
        x = across(published) if published else WIDE - RIGHT + 30
        limit = WIDE - 8
        while (x // 6, y) in taken and x < limit:
            x += 6
        taken.add((x // 6, y))
        points.append(Point(printing.number, x, y, printing.changed, published is not None))
    return points
