"""Reading records back, always in an order that depends on nothing but the records.

Every function takes the connection first and gives records of `tellings.model`. `report` or
`claim` arguments narrow the answer to one record's; without them everything comes.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from tellings.model import (
    Alias,
    Alignment,
    Attribution,
    Borrowing,
    Claim,
    Count,
    Credit,
    Disagreement,
    Entity,
    Evidence,
    Furniture,
    Judgement,
    Label,
    Mention,
    Merge,
    Origin,
    OriginCount,
    Passage,
    Place,
    Published,
    Report,
    Side,
    Skipped,
    Span,
    TimeExpression,
    Witness,
)
from tellings.model.plain import decoder
from tellings.store import tables
from tellings.store.judgements import standing

R = TypeVar("R")
_EVIDENCE = decoder(tuple[Evidence, ...])
_SPANS = decoder(tuple[Span, ...])
_FURNITURE = decoder(tuple[Furniture, ...])
_CREDITS = decoder(tuple[Credit, ...])
_ORIGINS = decoder(tuple[Origin, ...])

_REPORTS = """
SELECT r.*, t.text AS text, p.path AS path, p.key AS key, p.segment AS segment,
       p.starts_at AS starts_at
FROM reports r JOIN texts t USING (sha256) JOIN (
  SELECT *, row_number() OVER (
    PARTITION BY report ORDER BY starts_at < 0, key, path, segment
  ) AS place FROM places {places}
) p ON p.report = r.id AND p.place = 1 {where} ORDER BY r.id
"""


def reports(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Report]:
    """Reports with their text, each with the first place (by key, path, segment) that has it."""
    narrowed = report is not None
    query = _REPORTS.format(
        places="WHERE report = ?1" if narrowed else "", where="WHERE r.id = ?1" if narrowed else ""
    )
    cursor = connection.execute(query, (report,) if narrowed else ())
    names = [d[0] for d in cursor.description]
    for row in cursor:
        yield report_of(dict(zip(names, row, strict=True)))


def places(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str, int]]]:
    """Report -> all its places as (key, path, segment), ascending."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for report, *place in connection.execute(
        "SELECT report, key, path, segment FROM places ORDER BY report, key, path, segment"
    ):
        found.setdefault(report, []).append((place[0], place[1], place[2]))
    return found


def skipped(connection: sqlite3.Connection) -> Iterator[Skipped]:
    """Inputs that gave no report."""
    query = "SELECT path, reason, detail FROM skipped ORDER BY path, reason, detail"
    yield from (Skipped(*row) for row in connection.execute(query))


def times(connection: sqlite3.Connection, report: str | None = None) -> Iterator[TimeExpression]:
    """Time expressions."""
    return _flat(connection, tables.TIMES, report)


def counts(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Count]:
    """Counted quantities."""
    return _flat(connection, tables.COUNTS, report)


def mentions(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Mention]:
    """Mentions with their entities."""
    return _flat(connection, tables.MENTIONS, report)


def labels(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Label]:
    """Words of choice."""
    return _flat(connection, tables.LABELS, report)


def attributions(
    connection: sqlite3.Connection, report: str | None = None
) -> Iterator[Attribution]:
    """Attributions."""
    return _flat(connection, tables.ATTRIBUTIONS, report)


def attributions_by_id(
    connection: sqlite3.Connection, ids: Iterable[str | None]
) -> Iterator[Attribution]:
    """The attributions with these ids; unknown ids and None are passed over."""
    wanted = json.dumps(sorted({i for i in ids if i}))
    query = tables.ATTRIBUTIONS.select("WHERE id IN (SELECT value FROM json_each(?))")
    return tables.ATTRIBUTIONS.records(connection.execute(query, (wanted,)))


def alignments(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Alignment]:
    """Alignments, of one report with any other if narrowed."""
    where = "WHERE a = ?1 OR b = ?1" if report is not None else ""
    query = tables.ALIGNMENTS.select(where)
    return tables.ALIGNMENTS.records(connection.execute(query, (report,) if where else ()))


def borrowings(connection: sqlite3.Connection) -> Iterator[Borrowing]:
    """Steps of the family tree."""
    return tables.BORROWINGS.records(connection.execute(tables.BORROWINGS.select()))


def entities(connection: sqlite3.Connection) -> Iterator[Entity]:
    """Actors with their aliases."""
    aliases: dict[str, list[Alias]] = {}
    for entity, text, evidence in connection.execute(
        "SELECT entity, text, evidence FROM aliases ORDER BY entity, text"
    ):
        aliases.setdefault(entity, []).append(Alias(text, _EVIDENCE(json.loads(evidence))))
    for ident, name, kind in connection.execute("SELECT id, name, kind FROM entities ORDER BY id"):
        yield Entity(ident, name, kind, tuple(aliases.get(ident, ())))


