"""Two wordings word by word: nothing lost, equal words really equal, the changes a reader sees."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tellings.text.folding import fold_text
from tellings.views.collation import ascending, collate

WORDS = st.lists(
    st.sampled_from(
        ["the", "gate", "Gate", "“old", "old", "mill.", "a", "٣", "3", "河岸", ",", "x"]
    ),
    max_size=25,
).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_come_back_and_kept_words_are_equal(a: str, b: str) -> None:
    edits = collate(a, b)
    assert "".join(a[e.a[0] : e.a[1]] for e in edits) == a
    assert "".join(b[e.b[0] : e.b[1]] for e in edits) == b
    for before, after in itertools.pairwise(edits):
        assert before.kind != after.kind or before.kind == "kept"
    for edit in edits:
        left, right = a[slice(*edit.a)], b[slice(*edit.b)]
        if edit.kind == "kept":
            assert "".join(fold_text(left).split()) == "".join(fold_text(right).split())
        assert (edit.kind == "dropped") == (bool(left) and not right)
        assert (edit.kind == "added") == (bool(right) and not left)


@given(WORDS)
def test_a_text_against_itself_is_kept(text: str) -> None:
    assert {e.kind for e in collate(text, text)} <= {"kept"}


@given(st.text(max_size=20), WORDS, st.text(max_size=20))
def test_spans_count_from_the_start_of_the_text(before: str, words: str, after: str) -> None:
    text = before + words + after
    span = (len(before), len(before) + len(words))
    edits = collate(text, words, span)
    if words:
        assert edits[0].a[0] == span[0] and edits[-1].a[1] == span[1]
        assert edits[-1].b[1] == len(words)


def changed(a: str, b: str) -> list[tuple[str, str, str]]:
    return [
        (e.kind, a[slice(*e.a)].strip(), b[slice(*e.b)].strip())
        for e in collate(a, b)
        if e.kind != "kept"
    ]


def test_a_date_that_became_a_word() -> None:
    before = "The depot was emptied in May 2005, the keeper said."
    after = "The depot was emptied in recent weeks, the keeper said."
    assert changed(before, after) == [("substituted", "May 2005", "recent weeks")]


def test_a_sentence_left_out_takes_its_own_stop_along() -> None:
    before = "They met on the quay. They will meet again. Nobody spoke."
    after = "They met on the quay. Nobody spoke."
    assert changed(before, after) == [("dropped", "They will meet again.", "")]


def test_quotation_marks_case_and_digits_are_no_change() -> None:
    assert changed('He saw "12 Boats".', "He saw “١٢ boats”.") == []


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert changed("昨日河岸有三人", "昨日河岸有五人") == [("substituted", "三", "五")]


def test_a_letter_between_changes_is_no_thing_kept() -> None:
    before = "It held seven of grain sacks then."
    after = "It held ninety barrels of oil then."
    assert changed(before, after) == [
        ("substituted", "seven of grain sacks", "ninety barrels of oil")
    ]


@given(st.lists(st.integers(0, 9), max_size=12))
def test_the_longest_ascending_subsequence(values: list[int]) -> None:
    found = [values[n] for n in ascending(values)]
    assert all(x < y for x, y in itertools.pairwise(found))
    best = [0] * len(values)
    for i, value in enumerate(values):
        best[i] = 1 + max((best[j] for j in range(i) if values[j] < value), default=0)
    assert len(found) == max(best, default=0)


def test_long_texts_are_quick() -> None:
    words = [f"word{n}" for n in range(30_000)]
    less = [w for n, w in enumerate(words) if n % 10]
    assert sum(e.kind == "dropped" for e in collate(" ".join(words), " ".join(less))) == 3000
