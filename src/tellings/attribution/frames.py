"""Cues made of several words around or before a source: "by the account of X", "as X tells it"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.roles import can_speak
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import words as lexicon


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue at tokens `cue` with its `source`; the phrase of both ends before `stop`.

    `head` is the source without what is attached to it, `first` the first token of the phrase.
    """

    first: int
    stop: int
    cue: tuple[Range, ...]
    source: Range
    head: Range


_FIXED = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("so", "says"),
    ("so", "said"),
)
_BELIEVED = ("is", "are", "was", "were")
_TRUSTED = frozenset({"believed", "trusted", "credited"})
_STARTS = frozenset({"according", "as", "in", "by", "per", "if", "so", "on", "to", "or"})


def frames(words: Words) -> Iterator[Frame]:
    """All such cues, in reading order."""
    for i in range(len(words) - 2):
        if words.low[i] in _STARTS:
            frame = _frame(words, i)
            if frame is not None:
                yield frame


def _frame(words: Words, i: int) -> Frame | None:
    start, end = words.bounds(i)
    size = _leading(words, i, end)
    if size:
        found = _before_source(words, i, size, end)
        joined = found and words.low[i] == "so" and i > start and words.low[i - 1] == "or"
        return replace(found, first=i - 1) if found and joined else found
    low = words.low[i]
    if low == "as":
        return _as_told(words, i, end)
    if low == "if":
        return _if_believed(words, i, end)
    if low == "to" and words.low[i + 1] in ("hear", "listen"):
        return _to_hear(words, i, end)
    if low in ("in", "by", "on", "to"):
        return _possessed(words, i, end)
    return None


def _leading(words: Words, i: int, end: int) -> int:
    """The length of a cue at `i` that its source follows, 0 if there is none."""
    low = words.low
    for fixed in _FIXED:
        if tuple(low[i : i + len(fixed)]) == fixed:
            return len(fixed)
    if low[i] == "per":
        return _per(words, i, end)
    tellings = lexicon("en", "telling_nouns")
    if low[i] in ("in", "by", "on", "to") and i + 3 < end and low[i + 1] in ("the", "an", "a"):
        k = i + 2
        while k + 1 < end and words.tags[k] in ("ADJ", "NUM") and low[k] not in tellings:
            k += 1
        if low[k] in tellings and low[k + 1] == "of":
            return k + 2 - i
    if low[i] == "as" and words.tags[i + 1] == "VERB" and words.forms[i + 1] in ("part", "past"):
        k = i + 2 + (i + 2 < end and low[i + 2] in ("out", "down", "up", "forth"))
        if k < end and (low[k] == "by" or (low[k] == "in" and _document(words, k + 1, end))):
            return k + 1 - i
    return 0


def _per(words: Words, i: int, end: int) -> int:
    """ "Per the Lantern, ..." or "..., per the Lantern", and no rate ("10 crowns per head")."""
    start, _ = words.bounds(i)
    apart = i == start or words.low[i - 1] in ",—–(" or words.is_mark(i - 1)
    named = i + 1 < end and (words.tags[i + 1] in ("DET", "PROPN") or words.capital(i + 1))
    return 1 if apart and named else 0


def _document(words: Words, at: int, end: int) -> bool:
    stop = base_end(words, at, end)
    return stop > at and can_speak(words, (at, stop))


def _before_source(words: Words, i: int, size: int, end: int) -> Frame | None:
    at = i + size
    plain = phrase_end(words, at, end, appositive=False)
    if plain == at:
        return None
    stop = max(plain, phrase_end(words, at, end))
    return Frame(i, stop, ((i, at),), (at, stop), (at, plain))


def _as_told(words: Words, i: int, end: int) -> Frame | None:
    """ "as X tells it", "as X sees it", "as X would have it"."""
    stop = phrase_end(words, i + 1, end)
    if stop == i + 1 or not can_speak(words, (i + 1, stop)):
        return None
    k = stop
    if k + 2 < end and words.low[k] == ",":
        k += 1
    verb = k
    while k < end and words.tags[k] in ("AUX", "VERB", "ADV", "NOUN") and k < verb + 3:
        k += 1
    if k == verb or k >= end or words.low[k] != "it":
        return None
    if words.low[k - 1].startswith("call"):
        return None  # "the crossing, as the older sailors call it"
    if k + 1 < end and words.low[k + 1] not in ",.;:)—–" and words.tags[k + 1] != "ADP":
        return None
    plain = phrase_end(words, i + 1, end, appositive=False)
    return Frame(i, k + 1, ((i, i + 1), (verb, k + 1)), (i + 1, stop), (i + 1, plain))


def _to_hear(words: Words, i: int, end: int) -> Frame | None:
    """ "to hear X tell it", "to hear it from X", "to listen to X"."""
    at = i + 2
    while at < end and words.low[at] in ("it", "from", "to"):
        at += 1
    stop = phrase_end(words, at, end)
    plain = phrase_end(words, at, end, appositive=False)
    if stop == at or not can_speak(words, (at, plain)):
        return None
    tell = stop + (stop < end and words.low[stop] == ",")
    comma = next(
        (k for k in range(stop, min(end, stop + 6)) if words.low[k] == "," and k >= tell), end
    )
    if comma == end:
        return None
    cue = ((i, at), (tell, comma)) if tell < comma else ((i, at),)
    return Frame(i, comma, cue, (at, stop), (at, plain))


def _if_believed(words: Words, i: int, end: int) -> Frame | None:
    """ "if X is to be believed"."""
    plain = phrase_end(words, i + 1, end, appositive=False)
    if plain == i + 1:
        return None
    be = next((k for k in range(plain, min(end - 3, plain + 20)) if _to_be(words, k)), None)
    if be is None:
        return None
    last = be - (words.low[be - 1] == ",")
    return Frame(i, be + 4, ((i, i + 1), (be, be + 4)), (i + 1, last), (i + 1, plain))


def _to_be(words: Words, k: int) -> bool:
    low = words.low
    return (
        low[k] in _BELIEVED and low[k + 1] == "to" and low[k + 2] == "be" and low[k + 3] in _TRUSTED
    )


def _possessed(words: Words, i: int, end: int) -> Frame | None:
    """ "in X's telling", "by her own account"."""
    tellings = lexicon("en", "telling_nouns")
    stop = min(end, i + 10)
    noun = next((k for k in range(i + 2, stop) if words.low[k] in tellings), None)
    if noun is None or (noun + 1 < end and words.low[noun + 1] not in ",.;:)—–"):
        return None
    last = noun
    while last > i + 1 and (words.tags[last - 1] == "ADJ" or words.low[last - 1] == "own"):
        last -= 1
    owner = words.low[last - 1]
    if owner in ("his", "her", "its", "their", "my", "our"):
        source = (last - 1, last)
    elif owner == "'s" or owner.endswith(("'s", "s'")):
        source = (i + 1, last)
    else:
        return None
    if last - i > 1 and any(words.low[k] in ",;" for k in range(i, last)):
        return None
    return Frame(i, noun + 1, ((i, i + 1), (last, noun + 1)), source, source)
