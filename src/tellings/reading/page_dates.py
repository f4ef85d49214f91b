"""The days on which a page says it was published: markup, the line by the headline, the address."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.dates import Dated, find_dates, read_date
from tellings.reading.lines import date_line
from tellings.reading.markup import aside, named_metas, visible_texts
from tellings.reading.publication import Shown

AFTER, BEFORE = 14, 6  # short texts around the headline among which a visible date is looked for
_UPDATED = re.compile(r"(?i)\b(?:updated|modified|reviewed|retrieved|accessed|edited|revised)\b")
_FIRST = re.compile(r"(?i)\b(?:published|posted|first)\b")
_URL_DAY = re.compile(r"[/_-]([12]\d{3})[/_-]([01]?\d|[A-Za-z]{3,9})[/_-]([0-3]?\d)(?=[/_.-]|$)")
_URL_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\d{0,6}(?:[/_.-]|$))")


def page_dates(
    tree: Any,
    metas: Sequence[tuple[str, str]],
    thing: Mapping[str, Any],
    title: str | None,
    url: str | None,
) -> list[Shown]:
    """All dates that claim to be the day of publication; `thing` is the page's JSON-LD article."""
    found = _declared(metas, thing)
    if not found:
        found = _timed(tree)
    changed = [thing.get("dateModified"), *named_metas(metas, "modified")]
    modified = [d for v in changed if isinstance(v, str) and (d := read_date(v))]
    visible = _by_headline(tree, title)
    if visible and not (found and any(_near(visible.dated, m) for m in modified)):
        found.append(visible)
    address = _in_address(url) if url else None
    if address:
        found.append(Shown("url", address, None, url or ""))
    return found


def _declared(metas: Sequence[tuple[str, str]], thing: Mapping[str, Any]) -> list[Shown]:
    """Dates in JSON-LD and meta tags."""
    stated = [("json-ld", thing.get("datePublished"))]
    stated += [("meta", content) for content in named_metas(metas, "published")]
    return [s for kind, value in stated if (s := _shown(kind, value))]


def _timed(tree: Any) -> list[Shown]:
    """The date in the first element marked as the time of publication."""
    for element in tree.xpath("//time[@pubdate] | //*[contains(@itemprop,'datePublished')]")[:8]:
        value = element.get("datetime") or element.get("content") or element.text_content()
        shown = _shown("time-tag", " ".join(value.split()))
        if shown and not aside(element):
            return [shown]
    return []


def _shown(kind: str, value: Any) -> Shown | None:
    dated = read_date(value) if isinstance(value, str) and len(value) < 120 else None
    return Shown(kind, dated, None, str(value).strip()) if dated else None


def _by_headline(tree: Any, title: str | None) -> Shown | None:
    """The date that stands alone or beside a name near the headline, as readers see it."""
    texts = visible_texts(tree)
    tops = [n for n, (text, _) in enumerate(texts) if title and text == title]
    for top in tops[-1:] or []:
        near = [*texts[top + 1 : top + 1 + AFTER], *texts[max(0, top - BEFORE) : top][::-1]]
        for number, (text, element) in enumerate(near):
            if number < AFTER and len(text) > 300:
                near = near[number:]
                break
            found = _date_alone(text)
            label = near[number - 1][0] if 0 < number < AFTER else ""
            updated = _UPDATED.search(text) or (len(label) < 30 and _UPDATED.search(label))
            if found and not (updated and not _FIRST.search(text)) and not aside(element):
                return Shown("header-line", found, None, text[found.start : found.end])
    return None


def _date_alone(text: str) -> Dated | None:
    """The date of a short text that is little else; of "Published X, updated Y" the first."""
    if not 6 <= len(text) <= 160:
        return None
    line = date_line(_UPDATED.split(text)[0].strip(" |·•,-–(") if _FIRST.search(text) else text)
    if line and line[0].precision in ("day", "range"):
        return line[0]
    dates = find_dates(text, 2)
    labelled = dates and _FIRST.search(text[: dates[0].start])
    return dates[0] if labelled and dates[0].precision == "day" else None


def _near(a: Dated, b: Dated) -> bool:
    return a.first[:8] == b.first[:8] and abs(int(a.first[8:]) - int(b.first[8:])) <= 1


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
