"""What two stretches of text share, and how articles open."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.reading.cohesion import cohesion, opening

FERRY = "The ferry crossed the river with forty passengers before the storm reached the harbour."
COURT = "A judge sentenced the accountant to prison for tax fraud after a trial of six weeks."


def test_the_same_words_hold_together_and_others_do_not() -> None:
    assert cohesion([FERRY, FERRY], 1) > 0.99
    assert cohesion([FERRY, COURT], 1) < 0.1
    assert cohesion([FERRY], 1) == 0


def test_openings_name_a_day_and_somebody_new() -> None:
    text = "The harbour master, Edda Karsholt, said on Tuesday that the ferry would sail."
    assert opening(text, [FERRY]) == 2
    assert opening(text, ["Karsholt spoke."]) == 1
    assert opening("He said on Tuesday that the ferry would sail.", [FERRY]) == -1
    assert opening("«We will sail», said Karsholt on Tuesday.", [FERRY]) == -1


@given(st.lists(st.text("ab cdé.", max_size=30), max_size=6), st.integers(0, 6))
def test_cohesion_is_a_share(lines: list[str], at: int) -> None:
    assert -1e-9 <= cohesion(lines, min(at, len(lines))) <= 1 + 1e-9
