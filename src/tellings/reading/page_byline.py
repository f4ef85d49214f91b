"""Who wrote the article of an HTML page: markup first, then what stands by the headline."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tellings.reading.blocks import Block
from tellings.reading.dates import date_only
from tellings.reading.lines import byline_name
from tellings.reading.markup import named_metas, names_in
from tellings.reading.region import title_at
from tellings.text.lexicons import table, words

AFTER, BEFORE = 16, 6  # blocks around the headline among which a visible byline is looked for
LINE = 160  # characters; a byline is shorter
_BY = re.compile(
    r"^(?:(?:written|posted|reported|published|words|story|text|articles|all posts|more)\s+)?"
    r"by(?:[:\s]+|(?=[A-Z][a-z]))",
    re.I,
)
_LABEL = re.compile(r"(?:(?:written|posted|reported|published|words|story)\s+)?by:?|author:?", re.I)
_MARKED = re.compile(r"(?<![a-z])(author|byline)")
_CUT = re.compile(
    r"\s*(?:\||•|·|\s[-–—]\s|\bupdated\b|\bpublished\b|\bposted\b|\bon behalf of\b|\S*@|\bfor\s)",
    re.I,
)
_FIRM = re.compile(r"\b(?:Inc|Ltd|LLC|GmbH|Corp|SAS|plc)\b\.?$")
_NOBODY = frozenset(
    (
        *("admin", "editor", "staff", "webmaster", "administrator", "undefined", "null", "none"),
        *("name", "the author", "author", "unknown", "anonymous", "guest", "user", "posted by"),
    )
)


def page_byline(
    blocks: Sequence[Block],
    metas: Sequence[tuple[str, str]],
    things: Sequence[Mapping[str, Any]],
    title: str | None,
    outlet: str | None,
) -> tuple[str | None, str]:
    """The writers as one line and where they stand; (None, "") if nobody is named.

    `things` are the page's JSON-LD articles. The outlet's own name, a firm, a login and a
    placeholder are nobody.
    """
    for thing in things:
        found = _persons(names_in(thing.get("author") or thing.get("creator")), outlet)
        if found:
            return found, f"json-ld author: {found}"
    tagged = [c for c in named_metas(metas, "author") if not re.match(r"https?:|@", c)]
    found = _persons(list(dict.fromkeys(tagged)), outlet)
    if found:
        return found, f"meta: {found}"
    return _visible(blocks, title, outlet)


def _visible(
    blocks: Sequence[Block], title: str | None, outlet: str | None
) -> tuple[str | None, str]:
    """The name in a block by the headline that says "by" or that the page names as author."""
    top = title_at(blocks, title)
    near = [*blocks[top + 1 : top + 1 + AFTER], *blocks[max(0, top - BEFORE) : max(0, top)][::-1]]
    for number, block in enumerate(near):
        if len(block.text) > LINE or block.aside not in ("", "metadata"):
            continue
        labelled = 0 < number < AFTER and bool(_LABEL.fullmatch(near[number - 1].text))
        mark = _mark(block)
        shown = [*_linked(block), block.text] if mark else [block.text]
        for text in shown:
            name = _written_by(
                text, needs_by=mark != "author" and not labelled and text == block.text
            )
            found = _persons([name], outlet) if name else None
            if found:
                return found, f"visible: {block.text[:80]}"
    return None, ""


def _mark(block: Block) -> str:
    """The page's own word for a block that names the writer: author, byline, or ""."""
    element = block.element
    near = [element, *list(element.iterancestors())[:2], *element.iterdescendants()]
    for part in near[:12]:
        if not isinstance(part.tag, str):
            continue
        names = f"{part.get('class') or ''} {part.get('itemprop') or ''} {part.get('rel') or ''}"
        found = _MARKED.search(names.lower())
        if found or re.search(r"/authors?/", part.get("href") or ""):
            return found[1] if found else "author"
    return ""


def _linked(block: Block) -> list[str]:
    """The texts of the links and inner parts of a block that name a writer."""
    found = []
    for part in block.element.iterdescendants("a", "span", "strong", "b"):
        marks = f"{part.get('class') or ''} {part.get('itemprop') or ''} {part.get('rel') or ''}"
        if _MARKED.search(marks.lower()) or "/author" in (part.get("href") or ""):
            found.append(" ".join("".join(part.itertext()).split()))
    return [text for text in found if text and text != block.text][:3]


def _written_by(text: str, needs_by: bool) -> str | None:
    """The name in a visible byline; a date, a role and an address beside it are taken off."""
    if not text or len(text) > LINE:
        return None
    found = date_only(text)
    bare = _CUT.split(found[1] if found else text)[0] if _BY.match(text) else text
    bare = (date_only(bare) or (None, bare))[1]
    said = byline_name(bare)
    name = said or (bare if not needs_by or _BY.match(bare) else None)
    if name is None:
        return None
    name = _without_role(_CUT.split(_BY.sub("", name))[0].strip(" ,"))
    capital = said or name[:1].isupper() or name[:1].lower() == name[:1].upper()
    short = 2 <= len(name.split()) <= 8 and not any(c.isdigit() for c in name)
    return name if short and capital else None


def _without_role(name: str) -> str:
    """A name without the trade behind it: "Ola Brandt Staff Writer" is Ola Brandt."""
    parts = name.split()
    known = words("en", "press_roles") | table("en", "roles").keys()
    if len(parts) > 3 and "and" not in parts and "," not in name and parts[-1].lower() in known:
        return " ".join(parts[:2])
    return name


def _persons(names: Sequence[str], outlet: str | None) -> str | None:
    """The names that are neither the outlet's own, a login nor a placeholder, as one line."""
    bare = [
        re.sub(r"^(?:author|posted|written)\b[:\s]*", "", _BY.sub("", n.strip()), flags=re.I)
        for n in names
    ]
    kept = [n.strip() for n in bare if _is_person(n.strip(), outlet)]
    return ", ".join(dict.fromkeys(kept)) or None


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
    return own or part or bool(_FIRM.search(name))
