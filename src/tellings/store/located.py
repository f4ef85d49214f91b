"""Which records of now stand on the places of a judgement."""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from tellings.model import Place

_HALF = """2 * (min(x."end", ?3) - max(x.start, ?2)) >= min(x."end" - x.start, ?3 - ?2)"""


def located(
    connection: sqlite3.Connection, kind: str, left: Sequence[Place], right: Sequence[Place]
) -> tuple[str, ...]:
    """Ids of the records that a judgement of this kind is about; empty where there are none.

    In the order in which they are named when judging, each once.
    """
    if not left:
        return ()
    if kind == "passage":
        return _passage(connection, left)
    if kind == "merge":
        return _merge(connection, left, right)
    if kind == "witness":
        claim = _claim(connection, left)
        told = (f"{p.report}:{p.start}-{p.end}" for p in right)
        return (claim, *told) if claim else ()
    if kind == "claim":
        one, other = _claim(connection, left), _claim(connection, right)
        return tuple(dict.fromkeys(filter(None, (one, other)))) if one else ()
    if kind == "alias":
        found = (_actor(connection, left), _actor(connection, right))
        return tuple(dict.fromkeys(filter(None, found))) if all(found) else ()
    return tuple(dict.fromkeys(p.report for p in (*left[:1], *right[:1])))


def _passage(connection: sqlite3.Connection, places: Sequence[Place]) -> tuple[str, ...]:
    hits: Counter[str] = Counter()
    query = f"""SELECT DISTINCT x.passage FROM passage_places x
        WHERE x.report = ?1 AND x.start < ?3 AND x."end" > ?2 AND {_HALF}"""
    for p in places:
        hits.update(i for (i,) in connection.execute(query, (p.report, p.start, p.end)))
    if not hits:
        return ()
    sizes = {
        i: connection.execute(
            "SELECT count(*) FROM passage_places WHERE passage = ?", (i,)
        ).fetchone()[0]
        for i in hits
    }
    best = min(hits, key=lambda i: (-hits[i] / max(sizes[i], len(places)), i))
    return (best,) if 2 * hits[best] >= max(sizes[best], len(places)) else ()


def _claims(connection: sqlite3.Connection, place: Place) -> list[str]:
    query = f"""SELECT x.claim, min(x."end", ?3) - max(x.start, ?2) FROM witnesses x
        WHERE x.report = ?1 AND x.start < ?3 AND x."end" > ?2 AND {_HALF} ORDER BY 2 DESC, 1"""
    rows = connection.execute(query, (place.report, place.start, place.end))
    return list(dict.fromkeys(claim for claim, _ in rows))


def _claim(connection: sqlite3.Connection, places: Sequence[Place]) -> str | None:
    """The claim told at the first of the places that tells one."""
    return next((found[0] for p in places if (found := _claims(connection, p))), None)


def _merge(
    connection: sqlite3.Connection, left: Sequence[Place], right: Sequence[Place]
) -> tuple[str, ...]:
    theirs = {claim for p in right for claim in _claims(connection, p)}
    common = [claim for p in left for claim in _claims(connection, p) if claim in theirs]
    return (common[0], left[0].report, right[0].report) if common else ()


def _actor(connection: sqlite3.Connection, places: Sequence[Place]) -> str | None:
    query = """SELECT entity FROM mentions
        WHERE report = ? AND start = ? AND "end" = ? AND entity NOT NULL ORDER BY 1"""
    for p in places:
        row = connection.execute(query, (p.report, p.start, p.end)).fetchone()
        if row:
            return str(row[0])
    return None
