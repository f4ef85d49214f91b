"""Folding: the same letters for a reader are the same letters, and spans lead back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.text.folding import fold, fold_text, line_breaks

SCRIPTS = (
    "Ærø Łódź naïve STRASSE straße “x” ‘y’ – — ﬁne ½",
    "Ёлка и йод, Україна їжак",
    "Ἀθήνα ΟΔΟΣ οδός",
    "قالَ المتحدّثُ كتـــاب می‌شود ۱۲۳ ٤٥٦ آب",
    "שָׁלוֹם עולם",
    "数の文がある カタカナ ﾊﾝｶｸ 東京",
    "हिन्दी में समाचार",
    "ภาษาไทยข่าว",
    "한국어 뉴스",
)
ALPHABET = sorted(set("".join(SCRIPTS)) | set("\u0301\u064b\u00ad\u200d\u200c\ufeff\n\t -"))
texts = st.text(st.sampled_from(ALPHABET), max_size=40) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("Café", "CAFE\u0301"),
        ("ﬁle", "FILE"),
        ("Ｗｉｄｅ", "wide"),
        ("“so”", '"SO"'),
        ("soft\u00adly", "softly"),
        ("كتاب", "کتـاب"),
        ("عليّ", "علی"),
        ("۱۲۳", "١٢٣"),
        ("شَهْر", "شهر"),
        ("שָׁלוֹם", "שלום"),
        ("Ёлка", "елка"),
        ("ΟΔΟΣ", "οδός"),
        ("ﾊﾝ", "ハン"),
        ("a \n b", "a b"),
        ("the har-\n  bour", "the harbour"),
        ("har\u00ad\r\nbour", "harbour"),
        ("می\u200cشود", "میشود"),
        ("الجزيرة", "الجزيره"),
        ("१२ ๓๔ ৫৬", "12 34 56"),
        ("‹so› «so»", "'so' \"so\""),
    ],
)
def test_same_for_a_reader(written: str, otherwise: str) -> None:
    assert fold_text(written) == fold_text(otherwise)


@pytest.mark.parametrize(("one", "other"), [("कि", "कु"), ("が", "か"), ("ไป", "ไม"), ("ד", "ר")])
def test_letters_that_differ_stay_different(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@given(texts)
def test_idempotent(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded
    assert fold_text(fold_text(text)) == fold_text(text)


@given(texts, st.data())
def test_a_folded_span_maps_back_to_exact_source_characters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    s, e = folded.source(start, end)
    assert 0 <= s < e <= len(text)
    # widen to whole source characters: one letter may fold to several
    while start > 0 and folded.offsets[start - 1] == folded.offsets[start]:
        start -= 1
    while end < len(folded.text) and folded.offsets[end] == folded.offsets[end - 1]:
        end += 1
    assert fold(text[s:e]).text == folded.text[start:end]


@pytest.mark.parametrize("text", ["a dash -\nand more", "Upper-\nCase", "12-\n13", "so -\n\nso"])
def test_other_hyphens_at_a_line_end_stay(text: str) -> None:
    assert "-" in fold_text(text)


def test_a_word_broken_at_a_line_end_maps_back_around_the_break() -> None:
    text = "The har-\n  bour was shut."
    folded = fold(text)
    at = folded.text.index("harbour")
    assert text[slice(*folded.source(at, at + 7))] == "har-\n  bour"
    assert text[slice(*folded.source(at, at + 3))] == "har"


@given(texts)
def test_folded_characters_cover_the_source_in_order(text: str) -> None:
    folded = fold(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert len(folded.offsets) == len(folded.text) + 1 == len(folded.ends) + 1
    breaks = {end for _, end in line_breaks(text)}
    for i in range(len(folded.text) - 1):
        if folded.offsets[i + 1] in breaks:
            continue  # between the two halves of a word stand a hyphen and a line end
        assert folded.ends[i] in (folded.offsets[i + 1], folded.ends[i + 1])
