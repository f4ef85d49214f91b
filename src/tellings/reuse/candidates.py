"""Which pairs of reports are worth aligning: those that share rare runs of words on a diagonal."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.seeds import run_keys, tie_pairs, weigh_pairs
from tellings.reuse.index import WordIndex
from tellings.reuse.thresholds import Settings


def candidates(
    indexes: Mapping[str, WordIndex], settings: Settings | None = None
) -> list[tuple[str, str]]:
    """Pairs (a < b) of report ids whose words may stand in a shared passage, ascending.

    All runs of `seed_words` words of the pile are inverted by one sort. A run in more than
    `seed_reports` reports ties neighbours in id order only. The answer depends on the pile alone.
    """
    chosen = settings or Settings()
    names = sorted(indexes)
    if len(names) < 2:
        return []
    keys, texts, places = _postings([indexes[n] for n in names], chosen)
    nothing = np.empty((0, 3), np.int64)
    total = tie_pairs(keys, texts, places, chosen.seed_reports, True, nothing)
    ties = np.empty((total, 3), np.int64)
    tie_pairs(keys, texts, places, chosen.seed_reports, False, ties)
    ties = ties[np.lexsort((ties[:, 1], ties[:, 0]))]
    found = np.empty(total, np.int64)
    count = weigh_pairs(
        ties, chosen.candidate_drift, chosen.candidate_weight, chosen.seed_reports, found
    )
    mask = (1 << 32) - 1
    return [(names[pair >> 32], names[pair & mask]) for pair in found[:count].tolist()]


def _postings(
    indexes: Sequence[WordIndex], settings: Settings
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(keys, texts, places) of the seeds of all texts, by key, then text, then place."""
    lengths = np.array([len(i) for i in indexes], np.int64)
    bounds = np.cumsum(lengths)
    hashes = np.concatenate([i.hashes for i in indexes])
    keys = run_keys(hashes, bounds, settings.seed_words)
    kept = keys >= 0
    rate = 1
    while len(hashes) // rate > settings.seed_budget:
        rate *= 2  # by key, so that both texts of a pair sample the same seeds
    if rate > 1:
        kept &= keys % rate == 0
    at = np.flatnonzero(kept)
    at = at[np.argsort(keys[at], kind="stable")]
    texts = np.searchsorted(bounds, at, side="right")
    starts = bounds - lengths
    return keys[at], texts, at - starts[texts]
