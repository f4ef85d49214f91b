"""Publication dates as a person writes them: ISO 8601, of which a part may be left out."""

import calendar
import datetime
import re

from tellings.errors import UsageError
from tellings.model import Evidence, Published

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SIZES = {"day": 10, "month": 7, "year": 4}
_HELP = "write 2014-05-12, 2014-05, 2014, 2014-05-10/2014-05-12, or ../2014-05-12 where it is open"


def interval_of(value: object, evidence: tuple[Evidence, ...] = ()) -> Published:
    """The interval that a date stands for (ISO 8601; open ends as `..`, ISO 8601-2).

    Raises UsageError where it is no date.
    """
    if not isinstance(value, str):
        raise UsageError(f"{value!r} is no date; {_HELP}")
    if "/" not in value:
        first, last, precision = _part(value)
        return Published(first, last, precision, evidence)
    start, _, end = value.partition("/")
    earliest = None if start == ".." else _part(start)[0]
    latest = None if end == ".." else _part(end)[1]
    if earliest is None and latest is None:
        raise UsageError(f"{value!r} says nothing; for an unknown date the value is null")
    if earliest is not None and latest is not None and earliest > latest:
        raise UsageError(f"{value!r} ends before it begins")
    return Published(earliest, latest, "range", evidence)


def written(published: Published | None) -> str | None:
    """An interval as `interval_of` reads it; None where the date is unknown."""
    if published is None or (published.from_ is None and published.to is None):
        return None
    first, last, size = published.from_, published.to, _SIZES.get(published.precision)
    if first and last and size:
        short = first[:size]
        if _part(short)[:2] == (first, last):
            return short
    return f"{first or '..'}/{last or '..'}"


def _part(text: str) -> tuple[str, str, str]:
    """First day, last day and precision of a day, month or year."""
    found = _SHAPE.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part or 0) for part in found.groups())
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        raise UsageError(f"{text!r} is no date; {_HELP}") from None
    if found[3]:
        return text, text, "day"
    if found[2]:
        last = calendar.monthrange(year, month)[1]
        return first.isoformat(), f"{text}-{last:02d}", "month"
    return first.isoformat(), f"{text}-12-31", "year"
