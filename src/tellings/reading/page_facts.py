"""Title, outlet, writer and dates of an HTML page, each with the place it was taken from."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.addresses import original, site_of
from tellings.reading.blocks import Block
from tellings.reading.credit_lines import credit_line
from tellings.reading.furniture import is_section
from tellings.reading.markup import (
    is_article,
    json_ld,
    named_metas,
    names_in,
    page_metas,
    words_of,
)
from tellings.reading.naming import name_like, outlet_like
from tellings.reading.page_byline import page_byline
from tellings.reading.page_dates import page_dates
from tellings.reading.publication import Shown

ALIKE = 0.3  # share of a heading's words in a declared title that makes it the headline
_BYLINE = re.compile(r"(?<![a-z])byline")
_CREDITED = re.compile(r"(?<![a-z])(?:byline|credit|source|author)")
_DIVIDER = re.compile(r"\s+[|»·•–—-]+\s+|\s*\|\s*|\s+::\s+|\s+:\s+(?=[^:]{1,30}$)")


@dataclass(slots=True)
class PageFacts:
    """What a page says of itself; `from_` names where a fact stands (json-ld, meta, h1, ...)."""

    title: str | None = None
    outlet: str | None = None
    outlet_from: str = ""
    byline: str | None = None
    byline_from: str = ""
    url: str | None = None
    language: str | None = None
    dates: list[Shown] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    article_body: str = ""
    credit: str = ""  # a credit line that the page shows in its byline or a like place


def page_facts(tree: Any, blocks: Sequence[Block], found_at: str | None = None) -> PageFacts:
    """The facts of a parsed page; `blocks` are what its readers see, `found_at` is the address that
    it was taken from, if that is known.

    The page's own address may be that of another site's article that it repeats, so the site that
    it was found at goes first where nothing else names an outlet.
    """
    metas = list(page_metas(tree))
    everything = list(json_ld(tree))
    facts = PageFacts()
    facts.url = _address(tree, metas) or original(found_at)
    facts.title = _title(tree, metas, [t for t in everything if is_article(t)])
    things = _about_this(everything, facts.title)
    _outlet(facts, tree, blocks, metas, things)
    site = site_of(found_at) or site_of(facts.url)
    if facts.outlet is None and site:
        facts.outlet, facts.outlet_from = site, f"address: {found_at or facts.url}"
    facts.byline, facts.byline_from = page_byline(blocks, metas, things, facts.title, facts.outlet)
    thing = things[0] if things else {}
    facts.dates, facts.warnings = page_dates(tree, blocks, metas, thing, facts.title, facts.url)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    facts.language = language[:12] or None
    shown = (b.text for b in blocks if len(b.text) <= 200 and _named(b, _CREDITED))
    facts.credit = next((line for line in shown if credit_line(line)), "")
    bodies = [b for t in things if isinstance(b := t.get("articleBody"), str)]
    facts.article_body = max(bodies, key=len, default="")
    return facts


def _named(block: Block, names: re.Pattern[str]) -> bool:
    """Whether a class of the block's element or of the one around it is such a name."""
    near = (block.element, block.element.getparent())
    return any(e is not None and names.search((e.get("class") or "").lower()) for e in near)


def _about_this(things: list[Mapping[str, Any]], title: str | None) -> list[Mapping[str, Any]]:
    """The article among the page's things (pages list others too), its writer filled in."""
    articles = [t for t in things if is_article(t)]
    if len(articles) > 1 and title:
        articles.sort(
            key=lambda t: -_likeness(title, [html.unescape(str(t.get("headline") or ""))])
        )
    named = {str(t["@id"]): t for t in things if "@id" in t and t.get("name")}
    filled = []
    for article in articles[:1]:
        author = article.get("author")
        pointed = named.get(str(author.get("@id"))) if isinstance(author, dict) else None
        filled.append(
            {**article, "author": pointed} if pointed and not names_in(author) else article
        )
    return filled


def _address(tree: Any, metas: list[tuple[str, str]]) -> str | None:
    """The page's own address: canonical link or og:url, only http and https."""
    links = [
        e.get("href") or ""
        for e in tree.iter("link")
        if (e.get("rel") or "").lower() == "canonical"
    ]
    for url in [*links, *(c for n, c in metas if n == "og:url")]:
        if re.match(r"https?://[^\s\"'<>]+$", url.strip()):
            return url.strip()
    return None


