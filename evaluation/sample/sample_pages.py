"""Articles laid out as files: text, web pages with site furniture, rows, clippings, PDF."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sample_articles import Article, Paragraph
from sample_markup import Marked, parse
from sample_pdf import pdf

Story = dict[str, dict[str, dict[str, object]]]
Furniture = dict[str, dict[str, list[list[str]]]]
BREAKS = {
    "nav": r" (?:\||::|·|>>) ",
    "related": r" \| ",
    "breadcrumb": r" (?:›|>|/) ",
    "share": r" (?:\||—|·) ",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page; `kind` is title, byline, body or furniture, `name` its kind."""

    kind: str
    name: str
    text: Marked
    paragraph: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Where a block stands in the text of its file."""

    start: int
    end: int
    block: Block


@dataclass(slots=True)
class Placed:
    """One article in its file: `[start, end)` of the file's text, and its regions in that text."""

    article: Article
    segment: int
    start: int
    end: int
    regions: list[Region]


@dataclass(slots=True)
class Page:
    """One file or row: its key, format, text with marks, articles, and bytes (rows: none)."""

    key: str
    format: str
    text: Marked
    articles: list[Placed] = field(default_factory=list)
    data: bytes = b""


def lay_out(
    articles: list[Article], outlets: dict[str, dict[str, object]], furniture: Furniture
) -> list[Page]:
    """All pages, in the order of their first article."""
    pages: dict[str, Page] = {}
    for article in articles:
        format_ = "jsonl" if "row" in article.head else article.key.rsplit(".", 1)[1]
        page = pages.setdefault(article.key, Page(article.key, format_, Marked()))
        blocks = list(blocks_of(article, format_, furniture.get(article.head["outlet"], {})))
        if page.articles:
            page.text.append(Marked("\n\n"))
        place(page, article, blocks)
        name = str(outlets[article.head["outlet"]]["name"])
        if format_ == "html":
            page.data = web_page(article, name, blocks).encode()
        elif format_ == "pdf":
            page.data = pdf(
                [(b.kind if b.kind != "furniture" else b.name, b.text.text) for b in blocks],
                article.head["byline"],
            )
    for page in pages.values():
        if page.format == "txt":
            page.text.append(Marked("\n"))
            page.articles[-1].end += 1
            page.data = page.text.text.encode()
    return list(pages.values())


def place(page: Page, article: Article, blocks: list[Block]) -> None:
    """Put an article's blocks behind what the page already holds."""
    start = len(page.text.text)
    regions: list[Region] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None:
            tight = page.format in ("html", "pdf") or (
                before.kind != "body" and block.kind != "body"
            )
            page.text.append(Marked("\n" if tight else "\n\n"))
        regions.append(Region(*page.text.append(block.text), block))
    if page.articles:
        page.articles[-1].end = start
    page.articles.append(Placed(article, len(page.articles), start, len(page.text.text), regions))


def blocks_of(
    article: Article, format_: str, furniture: dict[str, list[list[str]]]
) -> Iterable[Block]:
    """The blocks of one article, in reading order."""
    if format_ == "html":
        yield from site(furniture["before"], article)
    if format_ == "pdf":
        yield Block("furniture", "header", Marked("Strait Review   Number 31   Essays"))
    if format_ != "jsonl":
        for line in article.lines:
            title = line.startswith("# ")
            yield Block("title" if title else "byline", "", parse(line.removeprefix("# ")))
    for paragraph in article.paragraphs:
        yield Block("body", "", parse(paragraph.source), paragraph)
    if format_ == "html":
        yield from site(furniture["after"], article)
    if format_ == "pdf":
        yield Block(
            "furniture",
            "footer",
            Marked("Strait Review is published three times a year at Port Ansel"),
        )


def site(rows: list[list[str]], article: Article) -> Iterable[Block]:
    """Site furniture; the links to other pages differ from article to article."""
    for name, words in rows:
        if name != "related":
            yield Block("furniture", name, Marked(words))
            continue
        for title in article.head["related"].split(" | "):
            yield Block("furniture", name, Marked(title))


# web pages ----------------------------------------------------------------------------------------
DATE_LINE = re.compile(r"\d{1,2} \w+ \d{4}")
TAGS = {
    "nav": ('<nav class="site-nav">', "</nav>"),
    "breadcrumb": ('<div class="breadcrumb">', "</div>"),
    "share": ('<div class="share-bar">', "</div>"),
    "cookie": ('<div id="cookie-notice" role="dialog">', "</div>"),
    "related": ('<li class="related-link">', "</li>"),
    "related-head": ('<h4 class="related-head">', '</h4>\n<ul class="related">'),
    "comments": ('<div class="comments-prompt">', "</div>"),
    "newsletter": ('<div class="newsletter-signup">', "</div>"),
    "tags": ('<p class="tags">', "</p>"),
    "promo": ('<div class="promo">', "</div>"),
    "search": ('<div class="search-box">', "</div>"),
    "skip": ('<a class="skip-link" href="#main">', "</a>"),
    "footer": ('<footer class="site-footer">', "</footer>"),
}


