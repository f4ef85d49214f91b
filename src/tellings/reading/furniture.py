"""Site furniture in lines of plain text: what a page prints around its article.

A line is furniture by what it says (a lexicon) or by how it is built: breadcrumbs, menus, mastheads
with today's date, ids and times standing alone. Long lines are never furniture.
"""

import functools
import re

from tellings.reading.dates import date_only, find_dates
from tellings.text.lexicons import rows
from tellings.text.lexicons import words as lexicon

LONGEST = 260  # characters; longer lines are prose
SHORT = 90  # a line that may be furniture because a phrase stands somewhere in it
HEADS_A_LIST = frozenset({"related", "comments"})

_CRUMBS = re.compile(r"\s*[^>»›→\n]{1,40}(?:\s*(?:>{1,2}|»|›|→)\s*[^>»›→\n]{1,80})+\s*")
_BARS = re.compile(r"\s+[|•·]\s+|\s+/\s+|\|")
_GAPS = re.compile(r"\t+|\s{2,}")
_TIME = re.compile(
    r"[\W\d]*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|GMT[+-]\d+)?[\W\d]*", re.I
)
_ID = re.compile(r"\W*(?:(?:id|no|ref|code|nr|number)\W{0,3})?[\W\d]*\d[\W\d]*", re.I)
_HANDLES = re.compile(r"\W*(?:https?://\S+|www\.\S+|[@#]\w+)(?:\s+(?:https?://\S+|[@#]\w+))*\W*")
_FOLLOW = re.compile(r"follow\s+(?:[A-Z@][\w.&’'-]*\s+){1,5}(?:for|on|and)\b", re.I)
_READ_TIME = re.compile(r"\d{1,3}\s?(?:min(?:ute)?s?)(?:\s+read)?\W*", re.I)
_COUNTED = re.compile(
    r"\(?\d[\d,.]*k?\)?\s+(?:comments?|shares?|views?|likes?|retweets?|replies)\W*", re.I
)


def furniture_kind(line: str) -> str | None:
    """The kind of furniture that a line is, None if it may be article."""
    bare = line.strip()
    if not bare or len(bare) > LONGEST:
        return None
    folded = bare.lower().strip(" \t*_#>|•·–—-[]()")
    return _said(bare, folded) or _built(bare, folded)


def is_section(name: str) -> bool:
    """Whether a name is that of a section of a site ("World", "Arts and culture")."""
    words = re.findall(r"\w+", name.casefold())
    known = _phrases()["menu"].keys() | lexicon("en", "section_headings")
    return bool(words) and all(w in known or w in ("and", "the") for w in words)


def masthead(line: str) -> bool:
    """Whether a line shows the day of looking at the page: "Welcome to X - 3 May 2011"."""
    bare = line.strip()
    if len(bare) > 160 or not find_dates(bare, 1):
        return False
    folded = bare.lower()
    if any(folded.startswith(p) for p in _phrases()["masthead"]):
        return True
    parts = [p.strip().lower() for p in _BARS.split(bare)]
    return len(parts) > 1 and any(p in _phrases()["line"] for p in parts)


@functools.cache
def _phrases() -> dict[str, dict[str, str]]:
    """Phrase -> kind, by where the phrase has to stand."""
    found: dict[str, dict[str, str]] = {
        w: {} for w in ("start", "line", "in", "masthead", "dated", "menu")
    }
    for phrase, kind, where in rows("en", "furniture"):
        found[where][phrase] = kind
    return found


@functools.cache
def _alternation(where: str) -> re.Pattern[str]:
    """One pattern for all phrases of a place, longest first."""
    phrases = sorted(_phrases()[where], key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in phrases)
    return re.compile("(" + joined + ")")


def _said(bare: str, folded: str) -> str | None:
    """By the lexicon."""
    whole = _phrases()["line"].get(folded.strip(" :.…!0123456789"))
    if whole:
        return whole
    if start := _alternation("start").match(folded):
        kind, rest = _phrases()["start"][start[1]], folded[start.end() :].strip()
        sentence = bare.endswith((".", "?", "”")) and len(rest.split()) > 5 and rest[:1] != ":"
        if start[1].endswith(":") or kind == "footer" or (len(rest) <= SHORT and not sentence):
            return kind
    if inside := _alternation("in").search(folded):
        kind = _phrases()["in"][inside[1]]
        if len(bare) <= SHORT or kind == "footer" or folded.endswith(inside[1] + "."):
            return kind
    if (dated := _alternation("dated").match(folded)) and date_only(bare):
        return _phrases()["dated"][dated[1]] if len(bare) <= SHORT else None
    return "notice" if _FOLLOW.match(bare) and len(bare) <= 120 else None


def _built(bare: str, folded: str) -> str | None:
    """By the shape of the line."""
    if masthead(bare):
        return "navigation"
    if _CRUMBS.fullmatch(bare) and len(bare) <= 160 and not bare.startswith(">"):
        return "navigation"
    for divider in (_BARS, _GAPS):
        parts = [p.strip() for p in divider.split(bare) if p.strip()]
        if _is_menu(parts):
            return "navigation"
    words = re.findall(r"\w+", folded)
    if len(words) >= 3 and all(w in _phrases()["menu"] for w in words):
        return "navigation"
    if (
        _READ_TIME.fullmatch(bare)
        or _TIME.fullmatch(bare)
        or (len(bare) >= 4 and _ID.fullmatch(bare))
    ):
        return "metadata"
    if _COUNTED.fullmatch(bare):
        return "share"
    return "share" if _HANDLES.fullmatch(bare) else None


def _is_menu(parts: list[str]) -> bool:
    """Three or more short items with capitals and no sentence among them."""
    if len(parts) < 3 or any(len(p) > 32 or p.endswith((".", ",", ";")) for p in parts):
        return False
    words = [w for p in parts for w in p.split()]
    if any(w[:1].isdigit() for w in words):
        return False
    return len(words) <= 3 * len(parts) and all(p[:1].isupper() or p[:1].isdigit() for p in parts)
