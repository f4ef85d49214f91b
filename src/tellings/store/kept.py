"""Work that need not be redone: findings of single reports and alignments of single pairs."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence


def findings(connection: sqlite3.Connection) -> dict[str, str]:
    """Report -> fingerprint of the findings kept for it."""
    return dict(connection.execute("SELECT report, fingerprint FROM kept_findings"))


def load_findings(connection: sqlite3.Connection) -> Iterator[tuple[str, bytes, bytes]]:
    """(report, payload, word index) of all kept findings, by report."""
    yield from connection.execute(
        "SELECT report, payload, words FROM kept_findings ORDER BY report"
    )


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


def stale(kept: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Keys whose kept fingerprint is missing or not the wanted one, ascending."""
    return sorted(key for key, mark in wanted.items() if kept.get(key) != mark)
