"""Two reports side by side: what they share, word by word, and what only one of them has."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.errors import NotFound
from tellings.model import Report, Span
from tellings.store import Database, reader
from tellings.views.collation import Edit, collate
from tellings.views.reports import resolve
from tellings.views.sharing import union

LEAST = 40
"""Characters that the rest of a passage must keep where a longer one takes a part of it."""
WORTH = 8
"""Letters from which on words between shared passages are listed as left out."""
LEFT_OUT = 4
"""Words from which on something dropped within a shared passage is listed as left out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One passage of both reports; `number` counts them in the order of the first.

    `kind` is that of its family (copied, stock, statement, boilerplate), `similarity` 0..1 over
    aligned words, `moved` tells that it stands in another order in the second report.
    """

    number: int
    passage: str | None
    kind: str | None
    similarity: float
    moved: bool
    a: Span
    b: Span
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one report: `own` words, `furniture`, or `moved` with its passage's number."""

    kind: str
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other: one shared passage (`number`), or what lies between two."""

    number: int | None
    a: tuple[Piece, ...]
    b: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of one report that the other has not; `within` is the shared passage they are cut from.

    `start` and `end` are offsets into the report that has them.
    """

    start: int
    end: int
    words: str
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports against each other.

    `rows` hold all of both texts, in the order of each but for moved passages, which stand in both
    places. `share_a` is how much of the first report's body stands in the second, 0..1; `only_a`
    what the second leaves out of it.
    """

    a: Report
    b: Report
    share_a: float
    share_b: float
    shared: tuple[Shared, ...]
    rows: tuple[Row, ...]
    only_a: tuple[Omission, ...]
    only_b: tuple[Omission, ...]


def compare(store: Database, a: str, b: str) -> Comparison:
    """Two reports, each by id, key or a unique beginning of its id. Raises NotFound."""
    first, second = resolve(store, a), resolve(store, b)
    if first == second:
        raise NotFound("a report is compared with another one; these two are the same")
    left, right = (next(reader.reports(store.connection, r)) for r in (first, second))
    shared = _shared(store.connection, left, right)
    return Comparison(
        left,
        right,
        _share(left, [s.a for s in shared]),
        _share(right, [s.b for s in shared]),
        shared,
        tuple(_rows(left, right, shared)),
        tuple(_omissions(left, [(s.a, s) for s in shared], "dropped")),
        tuple(_omissions(right, [(s.b, s) for s in shared], "added")),
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    """One passage of a pair as the analysis left it."""

    a: Span
    b: Span
    similarity: float
    passage: str | None
    kind: str | None


def _shared(connection: sqlite3.Connection, a: Report, b: Report) -> tuple[Shared, ...]:
    """The passages, moved ones told; of those that overlap the longer is taken whole first."""
    found: list[tuple[_Stored, tuple[Edit, ...]]] = []
    # aligned passages before those that only belong to one family
    stored = sorted(
        _stored(connection, a.id, b.id),
        key=lambda p: (
            p.similarity == 0.0,
            p.a[0] - p.a[1] + p.b[0] - p.b[1],
            p.a,
            p.b,
            p.passage or "",
        ),
    )
    for passage in stored:
        at = _free(passage.a, [p.a for p, _ in found])
        to = _free(passage.b, [p.b for p, _ in found])
        whole = (at, to) == (passage.a, passage.b)
        edits = collate(a.text, b.text, at, to) if at and to else ()
        edits = edits if whole else _kept(edits)
        if whole or sum(e.a[1] - e.a[0] for e in edits if e.kind == "kept") >= LEAST:
            ends = edits[0], edits[-1]
            span_a, span_b = (ends[0].a[0], ends[1].a[1]), (ends[0].b[0], ends[1].b[1])
            found.append((replace(passage, a=span_a, b=span_b), edits))
    found.sort(key=lambda p: (p[0].a, p[0].b))
    moved = _moved([(p.b, p.a[1] - p.a[0]) for p, _ in found])
    return tuple(
        Shared(n + 1, p.passage, p.kind, p.similarity, moved[n], p.a, p.b, edits)
        for n, (p, edits) in enumerate(found)
    )


def _free(span: Span, taken: Sequence[Span]) -> Span | None:
    """The longest part of a span that nothing else has taken."""
    parts = list(_outside(*span, sorted(taken)))
    return max(parts, key=lambda p: (p[1] - p[0], -p[0]), default=None)


def _kept(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Without what is changed at both ends."""
    kept = [n for n, edit in enumerate(edits) if edit.kind == "kept"]
    return edits[kept[0] : kept[-1] + 1] if kept else ()


