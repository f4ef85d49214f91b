"""How reports are called, many at once and without their texts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.store import Database
from tellings.views.quoted import interval
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class Called:
    """One report's names: `published` as shown to a reader; None where something is unknown."""

    id: str
    key: str
    outlet: str | None
    published: str | None
    title: str | None
    language: str | None


def headings(
    store: Database, reports: Iterable[str], spelled: Mapping[str, str] | None = None
) -> list[Called]:
    """The names of these reports, by id; unknown ids are passed over.

    `spelled` is what `spelled(store)` gave, for a caller that keeps it.
    """
    shown = spellings(store.connection) if spelled is None else spelled
    wanted = json.dumps(sorted(set(reports)))
    query = """SELECT r.id, (SELECT min(key) FROM places WHERE report = r.id), r.outlet,
        r.published_from, r.published_to, r.title, r.language
        FROM reports r WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id"""
    return [
        Called(ident, key, shown.get(outlet or ""), interval(first, last), title, language)
        for ident, key, outlet, first, last, title, language in store.connection.execute(
            query, (wanted,)
        )
    ]


def spelled(store: Database) -> dict[str, str]:
    """Outlet as stored -> the form to show."""
    return spellings(store.connection)
