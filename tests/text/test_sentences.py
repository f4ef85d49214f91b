"""Paragraphs and sentences: where they end, and that nothing is lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.sentences import LONGEST, paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left at 3 p.m. Tuesday for St. Louis. The U.S. Senate met.", 2),
        ("It closed at 3 p.m. The gates were shut.", 2),
        ("Gov. Odo Renn of Northport, Miss., spoke. Dr. Poe left.", 2),
        ("She met J. Edgar Quill Jr. on Sept. 11. It rained in Washington, D.C. He left.", 3),
        ("Lamp Inc. The deal was off. Lamp Corp. said so.", 3),
        ("Prices rose 3.4 per cent. No. 5 came.", 2),
        ("It was signed in Dec. The mine opened on Jan. 5, 2009.", 2),
        ('"Who shut it?" Ada Quill asked. "No!" he said.', 2),
        ('"Who shut it?" The gates were open.', 2),
        ("She said ... nothing. The end.", 2),
        ("1. First the gate.", 1),
        ("قال إنه ذهب. ثم عاد؟ نعم.", 3),
        ("鉱山は閉鎖された。彼は言った。", 2),
        ("no stop at all", 1),
        ("", 0),
    ],
)
def test_boundaries(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


def test_single_line_breaks_end_paragraphs_unless_hard_wrapped() -> None:
    plain = "One line.\nAnother line."
    assert len(paragraphs(plain, [(0, len(plain))])) == 2
    line = "the quick lamp went over the lazy mine and then it went back again to"
    wrapped = f"The gate.\n{line}\n{line}\n{line}\n{line} end.\n\nNext."
    assert len(paragraphs(wrapped, [(0, len(wrapped))])) < 5


@given(st.text(alphabet="ab AB.?!\"'”\n 1", max_size=80))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    found = [s for p in paragraphs(text, [(0, len(text))]) for s in sentences(text, p)]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)


@pytest.mark.parametrize("text", ["word " * 3000, "字" * 9000, "a" + " " * 9000 + "b", "x" * 4001])
def test_text_without_stops_is_cut_between_words(text: str) -> None:
    found = sentences(text, (0, len(text.rstrip())))
    assert all(0 < end - start <= LONGEST for start, end in found)
    kept = "".join(text[start:end] for start, end in found)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
