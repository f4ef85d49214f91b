"""What expressions are told from: the day of publication in news, the last date in a history.

Mazur and Dale, "WikiWars: A new corpus for research on temporal expressions" (EMNLP 2010) and
Strötgen and Gertz, "Temporal tagging on different domains" (LREC 2012): narratives anchor on what
was mentioned before, news on the document's date.
"""

from collections.abc import Sequence
from datetime import date

from tellings.text.prose import Prose, Sentence
from tellings.times.draft import Draft
from tellings.times.words import is_cue

_STOPS = frozenset(";:|")
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])


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
    if words <= 1500 and (leaning or published is None):
        return False
    if words > 1500 and old >= 8:
        return old >= 3 * (leaning + recent) or (old >= 1.5 * recent and old >= 4 * leaning)
    return old >= 6 and leaning * 6 <= old and recent * 3 <= old


def _leans(draft: Draft) -> bool:
    if draft.kind == "weekday":
        return True
    return draft.kind == "shift" and draft.base in ("published", "today")


def looks_ahead(prose: Prose, sentence: Sentence, token: int) -> bool | None:
    """Whether the clause at `token` tells of what is still to come; None where nothing says.

    The nearest verb to the left decides, then the nearest to the right. A participle after "be"
    says nothing by itself ("will be signed", "are to be held").
    """
    start, stop = max(sentence.first, token - 15), min(sentence.last, token + 15)
    spoken = [t.text for t in prose.tokens[start:stop]]
    words = ["" if word == "May" else word.lower() for word in spoken]  # the month, not the verb
    here = token - start
    if here + 1 < len(words) and _said(words, here + 1) is False:
        return False  # "Tuesday marked a turn"
    for i in range(here - 1, -1, -1):
        said = _said(words, i)
        if said is not None:
            return said
        if words[i] in _STOPS:
            break
    for i in range(here + 1, min(len(words), here + 12)):
        said = _said(words, i)
        if said is not None:
            return said
    return None


def _planned(words: list[str], at: int, before: str, after: str) -> bool | None:
    """What a word of planning says: "is set for", "are due on"; None where it is another verb.

    "Had been planned" looks back on the plan. "Set" needs its "for" or "to", since what "was set
    free" or "was set aside" has happened.
    """
    led = after in ("to", "for")
    if before == "been" and "had" in words[max(0, at - 4) : at]:
        return False
    if led:
        return True
    return True if before in _BEING and words[at] != "set" else None


def _said(words: list[str], at: int) -> bool | None:
    """True for a word of the future, False for one of the past, None for others."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if is_cue(word, "ahead"):
        return "have" not in words[at + 1 : at + 3]  # "may have fled on Tuesday" is past
    if is_cue(word, "plan"):
        planned = _planned(words, at, before, after)
        if planned is not None:
            return planned
    if is_cue(word, "pledge") and after == "to":
        return True
    if word == "be":
        return True if before == "to" else None
    if before == "be":
        return None
    if is_cue(word, "past"):
        return False
    if before in ("been", "being"):
        return None  # what "been" says, the auxiliary before it says
    regular = len(word) > 4 and word.endswith("ed") and word.isalpha()
    return False if regular and before not in ("is", "are", "being") else None
