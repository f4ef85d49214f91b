"""The report's own words for codes of the records: plain English, no side's vocabulary."""

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")

ROUTES = {
    "copied": "share copied words",
    "credited": "are tied by a credit",
    "same-authority": "rest on the same authority",
    "same-publisher": "have the same publisher",
}
ORIGINS = {
    "outlet": "an outlet's own words:",
    "agency": "an agency:",
    "document": "a document:",
    "person": "a person:",
    "organisation": "an organisation:",
    "anonymous": "an unnamed source:",
}
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ku": "Kurdish",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


def day(value: str) -> str:
    """ISO days and months within a line as words: 2008-03-15 is 15 March 2008."""
    return _DAY.sub(_day, value)


def percent(share: float) -> str:
    """A share as whole percent; what is not all is never shown as all, nor something as nothing."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}\u202f%"


def route(code: str) -> str:
    """How two reports come to share an origin."""
    return ROUTES.get(code, code)


def origin(code: str) -> str:
    """What an origin is."""
    return ORIGINS.get(code, code)


def language(code: str) -> str:
    """The English name of a language, or its code."""
    return LANGUAGES.get(code, code)


def evidence(code: str) -> str:
    """A kind of evidence as words."""
    return code.replace("-", " ")


def _day(match: re.Match[str]) -> str:
    month, number = int(match[2]), match[3]
    if not 1 <= month <= 12:
        return match[0]
    words = f"{MONTHS[month - 1]} {match[1]}"
    return f"{int(number)} {words}" if number else words
