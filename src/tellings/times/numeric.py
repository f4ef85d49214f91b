"""Dates of digits alone: 2014-03-05, 5/3/2014, 05.03.2014, and which number is the day."""

import re
from collections.abc import Iterable
from datetime import date

from tellings.times.context import Context, first_of, int_of
from tellings.times.draft import Draft
from tellings.times.words import Item

_DAY_FIRST = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[^\W\d_]")


def numeric_date(items: list[Item], _: Context) -> Draft | None:
    """A whole date of digits, kind "open" where either number may be the day.

    Dots stand between day, month and year in that order wherever they are used; a weekday written
    before the date decides, too.
    """
    numbers = items[-1]
    a, b, c, mark = numbers.value
    draft = Draft(items[0].start, numbers.end, "calendar", weekday=int_of(first_of(items, "D")))
    if a >= 1000:
        return _on(draft, a, b, c)
    year = c if c >= 100 else c + (2000 if c < 50 else 1900)
    if b > 12 >= a:
        return _on(draft, year, a, b)
    if a > 12 or a == b or mark == ".":
        return _on(draft, year, b, a)
    fitting = [day for day in (_day(year, b, a), _day(year, a, b)) if day is not None]
    if draft.weekday is not None:
        named = [day for day in fitting if day.weekday() == draft.weekday]
        if len(named) == 1:
            return _on(draft, year, named[0].month, named[0].day)
    if len(fitting) < 2:
        return None
    draft.kind, draft.value = "open", f"{year:04d}-XX-XX"
    draft.year, draft.month, draft.day = year, b, a
    draft.placed = min(fitting), max(fitting)
    draft.holds = False
    return draft


def settle(drafts: Iterable[Draft], text: str, language: str) -> list[Draft]:
    """Give dates of unknown order the order that the rest of the report shows.

    Other dates of digits say it, else a language that has only one order, else months in words
    that always follow their day. What stays open covers both readings.
    """
    settled = list(drafts)
    unclear = [d for d in settled if d.kind == "open"]
    if unclear and (day_first := _day_first(settled, text, language)) is not None:
        for draft in unclear:
            assert draft.month is not None and draft.day is not None
            if not day_first:
                draft.month, draft.day = draft.day, draft.month
            draft.kind, draft.value, draft.placed, draft.holds = "calendar", None, None, True
    return settled


def _day_first(drafts: Iterable[Draft], text: str, language: str) -> bool | None:
    """Whether the report writes the day before the month; None where it does not show."""
    digits: set[bool] = set()
    words: set[bool] = set()
    for draft in drafts:
        if draft.kind != "calendar" or draft.day is None or draft.month is None:
            continue
        written = text[draft.start : draft.end]
        if "/" in written or written.count("-") == 2:
            numbers = [int(n) for n in re.findall(r"\d+", written)]
            if numbers[0] < 1000 and draft.day > 12:
                digits.add(numbers[0] == draft.day)
        elif any(c.isalpha() for c in written):
            words.add(_DAY_FIRST.search(written) is not None)
    if digits:
        return digits.pop() if len(digits) == 1 else None
    if language[:2] not in ("en", ""):
        return True
    return True if words == {True} else None


def _on(draft: Draft, year: int, month: int, day: int) -> Draft | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2100):
        return None
    draft.year, draft.month, draft.day = year, month, day
    return draft


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1000 <= year <= 2100 else None
    except ValueError:
        return None
