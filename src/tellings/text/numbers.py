"""Numbers as written: digits of every script, number words, and mixtures ("2.5 million").

English, Arabic and Persian number words come from the `numbers` lexicons. A number is read from
tokens, so its span is exact words; what it counts is for others to say.
"""

import functools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from tellings.text.lexicons import rows
from tellings.text.tokens import Token

LANGUAGES = ("en", "ar", "fa")
LARGEST = 10**18
"""The largest number read: beyond it nothing is counted, and no 64-bit integer holds it."""
_LONGEST = 32
"""The longest word of digits looked at: room for `LARGEST` with its separators and decimals."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:٬\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_PLAIN = re.compile(r"\d+(?:[.٫]\d+)?|\d+,\d{1,2}")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)


class Number(NamedTuple):
    """A number in tokens [first, last); `spelled` if it has words and no digits."""

    value: int | float
    first: int
    last: int
    spelled: bool


def digits_value(word: str) -> int | float | None:
    """The value of a word of digits with its separators, in any digit system; None otherwise.

    "3,400" and "1.234.567" are grouped, "2.5" and "2,5" are decimal, "1,23,456" is Indian grouping.
    None as well for what is above `LARGEST`.
    """
    if not word[:1].isdecimal() or len(word) > _LONGEST:
        return None
    value = _value(word)
    return value if value is not None and value <= LARGEST else None


def _value(word: str) -> int | float | None:
    if word.isdecimal():
        return int(word)
    if _GROUPED.fullmatch(word):
        whole = word.replace(",", "").replace("٬", "")
        return _tidy(whole.replace(".", "") if whole.count(".") > 1 else whole)
    if _INDIAN.fullmatch(word):
        return int(word.replace(",", ""))
    if _PLAIN.fullmatch(word):
        return _tidy(word.replace(",", ".").replace("٫", "."))
    return None


def ordinal_value(word: str) -> int | None:
    """The rank of "3rd" or "third" (any case); None for other words."""
    match = _ORDINAL.fullmatch(word)
    return int(match.group(1)) if match else _ordinals().get(word.lower())


def is_number_word(word: str) -> bool:
    """Whether a lower-case word can begin or be a spelled number ("seven", "twenty-five")."""
    return word in _digits() or ("-" in word and _hyphenated(word) is not None)


def number_at(tokens: Sequence[Token], at: int, stop: int) -> Number | None:
    """The longest number that begins at token `at`, within tokens [at, stop); None without one.

    Reads "3,400", "2.5 million", "forty-two", "three hundred and six", "a dozen", "two and a half",
    "half a million". A bare scale ("million") or a lone "a" is no number, nor is anything above
    `LARGEST`.
    """
    read = _from_digits if tokens[at].text[0].isdecimal() else _from_words
    number = read(tokens, at, min(stop, at + _LONGEST))
    return number if number is not None and number.value <= LARGEST else None


def _from_digits(tokens: Sequence[Token], at: int, stop: int) -> Number | None:
    last = at + 1
    word = tokens[at].text
    while (  # ۳٬۴۰۰ comes as three tokens
        last + 1 < stop
        and tokens[last].text in "٬٫"
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].start == tokens[last].end
        and tokens[last + 1].text.isdecimal()
    ):
        word += tokens[last].text + tokens[last + 1].text
        last += 2
    if len(word) <= 3:
        while last < stop and tokens[last].text == "000":  # 20 000
            word += "000"
            last += 1
    value = digits_value(word)
    if value is None:
        return None
    while last < stop and (scale := _scales().get(tokens[last].text.lower())) and scale != 20:
        value, last = value * scale, last + 1
    return Number(_whole(value), at, last, False)


def _from_words(tokens: Sequence[Token], at: int, stop: int) -> Number | None:
    digits, scales, shares = _digits(), _scales(), _shares()
    total: int | float = 0
    current: int | float | None = None
    ceiling: int | float = math.inf
    i, end, scaled = at, at, at
    while i < stop:
        word = tokens[i].text.lower()
        small = digits.get(word)
        if small is None and "-" in word:
            small = _hyphenated(word)
        if small is not None:
            if current is not None and not _fits(current, small):
                break
            current = (current or 0) + small
        elif word in scales and current is not None:
            if word == "score" and current > 9:
                break
            if scales[word] >= ceiling:
                return Number(_whole(total), at, scaled, True)  # "two thousand three thousand"
            if scales[word] >= 1000 or scales[word] in (12, 20):
                ceiling, scaled = scales[word], i + 1
                total, current = total + current * scales[word], 0
            else:
                current *= scales[word]
        elif word in ("a", "an") and current is None and _scale_after(tokens, i, stop):
            current = 1
            i += 1
            continue
        elif word in ("and", "و") and current is not None:
            if _half_after(tokens, i, stop):
                return Number(_whole(total + current + 0.5), at, i + 3, True)
            if not _adds_after(tokens, i, stop, total + current):
                break
            i += 1
            continue
        elif word == "half" and current is None and _scale_after(tokens, i + 1, stop):
            return Number(_whole(_scale_after(tokens, i + 1, stop) * 0.5), at, i + 3, True)
        elif word in shares and current is not None and total == 0 and 0 < current < 10:
            if word in ("third", "quarter", "fourth", "fifth", "tenth") and current != 1:
                break
            return Number(current * shares[word], at, i + 1, True)
        else:
            break
        i += 1
        end = i
    return Number(_whole(total + (current or 0)), at, end, True) if end > at else None


def _fits(current: int | float, small: int | float) -> bool:
    """Whether a small number can follow: "twenty" + "five", "hundred" + "six"."""
    if current == 0:
        return True
    if current >= 100 and current % 100 == 0:
        return small < 100
    return 20 <= current % 100 <= 90 and current % 10 == 0 and small < 10


def _scale_after(tokens: Sequence[Token], at: int, stop: int) -> int | float:
    """The scale word that follows the article at `at`, 0 if none."""
    if at + 1 < stop and tokens[at].text.lower() in ("a", "an"):
        return _scales().get(tokens[at + 1].text.lower(), 0)
    return 0


def _half_after(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "and a half" begins at `at`."""
    return at + 2 < stop and [t.text.lower() for t in tokens[at + 1 : at + 3]] == ["a", "half"]


