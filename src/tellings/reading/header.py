"""What stands above an article in plain text: title, outlet, byline, date, menus."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.model import Span
from tellings.reading.dates import Dated, date_only, read_date
from tellings.reading.furniture import furniture_kind, masthead
from tellings.reading.lines import (
    Line,
    byline_name,
    date_line,
    is_prose,
    is_rule,
    labelled,
    name_like,
    outlet_like,
    yearless_line,
)

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
    dated_line: str = ""
    seen_on: Dated | None = None
    open_date: str = ""
    url: str | None = None
    furniture: list[tuple[Line, str]] = field(default_factory=list)

    def place_like(self, opening: str) -> bool:
        """Whether the name beside the date is the place that the dateline opens with."""
        beside = self.byline and self.byline in self.dated_line
        return bool(beside) and opening.casefold().startswith(str(self.byline).casefold())


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
    _share_out(header, loose, names)
    header.length = _settled(header, lines, loose)
    following = lines[header.length].text if header.length < len(lines) else ""
    if header.byline and header.byline_at and header.place_like(following):
        header.byline = header.byline_at = None
    return header


def _take(header: Header, line: Line, titled: bool, names: frozenset[str]) -> bool:
    """Whether the line alone says what it is; then it is noted in `header`."""
    if not titled and _seen(header, line):
        return True
    kind = "navigation" if is_rule(line.text) else furniture_kind(line.text)
    if kind:
        header.furniture.append((line, kind))
        return True
    if _label(header, line):
        return True
    found = date_line(line.text)
    if found:
        _date(header, line, found, names)
        return True
    who = byline_name(line.text)
    if who:
        header.byline, header.byline_at = who, (line.start, line.end)
        return True
    return _yearless(header, line)


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
        header.dated_line = line.text
    header.furniture.append((line, "metadata"))
    return True


def _yearless(header: Header, line: Line) -> bool:
    """A date line without its year: the year stays open, the name beside it is kept."""
    found = yearless_line(line.text)
    if not found:
        return False
    header.open_date = found[0]
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
        header.dated, header.dated_line = _moved(dated, line.start), line.text
    bare = re.sub(r"(?i)^(?:published|posted|date|on|first|created|added)\b[\s:]*", "", rest).strip(
        " |,-–"
    )
    if not bare:
        header.furniture.append((line, "metadata"))
    for part in (p.strip(" ,-–") for p in re.split(r"[|·•]", bare)):
        _named(header, line, part, names)


def _named(header: Header, line: Line, part: str, names: frozenset[str]) -> None:
    """A name beside a date: the writer after "By", an outlet, else whoever it is."""
    at = line.text.find(part) if part else -1
    if at < 0:
        return
    who, place = byline_name(part), (line.start + at, line.start + at + len(part))
    if who:
        header.byline, header.byline_at = who, (line.start, line.end)
    elif header.outlet is None and (part.casefold() in names or outlet_like(part)):
        header.outlet, header.outlet_at = part, place
    elif header.byline is None:
        header.byline, header.byline_at = part, place


def _share_out(header: Header, loose: list[Line], names: frozenset[str]) -> None:
    """Lines that are not known by themselves: the title, the outlet, a name."""
    if header.outlet is None and len(loose) > 1:
        rated = [(_outletness(line.text, names), n, line) for n, line in enumerate(loose)]
        if rated[0][0] == 1 and loose[1].text.count(" ") <= loose[0].text.count(" "):
            rated[0] = (
                0,
                0,
                loose[0],
            )  # a headline may end in "post" too; names are the shorter line
        best = max(rated, key=lambda r: r[:2])
        if best[0] > 0:
            header.outlet, header.outlet_at = best[2].text, (best[2].start, best[2].end)
            loose.remove(best[2])
    elif header.outlet is None and loose and loose[0].text.casefold() in names:
        header.outlet, header.outlet_at = loose[0].text, (loose[0].start, loose[0].end)
        loose.pop()
    if header.outlet is None and len(loose) > 1 and _above_the_date(header, loose):
        first = loose.pop(0)
        header.outlet, header.outlet_at = first.text, (first.start, first.end)
    if header.title is None and loose:
        first = loose.pop(0)
        header.title, header.title_at = first.text, (first.start, first.end)
    if header.byline is None and loose and _person_like(loose[0].text):
        who = loose.pop(0)
        header.byline, header.byline_at = who.text, (who.start, who.end)


def _above_the_date(header: Header, loose: list[Line]) -> bool:
    """Whether a short name stands above a headline, with a date or byline between or below."""
    first, second = loose[0].text, loose[1].text
    words = len(first.split())
    if not name_like(first) or words > 5 or name_like(second) or len(second.split()) < 3:
        return False
    day = header.dated.start if header.dated else -1
    between = loose[0].start < day < loose[1].start
    below = day > loose[1].end or (header.byline_at or (-1, -1))[0] > loose[1].end
    return between or (below and words <= 3 and words < len(second.split()))


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


def _person_like(line: str) -> bool:
    return name_like(line) and 2 <= len(line.split()) <= 4 and not any(c.isdigit() for c in line)


def _moved(dated: Dated, by: int) -> Dated:
    return dated._replace(start=dated.start + by, end=dated.end + by)
