"""Word indexes: exact places, safe bytes, every script."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings.model import Report
from tellings.reuse import WordIndex, index_report
from tellings.reuse.index import BEGINS, FINISHES, QUOTED, TAIL


def plain(text: str, body: tuple[tuple[int, int], ...] = ()) -> Report:
    return Report("r", "r", "r", 0, 0, text, "", body=body)


def words_of(text: str) -> list[str]:
    index = index_report(plain(text))
    return [text[s:e] for s, e in zip(index.starts, index.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t go, O'Hara!", ["Don’t", "go", "O'Hara"]),
        ("Île d’été", ["Île", "d’été"]),
        ("قالَ المُتحدّث", ["قالَ", "المُتحدّث"]),
        ("می\u200cشود", ["می", "شود"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京都", ["東京", "京都"]),
        ("GDPは3%", ["GDP", "は", "3"]),
        ("so\u00adft", ["so\u00adft"]),
        ("the har-\n bour, so", ["the", "har-\n bour", "so"]),
        ("har\u00ad\nbour-\nside", ["har\u00ad\nbour-\nside"]),
        ("well-known - so", ["well", "known", "so"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_same_words_hash_alike_whatever_the_spelling() -> None:
    one = index_report(plain("Don’t CAFÉ ١٢ كتاب harbour"))
    other = index_report(plain("dont cafe\u0301 12 کتاب har-\nbour"))
    assert one.hashes.tolist() == other.hashes.tolist()


def test_flags_mark_sentences_and_quotations() -> None:
    text = "He left. “We go now,” she said."
    index = index_report(plain(text))
    flags = dict(zip(words_of(text), index.flags.tolist(), strict=True))
    assert flags["He"] == BEGINS
    assert flags["left"] == FINISHES | TAIL
    assert flags["We"] == BEGINS | QUOTED
    assert flags["now"] == FINISHES | QUOTED
    assert not flags["she"] & QUOTED
    assert flags["said"] == FINISHES | TAIL


def test_only_the_body_is_read() -> None:
    text = "Menu Home. Real words here. Footer line."
    index = index_report(plain(text, ((11, 27),)))
    assert [text[s:e] for s, e in zip(index.starts, index.ends, strict=True)] == [
        "Real",
        "words",
        "here",
    ]


@example("ำก")
@given(st.text(max_size=120))
def test_any_text_gives_places_in_order_and_survives_bytes(text: str) -> None:
    index = index_report(plain(text))
    assert (index.starts < index.ends).all()
    assert (np.diff(index.starts) > 0).all()
    assert not len(index) or (index.starts[0] >= 0 and index.ends[-1] <= len(text))
    again = WordIndex.from_bytes(index.to_bytes())
    for name in ("hashes", "shapes", "starts", "ends", "weights", "flags"):
        assert np.array_equal(getattr(again, name), getattr(index, name))
    assert again.to_bytes() == index.to_bytes()


def test_broken_bytes_are_refused(write: Callable[..., list[str]]) -> None:
    data = index_report(plain(" ".join(write(1)))).to_bytes()
    for broken in (b"", b"TWI", b"xxxx" + data[4:], data[:-1]):
        with pytest.raises(ValueError, match="word index"):
            WordIndex.from_bytes(broken)
