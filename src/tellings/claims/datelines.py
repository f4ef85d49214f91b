"""Datelines: the place, day and agency that stand before the first words of a report."""

import re

_NAME = r"[A-Z][\w.'’ -]{1,30}(?:, [A-Z][\w. ]{1,24}){0,3}"
_DASH = r"\s*(?:--?|–|—)\s+"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]+){0,3}"
_LINE = re.compile(
    "|".join(
        (
            rf"(?:{_NAME},? )?\([A-Z][^()\n]{{1,30}}\)(?:{_DASH}|\s+(?=[A-Z“\"]))",  # City (AGENCY)
            rf"{_CAPITALS}(?:, [^\n()–—]{{1,30}}?)?{_DASH}(?=[A-Z“\"\d])",  # CITY, 3 May -
            rf"{_NAME}, {_DAY}{_DASH}",  # City, May 3 -
        )
    )
)


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the words [start, end) go on behind a dateline, `start` where they have none.

    Only the opening of a paragraph can have one.
    """
    before = start - 1
    while before >= 0 and text[before] in " \t":
        before -= 1
    if before >= 0 and text[before] != "\n":
        return start
    found = _LINE.match(text, start, end)
    return found.end() if found and found.end() < end else start
