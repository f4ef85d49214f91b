"""Runs of marked text: nothing lost, nothing crossed, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.pages.inert import inert
from tellings.pages.marking import LAYERS, runs
from tellings.views import Mark

TEXTS = st.text(alphabet="ab \nצ", max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    ends = st.integers(-2, len(text) + 2)
    marks = st.builds(Mark, ends, ends, st.sampled_from(LAYERS), st.sampled_from("xy"))
    return text, draw(st.lists(marks, max_size=8))


@given(marked())
def test_the_words_come_back(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    assert "".join(run.words for run in runs(text, marks)) == text


@given(marked())
def test_pieces_nest_and_cover_their_marks(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    stack = []
    covered: dict[tuple[int, int, str, str], int] = {}
    begins = ends = 0
    for run in runs(text, marks):
        for piece in run.opens:
            stack.append(piece)
            begins += piece.first
        for piece in stack:
            m = piece.mark
            key = (m.start, m.end, m.kind, m.note)
            covered[key] = covered.get(key, 0) + len(run.words)
        for piece in run.closes:
            assert stack.pop() == piece
            ends += piece.last
    assert stack == []
    shown = []
    for m in marks:
        start, end = max(m.start, 0), min(m.end, len(text))
        if start < end:
            shown.append((start, end, m.kind, m.note))
    assert begins == ends == len(shown)
    for key in shown:
        assert covered[key] == (key[1] - key[0]) * shown.count(key)


def test_an_outer_mark_is_not_split_by_what_lies_inside() -> None:
    found = runs("one two three", [Mark(0, 13, "passage", ""), Mark(4, 7, "time", "")])
    assert [len(r.opens) for r in found] == [1, 1, 0]
    assert [len(r.closes) for r in found] == [0, 1, 1]
    assert found[0].opens[0].first and found[0].opens[0].last


def test_a_mark_that_crosses_an_outer_edge_is_opened_again() -> None:
    found = runs("abcdef", [Mark(0, 4, "passage", ""), Mark(2, 6, "content", "")])
    pieces = [(p.mark.kind, p.first, p.last) for r in found for p in r.opens]
    assert pieces == [
        ("passage", True, True),
        ("content", True, False),
        ("content", False, True),
    ]


@given(st.text())
def test_nothing_unseen_is_left(words: str) -> None:
    shown = inert(words)
    assert not set(shown) & {chr(n) for n in (0, 1, 8, 0x1F, 0x7F, 0x85, 0x202E, 0x2066, 0xFFFE)}
    assert inert(shown) == shown


def test_joiners_and_plain_direction_marks_stay() -> None:
    words = "می\u200cروم \u200eabc\u200f\tnext\nline"
    assert inert(words) == words
    assert inert("a\x00\u202eb") == "a␀⟨U+202E⟩b"
