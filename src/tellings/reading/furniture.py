"""Site furniture in lines of plain text: what a page prints around its article.

A line is furniture by what it says (a lexicon) or by how it is built: breadcrumbs, menus, mastheads
with today's date, ids and times standing alone. Long lines are never furniture.
"""

import functools
import re

from tellings.reading.dates import date_only, find_dates
from tellings.reading.naming import name_like, person_like
from tellings.reading.site_words import COUNTS, EDGES, site_kind
from tellings.text.lexicons import rows, table
from tellings.text.lexicons import words as lexicon

LONGEST = 260  # characters; longer lines are prose
SHORT = 90  # a line that may be furniture because a phrase stands somewhere in it
_QUOTES = ('"', "“", "«", "‘", "„", "'")
HEADS_A_LIST = frozenset({"related", "comments"})

_CRUMBS = re.compile(r"\s*[^>»›→\n]{1,40}(?:\s*(?:>{1,2}|»|›|→)\s*[^>»›→\n]{1,80})+\s*")
_BARS = re.compile(r"\s+[|•·]\s+|\s+/\s+|\|")
_OWNED = re.compile(r"©|\(c\)\s?[12]\d{3}|\bcopyright\s(?:©|\(c\)|[12]\d{3})", re.I)
_YEAR_STOP = re.compile(r"\b(?:19|20)\d\d\b\W*(?:$|\.)")
# "More: Sailing cup; Garden tips": a label and items of a list, none of them a sentence
_LISTED = re.compile(
    r"(?P<label>[^\W\d_][\w’' -]{1,28}):\s+"
    r"(?P<items>[^;|•·.!?]{3,70}(?:\s*[;|•·]\s*[^;|•·.!?]{3,70})+)"
)
# "Harven: Kvelden Publishers, 2002.": a book in a list of books
_IN_A_LIST = re.compile(r"[A-Z][\w.]*:\s+(?:[A-Z]\S*\s+){1,5}\(?(?:19|20)\d\d")
_DASHES = re.compile(r"\s+[-–—]\s+")
_EDITION = re.compile(
    r"\b(?:online|digital|print|web|evening|morning|weekend) edition\b|\be-?paper\b"
)
_STOPS = re.compile(r"(?<=[\w)][\w)])\.(?:\s+|$)|\s+[|•·–—-]\s+")
_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d|present))?"
_OWNER_YEAR = re.compile(rf"(?P<name>[^\d,:]+?),?\s{_YEARS}|{_YEARS},?\s(?P<named>[^\d,:]+)")
_GAPS = re.compile(r"\t+|\s{2,}")
_TIME = re.compile(
    r"[\W\d]*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|GMT[+-]\d+)?[\W\d]*", re.I
)
_ID = re.compile(r"\W*(?:(?:id|no|ref|code|nr|number)\W{0,3})?[\W\d]*\d[\W\d]*", re.I)
_HANDLES = re.compile(r"\W*(?:https?://\S+|www\.\S+|[@#]\w+)(?:\s+(?:https?://\S+|[@#]\w+))*\W*")
_FOLLOW = re.compile(r"(?i:follow)\s+(?:[A-Z@][\w.&’'-]*\s+){1,5}(?:for|on|and)\b")
# a sentence of terms speaks to whoever reads the page, and quotes nobody
_TO_USER = re.compile(r"(?i)\b(?:you|your|please|agree|our|us)\b")
_SAYING = re.compile(r"[\"“”«»„]")
# "[4] Brandt, O. (2002)": an entry in a list of books
_REFERENCE = re.compile(r"\[?\d{1,3}[\].]\s|[^\d\n]{0,80}\b[A-Z]\.\s\((?:19|20)\d\d\)")
_READ_TIME = re.compile(
    r"\d{1,3}\s?(?:min(?:ute)?s?)(?:\s+read)?\W*"
    r"|(?:read(?:ing)? time|tempo de leitura|tiempo de lectura|temps de lecture|lesezeit|leestijd|"
    r"tempo di lettura|l[æe]setid|czas czytania|время чтения)\W{0,3}\d{1,3}\s?[^\W\d_]{1,9}\W*",
    re.I,
)
_COUNTED = re.compile(
    r"\(?\d[\d,.]*k?\)?\s+(?:comments?|shares?|views?|likes?|retweets?|replies)\W*"
    r"|(?:read|viewed|shared|seen)\W+\d[\d,.]*k?\s+times\W*",
    re.I,
)
_PAGED = re.compile(
    r"\W*(?:pages?|pp?\.)\s?\d{1,4}(?:\s?(?:of|/|-|–)\s?\d{1,4})?\W*|\d{1,3}\s+of\s+\d{1,3}\W*",
    re.I,
)
_LETTERS = re.compile(r"(?:(?:text|font|size|letters?)\b\W*){0,3}(?:A[\W]*){2,6}", re.I)
_ISSUE = re.compile(
    r"(?:\b(?:vol(?:ume)?|no|nr|issue|number)\b[.:]?\s*[\d,]{1,7}\b|\bpage\s\d{1,3}\b)\W*$", re.I
)
_PRINTED = re.compile(r"\b(?:edition|vol(?:ume)?|issue|pages?|section|in print)\b", re.I)
_ASKED = re.compile(
    r"(?:was|is|did|do|have|got|spotted|found|want|like|love|missed|need|know)\b[^.!?]{3,50}\?",
    re.I,
)
_THIS_PAGE = re.compile(
    r"\b(?:this|the|an?)\s(?:article|story|page|report|tip|mistake|error)\b", re.I
)


