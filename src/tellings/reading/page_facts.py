"""Title, outlet, writer and dates of an HTML page, each with the place it was taken from."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.dates import Dated, date_only, read_date
from tellings.reading.lines import byline_name, outlet_like
from tellings.reading.publication import Shown

_ARTICLE = re.compile(r"(?:News|Report|Analysis|Opinion|Blog|Scholarly|Tech|Background|Review)?\w*(?:Article|Posting|BlogPost)$")  # fmt: skip
_PUBLISHED = frozenset(
    "article:published_time article:published og:published_time og:article:published_time "
    "datepublished date pubdate publishdate publish_date publish-date publication_date "
    "publication-date dc.date dc.date.issued dc.date.created dcterms.date dcterms.created "
    "dcterms.issued sailthru.date parsely-pub-date article_date_original article.published "
    "published-date published_time published_at cxenseparse:recs:publishtime originalpublicationdate "
    "rnews:datepublished citation_publication_date citation_date bt:pubdate article.created "
    "creation_date release_date displaydate ptime".split()
)
_AUTHOR = frozenset(
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl "
    "citation_author article.author cxenseparse:author authors".split()
)
_TITLE = frozenset("og:title twitter:title parsely-title sailthru.title dc.title headline".split())
_DIVIDER = re.compile(r"\s+[|»·•–—-]+\s+|\s*\|\s*|\s+::\s+|\s+:\s+(?=[^:]{1,30}$)")
_URL_DAY = re.compile(r"[/_-]([12]\d{3})[/_-]([01]?\d|[A-Za-z]{3})[/_-]([0-3]?\d)(?=[/_.-]|$)")
_URL_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\d{0,6}(?:[/_.-]|$))")
_BY = re.compile(r"^(?:(?:written|posted|reported|published|words|story|text)\s+)?by[:\s]+", re.I)
_NEAR = "byline|author|date|time|published|posted|meta|dateline|timestamp|entry-info|post-info|article-info"


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


def page_facts(tree: Any) -> PageFacts:
    """The facts of a parsed page."""
    metas = list(_metas(tree))
    things = [t for t in _things(tree) if _is_article(t)]
    facts = PageFacts()
    facts.url = _address(tree, metas)
    facts.title = _title(tree, metas, things)
    _outlet(facts, tree, metas, things)
    _byline(facts, tree, metas, things)
    _dates(facts, tree, metas, things)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    facts.language = language[:12] or None
    bodies = [b for t in things if isinstance(b := t.get("articleBody"), str)]
    facts.article_body = max(bodies, key=len, default="")
    return facts


def words_of(element: Any) -> str:
    """All text in an element, white space as single blanks."""
    return " ".join("".join(element.itertext()).split())


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """(name in lower case, content) of the meta tags with content."""
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _things(tree: Any) -> Iterator[Mapping[str, Any]]:
    """All objects in the page's JSON-LD, at most a few hundred."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        source = script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;\n")
        try:
            pending = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while pending and seen < 500:
            value = pending.pop(0)
            seen += 1
            if isinstance(value, list):
                pending += value
            elif isinstance(value, dict):
                yield value
                pending += [
                    v for k, v in value.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")
                ]


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(k, str) and _ARTICLE.search(k)
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


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
    """The headline: the heading that the page's declared titles repeat, else the best declared one."""
    page = next((words_of(e) for e in tree.iter("title") if words_of(e)), "")
    declared = [str(t["headline"]) for t in things if isinstance(t.get("headline"), str)]
    declared += [c for n, c in metas if n in _TITLE]
    declared = [" ".join(d.split()) for d in declared]
    headings = [h for e in tree.iter("h1") if (h := words_of(e)) and len(h) < 300]
    headings += [h for e in tree.iter("h2") if (h := words_of(e)) and 15 < len(h) < 300]
    for heading in headings:
        if any(_holds(d, heading) for d in [*declared, page]) and len(heading) > 3:
            return heading
    whole = [d for d in declared if d]
    first = _without_site(whole[0], page) if whole else _headline_part(page)
    if first:
        return first
    tops = [h for e in tree.iter("h1") if (h := words_of(e)) and len(h) < 300]
    return tops[0] if tops else None


def _holds(declared: str, heading: str) -> bool:
    """Whether a declared title starts with the heading, marks and case apart."""
    a, b = (" ".join(re.findall(r"\w+", s.casefold())) for s in (declared, heading))
    return bool(b) and (
        a == b or (a.startswith(b + " ") and len(b) > 0.5 * len(a)) or (len(b) > 20 and b in a)
    )


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
    metas_found = [c for n, c in metas if n in _AUTHOR and not re.match(r"https?:|@", c)]
    if metas_found and _persons(facts, list(dict.fromkeys(metas_found))):
        facts.byline_from = f"meta: {facts.byline}"
        return
    paths = (
        "//*[@rel='author']", "//*[contains(@itemprop,'author')]//*[@itemprop='name']",
        "//*[contains(@itemprop,'author')]", f"//*[{_classed('byline')}]", f"//*[{_classed('author')}]",
    )  # fmt: skip
    for path in paths:
        for element in tree.xpath(path)[:4]:
            text = words_of(element)
            name = _written_by(text, path.endswith("byline')]"))
            if name and _persons(facts, [name]):
                facts.byline_from = f"visible: {text[:80]}"
                return


def _classed(word: str) -> str:
    """An XPath test: a class or id begins a word with `word`."""
    return f"contains(concat(' ',translate(@class,'-_ABCDEFGHIJKLMNOPQRSTUVWXYZ','  abcdefghijklmnopqrstuvwxyz')),' {word}')"


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
    """Takes the names as byline unless they are the outlet's own, a login or an address."""
    kept = [_BY.sub("", n).strip() for n in names]
    kept = [n for n in kept if n and n.lower() not in ("admin", "editor", "staff", "webmaster", "administrator")
            and len(n) <= 120 and n.casefold() != (facts.outlet or "").casefold()]  # fmt: skip
    if not kept:
        return False
    facts.byline = ", ".join(dict.fromkeys(kept))
    facts.byline_from = f"json-ld author: {facts.byline}"
    return True


def _name(value: Any) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: Any) -> list[str]:
    """The names in a JSON-LD person, organisation, list of these, or string."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith("http") else []
    if isinstance(value, list):
        return [n for v in value[:12] for n in _names(v)]
    return _names(value.get("name")) if isinstance(value, dict) else []


def _dates(
    facts: PageFacts, tree: Any, metas: list[tuple[str, str]], things: list[Mapping[str, Any]]
) -> None:
    """All dates that claim to be the day of publication."""
    for thing in things:
        _add(facts, "json-ld", thing.get("datePublished"), "datePublished")
    for name, content in metas:
        if name in _PUBLISHED:
            _add(facts, "meta", content, name)
    for element in tree.iter("time"):
        if (
            element.get("pubdate") is not None
            or "published" in (element.get("itemprop") or "").lower()
        ):
            _add(facts, "time-tag", element.get("datetime") or words_of(element), "time")
    for element in tree.xpath("//*[@itemprop='datePublished']")[:4]:
        _add(
            facts,
            "time-tag",
            element.get("content") or element.get("datetime") or words_of(element),
            "itemprop",
        )
    address = _in_address(facts.url) if facts.url else None
    if address:
        facts.dates.append(Shown("url", address, None, facts.url or ""))


def _add(facts: PageFacts, kind: str, value: Any, name: str) -> None:
    dated = read_date(value) if isinstance(value, str) and len(value) < 120 else None
    if dated:
        facts.dates.append(Shown(kind, dated, None, f"{name}={str(value).strip()}"))


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
