"""What may stand between a verb of saying and what is said: recipients, times, occasions."""

from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.words import Range, Words, is_time

_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "to",
        "during",
        "by",
        "from",
        "over",
        "via",
        "through",
        "after",
        "before",
        "outside",
        "with",
    }
)
_TIME_LEADS = frozenset({"this", "last", "earlier", "late"})
_NOT_PASSED = frozenset(
    {"how", "why", "when", "where", "there", "not", "never", "no", "otherwise", "so"}
)
_ADDRESSED = frozenset({"him", "her", "them", "us", "me", "reporters", "journalists"})
_STOPS = frozenset({":", ",", "that", "—", "–"})


def past_recipient(words: Words, at: int, end: int) -> tuple[int, Range | None]:
    """Past "reporters", "the Daily Lantern", "her": (after it, its range)."""
    if at < end and words.low[at] in ("he", "she", "they", "we", "i"):
        return at, None  # "swore he never saw it"
    after = phrase_end(words, at, end, appositive=False)
    if after == at:
        alone = at + 1 < end and words.low[at] == "her"  # "assured her that", no possessive
        return (at + 1, (at, at + 1)) if alone else (at, None)
    if words.low[at] in ("him", "her", "them", "us", "me", "you", "it"):
        return at + 1, (at, at + 1)
    return after, (at, after)


def past_adjuncts(words: Words, at: int, end: int) -> int:
    """Past time, place and occasion phrases ("in a statement on Tuesday").

    A prepositional phrase is passed only when a time, a "that", a comma, a colon, a quotation or
    another such phrase follows it, since it may as well open the reported clause.
    """
    j = at
    while j < end:
        after = _one(words, j, end)
        if after == j:
            break
        j = after
    return j


def _one(words: Words, at: int, end: int) -> int:
    low, tags = words.low, words.tags
    if tags[at] == "ADV" and low[at] not in _NOT_PASSED:
        return at + 1 if at + 1 < end else at
    if is_time(words, at) and not low[at][:1].isdigit() and low[at] != "this":
        return _times(words, at, end)
    if low[at] in _TIME_LEADS and at + 1 < end and is_time(words, at + 1):
        return _times(words, at, end)
    if low[at] not in _PREPOSITIONS or at + 1 >= end:
        return at
    if is_time(words, at + 1):
        return _times(words, at + 1, end)
    if low[at] in ("to", "with") and low[at + 1] in _ADDRESSED and at + 2 < end:
        alone = low[at + 2] in _STOPS or words.is_mark(at + 2)
        return at + 2 if alone else at
    if tags[at + 1] == "VERB":
        return at
    after = base_end(words, at + 1, end)
    if after == at + 1:
        return at
    while (
        after < end
        and low[after] in ("of", "with", "for", "in", "to", "from", "by")
        and not is_time(words, min(after + 1, end - 1))
    ):
        more = base_end(words, after + 1, end)
        if more == after + 1:
            break
        after = more
    if after >= end or low[after] in _STOPS or words.is_mark(after) or low[after] in ".!?":
        return after
    if low[after] in _PREPOSITIONS or is_time(words, after):
        return after if _one(words, after, end) > after else at
    return at


def _times(words: Words, at: int, end: int) -> int:
    j = at
    while j < end and (
        is_time(words, j)
        or (
            words.low[j] in ("of", ",", "in", "the")
            and j + 1 < end
            and words.low[j + 1][:1].isdigit()
            and len(words.low[j + 1]) == 4
            and j > at
        )
    ):
        j += 1
    return j
