"""The best sequence of labels under integer scores."""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def best_labels(
    scores: NDArray[np.int32],
    begin: NDArray[np.int32],
    steps: NDArray[np.int32],
) -> tuple[NDArray[np.int8], int]:
    """The labels of the best path, and its score (A. Viterbi, IEEE Trans. Inf. Theory 1967).

    `scores` (words, labels) are those of each label at each word, `begin` (labels) those of the
    first word's label, `steps` (labels, labels) those of a label after another. Integers only; of
    equal paths the one whose last difference has the smaller label wins.
    """
    words, labels = scores.shape
    path = np.zeros(words, np.int8)
    if words == 0:
        return path, 0
    came = np.zeros((words, labels), np.int8)
    best = np.empty(labels, np.int64)
    for label in range(labels):
        best[label] = begin[label] + scores[0, label]
    ahead = np.empty(labels, np.int64)
    for word in range(1, words):
        for label in range(labels):
            chosen = 0
            value = best[0] + steps[0, label]
            for before in range(1, labels):
                other = best[before] + steps[before, label]
                if other > value:
                    value = other
                    chosen = before
            came[word, label] = chosen
            ahead[label] = value + scores[word, label]
        best[:] = ahead
    last = int(np.argmax(best))
    total = best[last]
    for word in range(words - 1, -1, -1):
        path[word] = last
        last = came[word, last]
    return path, total


@njit(cache=True, nogil=True)
def best_through(
    scores: NDArray[np.int32],
    begin: NDArray[np.int32],
    steps: NDArray[np.int32],
) -> NDArray[np.int64]:
    """For each word and label the score of the best path that has this label there.

    Parameters as in `best_labels`. The difference between two labels of a word says how sure the
    choice between them is.
    """
    words, labels = scores.shape
    found = np.empty((words, labels), np.int64)
    if words == 0:
        return found
    for label in range(labels):
        found[0, label] = begin[label] + scores[0, label]
    for word in range(1, words):
        for label in range(labels):
            best = found[word - 1, 0] + steps[0, label]
            for before in range(1, labels):
                best = max(best, found[word - 1, before] + steps[before, label])
            found[word, label] = best + scores[word, label]
    behind = np.zeros(labels, np.int64)
    ahead = np.empty(labels, np.int64)
    for word in range(words - 2, -1, -1):
        for label in range(labels):
            best = steps[label, 0] + scores[word + 1, 0] + behind[0]
            for after in range(1, labels):
                best = max(best, steps[label, after] + scores[word + 1, after] + behind[after])
            ahead[label] = best
        behind[:] = ahead
        for label in range(labels):
            found[word, label] += behind[label]
    return found
