"""Paragraphs and sentences by rule.

Sentence boundaries follow Grefenstette and Tapanainen (1994), "What is a word, what is a
sentence?": a full stop ends a sentence unless it belongs to an abbreviation, an initial or a
number, or the next word starts in lower case.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from tellings.model import Span
from tellings.text.lexicons import table, words

LONGEST = 4000
"""Characters of a sentence: the longest in real reports have half as many, and stages that compare
the words of a sentence with each other stay quick on text that never ends one."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\n\s*")  # blanks before it are trimmed: looking for them is quadratic
_END = re.compile(r"[.!?…。！？؟۔]+[\"”’»'\)\]›]*(?=\s|$)|[。！？]")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_BLANKS = re.compile(r"\s+")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")


def paragraphs(text: str, body: Sequence[Span]) -> list[Span]:
    """The paragraphs inside the `body` spans, trimmed of white space, in order.

    A single line break ends a paragraph unless the text is hard-wrapped (then only a blank line
    does).
    """
    found: list[Span] = []
    for start, end in body:
        divider = _BLANK if _hard_wrapped(text[start:end]) else _BREAK
        at = start
        for match in divider.finditer(text, start, end):
            found.append((at, match.start()))
            at = match.end()
        found.append((at, end))
    return [t for s in found if (t := trim(text, *s))[0] < t[1]]


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends (empty if there is nothing else)."""
    left, right = start, end
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right


def sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph; together they cover all of its words.

    None is longer than `LONGEST`: text without full stops is cut between words.
    """
    start, end = paragraph
    found: list[Span] = []
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_here(text, at, match):
            continue
        found += _pieces(text, *trim(text, at, match.end()))
        at = match.end()
    return found + list(_pieces(text, *trim(text, at, end)))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A trimmed sentence whole, or cut between words where it is too long for one."""
    while end - start > LONGEST:
        blanks = list(_BLANKS.finditer(text, start + LONGEST // 2, start + LONGEST))
        cut, following = blanks[-1].span() if blanks else (start + LONGEST, start + LONGEST)
        yield start, cut
        start = trim(text, following, end)[0]
    if start < end:
        yield start, end


def _hard_wrapped(text: str) -> bool:
    """Whether single line breaks are only line ends: most go on in lower case after a long line."""
    lines = text.split("\n")
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 3:
        return False
    going_on = sum(1 for a, b in pairs if 40 <= len(a) <= 120 and b.lstrip()[:1].islower())
    return going_on >= 0.4 * len(pairs)


def _ends_here(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether the marks found by `match` end a sentence that began at `at`."""
    following = text[match.end() : match.end() + 60].lstrip()
    first = following.lstrip("\"“‘«'([—–-").strip()[:1]
    if first and first.islower():
        return False
    marks = match.group()
    if not marks.startswith(".") or marks.startswith(".."):
        return not (len(marks) > 1 and _SPEAKER.match(following))
    word = _LAST_WORD.search(text, max(at, match.start() - 30), match.start())
    return word is None or _word_ends(word.group(), first, following, match.start() - at)


def _word_ends(last: str, first: str, following: str, length: int) -> bool:
    """Whether a full stop after the word `last`, `length` characters on, ends the sentence."""
    start = _FIRST_WORD.match(following)
    starter = start is not None and start.group().lower() in words("en", "sentence_starters")
    if _INITIAL.match(last) and last[-1].isupper():
        # "J. Smith" goes on, "the U.N. The" ends; one letter alone is an initial
        return "." in last and starter
    lower = last.lower().rstrip(".")
    entry = table("en", "abbreviations").get(lower)
    if entry is not None and last not in _WORDS_TOO:
        return starter and "ends" in entry
    if lower in {"no", "nos", "art", "fig"} and first.isdigit():
        return False
    return not (last.isdigit() and len(last) == length <= 3)  # "1. First" is one item of a list


_WORDS_TOO = frozenset({"sun", "sat", "wed", "mar"})  # not so abbreviated in lower case
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?=[\s,])")
_SPEAKER = re.compile(
    # "Who?" Ada Quill asked: the question mark ends what is said, not the sentence
    r"(?:[A-Z][\w.'’-]*\s+){1,5}"
    r"(?:said|says|asked|asks|told|wrote|writes|added|replied|shouted|cried|tweeted|wondered)\b"
)
