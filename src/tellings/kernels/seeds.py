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
    keys: NDArray[np.uint64],
    texts: NDArray[np.int32],
    places: NDArray[np.int32],
    cap: int,
    start: int,
    out: NDArray[np.int64],
) -> tuple[int, int]:
    """Pairs of texts that share a key, from posting `start` on while `out` has room.

    `keys` ascend, equal keys by text and place; only the first place in each text counts. A row
    of `out` is (text pair as first << 32 | second, diagonal, how many texts hold the key). Returns
    how many rows were written, and the posting to go on with: `start` itself if nothing fitted.
    """
    total = 0
    at = start
    n = len(keys)
    while at < n:
        end = at + 1
        holders = 1
        while end < n and keys[end] == keys[at]:
            if texts[end] != texts[end - 1]:
                holders += 1
            end += 1
        if holders > 1:
            reach = holders if holders <= cap else LINKS
            if total + holders * min(reach, holders - 1) > len(out):
                return total, at
            total = _tied(texts, places, at, end, reach, holders, out, total)
        at = end
    return total, at


@njit(cache=True, nogil=True)
def _tied(
    texts: NDArray[np.int32],
    places: NDArray[np.int32],
    at: int,
    end: int,
    reach: int,
    holders: int,
    out: NDArray[np.int64],
    total: int,
) -> int:
    """Write the ties of the postings [at, end), which hold one key; returns the new row count."""
    for i in range(at, end):
        if i > at and texts[i] == texts[i - 1]:
            continue
        seen = 0
        j = i + 1
        while j < end and seen < reach:
            if texts[j] != texts[j - 1]:
                out[total, 0] = (np.int64(texts[i]) << 32) | np.int64(texts[j])
                out[total, 1] = places[i] - places[j]
                out[total, 2] = holders
                total += 1
                seen += 1
            j += 1
    return total


@njit(cache=True, nogil=True)
def again_tied(pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows may be of a pair that stands in another row too: all that are, and a few more.

    Counted in a table by hash, so that rows of pairs tied once need not be sorted.
    """
    bits = 10
    while (1 << bits) < 2 * len(pairs) and bits < 26:
        bits += 1
    seen = np.zeros(1 << bits, np.uint8)
    shift = np.uint64(64 - bits)
    slots = np.empty(len(pairs), np.uint32)
    for i in range(len(pairs)):
        mixed = np.uint64(pairs[i]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        slots[i] = (mixed * np.uint64(0xBF58476D1CE4E5B9)) >> shift
        if seen[slots[i]] < 2:
            seen[slots[i]] += 1
    found = np.empty(len(pairs), np.bool_)
    for i in range(len(pairs)):
        found[i] = seen[slots[i]] > 1
    return found


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
