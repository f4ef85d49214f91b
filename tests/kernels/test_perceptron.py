import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.kernels.perceptron import (
    DYNAMIC,
    KEYS,
    STATIC,
    STEM,
    UPPER,
    WORD,
    context_rows,
    fold_code,
    greedy_tags,
    hash_step,
    mix,
    stem_hash,
    word_keys,
)
from tellings.kernels.perceptron_training import train_epoch
from tellings.text.tagger import encode, sentence_bounds

MASK32 = (1 << 32) - 1
LETTERS = st.text("abdeginsyABZ09-.'’é–Жи日", min_size=1, max_size=9)
SENTENCES = st.lists(st.lists(LETTERS, min_size=1, max_size=6), min_size=1, max_size=5)


def plain_mix(kind: int, first: int, second: int) -> int:
    value = (first * 0x1E3779B1 + second * 0x05EBCA77 + (kind + 1) * 0x42B2AE3D) & MASK32
    value ^= value >> 15
    value = (value * 0x2C1B3C6D) & MASK32
    value ^= value >> 13
    value = (value * 0x297A2D39) & MASK32
    return value ^ (value >> 16)


def plain_hash(codes: list[int]) -> int:
    value = 2166136261
    for code in codes:
        value = ((value ^ code) * 16777619) & MASK32
    return value


def plain_history(
    keys: list[list[int]], at: int, stop: int, before: int, last: int, mask: int
) -> list[int]:
    following = keys[at + 1] if at + 1 < stop else [13] * KEYS
    pair = (before + 1) * 64 + last + 1
    features = [
        (40, last + 1, 0),
        (41, pair, 0),
        (42, last + 1, keys[at][WORD]),
        (43, last + 1, following[WORD]),
        (44, pair, keys[at][3]),
        (45, pair, keys[at][WORD]),
        (46, last + 1, following[3]),
        (47, pair, keys[at][STEM]),
    ]
    return [plain_mix(*feature) & mask for feature in features]


def plain_tags(
    keys: NDArray[np.int64],
    rows: NDArray[np.int32],
    ends: NDArray[np.int64],
    weights: NDArray[np.int8],
) -> list[int]:
    """The same decisions in plain Python integers."""
    numbers, table = keys.tolist(), weights.tolist()
    tags: list[int] = []
    start = 0
    for stop in ends.tolist():
        before = last = -1
        for at in range(start, stop):
            used = rows[at].tolist() + plain_history(
                numbers, at, stop, before, last, len(table) - 1
            )
            sums = [sum(table[row][label] for row in used) for label in range(len(table[0]))]
            best = sums.index(max(sums))
            tags.append(best)
            before, last = last, best
        start = stop
    return tags


def arrays(sentences: list[list[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    words = [word for sentence in sentences for word in sentence]
    ends = np.cumsum([len(sentence) for sentence in sentences]).astype(np.int64)
    return word_keys(*encode(words)), sentence_bounds(ends.tolist(), len(words))


@given(st.integers(0, 60), st.integers(0, MASK32), st.integers(0, MASK32))
def test_mix_agrees_with_plain_integers(kind: int, first: int, second: int) -> None:
    assert mix(kind, first, second) == plain_mix(kind, first, second)
    assert hash_step(first, second) == ((first ^ second) * 16777619) & MASK32


@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_word_keys_agree_with_plain_python(words: list[str]) -> None:
    keys = word_keys(*encode(words))
    assert keys.shape == (len(words), KEYS)
    for word, key in zip(words, keys.tolist(), strict=True):
        folded = [fold_code(ord(character)) for character in word]
        assert key[WORD] == plain_hash(folded)
        assert min(key) >= 0 and max(key) <= MASK32


@settings(deadline=None)
@given(SENTENCES, st.integers(0, 2**32 - 1))
def test_greedy_tags_agree_with_the_oracle(sentences: list[list[str]], seed: int) -> None:
    keys, ends = arrays(sentences)
    weights = np.random.default_rng(seed).integers(-127, 128, size=(64, 5), dtype=np.int8)
    rows = context_rows(keys, ends, 63)
    assert rows.shape == (len(keys), STATIC)
    assert rows.min() >= 0 and rows.max() < 64
    assert greedy_tags(keys, rows, ends, weights).tolist() == plain_tags(keys, rows, ends, weights)


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.integers(0, 2**32 - 1))
def test_a_sentence_is_tagged_alike_whatever_stands_around_it(
    first: list[list[str]], second: list[list[str]], seed: int
) -> None:
    weights = np.random.default_rng(seed).integers(-127, 128, size=(64, 5), dtype=np.int8)

    def tags(sentences: list[list[str]]) -> list[int]:
        keys, ends = arrays(sentences)
        labels: list[int] = greedy_tags(keys, context_rows(keys, ends, 63), ends, weights).tolist()
        return labels

    assert tags(first) + tags(second) == tags(first + second)


def test_folding_meets_case_digits_quotes_and_dashes() -> None:
    folded = [fold_code(ord(character)) for character in "AÉŁЖ7’–”"]
    assert "".join(map(chr, folded)) == "aéłж0'-\""


def test_forms_of_a_word_share_a_stem() -> None:
    def stem(word: str) -> int:
        codes, _, _ = encode([word])
        return int(stem_hash(codes, 0, len(word)))

    assert len({stem(word) for word in ["deny", "denies", "denied", "denying"]}) == 1
    assert len({stem(word) for word in ["stop", "stops", "stopped", "stopping"]}) == 1
    assert len({stem(word) for word in ["cite", "cites", "cited"]}) == 1
    assert stem("sell") != stem("seal")


def test_training_learns_a_small_pattern() -> None:
    sentences = [["the", "dog", "barks"], ["the", "cat", "sleeps"], ["dog", "barks"]] * 3
    labels = np.array(([0, 1, 2] * 2 + [1, 2]) * 3, dtype=np.int64)
    keys, ends = arrays(sentences)
    rows = context_rows(keys, ends, 1023)
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    weights = np.zeros((1024, 3), dtype=np.int32)
    totals = np.zeros((1024, 3), dtype=np.int64)
    state = np.array([1, 1], dtype=np.int64)
    order = np.arange(len(ends))
    wrong = [
        train_epoch(keys, rows, starts, ends, order, labels, weights, totals, state, 2, 0)
        for _ in range(5)
    ]
    assert wrong[0] > 0 and wrong[-1] == 0
    assert state[0] == 1 + 5 * len(labels)
    small = weights.astype(np.int8)
    assert greedy_tags(keys, rows, ends, small).tolist() == labels.tolist()


def test_constants_fit_the_arrays() -> None:
    assert len(plain_history([[0] * KEYS], 0, 1, -1, -1, 63)) == DYNAMIC
    assert UPPER != 0
