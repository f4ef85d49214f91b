"""What people said: judgements that stand, those taken back, and where each stands now."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.model import Judgement, Place, from_plain, to_plain
from tellings.model.plain import decoder
from tellings.store.tables import Table, to_json

JUDGEMENTS = Table("judgements", Judgement, "id")
_PLACES = decoder(tuple[Place | None, ...])


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A judgement that stands no more, and who took it back, when and why."""

    judgement: Judgement
    who: str | None = None
    when: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a judgement stands now.

    `state` is in force, contested, replaced or not found; `ids` are the records it is about as
    they are called now; `places` are those of its words, None for words that are not there;
    `against` are the judgements it is contested with.
    """

    judgement: str
    state: str
    ids: tuple[str, ...]
    places: tuple[Place | None, ...]
    against: tuple[str, ...] = ()


def standing(connection: sqlite3.Connection) -> list[Judgement]:
    """The judgements that stand, by id."""
    return list(JUDGEMENTS.records(connection.execute(JUDGEMENTS.select())))


def keep(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> int:
    """Add judgements; how many were new. What depends on them is no longer sealed."""
    before = connection.total_changes
    connection.executemany(JUDGEMENTS.insert, JUDGEMENTS.rows(judgements))
    new = connection.total_changes - before
    if new:
        _unseal(connection)
    return new


def drop(connection: sqlite3.Connection, ids: Iterable[str]) -> int:
    """Remove judgements that stand; how many there were."""
    before = connection.total_changes
    connection.executemany("DELETE FROM judgements WHERE id = ?", [(i,) for i in ids])
    gone = connection.total_changes - before
    if gone:
        _unseal(connection)
    return gone


def taken_back(connection: sqlite3.Connection) -> list[TakenBack]:
    """History, by id."""
    query = 'SELECT judgement, who, "when", why FROM taken_back ORDER BY id'
    return [
        TakenBack(from_plain(Judgement, json.loads(judgement)), *rest)
        for judgement, *rest in connection.execute(query)
    ]


def remember(connection: sqlite3.Connection, taken: Iterable[TakenBack]) -> int:
    """Add to the history; of one judgement the smallest record stays, in whatever order they come.

    Returns how many were new.
    """
    known = {t.judgement.id: t for t in taken_back(connection)}
    new = 0
    for entry in taken:
        old = known.get(entry.judgement.id)
        new += old is None
        if old is None or _rank(entry) < _rank(old):
            known[entry.judgement.id] = entry
            connection.execute(
                "INSERT OR REPLACE INTO taken_back VALUES (?, ?, ?, ?, ?)",
                (
                    entry.judgement.id,
                    to_json(to_plain(entry.judgement)),
                    entry.who,
                    entry.when,
                    entry.why,
                ),
            )
    return new


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Remove judgements from the history."""
    connection.executemany("DELETE FROM taken_back WHERE id = ?", [(i,) for i in ids])


def where(connection: sqlite3.Connection) -> dict[str, Standing]:
    """Judgement -> where it stands; one that has not been worked in yet is missing."""
    query = "SELECT judgement, state, ids, places, against FROM judged ORDER BY judgement"
    return {
        ident: Standing(
            ident,
            state,
            tuple(json.loads(ids)),
            _PLACES(json.loads(places)),
            tuple(json.loads(against)),
        )
        for ident, state, ids, places, against in connection.execute(query)
    }


def write_standing(connection: sqlite3.Connection, found: Iterable[Standing]) -> None:
    """Replace what is known of where judgements stand (inside the caller's transaction)."""
    connection.execute("DELETE FROM judged")
    connection.executemany(
        "INSERT INTO judged (judgement, state, ids, places, against) VALUES (?, ?, ?, ?, ?)",
        (
            (s.judgement, s.state, to_json(s.ids), to_json(s.places), to_json(s.against))
            for s in found
        ),
    )


def about(judgement: Judgement) -> tuple[str, tuple[str, ...]]:
    """Kind and ids of the records a judgement was about when it was made."""
    said: Mapping[str, object] = judgement.about
    ids = said.get("ids")
    return str(said.get("kind")), tuple(map(str, ids)) if isinstance(ids, list | tuple) else ()


def _rank(taken: TakenBack) -> tuple[str, str, str]:
    return taken.when or "~", taken.who or "~", taken.why or "~"


def _unseal(connection: sqlite3.Connection) -> None:
    """Take the seal off: what is shown no longer follows from what people said."""
    connection.execute("DELETE FROM story WHERE name = 'seal'")
