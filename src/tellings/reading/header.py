"""What stands above an article in plain text: title, outlet, byline, date, menus.

Lines that say what they are (a date, "By ...", a label, a menu) are taken as that; then the names
and headings among the others are shared out by where they stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.model import Span
from tellings.reading.dates import Dated, date_only, read_date
from tellings.reading.furniture import furniture_kind, is_section, masthead
from tellings.reading.hijri import find_hijri
from tellings.reading.lines import (
    Line,
    byline_name,
    date_line,
    is_prose,
    is_rule,
    labelled,
    unlabelled,
    yearless_line,
)
from tellings.reading.naming import (
    common_words,
    name_like,
    outlet_like,
    parts_of,
    person_like,
    place_like,
    shape_of_outlet,
)
from tellings.reading.site_words import of_change
from tellings.text.lexicons import words

REACH = 12  # lines from the top in which a header may stand
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


@dataclass(slots=True)
class Header:
    """What the lines above an article say; offsets count code points of the text of the lines.

    `length` is how many of the lines belong to the header. `dated` has offsets into the text;
    `seen_on` is the day on which the page was looked at, if a masthead gives one.
    """

    length: int = 0
    title: str | None = None
    title_at: Span | None = None
    outlet: str | None = None
    outlet_at: Span | None = None
    byline: str | None = None
    byline_at: Span | None = None
    dated: Dated | None = None
    seen_on: Dated | None = None
    open_date: str = ""
    url: str | None = None
    furniture: list[tuple[Line, str]] = field(default_factory=list)
    beside: list[tuple[str, Span]] = field(default_factory=list)  # names beside a date or byline
    tail: str = ""  # a name behind a dash at the end of the headline


def read_header(lines: Sequence[Line], names: frozenset[str] = frozenset()) -> Header:
    """The header at the top of `lines`; `names` is what the file's furniture calls the outlet."""
    header = Header()
    loose: list[Line] = []
    for number, line in enumerate(lines[:REACH]):
        if not _take(header, line, bool(loose), names):
            if is_prose(line.text) or len(loose) == 3:
                break
            loose.append(line)
        header.length = number + 1
    end = header.length
    article = [line.text for line in lines[end:]]
    _share_out(header, loose, names, article)
    _beside(header, names, article)
    header.length = _settled(header, lines, loose)
    if header.outlet is None:
        _in_byline(header, lines, article)
    if header.outlet is None:
        _behind_headline(header, article)
    return header


def _take(header: Header, line: Line, titled: bool, names: frozenset[str]) -> bool:
    """Whether the line alone says what it is; then it is noted in `header`."""
    if not titled and _seen(header, line):
        return True
    kind = "navigation" if is_rule(line.text) else furniture_kind(line.text)
    found = date_line(line.text)
    if kind and (kind != "metadata" or not found or of_change(line.text)):
        header.furniture.append((line, kind))
        return True
    if _label(header, line):
        return True
    if found:
        _date(header, line, found, names)
        return True
    who = byline_name(line.text)
    if who:
        header.byline, header.byline_at = who, (line.start, line.end)
        return True
    return _yearless(header, line) or _several(header, line, names)


def _in_byline(header: Header, lines: Sequence[Line], article: Sequence[str]) -> None:
    """The outlet behind the writer's name: "By Ola Brandt, Harven Daily"."""
    line = next((n for n in lines if header.byline_at and n.start == header.byline_at[0]), None)
    who, mark, last = (header.byline or "").rpartition(", ")
    if line is None or not mark or not name_like(last) or person_like(last):
        return
    known = words("en", "roles") | words("en", "countries")
    if place_like(last, article) or {last.lower(), last, last.split()[-1].lower()} & known:
        return
    at = line.start + line.text.rindex(last)
    header.byline, header.outlet, header.outlet_at = who, last, (at, at + len(last))


def _behind_headline(header: Header, article: Sequence[str]) -> None:
    """The name behind a dash after the headline, if the article never speaks of it (a speaker is
    named again)."""
    if not header.tail or not header.title or not header.title_at or person_like(header.tail):
        return
    if not header.title.endswith(header.tail) or not (header.dated or header.byline):
        return
    if any(header.tail in line for line in article) or is_section(header.tail):
        return
    start, end = header.title_at
    header.outlet, header.outlet_at = header.tail, (end - len(header.tail), end)
    header.title = header.title[: -len(header.tail)].rstrip(" -–—")
    header.title_at = (start, start + len(header.title))


