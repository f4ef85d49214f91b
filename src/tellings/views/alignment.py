"""A question laid along a sentence, word by word."""

from collections.abc import Callable, Sequence


def align(
    question: Sequence[str],
    sentence: Sequence[str],
    weights: dict[str, float],
    alike: Callable[[str, str], bool],
) -> list[tuple[int, int]]:
    """The heaviest pairs (question word, sentence word) that keep the order of both.

    A weighted longest common subsequence (R. A. Wagner and M. J. Fischer, "The string-to-string
    correction problem", JACM 1974): `weights` are those of the question's words, a word without
    one weighs nothing. Of equal alignments the leftmost in the sentence is taken.
    """
    rows, columns = len(question) + 1, len(sentence) + 1
    best = [[0.0] * columns for _ in range(rows)]
    for i in range(rows - 2, -1, -1):
        weight = weights.get(question[i], 0.0)
        for j in range(columns - 2, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if weight and alike(question[i], sentence[j]):
                best[i][j] = max(best[i][j], weight + best[i + 1][j + 1])
    pairs = []
    i = j = 0
    while i < rows - 1 and j < columns - 1:
        weight = weights.get(question[i], 0.0)
        if weight and alike(question[i], sentence[j]) and best[i][j] == weight + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
