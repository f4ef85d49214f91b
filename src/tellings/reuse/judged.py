"""What people said about shared words: kinds of passages, and who took words from whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.model import Alignment, Borrowing, Evidence, Place, Ruling
from tellings.reuse.index import WordIndex
from tellings.reuse.places import Family, word_range
from tellings.reuse.tree import Edge

SURE = 60.0
"""Log-odds, and weight over all shared words, of a step that a person confirmed."""


def pinned_kinds(
    families: Sequence[Family], judged: Sequence[Ruling]
) -> dict[int, tuple[str, tuple[Evidence, ...]]]:
    """Number of a family -> the kind that people pinned it to, and by whom.

    A ruling is about the family that stands on most of its places, if these are half of the places
    of both.
    """
    found: dict[int, tuple[str, tuple[Evidence, ...]]] = {}
    for ruling in judged:
        shares = [(_share(f.places, ruling.left), -i) for i, f in enumerate(families)]
        share, number = max(shares, default=(0.0, 0))
        if share >= 0.5 and ruling.value is not None:
            kind, evidence = found.get(-number, (ruling.value, ()))
            found[-number] = (kind, evidence + ruling.evidence)
    return found


def _share(places: Sequence[Place], said: Sequence[Place]) -> float:
    """How many of the places are the same, as a share of the longer list."""
    by_report: dict[str, list[Place]] = {}
    for p in said:
        by_report.setdefault(p.report, []).append(p)
    if not any(p.report in by_report for p in places):
        return 0.0
    same = sum(any(_most(p, q) for q in by_report.get(p.report, ())) for p in places)
    return same / max(len(places), len(said))


def _most(p: Place, q: Place) -> bool:
    common = min(p.end, q.end) - max(p.start, q.start)
    return 2 * common >= max(p.end - p.start, q.end - q.start)


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of reports (smaller id first) that people spoke of.

    `never` share no step of the tree; `odds` are the log-odds that the first comes before the
    second, where that was said; `rulings` all that was said.
    """

    never: frozenset[Edge]
    odds: Mapping[Edge, float]
    rulings: tuple[Ruling, ...]

    @classmethod
    def of(cls, judged: Sequence[Ruling], known: Iterable[str]) -> "JudgedPairs":
        """What was said of two different reports that are both `known`."""
        there = set(known)
        rulings = tuple(r for r in judged if r.left and r.right and {*_pair(r)} <= there)
        rulings = tuple(r for r in rulings if _pair(r)[0] != _pair(r)[1])
        never: set[Edge] = set()
        odds: dict[Edge, float] = {}
        for r in rulings:
            a, b = _pair(r)
            edge = (min(a, b), max(a, b))
            if not r.holds:
                never.add(edge)
            elif r.value == "decided":
                odds[edge] = SURE if edge == (a, b) else -SURE
        return cls(frozenset(never), odds, rulings)

    def weighed(self, weights: Mapping[Edge, float]) -> dict[Edge, float]:
        """The weights of a tree without the pairs ruled out, the confirmed ones before all."""
        kept = {pair: w for pair, w in weights.items() if pair not in self.never}
        most = max((abs(w) for w in kept.values()), default=0.0)
        return {p: w + most + SURE if p in self.odds else w for p, w in kept.items()}


def steps_as_judged(
    steps: Iterable[Borrowing],
    said: JudgedPairs,
    ties: Sequence[Alignment],
    indexes: Mapping[str, WordIndex],
) -> list[Borrowing]:
    """The steps with those that people spoke of as they said, whatever the tree came to."""
    found = list(steps)
    for ruling in said.rulings:
        source, copy = _pair(ruling)
        old = [b for b in found if {b.from_, b.to} == {source, copy}]
        found = [b for b in found if b not in old]
        if not ruling.holds:
            continue
        # what spoke for the other direction does not speak for this one
        spoke = (e for b in old if b.from_ == source for e in b.evidence)
        reasons = tuple(e for e in spoke if e not in ruling.evidence)
        decided = ruling.value == "decided"
        step = Borrowing(
            source,
            copy,
            "decided" if decided else "undetermined",
            1.0 if decided else 0.5,
            _shared(source, copy, ties, indexes),
            (*ruling.evidence, *reasons),
        )
        found.append(step)
    return found


def _shared(
    source: str, copy: str, ties: Sequence[Alignment], indexes: Mapping[str, WordIndex]
) -> float:
    """The share of a copy's words that stand in passages it shares with its source."""
    index = indexes[copy]
    within = np.zeros(len(index), dtype=bool)
    for x in ties:
        if (x.a, x.b) == (copy, source):
            within[slice(*word_range(index, x.a_start, x.a_end))] = True
        elif (x.b, x.a) == (copy, source):
            within[slice(*word_range(index, x.b_start, x.b_end))] = True
    return round(float(within.mean()), 4) if len(index) else 0.0


def _pair(ruling: Ruling) -> Edge:
    return ruling.left[0].report, ruling.right[0].report
