"""What stands in a page's markup: meta tags, JSON-LD, visible blocks of text."""

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tellings.text.lexicons import rows

_ARTICLE = re.compile(r"(?:Article|Posting|BlogPost)$")


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


def names_in(value: Any) -> list[str]:
    """The names in a JSON-LD person, organisation, list of these, or string."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith("http") else []
    if isinstance(value, list):
        return [n for v in value[:12] for n in names_in(v)]
    return names_in(value.get("name")) if isinstance(value, dict) else []
