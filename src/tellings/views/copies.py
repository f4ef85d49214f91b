"""Who copied whom, and the stock paragraphs that outlets print again and again."""

import difflib
import itertools
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


@dataclass(frozen=True, slots=True)
class StockUse:
    """One printing of a stock paragraph; `dropped` and `added` are words against the use before."""

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


def copies(store: Database) -> list[CopyRow]:
    """All steps of the family tree, largest share first."""
    return copy_rows(store, reader.borrowings(store.connection))


def copy_rows(store: Database, borrowings: Iterable[Borrowing]) -> list[CopyRow]:
    """These steps with names and words, largest share first."""
    quoter = Quoter(store.connection)
    rows = [_copy(quoter, b) for b in borrowings]
    return sorted(rows, key=lambda r: (-r.share, r.to_report, r.from_report or ""))


def stock(store: Database, kinds: tuple[str, ...] = ("stock",)) -> list[StockRow]:
    """Passage families of these kinds with each printing and what it changed."""
    quoter = Quoter(store.connection)
    rows = []
    for passage in reader.passages(store.connection):
        if passage.kind not in kinds:
            continue
        printed = quoter.all(passage.places)
        uses = [StockUse(printed[0], (), ())]
        for before, after in itertools.pairwise(printed):
            dropped, added = changed_words(before.words, after.words)
            uses.append(StockUse(after, dropped, added))
        days = [q.published for q in printed if q.published]
        first, last = min(days, default=None), max(days, default=None)
        rows.append(StockRow(passage.id, passage.kind, first, last, tuple(uses)))
    return sorted(rows, key=lambda r: (-len(r.uses), r.passage))


def changed_words(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Runs of words that only `before` has and that only `after` has, in order."""
    a, b = before.split(), after.split()
    dropped, added = [], []
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for action, i, j, k, m in matcher.get_opcodes():
        if action != "equal":
            if i < j:
                dropped.append(" ".join(a[i:j]))
            if k < m:
                added.append(" ".join(b[k:m]))
    return tuple(dropped), tuple(added)


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
