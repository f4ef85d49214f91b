"""Calendar dates as headers, datelines, meta tags and addresses write them.

Only dates that name their year: a header without one leaves the year open, and nothing here fills
it in. Every date is an interval of ISO days with a precision.
"""

import calendar
import datetime
import functools
import re
from typing import NamedTuple

from tellings.text.lexicons import table

FIRST_YEAR, LAST_YEAR = 1800, 2199  # years outside are numbers, not dates

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_PAGE = re.compile(r"(?i)\b(?:pages?|pp?\.|section|issue|no\.|vol\.|volume)\s?[\w-]{1,6}")
_TIME = r"(?:T|\s{1,2}|,\s?)\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:\s?[ap]\.?m\.?)?"


class Dated(NamedTuple):
    """A date in some text: `start`, `end` are its place, `first` and `last` its ISO days."""

    start: int
    end: int
    first: str
    last: str
    precision: str


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted(table("en", "publication_months"), key=lambda n: (-len(n), n))
    month = "(?P<{}>" + "|".join(map(re.escape, names)) + r")\.?"
    day, year = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?", r"(?P<{}>[12]\d\d\d)"
    of = r"(?:\s{1,3}(?:of|de|du)\s|,?\s{1,3}|-)"
    forms = [
        year.format("y1") + r"[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?!\d)",
        day.format("d2") + of + month.format("m2") + of + year.format("y2"),
        month.format("m3") + r"\s{0,3}" + day.format("d3") + r"(?:,|\s)\s{0,3}" + year.format("y3"),
        r"(?P<n4>[0-3]?\d)(?P<s4>[/.-])(?P<o4>[0-3]?\d)(?P=s4)" + year.format("y4"),
        year.format("y5") + r"-(?P<m5>[01]\d)(?![\d-])",
        month.format("m6") + r"(?:,|\s{1,3}of)?\s{1,3}" + year.format("y6"),
    ]
    return re.compile(r"(?<![\w/.-])" + _WEEKDAY + "(?:" + "|".join(forms) + r")(?!\w*\d)", re.I)


def find_dates(text: str, limit: int = 50) -> list[Dated]:
    """The dates in `text` that name their year, in order, at most `limit`."""
    found: list[Dated] = []
    if not re.search(r"\d{4}", text):
        return found
    for match in _pattern().finditer(text):
        dated = _read(match)
        if dated is not None:
            found.append(dated)
            if len(found) == limit:
                break
    return found


def read_date(value: str) -> Dated | None:
    """The date that a whole field or tag is: ISO 8601, RFC 2822, or a written date; else None.

    A bare year and a compact `20110503` are read too. Times and zones are passed over: the day
    counts as written.
    """
    text = _digits(value.strip())
    compact = re.fullmatch(r"([12]\d{3})([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?", text)
    if compact:
        return _day(0, len(text), *(int(part) for part in compact.groups()))
    if re.fullmatch(r"[12]\d{3}", text):
        return Dated(0, len(text), f"{text}-01-01", f"{text}-12-31", "year")
    year_month = re.match(r"([12]\d{3})-([01]\d)$", text)
    if year_month:
        return _month(0, len(text), int(year_month[1]), int(year_month[2]))
    iso = re.match(r"([12]\d{3})-([01]?\d)-([0-3]?\d)(?!\d)", text)
    if iso:
        return _day(0, len(text), *(int(part) for part in iso.groups()))
    found = find_dates(text[:200])
    return found[0] if found else None


def date_only(line: str) -> tuple[Dated, str] | None:
    """The first date of a short line and what is left of the line without it and its time."""
    found = find_dates(_digits(line))
    if not found:
        return None
    dated = found[0]
    tail = re.sub("^" + _TIME + r"(?:\s?[A-Z]{2,4})?", "", line[dated.end :], flags=re.I)
    tail = _PAGE.sub("", tail)
    return dated, (line[: dated.start] + " " + tail).strip(" \t,;،|·•–—-/:()[]")


def _digits(text: str) -> str:
    """Arabic, Persian and other decimal digits as ASCII ones, one for one."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() or not c.isdecimal() else str(int(c)) for c in text)


def _read(match: re.Match[str]) -> Dated | None:
    """The date a match means, None if there is no such day."""
    g, (start, end) = match.groupdict(), match.span()
    if g["y1"]:
        return _day(start, end, int(g["y1"]), int(g["m1"]), int(g["d1"]))
    if g["y2"]:
        return _day(start, end, int(g["y2"]), month_number(g["m2"]), int(g["d2"]))
    if g["y3"]:
        return _day(start, end, int(g["y3"]), month_number(g["m3"]), int(g["d3"]))
    if g["y4"]:
        return _numeric(start, end, int(g["n4"]), int(g["o4"]), int(g["y4"]), g["s4"])
    if g["y5"]:
        return _month(start, end, int(g["y5"]), int(g["m5"]))
    return _month(start, end, int(g["y6"]), month_number(g["m6"]))


def shift(day: str, by: int) -> str:
    """The ISO day `by` days later, or the day itself where the calendar ends."""
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()
    except OverflowError:
        return day


def month_number(name: str) -> int:
    """1 to 12 for the name of a month; 0 for one that has its letters only without regard to case.

    Python matches "Auguſt" with "august" and "Aprıl" with "april".
    """
    entry = table("en", "publication_months").get(name.lower())
    return int(entry[0]) if entry else 0


def _numeric(start: int, end: int, a: int, b: int, year: int, separator: str) -> Dated | None:
    """03/04/2011: a day where one order only makes sense, else the range of both readings."""
    european, american = _day(start, end, year, b, a), _day(start, end, year, a, b)
    if separator == "." or american is None:
        return european
    if european is None or european.first == american.first:
        return american
    first, last = sorted((european.first, american.first))
    return Dated(start, end, first, last, "range")


def _day(start: int, end: int, year: int, month: int, day: int) -> Dated | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        iso = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    return Dated(start, end, iso, iso, "day")


def _month(start: int, end: int, year: int, month: int) -> Dated | None:
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    last = calendar.monthrange(year, month)[1]
    return Dated(start, end, f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last}", "month")
