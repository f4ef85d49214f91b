"""Folding: what a reader would take for the same letters becomes the same letters.

Case, width and compatibility forms (Unicode NFKC and full case folding, UAX #15 and #21),
diacritics of Latin, Greek and Cyrillic, harakat and niqqud, Arabic, Persian and Urdu letter
variants, tatweel, zero-width characters, soft hyphens, hyphens that only break a word at the end
of a line, all digit systems, quotation marks and dashes. Vowel signs of the scripts of South and
South-East Asia and the voicing marks of kana are letters there and stay. Each folded character
keeps the source characters it came from.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ے": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
        "ۂ": "ه", "ە": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"', "＂": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
        "ʹ": "'", "′": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    }
)  # fmt: skip

# Combining marks that a reader of the script leaves out or adds at will; others are letters.
_LOOSE_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic diacritics
    (0x0483, 0x0489),  # Old Cyrillic
    (0x0591, 0x05C7),  # niqqud and cantillation
    (0x0610, 0x061A),
    (0x064B, 0x065F),  # harakat
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),  # Koranic annotation
    (0x08CA, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_TATWEEL = "ـ"

_LINE_END = re.compile("[-\u2010\u00ad][ \\t]*\\r?\\n[ \\t]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where each of its characters came from.

    `offsets[i]` is the source offset of folded character i, with one more entry (the length of the
    source) at the end; `ends[i]` is the offset after the last source character that belongs to it,
    marks and invisible characters that were folded away included. A hyphen that breaks a word at
    the end of a line belongs to no folded character.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of folded [start, end): whole source characters with their marks."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """`text` folded character by character, with the source span of each folded character.

    White space runs become one space. The result is idempotent: folding it again changes nothing.
    """
    out: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    broken = dict(line_breaks(text)) if "\n" in text else {}
    resume = 0
    for at, character in enumerate(text):
        if at < resume:
            continue
        if broken and at in broken:
            resume = broken[at]
            continue
        folded = fold_character(character)
        if not folded or (folded == " " and out and out[-1] == " "):
            if ends:
                _stretch(offsets, ends, at + 1)
            continue
        out.extend(folded)
        offsets.extend([at] * len(folded))
        ends.extend([at + 1] * len(folded))
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets), tuple(ends))


def line_breaks(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the hyphen, line end and indent that break a word of text[start:end] in two.

    The next line must go on with a lower-case letter, so that no dash between words is one.
    """
    limit = len(text) if end is None else end
    for match in _LINE_END.finditer(text, start, limit):
        first, last = match.span()
        if start < first and last < limit and text[first - 1].isalpha() and text[last].islower():
            yield first, last


def _stretch(offsets: list[int], ends: list[int], end: int) -> None:
    """Give a source character that folds to nothing to the character before it."""
    last = offsets[-1]
    i = len(ends) - 1
    while i >= 0 and offsets[i] == last:
        ends[i] = end
        i -= 1


def fold_text(text: str) -> str:
    """The folded text alone, without offsets, white space at the ends dropped."""
    if "\n" in text:
        cuts = [0, *itertools.chain(*line_breaks(text)), len(text)]
        text = "".join(text[i:j] for i, j in zip(cuts[::2], cuts[1::2], strict=True))
    joined = "".join(map(fold_character, text))
    return " ".join(joined.split())


@functools.cache
def fold_character(character: str) -> str:
    """What one character becomes: nothing, one character, or a few."""
    if character.isspace():
        return " "
    if character == _TATWEEL or is_ignored(character):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    folded = _once(character)
    while (again := "".join(map(_once, folded))) != folded:
        folded = again
    return folded


def is_ignored(character: str) -> bool:
    """Whether a character is a mark or control that folding leaves out."""
    code = ord(character)
    return unicodedata.category(character) in {"Cf", "Cc", "Cs"} or any(
        low <= code <= high for low, high in _LOOSE_MARKS
    )


def _once(character: str) -> str:
    """One round of translation, decomposition and case folding of a character."""
    apart = unicodedata.normalize("NFKD", character.translate(_LETTERS).casefold())
    kept = "".join(c for c in apart.casefold() if c != _TATWEEL and not is_ignored(c))
    folded = unicodedata.normalize("NFKC", kept.translate(_LETTERS))
    folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return " ".join(folded.split())
