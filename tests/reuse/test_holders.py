"""How many reports hold a key: as counted by hand, with little memory too."""

import collections

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.reuse.holders import Holders, distinct

texts = st.lists(st.lists(st.integers(-4, 9), max_size=12), max_size=8)


@settings(deadline=None, max_examples=60)
@given(texts, st.sampled_from([0, 10**6]))
def test_counts(texts: list[list[int]], memory: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tellings.reuse.spool._BATCH", 5)
        held = Holders.counted((np.array(t, np.int64) for t in texts), memory)
    expected = collections.Counter(key for t in texts for key in set(t))
    asked = np.arange(-6, 12, dtype=np.int64)
    assert held.of(asked).tolist() == [max(1, expected[k]) for k in asked.tolist()]


@given(st.lists(st.integers(-5, 5)))
def test_distinct(keys: list[int]) -> None:
    assert distinct(np.array(keys, np.int64)).tolist() == sorted(set(keys))