def furniture_kind(line: str) -> str | None:
    """The kind of furniture that a line is, None if it may be article."""
    bare = line.strip()
    return _kind_of_short(bare) if bare and len(bare) <= LONGEST else None


@functools.lru_cache(maxsize=4096)
def _kind_of_short(bare: str) -> str | None:
    folded = bare.lower().strip(EDGES)
    return _said(bare, folded) or site_kind(bare) or _built(bare, folded)


_OTHERS = re.compile(
    r"(?i)\W*(?:more|other|latest|recent|related|popular|further|similar|recommended|featured|top)\b"
    r"[^.!?]{0,40}\b(?:stories|articles|posts|news|reads|reading|headlines|pages|content|links|"
    r"coverage|reviews)\b[^.!?,;]{0,30}"
)


# "Topics: boats, harbours", "Citation: ..." and a role that stands alone
_LABELLED = re.compile(
    r"(?i)\W*(?:(?:topics?|tags?|tagged|keywords?|categor(?:y|ies)|sections?|filed under|labels?|"
    r"hashtags?)\b(?!\s(?:is|are|was|were|of|in|that|which))|(?:suggested\s)?citation:|"
    r"(?:(?:contributing|staff|senior|freelance|guest|associate|managing|features?|news|digital|"
    r"political|foreign|special)\s){1,3}(?:writers?|editors?|reporters?|correspondents?|columnists?|"
    r"contributors?|producers?)\W*$|by$)"
)


def heads_a_list(line: str) -> bool:
    """Whether a short line under an article heads a list of others: "More tales from the coast"."""
    return bool(_OTHERS.fullmatch(line.strip()))


def edge_kind(line: str) -> str | None:
    """The kind of furniture that a line is by its shape, where no article follows or precedes it.

    Inside an article the same shapes are lists and appeals that belong to it.
    """
    bare = line.strip()
    if len(bare) > 200 or len(bare) < 4:
        return None
    if len(bare) <= 60 and heads_a_list(bare):
        return "related"
    if _LABELLED.match(bare) and not bare.endswith((".", "!", "?")):
        return "metadata"
    listed = _LISTED.fullmatch(bare)
    if listed and not (name_like(listed["label"]) and person_like(listed["label"])):
        return "related"
    if _imprint(bare):
        return "footer"
    if len(bare) <= 80 and _ISSUE.search(bare) and _PRINTED.search(bare) and _unsaid(bare):
        return "metadata"
    return _prompting(bare, bare.lower()) or _asking(bare)


def _unsaid(bare: str) -> bool:
    """Whether a line is a few notes ("Late edition, page 4") rather than a sentence."""
    words = bare.split()
    return len(words) <= 9 and not any(w.lower() in _CLAUSE for w in words)


_CLAUSE = frozenset(
    ("is", "was", "are", "were", "has", "had", "said", "says", "he", "she", "they", "it", "we")
)


def _asking(bare: str) -> str | None:
    """A question to the reader about the page: "Was this story useful?", "Got a tip? Call us"."""
    asked = _ASKED.match(bare) if len(bare) <= SHORT else None
    if not asked:
        return None
    rest = re.findall(r"[^\W\d_]+", bare[asked.end() :].lower())
    told = any(w in _phrases()["reader"] for w in rest)
    return "notice" if told or (not rest and _THIS_PAGE.search(bare)) else None


def _imprint(bare: str) -> bool:
    """Whether a line names an owner with a year beside short notes: "Owner 2011. Printed by us."

    A name and a year are no sentence; alone they may sign an article ("Harven, 2011").
    """
    notes = [n for n in (note.strip() for note in _STOPS.split(bare)) if n]
    owned = [n for n in notes if _owner_and_year(n)]
    short = all(len(n.split()) <= 9 and not n.startswith(_QUOTES) for n in notes)
    return len(owned) == 1 and 2 <= len(notes) <= 5 and short


def _owner_and_year(note: str) -> bool:
    named = _OWNER_YEAR.fullmatch(note)
    name: str = (named["name"] or named["named"]) if named else ""
    return name_like(name) and name.split()[-1].lower() not in _months()


