"""Paragraphs that pages print under an article: prompts, notes on the writer, addresses, policies.

They are written in whole sentences, so that only their place tells them from the article. Nothing
here is asked about a line that has article below it.
"""

import functools
import re

from tellings.reading.lines import date_line
from tellings.text.lexicons import rows, words

LONGEST = 700  # characters; longer paragraphs are article
OPENING = 160  # characters of a note in which it says what the writer is
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|(?:www\.)?\w[\w.-]+\.(?:com|org|net|co)/\S*|@\w+")
_ABOUT = re.compile(
    r"\b(?:is|was|are)\s(?:an?|the|our)\s|\b(?:has written|writes|covers|reports)\b"
)
_JOINED = re.compile(r"\s*(?:,|&|\band\b)\s*")


def closing_kind(text: str, byline: str | None = None) -> str:
    """The kind of furniture that a paragraph is if no article follows, "" for article.

    `byline` names the writers, whom a note under the article may introduce.
    """
    if len(text) > LONGEST:
        return ""
    folded = text.casefold()
    said = _phrases().search(folded)
    if said:
        return _kind(said[0])
    if _addresses(text) or _about_writer(text, byline) or (len(text) <= 90 and date_line(text)):
        return "metadata"
    return ""


def _addresses(text: str) -> bool:
    """Whether a line is addresses and handles with a few words beside them."""
    left = _ADDRESS.sub("", text)
    return left != text and len(re.findall(r"\w+", left)) <= 4


def _about_writer(text: str, byline: str | None) -> bool:
    """Whether a paragraph says what its writer is: "Ola Brandt is a reporter in Harven"."""
    opening = text[:OPENING].lstrip("(—–- ")
    found = _ABOUT.search(opening)
    if not found:
        return False
    before = opening[: found.start()].casefold().strip(" ,")
    for name in _JOINED.split((byline or "").casefold()):
        if len(name) > 3 and (before == name or before.startswith(f"{name} ")):
            return True
    trade = re.findall(r"[a-z]+", opening[found.start() :].lower())[:12]
    return 1 <= len(before.split()) <= 5 and any(w in words("en", "press_roles") for w in trade)


@functools.cache
def _phrases() -> re.Pattern[str]:
    known = sorted((row[0] for row in rows("en", "closing_phrases")), key=lambda p: (-len(p), p))
    parts = (re.escape(p).replace(r"\.\.\.", r".{1,40}?") for p in known)
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def _kind(said: str) -> str:
    """The kind of the phrase that was found; a gap in it stands for anything."""
    for phrase, kind in rows("en", "closing_phrases"):
        head, gap, tail = phrase.partition("...")
        if said == phrase or (gap and said.startswith(head) and said.endswith(tail)):
            return kind
    return "notice"
