"""Dates of other calendars: by the month's name, by a mark, by the year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Report
from tellings.reading import read_bytes
from tellings.reading.hijri import find_hijri
from tellings.text.calendars import lunar


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Harven Daily, 15 Khordad 1398", "2019-06-05", "2019-06-05"),
        ("۱۵ خرداد ۱۳۹۸", "2019-06-05", "2019-06-05"),
        ("1398/03/15", "2019-06-05", "2019-06-05"),
        ("15 Ramadan 1440 AH", "2019-05-19", "2019-05-21"),
        ("١٥ رمضان ١٤٤٠", "2019-05-19", "2019-05-21"),
        ("1440/09/15", "2019-05-19", "2019-05-21"),
        ("1403/01/01 ش", "2024-03-20", "2024-03-20"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    found = find_hijri(text)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["1403/01/01", "2019/05/20", "31 Mehr 1398", "15 May 1398", "page 1398"]
)
def test_what_may_be_either_or_is_no_day_stays_unread(text: str) -> None:
    assert find_hijri(text) is None


def test_a_header_of_the_solar_calendar_dates_its_report() -> None:
    prose = "The minister told parliament on Tuesday that the bridge would stay closed for long. "
    text = f"Bridge to stay closed\nHarven Daily, 15 Khordad 1398\n\n{prose * 3}\n"
    report = next(iter(read_bytes(text.encode(), "a.txt")))
    assert isinstance(report, Report)
    assert report.published is not None
    assert (report.published.from_, report.published.to) == ("2019-06-05", "2019-06-05")
    assert report.outlet == "Harven Daily"
    evidence = report.published.evidence[0]
    assert report.text[evidence.start : evidence.end] == "15 Khordad 1398"


@pytest.mark.parametrize(
    ("year", "month", "day", "seen"),
    [(1440, 1, 1, "2018-09-11"), (1400, 1, 1, "1979-11-20"), (1442, 9, 1, "2021-04-13")],
)
def test_days_by_sight_lie_in_the_range(year: int, month: int, day: int, seen: str) -> None:
    first, last = lunar(year, month, day) or (None, None)
    assert str(first) <= seen <= str(last)


@given(st.integers(1200, 1599), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_follow_one_another(year: int, month: int, day: int) -> None:
    this, following = lunar(year, month, day), lunar(year, month, day + 1)
    assert this is not None
    assert following is not None
    assert (following[0] - this[0]).days == 1
    new_year = lunar(year + 1, 1, 1)
    assert new_year is not None
    assert (new_year[0] - this[0]).days <= 355


@given(st.text(max_size=60))
def test_offsets_stand_in_the_text(text: str) -> None:
    found = find_hijri(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
