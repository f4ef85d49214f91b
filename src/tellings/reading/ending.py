"""Where an article's pieces end: what stands under the last paragraph is marked or left out.

A line under the article is furniture by what it says (`closing`), by its shape (`furniture`), or
because it belongs to something that is: the items under "More from the coast", what stands under
"About the author".
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from tellings.reading.closing import closing_kind, introduces
from tellings.reading.furniture import HEADS_A_LIST, edge_kind, heads_a_list

ITEM = 160  # characters of an item in a list of other articles
NOTE = 6  # pieces that a note on the writer may be
HEAD = 60  # characters of the line above such a list
_ABOUT_WRITER = re.compile(
    r"(?i)\W*(?:about|meet) (?:the|our|this) "
    r"(?:author|writer|contributor|reporter|journalist)s?\b\s*(?:$|[:–—-])"
)
_STOPPED = re.compile(r"[.!?…。！？۔؟][\"”’»)\]\d*]*$")
_NUMBER = re.compile(r"\W*\d{1,3}(?:\W\d{1,3})?\W*")  # "6", "3/12": a picture's in its row


class Piece(NamedTuple):
    """A block that goes into the report; `kind` is its kind of furniture, "" for article.

    `card` says that it belongs to a link to another article that was left out: the words under it.
    """

    text: str
    kind: str
    card: bool = False


def ended(found: Sequence[Piece], headings: Collection[str], byline: str | None) -> list[Piece]:
    """The pieces with what follows the last paragraph marked (prompts) or left out (headings).

    `headings` are the texts of the page's headings: one with nothing of the article below it is
    left out.
    """
    first, kinds = _below(found, byline)
    end = len(found)
    while end > first and (kinds[end - 1 - first] or not _tells(found[end - 1].text, headings)):
        end -= 1
    if not end:
        return list(found)
    tail = zip(found[end:], kinds[end - first :], strict=True)
    return [*found[:end], *(Piece(piece.text, kind) for piece, kind in tail if kind)]


def _tells(text: str, headings: Collection[str]) -> bool:
    return text not in headings and bool(re.search(r"\w", text))


def _below(found: Sequence[Piece], byline: str | None) -> tuple[int, list[str]]:
    """(number of the first piece under the last paragraph, the kinds of it and of those below).

    A kind is "" where a piece may be article.
    """
    kinds: list[str] = []
    first = len(found)
    near = range(max(0, first - NOTE), first)
    about = next((n for n in near if _on_writer(found[n].text)), first)
    while first > about:
        kinds.append("metadata")
        first -= 1
    while first and (kind := _kind(found, first - 1, byline)) is not None:
        kinds.insert(0, kind)
        first -= 1
    under = ""
    for number, (text, _, card) in enumerate(found[first:]):
        under = _head(text, kinds[number]) or ("" if len(text) > ITEM else under)
        if kinds[number]:
            continue
        if under and len(text) <= ITEM and not text.endswith("."):
            kinds[number] = under
        elif card or _NUMBER.fullmatch(text):
            kinds[number] = "related" if card else "metadata"
    return first, kinds


def _kind(found: Sequence[Piece], number: int, byline: str | None) -> str | None:
    """The kind of a piece if no article stood below it, "" for none; None for a paragraph of it."""
    text, kind, _ = found[number]
    kind = kind or edge_kind(text) or closing_kind(text, byline)
    if not kind and introduces(text, (piece.text for piece in found[:number])):
        kind = "metadata"
    return kind or (None if _paragraph(text) else "")


def _on_writer(text: str) -> bool:
    """Whether a line heads a note on the writer: "About the author"."""
    return bool(_ABOUT_WRITER.match(text))


def _head(text: str, kind: str) -> str:
    """The kind of the lines under a line, "" if it heads no list."""
    if len(text) > HEAD or _STOPPED.search(text):
        return ""
    if heads_a_list(text):
        return "related"
    return kind if kind in HEADS_A_LIST else ""


def _paragraph(text: str) -> bool:
    """Whether a piece is a paragraph of whole sentences."""
    return len(text) >= ITEM / 2 and bool(_STOPPED.search(text))
