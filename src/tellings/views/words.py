"""Which sentences hold these words? All of them, in any order, as words or their beginnings."""

import re
from dataclasses import dataclass

from tellings.model import Place, Span
from tellings.store import Database
from tellings.text.folding import fold_text
from tellings.views.quoted import Quoted, Quoter

_WORD = re.compile(r"\w+")
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


def find(store: Database, asked: str, start: int = 0, count: int | None = 40) -> Found:
    """Sentences that hold all the words of `asked`, `count` of them (all if None) from `start` on.

    The words are folded as the sentences were, and each may be the beginning of a longer one. A
    question without a word finds nothing.
    """
    words = tuple(dict.fromkeys(_WORD.findall(fold_text(asked))))[:_MOST]
    if not words:
        return Found((), 0, 0, ())
    query = " AND ".join(f'"{word}"*' for word in words)
    total, reports = store.connection.execute(
        """SELECT count(*), count(DISTINCT s.report) FROM search
           JOIN sentences s ON s.id = search.rowid WHERE search MATCH ?""",
        (query,),
    ).fetchone()
    rows = store.connection.execute(
        """SELECT s.report, s.start, s."end" FROM search
           JOIN sentences s ON s.id = search.rowid JOIN reports r ON r.id = s.report
           WHERE search MATCH ?
           ORDER BY r.published_from IS NULL, r.published_from, s.report, s.start
           LIMIT ? OFFSET ?""",
        (query, -1 if count is None else count, start),
    ).fetchall()
    quoter = Quoter(store.connection)
    quotations = [quoter(Place(*row)) for row in rows]
    return Found(words, total, reports, tuple(Holding(q, _marked(q, words)) for q in quotations))


def _marked(quoted: Quoted, words: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(
        (quoted.start + match.start(), quoted.start + match.end())
        for match in _WORD.finditer(quoted.words)
        if any(part.startswith(words) for part in _WORD.findall(fold_text(match.group())))
    )
