"""Credits: lines and phrases that name the publisher a report was taken from.

Datelines such as "HARVEN (AP) -", tails such as "- Reuters", credit sentences ("Source: X", "First
published by X", "With reporting by X"), translations. Who is quoted inside sentences is the
business of attribution.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from tellings.model import Credit, Span
from tellings.text.lexicons import rows

LONGEST = 220  # a credit is a short sentence
LOOKED_AT = 60  # lines at either end where datelines and tails stand

_NAME = (
    r"(?:[Tt]he\s+)?(?P<name>[A-Z][\w’'&.-]*"
    r"(?:\s+(?:of|for|the|and|de|al|&)(?=\s+[A-Z])|\s+[A-Z][\w’'&-]*){0,7})"
)
_DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*,?\s+|\d{1,4},?\s+|(?:of|and|de|el|al)\s+){1,7}"
    r"\((?P<name>[A-Z][^()\n]{1,40})\)\s*(?:[-–—:]|,\s+[-–—])"
)
_CITY_AGENCY = re.compile(
    r"\s*[A-Z][A-Z .’'-]{2,40}(?:,[^\n()]{1,40})?,?\s+(?P<name>[A-Z]{2,5})\s*[-–—]\s"
)
_OPENING = re.compile(r"\s*\((?P<name>[A-Z][^()\n]{1,40})\)\s*(?:[-–—:])")
_NOUN = (
    r"(?:report|story|article|piece|text|item|dispatch|interview|account|version|reports|stories)"
)
_STORY = (
    r"(?:(?:(?:a\s+)?(?:large\s+|small\s+|shorter\s+|longer\s+)?(?:part|parts|most|much|some|"
    rf"portions?|version)\s+of\s+(?:this|the|these)\s+{_NOUN}|(?:this|these)\s+{_NOUN})\s+)?"
)
_WAS = r"(?:(?:was|were|is|are|has|have|had|been|first|originally|also|previously)\s+){0,4}"
_THING = r"(?:reporting|material|information|contributions?|inputs?|files|copy|reports|dispatches)"
_BY = r"(?:by|in|on|at|from|with permission from|with the permission of|courtesy of)"
_FORMS: tuple[tuple[str, str], ...] = (
    ("translated-from", rf"{_STORY}{_WAS}(?:translated|adapted)\s+(?:and\s+\w+\s+)?from\s+"),
    (
        "republished-from",
        rf"{_STORY}{_WAS}(?:re-?)?(?:published|printed|posted|produced|broadcast|aired)\s+{_BY}\s+",
    ),
    (
        "republished-from",
        rf"{_STORY}{_WAS}(?:appeared|appears|ran|runs)\s+(?:first\s+)?(?:in|on)\s+",
    ),
    (
        "agency",
        rf"{_STORY}{_WAS}(?:came|comes|come|taken|drawn|supplied|provided|compiled|contributed)\s+"
        rf"(?:in part\s+)?(?:from|by)\s+",
    ),
    (
        "agency",
        rf"(?:with\s+)?(?:additional\s+|further\s+|some\s+|agency\s+|wire\s+)?{_THING}\s+"
        r"(?:supplied\s+|provided\s+)?(?:by|from)\s+",
    ),
    ("agency", r"(?:source|agency|credit|via|courtesy(?: of)?|wire)\s*(?::|–|-)\s*"),
)
_REST = r"(?:\s*(?:,|and|/|&|by|for|on|in)\s[^\n]{0,80})?"
_CREDITS = tuple(
    (kind, re.compile(rf"\W{{0,3}}(?i:{form}){_NAME}{_REST}\W{{0,4}}")) for kind, form in _FORMS
)
_CUES = re.compile(
    r"\b(?:translated|adapted|(?:re-?)?(?:published|printed|posted)|produced|broadcast|aired|"
    r"(?:report|story|article|piece|text|item|dispatch|interview)s? (?:came|comes|was|is|has|first|"
    r"originally|appeared)|reporting|material|input|inputs|files|contributions?|source|agency|credit|"
    r"courtesy|via|wire|information|dispatches|copy)\b",
    re.I,
)
_LANGUAGE = re.compile(
    r"^(?:Arabic|Persian|Farsi|Kurdish|Turkish|Hebrew|French|German|Russian|Spanish|Urdu|Pashto|"
    r"Dari|English|Chinese|Italian|Ukrainian)\b(?: (?:by|from) )?"
)
_TAIL = re.compile(
    r"(?:^|[\s.!?”\"')])(?:[-–—]{1,2}\s?|[(\[/])(?P<name>[A-Z][\w .&’'/-]{1,40}?)[)\]]?\s*$"
)
_ALONE = re.compile(r"[-–—(\[]{0,2}\s*(?P<name>[A-Z][\w .&’'/,-]{1,60}?)[)\].]?\s*$")
_SHARED = re.compile(r"\s*(?:,|/|&|\band\b|\bwith\b)\s*")
_MADE_LIKE_ONE = re.compile(
    r"\b(?:News Agency|Press Agency|News Service|Press Service|Press Association|Newswire|"
    r"Wire Service|Newswires|Press Trust|Press International)$"
)


def find_credits(text: str, body: Sequence[Span], outlet: str | None) -> list[Credit]:
    """The credits in the body of `text`, in order; the outlet's own name is no credit."""
    spans = list(_lines(text, body))
    found = [c for line in spans[:3] for c in _dateline(text, *line)]
    for cue in _CUES.finditer(text):
        found += _sentence(text, *_around(text, cue.start()))
    for start, end in spans[-LOOKED_AT:]:
        found += _tail(text, start, end)
    kept: list[Credit] = []
    for credit in sorted(set(found), key=lambda c: (c.start, -c.end, c.kind, c.name)):
        if not same_publisher(credit.name, outlet) and all(c.end <= credit.start for c in kept):
            kept.append(credit)
    return kept


