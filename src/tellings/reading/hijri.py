"""Dates of the Solar and the lunar Hijri calendar in date lines, fields and markup.

A month's name tells the calendar. In figures ("1398/03/15") a mark behind the year does, or the
year itself where one reading lies in the future or long ago; years that fit both stay unread.
"""

import functools
import re

from tellings.reading.dates import Dated
from tellings.text.calendars import gregorian, lunar
from tellings.text.lexicons import rows, table

SOLAR_YEARS = range(1340, 1400)  # in figures: A.D. 1961 to 2021, or as lunar years 1921 to 1979
LUNAR_YEARS = range(1411, 1451)  # in figures: A.D. 1990 to 2029, or as solar years from 2032 on
_SOLAR_MARKS = frozenset(("ap", "sh", "ش", "هـ ش", "ه ش", "هـش", "هش"))


def find_hijri(text: str) -> Dated | None:
    """The first date of another calendar in a short text; its place and Gregorian days.

    Solar days are exact. Lunar ones are a range of three, for months begun by sight. None for
    dates whose calendar stays open.
    """
    digits = "".join(c if c.isascii() or not c.isdecimal() else str(int(c)) for c in text)
    match = _pattern().search(digits.lower())
    if not match or len(digits.lower()) != len(text):
        return None
    year, day = int(match["y1"] or match["y2"] or match["y3"]), match["d1"] or match["d2"]
    if match["name"]:
        month, calendar = table("any", "hijri_months")[match["name"]]
    else:
        month, day = match["m2"] or match["m3"], day or match["d3"]
        calendar = _of_year(year, (match["mark"] or "").strip())
    read = gregorian if calendar == "jalali" else lunar if calendar == "hijri" else None
    days = read(year, int(month), int(day)) if read else None
    if days is None:
        return None
    first, last = days[0].isoformat(), days[1].isoformat()
    return Dated(match.start(), match.end(), first, last, "day" if first == last else "range")


def _of_year(year: int, mark: str) -> str:
    """The calendar of a date in figures, "" if both may be meant."""
    if mark:
        return "jalali" if mark.replace(".", "") in _SOLAR_MARKS else "hijri"
    return "jalali" if year in SOLAR_YEARS else "hijri" if year in LUNAR_YEARS else ""


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted((row[0] for row in rows("any", "hijri_months")), key=lambda n: (-len(n), n))
    year = r"(?P<{}>1[2-5]\d\d)"
    return re.compile(
        r"(?<![\w/.-])(?:(?P<d1>\d{1,2})\s(?P<name>" + "|".join(map(re.escape, names)) + r"),?\s"
        + year.format("y1")
        + "|" + year.format("y2") + r"(?P<s2>[/.-])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})"
        + r"|(?P<d3>\d{1,2})(?P<s3>[/.-])(?P<m3>\d{1,2})(?P=s3)" + year.format("y3")
        + r")(?!\w*\d)(?:\s?(?P<mark>a\.?h\.?|a\.?p\.?|s\.?h\.?|هـ?\s?ش|هـ?|ش)(?!\w))?"
    )  # fmt: skip
