"""Disagreements between claims: tellings of one event that stand in different claims."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tellings.claims.conflicts import Knowledge, clashes_once
from tellings.claims.disagree import (
    Grouped,
    Value,
    by_value,
    by_witness,
    elsewhere,
    record,
    superseded,
)
from tellings.claims.explain import conflict_text, stale_text
from tellings.claims.facts import Facts
from tellings.claims.occasions import Occasion
from tellings.claims.tallies import Tallies, round_figure
from tellings.claims.thresholds import Settings
from tellings.model import Disagreement, Place, Report

Clash = Callable[[Facts, Facts], bool]


def of_occasion(
    occasion: Occasion,
    homes: Mapping[int, str],
    known: Knowledge,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    """Where tellings of what happened once cannot all be right: day, place, doer, whether."""
    found: list[Disagreement] = []
    told = [f for f in occasion.told if f.index in homes]
    for facet in ("time", "where", "who", "whether"):
        members = told
        if facet == "who":
            members = [f for f in told if occasion.agentive(f)]
        groups = by_value(facet, members)

        def clash(a: Facts, b: Facts, facet: str = facet) -> bool:
            near = a.when is None or b.when is None or abs(a.when[0] - b.when[0]) < settings.apart
            return near and clashes_once(a, b, facet, occasion.patient, known)

        found += _split(facet, groups, clash, homes, reports)
    return found


def _split(
    facet: str,
    groups: Grouped,
    clash: Clash,
    homes: Mapping[int, str],
    reports: Mapping[str, Report],
) -> list[Disagreement]:
    """A conflict between the value of most reports and those that exclude it, if there is one."""
    if len(groups) < 2:
        return []
    main, *rest = by_witness(groups)
    sides = {main: groups[main]}
    for value in rest:
        mine = [b for b in groups[value] if any(clash(a, b) for a in groups[main])]
        if mine:
            sides[value] = mine
    if len(sides) < 2:
        return []
    order = list(sides)
    text = conflict_text(facet, [sides[v] for v in order], reports)
    return [record(_claims(sides, homes), facet, "conflict", order, sides, text, reports)]


def of_tallies(
    tallies: Tallies,
    homes: Mapping[int, str],
    known: Knowledge,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    """Where totals of one state in one event differ, or one is an older state of the other."""
    groups: Grouped = {
        (value,): [f for f in members if f.index in homes] for value, members in tallies.totals
    }
    groups = {value: members for value, members in groups.items() if members}
    if len(groups) < 2:
        return []
    found: list[Disagreement] = []
    main, *rest = by_witness(groups)
    real: list[Value] = [main]
    for value in rest:
        small, large = sorted((main, value), key=_number)
        if round_figure(_number(small), _number(large)) or not _apart(groups[main], groups[value]):
            continue
        if elsewhere(groups[main], groups[value], known):
            continue
        if superseded(groups[small], groups[large], settings):
            text = stale_text(groups[small], groups[large], reports)
            claims = _claims({v: groups[v] for v in (small, large)}, homes)
            found.append(record(claims, "number", "stale", [small, large], groups, text, reports))
        else:
            real.append(value)
    if len(real) > 1:
        text = conflict_text("number", [groups[v] for v in real], reports)
        claims = _claims({v: groups[v] for v in real}, homes)
        found.append(record(claims, "number", "conflict", real, groups, text, reports))
    return found


def _number(value: Value) -> float:
    number = value[0]
    return float(number) if isinstance(number, int | float) else 0.0


def _apart(one: Sequence[Facts], other: Sequence[Facts]) -> bool:
    """Whether each side has an outlet of its own; one that gives both has corrected itself."""
    mine, theirs = ({f.outlet or f.statement.report for f in side} for side in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def _claims(sides: Grouped, homes: Mapping[int, str]) -> tuple[str, ...]:
    """The claims that the statements of the sides belong to."""
    return tuple(sorted({homes[f.index] for members in sides.values() for f in members}))


def not_yet_told(
    found: Iterable[Disagreement], before: Sequence[Disagreement]
) -> list[Disagreement]:
    """Disagreements whose sides are not already sides of one of `before`, on the same facet."""
    sides: dict[tuple[str, Place], set[tuple[int, int]]] = {}
    for n, o in enumerate(before):
        for k, side in enumerate(o.sides):
            for w in side.witnesses:
                sides.setdefault((o.facet, w), set()).add((n, k))
    kept = []
    for d in found:
        met = set().union(*(sides.get((d.facet, w), ()) for s in d.sides for w in s.witnesses))
        numbers = [n for n, _ in met]
        if len(set(numbers)) == len(numbers):  # no two sides of one of `before` are met
            kept.append(d)
    return kept
