"""The visible blocks of an HTML page in reading order: paragraphs, headings, items, rows of tables.

The tree is walked once. Each block keeps the element it stands in, how much of it is link text and
whether one of its elements is named as furniture by the page itself (class, id, role or tag), so
that later steps need not walk again.
"""

import functools
import re
from dataclasses import dataclass
from typing import Any

from tellings.text.lexicons import rows

INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "label", "mark", "path", "picture", "q", "s"),
        *("samp", "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "time"),
        *("tt", "u", "use", "var", "wbr", "amp-img", "nobr", "o:p", "st1:place", "ruby", "rt"),
    )
)
_APART = frozenset(("span", "time", "a", "label", "small"))
SILENT = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "svg", "iframe", "object", "embed"),
        *("select", "option", "textarea", "input", "canvas", "map", "audio", "video"),
        *("datalist", "math", "rp", "meta", "link", "title"),
    )
)
LARGE = 0.3  # share of the page's prose from which on an element is no furniture
LARGEST = 0.85  # the same where the name cannot mean a layout: comments
PARAGRAPH = 80  # characters; shorter blocks are headings, captions or teasers
DEEPEST = 300  # elements inside one another; deeper text counts to the element at this depth
_OPENS = re.compile(r"[\W\d_]*[^\W\d_]")
_STREAMED = re.compile(r"S:[0-9a-f]+$")
# parts that readers unfold: hidden only until somebody asks
_UNFOLDED = re.compile(r"(?i)accordion|collaps|expand|toggle|faq|panel|unfold|read-?more")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


