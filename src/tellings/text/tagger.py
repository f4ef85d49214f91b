"""Parts of speech of words, by a small linear model that ships with the package.

Labels are the universal parts of speech (M.-C. de Marneffe et al., "Universal Dependencies",
Computational Linguistics 2021) and, for verbs and auxiliaries, the form of the verb. The model is
for English; see ``models/tagger_en.md`` for its data, its licence, how good it is and where it
fails. Words written in a script that the model has not learned get ``X`` (``NUM`` for digits,
``PUNCT`` and ``SYM`` for marks), never an error.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.perceptron import (
    CASELESS,
    DIGIT,
    LOWER,
    OTHER,
    UPPER,
    context_rows,
    greedy_tags,
    word_keys,
)
from tellings.text.lemmas import lemma

__all__ = ["LABELS", "Tagged", "encode", "lemma", "sentence_bounds", "tag", "tagged"]

LABELS: tuple[tuple[str, str], ...] = (
    ("NOUN", ""),
    ("PROPN", ""),
    ("VERB", "fin"),
    ("VERB", "past"),
    ("VERB", "part"),
    ("VERB", "ger"),
    ("VERB", "inf"),
    ("AUX", "fin"),
    ("AUX", "past"),
    ("AUX", "part"),
    ("AUX", "ger"),
    ("AUX", "inf"),
    ("ADJ", ""),
    ("ADV", ""),
    ("ADP", ""),
    ("DET", ""),
    ("PRON", ""),
    ("PART", ""),
    ("CCONJ", ""),
    ("SCONJ", ""),
    ("NUM", ""),
    ("PUNCT", ""),
    ("INTJ", ""),
    ("SYM", ""),
    ("X", ""),
)
_TAGS = [tag for tag, _ in LABELS]
_FORMS = [form for _, form in LABELS]
_PUNCT, _SYM, _NUM, _X = (_TAGS.index(tag) for tag in ("PUNCT", "SYM", "NUM", "X"))

_MODEL = Path(__file__).parent / "models" / "tagger_en.npz"
_KNOWN = 0x250  # code points below are Latin letters and marks that the model has learned from
_KIND = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Nd": DIGIT, "Lo": CASELESS, "Lm": CASELESS}


@dataclass(frozen=True, slots=True)
class Tagged:
    """Parts of speech and verb forms of a sequence of words, one of each a word.

    ``tags`` are universal parts of speech. ``forms`` are, for VERB and AUX, ``fin`` (present,
    imperative, modal), ``past`` (finite past), ``part`` (past participle), ``ger`` (the -ing form)
    or ``inf``; for all other words an empty string.
    """

    tags: tuple[str, ...]
    forms: tuple[str, ...]


def tag(words: Sequence[str], sentence_ends: Sequence[int] = ()) -> list[str]:
    """The universal part of speech of each word.

    ``words`` are tokens in reading order, each with at least one character; ``sentence_ends`` are
    the exclusive ends of the sentences, counted in words, ascending. Words after the last end are
    one more sentence. Raises ValueError if the ends do not ascend or go beyond the words.
    """
    return [_TAGS[label] for label in _label(words, sentence_ends)]


def tagged(words: Sequence[str], sentence_ends: Sequence[int] = ()) -> Tagged:
    """Parts of speech and verb forms of each word; parameters as in :func:`tag`."""
    labels = _label(words, sentence_ends)
    return Tagged(
        tuple([_TAGS[label] for label in labels]), tuple([_FORMS[label] for label in labels])
    )


def encode(
    words: Sequence[str],
) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.int64]]:
    """Words as arrays for the kernels: code points, the kind of each, and the words' offsets."""
    joined = "".join(words)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    bounds = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, words), dtype=np.int64, count=len(words)), out=bounds[1:])
    kinds = _latin_kinds()[np.minimum(codes, _KNOWN)]
    if not joined.isascii():
        for code in np.unique(codes[codes >= _KNOWN]):
            kinds[codes == code] = _kind(int(code))
    return codes, kinds, bounds


def sentence_bounds(sentence_ends: Sequence[int], words: int) -> NDArray[np.int64]:
    """The exclusive ends of the sentences as an array that covers all ``words``."""
    ends = np.asarray(sentence_ends, dtype=np.int64).reshape(-1)
    if ends.size and (ends[0] < 0 or ends[-1] > words or np.any(np.diff(ends) < 0)):
        raise ValueError("sentence ends must ascend and lie within the words")
    if not ends.size or ends[-1] < words:
        ends = np.append(ends, words)
    return ends


def _label(words: Sequence[str], sentence_ends: Sequence[int]) -> list[int]:
    ends = sentence_bounds(sentence_ends, len(words))
    if not words:
        return []
    codes, kinds, bounds = encode(words)
    weights = _weights()
    keys = word_keys(codes, kinds, bounds)
    rows = context_rows(keys, ends, weights.shape[0] - 1)
    labels: list[int] = greedy_tags(keys, rows, ends, weights).tolist()
    if codes.size and int(codes.max()) >= 0x80:
        for place, word in enumerate(words):
            if not word.isascii():
                labels[place] = _foreign(word, labels[place])
    return labels


def _foreign(word: str, label: int) -> int:
    """The label of a word that may be in a script the model has not learned."""
    letters = [character for character in word if character.isalpha()]
    if letters:
        return _X if all(ord(letter) >= _KNOWN for letter in letters) else label
    categories = {unicodedata.category(character)[0] for character in word}
    if "N" in categories:
        return _NUM
    if categories <= {"P", "M", "C", "Z"}:
        return _PUNCT
    return _SYM


def _kind(code: int) -> int:
    return _KIND.get(unicodedata.category(chr(code)), OTHER)


@cache
def _latin_kinds() -> NDArray[np.uint8]:
    return np.array([_kind(code) for code in range(_KNOWN)] + [OTHER], dtype=np.uint8)


@cache
def _weights() -> NDArray[np.int8]:
    """The model's table, one row a hashed feature and one column a label."""
    with np.load(_MODEL, allow_pickle=False) as stored:
        labels = tuple(stored["labels"].tolist())
        if labels != tuple(f"{tag}:{form}" for tag, form in LABELS):
            raise ValueError(f"{_MODEL.name} was made for other labels")
        return np.ascontiguousarray(stored["weights"])