def web_page(article: Article, outlet: str, blocks: list[Block]) -> str:
    """A whole page: head with its meta tags, furniture before, the article, furniture after."""
    title = next(b.text.text for b in blocks if b.kind == "title")
    own = [n for n, b in enumerate(blocks) if b.kind != "furniture"]
    before, inner, after = blocks[: own[0]], blocks[own[0] : own[-1] + 1], blocks[own[-1] + 1 :]
    opened, closed = LAYOUTS[article.head["layout"]]
    parts = [
        "<!DOCTYPE html>\n",
        f'<html lang="{article.head.get("language", "en")}">\n<head>\n<meta charset="utf-8">\n',
        *(line + "\n" for line in meta(article, outlet, title)),
        "</head>\n<body>\n",
        *(furniture_html(b) for b in before),
        opened + "\n",
        *(inner_html(b) for b in inner),
        closed + "\n",
        *(furniture_html(b) for b in after),
        "</body>\n</html>\n",
    ]
    last = max(n for n, part in enumerate(parts) if part.startswith("<li"))
    parts[last] += "</ul>\n"
    return "".join(parts)


LAYOUTS = {
    "gazette": ('<main id="main"><article class="story">', "</article></main>"),
    "courier": ('<div id="content"><div class="article-body">', "</div></div>"),
    "mirsat": ('<div class="page"><div class="post entry-content">', "</div></div>"),
    "tamra": ('<section class="article"><div class="text">', "</div></section>"),
    "coastal": (
        '<table width="760" cellpadding="8"><tr><td class="story" valign="top">',
        "</td></tr></table>",
    ),
    "marafi": ('<div class="frame"><div class="statement">', "</div></div>"),
}


def meta(article: Article, outlet: str, title: str) -> Iterable[str]:
    """Title and meta tags; a date only where the page shows one."""
    shown = header_date(article)
    attr = html.escape(title)
    yield f"<title>{attr} | {html.escape(outlet)}</title>"
    yield f'<meta property="og:title" content="{attr}">'
    yield f'<meta property="og:site_name" content="{html.escape(outlet)}">'
    yield '<meta property="og:type" content="article">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<style>body { font: 17px/1.5 Georgia, serif; max-width: 46em; margin: auto; }</style>"
    if shown:
        yield f'<meta property="article:published_time" content="{shown}">'
    if article.head.get("byline"):
        yield f'<meta name="author" content="{html.escape(article.head["byline"])}">'
    if article.head.get("jsonld"):
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": shown,
            "author": {"@type": "Person", "name": article.head["byline"]},
            "publisher": {"@type": "Organization", "name": outlet},
        }
        if article.head["byline"] == article.head.get("wire"):
            data["author"] = {"@type": "Organization", "name": article.head["byline"]}
        yield f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def header_date(article: Article) -> str | None:
    """The date that the page or row shows: right, wrong or none."""
    shown = article.head["shown"]
    return article.head["published"] if shown == "right" else article.head.get("header")


def furniture_html(block: Block) -> str:
    """One piece of furniture; menus and breadcrumbs become links between their separators."""
    opened, closed = TAGS[block.name]
    words = html.escape(block.text.text, quote=False)
    pattern = BREAKS.get(block.name)
    if pattern:
        pieces = re.split(f"({pattern})", block.text.text)
        words = "".join(
            html.escape(p, quote=False)
            if n % 2
            else f'<a href="#">{html.escape(p, quote=False)}</a>'
            for n, p in enumerate(pieces)
        )
    return f"{opened}{words}{closed}\n"


def inner_html(block: Block) -> str:
    """A block of the article itself."""
    words = html.escape(block.text.text, quote=False)
    if block.kind == "title":
        return f"<h1>{words}</h1>\n"
    if DATE_LINE.fullmatch(block.text.text):
        return f'<p class="date"><time>{words}</time></p>\n'
    if block.kind == "byline":
        return f'<div class="byline">{words}</div>\n'
    return f"<p>{words}</p>\n"


def row(page: Page, outlet: str) -> str:
    """One line of the JSON Lines file."""
    article = page.articles[0].article
    fields = {
        "id": page.key,
        "outlet": outlet,
        "published": header_date(article),
        "title": article.head["jtitle"],
        "language": article.head.get("language", "en"),
        "text": page.text.text,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"
