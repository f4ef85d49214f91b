"""Where the words of one report also stand, passage by passage."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.model import Place, Span
from tellings.store import Database

MOST = 40
"""Other places of a passage that are looked at; a licence line may have thousands."""


@dataclass(frozen=True, slots=True)
class PassageHere:
    """One passage of a report.

    `others` are places in other reports, by date (undated last) and outlet; `more` counts those
    beyond the first `MOST`. Places that a longer passage around this one has already are left out.
    """

    passage: str
    kind: str
    start: int
    end: int
    others: tuple[Place, ...]
    more: int


def passages_in(store: Database, report: str, within: Span) -> list[PassageHere]:
    """The passages of a report that begin `within`, in the order of its text, longer ones first.

    A passage within a longer one of the same kind is here only if it stands in further reports.
    """
    query = """SELECT p.id, p.kind, q.start, q."end" FROM passage_places q
        JOIN passages p ON p.id = q.passage WHERE q.report = ? AND q.start BETWEEN ? AND ?
        ORDER BY q.start, q."end" DESC, p.id"""
    found: list[PassageHere] = []
    around: list[tuple[Span, str, set[str]]] = []
    asked = (report, within[0], within[1] - 1)
    for ident, kind, start, end in store.connection.execute(query, asked).fetchall():
        around = [a for a in around if a[0][1] > start]
        known = {r for (_, last), of, held in around if of == kind and last >= end for r in held}
        every = list(_others(store.connection, ident, report))
        new = [place for place in every if place.report not in known]
        if new or not known:
            found.append(PassageHere(ident, kind, start, end, tuple(new[:MOST]),
                                     _more(store.connection, ident, report) if len(every) > MOST
                                     else 0))  # fmt: skip
        around.append(((start, end), kind, {place.report for place in every}))
    return found


def _others(connection: sqlite3.Connection, passage: str, report: str) -> Iterator[Place]:
    query = """SELECT q.report, q.start, q."end" FROM passage_places q
        JOIN reports r ON r.id = q.report WHERE q.passage = ? AND q.report != ?
        ORDER BY r.published_from IS NULL, r.published_from, r.outlet, r.id, q.start LIMIT ?"""
    for row in connection.execute(query, (passage, report, MOST + 1)):
        yield Place(*row)


def _more(connection: sqlite3.Connection, passage: str, report: str) -> int:
    query = "SELECT count(*) FROM passage_places WHERE passage = ? AND report != ?"
    return int(connection.execute(query, (passage, report)).fetchone()[0]) - MOST
