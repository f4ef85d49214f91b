"""Who says this? A sentence is looked up among all sentences, then aligned word by word.

Candidates come from full-text search over folded sentences (BM25; Robertson and Zaragoza 2009).
Each is then scored by how much of the question's weight it holds, a word weighing the more the
rarer it is in this story (inverse document frequency; Spärck Jones 1972), and kept in order of
that share. Words match by their stems' first letters, so "arrested" finds "arrests".
"""

import math
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Place
from tellings.store import Database
from tellings.text.folding import fold_text
from tellings.views.claims import ClaimRow, claims
from tellings.views.quoted import Quoted, Quoter

_WORD = re.compile(r"\w+")
_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence that says it: `share` 0..1 of the question's weight that its words hold.

    `shared` are the words in common, `claim` the claim that the sentence witnesses, if any.
    """

    quoted: Quoted
    share: float
    shared: tuple[str, ...]
    claim: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All sentences that say it, best first, and the claims that they witness."""

    question: str
    matches: tuple[Match, ...]
    claims: tuple[ClaimRow, ...]


def check(store: Database, sentence: str, least: float = 0.6) -> Answer:
    """Find who says `sentence`; `least` is the share of its weight that a match must hold.

    An empty question, or one without a word, has no matches.
    """
    stems = {_stem(w): w for w in _WORD.findall(fold_text(sentence))}
    weights = _weights(store.connection, stems)
    total = sum(weights.values())
    if not total:
        return Answer(sentence, (), ())
    quoter = Quoter(store.connection)
    found = []
    for report, start, end, folded in _candidates(store.connection, list(weights)):
        theirs = {_stem(w) for w in _WORD.findall(folded)}
        common = [s for s in weights if _held(s, theirs)]
        share = sum(weights[s] for s in common) / total
        if share >= least:
            quoted = quoter(Place(report, start, end))
            words = tuple(stems[s] for s in common)
            found.append(Match(quoted, round(share, 3), words, _claim(store, quoted)))
    found.sort(key=lambda m: (-m.share, m.quoted.published or "9999", m.quoted.key))
    named = {m.claim for m in found if m.claim}
    best = {m.claim: m.share for m in reversed(found) if m.claim}
    rows = [row for row in claims(store) if row.id in named] if named else []
    rows.sort(key=lambda r: (-best.get(r.id, 0), -r.reports, r.id))
    return Answer(sentence, tuple(found), tuple(rows))


def _stem(word: str) -> str:
    """The first letters of a longer word; numbers and short words as they are."""
    if len(word) <= 4 or word.isdigit():
        return word
    return word[: max(4, len(word) - 3)]


def _held(stem: str, theirs: set[str]) -> bool:
    if stem in theirs:
        return True
    if len(stem) < 4 or stem.isdigit():
        return False
    return any(t.startswith(stem) or stem.startswith(t) for t in theirs if len(t) >= 4)


def _match(stem: str) -> str:
    quoted = stem.replace('"', "")
    return f'"{quoted}"' if len(stem) < 4 or stem.isdigit() else f'"{quoted}"*'


def _weights(connection: sqlite3.Connection, stems: Mapping[str, str]) -> dict[str, float]:
    """Stem -> inverse document frequency over the story's sentences."""
    number = connection.execute("SELECT count(*) FROM sentences").fetchone()[0]
    found = {}
    for stem in sorted(stems):
        query = "SELECT count(*) FROM search WHERE search MATCH ?"
        frequency = connection.execute(query, (_match(stem),)).fetchone()[0]
        weight = math.log((number + 1) / (frequency + 1))
        if weight > 0:
            found[stem] = weight
    return found


def _candidates(
    connection: sqlite3.Connection, stems: Sequence[str]
) -> list[tuple[str, int, int, str]]:
    """The sentences that full-text search ranks first."""
    query = " OR ".join(_match(s) for s in stems)
    return connection.execute(
        """SELECT s.report, s.start, s."end", s.folded FROM search
           JOIN sentences s ON s.id = search.rowid
           WHERE search MATCH ? ORDER BY bm25(search), s.report, s.start LIMIT ?""",
        (query, _CANDIDATES),
    ).fetchall()


def _claim(store: Database, quoted: Quoted) -> str | None:
    """The claim whose witness shares most with the sentence."""
    row = store.connection.execute(
        """SELECT claim FROM witnesses WHERE report = ?1 AND start < ?3 AND "end" > ?2
           ORDER BY min("end", ?3) - max(start, ?2) DESC, claim LIMIT 1""",
        (quoted.report, quoted.start, quoted.end),
    ).fetchone()
    return row[0] if row else None
