"""Chaining against plain Python."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.kernels.chaining import SHIFT, chain_runs, grow_runs, join_seeds, table_of
from tellings.kernels.seeds import run_keys

words = st.lists(st.integers(0, 3), max_size=20)


def keyed(letters: list[int], n: int) -> np.ndarray:
    return run_keys(np.array(letters, np.int32), np.array([len(letters)], np.int64), n)


def seeds(x: list[int], y: list[int], n: int, repeats: int) -> list[tuple[int, int]]:
    runs_x = [tuple(x[i : i + n]) for i in range(len(x) - n + 1)]
    runs_y = [tuple(y[i : i + n]) for i in range(len(y) - n + 1)]
    return [
        (i, j)
        for i, r in enumerate(runs_x)
        for j, s in enumerate(runs_y)
        if r == s and runs_x.count(r) <= repeats and runs_y.count(r) <= repeats
    ]


@settings(deadline=None)
@given(words, words, st.integers(2, 4), st.integers(1, 4))
def test_seeds_and_runs(x: list[int], y: list[int], n: int, repeats: int) -> None:
    keys = keyed(x, n)
    found = join_seeds(keys, table_of(keys), keyed(y, n), repeats)
    mask = (1 << SHIFT) - 1
    places = [(int(s) & mask, (int(s) & mask) - ((int(s) >> SHIFT) - (1 << SHIFT))) for s in found]
    expected = seeds(x, y, n, repeats)
    assert sorted(places) == expected
    grown = set()
    for i, j in expected:
        start, stop = 0, n
        while i - start > 0 and j - start > 0 and x[i - start - 1] == y[j - start - 1]:
            start += 1
        while i + stop < len(x) and j + stop < len(y) and x[i + stop] == y[j + stop]:
            stop += 1
        grown.add((i - start, j - start, start + stop))
    runs = grow_runs(found, np.array(x, np.int32), np.array(y, np.int32), n)
    assert [tuple(r) for r in runs.tolist()] == sorted(grown)


rows = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(2, 9)), max_size=15
).map(sorted)


@settings(deadline=None)
@given(rows, st.integers(1, 30), st.integers(0, 10))
def test_chains(runs: list[tuple[int, int, int]], gap: int, drift: int) -> None:
    before, score = chain_runs(np.array(runs, np.int64).reshape(-1, 3), gap, drift)
    expected: list[float] = []
    for r, (i, j, length) in enumerate(runs):
        best = float(length)
        for p in range(r):
            pi, pj, pn = runs[p]
            between = (i - pi - pn, j - pj - pn)
            overlap, near = max(0, -min(between)), max(0, min(between))
            apart = abs(between[0] - between[1])
            if pi < i and pj < j and overlap < length and near <= gap and apart <= drift:
                best = max(best, expected[p] + length - overlap - 0.15 * near - 0.4 * apart)
        expected.append(best)
    assert np.allclose(score, expected)
    assert all(p < r for r, p in enumerate(before.tolist()))
