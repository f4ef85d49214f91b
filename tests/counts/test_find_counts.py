"""Counts in running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.counts import Settings, find_counts
from tellings.model import Count, Report
from tellings.text.prose import Prose
from tellings.times import find_times


def counts(text: str, options: Settings | None = None) -> list[Count]:
    report = Report("r", "r", "r", 0, 0, text, "")
    prose = Prose(text)
    return find_counts(report, prose, find_times(report, prose), options)


def shown(text: str) -> list[tuple[str, object, str, str]]:
    """(words, value or (low, high), bound, counted words) of each count."""
    return [
        (
            text[c.start : c.end],
            (c.low, c.high) if c.value is None else c.value,
            c.bound,
            text[slice(*c.of)] if c.of else "",
        )
        for c in counts(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards held 34 men.", ("34", 34, "=", "men")),
        ("At least 34 people died.", ("At least 34", 34, ">=", "people")),
        ("More than forty miners fled.", ("More than forty", 40, ">", "miners")),
        ("Some 200 soldiers came.", ("Some 200", 200, "~", "soldiers")),
        ("She went to court in Arle over 38 icons.", ("38", 38, "=", "icons")),
        ("The protests drew over 300 people.", ("over 300", 300, ">", "people")),
        ("Up to a dozen cars burned.", ("Up to a dozen", 12, "<=", "cars")),
        ("Fewer than 50 votes were cast.", ("Fewer than 50", 50, "<", "votes")),
        ("Between 20 and 30 trucks left.", ("Between 20 and 30", (20, 30), "=", "trucks")),
        ("They sent 15-20 guards.", ("15-20", (15, 20), "=", "guards")),
        ("They sent two or three boats.", ("two or three", (2, 3), "=", "boats")),
        ("Dozens of fighters ran.", ("Dozens", (24, 99), "vague", "fighters")),
        ("Tens of thousands of people marched.",
         ("Tens of thousands", (20000, 99999), "vague", "people")),
        ("Two dozen officers were dismissed.", ("Two dozen", 24, "=", "officers")),
        ("It cost $3.4 million to build.", ("$3.4 million", 3_400_000, "=", "$")),
        ("Turnout was 45 per cent there.", ("45", 45, "=", "per cent")),
        ("No one was killed in the fire.", ("No one", 0, "=", "")),
        ("The rebels handed over 39 prisoners.", ("39", 39, "=", "prisoners")),
        ("One in five residents has fled.", ("One in five", 0.2, "=", "residents")),
        ("A crowd of 30 or more students came.", ("30 or more", 30, ">=", "students")),
    ],
)  # fmt: skip
def test_one_count(text: str, expected: tuple[str, object, str, str]) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 12 May 2004 at 14:30, in 1986 and in the 1990s.",
        "Orla Venn, 34, is aged 34 and 34 years old.",
        "They live at 12 Harbour Street, in Room 101, under Article 5.",
        "The B-52 and the AK-47 were shown on page 12.",
        "The home side won 3-2.",
        "It was the third time, the 21st since then.",
        "Call 020 7946 0000 today.",
        "The mood was one of waiting; few cars were seen and several drafts circulate.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert [s for s in shown(text) if s[1] != 21] == []


def test_parts_point_at_their_whole() -> None:
    found = counts("Sixteen of the 40 members resigned. Of the 90 men, 12 were freed.")
    by_value = {c.value: c for c in found}
    assert by_value[16].part_of == by_value[40].id
    assert by_value[16].of == by_value[40].of
    assert by_value[12].part_of == by_value[90].id
    assert by_value[40].part_of is None


def test_including_makes_a_part_and_a_new_clause_does_not() -> None:
    text = "At least 34 people, including 12 women and 5 children, died and 20 guards were hurt."
    by_value = {c.value: c for c in counts(text)}
    assert by_value[12].part_of == by_value[34].id == by_value[5].part_of
    assert by_value[20].part_of is None


def test_limits() -> None:
    about, least = counts("About 200 men and at least 30 boys came.")
    assert (about.low, about.high) == (180, 220)
    assert (least.low, least.high) == (30, None)


def test_measures_and_durations_can_be_left_out() -> None:
    text = "It cost $3 million and took five years and 12 men."
    assert len(counts(text, Settings(durations=True))) == 3
    left = counts(text, Settings(measures=False))
    assert [c.value for c in left] == [12]


_PIECES = """at least more than about 3 12 3,400 2.5 million a dozen dozens of hundreds the members
men $ % per cent between and to or 20-30 7-odd half one forty-two in 1986 May 5m USD10m no people
killed including , . - ( ) including them of RM79 -1.3% 16 km + over handed"""
PIECES = st.sampled_from(_PIECES.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_spans_ids_and_limits(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = counts(text)
    ids = {c.id for c in found}
    assert len(ids) == len(found)
    for count in found:
        assert 0 <= count.start < count.end <= len(text)
        assert text[count.start : count.end].strip() == text[count.start : count.end]
        if count.of is not None:
            assert 0 <= count.of[0] < count.of[1] <= len(text)
        if count.low is not None and count.high is not None:
            assert count.low <= count.high
        assert count.part_of is None or count.part_of in ids - {count.id}
    assert found == sorted(found, key=lambda c: c.start)
    assert found == counts(text)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999_999), st.sampled_from(["men", "houses", "prisoners"]))
def test_digits_and_noun(value: int, noun: str) -> None:
    text = f"The council counted {value:,} {noun} there."
    (count,) = counts(text)
    assert count.value == value
    assert count.of is not None
    assert text[slice(*count.of)] == noun


@pytest.mark.parametrize(
    "number",
    ["9" * 20, "9" * 4800, "$" + "9" * 17 + "bn", "9" * 18 + " million", "9" * 4500 + "-odd"],
)
def test_no_count_is_too_large_to_be_stored(number: str) -> None:
    for count in counts(f"They lost {number} coins, and 12 men."):
        assert (count.high or 0) < 2**63, count


def test_a_minus_needs_a_token_of_its_own() -> None:
    text = "-5 men left. -7 came."
    assert all(0 <= c.start < c.end <= len(text) for c in counts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers sat two floors up.",
        "They answered with one voice.",
        "One of the envoys, who was tired, said that it was over.",
    ],
)
def test_manners_of_speaking_count_nothing(text: str) -> None:
    assert shown(text) == []