def same_publisher(name: str, outlet: str | None) -> bool:
    """Whether a credited name is the outlet's own: equal, its initials, or its first words."""
    if not outlet:
        return False
    mine, theirs = (_words(n) for n in (name, outlet))
    initials = "".join(w[0] for w in theirs)
    return bool(mine) and (mine == theirs[: len(mine)] or "".join(mine) == initials)


@functools.cache
def agencies() -> frozenset[str]:
    """Known agencies with their short names, folded to lower case."""
    return frozenset(column.lower() for row in rows("en", "agencies") for column in row if column)


def is_agency(name: str) -> bool:
    """Whether a name is a known agency or is made like one ("... News Agency")."""
    bare = re.sub(r"^the ", "", name.strip(" .()[]"), flags=re.I)
    return bare.lower() in agencies() or bool(_MADE_LIKE_ONE.search(bare))


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.casefold()) if w != "the"]


def _lines(text: str, body: Sequence[Span]) -> Iterator[Span]:
    """The lines of the body that hold anything."""
    for start, end in body:
        for match in _LINE.finditer(text, start, end):
            yield match.span()


_LINE = re.compile(r"\S[^\n]*")


def _around(text: str, at: int) -> Span:
    """The sentence around `at`, by full stops and line ends alone."""
    window = max(0, at - LONGEST)
    before = text[window:at]
    start = max((m.end() for m in _STOP.finditer(before)), default=0) + window
    stop = _STOP.search(text, at, at + LONGEST)
    return start, stop.start() + 1 if stop else min(len(text), at + LONGEST)


_STOP = re.compile(r"[.!?](?:[\"”')\]]|\s)+|\n\s*")


def _dateline(text: str, start: int, end: int) -> list[Credit]:
    """The agency in the dateline that opens a line."""
    for pattern in (_DATELINE, _CITY_AGENCY, _OPENING):
        match = pattern.match(text, start, min(end, start + 120))
        if match and (pattern is not _CITY_AGENCY or is_agency(match["name"])):
            whole, first = match["name"], match.start("name")
            parts = _split(whole)
            pieces = parts if any(is_agency(n) for n, _ in parts) else [(whole, 0)]
            return [Credit(first + at, first + at + len(n), n, "agency") for n, at in pieces]
    return []


def _split(names: str) -> list[tuple[str, int]]:
    """ "Reuters/AFP" as its names with their places."""
    found, at = [], 0
    for match in [*_SHARED.finditer(names), None]:
        end = match.start() if match else len(names)
        if names[at:end].strip():
            found.append((names[at:end], at))
        at = match.end() if match else end
    return found or [(names, 0)]


def _sentence(text: str, start: int, end: int) -> list[Credit]:
    """The credit that a whole sentence is."""
    sentence = text[start:end].rstrip()
    for kind, pattern in _CREDITS:
        match = pattern.fullmatch(sentence)
        if not match:
            continue
        name, at = match["name"], match.start("name")
        language = _LANGUAGE.match(name) if kind == "translated-from" else None
        if language:
            return [Credit(start, start + len(sentence), language.group().split()[0], kind)]
        name = name.rstrip(".")
        name = _split(name)[0][0] if is_agency(_split(name)[0][0]) else name
        if kind != "agency" or is_agency(name) or " " in name or not sentence.startswith(name):
            at += start
            return [Credit(start, start + len(sentence), name, kind)] if at else []
    return []


def _tail(text: str, start: int, end: int) -> list[Credit]:
    """An agency alone on a line, or in brackets or after a dash at the end of one."""
    line = text[max(start, end - 70) : end]
    whole = end - start <= 70
    match = (_ALONE.match(line) if whole else None) or _TAIL.search(line)
    if match and not is_agency(_split(match["name"])[0][0]):
        match = _TAIL.search(line)
    if not match:
        return []
    names, base = match["name"], max(start, end - 70) + match.start("name")
    pieces = [(n, at) for n, at in _split(names) if is_agency(n)]
    return [Credit(base + at, base + at + len(n), n, "agency") for n, at in pieces]
