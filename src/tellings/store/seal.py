"""A seal over everything a reader sees, so that a changed byte is noticed.

The tables that hold most rows are sealed report by report. The seals of those parts are kept, and
one is made anew only where the writer has changed rows since; `seal` reads all rows all the same.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

_SEALED = {
    "inputs": "path",
    "texts": "sha256",
    "reports": "id",
    "places": "report, path, key, segment",
    "skipped": "path, reason, detail",
    "judgements": "id",
    "as_read": "report",
    "judged": "judgement",
    "sentences": 'report, start, "end"',
    "times": 'report, start, "end", type, value',
    "counts": "report, id",
    "entities": "id",
    "aliases": "entity, text",
    "mentions": 'report, start, "end", kind, form, entity',
    "labels": 'report, start, "end", entity, voice',
    "attributions": "report, id",
    "passages": "id",
    "passage_places": 'passage, report, start, "end"',
    "alignments": "a, b, a_start, b_start, a_end, b_end",
    "borrowings": '"to", "from", direction',
    "claims": "id",
    "witnesses": 'claim, report, start, "end"',
    "disagreements": "id",
    "sides": 'disagreement, side, report, start, "end"',
    "origins": "claim",
    "merges": "claim, a, b, route, certain, evidence",
}
# tables sealed by report, each with the number of the column that names it
_BY_REPORT = {"sentences": 0, "times": 0, "counts": 1, "mentions": 0, "attributions": 1}


def seal(connection: sqlite3.Connection) -> str:
    """SHA-256 over all rows of all sealed tables, in an order that depends on the rows alone."""
    return _whole(table_seal(connection, table) for table in _SEALED)


def seal_changes(connection: sqlite3.Connection) -> str:
    """The same from the kept seals of parts, after sealing those whose rows were changed.

    Inside the caller's transaction.
    """
    return _whole(
        _kept_seal(connection, table) if table in _BY_REPORT else table_seal(connection, table)
        for table in _SEALED
    )


def table_seal(connection: sqlite3.Connection, table: str) -> str:
    """SHA-256 over the rows of one table; row numbers of sentences do not count."""
    rows = connection.execute(f"SELECT {_columns(table)} FROM {table} ORDER BY {_SEALED[table]}")
    if table not in _BY_REPORT:
        return _hashed(rows)
    parts = groupby(rows, key=itemgetter(_BY_REPORT[table]))
    return _hashed((report, _hashed(part)) for report, part in parts)


def _kept_seal(connection: sqlite3.Connection, table: str) -> str:
    """The same from the kept seals of the reports' parts; missing ones are made and kept."""
    query = f"SELECT {_columns(table)} FROM {table} WHERE report = ? ORDER BY {_SEALED[table]}"
    unsealed = """SELECT id FROM reports WHERE id NOT IN
        (SELECT report FROM shown_parts WHERE name = ? AND seal NOT NULL) ORDER BY id"""
    new = []
    for (report,) in connection.execute(unsealed, (table,)).fetchall():
        rows = connection.execute(query, (report,)).fetchall()
        new.append((table, report, "", _hashed(rows) if rows else ""))
    connection.executemany(
        "INSERT INTO shown_parts (name, report, mark, seal) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (name, report) DO UPDATE SET seal = excluded.seal",
        new,
    )
    parts = "SELECT report, seal FROM shown_parts WHERE name = ? AND seal != '' ORDER BY report"
    return _hashed(connection.execute(parts, (table,)))


def _columns(table: str) -> str:
    return 'report, start, "end", folded' if table == "sentences" else "*"


def _hashed(rows: Iterable[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _whole(seals: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for one in seals:
        digest.update(one.encode())
    return digest.hexdigest()
