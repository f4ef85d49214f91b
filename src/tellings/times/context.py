"""Where a match stands among the items, and what its items say."""

from collections.abc import Sequence

from tellings.times.draft import Draft
from tellings.times.words import Item


class Context:
    """Where a match stands among the items."""

    __slots__ = ("end", "items", "start", "text")

    def __init__(self, items: Sequence[Item], start: int, end: int, text: str) -> None:
        self.items, self.start, self.end, self.text = items, start, end, text

    def word(self, offset: int) -> str:
        """The lower-case word `offset` items before (-1) or after (0) the match; "" if none."""
        at = self.start + offset if offset < 0 else self.end + offset
        if not 0 <= at < len(self.items) or self.items[at].kind == "|":
            return ""
        item = self.items[at]
        return self.text[item.start : item.end].lower()

    def relation(self, kind: str) -> str | None:
        """The preposition before a date or time where it bounds what happened.

        "from" and "between" only open a span; whether it is one shows at what follows.
        """
        if kind not in ("DATE", "TIME"):
            return None
        word, skipped = self.word(-1), -1
        if word == "the":
            word, skipped = self.word(-2), -2
        if word == "to":
            return "before" if self.word(skipped - 1) == "prior" else None
        return _RELATIONS.get(word)


_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after",
    "by": "by", "from": "from", "between": "from", "through": "until",
}  # fmt: skip


def first_of(items: Sequence[Item], kinds: str) -> Item | None:
    """The first item of one of the classes, None if there is none."""
    return next((i for i in items if i.kind in kinds), None)


def mod_of(items: Sequence[Item]) -> str | None:
    """The TIMEX3 mod of the items: START, MID, END or None."""
    edge = first_of(items, "E")
    return str(edge.value) if edge else None


def int_of(item: Item | None) -> int | None:
    """The value of an item as an integer, None without an item."""
    return int(item.value) if item is not None else None


def year_of(items: Sequence[Item]) -> int | None:
    """The year among the items; of two digits, one near our time."""
    full, short = first_of(items, "Y"), first_of(items, "y")
    if full is not None:
        return int_of(full)
    if short is None:
        return None
    value = int_of(short) or 0
    return value + (2000 if value < 30 else 1900)


def calendar_draft(
    items: Sequence[Item],
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    part: str | None = None,
) -> Draft:
    """A calendar date over all the items."""
    return Draft(
        items[0].start, items[-1].end, "calendar", year=year, month=month, day=day, part=part,
        mod=mod_of(items),
    )  # fmt: skip


def month_of(items: Sequence[Item]) -> tuple[int, str]:
    """The number of the month among the items, and its calendar."""
    month = first_of(items, "M")
    assert month is not None
    number, calendar, _ = month.value
    return number, calendar


def amount_of(items: Sequence[Item]) -> tuple[int | float | str, Item]:
    """How many of which unit: (2, unit), ("X", unit)."""
    unit = next(i for i in reversed(items) if i.kind in "uvJ")
    if unit.kind == "J":
        return unit.value[0], unit
    number = next((i for i in items if i.kind in "NKFA" and i.kind != "A"), None)
    number = number or first_of(items, "A")
    return (number.value if number is not None else "X"), unit


def unit_of(item: Item) -> tuple[str, int]:
    """The TIMEX3 unit of an item and how many of it the word means (a fortnight is two weeks)."""
    code, how_many = item.value[1] if item.kind == "J" else item.value
    return code, how_many