def _several(header: Header, line: Line, names: frozenset[str]) -> bool:
    """A line of names with a byline among them ("Harven Daily | By Ola Brandt"), or a headline with
    the outlet behind a bar; then all of it is noted."""
    parts = parts_of(line.text) if len(line.text) <= 200 else []
    if len(parts) < 2:
        return False
    if any(byline_name(p) for p in parts) and all(byline_name(p) or name_like(p) for p in parts):
        for part in parts:
            _named(header, line, part, names)
        return True
    title, last = parts[0], parts[-1]
    barred = bool(re.search(r"\s[|·•]\s", line.text)) and len(last.split()) <= 4
    if header.title or len(parts) != 2 or title.count(" ") < 2 or not name_like(last):
        return False
    if not (last.casefold() in names or outlet_like(last) or (barred and not person_like(last))):
        header.tail = last
        return False
    at = line.text.rfind(last)
    header.title, header.title_at = title, (line.start, line.start + len(title))
    if header.outlet is None:
        header.outlet = last
        header.outlet_at = (line.start + at, line.start + at + len(last))
    return True


def _seen(header: Header, line: Line) -> bool:
    """A masthead above the title: it shows the day of looking, not of publishing."""
    found = date_only(line.text) if len(line.text) <= 160 else None
    if not found or not (
        masthead(line.text)
        or ("|" in line.text and _WEEKDAY.search(line.text) and name_like(found[1]))
    ):
        return False
    header.seen_on = _moved(found[0], line.start)
    header.furniture.append((line, "navigation"))
    at = line.text.find(found[1]) if name_like(found[1]) else -1
    if at >= 0 and found[1]:
        header.beside.append((found[1], (line.start + at, line.start + at + len(found[1]))))
    return True


def _label(header: Header, line: Line) -> bool:
    """A line such as "Source: Harven Daily" in the header."""
    found = labelled(line.text)
    if not found:
        return False
    label, value, at = found
    place = (line.start + at, line.end)
    if label in ("title", "headline"):
        header.title, header.title_at = value, place
    elif label in ("source", "outlet", "publication", "publisher", "newspaper"):
        header.outlet, header.outlet_at = value, place
    elif label in ("author", "byline", "by"):
        header.byline, header.byline_at = value, place
    elif label in ("url", "link"):
        header.url = value
    else:
        dated = read_date(value)
        if dated is None:
            return False
        header.dated = _moved(dated, place[0])
    header.furniture.append((line, "metadata"))
    return True


def _yearless(header: Header, line: Line) -> bool:
    """A date line without its year is left open, one of another calendar read; the name is kept."""
    found = yearless_line(line.text)
    if not found:
        return False
    other = find_hijri(line.text)
    if other is None:
        header.open_date = found[0]
    elif header.dated is None:
        header.dated = _moved(other, line.start)
    _named(header, line, found[1], frozenset())
    if not found[1]:
        header.furniture.append((line, "metadata"))
    return True


def _date(header: Header, line: Line, found: tuple[Dated, str], names: frozenset[str]) -> None:
    """A line with a date, and perhaps the outlet or the writer beside it."""
    dated, rest = found
    updated = bool(
        re.match(r"(?i)\W*(?:last\s+)?(?:updated|modified|accessed|retrieved)", line.text)
    )
    if header.dated is None and not updated:
        header.dated = _moved(dated, line.start)
    bare = unlabelled(rest)
    if not bare:
        header.furniture.append((line, "metadata"))
    for part in parts_of(bare):
        if header.title is None and part.count(" ") >= 2 and not name_like(part):
            at = line.start + line.text.find(part)
            header.title, header.title_at = part, (at, at + len(part))
        else:
            _named(header, line, part, names)


def _named(header: Header, line: Line, part: str, names: frozenset[str]) -> None:
    """A name beside a date or byline: the writer after "By", a known outlet, else noted."""
    at = line.text.find(part) if part else -1
    if at < 0:
        return
    who, place = byline_name(part), (line.start + at, line.start + at + len(part))
    if who:
        header.byline, header.byline_at = who, (line.start, line.end)
    elif header.outlet is None and (part.casefold() in names or outlet_like(part)):
        header.outlet, header.outlet_at = part, place
    else:
        header.beside.append((part, place))


