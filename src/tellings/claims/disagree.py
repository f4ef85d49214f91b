"""Disagreements of one claim: sides by value, and how the difference is to be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tellings.claims.compare import fits
from tellings.claims.conflicts import Knowledge, clashes, plain_amounts
from tellings.claims.explain import conflict_text, stale_text, variant_text
from tellings.claims.facts import Facts
from tellings.claims.thresholds import Settings
from tellings.model import Disagreement, Place, Report, Side, stable_id

Value = tuple[object, ...]
Grouped = dict[Value, list[Facts]]


def disagreements_of(
    claim: str,
    members: Sequence[Facts],
    known: Knowledge,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    """All disagreements between the witnesses of one claim, by facet."""
    found: list[Disagreement] = []
    usable = [f for f in members if f.statement.mood != "open" and not f.statement.headline]
    for facet, value in _VALUES.items():
        groups: Grouped = {}
        for f in usable:
            key = value(f)
            if key is not None:
                groups.setdefault(key, []).append(f)
        if len(groups) > 1:
            found += _of_facet(claim, facet, groups, known, reports, settings)
    return found


def _of_facet(
    claim: str,
    facet: str,
    groups: Grouped,
    known: Knowledge,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    order = sorted(groups, key=lambda v: (-len({f.statement.report for f in groups[v]}), repr(v)))
    main = order[0]
    opposed = [v for v in order[1:] if _clash(groups[main], groups[v], facet, known, settings)]
    found: list[Disagreement] = []
    old = [v for v in opposed if facet == "number" and _superseded(groups, main, v, settings)]
    for v in old:
        small, large = sorted((main, v), key=lambda x: _number_of(groups[x][0]))
        text = stale_text(groups[small], groups[large], reports)
        found.append(_record(claim, facet, "stale", [small, large], groups, text, reports))
    real = [v for v in opposed if v not in old]
    if real:
        sides = [main, *real]
        text = conflict_text(facet, [groups[v] for v in sides], reports)
        found.append(_record(claim, facet, "conflict", sides, groups, text, reports))
    elif facet == "number":
        found += _variant(claim, order, groups, reports, settings)
    return found


def _clash(
    one: Sequence[Facts], other: Sequence[Facts], facet: str, known: Knowledge, settings: Settings
) -> bool:
    n = settings.compared
    return any(
        clashes(a, b, facet, known, settings) for a in _fullest(one, n) for b in _fullest(other, n)
    )


def _fullest(members: Sequence[Facts], n: int) -> list[Facts]:
    return sorted(
        members,
        key=lambda f: (
            -((f.when is not None) + bool(f.amounts) + bool(f.agents) + bool(f.places)),
            f.statement.report,
            f.statement.start,
        ),
    )[:n]


# values by facet ---------------------------------------------------------------------------


def _time(f: Facts) -> Value | None:
    return f.when if f.exact and not f.statement.denied else None


def _number(f: Facts) -> Value | None:
    if f.statement.denied or not f.amounts:
        return None
    first = next(iter(plain_amounts(f)), f.amounts[0])
    return (first.value, first.bound, first.part)


def _where(f: Facts) -> Value | None:
    return tuple(sorted(f.places)) if f.places and not f.statement.denied else None


def _who(f: Facts) -> Value | None:
    return tuple(sorted(f.agents)) if f.agents and not f.statement.denied else None


def _whether(f: Facts) -> Value | None:
    return ("denied" if f.statement.denied else "asserted",)


_VALUES: dict[str, Callable[[Facts], Value | None]] = {
    "time": _time,
    "number": _number,
    "where": _where,
    "who": _who,
    "whether": _whether,
}


def _number_of(f: Facts) -> float:
    amounts = plain_amounts(f) or list(f.amounts)
    return amounts[0].value or 0.0


# superseded and compatible numbers ------------------------------------------------------------


def _superseded(groups: Grouped, a: Value, b: Value, settings: Settings) -> bool:
    """Whether the smaller number is an earlier state: one speaker gives both, the smaller first."""
    small, large = sorted((groups[a], groups[b]), key=lambda g: _number_of(g[0]))
    speakers = {f.speaker for f in small} & {f.speaker for f in large} - {None}
    if not speakers:
        return False
    first_small, first_large = _first(small), _first(large)
    if first_small is None or first_large is None:
        return False
    return first_small <= first_large <= first_small + settings.fresh


def _first(members: Iterable[Facts]) -> int | None:
    return min((f.published[0] for f in members if f.published), default=None)


def _variant(
    claim: str,
    order: Sequence[Value],
    groups: Grouped,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    """Two ways of putting one number that both hold: a bound, a part, a round figure."""
    main = order[0]
    for v in order[1:]:
        a, b = groups[main][0].amounts, groups[v][0].amounts
        pair = next(((x, y) for x in a for y in b if fits(x, y) and x != y), None)
        if pair is not None and (pair[0].bound != pair[1].bound or pair[0].part != pair[1].part):
            text = variant_text(pair, groups[main], groups[v], reports)
            return [_record(claim, "number", "variant", [main, v], groups, text, reports)]
    return []


def _record(
    claim: str,
    facet: str,
    relation: str,
    values: Sequence[Value],
    groups: Grouped,
    text: str,
    reports: Mapping[str, Report],
) -> Disagreement:
    from tellings.claims.explain import words_of

    sides = tuple(
        Side(
            words_of(facet, groups[v], reports),
            tuple(
                sorted({Place(f.statement.report, f.statement.start, f.statement.end)
                        for f in groups[v]})
            ),
        )
        for v in values
    )  # fmt: skip
    ident = stable_id("d", claim, facet, relation, *(s.witnesses for s in sides))
    return Disagreement(ident, facet, sides, relation, text, (claim,))
