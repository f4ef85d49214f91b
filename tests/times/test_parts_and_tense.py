"""Tense of the governing verb, dates of digits, parts and neighbours of days."""

import pytest

from tests.times.test_find_times import span, times

WEDNESDAY = "2019-06-12"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The men had been set free on Saturday.", "Saturday", "2019-06-08"),
        ("The order was set aside on Friday.", "Friday", "2019-06-07"),
        ("The wall had been planned on Monday.", "Monday", "2019-06-10"),
        ("The hearing is set for Friday.", "Friday", "2019-06-14"),
        ("A date has been set for Monday.", "Monday", "2019-06-17"),
        ("The crew are to be set free on Saturday.", "Saturday", "2019-06-15"),
        ("She is due in court on Monday.", "Monday", "2019-06-17"),
        ("He left the day before yesterday.", "the day before yesterday", "2019-06-10"),
        ("It opens the day after tomorrow.", "the day after tomorrow", "2019-06-14"),
        ("It was signed on 05.06.2019.", "05.06.2019", "2019-06-05"),
        ("It was signed on 25/06/2018.", "25/06/2018", "2018-06-25"),
        ("It was signed on 6/25/2018.", "6/25/2018", "2018-06-25"),
        ("It burned last Friday night.", "last Friday night", "2019-06-07"),
        ("It burned on the night of 14 March.", "the night of 14 March", "2019-03-14"),
        ("It burned in the early hours of Friday.", "the early hours of Friday", "2019-06-07"),
        ("It burned Thursday evening.", "Thursday evening", "2019-06-06"),
    ],
)
def test_days(text: str, words: str, day: str) -> None:
    assert span(times(text, WEDNESDAY)[words]) == (day, day)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("It fell in the first week of May 2019.", "the first week of May 2019",
         ("2019-05-01", "2019-05-07")),
        ("It fell in the second half of May 2019.", "the second half of May 2019",
         ("2019-05-16", "2019-05-31")),
        ("It fell on the last day of May 2019.", "the last day of May 2019",
         ("2019-05-31", "2019-05-31")),
        ("It fell in Q3 2018.", "Q3 2018", ("2018-07-01", "2018-09-30")),
        ("It was sold half a year ago.", "half a year ago", ("2018-12-01", "2018-12-31")),
        ("Looters came over the weekend.", "the weekend", ("2019-06-08", "2019-06-09")),
        ("They will meet over the weekend.", "the weekend", ("2019-06-15", "2019-06-16")),
        ("It shut the week before last.", "the week before last", ("2019-05-27", "2019-06-02")),
    ],
)  # fmt: skip
def test_parts(text: str, words: str, days: tuple[str, str]) -> None:
    assert span(times(text, WEDNESDAY)[words]) == days


def test_digits_of_unknown_order_cover_both_readings() -> None:
    found = times("The lease ran out on 05/06/2019.", WEDNESDAY)["05/06/2019"]
    assert found.value == "2019-XX-XX"
    assert span(found) == ("2019-05-06", "2019-06-05")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It ran out on 05/06/2019, after a notice of 21/04/2019.", "2019-06-05"),
        ("It ran out on 05/06/2019, after a notice of 4/21/2019.", "2019-05-06"),
        ("It ran out on 05/06/2019, after a notice of 21 April 2019.", "2019-06-05"),
        ("It ran out on Monday, 05/06/2019.", "2019-05-06"),
    ],
)
def test_other_dates_of_the_report_tell_the_order(text: str, day: str) -> None:
    found = next(t for words, t in times(text, WEDNESDAY).items() if "05/06/2019" in words)
    assert span(found) == (day, day)


@pytest.mark.parametrize("dash", ["-", "–", " – ", " to "])
def test_two_days_of_one_month_bound_a_range(dash: str) -> None:
    found = times(f"It ran from 3{dash}5 June 2018.", WEDNESDAY)
    assert [(t.relation, t.value) for t in found.values()] == [
        ("from", "2018-06-03"), ("to", "2018-06-05")
    ]  # fmt: skip


def test_years_joined_by_a_long_dash() -> None:
    assert times("The war of 1939–45 ended.")["45"].value == "1945"
