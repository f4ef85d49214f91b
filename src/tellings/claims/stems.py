"""Content words of a clause, folded and cut to a stem, for comparing clauses."""

import functools
from collections.abc import Iterable

from tellings.text.folding import fold_text
from tellings.text.lexicons import words

_SUFFIXES = (
    "ations", "ation", "ings", "ments", "ment", "ities", "ingly", "edly", "ions", "ion", "ity",
    "ies", "ing", "ers", "ed", "er", "es", "ly", "s", "e",
)  # fmt: skip


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """`word` folded and without its commonest English endings (at least three letters stay)."""
    folded = fold_text(word).removesuffix("'s").removesuffix("'")
    if not folded.isalpha() or len(folded) < 4:
        return folded
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= 3:
            cut = folded[: -len(suffix)]
            if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "sl":
                cut = cut[:-1]
            return cut[:-1] + "i" if cut.endswith("y") else cut
    return folded


def content_stems(texts: Iterable[str]) -> tuple[str, ...]:
    """Stems of the words that carry content, in order, each once."""
    small = words("en", "function_words")
    found: dict[str, None] = {}
    for text in texts:
        lower = text.lower()
        if lower not in small and any(c.isalpha() for c in text):
            found[stem(lower)] = None
    return tuple(found)
