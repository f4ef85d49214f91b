"""Folding: what a reader would take for the same letters becomes the same letters.

Case, width and compatibility forms (Unicode NFKC and full case folding, UAX #15 and #21),
diacritics, Arabic and Persian letter variants, tatweel, harakat, zero-width characters, soft
hyphens, all digit systems, quotation marks and dashes. Each folded character keeps the offset of
the source character it came from.
"""

import functools
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا",
        "ٱ": "ا", "ؤ": "و", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is the source offset of folded character i, one more at the end."""

    text: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of folded [start, end): from its first to after its last character."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` folded character by character, with the offset of each source character.

    White space runs become one space. The result is idempotent: folding it again changes nothing.
    """
    out: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        folded = fold_character(character)
        if folded == " " and (not out or out[-1] == " "):
            continue
        out.extend(folded)
        offsets.extend([at] * len(folded))
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))


def fold_text(text: str) -> str:
    """The folded text alone, without offsets."""
    joined = "".join(map(fold_character, text))
    return " ".join(joined.split())


@functools.cache
def fold_character(character: str) -> str:
    """What one character becomes: nothing, one character, or a few."""
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cf", "Cc", "Mn", "Me", "Cs"} or character == "ـ":
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    lowered = unicodedata.normalize("NFKD", character.translate(_LETTERS)).casefold()
    kept = [c for c in lowered if unicodedata.category(c) not in {"Mn", "Cf", "Me"}]
    again = "".join(kept).translate(_LETTERS)
    return unicodedata.normalize("NFKC", again).strip() if again.strip() else ""
