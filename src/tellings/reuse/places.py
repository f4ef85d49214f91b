"""Places: the stretches of each report that alignments mark, and which are one passage."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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
    first, last = np.searchsorted(index.starts, (start, end))
    return int(first), int(last)


def quoted_share(index: WordIndex, place: Place) -> float:
    """Share of the words of a place that stand inside quotation marks, by weight."""
    first, last = word_range(index, place.start, place.end)
    weights = index.weights[first:last].astype(np.int64)
    quoted = (index.flags[first:last] & QUOTED) > 0
    total = int(weights.sum())
    return float((weights * quoted).sum()) / total if total else 0.0


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
        for span, chosen in _settled(sides[report], same_place).items():
            if span == chosen:
                node_of[(report, *span)] = len(nodes)
                nodes.append(Place(report, *span))
        for span, chosen in _settled(sides[report], same_place).items():
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
    """Each span -> the longest span that is the same place."""
    chosen: dict[tuple[int, int], tuple[int, int]] = {}
    heads: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        best, best_share = span, 0.0
        for head in heads:
            over = min(span[1], head[1]) - max(span[0], head[0])
            share = over / (head[1] - head[0]) if over > 0 else 0.0
            if over < span[1] - span[0]:
                share = over / (max(span[1], head[1]) - min(span[0], head[0])) if over > 0 else 0.0
            if share >= same_place and share > best_share:
                best, best_share = head, share
        if best == span:
            heads.append(span)
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


def covered(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans merged where they touch, ascending."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def words_in(index: WordIndex, spans: Sequence[tuple[int, int]]) -> int:
    """How many words of a report stand in the spans."""
    ranges = (word_range(index, s, e) for s, e in covered(spans))
    return sum(last - first for first, last in ranges)


def shared_words(
    alignments: Sequence[Alignment], indexes: Mapping[str, WordIndex]
) -> dict[tuple[str, str], tuple[int, int]]:
    """For each pair of reports, how many words of each stand in their alignments."""
    spans: dict[tuple[str, str], tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
    for x in alignments:
        both = spans.setdefault((x.a, x.b), ([], []))
        both[0].append((x.a_start, x.a_end))
        both[1].append((x.b_start, x.b_end))
    return {
        (a, b): (words_in(indexes[a], one), words_in(indexes[b], other))
        for (a, b), (one, other) in spans.items()
    }
