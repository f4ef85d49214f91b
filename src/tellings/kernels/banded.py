"""Alignment of two word sequences inside a band, for extension, for scoring and with its trace.

Words are 32-bit hashes with a weight (in words) and a shape (a bit per letter pair). Equal words
score their weight; words of similar shape (a broken letter, another ending) score part of it; other
pairs and gaps cost. Extension stops by X-drop (Zhang, Schwartz, Wagner, Miller, J. Comput. Biol.
7, 2000, "A greedy algorithm for aligning DNA sequences").
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

MISMATCH = -0.5
GAP = -0.4
CLOSING = 2.0  # what ending where a sentence or quotation ends on both sides is worth
LIKENESS = 0.5  # least Dice coefficient of two shapes that counts
NEVER = -1e9
WINDOW = 2048  # words aligned at once with their trace
KEPT = 1792  # of these kept; the rest is aligned again with what follows it
REACH = 64  # words by which two texts may drift apart within a window
MOST = 4096  # half of the widest band


@njit(cache=True, nogil=True)
def bits(word: np.uint64) -> int:
    """Number of bits set in a 64-bit word."""
    w = np.uint64(word)
    w = w - ((w >> np.uint64(1)) & np.uint64(0x5555555555555555))
    w = (w & np.uint64(0x3333333333333333)) + ((w >> np.uint64(2)) & np.uint64(0x3333333333333333))
    w = (w + (w >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((w * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(cache=True, nogil=True)
def pair_gain(
    word: np.int32,
    shape: np.uint64,
    weight: float,
    pairs: int,
    other: np.int32,
    other_shape: np.uint64,
    other_weight: float,
) -> float:
    """What it scores to set a word against another; positive where they are alike.

    Weights are in words; `pairs` are the bits of `shape`. Shapes of fewer than four letter pairs
    are like no other; the rest by the Dice coefficient of their pairs.
    """
    if word == other:
        return weight
    if pairs >= 4:
        others = bits(other_shape)
        alike = 2.0 * bits(shape & other_shape) / (pairs + others)
        if others >= 4 and alike >= LIKENESS:
            return 0.5 * (weight + other_weight) * (alike - 0.2)
    return MISMATCH


@njit(cache=True, nogil=True)
def _weight(weights: NDArray[np.uint8], start: int, step: int, count: int) -> float:
    """Weight of `count` words from `start` on in direction `step`."""
    total = 0
    for i in range(count):
        total += weights[start + step * i]
    return 0.25 * total


@njit(cache=True, nogil=True)
def extend(
    ha: NDArray[np.int32],
    sa: NDArray[np.uint64],
    wa: NDArray[np.uint8],
    hb: NDArray[np.int32],
    sb: NDArray[np.uint64],
    wb: NDArray[np.uint8],
    fa: NDArray[np.uint8],
    fb: NDArray[np.uint8],
    i0: int,
    j0: int,
    step: int,
    band: int,
    drop: float,
    whole: bool,
    ni: int,
    nj: int,
) -> tuple[float, float, float, int, int]:
    """Best extension from words (i0, j0) in direction `step` (1 or -1) over at most ni, nj words.

    Returns (score, weight shared, weight of all words on both sides, words of a, words of b). With
    `whole`, both stretches are aligned from end to end and nothing is dropped. Of ends that score
    about the same, one where a sentence or quotation ends (or begins, going back) on both sides,
    as the flags say, is taken.
    """
    closing = 2 if step > 0 else 1
    width = 2 * band + 1
    score, shared = np.full(width, NEVER), np.zeros(width)
    best, best_shared, best_i, best_j = 0.0, 0.0, 0, 0
    best_merit = 0.0
    if not whole and fa[i0 - step] & fb[j0 - step] & closing:
        best_merit = CLOSING
    for k in range(band, width):
        if k - band <= nj:
            score[k] = GAP * (k - band)
    low, high = band, width - 1  # cells beyond these are NEVER
    for i in range(1, ni + 1):
        x = i0 + step * (i - 1)
        floor = NEVER if whole else best_merit - drop
        low, high = _next_row(
            ha, sa, wa, x, hb, sb, wb, j0, step, i - band, nj, score, shared, low, high, floor
        )
        if low > high:
            break
        if whole:
            continue
        first, beside = max(low, band + 1 - i), j0 + step * (i - band - 1)
        k, best_merit = _best_end(score, first, high, fa[x] & closing, fb, beside, step, best_merit)
        if k >= 0:
            best, best_shared, best_i, best_j = score[k], shared[k], i, i + k - band
    if whole:
        k = nj - ni + band
        best_i, best_j = ni, nj
        best, best_shared = GAP * (ni + nj), 0.0
        if 0 <= k < width and score[k] > NEVER / 2:
            best, best_shared = score[k], shared[k]
    weight = _weight(wa, i0, step, best_i) + _weight(wb, j0, step, best_j)
    return best, best_shared, weight, best_i, best_j


@njit(cache=True, nogil=True)
def _best_end(
    score: NDArray[np.float64],
    first: int,
    last: int,
    closing: int,
    fb: NDArray[np.uint8],
    beside: int,
    step: int,
    least: float,
) -> tuple[int, float]:
    """The cell of [first, last] at which it is best to end, -1 if none has more merit than `least`.

    Merit is the score, and CLOSING where both words are flagged as `closing` says; cell k stands
    for word `beside + step * k` of b. Also returns the merit, `least` if there is no such cell.
    """
    found = -1
    for k in range(first, last + 1):
        merit = score[k]
        if merit <= least - CLOSING:
            continue
        if fb[beside + step * k] & closing:
            merit += CLOSING
        if merit > least:
            found, least = k, merit
    return found, least


@njit(cache=True, nogil=True)
def _next_row(
    ha: NDArray[np.int32],
    sa: NDArray[np.uint64],
    wa: NDArray[np.uint8],
    x: int,
    hb: NDArray[np.int32],
    sb: NDArray[np.uint64],
    wb: NDArray[np.uint8],
    j0: int,
    step: int,
    low: int,
    nj: int,
    score: NDArray[np.float64],
    shared: NDArray[np.float64],
    first: int,
    last: int,
    floor: float,
) -> tuple[int, int]:
    """Turn the band's row before word x of a into the row after it, in place.

    Cell k stands for j = low + k words of b taken; what was left of it (one word of b less) is
    the cell k - 1 of the new row, what was above it (one word of a less) the cell k + 1 of the old.
    All cells before `first` and after `last` are NEVER; cells below `floor` become so. Returns the
    new first and last (the first after the last if none is left).
    """
    width = len(score)
    begin, end = width, -1
    word, shape, weight = ha[x], sa[x], 0.25 * float(wa[x])
    pairs = bits(shape)
    for k in range(max(0, first - 1), width):
        if k > last and (k == 0 or score[k - 1] <= NEVER / 2):
            break
        j = low + k
        before, before_shared = score[k], shared[k]
        score[k] = NEVER
        if j < 0 or j > nj:
            continue
        value, common = NEVER, 0.0
        if k + 1 < width and score[k + 1] + GAP > value:
            value, common = score[k + 1] + GAP, shared[k + 1]
        if k > 0 and j > 0 and score[k - 1] + GAP > value:
            value, common = score[k - 1] + GAP, shared[k - 1]
        if j > 0 and before > NEVER / 2:
            y = j0 + step * (j - 1)
            gain = pair_gain(word, shape, weight, pairs, hb[y], sb[y], 0.25 * float(wb[y]))
            if before + gain >= value:
                value, common = before + gain, before_shared + max(0.0, gain)
        if value < floor or value <= NEVER / 2:
            continue
        score[k], shared[k] = value, common
        begin, end = min(begin, k), k
    return begin, end


@njit(cache=True, nogil=True)
def trace(
    ha: NDArray[np.int32],
    sa: NDArray[np.uint64],
    wa: NDArray[np.uint8],
    hb: NDArray[np.int32],
    sb: NDArray[np.uint64],
    wb: NDArray[np.uint8],
    band: int,
    out: NDArray[np.int64],
) -> None:
    """Align two whole stretches; out[i] = word of b that word i of a stands against, or -1.

    The band is widened by the difference of the lengths. Needleman and Wunsch (J. Mol. Biol. 48,
    1970), restricted to a band; ties prefer a pair over a gap in b over a gap in a. Stretches of
    more than WINDOW words are aligned a window at a time, of which KEPT words are kept, so that
    memory does not grow with them.
    """
    n, m = len(ha), len(hb)
    if n == m and (ha == hb).all():  # then no other alignment scores as much
        for i in range(n):
            out[i] = i
        return
    out[:] = -1
    i = j = 0
    while n - i > WINDOW:
        end = i + WINDOW
        _trace_block(
            ha, sa, wa, hb, sb, wb, i, end, j, min(m, j + WINDOW + REACH),
            -band - REACH, 2 * (band + REACH) + 1, False, out,
        )  # fmt: skip
        for x in range(i, i + KEPT):
            j = max(j, out[x] + 1)
        i += KEPT
        for x in range(i, end):
            out[x] = -1
    low = max(min(0, (m - j) - (n - i)) - band, -MOST)
    width = min(abs((m - j) - (n - i)) + 2 * band + 1, 2 * MOST)
    _trace_block(ha, sa, wa, hb, sb, wb, i, n, j, m, low, width, True, out)


@njit(cache=True, nogil=True)
def _trace_block(
    ha: NDArray[np.int32],
    sa: NDArray[np.uint64],
    wa: NDArray[np.uint8],
    hb: NDArray[np.int32],
    sb: NDArray[np.uint64],
    wb: NDArray[np.uint8],
    i0: int,
    i1: int,
    j0: int,
    j1: int,
    low: int,
    width: int,
    whole: bool,
    out: NDArray[np.int64],
) -> None:
    """Align words [i0, i1) of a with words from j0 on of b: up to j1 with `whole`, else as far as
    is best. Cell k of row i stands for i + k + low words of b taken."""
    n, m = i1 - i0, j1 - j0
    above, score = np.full(width, NEVER), np.full(width, NEVER)
    move = np.zeros((n + 1, width), np.int8)
    for i in range(n + 1):
        x = i0 + max(0, i - 1)
        word, shape, weight = ha[x], sa[x], 0.25 * float(wa[x])
        pairs = bits(shape)
        for k in range(width):
            j = i + k + low
            score[k] = NEVER
            if j < 0 or j > m:
                continue
            if i == 0 and j == 0:
                score[k] = 0.0
                continue
            value, how = NEVER, 0
            if i > 0 and j > 0:
                y = j0 + j - 1
                gain = pair_gain(word, shape, weight, pairs, hb[y], sb[y], 0.25 * float(wb[y]))
                value, how = above[k] + gain, 1
            if i > 0 and k + 1 < width and above[k + 1] + GAP > value:
                value, how = above[k + 1] + GAP, 2
            if j > 0 and k > 0 and score[k - 1] + GAP > value:
                value, how = score[k - 1] + GAP, 3
            score[k] = value
            move[i, k] = how
        above, score = score, above
    k = m - n - low
    if not whole or k < 0 or k >= width:
        k = int(np.argmax(above))
    i = n
    while i > 0 or i + k + low > 0:
        how = move[i, k]
        if how == 1:
            out[i0 + i - 1] = j0 + i + k + low - 1
            i -= 1
        elif how == 2:
            i -= 1
            k += 1
        elif how == 3:
            k -= 1
        else:
            break
