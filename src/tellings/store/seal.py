"""A seal over everything a reader sees, so that a changed byte is noticed."""

import hashlib
import sqlite3

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
    "counts": "id",
    "entities": "id",
    "aliases": "entity, text",
    "mentions": 'report, start, "end", kind, form',
    "labels": 'report, start, "end", entity, voice',
    "attributions": "id",
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


def seal(connection: sqlite3.Connection) -> str:
    """SHA-256 over all rows of all sealed tables, in an order that depends on the rows alone."""
    digest = hashlib.sha256()
    for table in _SEALED:
        digest.update(table_seal(connection, table).encode())
    return digest.hexdigest()


def table_seal(connection: sqlite3.Connection, table: str) -> str:
    """SHA-256 over the rows of one table; row numbers of sentences do not count."""
    digest = hashlib.sha256()
    columns = 'report, start, "end", folded' if table == "sentences" else "*"
    for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {_SEALED[table]}"):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
