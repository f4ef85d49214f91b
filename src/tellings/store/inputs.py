"""Writing what was read: files, texts, reports and their places."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Report, Skipped
from tellings.store import same_words
from tellings.store.tables import to_json


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file as given: `sha256` of its bytes, `reader` the fingerprint of what read it."""

    path: str
    sha256: str
    size: int
    reader: str


def known(connection: sqlite3.Connection, path: str) -> InputFile | None:
    """The file as it was last read from this path, or None."""
    row = connection.execute(
        "SELECT path, sha256, size, reader FROM inputs WHERE path = ?", (path,)
    ).fetchone()
    return InputFile(*row) if row else None


def forget(connection: sqlite3.Connection, path: str) -> None:
    """Take a file's places and skips away; its reports stay until `sweep`."""
    connection.execute("DELETE FROM inputs WHERE path = ?", (path,))


def add_input(connection: sqlite3.Connection, file: InputFile) -> None:
    """Record a file as read."""
    connection.execute(
        "INSERT INTO inputs (path, sha256, size, reader) VALUES (?, ?, ?, ?)",
        (file.path, file.sha256, file.size, file.reader),
    )


def unseal(connection: sqlite3.Connection) -> None:
    """Take the seal off: what is shown no longer is the analysis of what is stored."""
    connection.execute("DELETE FROM story WHERE name = 'seal'")


def add_reports(connection: sqlite3.Connection, path: str, reports: Iterable[Report]) -> int:
    """Store the reports read from the file at `path`; returns how many were new to the story."""
    new = 0
    for report in reports:
        connection.execute(
            "INSERT OR IGNORE INTO texts (sha256, text) VALUES (?, ?)",
            (report.sha256, report.text),
        )
        new += _add_report(connection, path, row_of(report))
        same_words.keep(connection, report)
        connection.execute(
            "INSERT OR IGNORE INTO places (report, input, path, key, segment, starts_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (report.id, path, report.path, report.key, report.segment, report.starts_at),
        )
    return new


def _add_report(connection: sqlite3.Connection, path: str, row: dict[str, object]) -> bool:
    """Insert or refresh one report; whether it was new.

    Two files can hold the same report and yet differ in fields that do not make its id; the
    smaller row stays, so that the order of files does not matter.
    """
    names, values = list(row), tuple(row.values())
    old = connection.execute(
        f"SELECT {', '.join(names)} FROM reports WHERE id = ?", (row["id"],)
    ).fetchone()
    if old is None:
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO reports ({', '.join(names)}) VALUES ({marks})", values)
        return True
    elsewhere = connection.execute(
        "SELECT 1 FROM places WHERE report = ? AND input != ?", (row["id"], path)
    ).fetchone()
    if old != values and not (elsewhere and tuple(map(str, old)) < tuple(map(str, values))):
        updates = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f"UPDATE reports SET {updates} WHERE id = ?", (*values, row["id"]))
    return False


def add_skipped(connection: sqlite3.Connection, path: str, skipped: Iterable[Skipped]) -> int:
    """Store what gave no report; returns how many lines."""
    rows = [(path, s.path, s.reason, s.detail) for s in skipped]
    connection.executemany(
        "INSERT OR IGNORE INTO skipped (input, path, reason, detail) VALUES (?, ?, ?, ?)", rows
    )
    return len(rows)


def skipped_of(connection: sqlite3.Connection, path: str) -> list[Skipped]:
    """What the file at `path` gave no report for, when it was last read."""
    query = "SELECT path, reason, detail FROM skipped WHERE input = ? ORDER BY 1, 2, 3"
    return [Skipped(*row) for row in connection.execute(query, (path,))]


def sweep(connection: sqlite3.Connection) -> int:
    """Remove reports that no file holds any more (their file was given again with other bytes)."""
    gone = connection.execute(
        "DELETE FROM reports WHERE id NOT IN (SELECT report FROM places)"
    ).rowcount
    sweep_texts(connection)
    sweep_kept(connection)
    return gone


def sweep_kept(connection: sqlite3.Connection) -> None:
    """Forget work on reports that are there no more, neither as shown nor as read."""
    for kept in ("kept_findings WHERE report", "kept_pairs WHERE a", "kept_pairs WHERE b"):
        connection.execute(
            f"DELETE FROM {kept} NOT IN (SELECT id FROM reports UNION SELECT report FROM as_read)"
        )


def put_report(connection: sqlite3.Connection, report: Report) -> None:
    """Store a report and its text under its id, whatever was there."""
    connection.execute(
        "INSERT OR IGNORE INTO texts (sha256, text) VALUES (?, ?)", (report.sha256, report.text)
    )
    row = row_of(report)
    updates = ", ".join(f"{name} = excluded.{name}" for name in row)
    connection.execute(
        f"INSERT INTO reports ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(row.values()),
    )


def sweep_texts(connection: sqlite3.Connection) -> None:
    """Remove texts that no report has, neither as it is shown nor as it was read."""
    connection.execute(
        "DELETE FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM reports) AND sha256 NOT IN"
        " (SELECT json_extract(row, '$.sha256') FROM as_read WHERE row IS NOT NULL)"
    )
    same_words.sweep(connection)


def row_of(report: Report) -> dict[str, object]:
    """The row of a report in the table `reports`."""
    published = report.published
    return {
        "id": report.id,
        "sha256": report.sha256,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "language": report.language,
        "published_from": published.from_ if published else None,
        "published_to": published.to if published else None,
        "published_precision": published.precision if published else None,
        "published_evidence": to_json(published.evidence) if published else None,
        "url": report.url,
        "title_at": to_json(report.title_at) if report.title_at else None,
        "byline_at": to_json(report.byline_at) if report.byline_at else None,
        "body": to_json(report.body),
        "furniture": to_json(report.furniture),
        "credits": to_json(report.credits),
        "warnings": to_json(report.warnings),
        "evidence": to_json(report.evidence),
        "extra": to_json(report.extra),
    }
