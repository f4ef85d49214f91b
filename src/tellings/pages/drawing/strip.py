"""When the reports were published: one dot a report on a line of time, laid out for SVG."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tellings.pages.wording import MONTHS

_WIDTH, _MARGIN, _STEP, _HIGHEST = 720, 24, 7, 12


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
    known = sorted(d for d in map(_day, days) if d is not None)
    if len(set(known)) < 2:
        return None
    first, length = known[0], (known[-1] - known[0]).days
    inner = _WIDTH - 2 * _MARGIN

    def across(day: date) -> int:
        return _MARGIN + round((day - first).days / length * inner)

    piles = Counter(_MARGIN + (across(d) - _MARGIN) // _STEP * _STEP for d in known)
    each = -(-max(piles.values()) // _HIGHEST)
    tops = {x: -(-count // each) for x, count in piles.items()}
    ground = max(tops.values()) * _STEP + 4
    dots = tuple(
        (x, ground - 5 - level * _STEP) for x, top in sorted(tops.items()) for level in range(top)
    )
    return Strip(dots, _ticks(first, known[-1], across), each, _WIDTH, ground + 20)


def _ticks(first: date, last: date, across: Callable[[date], int]) -> tuple[tuple[int, str], ...]:
    """The turns of years (every so many that ten fit), else of months, else days."""
    years = [date(y, 1, 1) for y in range(first.year + 1, last.year + 1)]
    if len(years) > 1:
        every = -(-len(years) // 10)
        return tuple((across(d), str(d.year)) for d in years[::every])
    turns = (
        date(first.year + m // 12, m % 12 + 1, 1) for m in range(first.month, first.month + 30)
    )
    months = [d for d in turns if first < d <= last]
    if len(months) > 1:
        every = -(-len(months) // 8)
        return tuple((across(d), f"{MONTHS[d.month - 1][:3]} {d.year}") for d in months[::every])
    length = (last - first).days
    every = -(-length // 8)
    days = [first + timedelta(days=n) for n in range(0, length + 1, every)]
    return tuple((across(d), f"{d.day} {MONTHS[d.month - 1][:3]}") for d in days)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
