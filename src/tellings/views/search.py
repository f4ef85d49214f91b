"""Who says this? A sentence is looked up among all sentences, then aligned word by word.

Candidates come from full-text search over folded sentences (BM25; Robertson and Zaragoza 2009).
Each is then scored by how much of the question's weight it holds, a word weighing the more the
rarer it is in this story (inverse document frequency; Spärck Jones 1972), and kept in order of
that share. Words match by their stems' first letters, so "arrested" finds "arrests".
"""

import math
import re
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tellings.model import Place, Span
from tellings.store import Database
from tellings.text.folding import fold_text
from tellings.views.alignment import align
from tellings.views.claims import ClaimRow, claims
from tellings.views.quoted import Quoted, Quoter

_WORD = re.compile(r"\w+")
_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence that says it: `share` 0..1 of the question's weight that its words hold.

    `aligned` are the spans in the report of the words that answer the question's words in the same
    order, `in_order` 0..1 their share of the question's weight. `claim` is the claim, of those the
    sentence witnesses, whose words hold most of the question, if any.
    """

    quoted: Quoted
    share: float
    in_order: float
    aligned: tuple[Span, ...]
    claim: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All sentences that say it, best first, and the claims that they witness.

    `nearest` is the largest share that any sentence holds, matched or not; `asked` whether the
    question has a word to look up at all.
    """

    question: str
    matches: tuple[Match, ...]
    claims: tuple[ClaimRow, ...]
    nearest: float = 0.0
    asked: bool = True


def check(
    store: Database, sentence: str, least: float = 0.6, told: Sequence[ClaimRow] | None = None
) -> Answer:
    """Find who says `sentence`; `least` is the share of its weight that a match must hold.

    An empty question, or one without a word, has no matches. `told` is what `claims(store)` gave,
    for a caller that keeps it.
    """
    asked = [_stem(w) for w in _WORD.findall(fold_text(sentence))]
    weights = _weights(store.connection, set(asked))
    total = sum(weights.values())
    if not total:
        return Answer(sentence, (), (), asked=bool(asked))
    quoter = Quoter(store.connection)
    scored = _scored(store.connection, weights, least)
    nearest = max((share for share, _ in scored), default=0.0)
    found = []
    for share, place in scored:
        if share >= least:
            quoted = quoter(place)
            aligned, order = _aligned(asked, quoted, weights)
            claim = _claim(store, quoted, weights)
            found.append(Match(quoted, round(share, 3), round(order / total, 3), aligned, claim))
    found.sort(key=_best_first)
    named = {m.claim for m in found if m.claim}
    best = {m.claim: m.share for m in reversed(found) if m.claim}
    known = told if told is not None or not named else claims(store)
    rows = [row for row in known or () if row.id in named]
    rows.sort(key=lambda r: (-best.get(r.id, 0), -r.reports, r.id))
    return Answer(sentence, tuple(found), tuple(rows), round(nearest, 3))


def _best_first(match: Match) -> tuple[float, float, str, str, int]:
    quoted = match.quoted
    return (
        -match.share,
        -match.in_order,
        quoted.published or "9999",
        quoted.key,
        quoted.start,
    )


def _aligned(
    asked: Sequence[str], quoted: Quoted, weights: dict[str, float]
) -> tuple[tuple[Span, ...], float]:
    """Spans of the sentence's words that answer the question in order, and their weight."""
    words = list(_WORD.finditer(quoted.words))
    theirs = [_stem(fold_text(w.group())) for w in words]
    pairs = align(asked, theirs, weights, _alike)
    spans = tuple(
        (quoted.start + words[j].start(), quoted.start + words[j].end()) for _, j in pairs
    )
    return spans, sum({asked[i]: weights[asked[i]] for i, _ in pairs}.values())


def _stem(word: str) -> str:
    """The first letters of a longer word; numbers and short words as they are."""
    if len(word) <= 4 or word.isdigit():
        return word
    return word[: max(4, len(word) - 3)]