def _adds_after(tokens: Sequence[Token], at: int, stop: int, so_far: int | float) -> bool:
    """Whether the "and" at `at` joins "three hundred" to "six"; not "two and three"."""
    if at + 1 >= stop or so_far < 20 or (so_far % 100 and tokens[at].text == "and"):
        return False
    word = tokens[at + 1].text.lower()
    small = _digits().get(word, _hyphenated(word) if "-" in word else None)
    return small is not None and small < 100


@functools.cache
def _hyphenated(word: str) -> int | float | None:
    """The value of "twenty-five" or "two-thirds"; None for other compounds."""
    parts = word.split("-")
    if len(parts) != 2 or parts[0] not in _digits():
        return None
    if parts[1] in _shares() and parts[1].endswith("s") and _digits()[parts[0]] < 10:
        return _digits()[parts[0]] * _shares()[parts[1]]
    if parts[1] not in _digits():
        return None
    tens, ones = _digits()[parts[0]], _digits()[parts[1]]
    return tens + ones if 20 <= tens <= 90 and 0 < ones < 10 else None


@functools.cache
def _role(role: str) -> dict[str, int | float]:
    return {
        row[0]: _tidy(row[1])
        for language in LANGUAGES
        for row in rows(language, "numbers")
        if row[2] == role
    }


def _digits() -> dict[str, int | float]:
    return _role("digit")


def _scales() -> dict[str, int | float]:
    return _role("scale")


def _shares() -> dict[str, int | float]:
    return _role("share")


@functools.cache
def _ordinals() -> dict[str, int]:
    return {row[0]: int(row[1]) for language in ("en", "ar") for row in rows(language, "ordinals")}


def _tidy(written: str) -> int | float:
    return _whole(float(written)) if "." in written else int(written)


def _whole(value: int | float) -> int | float:
    """An integer where the value is one; floats from "2.3 million" are rounded to 9 digits."""
    if isinstance(value, int):
        return value
    near = round(value, 9)
    return int(near) if near == int(near) else near
