"""Places: the stretches of each report that alignments mark, and which are one passage."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Alignment, Place
from tellings.reuse.index import QUOTED, WordIndex


@dataclass(frozen=True, slots=True)
class Family:
    """One passage: its places, and the alignments that tie them."""

    places: tuple[Place, ...]
    alignments: tuple[Alignment, ...]


class Joined:
    """Disjoint sets of numbers; the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, x: int) -> int:
        """The number that stands for the set of `x`."""
        while self._parent[x] != x:
            self._parent[x] = self._parent[self._parent[x]]
            x = self._parent[x]
        return x

    def join(self, x: int, y: int) -> None:
        """Make the sets of `x` and `y` one."""
        x, y = self.find(x), self.find(y)
        self._parent[max(x, y)] = min(x, y)


def word_range(index: WordIndex, start: int, end: int) -> tuple[int, int]:
    """[first, last) of the words that begin inside [start, end)."""
    first, last = index.starts.searchsorted((start, end)).tolist()
    return first, last


def quoted_share(index: WordIndex, place: Place) -> float:
    """Share of the words of a place that stand inside quotation marks, by weight."""
    first, last = word_range(index, place.start, place.end)
    quoted = index.flags[first:last] & QUOTED
    if not quoted.any():
        return 0.0
    weights = index.weights[first:last]
    return float(weights[quoted > 0].sum()) / float(weights.sum())


def families(alignments: Sequence[Alignment], same_place: float) -> list[Family]:
    """Alignments grouped so that those which mark the same place of a report are one family.

    Two stretches of one report are the same place when their overlap is at least `same_place` of
    their union; a short passage inside a longer one stays a family of its own.
    """
    sides: dict[str, set[tuple[int, int]]] = {}
    for x in alignments:
        sides.setdefault(x.a, set()).add((x.a_start, x.a_end))
        sides.setdefault(x.b, set()).add((x.b_start, x.b_end))
    nodes: list[Place] = []
    node_of: dict[tuple[str, int, int], int] = {}
    for report in sorted(sides):
        settled = _settled(sides[report], same_place)
        for span, chosen in settled.items():
            if span == chosen:
                node_of[(report, *span)] = len(nodes)
                nodes.append(Place(report, *span))
        for span, chosen in settled.items():
            node_of[(report, *span)] = node_of[(report, *chosen)]
    sets = Joined(len(nodes))
    for x in alignments:
        sets.join(node_of[x.a, x.a_start, x.a_end], node_of[x.b, x.b_start, x.b_end])
    places: dict[int, list[Place]] = {}
    tied: dict[int, list[Alignment]] = {}
    for number, node in enumerate(nodes):
        places.setdefault(sets.find(number), []).append(node)
    for x in alignments:
        tied.setdefault(sets.find(node_of[x.a, x.a_start, x.a_end]), []).append(x)
    return [Family(_apart(places[k]), tuple(tied[k])) for k in sorted(places)]


def _settled(
    spans: set[tuple[int, int]], same_place: float
) -> dict[tuple[int, int], tuple[int, int]]:
    """Each span -> the longest span that is the same place.

    A span's place is at most 1 / `same_place` times as long, and its start is nearer than its
    length, so the spans that stand for others (heads) are looked up by size and start.
    """
    chosen: dict[tuple[int, int], tuple[int, int]] = {}
    heads: dict[tuple[int, int], list[tuple[int, int]]] = {}
    levels = range(math.ceil(math.log2(1 / same_place)) + 1)
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        start, end = span
        best, merit = span, (0.0, 0, 0)
        level = (end - start).bit_length()
        for size in (level + more for more in levels):
            cell = start >> size
            for at in (cell - 1, cell, cell + 1):
                for head in heads.get((size, at), ()):
                    over = min(end, head[1]) - max(start, head[0])
                    share = over / (max(end, head[1]) - min(start, head[0]))
                    rank = (share, head[1] - head[0], -head[0])
                    if share >= same_place and rank > merit:
                        best, merit = head, rank
        if best == span:
            heads.setdefault((level, start >> level), []).append(span)
        chosen[span] = best
    return chosen


def _apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places in order, without those mostly covered by a longer one of the same report."""
    kept: list[Place] = []
    ordered = sorted(places, key=lambda p: (p.report, p.start - p.end, p.start))
    for _, group in itertools.groupby(ordered, key=lambda p: p.report):
        own: list[Place] = []
        for place in group:
            size = place.end - place.start
            if not any(min(k.end, place.end) - max(k.start, place.start) > 0.5 * size for k in own):
                own.append(place)
        kept += own
    return tuple(sorted(kept))


def shared_words(
    alignments: Sequence[Alignment], indexes: Mapping[str, WordIndex]
) -> dict[tuple[str, str], tuple[int, int]]:
    """For each pair of reports, how many words of each stand in their alignments."""
    bounds: dict[str, list[int]] = {}
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for x in alignments:
        a, b = bounds.setdefault(x.a, []), bounds.setdefault(x.b, [])
        pairs.setdefault((x.a, x.b), []).append((len(a), len(b)))
        a += (x.a_start, x.a_end)
        b += (x.b_start, x.b_end)
    words = {r: indexes[r].starts.searchsorted(at).tolist() for r, at in sorted(bounds.items())}
    return {
        (a, b): (
            _covered([(words[a][i], words[a][i + 1]) for i, _ in rows]),
            _covered([(words[b][j], words[b][j + 1]) for _, j in rows]),
        )
        for (a, b), rows in pairs.items()
    }


def _covered(spans: list[tuple[int, int]]) -> int:
    """How many numbers stand in at least one of the half-open spans."""
    total, reached = 0, -1
    for start, end in sorted(spans):
        if end > reached:
            total += end - max(start, reached)
            reached = end
    return total