def passages(connection: sqlite3.Connection, passage: str | None = None) -> Iterator[Passage]:
    """Passage families with all their places."""
    where, values = ("WHERE p.id = ?", (passage,)) if passage is not None else ("", ())
    query = f"""SELECT p.id, p.kind, p.first, p.evidence, q.report, q.start, q."end"
        FROM passages p JOIN passage_places q ON q.passage = p.id {where}
        ORDER BY p.id, q.report, q.start, q."end" """
    for head, rows in groupby(connection.execute(query, values), key=lambda row: row[:4]):
        ident, kind, first, evidence = head
        found = tuple(Place(*row[4:]) for row in rows)
        yield Passage(ident, kind, found, first, _EVIDENCE(json.loads(evidence)))


def claims(connection: sqlite3.Connection, claim: str | None = None) -> Iterator[Claim]:
    """Claims with their witnesses."""
    where, values = ("WHERE c.id = ?", (claim,)) if claim is not None else ("", ())
    query = f"""SELECT c.id, c.wording_report, c.wording_start, c.wording_end,
        w.report, w.start, w."end", w.attribution
        FROM claims c JOIN witnesses w ON w.claim = c.id {where}
        ORDER BY c.id, w.report, w.start, w."end" """
    for head, rows in groupby(connection.execute(query, values), key=lambda row: row[:4]):
        witnesses = tuple(Witness(*row[4:]) for row in rows)
        yield Claim(head[0], witnesses, Place(*head[1:]))


def disagreements(
    connection: sqlite3.Connection, claim: str | None = None
) -> Iterator[Disagreement]:
    """Disagreements with their sides, of one claim if narrowed."""
    where, values = "", tuple[str, ...]()
    if claim is not None:
        where = "WHERE EXISTS (SELECT 1 FROM json_each(d.claims) c WHERE c.value = ?)"
        values = (claim,)
    query = f"""SELECT d.id, d.facet, d.relation, d.explanation, d.claims,
        s.side, s.value, s.report, s.start, s."end"
        FROM disagreements d JOIN sides s ON s.disagreement = d.id {where}
        ORDER BY d.id, s.side, s.report, s.start, s."end" """
    for head, rows in groupby(connection.execute(query, values), key=lambda row: row[:5]):
        sides = tuple(
            Side(key[1], tuple(Place(*row[7:]) for row in side))
            for key, side in groupby(rows, key=lambda row: row[5:7])
        )
        ident, facet, relation, explanation, about = head
        yield Disagreement(ident, facet, sides, relation, explanation, tuple(json.loads(about)))


def origins(connection: sqlite3.Connection, claim: str | None = None) -> Iterator[OriginCount]:
    """Origin counts with their merges."""
    where, values = ("WHERE claim = ?", (claim,)) if claim is not None else ("", ())
    merges: dict[str, list[Merge]] = {}
    for row in connection.execute(
        f"SELECT claim, a, b, route, certain, evidence FROM merges {where} ORDER BY claim, rowid",
        values,
    ):
        evidence = _EVIDENCE(json.loads(row[5]))
        merges.setdefault(row[0], []).append(Merge(row[1], row[2], row[3], bool(row[4]), evidence))
    query = f"SELECT claim, reports, outlets, low, high, origins FROM origins {where} ORDER BY 1"
    for ident, told, outlets, low, high, found in connection.execute(query, values):
        kept = tuple(merges.get(ident, ()))
        yield OriginCount(ident, told, outlets, low, high, _ORIGINS(json.loads(found)), kept)


def judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """What people confirmed, overturned or noted, as far as it stands."""
    yield from standing(connection)


def _flat(
    connection: sqlite3.Connection, table: tables.Table[R], report: str | None
) -> Iterator[R]:
    where, values = ("WHERE report = ?", (report,)) if report is not None else ("", ())
    return table.records(connection.execute(table.select(where), values))


def report_of(row: dict[str, Any]) -> Report:
    """The report of a row of `reports` with its text and its first place."""
    published = None
    if row["published_precision"] is not None:
        evidence = _EVIDENCE(json.loads(row["published_evidence"]))
        published = Published(
            row["published_from"], row["published_to"], row["published_precision"], evidence
        )
    return Report(
        id=row["id"],
        key=row["key"],
        path=row["path"],
        segment=row["segment"],
        starts_at=row["starts_at"],
        text=row["text"],
        sha256=row["sha256"],
        title=row["title"],
        outlet=row["outlet"],
        byline=row["byline"],
        language=row["language"],
        body=_SPANS(json.loads(row["body"])),
        furniture=_FURNITURE(json.loads(row["furniture"])),
        published=published,
        credits=_CREDITS(json.loads(row["credits"])),
        warnings=tuple(json.loads(row["warnings"])),
        url=row["url"],
        title_at=_span(row["title_at"]),
        byline_at=_span(row["byline_at"]),
        evidence=_EVIDENCE(json.loads(row["evidence"])),
        extra=json.loads(row["extra"]),
    )


def _span(value: str | None) -> Span | None:
    if value is None:
        return None
    start, end = json.loads(value)
    return (start, end)
