"""Families of copies: reports tied by steps of copying, found without reading any text."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.store import Database, tables
from tellings.views.copies import CopyRow, copy_rows
from tellings.views.reports import resolve


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Reports tied by copying.

    `id` is the first of their ids; `reports` come by date, undated last. `steps` counts the steps
    of their tree, `decided` those whose direction the words show, `lost` those from a source that
    is not in the pile. `first` and `last` are the days they were published, None where unknown.
    """

    id: str
    reports: tuple[str, ...]
    outlets: int
    steps: int
    decided: int
    lost: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class FamilyIndex:
    """All families, those of most reports first, and the family of each report."""

    families: tuple[CopyFamily, ...]
    of: dict[str, int]


def family_index(store: Database) -> FamilyIndex:
    """The families of the whole story; made once for a state of it."""
    connection = store.connection
    steps = connection.execute(
        'SELECT "from", "to", direction, evidence FROM borrowings ORDER BY "to", "from"'
    ).fetchall()
    pairs = ((to, [giver, *_named(giver, evidence)]) for giver, to, _, evidence in steps)
    group = connected(pairs)
    by_family: dict[str, list[tuple[str | None, str, str]]] = defaultdict(list)
    for giver, to, direction, _ in steps:
        by_family[group[to]].append((giver, to, direction))
    members: dict[str, list[str]] = defaultdict(list)
    for report, family in group.items():
        members[family].append(report)
    days = _days(connection, group)
    found = [_family(ident, members[ident], by_family[ident], days) for ident in by_family]
    found.sort(key=lambda f: (-len(f.reports), f.first or "9999", f.id))
    return FamilyIndex(tuple(found), {r: n for n, f in enumerate(found) for r in f.reports})


def connected(pairs: Iterable[tuple[str, Sequence[str | None]]]) -> dict[str, str]:
    """Report -> the least id of those that hang together with it (union-find, Tarjan 1975)."""
    top: dict[str, str] = {}

    def find(name: str) -> str:
        above = name
        while top.setdefault(above, above) != above:
            above = top[above]
        while top[name] != above:
            top[name], name = above, top[name]
        return above

    for name, others in pairs:
        for other in (name, *others):
            if other is not None:
                a, b = sorted((find(name), find(other)))
                top[b] = a
    return {name: find(name) for name in top}


def steps_of(store: Database, family: CopyFamily) -> list[CopyRow]:
    """The steps of one family with their evidence in words, largest share first."""
    wanted = json.dumps(family.reports)
    query = tables.BORROWINGS.select('WHERE "to" IN (SELECT value FROM json_each(?))')
    return copy_rows(store, tables.BORROWINGS.records(store.connection.execute(query, (wanted,))))


def step_between(store: Database, a: str, b: str) -> CopyRow | None:
    """The step of copying from one of two reports to the other, if there is one."""
    query = tables.BORROWINGS.select(
        'WHERE ("from" = ?1 AND "to" = ?2) OR ("from" = ?2 AND "to" = ?1)'
    )
    rows = copy_rows(store, tables.BORROWINGS.records(store.connection.execute(query, (a, b))))
    return rows[0] if rows else None


def steps_to(store: Database, report: str) -> list[CopyRow]:
    """The steps that lead to one report: what it took from whom."""
    query = tables.BORROWINGS.select('WHERE "to" = ?')
    found = tables.BORROWINGS.records(store.connection.execute(query, (report,)))
    return copy_rows(store, found)


def family_of(index: FamilyIndex, store: Database, ident: str) -> CopyFamily:
    """The family of a report, by its id, key or a unique beginning of its id. Raises NotFound."""
    report = ident if ident in index.of else resolve(store, ident)
    if report not in index.of:
        raise NotFound("that report is in no family of copies")
    return index.families[index.of[report]]


def _named(giver: str | None, evidence: str) -> list[str | None]:
    """Reports whose words a step from a lost source rests on: they hang together by these."""
    if giver is not None:
        return []
    return [e["report"] for e in json.loads(evidence) if e.get("report")]


def _days(
    connection: sqlite3.Connection, reports: Iterable[str]
) -> dict[str, tuple[str | None, str | None, str]]:
    """Report -> publication interval and outlet."""
    query = """SELECT id, published_from, published_to, coalesce(lower(outlet), id) FROM reports
        WHERE id IN (SELECT value FROM json_each(?))"""
    rows = connection.execute(query, (json.dumps(sorted(reports)),))
    return {ident: (first, last, outlet) for ident, first, last, outlet in rows}


def _family(
    ident: str,
    reports: Sequence[str],
    steps: Sequence[tuple[str | None, str, str]],
    days: dict[str, tuple[str | None, str | None, str]],
) -> CopyFamily:
    def when(report: str) -> tuple[bool, str, str, str]:
        first, last, outlet = days[report]
        return first is None and last is None, first or last or "", outlet, report

    known = [d for r in reports for d in days[r][:2] if d]
    return CopyFamily(
        ident,
        tuple(sorted(reports, key=when)),
        len({days[r][2] for r in reports}),
        len(steps),
        sum(direction == "decided" for _, _, direction in steps),
        sum(giver is None for giver, _, _ in steps),
        min(known, default=None),
        max(known, default=None),
    )
