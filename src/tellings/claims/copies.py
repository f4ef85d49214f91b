"""Statements that are the same words: alignments carry a claim from copy to copy."""

import bisect
from collections.abc import Iterable, Sequence

from tellings.claims.facts import Facts
from tellings.claims.thresholds import Settings
from tellings.model import Alignment


class Groups:
    """Disjoint sets over range(n) (Tarjan 1975, path halving); the smallest member represents."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def find(self, i: int) -> int:
        """The representative of i's set."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make the sets of i and j one."""
        a, b = sorted((self.find(i), self.find(j)))
        self._parent[b] = a

    def sets(self) -> list[list[int]]:
        """All sets, members ascending, by smallest member."""
        found: dict[int, list[int]] = {}
        for i in range(len(self._parent)):
            found.setdefault(self.find(i), []).append(i)
        return [found[key] for key in sorted(found)]


def copied_statements(
    facts: Sequence[Facts], alignments: Iterable[Alignment], settings: Settings
) -> list[tuple[int, int]]:
    """Pairs of statements (indices into `facts`) that stand on the same aligned words.

    An alignment maps places proportionally; of the statements near the mapped place the one with
    the likest content words is taken, if it is like enough.
    """
    places = _by_report(facts)
    words: dict[int, frozenset[str]] = {}
    pairs = []
    for al in alignments:
        theirs = places.get(al.b)
        if theirs is None or al.a not in places:
            continue
        scale = (al.b_end - al.b_start) / max(1, al.a_end - al.a_start)
        slack = 40 + (al.b_end - al.b_start) // 10
        for i in _inside(places[al.a], al.a_start, al.a_end):
            s = facts[i].statement
            start = al.b_start + int((s.start - al.a_start) * scale)
            end = al.b_start + int((s.end - al.a_start) * scale)
            best = max(
                (
                    (
                        _likeness(facts[i], facts[j], words),
                        -abs(facts[j].statement.start - start),
                        -j,
                    )
                    for j in _inside(theirs, al.b_start, al.b_end)
                    if facts[j].statement.start < end + slack
                    and start - slack < facts[j].statement.end
                ),
                default=(0.0, 0, 0),
            )
            if best[0] >= settings.same_words:
                pairs.append((i, -best[2]))
    return pairs


def _by_report(facts: Sequence[Facts]) -> dict[str, tuple[list[int], list[int]]]:
    """Report -> (starts, indices) of its statements, ascending."""
    found: dict[str, list[tuple[int, int]]] = {}
    for f in facts:
        if not f.statement.headline:
            found.setdefault(f.statement.report, []).append((f.statement.start, f.index))
    return {
        report: ([s for s, _ in sorted(items)], [i for _, i in sorted(items)])
        for report, items in found.items()
    }


def _inside(places: tuple[list[int], list[int]], start: int, end: int) -> list[int]:
    """Statements that begin inside [start, end), or just before it."""
    low = bisect.bisect_left(places[0], start - 10)
    return places[1][low : bisect.bisect_left(places[0], end)]


def _likeness(a: Facts, b: Facts, words: dict[int, frozenset[str]]) -> float:
    """Jaccard of content words, actors, places and numbers; 0 where polarity differs.

    `words` are those of statements that were compared before, by index.
    """
    if a.statement.denied != b.statement.denied:
        return 0.0
    for f in (a, b):
        if f.index not in words:
            words[f.index] = _words(f)
    mine, theirs = words[a.index], words[b.index]
    both = len(mine & theirs)
    return both / max(1, len(mine) + len(theirs) - both)


def _words(f: Facts) -> frozenset[str]:
    values = {str(a.value) for a in f.amounts}
    return f.anchors | f.actors | f.places | f.sources | f.goals | values
