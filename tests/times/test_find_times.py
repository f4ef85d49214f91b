"""Time expressions in running text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Published, Report, TimeExpression
from tellings.text.prose import Prose
from tellings.times import find_times

WEDNESDAY = "2006-09-20"


def times(
    text: str, first: str | None = WEDNESDAY, last: str | None = None, language: str = "en"
) -> dict[str, TimeExpression]:
    published = Published(first, last or first, "day") if first else None
    report = Report("r", "r", "r", 0, 0, text, "", published=published)
    found = find_times(report, Prose(text, (), language))
    return {text[t.start : t.end]: t for t in found}


def span(found: TimeExpression) -> tuple[str | None, str | None]:
    return found.from_, found.to


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("They met on 3 May 1987.", "3 May 1987", "1987-05-03", ("1987-05-03", "1987-05-03")),
        ("They met May 3, 1987.", "May 3, 1987", "1987-05-03", ("1987-05-03", "1987-05-03")),
        ("It opened in 1986.", "1986", "1986", ("1986-01-01", "1986-12-31")),
        ("It grew in the 1980s.", "the 1980s", "198", ("1980-01-01", "1989-12-31")),
        ("It fell in late June 2004.", "late June 2004", "2004-06", ("2004-06-21", "2004-06-30")),
        ("It fell in mid-2003.", "mid-2003", "2003", ("2003-01-01", "2003-12-31")),
        ("He left on Monday.", "Monday", "2006-09-18", ("2006-09-18", "2006-09-18")),
        ("He will leave on Monday.", "Monday", "2006-09-25", ("2006-09-25", "2006-09-25")),
        ("He left last Wednesday.", "last Wednesday", "2006-09-13", ("2006-09-13", "2006-09-13")),
        ("He left last month.", "last month", "2006-08", ("2006-08-01", "2006-08-31")),
        ("He left two days ago.", "two days ago", "2006-09-18", ("2006-09-18", "2006-09-18")),
        ("It was founded a decade ago.", "a decade ago", "1996", ("1996-01-01", "1996-12-31")),
        ("It was signed in December.", "December", "2005-12", ("2005-12-01", "2005-12-31")),
        ("It will open in December.", "December", "2006-12", ("2006-12-01", "2006-12-31")),
        ("The 7 May raid failed.", "The 7 May", "2006-05-07", ("2006-05-07", "2006-05-07")),
        ("It won in spring 1975.", "spring 1975", "1975-SP", ("1975-03-01", "1975-05-31")),
    ],
)  # fmt: skip
def test_one_day_of_publication(text: str, words: str, value: str, days: tuple[str, str]) -> None:
    found = times(text)[words]
    assert found.value == value
    assert span(found) == days


@pytest.mark.parametrize(
    "words", ["Tuesday", "yesterday", "last week", "May", "3 June", "two years ago", "this year"]
)
def test_without_a_publication_date_nothing_relative_is_placed(words: str) -> None:
    text = f"The convoy left {'in' if words == 'May' else ''} {words} for the coast."
    found = times(text, None)[words]
    assert span(found) == (None, None)
    assert "X" in found.value


def test_a_wide_publication_interval_leaves_the_weekday_open() -> None:
    found = times("He left on Tuesday.", "2006-09-04", "2006-09-30")["Tuesday"]
    assert found.value == "2006-WXX-2"
    assert span(found) == ("2006-08-29", "2006-09-26")
    assert found.anchor == "published"


def test_an_interval_that_does_not_matter_gives_a_day() -> None:
    found = times("He left on Tuesday.", "2006-09-20", "2006-09-22")["Tuesday"]
    assert span(found) == ("2006-09-19", "2006-09-19")


def test_relations_and_ranges() -> None:
    found = times("From 12 to 15 May 2004, and since 1986, until 1998, in 1939-45.")
    assert found["12"].value == "2004-05-12"
    assert found["12"].relation == "from"
    assert found["15 May 2004"].relation == "to"
    assert found["1986"].relation == "since"
    assert found["1998"].relation == "until"
    assert found["45"].value == "1945"


def test_a_year_said_before_in_the_sentence_holds() -> None:
    found = times("In 1998 the bridge was built and in May it was opened.")
    assert found["May"].value == "1998-05"
    assert found["May"].anchor == "previous"


def test_a_history_is_told_from_what_came_before() -> None:
    text = (
        "The rising began on 3 April 1831. In May the port fell. On 2 June 1831 a fleet came; "
        "two days later it sailed. The next year brought hunger. In 1833 the king died. "
        "The treaty of 1834 ended it, after the raids of 1829 and the famine of 1830."
    )
    found = times(text)
    assert found["May"].value == "1831-05"
    assert found["two days later"].value == "1831-06-04"
    assert found["The next year"].value == "1832"


def test_a_quotation_does_not_mean_the_reporters_day() -> None:
    text = "He spoke on Monday. “Nobody called me that night,” he said."
    assert span(times(text)["that night"]) == (None, None)


def test_a_clock_time_belongs_to_the_nearest_day() -> None:
    assert times("The ship sank at 3.15 p.m. off Sel.")["3.15 p.m."].value == "2006-09-20T15:15"
    assert times("It sank at ten minutes to four.", None)["ten minutes to four"].from_ is None
    assert times("A year ago today it sank.")["A year ago today"].value == "2005-09-20"


def test_lengths_sets_and_times_of_day() -> None:
    found = times("For three weeks, every Friday, it rang at 5 p.m. on Monday.")
    assert (found["three weeks"].type, found["three weeks"].value) == ("DURATION", "P3W")
    assert (found["every Friday"].type, found["every Friday"].value) == ("SET", "XXXX-WXX-5")
    assert (found["5 p.m."].type, found["5 p.m."].value) == ("TIME", "2006-09-18T17:00")


@pytest.mark.parametrize(
    "text",
    [
        "You may go to the march of the wardens.",
        "Selwick Daily quoted Orla May and the Sunday Herald.",
        "The fall of the city cost 2000 men and 1500 horses.",
        "Police fired 16 rounds at 12 men.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == {}


def test_other_calendars_and_digits() -> None:
    found = times("در ۱۵ خرداد ۱۳۸۴ و ۱۲ مه ۲۰۰۵ آمدند. سال ۱۳۵۷ بود.", None, language="fa")
    assert span(found["۱۵ خرداد ۱۳۸۴"]) == ("2005-06-05", "2005-06-05")
    assert span(found["۱۲ مه ۲۰۰۵"]) == ("2005-05-12", "2005-05-12")
    assert span(found["۱۳۵۷"]) == ("1978-03-21", "1979-03-20")
    arabic = times(
        "في 12 مايو 2005 وصلوا. شهر رمضان. الثالث عشر من مارس 2008.", None, language="ar"
    )
    assert span(arabic["الثالث عشر من مارس 2008"]) == ("2008-03-13", "2008-03-13")
    assert span(arabic["12 مايو 2005"]) == ("2005-05-12", "2005-05-12")
    assert span(arabic["رمضان"]) == (None, None)


_PIECES = """On in the last next early late of May March 3 12 31 1986 2004-05-03 Tuesday week month
years ago later two several a dozen since until from to - , . ( ) 1980s mid-June 5 p.m. 17:30 spring
'98 BC 30 February Monday quarter first half century that same year day Sept. 99/99/2004 0 Q3
05/06/2019 31/31/2019 the a hours night before weekend yesterday after"""
PIECES = st.sampled_from(_PIECES.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([None, WEDNESDAY]))
def test_spans_are_words_and_intervals_are_ordered(
    pieces: list[str], published: str | None
) -> None:
    text = " ".join(pieces)
    day = Published(published, published, "day") if published else None
    report = Report("r", "r", "r", 0, 0, text, "", published=day)
    found = find_times(report, Prose(text))
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert time.value
        assert (time.from_ is None) == (time.to is None)
        if time.from_ and time.to:
            assert date.fromisoformat(time.from_) <= date.fromisoformat(time.to)
        end = time.end
    assert found == find_times(report, Prose(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    report = Report("r", "r", "r", 0, 0, text, "")
    for time in find_times(report, Prose(text)):
        assert 0 <= time.start < time.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 20))
def test_the_honest_interval_holds_every_reading(day: date, width: int) -> None:
    last = date.fromordinal(day.toordinal() + width)
    text = "The convoy left on Tuesday."
    wide = times(text, day.isoformat(), last.isoformat())["Tuesday"]
    assert wide.from_ and wide.to
    for number in range(day.toordinal(), last.toordinal() + 1):
        told = times(text, date.fromordinal(number).isoformat())["Tuesday"]
        assert told.from_ and wide.from_ <= told.from_ <= wide.to


def test_what_is_usual_in_a_season_is_no_time() -> None:
    assert times("Songs are sung on winter nights.") == {}
    assert "that winter" in times("They left that winter.")
