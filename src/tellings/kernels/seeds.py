"""Seeds: runs of words that two texts share, and the pairs of texts that share enough of them.

Arrays in, arrays out. The inversion is by sorting (no hash table), and a seed that stands in many
texts ties each text only to the next ones in order, so that a paragraph held by thousands costs a
thousand links and not a million.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

LINKS = 3  # texts that a text is tied to by a seed too frequent to tie all


@njit(cache=True, nogil=True)
def run_keys(hashes: NDArray[np.int32], bounds: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """A 64-bit key of the `n` words from each word on; -1 where the text has fewer left.

    `bounds` are the ends of the texts that stand one after the other in `hashes`. Keys are
    non-negative: products modulo 2**64, mixed as in splitmix64 (Steele et al., OOPSLA 2014).
    """
    keys = np.full(len(hashes), -1, np.int64)
    start = 0
    for text in range(len(bounds)):
        for i in range(start, bounds[text] - n + 1):
            key = np.uint64(0)
            for k in range(n):
                word = np.uint64(np.int64(hashes[i + k])) + np.uint64(0x9E3779B97F4A7C15)
                key = (key ^ word) * np.uint64(0xBF58476D1CE4E5B9)
                key ^= key >> np.uint64(31)
            key *= np.uint64(0x94D049BB133111EB)
            key ^= key >> np.uint64(30)
            keys[i] = np.int64(key >> np.uint64(1))
        start = bounds[text]
    return keys


@njit(cache=True, nogil=True)
def tie_pairs(
    keys: NDArray[np.int64],
    texts: NDArray[np.int64],
    places: NDArray[np.int64],
    cap: int,
    count_only: bool,
    out: NDArray[np.int64],
) -> int:
    """Pairs of texts that share a key: how many, and unless `count_only` written to `out`.

    `keys` are sorted, equal keys by text and place; only the first place in each text counts. A
    row of `out` is (text pair as first << 32 | second, diagonal, how many texts hold the key).
    """
    total = 0
    at = 0
    n = len(keys)
    while at < n:
        end = at + 1
        holders = 1
        while end < n and keys[end] == keys[at]:
            if texts[end] != texts[end - 1]:
                holders += 1
            end += 1
        if holders > 1:
            for i in range(at, end):
                if i > at and texts[i] == texts[i - 1]:
                    continue
                reach = holders if holders <= cap else LINKS
                seen = 0
                for j in range(i + 1, end):
                    if texts[j] == texts[j - 1]:
                        continue
                    seen += 1
                    if seen > reach:
                        break
                    if not count_only:
                        out[total, 0] = (texts[i] << 32) | texts[j]
                        out[total, 1] = places[i] - places[j]
                        out[total, 2] = holders
                    total += 1
        at = end
    return total


@njit(cache=True, nogil=True)
def weigh_pairs(
    ties: NDArray[np.int64], drift: int, least: float, cap: int, out: NDArray[np.int64]
) -> int:
    """Pairs whose ties on one diagonal (within `drift` words) weigh at least `least`.

    `ties` are rows of `tie_pairs`, sorted by pair and diagonal. A tie of few holders weighs 1, of
    `cap` or more about a third. Writes the pairs to `out` and returns how many.
    """
    found = 0
    at = 0
    n = len(ties)
    while at < n:
        end = at
        low = at
        weight = 0.0
        best = 0.0
        while end < n and ties[end, 0] == ties[at, 0]:
            weight += _rarity(ties[end, 2], cap)
            while ties[end, 1] - ties[low, 1] > drift:
                weight -= _rarity(ties[low, 2], cap)
                low += 1
            best = max(best, weight)
            end += 1
        if best >= least:
            out[found] = ties[at, 0]
            found += 1
        at = end
    return found


@njit(cache=True, nogil=True)
def _rarity(holders: int, cap: int) -> float:
    return max(0.35, 1.0 - 0.65 * (holders - 2) / cap)
