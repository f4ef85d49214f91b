"""How much two neighbouring stretches of text share, and whether a paragraph opens an article.

Lexical cohesion after M. A. Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic
Passages", Computational Linguistics 23 (1997): the cosine of the word counts before and after a
gap, here over beginnings of words, with square roots of the counts.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.text.lexicons import words

WINDOW = 3000  # characters to either side that are compared
PARAGRAPH, TOLD = 4000, 100_000  # characters of a paragraph, and above it, in which names count
STEM = 6  # letters of a word that count; endings differ
_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(
    r"\b(?:on|late|early|this)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\btoday\b"
)
_PERSON = re.compile(r"(?<![.!?]\s)(?<!^)\b([A-Z][\w’'-]+)\s(?:[A-Z]\.\s)?([A-Z][\w’'-]+)")
_GOES_ON = re.compile(
    r"[\"“”‘'«„‹(]|(?:He|She|They|It|But|And|Or|So|Then|However|Meanwhile|Also|Still|Yet|That|This|"
    r"These|Those|His|Her|Their|Its|In addition|For example|Instead|Nevertheless|Of course)\b"
)


def cohesion(lines: Sequence[str], at: int) -> float:
    """From 0 (no word in common) to 1: the text up to line `at` beside the text from it on."""
    before, after = _counts(reversed(lines[:at])), _counts(iter(lines[at:]))
    size = math.sqrt(before.total() * after.total())  # squares of square roots are the counts
    common = sum(math.sqrt(n * before[key]) for key, n in after.items() if key in before)
    return common / size if size else 0.0


def _counts(lines: Iterable[str]) -> Counter[str]:
    """The word beginnings of the first WINDOW characters of some lines."""
    kept: list[str] = []
    size = 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size >= WINDOW:
            break
    small = words("en", "function_words")
    found = (w.lower() for w in _WORD.findall(" ".join(kept)))
    return Counter(w[:STEM] for w in found if w not in small)


def opening(text: str, before: Sequence[str]) -> int:
    """Points for a paragraph that opens an article rather than goes on with one.

    It says on which day something happened, and names a person in full who was not named before.
    """
    if _GOES_ON.match(text):
        return -1
    text, told = text[:PARAGRAPH], " ".join(before)[-TOLD:]
    named = {m.groups() for m in _PERSON.finditer(text)}
    new = any(first not in told and last not in told for first, last in named)
    return bool(_DAY.search(text)) + new
