"""Which pairs of reports are worth aligning: those that share rare runs of words on a diagonal.

The runs of words of all reports are put into parts by their key, the ties that a part gives into
parts by their pair. So one part at a time is sorted, and memory is bounded however large the pile
is; which parts there are changes nothing in the answer.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.seeds import again_tied, run_keys, tie_pairs, weigh_pairs
from tellings.reuse.index import WordIndex
from tellings.reuse.spool import Rows, Spool, part_of
from tellings.reuse.thresholds import Settings

_POSTING = np.dtype([("key", "i8"), ("text", "i4"), ("place", "i4")])
_TIE = np.dtype([("pair", "i8"), ("diagonal", "i4"), ("holders", "i4")])
_PARTS = 64
_KEY_BITS = 57  # what is left of a key (63 bits) below the bits that name its part
_WORDS = 1 << 20  # words whose runs are made at once
_TIES = 1 << 20  # ties made at once


def candidates(
    indexes: Mapping[str, WordIndex], settings: Settings | None = None
) -> list[tuple[str, str]]:
    """Pairs (a < b) of report ids whose words may stand in a shared passage, ascending.

    A run of `seed_words` words in more than `seed_reports` reports ties neighbours in id order
    only. The answer depends on the pile alone; about `settings.memory` bytes are used.
    """
    chosen = settings or Settings()
    names = sorted(indexes)
    if len(names) < 2:
        return []
    ties = Spool(_TIE, _PARTS, chosen.memory // 2)
    postings = _postings(names, indexes, chosen)
    for part in range(_PARTS):
        for rows in _ties(postings.part(part), chosen):
            ties.add(part_of(np.ascontiguousarray(rows["pair"])), rows)
    found = np.sort(np.concatenate([_pairs(ties.part(part), chosen) for part in range(_PARTS)]))
    mask = (1 << 32) - 1
    return [(names[pair >> 32], names[pair & mask]) for pair in found.tolist()]


def _postings(names: list[str], indexes: Mapping[str, WordIndex], settings: Settings) -> Spool:
    """(key, text, place) of every run of words, in parts by key; in each by text and place."""
    spool = Spool(_POSTING, _PARTS, settings.memory // 2)
    batch: list[NDArray[np.int32]] = []
    first = words = 0
    for number, name in enumerate(names):
        batch.append(indexes[name].hashes)
        words += len(batch[-1])
        if words >= _WORDS or number == len(names) - 1:
            rows = _runs(batch, first, settings.seed_words)
            spool.add((rows["key"] >> _KEY_BITS).astype(np.uint8), rows)
            batch, first, words = [], number + 1, 0
    return spool


def _runs(texts: list[NDArray[np.int32]], first: int, n: int) -> Rows:
    """The runs of some texts, of which `first` is the number of the first."""
    lengths = np.array([len(t) for t in texts], np.int64)
    bounds = np.cumsum(lengths)
    keys = run_keys(np.concatenate(texts), bounds, n)
    at = np.flatnonzero(keys >= 0)
    number = np.searchsorted(bounds, at, side="right")
    rows = np.empty(len(at), _POSTING)
    rows["key"] = keys[at]
    rows["text"] = number + first
    rows["place"] = at - (bounds - lengths)[number]
    return rows


def _ties(postings: Rows, settings: Settings) -> Iterator[Rows]:
    """The ties of one part of the postings, some at a time."""
    count = len(postings)
    if not count:
        return
    # sorting one number, the end of the key and the place, is much faster than an index sort
    bits = count.bit_length()
    packed = postings["key"].astype(np.uint64) << np.uint64(64 - _KEY_BITS)
    packed = packed >> np.uint64(bits) << np.uint64(bits)
    packed |= np.arange(count, dtype=np.uint64)
    packed.sort()
    order = (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
    packed >>= np.uint64(bits)
    texts = postings["text"][order]
    first = np.ones(count, np.bool_)  # of its text to hold the key: the others say nothing more
    first[1:] = (packed[1:] != packed[:-1]) | (texts[1:] != texts[:-1])
    packed, texts, places = packed[first], texts[first], postings["place"][order[first]]
    count = len(packed)
    out = np.empty((min(_TIES, 40 * count + 1), 3), np.int64)
    at = 0
    while at < count:
        made, reached = tie_pairs(packed, texts, places, settings.seed_reports, at, out)
        if reached == at:  # the next key alone gives more than fits
            out = np.empty((2 * len(out), 3), np.int64)
            continue
        at = reached
        rows = np.empty(made, _TIE)
        rows["pair"], rows["diagonal"], rows["holders"] = out[:made].T
        yield rows


def _pairs(ties: Rows, settings: Settings) -> NDArray[np.int64]:
    """The candidates among the pairs of one part of the ties."""
    pairs = np.ascontiguousarray(ties["pair"])
    if settings.candidate_weight > 1:  # one tie weighs 1 at most, and most pairs have no more
        kept = again_tied(pairs)
        ties, pairs = ties[kept], pairs[kept]
    order = np.lexsort((ties["diagonal"], pairs))
    rows = np.empty((len(order), 3), np.int64)
    rows[:, 0], rows[:, 1] = pairs[order], ties["diagonal"][order]
    rows[:, 2] = ties["holders"][order]
    found = np.empty(len(rows), np.int64)
    count = weigh_pairs(
        rows, settings.candidate_drift, settings.candidate_weight, settings.seed_reports, found
    )
    return found[:count]
