"""Plain text -> drafts: header, body and furniture by line; one draft an article."""

import itertools
import re
from collections.abc import Iterable, Sequence

from tellings.model import Evidence, Furniture, Span
from tellings.reading.closing import closing_kind
from tellings.reading.credits import lent_by
from tellings.reading.dates import find_dates
from tellings.reading.draft import Draft
from tellings.reading.furniture import HEADS_A_LIST, LONGEST, edge_kind, furniture_kind
from tellings.reading.header import Header, read_header
from tellings.reading.lines import Line, dateline_date, is_end_mark, is_prose, is_rule, split_lines
from tellings.reading.publication import Shown, publication
from tellings.reading.site_words import publication_label
from tellings.reading.splices import find_splices

_OWNER = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b)[\s©]*(?:\([cC]\)\s*)?(?:[12]\d{3}(?:\s?[-–]\s?[12]?\d{1,3})?)?[,\s]*"
    r"(?:by\s+)?(?P<name>[A-Z][\w’'&-]*(?:\s+(?:of|the|and|&|for|[A-Z][\w’'&-]*)){0,6})"
)
_FOLLOWED = re.compile(
    r"(?i:follow|welcome to|subscribe to|more from)\s+"
    r"(?P<name>[A-Z][\w’'&-]*(?:\s+(?:of|the|[A-Z][\w’'&-]*)){0,5})\s*(?=for\b|on\b|[-–—|:.]|$)"
)
OPENING = 500  # characters of the first paragraph in which a day with its weekday is looked for
_WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_DATED_LINE = re.compile(r"(?i)\W*(?:first\s+)?(?:published|posted)\b")


def read_plain(text: str, key: str, path: str, split: bool = True) -> list[Draft]:
    """The articles in a text file, in order; their texts joined are the whole text."""
    lines = split_lines(text)
    cuts = [lines[n].start for n in find_splices(lines)] if split else []
    drafts = []
    for segment, (start, end) in enumerate(itertools.pairwise([0, *cuts, len(text)])):
        draft = article(text[start:end], key, path)
        draft.segment, draft.starts_at = segment, start
        if cuts:
            draft.warnings.append(
                f"part {segment + 1} of {len(cuts) + 1} of a file that holds several articles"
            )
        day = draft.published.evidence[0].note if draft.published else None
        draft.identity = (segment, draft.outlet, draft.title, day)
        drafts.append(draft)
    return drafts


def article(text: str, key: str, path: str) -> Draft:
    """One article in plain text."""
    draft = Draft(key, path, text)
    lines = split_lines(text)
    kinds = [None if len(line.text) > 260 else furniture_kind(line.text) for line in lines]
    names = owners(
        line.text
        for line, kind in zip(lines, kinds, strict=True)
        if kind and not lent_by(line.text)  # "Copyright X" without a year may be a credit
    )
    header = read_header(lines, names)
    _take_header(draft, header)
    rest = lines[header.length :]
    mark_lines(draft, rest)
    if not draft.body and header.length:  # all of it looked like a header: then it was none
        draft.title = draft.title_at = draft.byline = draft.byline_at = draft.outlet = None
        draft.furniture.clear()
        mark_lines(draft, lines)
    if draft.outlet is None:
        _owner_is_outlet(draft, lines)
    shown, seen = header_dates(text, header)
    shown += [*published_lines(text, draft.furniture), *datelines(draft)]
    draft.published, warnings = publication(shown, text, draft.body, seen)
    draft.warnings += warnings
    if header.open_date and draft.published is None:
        draft.warnings.append(
            f"the date line {header.open_date!r} names no year of this calendar; left unknown"
        )
    draft.url = header.url
    return draft


def mark_lines(draft: Draft, lines: Sequence[Line]) -> None:
    """Adds the lines to the draft's body or furniture; neighbouring body lines become one span."""
    listing = False
    start = end = -1
    numbers = range(len(lines) - 1, -1, -1)
    last = next((n for n in numbers if _paragraph(lines[n].text, draft.byline)), len(lines))
    for number, line in enumerate(lines):
        kind = _kind_of(line) or (_below(line.text, draft.byline) if number > last else None)
        if kind is None and listing and len(line.text) <= 110 and not is_prose(line.text):
            kind = "related"
        else:
            listing = kind in HEADS_A_LIST and len(line.text) <= 40
        if kind is None:
            start, end = (line.start if start < 0 else start), line.end
            continue
        draft.furniture.append(Furniture(line.start, line.end, kind))
        if start >= 0:
            draft.body.append((start, end))
            start = -1
    if start >= 0:
        draft.body.append((start, end))