def _title(tree: Any, metas: list[tuple[str, str]], things: list[Mapping[str, Any]]) -> str | None:
    """The headline: the heading most like what the page declares, else the declared one."""
    page = next((words_of(e) for e in tree.iter("title") if words_of(e)), "")
    declared = [str(t["headline"]) for t in things if isinstance(t.get("headline"), str)]
    declared += named_metas(metas, "title")
    declared = [d for text in declared if (d := " ".join(html.unescape(text).split()))]
    tops = [h for e in tree.iter("h1") if (h := words_of(e)) and len(h) < 300]
    headings = tops + [h for e in tree.iter("h2") if (h := words_of(e)) and 15 < len(h) < 300]
    for heading in headings:
        whole = not declared and _plain(heading) == _plain(_DIVIDER.split(page)[0])
        if len(heading) > 3 and (whole or any(_holds(d, heading) for d in [*declared, page])):
            return heading
    rated = [
        (_likeness(h, [*declared, page]), -n, h) for n, h in enumerate(tops) if h.count(" ") > 1
    ]
    if rated and max(rated)[0] > ALIKE:
        return max(rated)[2]
    first = _without_site(declared[0], page) if declared else _headline_part(page)
    return first or next(iter(tops), None)


def _likeness(heading: str, declared: list[str]) -> float:
    """The share of the heading's words that a declared title has, the best of them."""
    mine = set(re.findall(r"\w+", heading.casefold()))
    theirs = [set(re.findall(r"\w+", d.casefold())) for d in declared]
    return max((len(mine & t) / len(mine) for t in theirs if mine), default=0.0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _holds(declared: str, heading: str) -> bool:
    """Whether a declared title starts with the heading, marks and case apart."""
    a, b = (" ".join(re.findall(r"\w+", s.casefold())) for s in (declared, heading))
    starts = a.startswith(b + " ") and len(b) > 0.5 * len(a)
    return bool(b) and (a == b or starts or (len(b) > 20 and b in a))


def _without_site(title: str, page: str) -> str:
    """A declared title without the site's name at its end."""
    parts = _DIVIDER.split(title)
    if len(parts) > 1 and (title == page or len(parts[-1].split()) <= 4) and len(parts[0]) > 15:
        return _headline_part(title)
    return title


def _headline_part(page: str) -> str:
    """The longest part of a page title such as "Headline - Section | Site"."""
    parts = [p for p in _DIVIDER.split(page) if p.strip()]
    return (
        max(parts, key=lambda p: (len(p), p), default="")
        if parts and len(parts[0]) < 20
        else (parts or [""])[0]
    )


def _outlet(
    facts: PageFacts,
    tree: Any,
    blocks: Sequence[Block],
    metas: list[tuple[str, str]],
    things: list[Mapping[str, Any]],
) -> None:
    """Who publishes: JSON-LD publisher, og:site_name, the name at the end of the page's title."""
    for thing in things:
        name = _name(thing.get("publisher"))
        if name:
            facts.outlet, facts.outlet_from = name, f"json-ld publisher: {name}"
            return
    for wanted in (
        "og:site_name",
        "application-name",
        "dc.publisher",
        "publisher",
        "citation_journal_title",
    ):
        for n, c in metas:
            if n == wanted and len(c) <= 80 and not c.startswith("http"):
                facts.outlet, facts.outlet_from = c, f"{n}: {c}"
                return
    page = next((words_of(e) for e in tree.iter("title") if words_of(e)), "")
    parts = [p.strip() for p in _DIVIDER.split(page) if p.strip()]
    if len(parts) > 1 and len(parts[-1]) <= 40 and parts[-1] != facts.title:
        host = (urlsplit(facts.url).hostname or "") if facts.url else ""
        squeezed = re.sub(r"\W", "", parts[-1].lower())
        owners = " ".join(b.text for b in blocks if "footer" in b.inside)[:2000].casefold()
        marked = " ".join([b.text for b in blocks if _named(b, _BYLINE)][:3]).casefold()
        known = parts[-1].casefold()
        if (
            outlet_like(parts[-1])
            or (squeezed and squeezed in host)
            or known in owners
            or known in marked
            or (
                _plain(parts[0]) == _plain(facts.title or "")
                and name_like(parts[-1])
                and not is_section(parts[-1])
            )
        ):
            facts.outlet, facts.outlet_from = parts[-1], f"title: {page}"


def _name(value: Any) -> str | None:
    return next(iter(names_in(value)), None)
