"""What the tagger sees of each word: numbers of small closed sets, as integer columns.

Everything here is made of integers, so it is the same on every machine. The columns are those that
`training/attribution` learns from; changing one needs a new model.
"""

import functools
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.attribution.draft import Draft
from tellings.attribution.words import Range, Words
from tellings.text.tagger import LABELS

Integers = NDArray[np.int32]

VOCABULARY = Path(__file__).parent.parent / "models" / "words_en.txt"

UNKNOWN = 0  # the row of words that are not in the vocabulary
SUFFIXES = 2048
REACH = 24  # tokens; how far from the cue distances are told apart
LONGEST = 200  # tokens of a window; longer paragraphs are cut, at a sentence's end if one is near

COLUMNS = ("word", "suffix", "shape", "label", "quote", "rule", "edge")
SHAPES, QUOTES, RULES, EDGES = 12, 6, 6, 4
CUE_COLUMNS = ("flag", "distance", "rule", "sentence")
FLAGS, DISTANCES, CUE_RULES, SENTENCES = 3, 2 * REACH + 1, 7, 4

_DIGIT = re.compile(r"\d")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_LABEL = {label: n for n, label in enumerate(LABELS)}
_BY_TAG = {tag: n for n, (tag, form) in reversed(list(enumerate(LABELS)))}


def folded(word: str) -> str:
    """A word as the vocabulary spells it: lower case, straight apostrophes, every digit a 0."""
    return _DIGIT.sub("0", word.lower().translate(_STRAIGHT))


@functools.cache
def vocabulary() -> dict[str, int]:
    """Word -> its row of the vectors, counted from 1."""
    words = VOCABULARY.read_text(encoding="utf-8").split("\n")
    return {word: n for n, word in enumerate(words, 1)}


def token_features(words: Words, drafts: Iterable[Draft]) -> Integers:
    """One row a token, one column each of `COLUMNS`; `drafts` are what the rules found."""
    found = np.zeros((len(words), len(COLUMNS)), dtype=np.int32)
    if not len(words):
        return found
    found[:, :3] = [_of_word(token.text) for token in words.tokens]
    pairs = zip(words.tags, words.forms, strict=True)
    found[:, 3] = [_LABEL.get(pair, _BY_TAG.get(pair[0], 0)) for pair in pairs]
    found[:, 4] = _quotation_column(words)
    found[:, 5] = _rule_column(len(words), drafts)
    for sentence in words.prose.sentences:
        found[sentence.first, 6] += 1
        found[sentence.last - 1, 6] += 2
    return found


def windows(words: Words) -> list[Range]:
    """The token ranges that are read on their own: paragraphs, long ones in parts."""
    found: list[Range] = []
    first = last = 0
    sentences = words.prose.sentences
    for n, sentence in enumerate(sentences):
        if sentence.last - first > LONGEST and last > first:
            found.append((first, last))
            first = last
        while sentence.last - first > LONGEST:
            found.append((first, first + LONGEST))
            first += LONGEST
        last = sentence.last
        if n + 1 == len(sentences) or sentences[n + 1].paragraph != sentence.paragraph:
            if last > first:
                found.append((first, last))
            first = last
    return found


def cue_features(
    words: Words, window: Range, cue: Range, others: Sequence[Range], draft: Draft | None
) -> Integers:
    """One row a token of the window, one column each of `CUE_COLUMNS`.

    `others` are the other cues in the window, `draft` what the rules found for this cue.
    """
    first, last = window
    found = np.zeros((last - first, len(CUE_COLUMNS)), dtype=np.int32)
    for a, b in others:
        found[max(a, first) - first : min(b, last) - first, 0] = 2
    found[cue[0] - first : cue[1] - first, 0] = 1
    places = np.arange(first, last)
    distance = np.minimum(places - cue[0], 0) + np.maximum(places - (cue[1] - 1), 0)
    found[:, 1] = np.clip(distance, -REACH, REACH) + REACH
    if draft is not None:
        column = found[:, 2]
        column[:] = 1
        for value, ranges in ((4, draft.content), (2, draft.source), (6, draft.cue)):
            for a, b in ranges:
                column[max(a - first, 0) : max(b - first, 0)] = value
                if value < 6 and first <= a < last:
                    column[a - first] = value + (value == 4)
    number = np.asarray(words.sentence[first:last], dtype=np.int32) - words.sentence[cue[0]]
    found[:, 3] = np.clip(number, -1, 2) + 1
    return found


@functools.lru_cache(maxsize=1 << 16)
def _of_word(text: str) -> tuple[int, int, int]:
    """The vocabulary row, the hashed ending and the shape of a token."""
    low = folded(text)
    suffix = zlib.crc32(low[-3:].encode("utf-8", "surrogatepass")) % SUFFIXES
    return vocabulary().get(low, UNKNOWN), suffix, _shape(text)


def _shape(text: str) -> int:
    """Which of `SHAPES` a token has: marks, numbers, small, capital, capitals, mixed, ..."""
    if text[0].isdigit():
        return 1 if text.isdigit() else 2
    if not text[0].isalpha():
        return 3 if text in ",;" else 4 if text in ".!?…" else 5 if text in ":–—-" else 0
    if text.islower():
        return 6 if text.isalpha() else 7
    if text.isupper():
        return 8 if len(text) == 1 else 9
    return 10 if text[0].isupper() else 11


def _quotation_column(words: Words) -> list[int]:
    """0 outside quotations, 1 inside, 2 an opening mark, 3 a closing one, 4 a stray one."""
    column = [int(number >= 0) for number in words.quote]
    for i, number in enumerate(words.quote):
        if number >= 0:
            if words.opens(i):
                column[i] = 2
            elif words.closes(i):
                column[i] = 3
            elif not words.quotes[number].closed:
                column[i] = 5
        elif words.is_mark(i):
            column[i] = 4
    return column


def _rule_column(size: int, drafts: Iterable[Draft]) -> Integers:
    """0 nothing, 1 and 2 source, 3 cue, 4 and 5 content, as the rules have it; 1, 4 begin one."""
    column = np.zeros(size, dtype=np.int32)
    kept = list(drafts)
    for draft in sorted(kept, key=lambda d: -sum(b - a for a, b in d.content)):
        for a, b in draft.content:
            column[a:b] = 5
            column[a] = 4
    for draft in kept:
        for a, b in draft.source:
            column[a:b] = 2
            column[a] = 1
    for draft in kept:
        for a, b in draft.cue:
            column[a:b] = 3
    return column
