"""Numbers and dates in a witness, and when those of two witnesses cannot both be meant."""

import math
from collections.abc import Iterable
from datetime import date

from tellings.model import Count, TimeExpression, Witness

Range = tuple[float, float]
"""The least and the greatest value that the words allow; infinite where open."""


def ranges(counts: Iterable[Count], witness: Witness) -> tuple[Range, ...]:
    """The ranges of the counted quantities within a witness (`counts`: those of its report).

    Of a part and its whole ("seven of the 20") only the part is what is said. Vague ones are left
    out, and so is one, which is hardly ever a figure ("one official").
    """
    inside = [c for c in counts if witness.start <= c.start and c.end <= witness.end]
    wholes = {c.part_of for c in inside}
    found = {
        (
            -math.inf if c.low is None else float(c.low),
            math.inf if c.high is None else float(c.high),
        )
        for c in inside
        if c.bound != "vague" and c.value != 1 and c.id not in wholes
    }
    return tuple(sorted(found))


def dates(times: Iterable[TimeExpression], witness: Witness) -> tuple[Range, ...]:
    """The calendar dates within a witness, as ranges of proleptic ordinals.

    Only those that say their year themselves: "on Sunday" in a reprint means another Sunday than
    its date of publication would give.
    """
    found = {
        (_ordinal(t.from_), _ordinal(t.to))
        for t in times
        if witness.start <= t.start
        and t.end <= witness.end
        and t.anchor == "none"
        and t.from_
        and t.to
        and not t.relation
    }
    return tuple(sorted(found))


def _ordinal(day: str) -> float:
    return float(date.fromisoformat(day).toordinal())


def clash(a: tuple[Range, ...], b: tuple[Range, ...]) -> bool:
    """Whether both give some and none of one agrees with any of the other."""
    return bool(a and b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)
