"""Writing what the analysis found: all of it in one transaction, so readers see old or new.

Only what differs is written: of the large tables the parts of those reports whose records changed,
of the others what the joins gave anew.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import msgspec

from tellings.model import Attribution, Claim, Disagreement, Entity, Mention, OriginCount, Passage
from tellings.store.findings import Findings, Joined
from tellings.store.tables import (
    ALIGNMENTS,
    ATTRIBUTIONS,
    BORROWINGS,
    COUNTS,
    LABELS,
    MENTIONS,
    TIMES,
    Table,
    to_json,
)

_ENCODE = msgspec.json.Encoder().encode
Record = TypeVar("Record", Attribution, Mention)

# by the join that gives them; what a table refers to stands after it
_TABLES = {
    "origins": ("merges", "origins"),
    "claims": ("sides", "disagreements", "witnesses", "claims"),
    "borrowings": ("borrowings",),
    "passages": ("alignments", "passage_places", "passages"),
    "names": ("labels", "aliases", "entities"),
}
_ALONE = ("sentences", "times", "counts")


def shown(connection: sqlite3.Connection) -> dict[str, str]:
    """Report -> fingerprint of the findings that the tables show."""
    return dict(connection.execute("SELECT report, fingerprint FROM shown_findings"))


def write_findings(
    connection: sqlite3.Connection, reports: Sequence[str], findings: Iterable[Findings]
) -> None:
    """Replace what is shown for these reports by their findings, which are taken one at a time.

    Inside the caller's transaction.
    """
    for table in (*_ALONE, "shown_findings"):
        connection.executemany(f"DELETE FROM {table} WHERE report = ?", ((r,) for r in reports))
    # every new sentence has a higher number than all that stayed
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM sentences").fetchone()
    for found in findings:
        connection.executemany(
            'INSERT INTO sentences (report, start, "end", folded) VALUES (?, ?, ?, ?)',
            ((found.report, *sentence) for sentence in found.sentences),
        )
        connection.executemany(TIMES.insert, TIMES.rows(found.times))
        connection.executemany(COUNTS.insert, COUNTS.rows(found.counts))
        connection.execute(
            "INSERT INTO shown_findings (report, fingerprint) VALUES (?, ?)",
            (found.report, found.fingerprint),
        )
        _shown(connection, ((table, found.report, found.fingerprint) for table in _ALONE))
    connection.execute(
        "INSERT INTO search (rowid, folded)"
        " SELECT id, folded FROM sentences WHERE id > ? ORDER BY id",
        (last,),
    )


def write_joined(connection: sqlite3.Connection, joined: Joined) -> None:
    """Make what is shown what the joins gave (inside the caller's transaction)."""
    connection.execute("PRAGMA defer_foreign_keys = ON")  # until the entities are back
    given = {
        "origins": joined.origins,
        "claims": joined.claims,
        "borrowings": joined.borrowings,
        "passages": joined.passages,
        "names": joined.entities,
    }
    for step, tables in _TABLES.items():
        for table in tables if given[step] is not None else ():
            connection.execute(f"DELETE FROM {table}")
    if joined.attributions is not None:
        _by_report(connection, ATTRIBUTIONS, joined.attributions)
    if joined.entities is not None:
        _entities(connection, joined.entities)
        _by_report(connection, MENTIONS, joined.mentions)
        connection.executemany(LABELS.insert, LABELS.rows(joined.labels))
    if joined.passages is not None:
        _passages(connection, joined.passages)
        connection.executemany(ALIGNMENTS.insert, ALIGNMENTS.rows(joined.alignments))
    if joined.borrowings is not None:
        connection.executemany(BORROWINGS.insert, BORROWINGS.rows(joined.borrowings))
    if joined.claims is not None:
        _claims(connection, joined.claims)
        _disagreements(connection, joined.disagreements)
    if joined.origins is not None:
        _origins(connection, joined.origins)
    write_facts(connection, joined.facts)


def _by_report(
    connection: sqlite3.Connection, table: Table[Record], records: Iterable[Record]
) -> None:
    """Write the rows of the reports whose records are others than those shown.

    The records of one report follow one another.
    """
    connection.execute(  # rows that nothing is known of
        f"DELETE FROM {table.name} WHERE report NOT IN"
        " (SELECT report FROM shown_parts WHERE name = ?)",
        (table.name,),
    )
    query = "SELECT report, mark FROM shown_parts WHERE name = ?"
    before: dict[str, str] = dict(connection.execute(query, (table.name,)))
    changed: list[list[Record]] = []
    marks: list[tuple[str, str, str]] = []
    for report, part in groupby(records, key=attrgetter("report")):
        rows = list(part)
        mark = hashlib.blake2b(_ENCODE(rows), digest_size=16).hexdigest()
        if before.pop(report, None) != mark:
            changed.append(rows)
            marks.append((table.name, report, mark))
    gone = [(report,) for report in (*before, *(report for _, report, _ in marks))]
    connection.executemany(f"DELETE FROM {table.name} WHERE report = ?", gone)
    connection.executemany(
        "DELETE FROM shown_parts WHERE name = ? AND report = ?", ((table.name, r) for r in before)
    )
    for rows in changed:
        connection.executemany(table.insert, table.rows(rows))
    _shown(connection, marks)


def _shown(connection: sqlite3.Connection, marks: Iterable[tuple[str, str, str]]) -> None:
    """Note that the rows of (table, report) are those of records with this mark, not yet sealed."""
    connection.executemany(
        "INSERT OR REPLACE INTO shown_parts (name, report, mark) VALUES (?, ?, ?)", marks
    )


def write_facts(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Set rows of the `story` table."""
    connection.executemany(
        "INSERT OR REPLACE INTO story (name, value) VALUES (?, ?)", sorted(facts.items())
    )


def forget_analysis(connection: sqlite3.Connection) -> None:
    """Drop every result and all kept work, so that the next analysis starts from the texts."""
    joined = (table for tables in _TABLES.values() for table in tables)
    shown_ = ("mentions", "attributions", *joined, *_ALONE, "shown_parts", "shown_findings")
    for table in (*shown_, "kept_findings", "kept_pairs", "kept_joins", "story"):
        connection.execute(f"DELETE FROM {table}")


def _entities(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    kept = list(entities)
    connection.executemany(
        "INSERT INTO entities (id, name, kind) VALUES (?, ?, ?)",
        ((e.id, e.name, e.kind) for e in kept),
    )
    connection.executemany(
        "INSERT INTO aliases (entity, text, evidence) VALUES (?, ?, ?)",
        ((e.id, a.text, to_json(a.evidence)) for e in kept for a in e.aliases),
    )


def _passages(connection: sqlite3.Connection, passages: Iterable[Passage]) -> None:
    kept = list(passages)
    connection.executemany(
        "INSERT INTO passages (id, kind, first, evidence) VALUES (?, ?, ?, ?)",
        ((p.id, p.kind, p.first, to_json(p.evidence)) for p in kept),
    )
    connection.executemany(
        'INSERT INTO passage_places (passage, report, start, "end") VALUES (?, ?, ?, ?)',
        ((p.id, q.report, q.start, q.end) for p in kept for q in p.places),
    )


def _claims(connection: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    kept = list(claims)
    connection.executemany(
        "INSERT INTO claims (id, wording_report, wording_start, wording_end) VALUES (?, ?, ?, ?)",
        ((c.id, c.wording.report, c.wording.start, c.wording.end) for c in kept),
    )
    connection.executemany(
        'INSERT INTO witnesses (claim, report, start, "end", attribution) VALUES (?, ?, ?, ?, ?)',
        ((c.id, w.report, w.start, w.end, w.attribution) for c in kept for w in c.witnesses),
    )


def _disagreements(connection: sqlite3.Connection, found: Iterable[Disagreement]) -> None:
    kept = list(found)
    connection.executemany(
        "INSERT INTO disagreements (id, facet, relation, explanation, claims)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ((d.id, d.facet, d.relation, d.explanation, to_json(d.claims)) for d in kept),
    )
    connection.executemany(
        'INSERT INTO sides (disagreement, side, value, report, start, "end")'
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            (d.id, number, side.value, w.report, w.start, w.end)
            for d in kept
            for number, side in enumerate(d.sides)
            for w in side.witnesses
        ),
    )


def _origins(connection: sqlite3.Connection, origins: Iterable[OriginCount]) -> None:
    kept = list(origins)
    connection.executemany(
        "INSERT INTO origins (claim, reports, outlets, low, high, origins)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((o.claim, o.reports, o.outlets, o.low, o.high, to_json(o.origins)) for o in kept),
    )
    connection.executemany(
        "INSERT INTO merges (claim, a, b, route, certain, evidence) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (o.claim, m.a, m.b, m.route, int(m.certain), to_json(m.evidence))
            for o in kept
            for m in o.merges
        ),
    )