def _stored(connection: sqlite3.Connection, a: str, b: str) -> Iterator[_Stored]:
    """Alignments of the pair; passages of one family that were never aligned with each other."""
    query = """SELECT l.a, l.a_start, l.a_end, l.b_start, l.b_end, l.similarity, l.passage, p.kind
        FROM alignments l LEFT JOIN passages p ON p.id = l.passage
        WHERE l.a = ?1 AND l.b = ?2"""
    first, second = sorted((a, b))
    for _, s, e, x, y, alike, ident, kind in connection.execute(query, (first, second)):
        left, right = ((s, e), (x, y)) if a == first else ((x, y), (s, e))
        yield _Stored(left, right, alike, ident, kind)
    query = """SELECT q.start, q."end", r.start, r."end", p.id, p.kind
        FROM passage_places q JOIN passage_places r ON r.passage = q.passage
        JOIN passages p ON p.id = q.passage WHERE q.report = ?1 AND r.report = ?2"""
    for s, e, x, y, ident, kind in connection.execute(query, (a, b)):
        yield _Stored((s, e), (x, y), 0.0, ident, kind)


def _moved(places: Sequence[tuple[Span, int]]) -> list[bool]:
    """Which of the passages, in the order of one text, leave it in the other.

    The heaviest ascending subsequence stays in place (O(n²), for n passages of two reports).
    """
    best: list[tuple[int, int]] = []
    for n, ((start, _), weight) in enumerate(places):
        before = [(best[m][0], m) for m in range(n) if places[m][0][1] <= start]
        most, above = max(before, default=(0, -1))
        best.append((most + weight, above))
    moved = [True] * len(places)
    at = max(range(len(places)), key=lambda n: best[n][0], default=-1)
    while at >= 0:
        moved[at] = False
        at = best[at][1]
    return moved


def _rows(a: Report, b: Report, shared: Sequence[Shared]) -> Iterator[Row]:
    i = k = 0
    moved_a = [(s.a, s.number) for s in shared if s.moved]
    moved_b = sorted((s.b, s.number) for s in shared if s.moved)
    for s in (*(s for s in shared if not s.moved), None):
        to_a, to_b = (s.a[0], s.b[0]) if s else (len(a.text), len(b.text))
        before = Row(None, tuple(_pieces(a, i, to_a, moved_a)), tuple(_pieces(b, k, to_b, moved_b)))
        if before.a or before.b:
            yield before
        if s:
            yield Row(s.number, (Piece("shared", *s.a, s.number),),
                      (Piece("shared", *s.b, s.number),))  # fmt: skip
            i, k = s.a[1], s.b[1]


def _pieces(
    report: Report, start: int, end: int, moved: Sequence[tuple[Span, int]]
) -> Iterator[Piece]:
    """What lies in [start, end): own words and furniture, and the passages that moved."""
    at = start
    for (first, last), number in moved:
        if start <= first and last <= end:
            yield from _plain(report, at, first)
            yield Piece("moved", first, last, number)
            at = last
    yield from _plain(report, at, end)


def _plain(report: Report, start: int, end: int) -> Iterator[Piece]:
    at = start
    for furniture in report.furniture:
        first, last = max(furniture.start, at), min(furniture.end, end)
        if first < last:
            yield from _worded(report, "own", at, first)
            yield from _worded(report, "furniture", first, last)
            at = last
    yield from _worded(report, "own", at, end)


def _worded(report: Report, kind: str, start: int, end: int) -> Iterator[Piece]:
    if report.text[start:end].strip():
        yield Piece(kind, start, end)


def _share(report: Report, spans: Sequence[Span]) -> float:
    """How much of the body lies in spans that do not overlap."""
    whole = sum(end - start for start, end in report.body)
    held = sum(max(0, min(e, y) - max(s, x)) for s, e in spans for x, y in report.body)
    return held / whole if whole else 0.0


def _omissions(
    report: Report, spans: Sequence[tuple[Span, Shared]], kind: str
) -> Iterator[Omission]:
    """Stretches of the body outside the shared passages, and what is missing within them."""
    text = report.text
    found = [
        Omission(start, end, "")
        for first, last in report.body
        for start, end in _outside(first, last, sorted(span for span, _ in spans))
    ]
    for _, shared in spans:
        for edit in shared.edits:
            start, end = edit.a if kind == "dropped" else edit.b
            if edit.kind == kind and len(text[start:end].split()) >= LEFT_OUT:
                found.append(Omission(start, end, "", shared.number))
    for one in sorted(found, key=lambda o: (o.start, o.end)):
        words = text[one.start : one.end]
        if sum(map(str.isalnum, words)) >= WORTH:
            start = one.start + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            yield replace(one, start=start, end=end, words=words.strip())


def _outside(start: int, end: int, spans: Sequence[Span]) -> Iterator[Span]:
    at = start
    for first, last in spans:
        if first < end and last > at:
            if at < first:
                yield at, first
            at = max(at, last)
    if at < end:
        yield at, end


def partners(store: Database, report: str) -> list[tuple[str, int]]:
    """Reports that share words with this one, and how many of its characters, most first."""
    query = """SELECT a, a_start, a_end, b, b_start, b_end FROM alignments
        WHERE a = ?1 OR b = ?1"""
    held: dict[str, list[Span]] = defaultdict(list)
    for a, s, e, b, x, y in store.connection.execute(query, (report,)):
        held[b if a == report else a].append((s, e) if a == report else (x, y))
    counted = ((other, union(spans)) for other, spans in held.items())
    return sorted(counted, key=lambda row: (-row[1], row[0]))
