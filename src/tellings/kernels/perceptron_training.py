"""The learning counterpart of :func:`tellings.kernels.perceptron.greedy_tags`.

An averaged perceptron (M. Collins, "Discriminative training methods for hidden Markov models",
EMNLP 2002) with hashed features (K. Weinberger et al., "Feature hashing for large scale multitask
learning", ICML 2009). It decodes greedily with its own earlier decisions, so that it learns to
recover from them.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tellings.kernels.perceptron import DYNAMIC, STATIC, history_rows


@njit(cache=True, nogil=True)
def train_epoch(
    keys: NDArray[np.int64],
    rows: NDArray[np.int32],
    starts: NDArray[np.int64],
    stops: NDArray[np.int64],
    order: NDArray[np.int64],
    gold: NDArray[np.int64],
    weights: NDArray[np.int32],
    totals: NDArray[np.int64],
    state: NDArray[np.int64],
    margin: int,
    drop: int,
) -> int:
    """One pass of perceptron updates over the sentences in ``order``; returns the wrong decisions.

    Sentence ``i`` is the words ``[starts[i], stops[i])``; words with gold label -1 are tagged but
    teach nothing. ``weights`` and ``totals`` are changed in place, the averaged weights are
    ``weights - totals / state[0]``. ``state`` holds the number of words seen so far (from 1) and
    the state of the random numbers. An update happens when the right label does not lead by more
    than ``margin``; each feature is left out with probability ``drop / 256``, so that no single
    one (the word itself, say) is relied upon alone.
    """
    labels = weights.shape[1]
    mask = weights.shape[0] - 1
    sums = np.empty(labels, dtype=np.int64)
    active = np.empty(STATIC + DYNAMIC, dtype=np.int32)
    wrong = 0
    for sentence in order:
        before = last = -1
        stop = stops[sentence]
        for word in range(starts[sentence], stop):
            used = _sample_rows(keys, rows, word, stop, before, last, mask, state, drop, active)
            sums[:] = 0
            for feature in range(used):
                for label in range(labels):
                    sums[label] += weights[active[feature], label]
            best = int(np.argmax(sums))
            right = gold[word]
            if right >= 0:
                wrong += best != right
                lead = sums[right]
                sums[right] = np.int64(-(1 << 60))
                rival = int(np.argmax(sums))
                if lead - sums[rival] <= margin:
                    for feature in range(used):
                        row = active[feature]
                        weights[row, right] += 1
                        weights[row, rival] -= 1
                        totals[row, right] += state[0]
                        totals[row, rival] -= state[0]
            before, last = last, best
            state[0] += 1
    return wrong


@njit(cache=True, nogil=True)
def _sample_rows(
    keys: NDArray[np.int64],
    rows: NDArray[np.int32],
    word: int,
    stop: int,
    before: int,
    last: int,
    mask: int,
    state: NDArray[np.int64],
    drop: int,
    active: NDArray[np.int32],
) -> int:
    """Writes the rows of one word into ``active``, leaving some out at random; returns how many."""
    history_rows(keys, word, stop, before, last, mask, active[STATIC:])
    active[:STATIC] = rows[word]
    used = 0
    for feature in range(STATIC + DYNAMIC):
        state[1] = (state[1] * 1103515245 + 12345) & 0x7FFFFFFF
        if (state[1] >> 16) & 255 >= drop:
            active[used] = active[feature]
            used += 1
    return used
