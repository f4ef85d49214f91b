"""Seeds against plain Python."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.kernels.seeds import LINKS, again_tied, run_keys, tie_pairs, weigh_pairs

texts = st.lists(st.lists(st.integers(-5, 5), max_size=12), min_size=1, max_size=5)


@settings(deadline=None)
@given(texts, st.integers(1, 4))
def test_keys_are_equal_exactly_where_the_words_are(words: list[list[int]], n: int) -> None:
    flat = np.array([w for t in words for w in t], np.int32)
    bounds = np.cumsum([len(t) for t in words]).astype(np.int64)
    keys = run_keys(flat, bounds, n)
    runs: list[tuple[int, ...] | None] = []
    for text in words:
        whole = range(len(text))
        runs += [tuple(text[i : i + n]) if i + n <= len(text) else None for i in whole]
    assert [k >= 0 for k in keys] == [r is not None for r in runs]
    for (k, r), (m, s) in itertools.combinations(zip(keys, runs, strict=True), 2):
        if r is not None and s is not None:
            assert (k == m) == (r == s)


def ties_by_hand(rows: list[tuple[int, int, int]], cap: int) -> list[tuple[int, int, int]]:
    found = []
    for _, group in itertools.groupby(rows, key=lambda r: r[0]):
        first: dict[int, int] = {}
        for _, text, place in group:
            first.setdefault(text, place)
        held = sorted(first)
        reach = len(held) if len(held) <= cap else LINKS
        for i, a in enumerate(held):
            near = held[i + 1 : i + 1 + reach]
            found += [((a << 32) | b, first[a] - first[b], len(held)) for b in near]
    return found


postings = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 20)), max_size=40
).map(sorted)


@settings(deadline=None)
@given(postings, st.integers(1, 5), st.integers(0, 30))
def test_ties(rows: list[tuple[int, int, int]], cap: int, room: int) -> None:
    array = np.array(rows, np.int64).reshape(-1, 3)
    keys = array[:, 0].astype(np.uint64)
    texts, places = (np.ascontiguousarray(array[:, i], np.int32) for i in (1, 2))
    found: list[tuple[int, ...]] = []
    out, at = np.empty((room, 3), np.int64), 0
    while at < len(keys):
        count, reached = tie_pairs(keys, texts, places, cap, at, out)
        if reached == at:
            out = np.empty((2 * len(out) + 1, 3), np.int64)
        found += [tuple(r) for r in out[:count].tolist()]
        at = reached
    assert found == ties_by_hand(rows, cap)


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**40), max_size=60))
def test_no_pair_tied_twice_is_missed(pairs: list[int]) -> None:
    again = again_tied(np.array(pairs, np.int64))
    assert all(kept for pair, kept in zip(pairs, again, strict=True) if pairs.count(pair) > 1)


def test_most_pairs_tied_once_are_left_out() -> None:
    again = again_tied(np.arange(5000, dtype=np.int64) << 20)
    assert again.sum() < 2500


tied = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-30, 30), st.integers(2, 9)), max_size=30
).map(sorted)


@settings(deadline=None)
@given(tied, st.integers(0, 20), st.integers(1, 3))
def test_pairs_need_weight_on_one_diagonal(
    rows: list[tuple[int, int, int]], drift: int, least: int
) -> None:
    cap = 6
    array = np.array(rows, np.int64).reshape(-1, 3)
    out = np.empty(len(rows), np.int64)
    count = weigh_pairs(array, drift, least - 0.01, cap, out)
    expected = []
    for pair, group in itertools.groupby(rows, key=lambda r: r[0]):
        ties = list(group)
        best = max(
            sum(max(0.35, 1 - 0.65 * (n - 2) / cap) for _, d, n in ties if 0 <= high - d <= drift)
            for _, high, _ in ties
        )
        if best >= least - 0.01:
            expected.append(pair)
    assert out[:count].tolist() == expected
