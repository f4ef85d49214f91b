"""Word vectors from unlabelled news, and the vocabulary they are for.

Vectors are the left singular vectors of shifted positive pointwise mutual information between words
and the words two places to either side (O. Levy and Y. Goldberg, "Neural Word Embedding as Implicit
Matrix Factorization", NIPS 2014), each place apart, so that they tell word classes rather than
topics. Deterministic but for the last bits, which the linear algebra library owns.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from tellings.attribution.neural.features import folded
from tellings.text.tokens import tokenize

SIZE = 100
CONTEXTS = 4000  # context words; rarer ones say little about classes
PLACES = (-2, -1, 1, 2)
SMOOTHING = 0.75  # of context counts, as word2vec samples its negatives
ROUNDS = 4  # of subspace iteration


def tokens_of(texts: Iterable[str]) -> list[list[str]]:
    """Each text as folded words."""
    return [[folded(t.text) for t in tokenize(text)] for text in texts]


def vocabulary(texts: Sequence[Sequence[str]], at_least: int, at_most: int) -> list[str]:
    """Words seen at least so often, the most frequent first, ties by spelling."""
    counts = Counter(word for text in texts for word in text)
    kept = sorted((-n, word) for word, n in counts.items() if n >= at_least)
    return [word for _, word in kept[:at_most]]


def vectors(texts: Sequence[Sequence[str]], words: Sequence[str], seed: int) -> NDArray[np.float32]:
    """One row of `SIZE` numbers for each word, with a standard deviation of one overall."""
    number = {word: n for n, word in enumerate(words)}
    unknown = len(words)
    stream = np.array(
        [number.get(w, unknown) for text in texts for w in [*text, "\n", "\n"]], dtype=np.int64
    )
    blocks = [_association(stream, place, len(words)) for place in PLACES]
    return _left_singular(sparse.hstack(blocks).tocsr(), seed)


def _association(stream: NDArray[np.int64], place: int, size: int) -> sparse.csr_matrix:
    """Positive pointwise mutual information of words with the context words at one place."""
    middle = stream[max(0, -place) : len(stream) - max(0, place)]
    beside = stream[max(0, place) : len(stream) + min(0, place)]
    contexts = min(CONTEXTS, size)
    good = (middle < size) & (beside < contexts)
    keys, counts = np.unique(middle[good] * contexts + beside[good], return_counts=True)
    rows, columns = keys // contexts, keys % contexts
    total = counts.sum()
    of_word = np.bincount(rows, counts, size)
    of_context = np.bincount(columns, counts, contexts) ** SMOOTHING
    of_context *= total / of_context.sum()
    information = np.log(counts * total / (of_word[rows] * of_context[columns]))
    positive = information > 0
    shape = (size, contexts)
    return sparse.csr_matrix(
        (information[positive].astype(np.float32), (rows[positive], columns[positive])), shape
    )


def _left_singular(matrix: sparse.csr_matrix, seed: int) -> NDArray[np.float32]:
    """Left singular vectors by the roots of their values (randomised subspace iteration)."""
    draw = np.random.default_rng(seed)
    basis = matrix @ draw.standard_normal((matrix.shape[1], SIZE + 30)).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    found = (basis @ left)[:, :SIZE] * np.sqrt(values[:SIZE])
    return (found / found.std()).astype(np.float32)
