"""Claims made one because they agree in number, day and place, by whatever verbs they are told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.acts import relations
from tellings.claims.copies import Groups
from tellings.claims.facts import Days, Facts

_CHANCE = 10  # numbers below this agree by chance
_HALF = 0.5

Figure = tuple[float, str]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a group of statements mostly says."""

    figure: Figure
    day: Days | None
    acts: frozenset[str]
    where: frozenset[str]
    who: frozenset[str]
    denied: bool
    planned: bool


def merge_same_figures(facts: Sequence[Facts], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Groups with those made one that give the same number of the same on the same day.

    A place or an actor must go with it, both where one gives no day, and no act of one may undo
    an act of the other.
    """
    found: dict[Figure, list[tuple[int, _Profile]]] = {}
    for n, group in enumerate(groups):
        profile = _profile([facts[i] for i in group])
        if profile is not None:
            found.setdefault(profile.figure, []).append((n, profile))
    sets = Groups(len(groups))
    for same in found.values():
        for k, (n, one) in enumerate(same):
            for m, other in same[:k]:
                if _agree(one, other):
                    sets.join(n, m)
    return sorted(sorted(i for g in s for i in groups[g]) for s in sets.sets())


def _profile(members: Sequence[Facts]) -> _Profile | None:
    """The number that most members give, with what goes with it; None where few give one."""
    figures: Counter[Figure] = Counter()
    for f in members:
        for a in f.amounts:
            if a.value is not None and a.value >= _CHANCE and a.bound == "=" and not a.part:
                figures[a.value, a.noun] += 1
    if not figures:
        return None
    figure, n = min(figures.items(), key=lambda item: (-item[1], item[0]))
    if n < _HALF * sum(bool(f.amounts) for f in members):
        return None
    days = Counter(f.when for f in members if f.exact and f.when is not None)
    half = _HALF * len(members)
    return _Profile(
        figure,
        min(days, key=lambda d: (-days[d], d), default=None),
        frozenset(a for a, k in Counter(x for f in members for x in f.acts[:2]).items() if k > half)
        or frozenset(members[0].acts[:1]),
        frozenset(p for f in members for p in f.places),
        frozenset(p for f in members for p in f.actors),
        sum(f.statement.denied for f in members) > half,
        sum(f.statement.mood != "actual" for f in members) > half,
    )


def _agree(a: _Profile, b: _Profile) -> bool:
    """Whether two groups tell one event."""
    opposed = relations("opposed")
    if (a.denied, a.planned) != (b.denied, b.planned):
        return False
    if any(not opposed.get(x, frozenset()).isdisjoint(b.acts) for x in a.acts):
        return False
    if a.day is not None and b.day is not None:
        return a.day == b.day and bool(a.where & b.where or a.who & b.who)
    return bool(a.where & b.where and a.who & b.who)
