"""Passages found by another program beside ours: which pairs of reports each of them ties."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.model import Place, Span
from tellings.store import Database, reader
from tellings.views.headings import headings


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places of one cluster of shared words, sorted."""

    id: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two reports: characters of `a` that stand in `b` too, as we found and as the other did.

    `both` are those that both found. `a_name` and `b_name` are how the reports are called.
    """

    a: str
    a_name: str
    b: str
    b_name: str
    ours: int
    theirs: int
    both: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs that either found: those that differ most first; `strange` records had no place."""

    rows: tuple[PairRow, ...]
    both: int
    only_ours: int
    only_theirs: int
    strange: int


def named_by(store: Database) -> dict[str, str]:
    """Key or id -> report; a key that several reports have names none."""
    keys: dict[str, set[str]] = defaultdict(set)
    for report, places in reader.places(store.connection).items():
        for key, _, _ in places:
            keys[key].add(report)
    named = {key: next(iter(reports)) for key, reports in keys.items() if len(reports) == 1}
    return named | {report: report for reports in keys.values() for report in reports}


def beside(store: Database, clusters: Iterable[Cluster], strange: int = 0) -> Comparison:
    """Our passages beside these, pair by pair."""
    ours = _tied(p.places for p in reader.passages(store.connection))
    theirs = _tied(c.places for c in clusters)
    pairs = sorted({**ours, **theirs})
    called = {h.id: h.outlet or h.key for h in headings(store, {r for pair in pairs for r in pair})}
    rows = []
    for a, b in pairs:
        mine, other = ours.get((a, b), []), theirs.get((a, b), [])
        both = common(mine, other)
        rows.append(PairRow(a, called[a], b, called[b], length(mine), length(other), length(both)))
    rows.sort(key=lambda r: (r.both - max(r.ours, r.theirs), r.a, r.b))
    return Comparison(
        tuple(rows),
        sum(r.ours > 0 and r.theirs > 0 for r in rows),
        sum(r.theirs == 0 for r in rows),
        sum(r.ours == 0 for r in rows),
        strange,
    )


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch as one, ascending."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def common(a: Sequence[Span], b: Sequence[Span]) -> list[Span]:
    """What two lists of merged spans share, ascending."""
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        start, end = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if start < end:
            found.append((start, end))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return found


def length(spans: Iterable[Span]) -> int:
    """Characters in merged spans."""
    return sum(end - start for start, end in spans)


def _tied(groups: Iterable[Iterable[Place]]) -> dict[tuple[str, str], list[Span]]:
    """Pair of reports (a < b) -> the spans of `a` inside a passage that `b` has too, merged."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for places in groups:
        by_report: dict[str, list[Span]] = defaultdict(list)
        for place in places:
            by_report[place.report].append((place.start, place.end))
        for a, b in combinations(sorted(by_report), 2):
            found[a, b] += by_report[a]
    return {pair: merged(spans) for pair, spans in found.items()}
