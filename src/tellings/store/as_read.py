"""Reports as they were read, beside what judgements made of them.

The table `reports` shows what applies. Where a judgement made a report other than it was read (its
date, its outlet, where it begins and ends), the table `as_read` keeps what the files gave, so that
it can be had back without them.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tellings.model import Report
from tellings.store import inputs, reader

Stand = tuple[str, str, int, str, int]
"""Where a report was found: path, key, segment, input, where its text begins in the file's.

The last is `ANOTHER_FORM` where the file has the article, but not in these bytes.
"""
ANOTHER_FORM = -1


@dataclass(frozen=True, slots=True)
class Layer:
    """Reports by id, and all places of each."""

    reports: Mapping[str, Report]
    places: Mapping[str, tuple[Stand, ...]]


def shown(connection: sqlite3.Connection) -> Layer:
    """The reports as they are shown."""
    found = {r.id: r for r in reader.reports(connection)}
    return Layer(found, _places(connection))


def as_read(connection: sqlite3.Connection, current: Layer) -> Layer:
    """The reports as the files gave them; `current` are those shown."""
    reports, places = dict(current.reports), dict(current.places)
    for ident, row, stands in _kept(connection):
        reports.pop(ident, None)
        places.pop(ident, None)
        if row is not None:
            (text,) = connection.execute(
                "SELECT text FROM texts WHERE sha256 = ?", (row["sha256"],)
            ).fetchone()
            path, key, segment, _, starts_at = min(stands, key=lambda s: (s[1], s[0], s[2]))
            where = {"path": path, "key": key, "segment": segment, "starts_at": starts_at}
            reports[ident] = reader.report_of({**row, **where, "text": text})
            places[ident] = stands
    return Layer(reports, places)


def show(connection: sqlite3.Connection, current: Layer, read: Layer, judged: Layer) -> None:
    """Make `judged` what is shown, and keep what was `read` where the two differ.

    Inside the caller's transaction. `current` is what is shown now.
    """
    connection.execute("DELETE FROM as_read")
    kept: list[tuple[str, str | None, str | None]] = []
    for ident in sorted(read.reports.keys() | judged.reports.keys()):
        if not _same(ident, read, judged):
            if ident in read.reports:
                row = json.dumps(inputs.row_of(read.reports[ident]), ensure_ascii=False)
                kept.append((ident, row, json.dumps(read.places[ident], ensure_ascii=False)))
            else:
                kept.append((ident, None, None))
    for ident in sorted(judged.reports):
        if not _same(ident, current, judged):
            _put(connection, judged.reports[ident], judged.places[ident])
    gone = [(i,) for i in sorted(current.reports.keys() - judged.reports.keys())]
    connection.executemany("DELETE FROM reports WHERE id = ?", gone)
    connection.executemany("INSERT INTO as_read (report, row, places) VALUES (?, ?, ?)", kept)
    inputs.sweep_texts(connection)


def restore(connection: sqlite3.Connection) -> None:
    """Show the reports as they were read (inside the caller's transaction).

    Reading files compares with what they gave before, so it begins with this.
    """
    touched = connection.execute("SELECT EXISTS (SELECT 1 FROM as_read)").fetchone()[0]
    if touched:
        current = shown(connection)
        read = as_read(connection, current)
        show(connection, current, read, read)


def forms(connection: sqlite3.Connection) -> int:
    """How many places hold the article of a report in another form than the report's."""
    query = "SELECT count(*) FROM places WHERE starts_at = ?"
    return int(connection.execute(query, (ANOTHER_FORM,)).fetchone()[0])


def _same(ident: str, one: Layer, other: Layer) -> bool:
    a, b = one.reports.get(ident), other.reports.get(ident)
    if a is None or b is None:
        return a is b
    if a is b and one.places[ident] == other.places[ident]:
        return True
    return inputs.row_of(a) == inputs.row_of(b) and one.places[ident] == other.places[ident]


def _kept(
    connection: sqlite3.Connection,
) -> list[tuple[str, dict[str, Any] | None, tuple[Stand, ...]]]:
    return [
        (ident, None if row is None else json.loads(row), _stands(json.loads(places or "[]")))
        for ident, row, places in connection.execute(
            "SELECT report, row, places FROM as_read ORDER BY report"
        )
    ]


def _stands(rows: Iterable[Any]) -> tuple[Stand, ...]:
    return tuple(sorted((p, k, s, i, at) for p, k, s, i, at in rows))


def _places(connection: sqlite3.Connection) -> dict[str, tuple[Stand, ...]]:
    found: dict[str, list[Stand]] = {}
    for report, *stand in connection.execute(
        "SELECT report, path, key, segment, input, starts_at FROM places"
    ):
        found.setdefault(report, []).append(tuple(stand))
    return {report: _stands(stands) for report, stands in found.items()}


def _put(connection: sqlite3.Connection, report: Report, places: Iterable[Stand]) -> None:
    inputs.put_report(connection, report)
    connection.execute("DELETE FROM places WHERE report = ?", (report.id,))
    connection.executemany(
        "INSERT INTO places (report, path, key, segment, input, starts_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((report.id, *stand) for stand in places),
    )
