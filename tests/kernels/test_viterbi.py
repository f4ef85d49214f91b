"""The best path of labels against all paths."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.kernels.viterbi import best_labels

small = st.integers(-50, 50)


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(1, 5), st.data())
def test_no_path_is_better_than_the_one_found(labels: int, words: int, data: st.DataObject) -> None:
    def drawn(*shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        values = data.draw(st.lists(small, min_size=size, max_size=size))
        return np.array(values, np.int32).reshape(shape)

    scores, begin, steps = drawn(words, labels), drawn(labels), drawn(labels, labels)

    def total(path: tuple[int, ...]) -> int:
        emitted = sum(int(scores[n, label]) for n, label in enumerate(path))
        return emitted + int(begin[path[0]]) + sum(int(steps[p]) for p in itertools.pairwise(path))

    found, best = best_labels(scores, begin, steps)
    assert total(tuple(found.tolist())) == best
    assert best == max(map(total, itertools.product(range(labels), repeat=words)))


def test_an_empty_sequence_has_no_labels() -> None:
    found, best = best_labels(
        np.zeros((0, 3), np.int32), np.zeros(3, np.int32), np.zeros((3, 3), np.int32)
    )
    assert (found.tolist(), best) == ([], 0)
