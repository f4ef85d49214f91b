"""Day before month or month before day: what a report's own dates say about a numeric date.

"05/06/2019" alone has two readings. Another numeric date of the same kind in the report that makes
sense in one order only decides, and so does a day written in words shortly before one of the two.
"""

import datetime
import functools
import re

from tellings.reading.dates import Dated, find_dates, month_number
from tellings.text.lexicons import table

BEFORE, AFTER = 10, 1  # days around a publication day on which the events of a report usually lie
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2([12]\d{3})(?!\d)")


def settled(dated: Dated, words: str, text: str) -> Dated:
    """The date with its order decided by `text`, else as it is; `words` is how it is written."""
    numeric = _NUMERIC.search(words)
    if dated.precision != "range" or not numeric:
        return dated
    one, two, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
    orders = {"day": (year, two, one), "month": (year, one, two)}
    first = _order_elsewhere(numeric[2], text)
    if first is None:
        near = [o for o, day in orders.items() if _told_near(datetime.date(*day), text)]
        first = near[0] if len(near) == 1 else None
    if first is None:
        return dated
    iso = datetime.date(*orders[first]).isoformat()
    return dated._replace(first=iso, last=iso, precision="day")


def _order_elsewhere(separator: str, text: str) -> str | None:
    """What comes first in the numeric dates that have one reading: "day" or "month"."""
    found = set()
    for match in _NUMERIC.finditer(text):
        a, b = int(match[1]), int(match[3])
        if match[2] == separator and a <= 31 and b <= 31 and (a > 12) != (b > 12):
            found.add("day" if a > 12 else "month")
    return found.pop() if len(found) == 1 else None


def _told_near(day: datetime.date, text: str) -> bool:
    """Whether the report names a day in words that lies shortly before `day`."""
    low, high = day - datetime.timedelta(BEFORE), day + datetime.timedelta(AFTER)
    for match in _worded().finditer(text):
        month = month_number(match["m1"] or match["m2"])
        number = int(match["d1"] or match["d2"])
        for year in (low.year, high.year):
            try:
                told = datetime.date(year, month, number)
            except ValueError:
                continue
            named = find_dates(text[match.start() : match.end() + 7], 1)
            if low <= told <= high and not (named and named[0].first[:4] != str(year)):
                return True
    return False


@functools.cache
def _worded() -> re.Pattern[str]:
    names = sorted(table("en", "publication_months"), key=lambda n: (-len(n), n))
    months = "|".join(map(re.escape, names))
    return re.compile(
        rf"\b(?P<d1>[0-3]?\d)\.?(?:st|nd|rd|th)?\s(?P<m1>{months})\b"
        rf"|\b(?P<m2>{months})\.?\s(?P<d2>[0-3]?\d)\b(?!:)",
        re.I,
    )
