"""The turns of years, months or days along a line of time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tellings.pages.wording import MONTHS


@dataclass(frozen=True, slots=True)
class Tick:
    """A turn at `x`, and what begins there."""

    x: int
    label: str


def day(value: str | None) -> date | None:
    """The day that an ISO date begins with, None where it names none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def ticks(
    first: date, last: date, across: Callable[[date], int], most: int = 10
) -> tuple[Tick, ...]:
    """The turns of years (every so many that `most` fit), else of months, else days."""
    years = [date(y, 1, 1) for y in range(first.year + 1, last.year + 1)]
    if len(years) > 1:
        return tuple(Tick(across(d), str(d.year)) for d in years[:: -(-len(years) // most)])
    turns = (
        date(first.year + m // 12, m % 12 + 1, 1) for m in range(first.month, first.month + 30)
    )
    months = [d for d in turns if first < d <= last]
    if len(months) > 1:
        every = -(-len(months) // most)
        return tuple(
            Tick(across(d), f"{MONTHS[d.month - 1][:3]} {d.year}") for d in months[::every]
        )
    length = (last - first).days
    every = max(1, -(-length // most))
    days = [first + timedelta(days=n) for n in range(0, length + 1, every)]
    return tuple(Tick(across(d), f"{d.day} {MONTHS[d.month - 1][:3]}") for d in days)