def _paragraph(line: str, byline: str | None) -> bool:
    """Whether a line is surely of the article."""
    if is_prose(line) and furniture_kind(line) is None:
        return _below(line, byline) is None
    return len(line) > LONGEST


def _below(line: str, byline: str | None) -> str | None:
    """The kind of furniture that a line is if no article follows."""
    return edge_kind(line) or closing_kind(line, byline) or None


def owners(furniture: Iterable[str]) -> frozenset[str]:
    """Names of the outlet in lines of furniture ("© 2011 Harven Daily"), folded."""
    found = set()
    for line in furniture:
        for match in [*_OWNER.finditer(line), *_FOLLOWED.finditer(line)]:
            found.add(re.sub(r"\s+(?:and|the|of|for)$", "", match["name"]).casefold())
    return frozenset(found)


def header_dates(text: str, header: Header) -> tuple[list[Shown], list[Shown]]:
    """The dates that a header shows: of publishing, of looking."""
    shown, seen = [], []
    if header.dated:
        at = (header.dated.start, header.dated.end)
        kind = "header-line"
        shown.append(Shown(kind, header.dated, at, text[at[0] : at[1]]))
    if header.seen_on:
        at = (header.seen_on.start, header.seen_on.end)
        seen.append(Shown("masthead", header.seen_on, at, text[at[0] : at[1]]))
    return shown, seen


def datelines(draft: Draft) -> list[Shown]:
    """The full date in the words that open the article ("HARVEN, 3 May 2011 (AP) -"), or the one
    with its weekday in the first paragraph ("on Tuesday, 3 May 2011")."""
    if not draft.body:
        return []
    start, end = draft.body[0]
    text = draft.text
    dated = dateline_date(text[start : min(end, start + 140)])
    if dated is not None:
        at = (start + dated.start, start + dated.end)
        return [Shown("dateline", dated, at, text[at[0] : at[1]])]
    stop = text.find("\n", start, min(end, start + OPENING))
    opening = text[start : stop if stop > start else min(end, start + OPENING)]
    for dated in find_dates(opening, 3):
        at = (start + dated.start, start + dated.end)
        if dated.precision == "day" and _WEEKDAY.match(text[at[0] : at[1]]):
            return [Shown("opening", dated, at, text[at[0] : at[1]])]
    return []


def published_lines(text: str, furniture: Sequence[Furniture]) -> list[Shown]:
    """Dates in lines such as "Published: 3 May 2011" under the article."""
    found = []
    for mark in furniture:
        line = text[mark.start : mark.end]
        labelled = _DATED_LINE.match(line) or publication_label(line)
        if mark.kind == "metadata" and labelled:
            for dated in find_dates(line, 1):
                at = (mark.start + dated.start, mark.start + dated.end)
                found.append(Shown("header-line", dated, at, text[at[0] : at[1]]))
    return found


def _take_header(draft: Draft, header: Header) -> None:
    draft.title, draft.title_at = header.title, header.title_at
    draft.byline, draft.byline_at = header.byline, header.byline_at
    draft.outlet = header.outlet
    if header.outlet_at:
        draft.evidence.append(Evidence("outlet-line", None, *header.outlet_at))
    draft.furniture += [Furniture(line.start, line.end, kind) for line, kind in header.furniture]


def _kind_of(line: Line) -> str | None:
    if is_rule(line.text) or is_end_mark(line.text):
        return "navigation"
    return furniture_kind(line.text)


def _owner_is_outlet(draft: Draft, lines: Sequence[Line]) -> None:
    """The name in the copyright lines, if it is the only one, is the outlet."""
    names = owners([draft.text[f.start : f.end] for f in draft.furniture if f.kind == "footer"])
    if len(names) != 1:
        return
    name = next(iter(names))
    for line in reversed(lines):
        at = line.text.casefold().find(name)
        if at >= 0 and len(line.text) <= 260 and len(line.text.casefold()) == len(line.text):
            span: Span = (line.start + at, line.start + at + len(name))
            draft.outlet = draft.text[span[0] : span[1]]
            draft.evidence.append(Evidence("owner", None, *span))
            return
