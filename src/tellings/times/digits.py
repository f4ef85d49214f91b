"""Tokens that begin with a digit, as items: years, days, clocks, ranges, whole dates."""

import re
from typing import Any

from tellings.text.numbers import number_at, ordinal_value
from tellings.times.compounds import compound_items, decade_of, four_digits
from tellings.times.words import Item, Place, is_cue

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_SLASHED = re.compile(
    r"(\d{1,4})/(\d{1,2})/(\d{1,4})|(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{1,2})-(\d{1,2})-(\d{4})"
)
_YEAR_GLUED = re.compile(r"([12]\d{3})(?:['’]s|-[^\W\d_][\w-]*)")
_BC_YEARS = re.compile(r"(\d{3})-(\d{3})")
_YEARS = re.compile(r"([12]\d{3})-([12]\d{3}|\d\d)")
_DAYS_JOINED = re.compile(r"(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")
_CLOCK_DOT = re.compile(r"(\d{1,2})\.([0-5]\d)")
_CLOCK_AM = re.compile(r"(\d{1,2})(am|pm)", re.IGNORECASE)
_HALVES = frozenset(["am", "pm", "a.m.", "p.m.", "a.m", "p.m"])
_SIGNS = frozenset(["$", "€", "£", "no", "#"])

Piece = tuple[str, int, int, Any]
"""Class, start and end within the word, value."""


def digit_items(place: Place, so_far: list[Item]) -> tuple[list[Item], int]:
    """The items of the token at `place`, and the token after them.

    `so_far` are the items before it, which tell a year from a count.
    """
    token = place.token
    word = token.text
    if word.isdecimal():
        if len(word) > 4:
            return _number(place)  # neither a year nor a day
        return _whole_number(place, str(int(word)).zfill(len(word)), so_far)
    pieces = _special(word, place.after)
    if pieces:
        at, base = place.at, token.start
        return [Item(k, base + start, base + end, v, at) for k, start, end, v in pieces], at + 1
    lower = word.lower()
    if "-" in lower and (items := compound_items(token, lower, place.at)):
        return items, place.at + 1
    rank = ordinal_value(lower)
    if rank is not None:
        kind = "O" if rank <= 31 else "Q"
        return [Item(kind, token.start, token.end, rank, place.at)], place.at + 1
    return _number(place)


def _number(place: Place) -> tuple[list[Item], int]:
    """A number that is no day or year; digits that are no number are anything else."""
    token = place.token
    number = number_at(place.tokens, place.at, place.stop)
    if number is None:
        return [Item(".", token.start, token.end, None, place.at)], place.at + 1
    end = place.tokens[number.last - 1].end
    return [Item("K", token.start, end, number.value, place.at)], number.last


def _special(word: str, after: str) -> list[Piece] | None:
    """Digits with marks: whole dates, ranges, decades, clocks."""
    size = len(word)
    if m := _ISO.match(word):
        return [("I", 0, 10, (int(m[1]), int(m[2]), int(m[3]), "-"))]
    if m := _SLASHED.fullmatch(word):
        mark = next(c for c in word if not c.isdecimal())
        return [("I", 0, size, (*(int(g) for g in m.groups() if g), mark))]
    if (m := _YEAR_GLUED.fullmatch(word)) and 1400 <= int(m[1]) <= 2050:
        return [("Y", 0, 4, int(m[1])), (".", 4, size, None)]
    if ranged := _ranged(word):
        return ranged
    decade = decade_of(word)
    if decade is not None:
        return [("X", 0, size, decade)]
    if m := _CLOCK.fullmatch(word):
        return [("C", 0, size, (int(m[1]), int(m[2])))]
    if (m := _CLOCK_DOT.fullmatch(word)) and after.lower() in _HALVES:
        return [("C", 0, size, (int(m[1]), int(m[2])))]
    if (m := _CLOCK_AM.fullmatch(word)) and 1 <= int(m[1]) <= 12:
        hour = int(m[1]) % 12 + (12 if m[2].lower() == "pm" else 0)
        return [("C", 0, size, (hour, 0))]
    return None


def _ranged(word: str) -> list[Piece] | None:
    """ "1939-45", "499-493" (before Christ), "12-15"."""
    size = len(word)
    if m := _YEARS.fullmatch(word):
        second = int(m[2]) if len(m[2]) == 4 else int(m[1][:2] + m[2])
        if second >= int(m[1]):
            cut = m.start(2)
            return [("Y", 0, 4, int(m[1])), ("-", 4, cut, None), ("Y", cut, size, second)]
    if (m := _BC_YEARS.fullmatch(word)) and int(m[1]) > int(m[2]):
        return [("K", 0, 3, int(m[1])), ("-", 3, 4, None), ("K", 4, 7, int(m[2]))]
    if (m := _DAYS_JOINED.fullmatch(word)) and int(m[1]) < int(m[2]) <= 31:
        cut = m.start(2)
        first, second = int(m[1]), int(m[2])
        return [("N", 0, cut - 1, first), ("-", cut - 1, cut, None), ("N", cut, size, second)]
    return None


def _whole_number(place: Place, word: str, so_far: list[Item]) -> tuple[list[Item], int]:
    """A year, a day of a month, or another number; `word` has ASCII digits."""
    token, value = place.token, int(word)
    if four_digits(word) and _is_year(place, value, so_far):
        return [Item("Y", token.start, token.end, value, place.at)], place.at + 1
    if len(word) == 2 and (year := _ends_years(place, value, so_far)) is not None:
        return [Item("Y", token.start, token.end, year, place.at)], place.at + 1
    if 1 <= value <= 31 and len(word) <= 2:
        number = number_at(place.tokens, place.at, place.stop)
        if number is not None and number.last == place.at + 1:
            return [Item("N", token.start, token.end, value, place.at)], place.at + 1
    return _number(place)


def _ends_years(place: Place, value: int, so_far: list[Item]) -> int | None:
    """The year of "45" in "1939–45"; None where the digits do not end years."""
    if [i.kind for i in so_far[-2:]] != ["Y", "-"] or so_far[-1].end != place.token.start:
        return None
    year = int(so_far[-2].value) // 100 * 100 + value
    return year if year >= so_far[-2].value else None


def _is_year(place: Place, value: int, so_far: list[Item]) -> bool:
    """Whether four digits are a year here and not a count ("2000 people", "1500 km")."""
    before, after = place.before.lower(), place.after
    if before in _SIGNS or after in ("%", "percent"):
        return False
    if is_cue(before, "count_lead"):
        earlier = {t.text.lower() for t in place.tokens[max(place.first, place.at - 3) : place.at]}
        bounded = any(is_cue(word, "bound_lead") for word in earlier)
        return bounded and not after[:1].islower() and 1400 <= value <= 2050
    if so_far and so_far[-1].kind in "MSE":
        return True
    if before == "," and len(so_far) > 1 and so_far[-2].kind in "MNOD":
        return True
    if not 1000 <= value <= 2100:
        return False
    led = is_cue(before, "year_lead")
    if place.before[:1].isupper() and value < 1800:
        return led
    if after[:1].islower():
        plural = (after.endswith("s") and not after.endswith("ss")) or is_cue(after, "plural")
        if plural and not is_cue(after, "year_trail"):
            if before == "of" and value % 50:
                return 1800 <= value <= 2050
            return is_cue(before, "era_lead")
        if not is_cue(after, "year_trail") and not led:
            return 1800 <= value <= 2050 and value % 100 != 0
    return led or 1400 <= value <= 2050