Marks = tuple[tuple[Any, str], ...]


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries, white space as single blanks.

    `tag` is the nearest element that makes blocks, `linked` the characters that stand in links,
    `marks` the elements around it that the page names as furniture with the kind of each, outermost
    first, `inside` the tags of the elements around it that matter (figcaption, blockquote, ...),
    `aside` the kind that holds ("" for none; see `visible_blocks`).
    """

    text: str
    element: Any
    tag: str
    linked: int
    marks: "Marks"
    inside: frozenset[str]
    aside: str = ""

    @property
    def share(self) -> float:
        """The share of the text that is link."""
        return self.linked / max(1, len(self.text))


_TELLING = frozenset(
    (
        *("article", "main", "figcaption", "figure", "blockquote", "table", "ul", "ol", "footer"),
        "details",
    )
)


class _Walk:
    """The state of one walk: the text run under way and what surrounds it."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = 0

    def text(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            if self.in_link:
                self.linked += len(words)

    def flush(self, element: Any, tag: str, marks: Marks, inside: frozenset[str]) -> None:
        if not self.parts:
            return
        raw, linked = "".join(self.parts), self.linked
        self.parts.clear()
        self.linked = 0
        for line in _lines(raw) if "\x00" in raw else [raw]:
            words = " ".join(line.split())
            if words:
                share = min(len(words), round(linked * len(line) / max(1, len(raw))))
                self.found.append(Block(words, element, tag, share, marks, inside))


def _lines(raw: str) -> list[str]:
    """The lines between breaks; a break inside a sentence is a blank."""
    lines: list[str] = []
    gap = False
    for part in raw.split("\x00"):
        bare = part.strip()
        if not bare:
            gap = True
            continue
        wrapped = lines and not gap and bare[:1].islower() and lines[-1].rstrip()[-1:] not in ".!?:"
        if wrapped:
            lines[-1] += " " + part
        else:
            lines.append(part)
        gap = False
    return lines


def visible_blocks(tree: Any) -> list[Block]:
    """The blocks of a parsed page in reading order; scripts and fields of forms left out."""
    body = tree.find("body") if tree.tag == "html" else tree
    walk = _Walk()
    root = tree if body is None else body
    _enter(walk, root, "div", (), frozenset(), 0)
    walk.flush(root, "div", (), frozenset())
    _settle(walk.found)
    return walk.found


def _settle(blocks: list[Block]) -> None:
    """Which marks hold: an element with much of the page's prose is no furniture, whatever its name
    ("layout with-sidebar"), and what stands inside it is judged by the marks inside it. Where most
    is hidden, a script would have shown it. A quotation in an element of social media is a post
    that the article shows."""
    masses: dict[Any, int] = {}
    whole = unseen = 0
    for block in blocks:
        mass = prose(block)
        whole += mass
        unseen += mass if any(kind == "hidden" for _, kind in block.marks) else 0
        for element, _ in block.marks if mass else ():
            masses[element] = masses.get(element, 0) + mass
    for block in blocks:
        held = (
            kind
            for element, kind in block.marks
            if masses.get(element, 0) <= (LARGEST if kind == "comments" else LARGE) * whole
            and not (kind == "hidden" and unseen > 0.5 * whole)
            and not (kind == "share" and "blockquote" in block.inside)
        )
        block.aside = next(held, "")


def prose(block: Block) -> int:
    """The characters of a block if it reads like a paragraph, else 0."""
    size = len(block.text)
    return size if size >= PARAGRAPH and block.linked < 0.5 * size else 0


def _marked(marks: Marks, element: Any) -> Marks:
    attributes = dict(element.items())
    # a button that unfolds a part is the heading of it
    kind = "" if "aria-expanded" in attributes else _TAGS.get(element.tag, "")
    kind = kind or (_kind_by_attributes(element, attributes) if attributes else "")
    return (*marks, (element, kind)) if kind else marks


def _enter(
    walk: _Walk, element: Any, tag: str, marks: Marks, inside: frozenset[str], depth: int
) -> None:
    """Adds the text of an element and of what stands in it."""
    walk.text(element.text)
    for child in element:
        name = child.tag
        if not isinstance(name, str) or name in SILENT:
            walk.text(child.tail)
        elif name in ("br", "hr"):
            walk.parts.append("\x00")
            walk.text(child.tail)
        elif depth >= DEEPEST:
            walk.text(child.text_content())
            walk.text(child.tail)
        elif name in INLINE or name in ("td", "th"):
            if name in _APART and _follows_directly(child):
                walk.parts.append(" ")
            if name in ("td", "th") and any(p.strip() for p in walk.parts):
                walk.parts.append(" | ")
            walk.in_link += name == "a"
            _enter(walk, child, tag, _marked(marks, child), inside, depth + 1)
            walk.in_link -= name == "a"
            walk.text(child.tail)
        else:
            walk.flush(element, tag, marks, inside)
            within = inside | {name} if name in _TELLING else inside
            under = _marked(marks, child)
            _enter(walk, child, name, under, within, depth + 1)
            walk.flush(child, name, under, within)
            walk.text(child.tail)


def _follows_directly(element: Any) -> bool:
    """Whether another element ends right before this one: pages set the two apart by style."""
    before = element.getprevious()
    return before is not None and isinstance(before.tag, str) and not before.tail


_TAGS = {
    "nav": "navigation",
    "button": "navigation",
    "aside": "related",
    "footer": "footer",
    "dialog": "notice",
}


def _kind_by_attributes(element: Any, attributes: dict[str, str]) -> str:
    """The kind of furniture that an element is by its class, id or role, or "hidden"."""
    if element.tag not in ("body", "html"):
        named = [attributes[name] for name in ("class", "id", "role") if name in attributes]
        kind = _kind_of_names(" ".join(named)) if named else ""
        if kind:
            return kind
    return "hidden" if _is_hidden(element.tag, attributes) else ""


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is not shown; what React streams is shown once its script has run, and
    the answers of a list of questions once somebody unfolds them."""
    hidden = (
        ("hidden" in attributes and not _STREAMED.match(attributes.get("id", "")))
        or ("style" in attributes and _HIDDEN.search(attributes["style"]))
        or (attributes.get("aria-hidden") == "true" and tag != "span")
    )
    names = (attributes.get("class", ""), attributes.get("id", ""))
    return bool(hidden) and not any(map(_UNFOLDED.search, names))


@functools.lru_cache(maxsize=8192)
def _kind_of_names(names: str) -> str:
    words = re.sub(r"([a-z])([A-Z])", r"\1-\2", names).lower()
    match = _named().search(words)
    return _kinds()[match[1]] if match else ""


@functools.cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("any", "page_names")}


@functools.cache
def _named() -> re.Pattern[str]:
    names = sorted(_kinds(), key=lambda n: (-len(n), n))
    return re.compile(r"(?<![a-z])(" + "|".join(map(re.escape, names)) + r")(?![a-z])")
