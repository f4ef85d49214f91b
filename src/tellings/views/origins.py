"""How many independent origins each claim has, and what they are."""

from dataclasses import dataclass

from tellings.model import Merge, Origin
from tellings.store import Database, reader
from tellings.views.claims import claims
from tellings.views.quoted import Quoted


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One claim told by several reports: at least `low`, at most `high` independent origins."""

    claim: str
    wording: Quoted
    reports: int
    outlets: int
    low: int
    high: int
    origins: tuple[Origin, ...]
    merges: tuple[Merge, ...]


def origins(store: Database, at_least: int = 2) -> list[OriginRow]:
    """Claims told by at least so many reports, those that shrink most first."""
    counted = {o.claim: o for o in reader.origins(store.connection)}
    rows = [
        OriginRow(
            row.id,
            row.wording,
            row.reports,
            row.outlets,
            row.low,
            row.high,
            counted[row.id].origins,
            counted[row.id].merges,
        )
        for row in claims(store, at_least)
    ]
    return sorted(rows, key=lambda r: (r.high - r.reports, -r.reports, r.claim))