def _stems(folded: str) -> dict[str, set[str]]:
    """The stems of folded words by their first letters; stems that are alike share them."""
    found: dict[str, set[str]] = {}
    for word in _WORD.findall(folded):
        stem = _stem(word)
        found.setdefault(stem[:4], set()).add(stem)
    return found


def _held(stem: str, theirs: dict[str, set[str]]) -> bool:
    near = theirs.get(stem[:4], ())
    return stem in near or any(_alike(stem, t) for t in near)


def _alike(stem: str, other: str) -> bool:
    """The same stem, or one the beginning of the other (not for short words and numbers)."""
    if stem == other:
        return True
    if min(len(stem), len(other)) < 4 or stem.isdigit():
        return False
    return other.startswith(stem) or stem.startswith(other)


def _match(stem: str) -> str:
    quoted = stem.replace('"', "")
    return f'"{quoted}"' if len(stem) < 4 or stem.isdigit() else f'"{quoted}"*'


def _weights(connection: sqlite3.Connection, stems: Collection[str]) -> dict[str, float]:
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


def _scored(
    connection: sqlite3.Connection, weights: dict[str, float], least: float
) -> list[tuple[float, Place]]:
    """Candidates with the share of the weight that each holds.

    Where nothing holds `least`, half of that is tried, then anything, so that the nearest is known.
    """
    total = sum(weights.values())
    scored: list[tuple[float, Place]] = []
    for bound in (least, least / 2, 0.0):
        scored = []
        for report, start, end, folded in _candidates(connection, weights, bound * total):
            theirs = _stems(folded)
            held = sum(weight for stem, weight in weights.items() if _held(stem, theirs))
            scored.append((held / total, Place(report, start, end)))
        if any(share >= bound for share, _ in scored):
            break
    return scored


def _needed(weights: dict[str, float], least: float) -> list[str]:
    """The rarest stems, so many that what holds none of them holds less than `least` of the weight.

    Prefix filtering (S. Chaudhuri, V. Ganti and R. Kaushik, "A primitive operator for similarity
    joins in data cleaning", ICDE 2006): words that stand everywhere need not be looked up first.
    """
    ranked = sorted(weights, key=lambda stem: (-weights[stem], stem))
    left = sum(weights.values())
    for number, stem in enumerate(ranked):
        if left < least:
            return ranked[:number]
        left -= weights[stem]
    return ranked


def _candidates(
    connection: sqlite3.Connection, weights: dict[str, float], least: float
) -> list[tuple[str, int, int, str]]:
    """The sentences that full-text search ranks first, of all that may hold `least` weight."""
    query = " OR ".join(_match(stem) for stem in weights)
    rare = _needed(weights, least)
    if 0 < len(rare) < len(weights):
        query = f"({' OR '.join(map(_match, rare))}) AND ({query})"
    return connection.execute(
        """SELECT s.report, s.start, s."end", s.folded FROM search
           JOIN sentences s ON s.id = search.rowid
           WHERE search MATCH ? ORDER BY bm25(search), s.report, s.start LIMIT ?""",
        (query, _CANDIDATES),
    ).fetchall()


def _claim(store: Database, quoted: Quoted, weights: dict[str, float]) -> str | None:
    """The claim whose witness in this sentence holds most of the question, then most of it."""
    rows = store.connection.execute(
        """SELECT claim, max(start, ?2), min("end", ?3) FROM witnesses
           WHERE report = ?1 AND start < ?3 AND "end" > ?2""",
        (quoted.report, quoted.start, quoted.end),
    ).fetchall()

    def rank(row: tuple[str, int, int]) -> tuple[float, int, str]:
        claim, start, end = row
        words = quoted.words[start - quoted.start : end - quoted.start]
        theirs = _stems(fold_text(words))
        return (-sum(w for s, w in weights.items() if _held(s, theirs)), start - end, claim)

    return min(rows, key=rank)[0] if rows else None
