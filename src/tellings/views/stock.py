"""Paragraphs that are printed again and again, each with its printings and what they changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.store import Database
from tellings.views.lives import Life, lives, passage_rows
from tellings.views.quoted import Quoted


@dataclass(frozen=True, slots=True)
class StockUse:
    """One printing; `dropped` and `added` are words against the printing it is compared with.

    That is the one before it in the same outlet, else the one before it.
    """

    quoted: Quoted
    dropped: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StockRow:
    """One recycled paragraph with its life, earliest printing first."""

    passage: str
    kind: str
    first: str | None
    last: str | None
    uses: tuple[StockUse, ...]


def stock(store: Database, kinds: tuple[str, ...] = ("stock",)) -> list[StockRow]:
    """Passages of these kinds with every printing, those of most reports first."""
    by_kind = passage_rows(store)
    rows = [row for kind in kinds for row in by_kind.get(kind, ())]
    rows.sort(key=lambda r: (-r.reports, r.first or "9999", r.passage))
    return stock_rows(store, [row.passage for row in rows])


def stock_rows(store: Database, passages: Iterable[str]) -> list[StockRow]:
    """These passages (full ids) with every printing, in their order."""
    return [_row(found) for found in lives(store, passages, None)]


def _row(found: Life) -> StockRow:
    row = found.row
    uses = (StockUse(p.quoted, p.dropped, p.added) for p in found.printings)
    return StockRow(row.passage, row.kind, row.first, row.last, tuple(uses))
