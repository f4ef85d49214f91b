"""A report's tokens as items of time language, each with a one-letter class.

The grammar is a regular expression over the letters, so one pass of the regex engine finds all
expressions, and no pattern looks at the text itself. The letters:

    M month  D weekday  Y year  y '98  N number 1-31  K other number  O 3rd  Q third  X 1980s
    I whole numeric date  C clock  a a.m.  z time zone  u unit  v units  J two-year  S season
    P part of day  E early, end  t the  o of  , comma  - dash  & and, to  l last  p previous  x next
    f following  h this  T that, same  g ago  L later  B earlier  d today  R recently  F few
    A a  G BC  H holiday  e every  s daily  q quarter, half  i in, for  b about, at least
    w future  c century  ( bracket  | sentence end  . anything else
"""

import functools
from collections.abc import Sequence

from tellings.text.numbers import is_number_word, number_at, ordinal_value
from tellings.text.prose import Prose
from tellings.times.compounds import apostrophe_items, compound_items
from tellings.times.digits import digit_items
from tellings.times.words import Entry, Item, Place, is_cue, word_table

_ARABIC_TENS = {"عشر": 10, "والعشرين": 20, "والعشرون": 20, "والثلاثين": 30, "والثلاثون": 30}
_QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
_MARKS = frozenset(["'", "’", "‘"])


def read_items(prose: Prose) -> list[Item]:
    """All items of the body, with a `|` after each sentence."""
    items: list[Item] = []
    tokens, table = prose.tokens, word_table()
    for sentence in prose.sentences:
        at = sentence.first
        while at < sentence.last:
            word = tokens[at].text
            if word[0].isdecimal():
                place = Place(tokens, at, sentence.first, sentence.last)
                found, at = digit_items(place, items)
                items += found
                continue
            lower = word.lower()
            entry = table.get(lower)
            if entry is not None:
                place = Place(tokens, at, sentence.first, sentence.last)
                item, at = _known(place, lower, entry)
                items.append(item)
            elif _may_matter(lower):
                found, at = _other(Place(tokens, at, sentence.first, sentence.last), lower)
                items += found
            else:
                items.append(Item(".", tokens[at].start, tokens[at].end, None, at))
                at += 1
        items.append(Item("|", sentence.end, sentence.end, None, sentence.last))
    return items


def letters(items: Sequence[Item]) -> str:
    """The class letters of the items, one character each."""
    return "".join([item.kind for item in items])


def _may_matter(lower: str) -> bool:
    """Whether a word that is in no table may still be a number, an ordinal or a compound."""
    return "-" in lower or lower in _MARKS or lower in _QUARTERS or _counts(lower)


@functools.lru_cache(maxsize=1 << 15)
def _counts(lower: str) -> bool:
    """Whether a word is a number or a rank."""
    return is_number_word(lower) or bool(ordinal_value(lower))


def _known(place: Place, lower: str, entry: Entry) -> tuple[Item, int]:
    """The item of a word in the table, and the token after; names and verbs are weighed out."""
    token, (kind, value) = place.token, entry
    end, following = token.end, place.at + 1
    if kind == "M":
        if not _is_month(place, value):
            kind = "."
        elif value[2] == "short" and place.after == ".":
            end, following = place.tokens[following].end, following + 1
    elif kind in "DsdR":
        if _is_name(place, kind):
            kind = "."
    elif lower in ("p.m", "a.m", "b.c") and place.after == ".":
        end, following = place.tokens[following].end, following + 1
    elif lower == "second":
        before = place.before.lower()
        if not (before.isdecimal() or is_number_word(before)):
            kind, value = "Q", 2
    elif lower == "number" and place.after != "of":
        kind = "."
    return Item(kind, token.start, end, value, place.at), following


def _is_name(place: Place, kind: str) -> bool:
    """Whether the word is part of a name: "Selwick Daily", "Sunday Herald", "Black Monday"."""
    if place.token.text[0].islower():
        return kind == "D"
    if kind == "D":
        feast = place.before[:1].isupper() and is_cue(place.before.lower(), "feast")
        return feast or (place.after[:1].isupper() and is_cue(place.after.lower(), "paper"))
    return place.at > place.first and place.before not in _OPENERS


_OPENERS = frozenset(['"', "“", "«", "‘", "'", ":", "-", "–", "—", "("])


def _is_month(place: Place, value: tuple[int, str, str]) -> bool:
    """Whether a month's word is the month here: "May" is also a verb and a name."""
    sure, word = value[2], place.token.text
    if word[0].islower() and word[0] != word[0].upper():
        return False
    before, after = place.before, place.after
    if sure == "short" and after == "." and place.at + 2 < place.stop:
        after = place.tokens[place.at + 2].text
    if sure == "short":
        return after[:1].isdecimal() or before[:1].isdecimal()
    if sure == "sure" or after[:1].isdecimal() or before[:1].isdecimal():
        return True
    if not before:
        return after in (",", "–", "-", "")
    if is_cue(before.lower(), "date_lead"):
        return not after[:1].isupper() or word in ("June", "March")
    if before.lower() in ("a", "an"):
        return not after[:1].isupper()
    titled = before.lower() in ("mr", "ms", "mrs")
    return not before[0].isupper() and not titled and not after[:1].isupper()


def _other(place: Place, lower: str) -> tuple[list[Item], int]:
    """The items of a number word, ordinal, compound or apostrophe, and the token after."""
    token, at = place.token, place.at
    if is_number_word(lower):
        number = number_at(place.tokens, at, place.stop)
        if number is not None:
            end = place.tokens[number.last - 1].end
            return [Item("K", token.start, end, number.value, at)], number.last
    rank = ordinal_value(lower)
    if rank is not None:
        more = _ARABIC_TENS.get(place.after) if rank < 10 else None
        if more is not None:  # "the third ten" and "the fifth and twentieth" of Arabic dates
            return [Item("O", token.start, place.tokens[at + 1].end, rank + more, at)], at + 2
        kind = "Q" if lower.isascii() else "O"
        return [Item(kind, token.start, token.end, rank, at)], at + 1
    if lower in _MARKS and at + 1 < place.stop and place.tokens[at + 1].start == token.end:
        return apostrophe_items(place.tokens, at)
    if lower in _QUARTERS and (place.after[:4].isdecimal() or place.after == "of"):
        cut = token.start + 1
        return [
            Item("Q", token.start, cut, _QUARTERS[lower], at),
            Item("q", cut, token.end, "Q", at),
        ], at + 1
    if "-" in lower and (items := compound_items(token, lower, at)):
        return items, at + 1
    return [Item(".", token.start, token.end, None, at)], at + 1
