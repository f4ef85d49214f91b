"""Sentences of other reports that say the same: whom they name where this one has a nominal.

"The plunderer of the coast bought the quay for 4,100 crowns" and "Orvik Shipping paid 4,100 crowns
for the quay" share rare words; the actor that the second names and the first does not is the one
that the nominal most likely means. Nearest neighbours by inverse document frequency (Sparck Jones
1972) over an inverted index; words that many sentences have are left out.
"""

import functools
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from tellings.model import Mention, Report
from tellings.names.vocabulary import CALENDAR, vocabulary

Key = tuple[str, ...]
_BREAK = re.compile(r"(?<=[.!?»”\"’])\s+(?=[A-Z\"“«‘0-9])|\n+")
_WORD = re.compile(r"\d[\d.,]*\d|\w[\w’'-]{3,}")
_COMMON = 60  # a word in more sentences than this tells nothing
_NEAREST = 6  # neighbours that vote
_LEAST = 0.25  # share of a sentence's weight that a neighbour must have


@dataclass(slots=True)
class _Index:
    """Sentences that name an actor: their report and keys, and the words they are found by."""

    owner: list[str] = field(default_factory=list)
    keys: list[frozenset[Key]] = field(default_factory=list)
    words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def echo_votes(
    asked: Iterable[tuple[str, Mention]],
    named: Iterable[tuple[Key, Mention]],
    reports: Mapping[str, Report],
) -> dict[str, dict[Key, float]]:
    """Wording -> weight of each named actor in the sentences nearest to the wording's own.

    `asked` are nominals with their wording, `named` the names of known actors with their keys.
    """
    queries = sorted(asked, key=lambda q: (q[1].report, q[1].start, q[0]))
    votes: dict[str, dict[Key, float]] = defaultdict(lambda: defaultdict(float))
    if not queries:
        return votes
    starts = {r: _starts(reports[r].text) for r in reports}
    held: dict[tuple[str, int], set[Key]] = defaultdict(set)
    for key, m in named:
        held[m.report, bisect_right(starts[m.report], m.start) - 1].add(key)
    sentences = []
    for _, m in queries:
        at = bisect_right(starts[m.report], m.start) - 1
        text = _sentence(reports[m.report].text, starts[m.report], at)
        sentences.append((_telling(text), held.get((m.report, at), set())))
    index = _index(held, starts, reports, {w for words, _ in sentences for w in words})
    for (wording, m), (words, own) in zip(queries, sentences, strict=True):
        for key, weight in _neighbours(index, words, m.report, own).items():
            votes[wording][key] += weight
    return votes


def _starts(text: str) -> list[int]:
    return [0, *(m.end() for m in _BREAK.finditer(text))]


def _sentence(text: str, starts: list[int], at: int) -> str:
    end = starts[at + 1] if at + 1 < len(starts) else len(text)
    return text[starts[at] : end]


def _telling(sentence: str) -> list[str]:
    """The words of a sentence that may be shared by few others, each once, in order."""
    empty = _empty()
    return [w for w in dict.fromkeys(_WORD.findall(sentence.lower())) if w not in empty]


@functools.cache
def _empty() -> frozenset[str]:
    """Words that say nothing of what a sentence is about."""
    v = vocabulary()
    return v.speech | v.not_names | CALENDAR


def _index(
    held: Mapping[tuple[str, int], set[Key]],
    starts: Mapping[str, list[int]],
    reports: Mapping[str, Report],
    wanted: Set[str],
) -> _Index:
    index = _Index()
    for report, at in sorted(held):
        number = len(index.owner)
        index.owner.append(report)
        index.keys.append(frozenset(held[report, at]))
        for word in _telling(_sentence(reports[report].text, starts[report], at)):
            if word in wanted:
                index.words[word].append(number)
    return index


def _neighbours(index: _Index, words: list[str], report: str, own: set[Key]) -> dict[Key, float]:
    """The actors that the nearest sentences of other reports name and this one does not."""
    near: dict[int, float] = defaultdict(float)
    total = 0.0
    size = len(index.owner)
    for word in words:
        found = index.words.get(word, ())
        if not found or len(found) > _COMMON:
            continue
        weight = math.log(1 + size / len(found))
        total += weight
        for number in found:
            if index.owner[number] != report:
                near[number] += weight
    best = sorted(near.items(), key=lambda n: (-n[1], n[0]))[:_NEAREST]
    votes: dict[Key, float] = defaultdict(float)
    for number, weight in best:
        others = sorted(index.keys[number] - own)
        if weight >= _LEAST * total and others:
            for key in others:
                votes[key] += weight / total / len(others)
    return votes
