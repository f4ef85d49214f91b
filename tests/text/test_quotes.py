"""Quotations: marks of all kinds, nesting, paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ("“Yes,” he said.", ["“Yes,”"]),
        ("''Yes,'' he said.", ["''Yes,''"]),
        ('“Yes," he said.', ['“Yes,"']),
        ("«Oui», «non»", ["«Oui»", "«non»"]),
        ("„Ja“ sagte er", ["„Ja“"]),
        ("「はい」と言った", ["「はい」"]),
        ("‘I’m Joe’s boss,’ he said.", ["‘I’m Joe’s boss,’"]),
        ("It's John's dogs' bone in the '90s.", []),
        ("no marks at all", []),
        ('""', []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_nesting_has_depth() -> None:
    text = "“She said ‘no’ twice,” he said."
    found = quotations(text, [(0, len(text))])
    assert [(text[q.inner[0] : q.inner[1]], q.depth) for q in found] == [
        ("She said ‘no’ twice,", 0),
        ("no", 1),
    ]


def test_an_open_quotation_ends_with_its_paragraph_and_goes_on() -> None:
    text = "“One.\n\n“Two.” End."
    first, second = quotations(text, [(0, 5), (7, len(text))])
    assert (text[first.start : first.end], first.closed, first.continued) == ("“One.", False, True)
    assert (text[second.start : second.end], second.closed) == ("“Two.”", True)


@given(st.text(alphabet="ab ,.\"“”''‘’«»„\n", max_size=60))
def test_spans_are_in_range_and_nested(text: str) -> None:
    found = quotations(text, [(0, len(text))])
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert 0 <= q.start <= q.inner[0] < q.inner[1] <= q.end <= len(text)
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or inside
