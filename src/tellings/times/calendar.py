"""TIMEX3 calendar values and the days they cover.

A value is a string: 2004, 2004-05, 2004-05-03, 2004-W07, 2004-W07-WE, 2004-SP, 2004-Q2, 2004-H1,
198 (a decade), 18 (a century). ISO 8601 weeks. Seasons are the meteorological ones of the northern
hemisphere, and winter is the one that begins in that year. Values with X or BC cover no known
days.
"""

import calendar
import functools
import re
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, inclusive."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_GRAINS = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("week", re.compile(r"(\d{4})-W(\d\d)")),
    ("weekend", re.compile(r"(\d{4})-W(\d\d)-WE")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half", re.compile(r"(\d{4})-H([12])")),
    ("year", re.compile(r"(\d{4})")),
    ("decade", re.compile(r"(\d{3})")),
    ("century", re.compile(r"(\d{2})")),
)


def grain(value: str) -> str | None:
    """day, week, weekend, month, season, quarter, half, year, decade or century; else None."""
    parsed = _parse(day_of(value))
    return parsed[0] if parsed else None


def day_of(value: str) -> str:
    """The value without its time of day."""
    return value.partition("T")[0]


@functools.lru_cache(maxsize=4096)
def days(value: str) -> Days | None:
    """The days that a value covers; None where it names none, or none that exists."""
    parsed = _parse(day_of(value))
    if parsed is None:
        return None
    kind, numbers = parsed
    try:
        return _cover(kind, numbers)
    except (ValueError, OverflowError):
        return None


def _cover(kind: str, parts: tuple[str, ...]) -> Days:
    year = int(parts[0])
    if kind == "day":
        day = date(year, int(parts[1]), int(parts[2]))
        return day, day
    if kind in ("week", "weekend"):
        monday = date.fromisocalendar(year, int(parts[1]), 1)
        return monday + timedelta(5 if kind == "weekend" else 0), monday + timedelta(6)
    if kind == "decade":
        return date(year * 10, 1, 1), date(year * 10 + 9, 12, 31)
    if kind == "century":
        return date(year * 100, 1, 1), date(year * 100 + 99, 12, 31)
    if kind == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "season":
        first, length = SEASONS[parts[1]], 3
    else:
        length = {"month": 1, "quarter": 3, "half": 6}[kind]
        first = (int(parts[1]) - 1) * length + 1
    end_year, end_month = add_months(year, first, length - 1)
    return date(year, first, 1), month_end(end_year, end_month)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The (year, month) that is `count` months later."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def at_grain(day: date, unit: str) -> str:
    """The value of that unit (D, W, WE, M, Q, H, Y, DE, CE) that holds `day`."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        of, week, _ = day.isocalendar()
        return f"{of:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    year = f"{day.year:04d}"
    if unit in _SHORTENED:
        return year[: _SHORTENED[unit]]
    if unit == "M":
        return f"{year}-{day.month:02d}"
    months = {"Q": 3, "H": 6}[unit]
    return f"{year}-{unit}{(day.month - 1) // months + 1}"


_SHORTENED = {"Y": 4, "DE": 3, "CE": 2}


def moved(day: date, count: int, unit: str) -> str | None:
    """The value of grain `unit` that lies `count` units after the one holding `day`.

    None where that is outside the years 1 to 9999.
    """
    try:
        value = _moved(day, count, unit)
    except (ValueError, OverflowError):
        return None
    return value if days(value) is not None else None


def _moved(day: date, count: int, unit: str) -> str:
    if unit in ("D", "W", "WE"):
        return at_grain(day + timedelta(count if unit == "D" else 7 * count), unit)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
    year, month = add_months(day.year, day.month, months)
    return at_grain(date(year, month, 1), unit)


def same_day(day: date, count: int, unit: str) -> str | None:
    """The day that lies exactly `count` units from `day`; None where there is no such day."""
    try:
        if unit in ("D", "W", "WE"):
            return (day + timedelta(count if unit == "D" else 7 * count)).isoformat()
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
        year, month = add_months(day.year, day.month, months)
        return date(year, month, day.day).isoformat()
    except (ValueError, OverflowError):
        return None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday (Monday is 0) that is not after `day`."""
    return day - timedelta((day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) that is not before `day`."""
    return day + timedelta((weekday - day.weekday()) % 7)


def narrowed(value: str, mod: str | None) -> Days | None:
    """The days of a value with its modifier.

    The early, middle and late part of a month are its days 1-10, 11-20 and 21 to the end, as
    newspapers use them; larger periods have no agreed parts and keep all their days.
    """
    covered = days(value)
    if covered is None or grain(value) != "month" or mod not in ("START", "MID", "END"):
        return covered
    first, last = covered
    if mod == "START":
        return first, first.replace(day=10)
    if mod == "MID":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


@functools.lru_cache(maxsize=4096)
def _parse(value: str) -> tuple[str, tuple[str, ...]] | None:
    for name, pattern in _GRAINS:
        match = pattern.fullmatch(value)
        if match:
            return name, match.groups()
    return None
