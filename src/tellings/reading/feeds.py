"""RSS and Atom -> rows, one an entry, with the fields that row files have."""

import re
from collections.abc import Iterator
from typing import Any

from tellings.errors import InputError
from tellings.reading.fragments import plain_lines
from tellings.reading.rows import Row

_ENTITY = re.compile(rb"<\s*!\s*ENTITY", re.I)
_CONTENT = ("encoded", "content", "description", "summary", "subtitle")
_DATES = ("pubDate", "published", "issued", "date", "created")
_AUTHORS = ("creator", "author")
SHORT = 400  # characters; an entry that is shorter and links to a page is a teaser


def read_feed(data: bytes) -> Iterator[Row]:
    """(number, row) of each entry.

    Entities are refused before a parser sees them: `too-complex`. Raises InputError (`unreadable`)
    for XML that is no feed.
    """
    from lxml import etree  # only when there is a feed

    flat = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    if _ENTITY.search(flat):
        raise InputError("too-complex", "the feed declares entities; save what they stand for")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("unreadable", f"the feed is damaged ({str(error)[:100]})") from None
    if tree is None:
        raise InputError("unreadable", "the feed is damaged; save it again")
    entries = [e for e in tree.iter() if _name(e) in ("item", "entry")]
    outlet = next((_text(e) for e in tree.iter() if _name(e) == "title"), "")
    if not entries:
        raise InputError("empty", "the feed has no entries")
    for number, entry in enumerate(entries, 1):
        yield number, _row(entry, outlet)


def _row(entry: Any, outlet: str) -> dict[str, Any]:
    """The fields of one entry; the longest of what it has for text."""
    children = [(_name(child), child) for child in entry]
    texts = [_content(child) for name in _CONTENT for n, child in children if n == name]
    row = {
        "id": _first(children, ("guid", "id")),
        "title": " ".join(plain_lines(_first(children, ("title",))).split()),
        "outlet": outlet,
        "published": _first(children, _DATES),
        "byline": _first(children, _AUTHORS),
        "url": _link(children),
        "text": max(texts, key=len, default=""),
    }
    named = {k: v for k, v in row.items() if v or k == "text"}
    if named.get("url") and len(row["text"]) < SHORT:
        named["feed"] = "teaser"
    return named


def _content(element: Any) -> str:
    """The text of an entry's content, whatever it is written as."""
    if len(element) and element.get("type") in ("xhtml", None):
        from lxml import etree

        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return plain_lines(inner)
    return plain_lines(_text(element))


def _first(children: list[tuple[str, Any]], names: tuple[str, ...]) -> str:
    """The text of the first child with the first of the names that has any."""
    found = ((_text(c), c) for name in names for n, c in children if n == name)
    return next((text for text, _ in found if text), "")


def _link(children: list[tuple[str, Any]]) -> str:
    """The address of the article: an alternate link (Atom) or the link's text (RSS)."""
    for name, child in children:
        if name == "link" and child.get("rel", "alternate") == "alternate":
            found = child.get("href") or _text(child)
            if found.startswith(("http://", "https://")):
                return str(found)
    return ""


def _text(element: Any) -> str:
    """All text in an element; an author's name where the author has parts."""
    name = next((child for child in element if _name(child) == "name"), element)
    return "".join(name.itertext()).strip()


def _name(element: Any) -> str:
    """An element's name without its namespace; "" for comments."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
