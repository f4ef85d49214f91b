"""What expressions are told from: the day of publication in news, the last date in a history.

Mazur and Dale, "WikiWars: A new corpus for research on temporal expressions" (EMNLP 2010) and
Strötgen and Gertz, "Temporal tagging on different domains" (LREC 2012): narratives anchor on what
was mentioned before, news on the document's date.
"""

from collections.abc import Sequence
from datetime import date

from tellings.text.prose import Prose, Sentence
from tellings.times.draft import Draft

_FUTURE = frozenset(
    ["will", "would", "shall", "should", "may", "might", "must", "'ll", "’ll", "won't", "won’t", "plans", "plan", "planned", "planning", "expected", "due", "scheduled", "intends", "hopes", "upcoming", "going", "set", "vowed", "promised", "agreed"]
)
_PAST = frozenset(
    ["said", "says", "told", "was", "were", "had", "did", "been", "came", "went", "took", "began", "left", "made", "met", "gave", "got", "held", "became", "ran", "saw", "fell", "rose", "sent", "brought", "broke", "built", "drove", "fought", "found", "hit", "kept", "knew", "led", "lost", "met", "paid", "put", "read", "shot", "spoke", "stood", "struck", "took", "thought", "withdrew", "won", "wrote", "announced"]
)
_STOPS = frozenset(";:|")


def is_narrative(drafts: Sequence[Draft], published: date | None, words: int) -> bool:
    """Whether a text tells the past in order, so that "in May" means the May after the last date.

    Cues: many full dates and years that lie well before the publication (or, without one, any), and
    hardly any word that leans on the day of writing (today, Tuesday, last week).
    """
    year = published.year if published else None
    old = sum(
        1
        for d in drafts
        if d.kind == "calendar" and d.year is not None and (year is None or d.year < year - 1)
    ) + sum(1 for d in drafts if d.kind == "fixed" and (d.value or "").startswith("BC"))
    leaning = sum(1 for d in drafts if _leans(d))
    named = [d.year for d in drafts if d.kind == "calendar" and d.year is not None]
    recent = sum(1 for y in named if year is not None and y >= year - 1)
    if words <= 1500 and leaning:
        return False
    if words > 1500 and old >= 8:
        return old >= 3 * (leaning + recent) or (old >= 1.5 * recent and old >= 4 * leaning)
    return old >= 6 and leaning * 6 <= old and recent * 3 <= old


def _leans(draft: Draft) -> bool:
    if draft.kind == "weekday":
        return True
    return draft.kind == "shift" and draft.base in ("published", "today") and bool(draft.step or 1)


def looks_ahead(prose: Prose, sentence: Sentence, token: int) -> bool | None:
    """Whether the clause at `token` tells of what is still to come; None where nothing says.

    The nearest verb to the left decides, then the nearest to the right. A participle after "be"
    says nothing by itself ("will be signed", "are to be held").
    """
    tokens = prose.tokens
    for i in range(token - 1, max(sentence.first, token - 14) - 1, -1):
        word = tokens[i].text.lower()
        before = tokens[i - 1].text.lower() if i > sentence.first else ""
        if word in _FUTURE:
            return not _perfect_after(prose, i, token)
        if word == "be" and before == "to":
            return True
        if _is_past(word) and before != "be":
            return None if before in _LINKING and word not in _PAST else False
        if word in _STOPS:
            break
    for i in range(token + 1, min(sentence.last, token + 12)):
        word = tokens[i].text.lower()
        if word in ("will", "shall", "won't", "won’t", "'ll"):
            return True
        if _is_past(word):
            return False
    return None


_LINKING = frozenset(["is", "are", "being"])


def _perfect_after(prose: Prose, modal: int, stop: int) -> bool:
    """Whether "have" follows: "may have fled on Tuesday" is past."""
    return any(
        prose.tokens[i].text.lower() == "have" for i in range(modal + 1, min(stop, modal + 3))
    )


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word.isalpha())
