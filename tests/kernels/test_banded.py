"""Banded alignment against plain Python without a band."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.kernels.banded import GAP, LIKENESS, MISMATCH, bits, extend, pair_gain, trace

Words = tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.uint8], NDArray[np.uint8]]
SHAPES = [0b11110000, 0b11111000, 0b1111, 0b111100001111, 0b1]
words = st.lists(st.integers(0, 4), max_size=9)


def arrays(letters: list[int]) -> Words:
    return (
        np.array(letters, np.int32),
        np.array([SHAPES[x] for x in letters], np.uint64),
        np.array([2 + x % 4 for x in letters], np.uint8),
        np.zeros(len(letters), np.uint8),
    )


def likeness(one: int, other: int) -> float:
    p, q = one.bit_count(), other.bit_count()
    return 2 * (one & other).bit_count() / (p + q) if min(p, q) >= 4 else 0.0


def gain(a: Words, i: int, b: Words, j: int) -> float:
    if a[0][i] == b[0][j]:
        return 0.25 * float(a[2][i])
    alike = likeness(int(a[1][i]), int(b[1][j]))
    if alike >= LIKENESS:
        return 0.125 * (float(a[2][i]) + float(b[2][j])) * (alike - 0.2)
    return MISMATCH


def table(a: Words, b: Words) -> list[list[float]]:
    """Needleman and Wunsch, all cells."""
    n, m = len(a[0]), len(b[0])
    cells = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            options = [0.0] if i == j == 0 else []
            if i:
                options.append(cells[i - 1][j] + GAP)
            if j:
                options.append(cells[i][j - 1] + GAP)
            if i and j:
                options.append(cells[i - 1][j - 1] + gain(a, i - 1, b, j - 1))
            cells[i][j] = max(options)
    return cells


@given(st.integers(0, 2**64 - 1))
def test_bits(word: int) -> None:
    assert bits(np.uint64(word)) == word.bit_count()


def test_gain_of_damaged_words() -> None:
    def gained(one: int, other: int) -> float:
        shapes = np.uint64(one), np.uint64(other)
        return pair_gain(np.int32(1), shapes[0], 1.0, bits(shapes[0]), np.int32(2), shapes[1], 1.0)

    assert gained(0b11110000, 0b11110000) == 0.8
    assert gained(0b11110000, 0b11111000) > 0.5
    assert gained(0b11110000, 0b00001111) == MISMATCH
    assert gained(0b1, 0b1) == MISMATCH


@settings(deadline=None)
@given(words, words)
def test_whole_stretches_score_as_without_a_band(x: list[int], y: list[int]) -> None:
    a, b = arrays(x), arrays(y)
    score, *_, i, j = extend(
        a[0], a[1], a[2], b[0], b[1], b[2], a[3], b[3], 0, 0, 1, 20, 5.0, True, len(x), len(y)
    )
    assert (i, j) == (len(x), len(y))
    assert abs(score - table(a, b)[-1][-1]) < 1e-9


@settings(deadline=None)
@given(words, words, st.sampled_from([1, -1]))
def test_extension_reaches_the_best_cell(x: list[int], y: list[int], step: int) -> None:
    # one word that differs on either end keeps the flags of the words before in range
    a, b = arrays([0, *x, 0]), arrays([0, *y, 0])
    start_a, start_b = (1, 1) if step > 0 else (len(x), len(y))
    score, shared, weight, i, j = extend(
        a[0], a[1], a[2], b[0], b[1], b[2], a[3], b[3],
        start_a, start_b, step, 20, 1e6, False, len(x), len(y),
    )  # fmt: skip
    inner_a, inner_b = arrays(x[::step]), arrays(y[::step])
    assert abs(score - max(0.0, *(max(r[1:], default=0.0) for r in table(inner_a, inner_b)))) < 1e-9
    assert 0 <= i <= len(x) and 0 <= j <= len(y)
    assert 2 * shared <= weight + 1e-9


@settings(deadline=None)
@given(words, words)
def test_trace_is_an_optimal_alignment(x: list[int], y: list[int]) -> None:
    a, b = arrays(x), arrays(y)
    out = np.empty(len(x), np.int64)
    trace(a[0], a[1], a[2], b[0], b[1], b[2], 20, out)
    partners = [j for j in out.tolist() if j >= 0]
    assert partners == sorted(set(partners))
    score = sum(gain(a, i, b, j) for i, j in enumerate(out.tolist()) if j >= 0)
    score += GAP * (len(x) + len(y) - 2 * len(partners))
    assert abs(score - table(a, b)[-1][-1]) < 1e-9


def test_a_long_stretch_is_traced_window_by_window() -> None:
    dice = random.Random(3)
    x = [dice.randrange(50_000) for _ in range(7000)]
    y, origin = [], []
    for i, word in enumerate(x):
        roll = dice.random()
        if roll > 0.05:
            y.append(word)
            origin.append(i)
        if roll > 0.97:
            y.append(-1 - dice.randrange(1000))
            origin.append(-1)
    a, b = (
        (np.array(w, np.int32), np.zeros(len(w), np.uint64), np.full(len(w), 4, np.uint8))
        for w in (x, y)
    )
    out = np.empty(len(x), np.int64)
    trace(*a, *b, 12, out)
    partners = out[out >= 0].tolist()
    assert partners == sorted(set(partners))
    right = sum(origin[j] == i for i, j in enumerate(out.tolist()) if j >= 0)
    assert right > 0.98 * sum(i >= 0 for i in origin)
