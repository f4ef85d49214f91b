"""Who copied whom, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Borrowing, Place
from tellings.store import Database, reader
from tellings.views.quoted import Quoted, Quoter


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One step of the family tree.

    `from_report` is None for a lost common ancestor. `evidence` pairs each reason's kind with the
    words it points at (None where it points at none) and its note.
    """

    from_report: str | None
    from_name: str
    to_report: str
    to_name: str
    direction: str
    confidence: float
    share: float
    evidence: tuple[tuple[str, Quoted | None, str], ...]


def copies(store: Database) -> list[CopyRow]:
    """All steps of the family tree, largest share first."""
    return copy_rows(store, reader.borrowings(store.connection))


def copy_rows(store: Database, borrowings: Iterable[Borrowing]) -> list[CopyRow]:
    """These steps with names and words, largest share first."""
    quoter = Quoter(store.connection)
    return copies_in_order(_copy(quoter, b) for b in borrowings)


def copies_in_order(rows: Iterable[CopyRow]) -> list[CopyRow]:
    """Steps with the largest share first."""
    return sorted(rows, key=lambda r: (-r.share, r.to_report, r.from_report or ""))


def _copy(quoter: Quoter, borrowing: Borrowing) -> CopyRow:
    evidence: list[tuple[str, Quoted | None, str]] = []
    for e in borrowing.evidence:
        quoted = None
        if e.report is not None and e.start is not None and e.end is not None:
            quoted = quoter(Place(e.report, e.start, e.end))
        evidence.append((e.kind, quoted, e.note))
    parent = borrowing.from_
    return CopyRow(
        parent,
        "a lost common source" if parent is None else _name(quoter, parent),
        borrowing.to,
        _name(quoter, borrowing.to),
        borrowing.direction,
        borrowing.confidence,
        borrowing.share,
        tuple(evidence),
    )


def _name(quoter: Quoter, report: str) -> str:
    key, outlet, published, _ = quoter.report(report)
    return ", ".join(filter(None, (outlet or key, published)))
