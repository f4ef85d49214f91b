"""What stands in a page's markup: meta tags, JSON-LD, visible blocks of text."""

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tellings.text.lexicons import rows

_ARTICLE = re.compile(r"(?:Article|Posting|BlogPost)$")
_INLINE = frozenset(
    (
        *("a", "b", "i", "em", "strong", "span", "time", "small", "br", "sup", "sub", "abbr"),
        *("font", "u", "img", "svg", "path", "use", "wbr"),
    )
)
_BLOCKS = ("h1", "h2", "h3", "p", "div", "span", "time", "li", "a", "td", "address")
_ASIDE = re.compile(
    r"\b(?:related|sidebar|footer|comments?|widget|recent|recommend\w*|most|teaser|promo|masthead)\b"
)


def words_of(element: Any) -> str:
    """All text in an element, white space as single blanks."""
    return " ".join("".join(element.itertext()).split())


def page_metas(tree: Any) -> Iterator[tuple[str, str]]:
    """(name in lower case, content) of the meta tags with content."""
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def named_metas(metas: Sequence[tuple[str, str]], meaning: str) -> list[str]:
    """The contents of the meta tags that mean `published`, `modified`, `author` or `title`."""
    return [content for name, content in metas if (name, meaning) in _meanings()]


@functools.cache
def _meanings() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in rows("any", "page_metas"))


def json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
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


def is_article(thing: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD object is an article, report or posting by its type."""
    kinds = thing.get("@type")
    return any(
        isinstance(k, str) and _ARTICLE.search(k)
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def visible_texts(tree: Any) -> list[tuple[str, Any]]:
    """The visible blocks of the page in order, each with its element; long ones cut."""
    found, whole = [], dict[Any, bool]()
    for element in tree.iter(
        "h1", "h2", "h3", "p", "div", "span", "time", "li", "a", "td", "address"
    ):
        if element.tag in _INLINE:
            parent = element.getparent()
            while parent is not None and parent.tag in _INLINE:
                parent = parent.getparent()
            if parent is not None and _only_inline(parent, whole):
                continue
        elif not _only_inline(element, whole):
            continue
        text = words_of(element)
        if text:
            found.append((text[:400], element))
    return found


def _only_inline(element: Any, whole: dict[Any, bool]) -> bool:
    """Whether an element is one block of text; `whole` remembers the answers."""
    if element not in whole:
        whole[element] = all(not isinstance(c.tag, str) or c.tag in _INLINE for c in element)
    return whole[element]


def aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that is not the article."""
    for parent in element.iterancestors():
        if parent.tag in ("aside", "footer", "nav"):
            return True
        marks = f"{parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if _ASIDE.search(marks):
            return True
    return False
