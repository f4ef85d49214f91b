import math

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Count, TimeExpression, Witness
from tellings.origins.figures import clash, dates, ranges

HERE = Witness("r", 0, 100)


def count(ident: str, value: float | None, bound: str = "=", part_of: str | None = None) -> Count:
    low = None if bound in ("<", "<=") else value
    high = None if bound in (">", ">=") else value
    return Count(ident, "r", 10, 12, value, low, high, bound, part_of=part_of)


def test_a_part_stands_for_what_is_said_and_its_whole_does_not() -> None:
    assert ranges([count("whole", 20), count("part", 7, part_of="whole")], HERE) == ((7.0, 7.0),)


def test_vague_counts_and_one_are_no_figures() -> None:
    assert ranges([count("a", None, "vague"), count("b", 1)], HERE) == ()


def test_at_least_is_open_above() -> None:
    assert ranges([count("a", 20, ">=")], HERE) == ((20.0, math.inf),)
    assert not clash(((20.0, math.inf),), ((34.0, 34.0),))
    assert clash(((20.0, math.inf),), ((12.0, 12.0),))


def test_only_dates_that_say_their_year_are_dates() -> None:
    day = "2020-05-04"
    full = TimeExpression("r", 5, 15, "DATE", day, day, day, "none")
    weekday = TimeExpression("r", 5, 15, "DATE", day, day, day, "published")
    assert len(dates([full], HERE)) == 1
    assert dates([weekday], HERE) == ()
    assert dates([full], Witness("r", 20, 40)) == ()


RANGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
    lambda p: (float(min(p)), float(max(p)))), max_size=3).map(tuple)  # fmt: skip


@given(RANGES, RANGES)
def test_a_clash_is_mutual_and_needs_two(
    a: tuple[tuple[float, float], ...], b: tuple[tuple[float, float], ...]
) -> None:
    assert clash(a, b) == clash(b, a)
    assert not clash(a, ()) and not clash(a, a)
