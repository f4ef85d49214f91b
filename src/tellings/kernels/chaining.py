"""Shared passages of two word sequences: seeds, chains of seeds, extension, as genome aligners do.

Arrays in, arrays out. The seeds of a pair are joined by a hash table of the first text, grown to
the longest runs of equal words, chained where they lie in order and near one diagonal (Abouelhoda
and Ohlebusch, J. Discrete Algorithms 3, 2005, "Chaining algorithms for multiple genome
comparison"), and extended in a band (`banded`). Nothing but the two sequences decides.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tellings.kernels.banded import extend

Words32 = NDArray[np.int32]
Places = NDArray[np.int64]

# Columns of the array of parameters.
REPEATS, CHAIN_GAP, CHAIN_DRIFT, BAND, DROP = range(5)
SCORE, WHOLE_SCORE, QUOTED_SCORE, SIMILARITY, SEED, CLOSE, DOUBT, KIN_SCORE = range(5, 13)
BARE_RUN = 5  # words of a run that may be a passage by itself
LOOK_BACK = 80  # chain predecessors looked at
CELL = 6  # rows are looked up in cells of 2**CELL words
BEGINS_FLAG, FINISHES_FLAG, QUOTED_FLAG = 1, 2, 4  # bits of a word's flags
SHIFT = 28  # texts are shorter than 2**28 words


@njit(cache=True, nogil=True)
def table_of(keys: Places) -> tuple[Places, Places, Places, NDArray[np.bool_]]:
    """A hash table of the keys of one text.

    (slots, the next place with the same key, how often a slot's key stands, which keys may be
    there at all). A slot holds the last place of its key, -1 if none; open addressing, at most
    half full. Keys below 0 are none.
    """
    size = 16
    while size < 2 * len(keys):
        size *= 2
    slots = np.full(size, -1, np.int64)
    following = np.empty(len(keys), np.int64)
    counts = np.zeros(size, np.int64)
    maybe = np.zeros(8 * size, np.bool_)
    for i in range(len(keys)):
        if keys[i] >= 0:
            s = _slot(keys, slots, keys[i])
            following[i] = slots[s]
            slots[s] = i
            counts[s] += 1
            maybe[keys[i] & (len(maybe) - 1)] = True
    return slots, following, counts, maybe


@njit(cache=True, nogil=True)
def _slot(keys: Places, slots: Places, key: int) -> int:
    """The slot that holds `key`, or the free one where it belongs."""
    mask = len(slots) - 1
    s = (key >> 23) & mask
    while slots[s] >= 0 and keys[slots[s]] != key:
        s = (s + 1) & mask
    return s


@njit(cache=True, nogil=True)
def join_seeds(
    ka: Places,
    table: tuple[Places, Places, Places, NDArray[np.bool_]],
    kb: Places,
    repeats: int,
) -> Places:
    """Places where both texts hold the same key, as (diagonal << SHIFT) + place in a, ascending.

    `table` is that of the keys `ka`. Keys below 0 are none; a key that stands more than `repeats`
    times in either text is left out. The diagonal is place in a - place in b + 2**SHIFT.
    """
    slots, following, counts, maybe = table
    mask = len(maybe) - 1
    met = np.empty((64, 2), np.int64)
    n = 0
    for j in range(len(kb)):
        key = kb[j]
        if not maybe[key & mask] or key < 0:
            continue
        s = _slot(ka, slots, key)
        if slots[s] >= 0 and counts[s] <= repeats:
            if n == len(met):
                met = np.concatenate((met, np.empty((n, 2), np.int64)))
            met[n, 0], met[n, 1] = s, j
            n += 1
    often = np.zeros(len(slots) if n > repeats else 0, np.int64)
    if n > repeats:
        for m in range(n):
            often[met[m, 0]] += 1
    found = np.empty(n * repeats, np.int64)
    count = 0
    for m in range(n):
        s, j = met[m]
        if n > repeats and often[s] > repeats:
            continue
        i = slots[s]
        while i >= 0:
            found[count] = ((i - j + (1 << SHIFT)) << SHIFT) + i
            count += 1
            i = following[i]
    return np.sort(found[:count])


@njit(cache=True, nogil=True)
def grow_runs(seeds: Places, ha: Words32, hb: Words32, n: int) -> Places:
    """Longest runs of equal words around the seeds of `n` words: rows (place in a, in b, length).

    Rows ascend by place in a, then in b.
    """
    runs = np.empty((len(seeds), 3), np.int64)
    count = 0
    diagonal, covered = -1, -1
    for seed in seeds:
        d = seed >> SHIFT
        i = seed - (d << SHIFT)
        if d == diagonal and i < covered:
            continue
        j = i - (d - (1 << SHIFT))
        start, stop = i, i + n
        while start > 0 and j - (i - start) > 0 and ha[start - 1] == hb[j - (i - start) - 1]:
            start -= 1
        while stop < len(ha) and j + stop - i < len(hb) and ha[stop] == hb[j + stop - i]:
            stop += 1
        runs[count, 0], runs[count, 1], runs[count, 2] = start, j - (i - start), stop - start
        count += 1
        diagonal, covered = d, stop
    order = np.argsort((runs[:count, 0] << SHIFT) + runs[:count, 1], kind="mergesort")
    return runs[:count][order]


@njit(cache=True, nogil=True)
def chain_runs(runs: Places, gap: int, drift: int) -> tuple[Places, NDArray[np.float64]]:
    """For each run its best predecessor in a chain (or -1) and the score of the chain up to it.

    A run scores its length. A predecessor must begin before it in both texts, end at most `gap`
    words before it and lie within `drift` diagonals; overlap, gap and drift cost.
    """
    n = len(runs)
    before = np.full(n, -1, np.int64)
    score = np.zeros(n)
    for r in range(n):
        i, j, length = runs[r]
        score[r] = length
        for p in range(r - 1, max(-1, r - 1 - LOOK_BACK), -1):
            pi, pj, plength = runs[p]
            if pj >= j or pi >= i:
                continue
            gap_i, gap_j = i - pi - plength, j - pj - plength
            overlap = max(0, -min(gap_i, gap_j))
            near = max(0, min(gap_i, gap_j))
            apart = abs(gap_i - gap_j)
            if overlap >= length or near > gap or apart > drift:
                continue
            value = score[p] + length - overlap - 0.15 * near - 0.4 * apart
            if value > score[r]:
                score[r] = value
                before[r] = p
    return before, score


@njit(cache=True, nogil=True)
def _bare_runs(members, runs, wa, out, count):  # type: ignore[no-untyped-def]
    """The longer runs of a chain as rows of their own; returns the new row count."""
    for r in members:
        i, j, length = runs[r]
        if length >= BARE_RUN:
            score = 0.25 * wa[i : i + length].sum()
            out[count, 0], out[count, 1], out[count, 2], out[count, 3] = (
                i,
                i + length,
                j,
                j + length,
            )
            out[count, 4], out[count, 5], out[count, 6] = score, score, 2 * score
            count += 1
    return count


@njit(cache=True, nogil=True)
def _settle(ha, sa, wa, fa, hb, sb, wb, fb, members, runs, parameters, out, count):  # type: ignore[no-untyped-def]
    """Turn one chain (run numbers, last first) into rows of `out`; returns the new row count.

    Between runs the words are aligned; where that costs more than the drop, the chain is cut. The
    longer runs are written on their own too, in case the chain as a whole is too unlike.
    A row is (a start, a end, b start, b end, score, shared weight, weight of both sides).
    """
    band = int(parameters[BAND])
    drop = parameters[DROP]
    k = len(members) - 1
    while k >= 0:
        i, j, length = runs[members[k]]
        i1, j1 = i + length, j + length
        score = 0.25 * wa[i:i1].sum()
        shared, weight = score, 2 * score
        while k > 0:
            ni, nj, nlength = runs[members[k - 1]]
            cut = max(0, i1 - ni, j1 - nj)
            ni, nj, nlength = ni + cut, nj + cut, nlength - cut
            between, common, both, _, _ = extend(
                ha, sa, wa, hb, sb, wb, fa, fb, i1, j1, 1, band, drop, True, ni - i1, nj - j1
            )
            if between < -drop:
                break
            gain = 0.25 * wa[ni : ni + nlength].sum()
            score += between + gain
            shared += common + gain
            weight += both + 2 * gain
            i1, j1 = ni + nlength, nj + nlength
            k -= 1
        left, common, both, di, dj = extend(
            ha, sa, wa, hb, sb, wb, fa, fb, i - 1, j - 1, -1, band, drop, False, i, j
        )
        i, j = i - di, j - dj
        score, shared, weight = score + left, shared + common, weight + both
        right, common, both, di, dj = extend(
            ha, sa, wa, hb, sb, wb, fa, fb, i1, j1, 1, band, drop, False, len(ha) - i1, len(hb) - j1
        )
        i1, j1 = i1 + di, j1 + dj
        score, shared, weight = score + right, shared + common, weight + both
        out[count, 0], out[count, 1], out[count, 2], out[count, 3] = i, i1, j, j1
        out[count, 4], out[count, 5], out[count, 6] = score, shared, weight
        count += 1
        k -= 1
    if len(members) > 1:
        count = _bare_runs(members, runs, wa, out, count)
    return count


@njit(cache=True, nogil=True)
def _least(fa, i, i1, fb, j, j1, parameters):  # type: ignore[no-untyped-def]
    """The score asked of a passage: less if it begins and ends with a sentence, or is one quote."""
    if not (fa[i] & fb[j] & BEGINS_FLAG and fa[i1 - 1] & fb[j1 - 1] & FINISHES_FLAG):
        return parameters[SCORE]
    for k in range(i, i1):
        if not fa[k] & QUOTED_FLAG:
            return parameters[WHOLE_SCORE]
    for k in range(j, j1):
        if not fb[k] & QUOTED_FLAG:
            return parameters[WHOLE_SCORE]
    return parameters[QUOTED_SCORE]


@njit(cache=True, nogil=True)
def _accept(found, count, fa, fb, parameters):  # type: ignore[no-untyped-def]
    """Rows good enough and not told already by a better one, best first, as row numbers.

    The less alike the words, the higher a score is asked: reports of one event share its names and
    phrases without copying. Rows short of that stand only if all rows of the pair together make
    kin of the two texts.
    """
    order = np.argsort(-found[:count, 4], kind="mergesort")
    kept = np.empty(count, np.int64)
    cells = (int(found[:count, 1].max()) >> CELL) + 1 if count else 0
    for attempt in range(2):
        n = 0
        total = 0.0
        heads = np.full(cells, -1, np.int64)
        entries = np.empty((count + cells, 2), np.int64)
        used = 0
        for r in order:
            i, i1, j, j1 = found[r, 0], found[r, 1], found[r, 2], found[r, 3]
            least = _least(fa, int(i), int(i1), fb, int(j), int(j1), parameters)
            alike = 2 * found[r, 5] / max(found[r, 6], 1e-9)
            if attempt:
                least *= 1 + parameters[DOUBT] * max(0.0, parameters[CLOSE] - alike)
            if found[r, 4] < least or alike < parameters[SIMILARITY]:
                continue
            if _told(found, r, heads, entries):
                continue
            kept[n] = r
            total += found[r, 4]
            n += 1
            for cell in range(int(i) >> CELL, ((int(i1) - 1) >> CELL) + 1):
                if used == len(entries):
                    entries = np.concatenate((entries, np.empty((used, 2), np.int64)))
                entries[used, 0], entries[used, 1] = r, heads[cell]
                heads[cell] = used
                used += 1
        if total >= parameters[KIN_SCORE]:
            break
    return kept[:n]


@njit(cache=True, nogil=True)
def _told(found, r, heads, entries):  # type: ignore[no-untyped-def]
    """Whether a row kept before covers more than half of row `r` on both sides.

    Such a row holds the middle of `r`, so only those that touch its cell are looked at: `heads`
    are the last entry of each cell, `entries` rows of (row number, entry before).
    """
    i, i1, j, j1 = found[r, 0], found[r, 1], found[r, 2], found[r, 3]
    e = heads[(int(i) + int(i1)) // 2 >> CELL]
    while e >= 0:
        row = found[entries[e, 0]]
        over_a = min(i1, row[1]) - max(i, row[0])
        over_b = min(j1, row[3]) - max(j, row[2])
        if over_a > 0.5 * (i1 - i) and over_b > 0.5 * (j1 - j):
            return True
        e = entries[e, 1]
    return False


@njit(cache=True, nogil=True)
def _pair_rows(a0, a1, b0, b1, hashes, shapes, weights, flags, keys, table, parameters):  # type: ignore[no-untyped-def]
    """The passages of the texts that are words [a0, a1) and [b0, b1), best first."""
    ha, hb, fa, fb = hashes[a0:a1], hashes[b0:b1], flags[a0:a1], flags[b0:b1]
    sa, sb, wa, wb = shapes[a0:a1], shapes[b0:b1], weights[a0:a1], weights[b0:b1]
    seeds = join_seeds(keys[a0:a1], table, keys[b0:b1], int(parameters[REPEATS]))
    runs = grow_runs(seeds, ha, hb, int(parameters[SEED]))
    before, score = chain_runs(runs, int(parameters[CHAIN_GAP]), int(parameters[CHAIN_DRIFT]))
    found = np.empty((2 * len(runs), 7))
    members = np.empty(len(runs), np.int64)
    used = np.zeros(len(runs), np.bool_)
    count = 0
    for r in np.argsort(-score, kind="mergesort"):
        n = 0
        at = r
        while at >= 0 and not used[at]:
            used[at] = True
            members[n] = at
            n += 1
            at = before[at]
        if n:
            count = _settle(
                ha, sa, wa, fa, hb, sb, wb, fb, members[:n], runs, parameters, found, count
            )
    return found[_accept(found, count, fa, fb, parameters)]


@njit(cache=True, nogil=True)
def align_many(pairs, bounds, hashes, shapes, weights, flags, keys, parameters):  # type: ignore[no-untyped-def]
    """Shared passages of many pairs of texts.

    `pairs` are rows of two text numbers; text t is words [bounds[t-1], bounds[t]) of `hashes`,
    `shapes`, `weights`, `flags` and of `keys`, which are those of `run_keys`. A row of the result
    is (pair number, a start, a end, b start, b end, score, shared weight, weight of both sides) in
    words of each text, best first within a pair.
    """
    out = np.empty((256, 8))
    total = 0
    for p in range(len(pairs)):
        ta, tb = pairs[p]
        a0, a1 = bounds[ta - 1] if ta else 0, bounds[ta]
        if p == 0 or ta != pairs[p - 1, 0]:
            table = table_of(keys[a0:a1])
        rows = _pair_rows(
            a0, a1, bounds[tb - 1] if tb else 0, bounds[tb],
            hashes, shapes, weights, flags, keys, table, parameters,
        )  # fmt: skip
        for row in rows:
            if total == len(out):
                out = np.concatenate((out, np.empty((total, 8))))
            out[total, 0] = p
            out[total, 1:] = row
            total += 1
    return out[:total]
