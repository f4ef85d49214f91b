"""A second look for disagreements: statements of two claims that tell of one act.

What clustering kept apart because too little agreed may still be one event told in two ways. Pairs
are found by an act and a place, day, actor or telling word in common, and held to the same rules
as statements of one claim.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.claims.acts import relations
from tellings.claims.compare import gap
from tellings.claims.conflicts import Knowledge, clashes, said_again, shared_words
from tellings.claims.disagree import by_value, record
from tellings.claims.explain import conflict_text
from tellings.claims.facts import Days, Facts
from tellings.claims.thresholds import Settings
from tellings.model import Disagreement, Report

_TELLING = 3.0  # nats from which a word points to one thing
_COMMON = 60  # a word that more statements have points nowhere

_FACETS = ("number", "whether")  # a day, place or doer that differs tells of another event

Pair = tuple[str, str]
Clash = tuple[str, int, int]
"""A facet, and the two statements (indices) that clash on it."""


def clashing_pairs(
    facts: Sequence[Facts],
    groups: Sequence[Sequence[int]],
    known: Knowledge,
    settings: Settings,
) -> list[Clash]:
    """Statements of two groups that cannot both be right, with the facet they clash on."""
    homes = {i: n for n, group in enumerate(groups) for i in group}
    days = [_day([facts[i] for i in group]) for group in groups]
    found = []
    for i, j in _candidates(facts, homes, known):
        a, b = facts[i], facts[j]
        one_day, other_day = days[homes[i]], days[homes[j]]
        if one_day and other_day and gap(one_day, other_day) >= settings.apart:
            continue
        if _one_thing(a, b, known):
            found += [(f, i, j) for f in _FACETS if clashes(a, b, f, known, settings)]
    return found


def between_claims(
    clashing: Sequence[Clash],
    facts: Sequence[Facts],
    homes: Mapping[int, str],
    reports: Mapping[str, Report],
) -> list[Disagreement]:
    """Conflicts between two claims; each claim stands on one side of each."""
    sides: dict[tuple[Pair, str], tuple[set[int], set[int]]] = {}
    for facet, i, j in clashing:
        if i in homes and j in homes:
            a, b = sorted((i, j), key=lambda k: homes[k])
            one, other = sides.setdefault(((homes[a], homes[b]), facet), (set(), set()))
            one.add(a)
            other.add(b)
    found = []
    for (pair, facet), both in sorted(sides.items()):
        found += _conflict(pair, facet, [[facts[i] for i in sorted(s)] for s in both], reports)
    return found


def _day(told: Sequence[Facts]) -> Days | None:
    """The day or interval that most statements of a claim give."""
    given = Counter(f.when for f in told if f.when is not None)
    return min(given, key=lambda d: (-given[d], d), default=None)


def _one_thing(a: Facts, b: Facts, known: Knowledge) -> bool:
    """Whether two statements have the same main act, and words or the day point to one event."""
    opposed = relations("opposed")
    if any(not opposed.get(x, frozenset()).isdisjoint(b.acts) for x in a.acts):
        return False
    shared = shared_words(a, b, known)
    if shared >= 2 or (shared == 1 and a.exact and a.when == b.when):
        return True
    return said_again(a, b, known)


def _candidates(
    facts: Sequence[Facts], homes: Mapping[int, int], known: Knowledge
) -> Iterator[tuple[int, int]]:
    """Pairs of statements of two claims with a telling word and the main act, or kin, in common."""
    index: dict[str, list[Facts]] = defaultdict(list)
    for f in facts:
        if not f.statement.headline and f.statement.mood != "open":
            for word in f.anchors:
                if known.telling(word) >= _TELLING:
                    index[word].append(f)
    akin = {act: {act, *others} for act, others in relations("kin").items()}
    seen: set[tuple[int, int]] = set()
    for told in index.values():
        if len(told) > _COMMON:
            continue
        by_act: dict[str, list[Facts]] = {}
        for a in told:
            for act in akin.get(a.acts[0]) or (a.acts[0],):
                for b in by_act.get(act, ()):
                    if homes[a.index] != homes[b.index] and _may_differ(a, b):
                        seen.add((min(a.index, b.index), max(a.index, b.index)))
            by_act.setdefault(a.acts[0], []).append(a)
    yield from sorted(seen)


def _may_differ(a: Facts, b: Facts) -> bool:
    """Whether some slot is filled in both, or one denies."""
    return (
        a.statement.denied != b.statement.denied
        or bool(a.amounts and b.amounts)
        or bool(a.exact and b.exact)
        or bool(a.places and b.places)
        or bool(a.agents and b.agents)
    )


def _conflict(
    pair: Pair, facet: str, sides: Sequence[Sequence[Facts]], reports: Mapping[str, Report]
) -> list[Disagreement]:
    """The conflict of the values that most of either side give."""
    chosen = {}
    for side in sides:
        groups = by_value(facet, side)
        value = max(groups, key=lambda v: (len(groups[v]), repr(v)), default=None)
        if value is None or value in chosen:
            return []
        chosen[value] = groups[value]
    order = sorted(chosen, key=lambda v: (-len({f.statement.report for f in chosen[v]}), repr(v)))
    text = conflict_text(facet, [chosen[v] for v in order], reports)
    return [record(pair, facet, "conflict", order, chosen, text, reports)]
