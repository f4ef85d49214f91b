"""The days on which a page says it was published: markup, the line by the headline, the address.

What markup says is believed if the page shows it too, if its address has it, or if two statements
agree; of a news article (schema.org's NewsArticle) one is enough. Guides that are rewritten for
years state a first day that their readers never see: that says nothing about the text at hand.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.blocks import Block
from tellings.reading.dates import Dated, find_dates, read_date, shift
from tellings.reading.day_order import settled
from tellings.reading.hijri import find_hijri
from tellings.reading.lines import date_line
from tellings.reading.markup import named_metas
from tellings.reading.publication import Shown
from tellings.reading.region import title_at

AFTER, BEFORE = 14, 6  # blocks around the headline among which a visible date is looked for
REWRITTEN = 31  # days between first and last edition after which the text is no longer the first
LISTED = 3  # dates in like elements that make a list of events or teasers
_UPDATED = re.compile(
    r"(?i)\b(?:(?:last|page|first)\s)?(?:updated|modified|reviewed|retrieved|accessed|edited|revised)\b"
)
_FIRST = re.compile(r"(?i)\b(?:published|posted|first)\b")
_LABELLED = re.compile(r"(?i)\W*(?:first\s)?(?:published|posted)(?:\son)?\b[:\s]")
_NEWS = re.compile(r"News|Reportage|LiveBlog|Report")
_URL_DAY = re.compile(r"[/_-]([12]\d{3})[/_-]([01]?\d|[A-Za-z]{3,9})[/_-]([0-3]?\d)(?=[/_.-]|$)")
_URL_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\d{0,6}(?:[/_.-]|$))")
_READING = re.compile(r"(?i)[\s|·•,–—-]*(?:\d+|--)?\s?min(?:ute)?s?\.?\sread\b.*$")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-][12]\d{3}")


def page_dates(
    tree: Any,
    blocks: Sequence[Block],
    metas: Sequence[tuple[str, str]],
    thing: Mapping[str, Any],
    title: str | None,
    url: str | None,
) -> tuple[list[Shown], list[str]]:
    """All dates that claim to be the day of publication, and warnings about those not believed.

    `thing` is the page's JSON-LD article, `blocks` are what its readers see.
    """
    changed = [thing.get("dateModified"), *named_metas(metas, "modified")]
    modified = [d for v in changed if isinstance(v, str) and (d := read_date(v))]
    dated = _visible_dates(blocks)
    visible, edited = _by_headline(blocks, title, dated)
    address = _in_address(url) if url else None
    found = _declared(metas, thing)
    if visible and found and any(_near(visible.dated, m) for m in modified):
        visible, edited = None, edited or visible
    doubt = found and _unconfirmed(found[0], dated, address)
    if doubt and visible and found[0].dated.first > shift(visible.dated.last, REWRITTEN):
        warnings = [_beside(found[0], visible) + "; what it shows is taken"]
        found = []
    elif doubt and (_rewritten(found, thing, edited) or _alone(found, thing, modified)):
        warnings = [_beside(found[0], visible or edited) + "; left unknown"]
        found = []
    else:
        warnings = []
        found = found or _timed(tree)
    if visible:
        found.append(visible)
    if address:
        found.append(Shown("url", address, None, url or ""))
    return found, warnings


def _declared(metas: Sequence[tuple[str, str]], thing: Mapping[str, Any]) -> list[Shown]:
    """Dates in JSON-LD and meta tags; a JSON-LD day that is also its day of change, against all
    meta tags, is none of publication."""
    linked = _shown("json-ld", thing.get("datePublished"))
    tagged = [s for c in named_metas(metas, "published") if (s := _shown("meta", c))]
    changed = _shown("json-ld", thing.get("dateModified"))
    edit = linked and changed and linked.dated.first == changed.dated.first
    if linked and edit and tagged and not any(_near(linked.dated, s.dated) for s in tagged):
        return tagged
    return [linked, *tagged] if linked else tagged


def _unconfirmed(claim: Shown, dated: Sequence[tuple[Block, Dated]], address: Dated | None) -> bool:
    """Whether neither what the page shows nor its address has the day that its markup states."""
    day = claim.dated
    if day.precision != "day" or (address and _near(day, address)):
        return False
    return not any(_near(day, d) or day.first in _readings(b.text, d) for b, d in dated)


def _readings(text: str, dated: Dated) -> tuple[str, ...]:
    """The days that a date in figures may mean: 09.10.2024 is two."""
    if dated.precision != "day" or not _NUMERIC.search(text[dated.start : dated.end]):
        return (dated.first, dated.last)
    year, month, day = dated.first.split("-")
    return (dated.first, f"{year}-{day}-{month}")


def _rewritten(found: Sequence[Shown], thing: Mapping[str, Any], edited: Shown | None) -> bool:
    """Whether a page that is no news tells its readers only of an edition much later."""
    if edited is None or _is_news(thing):
        return False
    return edited.dated.first > shift(found[0].dated.last, REWRITTEN)


def _alone(found: Sequence[Shown], thing: Mapping[str, Any], modified: Sequence[Dated]) -> bool:
    """Whether one statement in JSON-LD is all there is, on a page that is no article of news."""
    if any(s.kind != "json-ld" for s in found):
        return False
    late = shift(found[0].dated.first, REWRITTEN)
    return not _is_news(thing) or any(m.first > late for m in modified)


def _is_news(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(_NEWS.search(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _beside(claim: Shown, shown: Shown | None) -> str:
    """The stated day and the one that the page shows, for a warning."""
    beside = f"the page shows {shown.note!r}" if shown else "the page shows no such day"
    return f"publication dates contradict: its markup says {claim.note!r} ({claim.kind}), {beside}"


def _timed(tree: Any) -> list[Shown]:
    """The date in the first element marked as the time of publication."""
    for element in tree.xpath("//time[@pubdate] | //*[contains(@itemprop,'datePublished')]")[:8]:
        value = element.get("datetime") or element.get("content") or element.text_content()
        shown = _shown("time-tag", " ".join(value.split()))
        if shown and not any(p.tag in ("aside", "footer", "nav") for p in element.iterancestors()):
            return [shown]
    return []


def _shown(kind: str, value: Any) -> Shown | None:
    stated = value if isinstance(value, str) and len(value) < 120 else ""
    dated = (read_date(stated) or find_hijri(stated)) if stated else None
    return Shown(kind, dated, None, str(value).strip()) if dated else None


def _visible_dates(blocks: Sequence[Block]) -> list[tuple[Block, Dated]]:
    """The first dates of the short blocks of a page, with the blocks."""
    return [
        (block, found[0])
        for block in blocks
        if len(block.text) <= 300
        and any(map(str.isdigit, block.text))
        and (found := find_dates(block.text, 1))
    ]


def _by_headline(
    blocks: Sequence[Block], title: str | None, dated: Sequence[tuple[Block, Dated]]
) -> tuple[Shown | None, Shown | None]:
    """The date that stands alone or beside a name near the headline, as readers see it, or one that
    a line of its own calls the day of publication; and the first that is called one of change."""
    top = title_at(blocks, title)
    near = [*blocks[top + 1 : top + 1 + AFTER], *blocks[max(0, top - BEFORE) : top][::-1]]
    edited: Shown | None = None
    for number, block in enumerate(near if top >= 0 else []):
        if number < AFTER and len(block.text) > 300:
            near = near[number:]
            break
        found = _date_alone(block.text) if block.aside in ("", "metadata") else None
        if not found or _in_a_list(block, dated):
            continue
        if not _changed(block.text, near[number - 1].text if 0 < number < AFTER else ""):
            return _read(found, block.text, dated), edited
        edited = edited or _read(found, block.text, dated)
    for block, found in dated:
        if len(block.text) <= 60 and _LABELLED.match(block.text) and block.aside != "related":
            return _read(found, block.text, dated), edited
    return None, edited


def _read(found: Dated, text: str, dated: Sequence[tuple[Block, Dated]]) -> Shown:
    """The date with its order decided by the other dates that the page shows."""
    words = text[found.start : found.end]
    if found.precision == "range":
        told = {d.first for b, d in dated if d.precision == "day" and b.text != text}
        match = [day for day in (found.first, found.last) if day in told]
        if len(match) == 1:
            found = found._replace(first=match[0], last=match[0], precision="day")
        else:
            others = (m for b, _ in dated for m in _NUMERIC.findall(b.text) if b.text != text)
            found = settled(found, words, " ".join(others))
    return Shown("header-line", found, None, words)


def _changed(text: str, label: str) -> bool:
    """Whether a line tells only when the page was changed."""
    said = _UPDATED.search(text)
    if not said:
        return len(label) < 30 and bool(_UPDATED.search(label))
    return not _FIRST.search(text) and not find_dates(text[: said.start()], 1)


def _in_a_list(block: Block, dated: Sequence[tuple[Block, Dated]]) -> bool:
    """Whether the date is one of several in like elements: events, teasers."""
    like = (block.tag, block.element.get("class"))
    same = {d.first for b, d in dated if (b.tag, b.element.get("class")) == like}
    return not block.inside.isdisjoint(("ul", "ol", "table")) and len(same) >= LISTED


def _date_alone(text: str) -> Dated | None:
    """The date of a short text that is little else; of "X, updated Y" the first."""
    text = _READING.sub("", text).strip()
    if not 6 <= len(text) <= 160 or text.endswith(":"):
        return None
    line = date_line(_UPDATED.split(text)[0].strip(" |·•,-–—(")) or date_line(text)
    if line and line[0].precision in ("day", "range"):
        return line[0]
    if len(text) <= 60 and (other := find_hijri(text)):
        return other
    dates = find_dates(text, 2)
    labelled = dates and _FIRST.search(text[: dates[0].start])
    return dates[0] if labelled and dates[0].precision == "day" else None


def _near(a: Dated, b: Dated) -> bool:
    return shift(a.first, -1) <= b.first <= shift(a.first, 1)


def _in_address(url: str) -> Dated | None:
    """The day in an address such as /2011/05/03/."""
    path = urlsplit(url).path
    match = _URL_DAY.search(path) or _URL_COMPACT.search(path)
    if not match:
        return None
    year, month, day = match.groups()
    return read_date(
        f"{day} {month} {year}" if month.isalpha() else f"{year}-{int(month):02d}-{int(day):02d}"
    )
