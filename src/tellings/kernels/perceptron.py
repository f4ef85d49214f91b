"""Kernels of a linear tagger with hashed features: arrays in, arrays out, integers only.

Words arrive as one array of code points with offsets. Three steps, each a kernel of its own:

1. :func:`word_keys` reads every word once and writes ``KEYS`` numbers about it (hashes of the
   folded word, of its stem, endings and beginnings, and its shape).
2. :func:`context_rows` combines the keys of neighbouring words into ``STATIC`` table rows a word.
3. :func:`greedy_tags` walks left to right, adds the ``DYNAMIC`` rows that depend on the two tags
   before, sums the weights of all rows and takes the label with the highest sum.

The table is learnt by :mod:`tellings.kernels.perceptron_training`.

All hashes are 32-bit values kept in signed 64-bit integers: products wrap modulo 2**64 and are
masked at once, which gives the same low bits on every platform and in plain Python integers.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

# Kinds of code point, one byte each, given by the caller.
OTHER = 0
LOWER = 1
UPPER = 2
DIGIT = 3
CASELESS = 4  # a letter of a script without case, or of a script the model has not seen

KEYS = 11
WORD, END1, END2, END3, END4, START1, START2, START3, SHAPE, EXACT, STEM = range(KEYS)

STATIC = 33
DYNAMIC = 8


@njit(cache=True, nogil=True)
def fold_code(code: int) -> int:
    """One code point without case; typographic quotes and dashes become the plain ones.

    Covers ASCII, Latin-1 and Latin Extended-A, Greek and Cyrillic capitals; others stay as they
    are. Any ASCII digit becomes ``0``.
    """
    if code < 128:
        if 65 <= code <= 90:
            return code + 32
        if 48 <= code <= 57:
            return 48
        return code
    if 192 <= code <= 222 and code != 215:
        return code + 32
    if 256 <= code <= 311 or 330 <= code <= 375:
        return code | 1
    if 313 <= code <= 328 or 377 <= code <= 382:
        return code + (code & 1)
    if 913 <= code <= 939 or 1040 <= code <= 1071:
        return code + 32
    if code == 0x2018 or code == 0x2019 or code == 0x02BC:
        return 39
    if code == 0x201C or code == 0x201D or code == 0x201E or code == 0xAB or code == 0xBB:
        return 34
    if 0x2010 <= code <= 0x2015 or code == 0x2212:
        return 45
    return code


@njit(cache=True, nogil=True)
def hash_step(value: int, code: int) -> int:
    """One FNV-1a step over a whole code point, in 32 bits."""
    return ((value ^ code) * 16777619) & 0xFFFFFFFF


@njit(cache=True, nogil=True)
def mix(kind: int, first: int, second: int) -> int:
    """Hash of a feature: its kind and up to two 32-bit values."""
    value = (first * 0x1E3779B1 + second * 0x05EBCA77 + (kind + 1) * 0x42B2AE3D) & 0xFFFFFFFF
    value ^= value >> 15
    value = (value * 0x2C1B3C6D) & 0xFFFFFFFF
    value ^= value >> 13
    value = (value * 0x297A2D39) & 0xFFFFFFFF
    return value ^ (value >> 16)


@njit(cache=True, nogil=True)
def stem_hash(codes: NDArray[np.uint32], start: int, stop: int) -> int:
    """Hash of the word ``codes[start:stop]`` without its regular English inflection.

    Crude on purpose: -ing, -ed, -es, -s and -e go, -y and -ies meet in -i, a doubled last letter
    counts once. What matters is that the forms of one word meet ("deny", "denies", "denied").
    """
    size = stop - start
    last = fold_code(codes[stop - 1]) if size > 0 else 0
    second = fold_code(codes[stop - 2]) if size > 1 else 0
    third = fold_code(codes[stop - 3]) if size > 2 else 0
    if size >= 6 and last == 103 and second == 110 and third == 105:  # -ing
        stop -= 3
    elif size >= 5 and (last == 100 or last == 115) and second == 101:  # -ed, -es
        stop -= 2
    elif size >= 4 and ((last == 115 and second != 115) or last == 101):  # -s, -e
        stop -= 1
    if stop - start > 3 and fold_code(codes[stop - 1]) == fold_code(codes[stop - 2]):
        stop -= 1
    value = 2166136261
    for at in range(start, stop):
        code = fold_code(codes[at])
        if at == stop - 1 and code == 121:
            code = 105
        value = hash_step(value, code)
    return value


@njit(cache=True, nogil=True)
def word_keys(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8], bounds: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Numbers about each word: ``(words, KEYS)`` 32-bit values.

    ``codes`` holds the code points of all words one after another, ``kinds`` the kind of each,
    ``bounds`` the ``words + 1`` offsets of the words in them. Of a word in 's the endings and the
    stem are read before the apostrophe, so that it looks like itself when it owns something.
    """
    words = bounds.shape[0] - 1
    keys = np.zeros((words, KEYS), dtype=np.int64)
    for word in range(words):
        start, stop = bounds[word], bounds[word + 1]
        folded = exact = 2166136261
        for at in range(start, stop):
            folded = hash_step(folded, fold_code(codes[at]))
            exact = hash_step(exact, codes[at])
            if at - start < 3:
                keys[word, START1 + at - start] = folded
        for front in range(min(stop - start, 3), 3):
            keys[word, START1 + front] = folded
        keys[word, WORD] = folded
        keys[word, EXACT] = exact
        keys[word, SHAPE] = word_shape(codes, kinds, start, stop)
        if stop - start > 2 and codes[stop - 1] == 115 and fold_code(codes[stop - 2]) == 39:
            stop -= 2
        keys[word, STEM] = stem_hash(codes, start, stop)
        ending = 84696351
        for back in range(4):
            if stop - 1 - back >= start:
                ending = hash_step(ending, fold_code(codes[stop - 1 - back]))
            keys[word, END1 + back] = ending
    return keys


