"""When the reports were published: one dot a report on a line of time, laid out for SVG."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tellings.pages.drawing.axis import day, ticks

_WIDTH, _MARGIN, _STEP, _HIGHEST = 720, 24, 7, 12
TICKS = 8


@dataclass(frozen=True, slots=True)
class Strip:
    """Dots as (x, y), ticks as (x, label); `each` is how many reports a dot stands for."""

    dots: tuple[tuple[int, int], ...]
    ticks: tuple[tuple[int, str], ...]
    each: int
    width: int
    height: int


def strip(days: Iterable[str]) -> Strip | None:
    """The strip of ISO days (those that name no day are passed over); None for fewer than two."""
    known = sorted(d for d in map(day, days) if d is not None)
    if len(set(known)) < 2:
        return None
    first, length = known[0], (known[-1] - known[0]).days
    inner = _WIDTH - 2 * _MARGIN

    def across(one: date) -> int:
        return _MARGIN + round((one - first).days / length * inner)

    piles = Counter(_MARGIN + (across(d) - _MARGIN) // _STEP * _STEP for d in known)
    each = -(-max(piles.values()) // _HIGHEST)
    tops = {x: -(-count // each) for x, count in piles.items()}
    ground = max(tops.values()) * _STEP + 4
    dots = tuple(
        (x, ground - 5 - level * _STEP) for x, top in sorted(tops.items()) for level in range(top)
    )
    turns = tuple((tick.x, tick.label) for tick in ticks(first, known[-1], across, TICKS))
    return Strip(dots, turns, each, _WIDTH, ground + 20)