@functools.cache
def _months() -> frozenset[str]:
    return lexicon("en", "months") | frozenset(table("en", "publication_months"))


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
    parts += [p.strip().lower() for p in _DASHES.split(bare)]
    shown = any(p in _phrases()["line"] or _EDITION.search(p) for p in parts)
    return len(set(parts)) > 1 and shown


@functools.cache
def _phrases() -> dict[str, dict[str, str]]:
    """Phrase -> kind, by where the phrase has to stand."""
    found: dict[str, dict[str, str]] = {
        w: {}
        for w in ("start", "line", "in", "masthead", "dated", "menu", "owned", "prompt", "reader")
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
    whole = _phrases()["line"].get(folded.strip(COUNTS))
    if whole:
        return whole
    if start := _alternation("start").match(folded):
        kind, rest = _phrases()["start"][start[1]], folded[start.end() :].strip()
        sentence = bare.endswith((".", "?", "”")) and len(rest.split()) > 5 and rest[:1] != ":"
        if start[1].endswith(":") or kind == "footer" or (len(rest) <= SHORT and not sentence):
            return kind
    if inside := _alternation("in").search(folded):
        kind = _phrases()["in"][inside[1]]
        told = bare.endswith(".") and any(w in _TELLING for w in folded.split())
        if not told and (
            len(bare) <= SHORT or (kind != "footer" and folded.endswith(inside[1] + "."))
        ):
            return kind
        terms = _TO_USER.search(bare) and not _SAYING.search(bare)
        if kind == "footer" and (terms or inside[1] in _RIGHTS):
            return kind
    if (dated := _alternation("dated").match(folded)) and date_only(bare):
        return _phrases()["dated"][dated[1]] if len(bare) <= SHORT else None
    if _FOLLOW.match(bare) and len(bare) <= 120:
        return "notice"
    return _owned(bare, folded)


def _owned(bare: str, folded: str) -> str | None:
    """A line that says whose the page is: a copyright mark, or a ban on copying with a year."""
    if len(bare) > 200:
        return None
    if _OWNED.search(bare):
        return "footer"
    if not _YEAR_STOP.search(bare) or _IN_A_LIST.search(bare) or _REFERENCE.match(bare):
        return None
    told = any(w in _TELLING for w in folded.split())
    return "footer" if not told and _alternation("owned").search(folded) else None


# words of sentences that tell something; owners' notes have none of them
_TELLING = frozenset(
    (
        *("was", "were", "had", "said", "says", "he", "she", "they", "i", "who", "his", "her"),
        *("their", "him", "them", "after", "since", "which", "when"),
    )
)
# phrases that only owners write, however long the line
_RIGHTS = frozenset(
    (
        *("all rights reserved", "may not be published, broadcast, rewritten"),
        *("may not be reproduced", "reproduction without permission", "reproduction prohibited"),
        *("without written permission", "without prior written"),
        *("not responsible for the content of external", "جميع الحقوق محفوظة", "تمامی حقوق"),
        "کلیه حقوق",
    )
)


def _prompting(bare: str, folded: str) -> str | None:
    """A short line that tells the reader to do something with the site: "Send us your pictures"."""
    said = re.findall(r"[^\W\d_]+", folded)
    if not 2 <= len(said) <= 14 or len(bare) > SHORT or bare.startswith(_QUOTES):
        return None
    first = said[1] if said[0] == "please" else said[0]
    if first not in _phrases()["prompt"]:
        return None
    return "notice" if any(w in _phrases()["reader"] for w in said[1:]) else None


def _built(bare: str, folded: str) -> str | None:
    """By the shape of the line."""
    if masthead(bare):
        return "navigation"
    crumbs = _CRUMBS.fullmatch(bare) if len(bare) <= 160 and "«" not in bare else None
    if crumbs and not bare.startswith(">") and not bare.endswith((".", "?", "!", "”")):
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
    if _PAGED.fullmatch(bare):
        return "navigation"
    if _COUNTED.fullmatch(bare) or _LETTERS.fullmatch(bare):
        return "share"
    return "share" if _HANDLES.fullmatch(bare) else None


_YEAR_END = re.compile(rf"\s*[,©]*\s*{_YEARS}\W*$|^\W*{_YEARS},?\s+(?=[^\W\d_])")


def _is_menu(parts: list[str]) -> bool:
    """Three or more short items with capitals and no sentence among them."""
    if len(parts) < 3 or any(len(p) > 32 or p.endswith((".", ",", ";")) for p in parts):
        return False
    parts = [*parts[:-1], _YEAR_END.sub("", parts[-1])]
    words = [w for p in parts for w in p.split()]
    if not words or any(w[:1].isdigit() for w in words):
        return False
    return len(words) <= 3 * len(parts) and all(p[:1].isupper() or p[:1].isdigit() for p in parts)
