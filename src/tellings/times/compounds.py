"""Compounds as items: "mid-May", "late-1980s", "two-year", "month-long", "June-July", '98."""

import re

from tellings.text.numbers import number_at, ordinal_value
from tellings.text.tokens import Token
from tellings.times.words import Entry, Item, word_table

_FOUR = re.compile(r"[12]\d{3}")
_DECADE = re.compile(r"([12]\d)?(\d)0(?:['’]?s)")
_AGES = frozenset(["old", "olds", "age", "aged"])
_HEADS = frozenset(["mid", "early", "late", "pre", "post"])


def four_digits(word: str) -> bool:
    """Whether a word is four digits that may be a year."""
    return _FOUR.fullmatch(word) is not None


def decade_of(word: str) -> int | None:
    """198 for "1980s" and "80s"; None for other words."""
    match = _DECADE.fullmatch(word)
    return int((match.group(1) or "19") + match.group(2)) if match else None


def apostrophe_items(tokens: list[Token], at: int) -> tuple[list[Item], int]:
    """'98 and '90s as one item, else the mark alone; and the token after."""
    mark, word = tokens[at], tokens[at + 1]
    if len(word.text) == 2 and word.text.isdecimal():
        return [Item("y", mark.start, word.end, int(word.text), at)], at + 2
    decade = decade_of(word.text)
    if decade is not None and len(word.text) <= 4:
        return [Item("X", mark.start, word.end, decade, at)], at + 2
    return [Item(".", mark.start, mark.end, None, at)], at + 1


def compound_items(token: Token, lower: str, at: int) -> list[Item] | None:
    """The items of a word with a hyphen in it; None where it says nothing about time."""
    head, _, tail = lower.partition("-")
    cut = len(head)
    if head.isdecimal() and len(head) <= 2 and (items := _day_and_month(token, head, tail, at)):
        return items
    if head in _HEADS:
        return _edge(token, head, tail, at)
    return _length(token, lower.split("-"), at) or _joined(token, head, tail, cut, at)


def _day_and_month(token: Token, head: str, tail: str, at: int) -> list[Item] | None:
    """ "19-April" in "March 19-April 30"."""
    entry, cut = word_table().get(tail), token.start + len(head)
    if entry is None or entry[0] != "M" or not 1 <= int(head) <= 31:
        return None
    return [
        Item("N", token.start, cut, int(head), at),
        Item("-", cut, cut + 1, None, at),
        Item("M", cut + 1, token.end, entry[1], at),
    ]


def _edge(token: Token, head: str, tail: str, at: int) -> list[Item] | None:
    """ "mid-May", "early-1990s", "pre-1990"."""
    cut = token.start + len(head) + 1
    inner = _part(tail, token.text[len(head) + 1 :])
    if inner is None:
        return None
    items = [Item(inner[0], cut, token.end, inner[1], at)]
    entry = word_table().get(head)
    if entry is not None and entry[0] == "E":
        items.insert(0, Item("E", token.start, cut, entry[1], at))
    return items


def _length(token: Token, parts: list[str], at: int) -> list[Item] | None:
    """ "two-year", "27-year", "months-long"; ages are no lengths."""
    table = word_table()
    unit = table.get(parts[1])
    if unit is not None and unit[0] in "uv" and not _AGES & set(parts):
        amount = number_of(parts[0])
        if amount is not None or parts[0] in ("several", "multi"):
            value = ("X" if amount is None else amount, unit[1])
            return [Item("J", token.start, token.end, value, at)]
    rank = ordinal_value(parts[0])
    if rank is not None and len(parts) == 2 and parts[1] == "quarter":
        return [
            Item("Q", token.start, token.start + len(parts[0]), rank, at),
            Item("q", token.start + len(parts[0]) + 1, token.end, "Q", at),
        ]
    unit = table.get(parts[0])
    if unit is not None and unit[0] in "uv" and parts[1:] == ["long"]:
        value = (1 if unit[0] == "u" else "X", unit[1])
        return [Item("J", token.start, token.end, value, at)]
    return None


def _joined(token: Token, head: str, tail: str, cut: int, at: int) -> list[Item] | None:
    """ "June-July", "August-24" (in "14 August-24 August"), "Friday-Sunday"."""
    left = _part(head, token.text)
    right = _part(tail, token.text[cut + 1 :])
    if left is None or left[0] not in "MD":
        return None
    if left[0] == "M" and tail.isdecimal() and len(tail) <= 2 and 1 <= int(tail) <= 31:
        right = ("N", int(tail))
    elif left[0] == "M" and right is None and left[1][2] == "sure":
        right = (".", None)
    elif right is None or right[0] not in (left[0], "Y"):
        return None
    middle = token.start + cut
    return [
        Item(left[0], token.start, middle, left[1], at),
        Item("-", middle, middle + 1, None, at),
        Item(right[0], middle + 1, token.end, right[1], at),
    ]


def _part(lower: str, written: str) -> Entry | None:
    """A month, weekday, season, year or decade inside a compound."""
    entry = word_table().get(lower)
    if entry is not None and (entry[0] == "S" or (entry[0] in "MD" and written[:1].isupper())):
        return entry
    if four_digits(lower):
        return "Y", int(lower)
    decade = decade_of(lower)
    return None if decade is None else ("X", decade)


def number_of(word: str) -> int | float | None:
    """The value of one word of digits or letters ("27", "ten"); None for other words."""
    number = number_at([Token(word, 0, len(word))], 0, 1) if word else None
    return number.value if number else None
