"""Calendar values and the days they cover."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.calendars import gregorian, is_leap, new_year
from tellings.times.calendar import (
    at_grain,
    days,
    grain,
    moved,
    narrowed,
    weekday_on_or_after,
    weekday_on_or_before,
)

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"])


@given(DAYS, UNITS)
def test_the_value_of_a_unit_covers_its_day(day: date, unit: str) -> None:
    covered = days(at_grain(day, unit))
    assert covered is not None
    first, last = covered
    assert first <= last
    if unit != "WE":
        assert first <= day <= last


@given(DAYS, UNITS, st.integers(-40, 40))
def test_moving_there_and_back(day: date, unit: str, count: int) -> None:
    there = moved(day, count, unit)
    if there is None:
        return
    covered = days(there)
    assert covered is not None
    assert moved(covered[0], -count, unit) == at_grain(day, unit)


@given(DAYS, st.sampled_from(["M", "Q", "H", "Y", "DE", "CE", "W"]))
def test_neighbours_touch_without_overlap(day: date, unit: str) -> None:
    here, after = days(at_grain(day, unit)), moved(day, 1, unit)
    following = days(after) if after else None
    if here and following:
        assert following[0] == here[1] + timedelta(1)


@given(DAYS, st.integers(0, 6))
def test_weekdays_on_both_sides(day: date, weekday: int) -> None:
    before, after = weekday_on_or_before(day, weekday), weekday_on_or_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert before <= day <= after
    assert (after - before).days in (0, 7)


@given(DAYS, st.sampled_from(["START", "MID", "END"]))
def test_parts_of_a_month_lie_within_it(day: date, mod: str) -> None:
    value = at_grain(day, "M")
    whole, part = days(value), narrowed(value, mod)
    assert whole and part
    assert whole[0] <= part[0] <= part[1] <= whole[1]


@pytest.mark.parametrize("value", ["2004-13", "2004-02-30", "2004-W60", "XXXX-05", "BC0480", ""])
def test_what_is_no_span_of_days_has_none(value: str) -> None:
    assert days(value) is None


def test_grains() -> None:
    assert grain("2004-05-03T14:30") == "day"
    assert grain("198") == "decade"
    assert grain("PAST_REF") is None
    assert days("2003-WI") == (date(2003, 12, 1), date(2004, 2, 29))


@pytest.mark.parametrize(
    ("year", "day"),
    [(1358, date(1979, 3, 21)), (1375, date(1996, 3, 20)), (1403, date(2024, 3, 20))],
)
def test_known_new_years(year: int, day: date) -> None:
    assert new_year(year) == day


@given(st.integers(1178, 1631))
def test_solar_hijri_years_follow_one_another(year: int) -> None:
    whole = gregorian(year, None, None)
    assert whole is not None
    assert (whole[1] - whole[0]).days + 1 == 365 + is_leap(year)
    months = [gregorian(year, month, None) for month in range(1, 13)]
    assert months[0] and months[0][0] == whole[0]
    assert months[-1] and months[-1][1] == whole[1]
    assert gregorian(year, 12, 31) is None