@njit(cache=True, nogil=True)
def word_shape(codes: NDArray[np.uint32], kinds: NDArray[np.uint8], start: int, stop: int) -> int:
    """What ``codes[start:stop]`` looks like, as bits.

    From high to low: kind of the first character; whether among the others are small letters,
    capitals, digits, letters without case; whether there is a hyphen, a full stop, an apostrophe;
    two bits for the length (1, 2, 3, more).
    """
    lower = upper = digit = caseless = hyphen = dot = apostrophe = 0
    for at in range(start, stop):
        if at > start:
            kind = kinds[at]
            lower |= kind == LOWER
            upper |= kind == UPPER
            digit |= kind == DIGIT
            caseless |= kind == CASELESS
        code = fold_code(codes[at])
        hyphen |= code == 45
        dot |= code == 46
        apostrophe |= code == 39
    first = int(kinds[start]) if stop > start else 0
    inner = lower * 8 + upper * 4 + digit * 2 + caseless
    marks = hyphen * 4 + dot * 2 + apostrophe
    return ((first * 16 + inner) * 8 + marks) * 4 + max(0, min(stop - start - 1, 3))


@njit(cache=True, nogil=True)
def sentence_case(keys: NDArray[np.int64], start: int, stop: int) -> int:
    """How a sentence is written: 0 ordinary, 1 like a headline (Most Words Capital), 2 ALL CAPS.

    Reads the shapes of words ``[start, stop)``; it takes two capitals after the first word to tell.
    """
    lower = upper = capitals = 0
    for word in range(start + 1, stop):
        shape = keys[word, SHAPE]
        first = shape >> 9
        if first == LOWER:
            lower += 1
        elif first == UPPER:
            upper += 1
            if (shape >> 8) & 1 == 0:
                capitals += 1
    if upper < 2 or lower > upper:
        return 0
    if lower == 0 and capitals * 4 >= upper * 3:
        return 2
    return 1


@njit(cache=True, nogil=True)
def context_rows(keys: NDArray[np.int64], ends: NDArray[np.int64], mask: int) -> NDArray[np.int32]:
    """Table rows of the features that do not depend on earlier decisions: ``(words, STATIC)``.

    ``ends`` are the exclusive ends of the sentences, ascending, the last one the number of words;
    features never look over a sentence's edge. ``mask`` is the table's size minus one (the size is
    a power of two).
    """
    words = keys.shape[0]
    rows = np.empty((words, STATIC), dtype=np.int32)
    padded = np.empty((words + 4, KEYS), dtype=np.int64)
    start = 0
    for sentence in range(ends.shape[0]):
        stop = ends[sentence]
        size = stop - start
        for key in range(KEYS):
            padded[0, key] = 11
            padded[1, key] = 12
            padded[size + 2, key] = 13
            padded[size + 3, key] = 14
            for word in range(size):
                padded[word + 2, key] = keys[start + word, key]
        case = sentence_case(keys, start, stop)
        for word in range(size):
            _word_rows(padded, word + 2, case, mask, rows[start + word])
        start = stop
    return rows


