"""One name for each outlet: "HARBOUR POST" and "Harbour Post" are the same."""

import sqlite3
from collections import Counter, defaultdict


def spellings(connection: sqlite3.Connection) -> dict[str, str]:
    """Outlet as stored -> the form to show: the most frequent that is no headline type."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    query = "SELECT outlet, count(*) FROM reports WHERE outlet NOT NULL GROUP BY 1"
    for name, times in connection.execute(query):
        forms[" ".join(name.casefold().split())][name] += times
    return {
        name: min(used, key=lambda f: (f.isupper(), -used[f], f))
        for used in forms.values()
        for name in used
    }
