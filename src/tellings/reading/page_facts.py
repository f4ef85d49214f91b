"""Title, outlet, writer and dates of an HTML page, each with the place it was taken from."""

import html
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.credit_lines import credit_line
from tellings.reading.dates import date_only
from tellings.reading.furniture import is_section
from tellings.reading.lines import byline_name
from tellings.reading.markup import is_article, json_ld, named_metas, page_metas, words_of
from tellings.reading.naming import name_like, outlet_like
from tellings.reading.page_dates import page_dates
from tellings.reading.publication import Shown

ALIKE = 0.3  # share of a heading's words in a declared title that makes it the headline
_DIVIDER = re.compile(r"\s+[|»·•–—-]+\s+|\s*\|\s*|\s+::\s+|\s+:\s+(?=[^:]{1,30}$)")
_BY = re.compile(r"^(?:(?:written|posted|reported|published|words|story|text)\s+)?by[:\s]+", re.I)


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
    article_body: str = ""
    credit: str = ""  # a credit line that the page shows in its byline or a like place


def page_facts(tree: Any) -> PageFacts:
    """The facts of a parsed page."""
    metas = list(page_metas(tree))
    everything = list(json_ld(tree))
    facts = PageFacts()
    facts.url = _address(tree, metas)
    facts.title = _title(tree, metas, [t for t in everything if is_article(t)])
    things = _about_this(everything, facts.title)
    _outlet(facts, tree, metas, things)
    _byline(facts, tree, metas, things)
    thing = things[0] if things else {}
    facts.dates = page_dates(tree, metas, thing, facts.title, facts.url)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    facts.language = language[:12] or None
    marked = tree.xpath(
        " | ".join(f"//*[{_classed(w)}]" for w in ("byline", "credit", "source", "author"))
    )
    shown = (words_of(e) for e in marked[:12])
    facts.credit = next((line for line in shown if credit_line(line)), "")
    bodies = [b for t in things if isinstance(b := t.get("articleBody"), str)]
    facts.article_body = max(bodies, key=len, default="")
    return facts


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
        filled.append({**article, "author": pointed} if pointed and not _names(author) else article)
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
    facts: PageFacts, tree: Any, metas: list[tuple[str, str]], things: list[Mapping[str, Any]]
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
        owners = " ".join(words_of(e) for e in tree.iter("footer"))[:2000].casefold()
        marked = " ".join(
            words_of(e) for e in tree.xpath(f"//*[{_classed('byline')}]")[:3]
        ).casefold()
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


def _byline(
    facts: PageFacts, tree: Any, metas: list[tuple[str, str]], things: list[Mapping[str, Any]]
) -> None:
    """Who wrote it: JSON-LD author, meta tags, then what is marked up as author or byline."""
    for thing in things:
        names = _names(thing.get("author") or thing.get("creator"))
        if names and _persons(facts, names):
            return
    metas_found = [c for c in named_metas(metas, "author") if not re.match(r"https?:|@", c)]
    if metas_found and _persons(facts, list(dict.fromkeys(metas_found))):
        facts.byline_from = f"meta: {facts.byline}"
        return
    paths = (
        "//*[@rel='author']",
        "//a[contains(@href,'/author/') or contains(@href,'/authors/')]",
        "//*[contains(@itemprop,'author')]//*[@itemprop='name']",
        "//*[contains(@itemprop,'author')]",
        f"//*[{_classed('byline')}]",
        f"//*[{_classed('author')}]",
    )
    for path in paths:
        for element in tree.xpath(path)[:4]:
            text = words_of(element)
            name = _written_by(text, path.endswith("byline')]"))
            if name and _persons(facts, [name]):
                facts.byline_from = f"visible: {text[:80]}"
                return


def _classed(word: str) -> str:
    """An XPath test: a class or id begins a word with `word`."""
    upper, lower = string.ascii_uppercase, string.ascii_lowercase
    return f"contains(concat(' ',translate(@class,'-_{upper}','  {lower}')),' {word}')"


def _written_by(text: str, needs_by: bool) -> str | None:
    """The name in a visible byline; a date beside it is taken off."""
    if not text or len(text) > 160:
        return None
    found = date_only(text)
    bare = found[1] if found else text
    name = byline_name(bare) or (bare if not needs_by or _BY.match(bare) else None)
    if name is None:
        return None
    name = re.split(r"\s*(?:\||•|·|\s[-–—]\s|Updated|Published|Posted|@)", _BY.sub("", name))[
        0
    ].strip(" ,")
    return name if 2 <= len(name.split()) <= 8 and not any(c.isdigit() for c in name) else None


def _persons(facts: PageFacts, names: list[str]) -> bool:
    """Takes the names as byline unless they are the outlet's own, a login or a placeholder."""
    kept = [
        re.sub(r"^(?:author|posted|written)\b[:\s]*", "", _BY.sub("", n).strip(), flags=re.I)
        for n in names
    ]
    kept = [n.strip() for n in kept if _is_person(n.strip(), facts.outlet)]
    if not kept:
        return False
    facts.byline = ", ".join(dict.fromkeys(kept))
    facts.byline_from = f"json-ld author: {facts.byline}"
    return True


def _is_person(name: str, outlet: str | None) -> bool:
    if not 2 <= len(name) <= 120 or name.lower() in _NOBODY or "*" in name or "_" in name:
        return False
    login = " " not in name and (
        not name[:1].isupper() or any(c.isdigit() or c == "." for c in name)
    )
    return not (login and name.isascii()) and not _is_house(name, outlet)


def _is_house(name: str, outlet: str | None) -> bool:
    """Whether a writer's name is the outlet's own, or that of a firm."""
    mine, house = (" ".join(re.findall(r"\w+", n.casefold())) for n in (name, outlet or ""))
    own = bool(mine and house) and f"{mine} ".startswith(f"{house} ")
    part = bool(mine and house) and " " not in name and f"{house} ".startswith(f"{mine} ")
    return own or part or bool(re.search(r"\b(?:Inc|Ltd|LLC|GmbH|Corp|SAS|plc)\b\.?$", name))


_NOBODY = frozenset(
    (
        *("admin", "editor", "staff", "webmaster", "administrator", "undefined", "null", "none"),
        *("name", "the author", "author", "unknown", "anonymous", "guest", "user", "posted by"),
    )
)


def _name(value: Any) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: Any) -> list[str]:
    """The names in a JSON-LD person, organisation, list of these, or string."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith("http") else []
    if isinstance(value, list):
        return [n for v in value[:12] for n in _names(v)]
    return _names(value.get("name")) if isinstance(value, dict) else []
