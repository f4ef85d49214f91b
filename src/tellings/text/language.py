"""The language a text is written in.

Identification by character n-grams (M. Lui and T. Baldwin, "langid.py: An Off-the-shelf Language
Identification Tool", ACL 2012), limited to languages that news is commonly written in, because a
model of a hundred languages takes names and misspellings for small ones.
"""

import functools
import unicodedata
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


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # the model loads when asked for

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in LANGUAGES if code in known])
    return identifier
