"""Numbers as written: digits, words, mixtures, other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.numbers import digits_value, is_number_word, number_at, ordinal_value
from tellings.text.tokens import tokenize

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_WORDS = _ONES.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """A whole number below a billion in English words."""
    if value < 20:
        return _WORDS[value]
    if value < 100:
        tens = _TENS[value // 10 - 2]
        return tens if value % 10 == 0 else f"{tens}-{_WORDS[value % 10]}"
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head, rest = divmod(value, size)
            joint = " and " if size == 100 and rest else " "
            return f"{spelled(head)} {name}" + (joint + spelled(rest) if rest else "")
    raise AssertionError(value)


def read(text: str) -> int | float | None:
    tokens = tokenize(text)
    number = number_at(tokens, 0, len(tokens))
    return number.value if number else None


@given(st.integers(0, 999_999_999))
def test_what_is_spelled_is_read_back(value: int) -> None:
    tokens = tokenize(spelled(value))
    number = number_at(tokens, 0, len(tokens))
    assert number is not None
    assert number.value == value
    assert (number.first, number.last, number.spelled) == (0, len(tokens), True)


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_grouping(value: int) -> None:
    assert digits_value(str(value)) == value
    assert digits_value(f"{value:,}") == value
    for zero in (0x0660, 0x06F0, 0x0966):
        assert digits_value("".join(chr(zero + int(d)) for d in str(value))) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5 million", 2_500_000),
        ("a dozen eggs", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("two and a half years", 2.5),
        ("two and three", 2),
        ("three quarters", 0.75),
        ("two-thirds", 2 / 3),
        ("twenty-five hundred", 2500),
        ("۳٬۴۰۰ نفر", 3400),
        ("1,23,456", 123_456),
        ("20 000 people", 20_000),
        ("two thousand three thousand", 2000),
        ("million", None),
        ("a man", None),
        ("and six", None),
    ],
)
def test_mixtures(text: str, value: float | None) -> None:
    assert read(text) == pytest.approx(value) if value else read(text) is None


def test_ordinals_and_number_words() -> None:
    assert ordinal_value("3rd") == 3
    assert ordinal_value("Twelfth") == 12
    assert ordinal_value("word") is None
    assert is_number_word("forty-two")
    assert not is_number_word("two-year")


@given(st.text(max_size=60))
def test_any_text_gives_numbers_within_it(text: str) -> None:
    tokens = tokenize(text)
    for at in range(len(tokens)):
        number = number_at(tokens, at, len(tokens))
        if number is not None:
            assert number.first == at < number.last <= len(tokens)


@pytest.mark.parametrize(
    "written",
    [
        "9" * 19,
        "9" * 4800,
        "٩" * 6000,
        "9" * 30 + ".5",
        "999 billion billion",
        "9 trillion trillion",
    ],
)
def test_what_no_integer_holds_is_no_number(written: str) -> None:
    assert read(written) is None


def test_the_largest_number() -> None:
    assert read("1 million trillion") == 10**18
