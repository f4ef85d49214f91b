"""Writing what the analysis found: all of it in one transaction, so readers see old or new."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from tellings.model import Claim, Disagreement, Entity, OriginCount, Passage
from tellings.store.findings import Findings, Joined
from tellings.store.tables import (
    ALIGNMENTS,
    ATTRIBUTIONS,
    BORROWINGS,
    COUNTS,
    LABELS,
    MENTIONS,
    TIMES,
    to_json,
)

_JOINED = (
    "merges",
    "origins",
    "sides",
    "disagreements",
    "witnesses",
    "claims",
    "borrowings",
    "alignments",
    "passage_places",
    "passages",
    "labels",
    "mentions",
    "aliases",
    "entities",
    "attributions",
)


def shown(connection: sqlite3.Connection) -> dict[str, str]:
    """Report -> fingerprint of the findings that the tables show."""
    return dict(connection.execute("SELECT report, fingerprint FROM shown_findings"))


def write_findings(
    connection: sqlite3.Connection, reports: Sequence[str], findings: Iterable[Findings]
) -> None:
    """Replace what is shown for these reports by their findings, which are taken one at a time.

    Inside the caller's transaction.
    """
    for table in ("sentences", "times", "counts", "shown_findings"):
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
    connection.execute(
        "INSERT INTO search (rowid, folded)"
        " SELECT id, folded FROM sentences WHERE id > ? ORDER BY id",
        (last,),
    )


def write_joined(connection: sqlite3.Connection, joined: Joined) -> None:
    """Replace everything that only all reports together give (inside the caller's transaction)."""
    for table in _JOINED:
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(ATTRIBUTIONS.insert, ATTRIBUTIONS.rows(joined.attributions))
    _entities(connection, joined.entities)
    connection.executemany(MENTIONS.insert, MENTIONS.rows(joined.mentions))
    connection.executemany(LABELS.insert, LABELS.rows(joined.labels))
    _passages(connection, joined.passages)
    connection.executemany(ALIGNMENTS.insert, ALIGNMENTS.rows(joined.alignments))
    connection.executemany(BORROWINGS.insert, BORROWINGS.rows(joined.borrowings))
    _claims(connection, joined.claims)
    _disagreements(connection, joined.disagreements)
    _origins(connection, joined.origins)
    write_facts(connection, joined.facts)


def write_facts(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Set rows of the `story` table."""
    connection.executemany(
        "INSERT OR REPLACE INTO story (name, value) VALUES (?, ?)", sorted(facts.items())
    )


def forget_analysis(connection: sqlite3.Connection) -> None:
    """Drop every result and all kept work, so that the next analysis starts from the texts."""
    for table in (*_JOINED, "sentences", "times", "counts", "shown_findings"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM kept_findings")
    connection.execute("DELETE FROM kept_pairs")
    connection.execute("DELETE FROM story")


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
