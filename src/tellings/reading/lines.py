"""The lines of a plain text, and what kind of line each is."""

import functools
import re
from typing import NamedTuple

from tellings.reading.dates import Dated, date_only, find_dates
from tellings.reading.naming import UPPER, name_like, parts_of
from tellings.reading.site_words import publication_label
from tellings.text.lexicons import rows, table, words

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# headings and emphasised lines of Markdown: the marks are not words
_MARKED = re.compile(
    r"(?:#{1,6}\s+)?(?P<mark>\*\*|__|\*|_|)(?P<words>[^\s*_#](?:[^*_]*[^\s*_])?)(?P=mark)"
)
_RULE = re.compile(r"\W{3,}")
_ENDS = re.compile(r"\W*(?:ends?|more|###+|-30-)\W*", re.I)
_SMALL = (
    "|".join(sorted((re.escape(w) for w in words("any", "name_links")), key=lambda w: (-len(w), w)))
    + "|from|at"
)
_CAPITAL = rf"(?:[a-z]{{1,3}}[-’'])?[{UPPER}][\w.’'-]*"
_BYLINE = re.compile(
    r"(?:(?:story|text|report|words|written|reported|reporting)\s+)?"
    r"(?:by|BY|By|Von|Par|Por|Di|Af|Av|Door)[:\s]\s*"
    rf"(?P<who>(?:{_CAPITAL}|(?:{_SMALL})(?=[\s,]))"
    rf"(?:[\s,/]+(?:{_CAPITAL}|{_SMALL})){{0,14}})[\s.,|]*"
)
_ROLE = re.compile(
    rf"(?P<who>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_SMALL})){{1,4}}),?\s+(?i:(?:(?:our|staff|chief|senior|"
    r"foreign|special|political|diplomatic|security|deputy|managing|[a-z]\w+)\s+){0,3}"
    r"(?:writers?|reporters?|correspondents?|editor|bureau|columnist)\b[^.]{0,40})"
)
_STAFF = re.compile(
    r"(?i:by)\s+(?P<who>(?:(?:our|a|the|staff|special|own)\s+){1,3}[\w\s]{0,40}?"
    r"(?:correspondent|reporter|staff|writer|desk|agenc)(?:s|y|ies)?"
    r"(?:\s+(?:and|with)\s+(?:the\s+)?(?:news\s+)?(?:agencies|wires|wire services))?)\.?"
)
_DATELINE = re.compile(
    rf"(?:[{UPPER}][{UPPER}.’'-]+|{_CAPITAL})"
    rf"(?:[ ,]+(?:{_CAPITAL}|(?:of|and|de|el|al)(?=\s[{UPPER}]))){{0,4}}"
    r"(?:,\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    rf"(?P<date>,\s*[{UPPER}][^\W\d_]{{2,8}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?"
    rf"|,\s*\d{{1,2}}\.?\s[{UPPER}][^\W\d_]{{2,8}}\.?(?:\s\d{{4}})?)?"
    rf"(?P<agency>\s*\([{UPPER}][^()\n]{{1,40}}\))?\s*(?P<mark>[-–—:]|[-–—]{{2}}|(?<=\s)(?://?|\|))\s"
)
_LABEL = re.compile(
    r"(?P<label>title|headline|source|outlet|publication|publisher|newspaper|date|published|"
    r"published on|publication date|author|byline|by|url|link)\s*:\s*(?P<value>\S.*)",
    re.I,
)
_STOPPED = re.compile(r"[.!?…؟۔][\"”’»)\]]*$")
_QUOTED = ('"', "“", "«", "„")


class Line(NamedTuple):
    """A line that is not blank, its words at [start, end); `gap` counts blank lines above."""

    start: int
    end: int
    text: str
    gap: int


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order; any Unicode line separator ends one."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        marked = _MARKED.fullmatch(bare)
        if marked:
            start, bare = start + marked.start("words"), marked["words"]
        breaks = sum(1 for _ in _BREAKS.finditer(text, last, start))
        found.append(Line(start, start + len(bare), bare, max(0, breaks - (1 if found else 0))))
        last = start + len(bare)
    return found


def is_rule(line: str) -> bool:
    """A separator: ---, ***, ====."""
    return len(line) <= 200 and bool(_RULE.fullmatch(line)) and not any(c.isalnum() for c in line)


def is_end_mark(line: str) -> bool:
    """(ENDS), ###, -30-."""
    return len(line) <= 20 and bool(_ENDS.fullmatch(line))


def is_prose(line: str) -> bool:
    """A line of running text rather than a heading, name or date."""
    if len(line) > 150 or (line[:1].islower() and not name_like(line)):
        return True
    count = line.count(" ") + 1
    if is_dateline(line) and count > 8:
        return True
    if _STOPPED.search(line):
        return count >= (6 if line.endswith(".") else 12) or line.startswith(_QUOTED)
    return count > 24 or line.endswith((",", ";"))


def is_dateline(line: str) -> bool:
    """A paragraph that opens with a place and a dash, perhaps with an agency or a day between."""
    match = _DATELINE.match(line[:140])
    if not match:
        return False
    place = line[: match.start("mark")].split("(")[0].strip(" ,")
    if line[match.end() : match.end() + 1].islower():
        return False
    return (
        bool(match["agency"] or match["date"])
        or (match["mark"] != ":" and place.isupper() and len(place) > 2)
        or (match["mark"] not in ":-" and place.count(" ") <= 2 and len(line) > 60)
    )


def dateline_date(line: str) -> Dated | None:
    """The full date in an opening like "HARVEN, 3 May 2011 (AP) -"; offsets into the line."""
    match = _DATELINE.match(line[:140])
    found = find_dates(line[: match.end()], 1) if match else []
    return found[0] if found else None


def byline_name(line: str) -> str | None:
    """Who a byline names, None if the line is no byline."""
    if len(line) > 140:
        return None
    match = _BYLINE.fullmatch(line)
    if match and not _STAFF.fullmatch(line):
        return match["who"].strip(" ,.|")
    match = _STAFF.fullmatch(line) or _ROLE.fullmatch(line)
    return match["who"] if match else None


def labelled(line: str) -> tuple[str, str, int] | None:
    """(label, value, offset of the value) of a line such as "Date: 3 May 2011"."""
    match = _LABEL.fullmatch(line) if len(line) <= 220 else None
    return (match["label"].lower(), match["value"].strip(), match.start("value")) if match else None


def date_line(line: str) -> tuple[Dated, str] | None:
    """The date of a line that is a date, alone or beside a name; and the name."""
    if len(line) > 120:
        return None
    found = date_only(line)
    if found is None:
        return None
    dated, rest = found
    if dated.precision == "year" or (rest and not _beside_a_date(rest)):
        return None
    at_edge = not line[: dated.start].strip(" ,(|–—-") or not re.search(
        r"[^\W\d_]{4,}",
        re.sub(
            r"(?i)\b(?:gmt|utc|am|pm|local time|pages?|section|issue|volume)\b",
            "",
            line[dated.end :],
        ),
    )
    return (dated, rest) if at_edge or len(parts_of(line)) > 1 else None


def _beside_a_date(rest: str) -> bool:
    """Whether what stands beside a date is names or labels rather than a sentence."""
    bare = unlabelled(rest)
    if not bare or name_like(bare) or byline_name(rest) is not None:
        return True
    parts = parts_of(bare)
    return len(parts) > 1 and any(name_like(p) or byline_name(p) for p in parts)


def unlabelled(rest: str) -> str:
    """What stands beside a date without "Published in", "Publié le", "on", and without a time."""
    label = publication_label(rest)
    rest = _CLOCK.sub(" ", rest[label:]) if label else rest
    return _ABOUT.sub("", rest).strip(" ,-–—()[]")


_CLOCK = re.compile(
    r"(?i)(?:(?:à|kl\.?|um|às|alle|saat|в|о|om)\s)?\d{1,2}[:.h]\d{0,2}\s?(?:uhr|hs?)?"
)
_ABOUT = re.compile(
    r"(?i)^(?:(?:published|printed|posted|updated|dated?|last|first|created|added|appeared|from|in|on|"
    r"by(?= the\b))\b[\s:]*)+|\b(?:on|dated?|published)[\s:]*$"
)


def yearless_line(line: str) -> tuple[str, str] | None:
    """(day as written, name beside it) of a line whose date cannot be placed; None for others.

    "Harven Daily, 5 May" names no year; "Harven Daily, 15 Khordad 1398" and "1440/03/02" count
    years that are not those of the Gregorian calendar.
    """
    if len(line) > 90:
        return None
    match = _YEARLESS.fullmatch(line)
    if match:
        month = next(g for g in (match["m1"], match["m2"]) if g)
        if month.lower().rstrip(".") not in table("en", "publication_months"):
            return None
    else:
        match = _other_calendar().fullmatch(line)
    if not match:
        return None
    name = (match["name"] or "").strip(" ,،|–—-")
    return (match["day"], name) if not name or name_like(name) else None


@functools.cache
def _other_calendar() -> re.Pattern[str]:
    """A line that is a date of the Solar or lunar Hijri calendar, perhaps after a name."""
    months = [
        row[0]
        for language in ("en", "ar", "fa")
        for row in rows(language, "months")
        if row[2] != "gregorian"
    ]
    names = "|".join(sorted(map(re.escape, months), key=lambda n: (-len(n), n)))
    year = r"(?:[1۱١][2-5۲-۵٢-٥]\d\d)"
    return re.compile(
        r"(?P<name>[^\d\n]*?[\s,،|–—-]{1,4})??"
        rf"(?P<day>\d{{1,2}}\s(?:{names})\s{year}|{year}[/.-]\d{{1,2}}[/.-]\d{{1,2}}"
        rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{year})(?:\s?(?:A\.?H\.?|AP|هـ|ه|ش|م))?"
    )


_YEARLESS = re.compile(
    r"(?P<name>[^\d\n]*?[\s,|–—-]{1,4})??(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?\s(?P<m1>[A-Z][a-z]{2,8})|(?P<m2>[A-Z][a-z]{2,8})\.?\s\d{1,2})"
)
