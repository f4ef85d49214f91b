"""Days of the Solar Hijri (Jalali) and the lunar Hijri calendar to Gregorian ones.

Solar: leap years by the 33-year cycle, which agrees with the astronomical calendar of Iran from
1178 to 1633 AP (A.D. 1799 to 2254): K. M. Heydari, "Iranian calendar" (2004); outside of it None.

Lunar: the arithmetic ("tabular") calendar of 30 years with 11 leap years, civil epoch
(N. Dershowitz, E. M. Reingold, "Calendrical Calculations"). Months that are begun by sight differ
from it by a day, rarely two, so that a lunar day is given as three.
"""

from datetime import date, timedelta

_FIRST, _LAST = 1178, 1632
_LEAP = frozenset([1, 5, 9, 13, 17, 22, 26, 30])
_ANCHOR_YEAR, _ANCHOR_DAY = 1300, date(1921, 3, 21)


def is_leap(year: int) -> bool:
    """Whether a Jalali year has 366 days."""
    return year % 33 in _LEAP


def month_length(year: int, month: int) -> int:
    """Days of a Jalali month: six of 31, five of 30, the last of 29 or 30."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def new_year(year: int) -> date | None:
    """The Gregorian day of 1 Farvardin; None outside the years the cycle is good for."""
    if not _FIRST <= year <= _LAST + 1:
        return None
    step = 1 if year >= _ANCHOR_YEAR else -1
    spanned = range(_ANCHOR_YEAR, year) if step > 0 else range(year, _ANCHOR_YEAR)
    return _ANCHOR_DAY + timedelta(step * sum(365 + is_leap(y) for y in spanned))


def gregorian(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """First and last Gregorian day of a Jalali day, month or year; None where there is no such."""
    start = new_year(year)
    if start is None or year > _LAST:
        return None
    if month is None:
        return start, start + timedelta(364 + is_leap(year))
    if not 1 <= month <= 12:
        return None
    first = start + timedelta(sum(month_length(year, m) for m in range(1, month)))
    length = month_length(year, month)
    if day is None:
        return first, first + timedelta(length - 1)
    if not 1 <= day <= length:
        return None
    return first + timedelta(day - 1), first + timedelta(day - 1)


_LUNAR_EPOCH = date(622, 7, 19)  # 1 Muharram 1, proleptic Gregorian
_LUNAR_FIRST, _LUNAR_LAST = 1200, 1600
SIGHTED = 1  # days by which a month begun by sight may differ


def lunar(year: int, month: int, day: int) -> tuple[date, date] | None:
    """First and last Gregorian day that a lunar Hijri day may be; None where there is no such.

    Months have 30 and 29 days in turn; the last has 30 in leap years.
    """
    if not (_LUNAR_FIRST <= year <= _LUNAR_LAST and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2
    middle = _LUNAR_EPOCH + timedelta(before + day - 1)
    return middle - timedelta(SIGHTED), middle + timedelta(SIGHTED)
