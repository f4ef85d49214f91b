"""The article among a page's blocks, by where its prose stands in the page's tree.

Most of the prose of an article page stands side by side in one element; what its neighbours are
named, what is link and what is said in it tells the furniture from the article. The idea is that of
boilerplate detection by shallow features (C. Kohlschütter, P. Fankhauser, W. Nejdl, "Boilerplate
Detection using Shallow Text Features", WSDM 2010); the features and thresholds are our own.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from tellings.reading.blocks import PARAGRAPH, Block, prose
from tellings.reading.credit_lines import credit_line
from tellings.reading.ending import Piece, ended
from tellings.reading.furniture import furniture_kind
from tellings.reading.site_words import pictured

INTO = 0.65  # share of the prose that an element must hold for the article to be inside it
LINKED = 0.6  # share of link text from which on a block is a teaser or a menu
ALL_LINK = 0.9  # the same for headings and items, which may hold a link to their subject
SAME = 0.8  # share of words from which on a heading repeats the title
REPEATED = 40  # characters from which on a block that stands twice is shown twice, not said twice
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CARDS = 3  # headlines that make a row of cards
CARD = 2  # lines under the headline of a teaser: what it is about, who wrote it and when
CREDITED = 250  # characters; a longer block that names a picture's source is a paragraph
_PICTURE = re.compile(
    r"^\W*(?:(?:featured|lead|header|cover|main|top)\s)?"
    r"(?:photos?|images?|pictures?|fotos?|illustration|video)(?:\s(?:credits?|source|by))?:\s"
    r"|^\W*(?:(?:featured|lead|header|cover|main)\s)(?:photos?|images?|pictures?)\s"
    r"(?:credits?|courtesy|from|by|via|of)\b[^.!?]{2,80}\.?$"
    r"|\((?:photos?|images?|pictures?|fotos?)(?:\s(?:credits?|source|by))?[:\s][^()]{2,60}\)\W*$",
    re.I,
)
_IN_FIGURES = frozenset(("blockquote", "table", "ul", "ol"))  # what an article shows as a figure
_STOPPED = re.compile(r"[.!?…。！？۔؟][\"”’»)\]\d*]*$")


def article_region(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The blocks of the part of the page that holds the article, in reading order.

    What stands above the title in it is left out, and paragraphs between the title and it come in
    if there are several: one alone is the standfirst.
    """
    start = title_at(blocks, title)
    inside = before_cards(_densest(blocks, start))
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
    listing = steps = False
    card = 0  # pieces that may still belong to a teaser that was left out
    for block in blocks:
        text = block.text
        if len(text) >= REPEATED and text in seen:
            continue
        seen.add(text)
        said = said_kind(block)
        if said == "notice" and block.tag == "li" and kept and kept[-1].text.endswith(":"):
            steps = True  # "If you have no account:" heads what to do
        steps = steps and block.tag == "li"
        said = "" if steps and said == "notice" else said
        headline = block.tag in HEADINGS and not kept and title is not None
        out = is_caption(block) or (headline and _repeats(text, title or ""))
        teaser = not out and not block.aside and _teaser(block, kept, listing)
        listing = (teaser or said == "related") and (listing or len(text) <= 60)
        if said == "footer" or not (out or teaser or block.aside):
            card = 0 if block.tag in HEADINGS or len(text) > CREDITED else max(0, card - 1)
            kept.append(Piece(text, said, card > 0 and not _STOPPED.search(text)))
        elif teaser and block.tag in HEADINGS:
            card = CARD + 1
    return ended(kept, {b.text for b in blocks if b.tag in HEADINGS}, byline)


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
    short = block.tag != "p" and len(block.text) < PARAGRAPH
    return (
        "figcaption" in block.inside
        or ("figure" in block.inside and short and block.inside.isdisjoint(_IN_FIGURES))
        or block.aside == "caption"
        or bool(len(block.text) <= CREDITED and _PICTURE.search(block.text))
        or pictured(block.text)
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


def before_cards(blocks: list[Block]) -> list[Block]:
    """The blocks without a row of cards at their end: headlines that are links within one site,
    with a paragraph under each."""
    heads = [n for n, b in enumerate(blocks) if _is_card(b)]
    if len(heads) < CARDS:
        return blocks
    first, under = len(blocks), 0
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if _is_card(block):
            first, under = number, 0
        elif block.tag in HEADINGS and not block.aside:
            break
        elif prose(block) and not block.aside:
            under += 1
            if under > 1:
                break
    row = [b for b in blocks[first:] if _is_card(b)]
    sites = {urlsplit(_target(b)).netloc for b in row}
    few = _mass(blocks[first:]) < 0.5 * _mass(blocks)
    return blocks[:first] if len(row) >= CARDS and len(sites) == 1 and few else blocks


def _is_card(block: Block) -> bool:
    return block.tag in HEADINGS and block.share > ALL_LINK and _leads_away(block)


def _target(block: Block) -> str:
    """Where the link of a heading leads."""
    element = block.element
    near = [element, *element.iterancestors("a"), *element.iterdescendants("a")]
    return next((e.get("href") or "" for e in near if e.tag == "a" and e.get("href")), "")


def _teaser(block: Block, kept: Sequence[Piece], listing: bool) -> bool:
    """Whether a block is a link to another article."""
    listed = block.tag in HEADINGS or block.tag == "li"
    if block.share < LINKED or (not listed and credit_line(block.text)):
        return False  # "Provided by" and a name that is a link says where the article is from
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
