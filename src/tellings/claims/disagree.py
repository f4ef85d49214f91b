"""Disagreements of one claim: sides by value, and how the difference is to be read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from tellings.claims.compare import fits, gap
from tellings.claims.conflicts import Knowledge, clashes, plain_amounts
from tellings.claims.explain import conflict_text, stale_text, variant_text, words_of
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
    for facet in _VALUES:
        groups = by_value(facet, usable)
        if len(groups) > 1:
            found += _of_facet((claim,), facet, groups, known, reports, settings)
    return found


def by_value(facet: str, members: Iterable[Facts]) -> Grouped:
    """Statements by what they give for a facet; those that give nothing are left out."""
    groups: Grouped = {}
    for f in members:
        key = _VALUES[facet](f)
        if key is not None:
            groups.setdefault(key, []).append(f)
    return groups


def by_witness(groups: Grouped) -> list[Value]:
    """The values of some groups, those of most reports first."""
    return sorted(groups, key=lambda v: (-len({f.statement.report for f in groups[v]}), repr(v)))


def _of_facet(
    claim: tuple[str, ...],
    facet: str,
    groups: Grouped,
    known: Knowledge,
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    order = by_witness(groups)
    main = order[0]
    opposed = [v for v in order[1:] if _clash(groups[main], groups[v], facet, known, settings)]
    found: list[Disagreement] = []
    old = [v for v in opposed if facet == "number" and _superseded(groups, main, v, settings)]
    for v in old:
        small, large = sorted((main, v), key=lambda x: _number_of(groups[x][0]))
        text = stale_text(groups[small], groups[large], reports)
        found.append(record(claim, facet, "stale", [small, large], groups, text, reports))
    real = [v for v in opposed if v not in old]
    if real:
        sides = [main, *real]
        if facet == "whether":
            groups = _clashing(groups, sides, known, settings)
        text = conflict_text(facet, [groups[v] for v in sides], reports)
        found.append(record(claim, facet, "conflict", sides, groups, text, reports))
    elif facet == "number":
        found += _variant(claim, order, groups, reports)
    return found


def _clash(
    one: Sequence[Facts], other: Sequence[Facts], facet: str, known: Knowledge, settings: Settings
) -> bool:
    n = settings.compared
    if facet == "number" and elsewhere(one, other, known):
        return False
    if facet != "time" and _long_apart(one, other, settings):
        return False
    return any(
        clashes(a, b, facet, known, settings) for a in _fullest(one, n) for b in _fullest(other, n)
    )


def elsewhere(one: Sequence[Facts], other: Sequence[Facts], known: Knowledge) -> bool:
    """Whether one side counts in another place: a number of another scope is no conflict."""
    mine = Counter(p for f in one for p in f.places)
    theirs = Counter(p for f in other for p in f.places)
    if not mine or not theirs:
        return False
    a, b = (min(c, key=lambda p: (-c[p], p)) for c in (mine, theirs))
    return a != b and not known.inside(a, b)


def _long_apart(one: Sequence[Facts], other: Sequence[Facts], settings: Settings) -> bool:
    """Whether most of one side and most of the other tell of days that are far apart."""
    mine, theirs = (Counter(f.when for f in side if f.exact and f.when) for side in (one, other))
    if not mine or not theirs:
        return False
    a, b = (min(c, key=lambda d: (-c[d], d)) for c in (mine, theirs))
    return gap(a, b) >= settings.apart


def _clashing(
    groups: Grouped, sides: Sequence[Value], known: Knowledge, settings: Settings
) -> Grouped:
    """Only those who assert and who deny the very same, the fullest first."""
    one, other = (_fullest(groups[v], 4 * settings.compared) for v in sides)
    return {
        sides[0]: [a for a in one if any(clashes(a, b, "whether", known, settings) for b in other)],
        sides[1]: [b for b in other if any(clashes(a, b, "whether", known, settings) for a in one)],
    }


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
    return f.when if f.exact and f.firm else None


def _number(f: Facts) -> Value | None:
    if f.statement.denied or not f.amounts:
        return None
    first = next(iter(plain_amounts(f)), f.amounts[0])
    return (first.noun, first.value, first.bound, first.part)


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


_TOLLS = frozenset({"kill", "die", "injure", "arrest", "confine", "evacuate", "damage", "poison"})


def _superseded(groups: Grouped, a: Value, b: Value, settings: Settings) -> bool:
    """Whether the smaller number is an earlier state of a count that was still rising.

    Either one speaker gives both, the smaller first; or it is a toll that was given in the first
    days and by nobody new once the larger was known.
    """
    if a[0] != b[0]:
        return False
    small, large = sorted((groups[a], groups[b]), key=lambda g: _number_of(g[0]))
    return superseded(small, large, settings)


def superseded(small: Sequence[Facts], large: Sequence[Facts], settings: Settings) -> bool:
    """Whether those who give a smaller number give an earlier state of the larger one."""
    first_small, first_large = _first(small), _first(large)
    if first_small is None or first_large is None or first_large < first_small:
        return False
    speakers = {f.speaker for f in small} & {f.speaker for f in large} - {None}
    if speakers and first_large <= first_small + settings.fresh:
        return True
    days = [f.when[0] for f in (*small, *large) if f.exact and f.when]
    toll = any(_TOLLS.intersection(f.acts) for f in small)
    in_time = bool(days) and first_small <= min(days) + settings.fresh
    return toll and in_time and first_small < first_large and not _confirmed(small, first_large)


def _confirmed(small: Sequence[Facts], since: int) -> bool:
    """Whether somebody new gives the smaller number after the larger was known (copies do not)."""
    early = {f.speaker for f in small if f.published and f.published[0] < since}
    late = [f for f in small if f.published and f.published[0] >= since]
    return any(f.speaker not in early for f in late)


def _first(members: Iterable[Facts]) -> int | None:
    return min((f.published[0] for f in members if f.published), default=None)


def _variant(
    claim: tuple[str, ...],
    order: Sequence[Value],
    groups: Grouped,
    reports: Mapping[str, Report],
) -> list[Disagreement]:
    """Two ways of putting one number that both hold: a bound, a part, a round figure."""
    main = order[0]
    for v in order[1:]:
        a, b = groups[main][0].amounts, groups[v][0].amounts
        pair = next(
            ((x, y) for x in a for y in b if x.noun == y.noun and x != y and fits(x, y)), None
        )
        if pair is not None and (pair[0].bound != pair[1].bound or pair[0].part != pair[1].part):
            text = variant_text(pair, groups[main], groups[v], reports)
            return [record(claim, "number", "variant", [main, v], groups, text, reports)]
    return []


def record(
    claims: tuple[str, ...],
    facet: str,
    relation: str,
    values: Sequence[Value],
    groups: Grouped,
    text: str,
    reports: Mapping[str, Report],
) -> Disagreement:
    """A disagreement between the groups of these values, its sides in the order given."""
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
    ident = stable_id("d", *claims, facet, relation, *(s.witnesses for s in sides))
    return Disagreement(ident, facet, sides, relation, text, claims)