@njit(cache=True, nogil=True)
def _word_rows(
    keys: NDArray[np.int64], at: int, case: int, mask: int, rows: NDArray[np.int32]
) -> None:
    """The static rows of the word ``at`` (its neighbours two places each way exist)."""
    here, left, right = keys[at], keys[at - 1], keys[at + 1]
    edge = case * 2 + (1 if left[WORD] == 12 else 0)
    shape = here[SHAPE] * 8 + edge
    rows[0] = mix(0, here[WORD], 0) & mask
    rows[1] = mix(1, here[EXACT], edge) & mask
    rows[2] = mix(2, shape, 0) & mask
    rows[3] = mix(3, here[END1], shape) & mask
    rows[4] = mix(4, here[END2], 0) & mask
    rows[5] = mix(5, here[END3], 0) & mask
    rows[6] = mix(6, here[END4], 0) & mask
    rows[7] = mix(7, here[START1], 0) & mask
    rows[8] = mix(8, here[START2], 0) & mask
    rows[9] = mix(9, here[START3], 0) & mask
    rows[10] = mix(10, left[WORD], 0) & mask
    rows[11] = mix(11, keys[at - 2][WORD], 0) & mask
    rows[12] = mix(12, right[WORD], 0) & mask
    rows[13] = mix(13, keys[at + 2][WORD], 0) & mask
    rows[14] = mix(14, left[WORD], here[WORD]) & mask
    rows[15] = mix(15, here[WORD], right[WORD]) & mask
    rows[16] = mix(16, left[END3], 0) & mask
    rows[17] = mix(17, right[END3], 0) & mask
    rows[18] = mix(18, left[SHAPE], here[SHAPE]) & mask
    rows[19] = mix(19, right[SHAPE], here[SHAPE]) & mask
    rows[20] = mix(20, here[END2], shape) & mask
    rows[21] = mix(21, right[END2], here[END2]) & mask
    rows[22] = mix(22, left[WORD], here[END3]) & mask
    rows[23] = mix(23, right[WORD], here[END3]) & mask
    rows[24] = mix(24, left[WORD], right[WORD]) & mask
    rows[25] = mix(25, right[WORD], keys[at + 2][WORD]) & mask
    rows[26] = mix(26, keys[at - 2][WORD], left[WORD]) & mask
    rows[27] = mix(27, here[END3], shape) & mask
    rows[28] = mix(28, keys[at + 2][END2], right[END2]) & mask
    rows[29] = mix(29, here[STEM], 0) & mask
    rows[30] = mix(30, here[STEM], here[END1]) & mask
    rows[31] = mix(31, right[STEM], here[END2]) & mask
    rows[32] = mix(32, left[STEM], here[END2]) & mask


@njit(cache=True, nogil=True)
def history_rows(
    keys: NDArray[np.int64],
    word: int,
    stop: int,
    before: int,
    last: int,
    mask: int,
    rows: NDArray[np.int32],
) -> None:
    """The rows that depend on the labels of the two words before (-1 outside the sentence)."""
    following = keys[word + 1, WORD] if word + 1 < stop else 13
    ending = keys[word + 1, END3] if word + 1 < stop else 13
    pair = (before + 1) * 64 + last + 1
    rows[0] = mix(40, last + 1, 0) & mask
    rows[1] = mix(41, pair, 0) & mask
    rows[2] = mix(42, last + 1, keys[word, WORD]) & mask
    rows[3] = mix(43, last + 1, following) & mask
    rows[4] = mix(44, pair, keys[word, END3]) & mask
    rows[5] = mix(45, pair, keys[word, WORD]) & mask
    rows[6] = mix(46, last + 1, ending) & mask
    rows[7] = mix(47, pair, keys[word, STEM]) & mask


@njit(cache=True, nogil=True)
def greedy_tags(
    keys: NDArray[np.int64],
    rows: NDArray[np.int32],
    ends: NDArray[np.int64],
    weights: NDArray[np.int8],
) -> NDArray[np.int64]:
    """The label of every word, decided from left to right, one pass.

    ``weights`` is the table ``(rows, labels)``; its number of rows is a power of two. Sums are
    exact integers; of equal sums the lowest label wins.
    """
    words = keys.shape[0]
    labels = weights.shape[1]
    mask = weights.shape[0] - 1
    tags = np.empty(words, dtype=np.int64)
    sums = np.empty(labels, dtype=np.int32)
    history = np.empty(DYNAMIC, dtype=np.int32)
    start = 0
    for sentence in range(ends.shape[0]):
        stop = ends[sentence]
        before = last = -1
        for word in range(start, stop):
            history_rows(keys, word, stop, before, last, mask, history)
            sums[:] = 0
            for feature in range(STATIC):
                row = rows[word, feature]
                for label in range(labels):
                    sums[label] += weights[row, label]
            for feature in range(DYNAMIC):
                row = history[feature]
                for label in range(labels):
                    sums[label] += weights[row, label]
            best = 0
            for label in range(1, labels):
                if sums[label] > sums[best]:
                    best = label
            tags[word] = best
            before, last = last, best
        start = stop
    return tags
