"""The language a text is written in.

Identification by character n-grams (M. Lui and T. Baldwin, "langid.py: An Off-the-shelf Language
Identification Tool", ACL 2012), limited to languages that news is commonly written in, because a
model of a hundred languages takes names and misspellings for small ones.
"""

import functools
import io
import lzma
import re
import unicodedata
from array import array
from collections import Counter
from typing import Any

LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he"),
    *("hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "ko", "ku", "lt", "lv", "mk", "ms", "nl"),
    *("no", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr"),
    *("uk", "ur", "uz", "vi", "zh"),
)
_ONLY = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "GREEK": "el", "HEBREW": "he",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
SURE = 0.9
# words that English needs and no other of these languages has; small words of English, others'
# among them; and how much of them is enough to spare the model, which takes a second to load
_ENGLISH = frozenset(
    (
        *("the", "and", "that", "with", "from", "this", "they", "said", "would", "which", "were"),
        *("been", "their", "has", "not", "are", "who", "its", "it", "by", "but", "after", "there"),
        *("when", "about", "what", "than", "could", "will", "those", "these", "being", "have"),
        *("his", "her", "she", "our", "your", "because", "while", "where", "should", "says"),
    )
)
_SMALL = frozenset(("of", "to", "in", "is", "was", "for", "on", "as", "at", "a", "be", "he", "an"))
_KINDS, _OWN, _ALL = 3, 0.1, 0.25  # different words of its own; their share; with the small ones
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, min_letters: int = 40, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where the words do not tell.

    With fewer than `min_letters` letters, or if the model is not sure, the code that the input
    `declared` is taken if it is a language code, else None.
    """
    stated = language_code(declared)
    letters = sum(map(str.isalpha, text))
    if letters < min_letters:
        return stated
    for character in (c for c in text if c.isalpha()):
        script = unicodedata.name(character, "").split(" ")[0]
        if script in _ONLY and _share(text, script) > 0.2:
            return _ONLY[script]
        break
    if _surely_english(text):
        return "en"
    code, sure = _identifier().classify(text)
    return str(code) if float(sure) >= SURE else stated


def language_code(declared: str | None) -> str | None:
    """The two-letter code in a declaration like `en-GB`, `en_US` or `FA`; None for others."""
    if not declared:
        return None
    first = declared.strip().replace("_", "-").split("-")[0].lower()
    return first if first in LANGUAGES else None


def _share(text: str, script: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(unicodedata.name(c, "").startswith(script) for c in letters) / len(letters)


def _surely_english(text: str) -> bool:
    """Whether the small words of a text leave no doubt."""
    found = _WORD.findall(text.lower())
    own = Counter(word for word in found if word in _ENGLISH)
    small = sum(word in _SMALL for word in found)
    plain = sum(map(str.isascii, found)) >= 0.9 * len(found)
    enough = own.total() >= _OWN * len(found) and own.total() + small >= _ALL * len(found)
    return "the" in own and len(own) >= _KINDS and plain and enough


@functools.cache
def _identifier() -> Any:
    """The model, loaded when first asked for.

    As `py3langid.modelio.load_model` does it, but from memory: a process that reads files may not
    write one, not even a temporary one.
    """
    import numpy as np
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with (
        lzma.open(MODEL_DIR / MODEL_FILE) as packed,
        np.load(io.BytesIO(packed.read()), allow_pickle=False) as data,
    ):
        moves, rows = (_numbers(data[name]) for name in ("nextmove", "nextmove_row"))
        identifier = LanguageIdentifier(
            data["ptc"], data["pc"], data["classes"].tolist(), moves, data["out_feat"].tolist(),
            norm_probs=True, tk_row=rows,
        )  # fmt: skip
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in LANGUAGES if code in known])
    return identifier


def _numbers(values: Any) -> "array[int]":
    """An array of whole numbers that gives Python's own, which is faster one by one."""
    found: array[int] = array(values.dtype.char)
    found.frombytes(values.tobytes())
    return found
