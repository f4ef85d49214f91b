"""Candidates and alignments: what is found, what is not, and that nothing else matters."""

import random
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Alignment, Report
from tellings.reuse import WordIndex, align_pair, align_pairs, candidates, index_report

Writer = Callable[..., list[str]]


def indexed(text: str) -> WordIndex:
    return index_report(Report("r", "r", "r", 0, 0, text, ""))


def share(found: Iterable[Alignment], text: str) -> float:
    """Share of the characters of the first text that stand in an alignment."""
    held: set[int] = set()
    for x in found:
        held.update(range(x.a_start, x.a_end))
    return len(held) / len(text)


def with_edits(text: str, rate: float, seed: int) -> str:
    dice = random.Random(seed)
    out: list[str] = []
    for word in text.split(" "):
        roll = dice.random()
        if roll < rate / 2:
            out.append("".join(dice.choice("aeioubdglmst") for _ in range(6)))
        elif roll > rate * 0.75:
            out.append(word)
    return " ".join(out)


def with_noise(text: str, rate: float, seed: int) -> str:
    dice = random.Random(seed)
    out = ""
    for letter in text:
        roll = dice.random()
        if roll < rate * 0.6:
            out += dice.choice("abcdeilnort.,")
        elif roll > rate * 0.8:
            out += letter
    return out


def test_a_whole_copy_is_one_alignment_to_the_last_full_stop(write: Writer) -> None:
    text = " ".join(write(1))
    found = align_pair(indexed(text), indexed(text))
    assert [(x.a_start, x.a_end, x.b_start, x.b_end, x.similarity) for x in found] == [
        (0, len(text), 0, len(text), 1.0)
    ]


def test_strangers_share_nothing(write: Writer) -> None:
    assert align_pair(indexed(" ".join(write(1))), indexed(" ".join(write(2)))) == ()


@pytest.mark.parametrize("rate", [0.05, 0.15, 0.3])
def test_edited_words(write: Writer, rate: float) -> None:
    text = " ".join(write(3, 20))
    found = align_pair(indexed(text), indexed(with_edits(text, rate, 1)))
    assert share(found, text) > 0.95


@pytest.mark.parametrize("rate", [0.03, 0.08])
def test_broken_letters(write: Writer, rate: float) -> None:
    text = " ".join(write(4, 20))
    assert share(align_pair(indexed(text), indexed(with_noise(text, rate, 1))), text) > 0.9


def test_reordered_passages_are_found_each(write: Writer) -> None:
    one, other = " ".join(write(5, 6)), " ".join(write(6, 6))
    found = align_pair(indexed(f"{one} {other}"), indexed(f"{other} {one}"))
    assert len(found) == 2
    assert {x.similarity for x in found} == {1.0}


def test_a_passage_at_the_top_and_one_embedded(write: Writer) -> None:
    passage = " ".join(write(7, 3))
    a = f"{passage} " + " ".join(write(8))
    b = " ".join(write(9)) + f" {passage} " + " ".join(write(10))
    (found,) = align_pair(indexed(a), indexed(b))
    assert a[found.a_start : found.a_end] == passage == b[found.b_start : found.b_end]


def test_a_short_quotation_is_enough_but_a_short_phrase_is_not(write: Writer) -> None:
    words = "Nobody in this valley will sell the old mill"
    one, other = " ".join(write(11)), " ".join(write(12))
    quoted = align_pair(indexed(f"{one} “{words},” he said."), indexed(f"“{words}.” {other}"))
    assert len(quoted) == 1
    phrase = "so nobody in this valley will"
    bare = align_pair(
        indexed(f"{one} We know {phrase} dance. {one}"), indexed(f"{other} They say {phrase} sing.")
    )
    assert bare == ()


def test_scripts_without_spaces() -> None:
    shared = "町長は水曜日に新しい橋の建設計画を正式に発表し来年の春に着工すると述べた。"
    a = "昨日の会議で議論が続いた。" + shared + "住民は静かに聞いていた。"
    b = "記者会見が開かれた。" + shared
    (found,) = align_pair(indexed(a), indexed(b))
    assert shared[:-1] in a[found.a_start : found.a_end]


def test_sides_may_be_swapped(write: Writer) -> None:
    a = " ".join(write(13) + write(14, 3))
    b = with_edits(" ".join(write(15, 2) + write(13)), 0.1, 2)
    forth, back = align_pair(indexed(a), indexed(b)), align_pair(indexed(b), indexed(a))
    assert len(forth) == len(back) == 1
    assert abs(forth[0].a_start - back[0].b_start) < 40
    assert abs(forth[0].a_end - back[0].b_end) < 40


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_every_span_is_whole_words_in_range(data: st.DataObject) -> None:
    words = ["an", "old", "mill", "burned", "“down”", "12", "كتاب", "町長は水", "quietly.", "\n"]
    texts = [" ".join(data.draw(st.lists(st.sampled_from(words), max_size=60))) for _ in range(2)]
    for x in align_pair(indexed(texts[0]), indexed(texts[1])):
        assert 0 <= x.a_start < x.a_end <= len(texts[0])
        assert 0 <= x.b_start < x.b_end <= len(texts[1])
        assert not texts[0][x.a_start : x.a_end][0].isspace()
        assert 0 < x.similarity <= 1


class Two:
    """An engine that hands items over one at a time, as two workers would."""

    name, workers = "two", 2

    def map(self, function: Callable, items: Iterable) -> Iterator:  # type: ignore[type-arg]
        return (function(i) for i in items)


def test_candidates_and_bulk_alignment_do_not_depend_on_order(
    write: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"r{i:02d}": " ".join(write(i % 7, 5) + write(100 + i, 5)) for i in range(20)}
    indexes = {name: indexed(text) for name, text in texts.items()}
    turned = {name: indexes[name] for name in sorted(indexes, reverse=True)}
    pairs = candidates(indexes)
    assert pairs == candidates(turned) == sorted(pairs)
    wanted = {(a, b) for a in texts for b in texts if a < b and int(a[1:]) % 7 == int(b[1:]) % 7}
    assert wanted <= set(pairs)
    found = dict(align_pairs(pairs, indexes))
    monkeypatch.setattr("tellings.reuse.aligning._CHUNK", 3)
    assert dict(align_pairs(pairs[::-1], turned, engine=Two())) == found
    for (a, b), alignments in found.items():
        assert alignments == align_pair(indexes[a], indexes[b], names=(a, b))


def test_a_passage_of_many_reports_ties_few_pairs(write: Writer) -> None:
    footer = " ".join(write(500, 2))
    indexes = {f"r{i:03d}": indexed(" ".join(write(i, 2)) + " " + footer) for i in range(120)}
    pairs = candidates(indexes)
    assert len(pairs) < 120 * 5
    assert {n for pair in pairs for n in pair} == set(indexes)
