"""The article among a page's blocks, by where its prose stands in the page's tree.

Most of the prose of an article page stands side by side in one element; what its neighbours are
named, what is link and what is said in it tells the furniture from the article. The idea is that of
boilerplate detection by shallow features (C. Kohlschütter, P. Fankhauser, W. Nejdl, "Boilerplate
Detection using Shallow Text Features", WSDM 2010); the features and thresholds are our own.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from tellings.reading.blocks import PARAGRAPH, Block, prose
from tellings.reading.closing import closing_kind
from tellings.reading.furniture import edge_kind, furniture_kind

INTO = 0.65  # share of the prose that an element must hold for the article to be inside it
LINKED = 0.6  # share of link text from which on a block is a teaser or a menu
ALL_LINK = 0.9  # the same for headings and items, which may hold a link to their subject
SAME = 0.8  # share of words from which on a heading repeats the title
REPEATED = 40  # characters from which on a block that stands twice is shown twice, not said twice
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CREDITED = 250  # characters; a longer block that names a picture's source is a paragraph
_PICTURE = re.compile(
    r"^\W*(?:photos?|images?|pictures?|fotos?|illustration|video)(?:\s(?:credits?|source|by))?:\s"
    r"|\((?:photos?|images?|pictures?|fotos?)(?:\s(?:credits?|source|by))?[:\s][^()]{2,60}\)\W*$",
    re.I,
)
_STOPPED = re.compile(r"[.!?…。！？۔؟][\"”’»)\]\d*]*$")


class Piece(NamedTuple):
    """A block that goes into the report; `kind` is its kind of furniture, "" for article."""

    text: str
    kind: str


def article_region(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The blocks of the part of the page that holds the article, in reading order.

    What stands above the title in it is left out, and paragraphs between the title and it come in
    if there are several: one alone is the standfirst.
    """
    start = title_at(blocks, title)
    inside = _densest(blocks, start)
    if not inside or start < 0:
        return inside
    place = {id(b): n for n, b in enumerate(blocks)}
    first = place[id(inside[0])]
    if first <= start:
        below = [b for b in inside if place[id(b)] > start]
        return below if _mass(below) > 0.5 * _mass(inside) else inside
    lead = [b for b in blocks[start + 1 : first] if _whole(b)]
    return [*lead, *inside] if len(lead) > 1 else inside


def pieces(blocks: Sequence[Block], title: str | None, byline: str | None = None) -> list[Piece]:
    """Those of the blocks that go into the report: no captions, teasers, repeated or named
    furniture. Lines that say themselves that they are furniture stay, marked."""
    kept: list[Piece] = []
    seen: set[str] = set()
    listing = False
    for block in blocks:
        text = block.text
        if len(text) >= REPEATED and text in seen:
            continue
        seen.add(text)
        said = said_kind(block)
        headline = block.tag in HEADINGS and not kept and title is not None
        out = is_caption(block) or (headline and _repeats(text, title or ""))
        teaser = not out and not block.aside and _teaser(block, kept, listing)
        listing = (teaser or said == "related") and (listing or len(text) <= 60)
        if said == "footer" or not (out or teaser or block.aside):
            kept.append(Piece(text, said))
    return _ended(kept, {b.text for b in blocks if b.tag in HEADINGS}, byline)


def title_at(blocks: Sequence[Block], title: str | None) -> int:
    """The number of the block that shows the title, first headings considered; -1 for none."""
    wanted = _plain(title or "")
    longest = 2 * len(title or "") + 20
    at = [
        number
        for number, block in enumerate(blocks if wanted else ())
        if len(block.text) <= longest and not block.aside and _plain(block.text) == wanted
    ]
    top = [n for n in at if blocks[n].tag == "h1"] or [n for n in at if blocks[n].tag in HEADINGS]
    return (top or at or [-1])[0]


def said_kind(block: Block) -> str:
    """The kind of furniture that a block is by its words, "" for none.

    Numbers, addresses, cells of tables and rows of words may belong to an article.
    """
    kind = furniture_kind(block.text) or ""
    short = kind in ("share", "navigation") and block.tag in HEADINGS
    return "" if kind == "metadata" or short or "table" in block.inside else kind


def is_caption(block: Block) -> bool:
    """Whether a block is written under a picture."""
    return (
        "figcaption" in block.inside
        or block.aside == "caption"
        or bool(len(block.text) <= CREDITED and _PICTURE.search(block.text))
    )


def _mass(blocks: Sequence[Block]) -> int:
    return sum(prose(b) for b in blocks if not b.aside)


def _whole(block: Block) -> bool:
    """Whether a block is a paragraph of whole sentences with hardly a link."""
    return bool(
        prose(block) and not block.aside and block.share < 0.2 and _STOPPED.search(block.text)
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _densest(blocks: Sequence[Block], start: int) -> list[Block]:
    """The blocks of the smallest element that holds nearly all prose; `start` shows the title.

    Prose above the title, outside of paragraphs and without a full stop counts less.
    """
    masses: dict[Any, float] = defaultdict(float)
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if block.aside or is_caption(block) or block.text in seen or not prose(block):
            continue
        seen.add(block.text)
        mass = prose(block) * (1 if block.tag == "p" else 0.7) * (1 if number > start else 0.3)
        mass *= 1 if _STOPPED.search(block.text) else 0.5
        masses[block.element] += mass
        for parent in block.element.iterancestors():
            masses[parent] += mass
    if not masses:
        return []
    top = _entered(masses)
    inside = {top, *top.iterdescendants()}
    return [b for b in blocks if b.element in inside]


def _entered(masses: dict[Any, float]) -> Any:
    """From the root down, the one child that holds nearly all prose; until no child does."""
    top = next(e for e in masses if e.getparent() is None or e.getparent() not in masses)
    while True:
        best = max((c for c in top if c in masses), key=lambda c: masses[c], default=None)
        if best is None or masses[best] < INTO * masses[top] or best.tag in ("p", "li", "span"):
            return top
        top = best


def _teaser(block: Block, kept: Sequence[Piece], listing: bool) -> bool:
    """Whether a block is a link to another article."""
    if block.share < LINKED:
        return False
    if block.tag in HEADINGS:
        return block.share > ALL_LINK and _leads_away(block)
    if block.tag == "li" and not listing and kept:
        return block.share > ALL_LINK and not kept[-1].text.endswith(":")
    told = _STOPPED.search(block.text) and len(block.text) > PARAGRAPH
    return not told or block.share >= ALL_LINK


def _leads_away(block: Block) -> bool:
    """Whether a heading is a link to another page; links to itself are anchors."""
    element = block.element
    near = [element, *element.iterancestors("a"), *element.iterdescendants("a")]
    return any(e.tag == "a" and (e.get("href") or "#")[:1] != "#" for e in near)


def _repeats(heading: str, title: str) -> bool:
    mine, theirs = (set(_plain(t).split()) for t in (heading, title))
    return len(mine & theirs) >= SAME * max(1, min(len(mine), len(theirs)))


def _ended(found: list[Piece], headings: set[str], byline: str | None) -> list[Piece]:
    """The pieces with what follows the last paragraph marked (prompts) or left out (headings)."""
    end, size = len(found), sum(len(p.text) for p in found)
    tail: list[Piece] = []
    while end:
        text, kind = found[end - 1]
        kind = kind or edge_kind(text) or closing_kind(text, byline)
        size -= len(text)
        if kind and size > 0:
            tail.append(Piece(text, kind))
        elif not (text in headings or not re.search(r"\w", text)):
            break
        end -= 1
    return [*found[:end], *reversed(tail)] if end else found
