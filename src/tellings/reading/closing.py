"""Paragraphs that pages print under an article: prompts, notes on the writer, addresses, policies.

They are written in whole sentences, so that only their place tells them from the article. Nothing
here is asked about a line that has article below it.
"""

import functools
import re
from collections.abc import Iterable

from tellings.reading.contributors import names_contributors
from tellings.reading.lines import date_line
from tellings.reading.naming import name_like
from tellings.text.lexicons import rows, words

LONGEST = 700  # characters; longer paragraphs are article
OPENING = 160  # characters of a note in which it says what the writer is
PROMPTING = 0.5  # share of a paragraph that must speak to its reader for it to be a prompt
SAYING = 1 / 3  # share of a paragraph that the sentence with the phrase must be
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|(?:www\.)?\w[\w.-]+\.(?:com|org|net|co)/\S*|@\w+")
_ABOUT = re.compile(
    r"\b(?:is|was|are)\s(?:an?|the|our|(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*[’']s?)\s"
    r"|\b(?:has written|writes|covers|reports)\b"
)
_POST = re.compile(r"\bis\san?\s(?:[\w-]+,?\s){1,8}(?:at|for|with|of|in)\s(?:the\s)?[A-Z]")
_JOINED = re.compile(r"\s*(?:,|&|\band\b)\s*")
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"”’)\]]*(?=\s|$)|$)", re.S)
# words of somebody, five or more of them, or an opening quotation mark: somebody is quoted
_QUOTED = re.compile(r"^[\"“«„]|[\"“«„][^\"“”«»„]*(?:\s[^\s\"“”«»„]+){4,}[\"”»“]")
_POSTSCRIPT = re.compile(r"(?:P\.?\s?){1,3}S\b[.:\s]")
_TO_READER = re.compile(
    r"(?i)(?<!\w)(?:you|your|yours|yourself|us|our|we|me|my|readers?|here)(?!\w)"
)
_TIMED = re.compile(
    r"(?i)\W*(?:last\s)?(?:updated|corrected|published|posted|modified)\b[^.!?]{0,12}?"
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\W*"
)
_OWNED = re.compile(r"(?i)\W*(?:©|\(c\)\s?(?:19|20)\d\d|copyright\s(?:©|\(c\)|(?:19|20)\d\d))")


def closing_kind(text: str, byline: str | None = None) -> str:
    """The kind of furniture that a paragraph is if no article follows, "" for article.

    `byline` names the writers, whom a note under the article may introduce. A paragraph that quotes
    somebody, and a postscript, are article whatever they say.
    """
    if len(text) > LONGEST or _POSTSCRIPT.match(text):
        return ""
    if names_contributors(text) or _TIMED.fullmatch(text):
        return "metadata"
    if _QUOTED.search(text):
        return ""
    said = _prompts(text)
    if said:
        return said
    if _OWNED.match(text):
        return "footer"
    if _addresses(text) or _about_writer(text, byline) or _dated(text):
        return "metadata"
    return ""


def introduces(text: str, told: Iterable[str]) -> bool:
    """Whether a paragraph is a note on somebody whom the article above it, `told`, never names.

    "Mira Holm is a researcher at the institute": under an article that is its writer.
    """
    found = _POST.search(text) if len(text) <= LONGEST and not _QUOTED.search(text) else None
    if not found or found.start() > OPENING:
        return False
    name = text[: found.start()].strip(" ,—–-(")
    return name_like(name) and " " in name and not any(name in part for part in told)


def _dated(text: str) -> bool:
    """Whether a line is a day, perhaps with its time, alone or beside a name."""
    return len(text) <= 90 and date_line(text) is not None


def _prompts(text: str) -> str:
    """The kind of the first phrase of the lexicon in a paragraph that is about it.

    It must speak to its reader for half of its length, since an article may tell of newsletters;
    other kinds than notices may also begin with the phrase.
    """
    folded = text.casefold()
    said = _phrases().search(folded)
    if not said:
        return ""
    kind = _kind(said[0])
    sentences = [m.group() for m in _SENTENCE.finditer(text)]
    size = max(1, sum(map(len, sentences)))
    spoken = sum(map(len, filter(_spoken, sentences))) >= PROMPTING * size
    if kind == "notice" or spoken:
        return kind if spoken else ""
    holding = sum(len(s) for s in sentences if _phrases().search(s.casefold()))
    return kind if said.start() < len(sentences[0]) or holding >= SAYING * size else ""


def _spoken(sentence: str) -> bool:
    """Whether a sentence speaks to the reader of the page: "Download our app"."""
    said = _phrases().search(sentence.casefold())
    first = re.search(r"[^\W\d_]+", sentence.casefold())
    commands = first is not None and first[0] in _imperatives()
    return bool(
        commands
        or _TO_READER.search(sentence)
        or _ADDRESS.search(sentence)
        or (said and _kind(said[0]) != "notice")
    )


@functools.cache
def _imperatives() -> frozenset[str]:
    return frozenset(row[0] for row in rows("en", "furniture") if row[2] == "prompt")


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
