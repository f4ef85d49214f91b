"""Which sentences hold these words? All of them, in any order, as words or their beginnings."""

import heapq
import re
from array import array
from dataclasses import dataclass

from tellings.model import Place, Span
from tellings.store import Database
from tellings.text.folding import fold_text
from tellings.views.quoted import Quoted, Quoter

_WORD = re.compile(r"\w+")
_BITS = 40
_SENTENCE = (1 << _BITS) - 1  # the id of a sentence within its rank
_MOST = 24  # words of a question that are looked up


@dataclass(frozen=True, slots=True)
class Holding:
    """One sentence that holds all the words; `marked` are their spans in the report."""

    quoted: Quoted
    marked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A part of the sentences that hold the words, by date (undated last), and how many do."""

    words: tuple[str, ...]
    total: int
    reports: int
    sentences: tuple[Holding, ...]


def find(
    store: Database,
    asked: str,
    start: int = 0,
    count: int | None = 40,
    ranks: "array[int] | None" = None,
) -> Found:
    """Sentences that hold all the words of `asked`, `count` of them (all if None) from `start` on.

    The words are folded as the sentences were, and each may be the beginning of a longer one. A
    question without a word finds nothing. `ranks` is what `sentence_ranks(store)` gave, for a
    caller that keeps it.
    """
    words = tuple(dict.fromkeys(_WORD.findall(fold_text(asked))))[:_MOST]
    if not words:
        return Found((), 0, 0, ())
    query = " AND ".join(f'"{word}"*' for word in words)
    ranks = sentence_ranks(store) if ranks is None else ranks
    rows = store.connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))
    found = [ranks[ident] for (ident,) in rows]
    last = len(found) if count is None else start + count
    shown = heapq.nsmallest(last, found)[start:]
    places = [_place(store, rank & _SENTENCE) for rank in shown]
    quoter = Quoter(store.connection)
    held = tuple(Holding(q, _marked(q, words)) for q in map(quoter, places))
    return Found(words, len(found), len({rank >> _BITS for rank in found}), held)


def sentence_ranks(store: Database) -> "array[int]":
    """The rank of each sentence by its id: by date of its report (undated last) and place.

    A rank holds the number of the report in that order above `_BITS`, and the id below.
    """
    query = """SELECT id FROM reports
        ORDER BY published_from IS NULL, published_from, id"""
    order = {report: n for n, (report,) in enumerate(store.connection.execute(query))}
    query = "SELECT coalesce(max(id), 0) FROM sentences"
    ranks = array("q", bytes(8 * (store.connection.execute(query).fetchone()[0] + 1)))
    query = "SELECT id, report FROM sentences"
    for ident, report in store.connection.execute(query):
        ranks[ident] = order[report] << _BITS | ident
    return ranks


def _place(store: Database, sentence: int) -> Place:
    query = 'SELECT report, start, "end" FROM sentences WHERE id = ?'
    return Place(*store.connection.execute(query, (sentence,)).fetchone())


def _marked(quoted: Quoted, words: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(
        (quoted.start + match.start(), quoted.start + match.end())
        for match in _WORD.finditer(quoted.words)
        if any(part.startswith(words) for part in _WORD.findall(fold_text(match.group())))
    )