def _beside(header: Header, names: frozenset[str], article: Sequence[str]) -> None:
    """Shares out the names beside a date: a place, a section, a person, else the outlet."""
    ranked = sorted(header.beside, key=lambda b: -shape_of_outlet(b[0]))
    for name, at in ranked:
        if is_section(name) or place_like(name, article):
            continue
        foreign = bool(names) and not any(_same_start(name, n) for n in names)
        unlike = header.outlet is not None or person_like(name) or (foreign and " " in name)
        if not unlike:
            header.outlet, header.outlet_at = name, at
        elif header.byline is None and " " in name and len(name.split()) <= 5:
            header.byline, header.byline_at = name, at


def _same_start(name: str, owner: str) -> bool:
    """Whether one of two names begins with the other ("Harven", "Harven Media Group")."""
    a, b = sorted((name.casefold().removeprefix("the "), owner.removeprefix("the ")), key=len)
    return b.startswith(a)


def _share_out(
    header: Header, loose: list[Line], names: frozenset[str], article: Sequence[str]
) -> None:
    """Lines that are not known by themselves: the title, the outlet, a name."""
    if header.outlet is None and len(loose) > 1:
        rated = [(_outletness(line.text, names), n, line) for n, line in enumerate(loose)]
        if rated[0][0] == 1 and loose[1].text.count(" ") <= loose[0].text.count(" "):
            rated[0] = (0, 0, loose[0])  # a headline may end in "post"; names are shorter
        best = max(rated, key=lambda r: r[:2])
        if best[0] > 0:
            _outlet_is(header, best[2])
            loose.remove(best[2])
    elif header.outlet is None and loose and loose[0].text.casefold() in names:
        _outlet_is(header, loose.pop(0))
    if header.outlet is None and len(loose) > 1 and _above_headline(header, loose, article):
        _outlet_is(header, loose.pop(0))
    if header.title is None and loose:
        first = loose.pop(0)
        header.title, header.title_at = first.text, (first.start, first.end)
    _names_alone(header, loose, names, article)


def _names_alone(
    header: Header, loose: list[Line], names: frozenset[str], article: Sequence[str]
) -> None:
    """Names alone on the lines under the headline: the outlet unless it is known or a person."""
    for line in list(loose):
        name = line.text
        if not name_like(name) or len(name.split()) > 6 or is_section(name):
            return
        person = person_like(name) or (bool(names) and not any(_same_start(name, n) for n in names))
        known = header.outlet is not None or any(not person_like(n) for n, _ in header.beside)
        if header.byline is None and " " in name and (person or known):
            header.byline, header.byline_at = name, (line.start, line.end)
        elif not known and not person and _a_name(name, article):
            _outlet_is(header, line)
        else:
            return
        loose.remove(line)


def _a_name(name: str, article: Sequence[str]) -> bool:
    return not common_words(name, article) and not place_like(name, article)


def _outlet_is(header: Header, line: Line) -> None:
    name = line.text.strip(" ()[]–—-")
    at = line.start + line.text.index(name)
    header.outlet, header.outlet_at = name, (at, at + len(name))


def _above_headline(header: Header, loose: list[Line], article: Sequence[str]) -> bool:
    """Whether a short name stands above a headline, and a date or byline stands by it too."""
    first, second = loose[0].text, loose[1].text
    length, below = len(first.split()), len(second.split())
    if not name_like(first) or length > 5 or below < 3 or is_section(first):
        return False
    if person_like(first):
        return False
    if not (header.dated or header.byline or header.open_date):
        return (
            length <= 2 and 3 <= below <= 12 and not name_like(second) and _a_name(first, article)
        )
    if name_like(second) and (length > 2 or below < 4):
        return False
    day = header.dated.start if header.dated else -1
    between = loose[0].start < day < loose[1].start
    return between or (length < below and _a_name(first, article))


def _settled(header: Header, lines: Sequence[Line], loose: list[Line]) -> int:
    """The header ends above the first line that nothing explains (a standfirst is article)."""
    length = header.length
    for number, line in enumerate(lines[:length]):
        if line in loose:
            length = number
            break
    floor = [
        n for n, line in enumerate(lines) if header.title_at and line.start == header.title_at[0]
    ]
    length = max([length, *(n + 1 for n in floor)])
    end = lines[length - 1].end if length else 0
    header.furniture = [(line, kind) for line, kind in header.furniture if line.end <= end]
    return length


def _outletness(line: str, names: frozenset[str]) -> int:
    if line.casefold() in names:
        return 3
    return 1 if outlet_like(line) and len(line.split()) <= 5 else 0


def _moved(dated: Dated, by: int) -> Dated:
    return dated._replace(start=dated.start + by, end=dated.end + by)
