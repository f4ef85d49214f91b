"""Where the reports disagree, and what only looks as if they did."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Disagreement
from tellings.store import Database, reader
from tellings.views.quoted import Quoted, Quoter

_ORDER = {"conflict": 0, "stale": 1, "variant": 2}


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One value with the words that give it."""

    value: str
    witnesses: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One disagreement; `relation` is conflict, stale or variant."""

    id: str
    facet: str
    relation: str
    explanation: str
    sides: tuple[ShownSide, ...]
    claims: tuple[str, ...]


def disagreements(
    store: Database, relations: tuple[str, ...] = ("conflict", "stale", "variant")
) -> list[DisagreementRow]:
    """Disagreements of these relations: conflicts first, those with most witnesses first."""
    found = (d for d in reader.disagreements(store.connection) if d.relation in relations)
    return _rows(store, found)


def disagreement(store: Database, ident: str) -> DisagreementRow:
    """One disagreement by its id or a unique beginning of it. Raises NotFound."""
    found = store.connection.execute(
        "SELECT id FROM disagreements WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", (ident,)
    ).fetchall()
    if not ident or len(found) != 1:
        many = "more than one" if len(found) > 1 else "no"
        raise NotFound(f"{many} disagreement begins with {ident!r}")
    full = found[0][0]
    return _rows(store, (d for d in reader.disagreements(store.connection) if d.id == full))[0]


def disagreements_of(store: Database, claim: str) -> list[DisagreementRow]:
    """The disagreements that one claim (its full id) has part in, in the same order."""
    return _rows(store, reader.disagreements(store.connection, claim))


def _rows(store: Database, found: Iterable[Disagreement]) -> list[DisagreementRow]:
    quoter = Quoter(store.connection)
    rows = [
        DisagreementRow(
            d.id,
            d.facet,
            d.relation,
            d.explanation,
            tuple(ShownSide(s.value, quoter.all(s.witnesses)) for s in d.sides),
            d.claims,
        )
        for d in found
    ]
    return sorted(rows, key=lambda r: (_ORDER[r.relation], -_weight(r), r.id))


def _weight(row: DisagreementRow) -> int:
    return sum(len(side.witnesses) for side in row.sides)
