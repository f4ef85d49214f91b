"""Dates as people write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UsageError
from tellings.judging.dates import interval_of, written

DAYS = st.dates(datetime.date(1600, 1, 1), datetime.date(2200, 12, 31)).map(str)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda d: d[:7]),
    DAYS.map(lambda d: d[:4]),
    st.tuples(DAYS, DAYS).map(lambda p: "/".join(sorted(p))),
    DAYS.map(lambda d: f"../{d}"),
    DAYS.map(lambda d: f"{d}/.."),
)


@given(DATES)
def test_what_is_written_is_read_as_the_same_days(value: str) -> None:
    first = interval_of(value)
    again = interval_of(written(first))
    assert (again.from_, again.to) == (first.from_, first.to)


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2012-02-29", "2012-02-29", "2012-02-29", "day"),
        ("2012-02", "2012-02-01", "2012-02-29", "month"),
        ("2012", "2012-01-01", "2012-12-31", "year"),
        ("2012-02/2012-03-04", "2012-02-01", "2012-03-04", "range"),
        ("../2012", None, "2012-12-31", "range"),
    ],
)
def test_intervals(value: str, first: str | None, last: str | None, precision: str) -> None:
    found = interval_of(value)
    assert (found.from_, found.to, found.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "value", ["12 May", "2013-02-29", "2013-13", "2013-5-1", "", "../..", "2013/2012", 2013, "0000"]
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        interval_of(value)
