"""Dates in headers: the day, the month, the range, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading.dates import find_dates, read_date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("3 May 2011", "2011-05-03", "2011-05-03", "day"),
        ("Tuesday, May 3rd, 2011", "2011-05-03", "2011-05-03", "day"),
        ("2011-05-03", "2011-05-03", "2011-05-03", "day"),
        ("3.5.2011", "2011-05-03", "2011-05-03", "day"),
        ("23/04/2011", "2011-04-23", "2011-04-23", "day"),
        ("04/23/2011", "2011-04-23", "2011-04-23", "day"),
        ("03/04/2011", "2011-03-04", "2011-04-03", "range"),
        ("Sept. 2011", "2011-09-01", "2011-09-30", "month"),
        ("3 mai 2011", "2011-05-03", "2011-05-03", "day"),
        ("٣ مايو ٢٠١١", "2011-05-03", "2011-05-03", "day"),
        ("Mon, 4 Mar 2019 10:00:00 +0000", "2019-03-04", "2019-03-04", "day"),
        ("2011", "2011-01-01", "2011-12-31", "year"),
        ("20110503T101500Z", "2011-05-03", "2011-05-03", "day"),
    ],
)
def test_values(text: str, first: str, last: str, precision: str) -> None:
    dated = read_date(text)
    assert dated is not None
    assert (dated.first, dated.last, dated.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "3 May", "0000-00-00", "31 February 2011", "12345"]
)
def test_no_date(text: str) -> None:
    assert read_date(text) is None


@given(st.text(alphabet="0123456789 /.-,MayJune", max_size=60))
def test_places_and_order(text: str) -> None:
    for dated in find_dates(text):
        assert 0 <= dated.start < dated.end <= len(text)
        assert dated.first <= dated.last


@pytest.mark.parametrize("text", ["3 Auguſt 1850", "Aprıl 3, 1850", "Auguſt 1850"])
def test_letters_that_only_fold_to_a_month_do_no_harm(text: str) -> None:
    assert all(d.first.startswith("1850") for d in find_dates(text))
