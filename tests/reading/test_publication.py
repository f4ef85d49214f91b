"""Dates that contradict, dates with two readings, dates of other calendars."""

import pytest

from tellings.reading.plain import read_plain

TEXT = (
    "The mayor said{} that the bridge over the river would stay closed until the spring because "
    "nobody had paid for the new bolts. The county owns the road on both banks."
)


def days(date: str, told: str) -> tuple[str | None, str | None] | None:
    text = f"Bridge stays closed\n\nTarnvik Idag, {date}\n\n{TEXT.format(told)}"
    draft = read_plain(text, "a.txt", "a.txt")[0]
    assert draft.outlet == "Tarnvik Idag"
    return (draft.published.from_, draft.published.to) if draft.published else None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", ("2019-05-06", "2019-06-05")),
        (" on 3 June", ("2019-06-05", "2019-06-05")),
        (" on May 4", ("2019-05-06", "2019-05-06")),
        (" (as on 25/04/2019)", ("2019-06-05", "2019-06-05")),
    ],
)
def test_two_readings(told: str, expected: tuple[str, str]) -> None:
    assert days("05/06/2019", told) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("15/03/1398", ("2019-06-05", "2019-06-05")),
        ("۱۳۹۸/۰۳/۱۵", ("2019-06-05", "2019-06-05")),
        ("15 Khordad 1398", ("2019-06-05", "2019-06-05")),
        ("12 Ramadan 1440", ("2019-05-16", "2019-05-18")),  # the moon was seen or not
    ],
)
def test_other_calendars_are_read_as_such(date: str, expected: tuple[str, str]) -> None:
    assert days(date, "") == expected


def test_an_opening_that_knows_nothing_later_contradicts() -> None:
    opening = " on Wednesday, 4 April 2012,"
    assert days("9 January 2014", opening) == ("2012-04-04", "2014-01-09")
    assert days("9 January 2014", f"{opening} and again in 2013") == ("2014-01-09", "2014-01-09")


def test_what_is_told_as_past_opens_the_interval() -> None:
    text = (
        "Bridge closed\n\nKvelden, 3 March 2010\n\nThe mayor resigned in June 2013 over the bolts."
    )
    published = read_plain(text, "a.txt", "a.txt")[0].published
    assert published is not None
    assert (published.from_, published.to) == ("2010-03-03", None)
