"""Shelves and spools: the same answers however little stays in memory."""

import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Report
from tellings.reuse import Settings, WordIndex, candidates, index_report, shelved
from tellings.reuse.spool import Spool

ROW = np.dtype([("key", "i8"), ("text", "i4")])


def indexes(write: Callable[..., list[str]], count: int) -> dict[str, WordIndex]:
    texts = {f"r{i:02d}": " ".join(write(i % 5, 4) + write(50 + i, 3)) for i in range(count)}
    return {n: index_report(Report(n, n, n, 0, 0, t, "")) for n, t in texts.items()}


def test_a_shelf_gives_what_was_put_on_it(write: Callable[..., list[str]]) -> None:
    made = indexes(write, 12)
    for memory in (0, 5000, 10**9):
        shelf = shelved(made.items(), memory)
        assert list(shelf) == sorted(made) and len(shelf) == 12
        for name in (*sorted(made), "r03", "r03", "r00"):
            assert shelf[name].to_bytes() == made[name].to_bytes()
        assert "r03" in shelf and "elsewhere" not in shelf
        with pytest.raises(KeyError):
            shelf["elsewhere"]


def test_candidates_are_the_same_with_little_memory(
    write: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = indexes(write, 25)
    whole = candidates(made)
    assert whole
    module = sys.modules["tellings.reuse.candidates"]  # the package's name for it is the function
    monkeypatch.setattr(module, "_WORDS", 300)
    monkeypatch.setattr(module, "_TIES", 2)
    monkeypatch.setattr("tellings.reuse.spool._BATCH", 100)
    assert candidates(shelved(made.items(), 0), Settings(memory=0)) == whole


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(-9, 9)), max_size=6), max_size=6),
    st.sampled_from([0, 40, 10**6]),
)
def test_a_spool_keeps_the_order_within_each_part(
    batches: list[list[tuple[int, int]]], memory: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tellings.reuse.spool._BATCH", 4)
        spool = Spool(ROW, 4, memory)
        for batch in batches:
            rows = np.array([(key, 7) for _, key in batch], ROW)
            spool.add(np.array([part for part, _ in batch], np.uint8), rows)
        for number in range(4):
            expected = [key for batch in batches for part, key in batch if part == number]
            assert spool.part(number)["key"].tolist() == expected
