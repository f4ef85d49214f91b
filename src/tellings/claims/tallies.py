"""Totals of an event: how many died, were saved, were aboard, as each report tells it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.claims.compare import gap
from tellings.claims.facts import Amount, Facts
from tellings.claims.occasions import Occasion

_ROUND = 50  # a multiple of this may stand for any number near it
_CLOSE = 0.1


@dataclass(frozen=True, slots=True)
class Tallies:
    """All exact totals of one state in one event: (value, the statements that give it)."""

    state: str
    totals: tuple[tuple[float, tuple[Facts, ...]], ...]


def find_tallies(
    facts: Sequence[Facts], occasions: Iterable[Occasion], apart: int
) -> list[Tallies]:
    """Totals by event and state.

    A total belongs to the event if its report names the patient, speaks of no other such event
    and gives the total no day that is `apart` days away.
    """
    ended = [o for o in occasions if o.once.outcomes]
    if not ended:
        return []
    patients = {o.patient for o in ended}
    named: dict[str, set[str]] = {}
    for f in facts:
        here = patients & f.scene
        if here:
            named.setdefault(f.statement.report, set()).update(here)
    found: dict[tuple[str, str, str], dict[float, list[Facts]]] = {}
    for f in facts:
        here = named.get(f.statement.report, set())
        if f.statement.headline or f.statement.denied or f.statement.mood != "actual":
            continue
        for a in f.amounts:
            fitting = [o for o in ended if a.state in o.once.outcomes and o.patient in here]
            if a.value is not None and _is_total(a) and len({o.patient for o in fitting}) == 1:
                o = fitting[0]
                if not _other_day(f, o, apart):
                    key = (o.once.act, o.patient, a.state)
                    found.setdefault(key, {}).setdefault(a.value, []).append(f)
    return [
        Tallies(key[2], tuple((v, tuple(members)) for v, members in sorted(values.items())))
        for key, values in sorted(found.items())
        if len(values) > 1
    ]


def _is_total(a: Amount) -> bool:
    return a.total and a.bound == "="


def _other_day(f: Facts, occasion: Occasion, apart: int) -> bool:
    days = Counter(g.when for g in occasion.told if g.exact and g.when is not None)
    if f.when is None or not days:
        return False
    most = min(days, key=lambda d: (-days[d], d))
    return gap(f.when, most) >= apart


def round_figure(a: float, b: float) -> bool:
    """Whether one of two numbers may be the other in round figures, though no word says so."""
    near = abs(a - b) <= _CLOSE * max(abs(a), abs(b))
    return near and (a % _ROUND == 0 or b % _ROUND == 0)
