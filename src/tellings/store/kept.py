"""Work that need not be redone: findings of single reports, alignments of pairs, whole joins."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence


def findings(connection: sqlite3.Connection) -> dict[str, str]:
    """Report -> fingerprint of the findings kept for it."""
    return dict(connection.execute("SELECT report, fingerprint FROM kept_findings"))


def load_payload(connection: sqlite3.Connection, report: str) -> bytes:
    """The payload of the findings kept for one report. Raises KeyError if there are none."""
    return _one(connection, "payload", report)


def load_words(connection: sqlite3.Connection, report: str) -> bytes:
    """The word index kept for one report. Raises KeyError if there is none."""
    return _one(connection, "words", report)


def _one(connection: sqlite3.Connection, column: str, report: str) -> bytes:
    query = f"SELECT {column} FROM kept_findings WHERE report = ?"
    row: tuple[bytes] | None = connection.execute(query, (report,)).fetchone()
    if row is None:
        raise KeyError(report)
    return row[0]


def keep_findings(
    connection: sqlite3.Connection, rows: Iterable[tuple[str, str, bytes, bytes]]
) -> None:
    """Keep (report, fingerprint, payload, word index), replacing what was kept before."""
    connection.executemany(
        "INSERT OR REPLACE INTO kept_findings (report, fingerprint, payload, words)"
        " VALUES (?, ?, ?, ?)",
        rows,
    )


def pairs(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, bytes]]:
    """(a, b) -> (fingerprint, payload) of all kept pairs."""
    query = "SELECT a, b, fingerprint, payload FROM kept_pairs"
    return {(a, b): (mark, payload) for a, b, mark, payload in connection.execute(query)}


def keep_pairs(connection: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Keep (a, b, fingerprint, payload), replacing what was kept before."""
    connection.executemany(
        "INSERT OR REPLACE INTO kept_pairs (a, b, fingerprint, payload) VALUES (?, ?, ?, ?)", rows
    )


def drop_pairs(connection: sqlite3.Connection, gone: Iterable[tuple[str, str]]) -> None:
    """Forget pairs that are no longer candidates."""
    connection.executemany("DELETE FROM kept_pairs WHERE a = ? AND b = ?", gone)


def joins(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Step -> (mark of what it read, hash of what it gave) of the joins kept."""
    query = "SELECT step, mark, content FROM kept_joins"
    return {step: (mark, content) for step, mark, content in connection.execute(query)}


def load_join(connection: sqlite3.Connection, step: str) -> bytes:
    """What a join gave, packed. Raises KeyError if it is not kept."""
    query = "SELECT payload FROM kept_joins WHERE step = ?"
    row: tuple[bytes] | None = connection.execute(query, (step,)).fetchone()
    if row is None:
        raise KeyError(step)
    return row[0]


def keep_joins(connection: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Keep (step, mark, content, payload), replacing what was kept before.

    They are what the tables show, so this belongs into the transaction that shows them.
    """
    connection.executemany(
        "INSERT OR REPLACE INTO kept_joins (step, mark, content, payload) VALUES (?, ?, ?, ?)", rows
    )


def stale(kept: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Keys whose kept fingerprint is missing or not the wanted one, ascending."""
    return sorted(key for key, mark in wanted.items() if kept.get(key) != mark)
