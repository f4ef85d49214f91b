"""The article on an HTML page as pieces of text, with a second and a third opinion.

The first opinion is our own (`blocks`, `region`). resiliparse (J. Bevendorff et al., "Elastic
ChatNoir", ECIR 2018) reads every page a second time with a parser and rules of its own. Where the
two differ, trafilatura (A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool
for Text Discovery and Extraction", ACL 2021) is the third: the part of the page that it names is
taken if both others agree better with it than with ours. How well the opinions agree is the
confidence in the answer.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tellings.reading.blocks import PARAGRAPH, Block, prose
from tellings.reading.ending import Piece
from tellings.reading.region import article_region, before_cards, pieces

ALONE = 0.1  # share of our text that the second opinion may lack before a third is asked
MISSED = 0.15  # share of the second opinion's prose that ours may lack
LEAST = 400  # characters; less than that is doubtful by itself
BETTER = 0.2  # by how much the agreement with the two others must rise for a change of mind
KNOWN = 0.5  # share of a block's word 4-grams that the other opinion must hold

Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article's pieces in reading order and, from 0 to 1, how well the opinions agree."""

    pieces: list[Piece]
    confidence: float


class Opinion:
    """Lines that somebody takes for the article, prepared for comparing."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        self.size = sum(map(len, self.lines))
        self.words = [_words(line) for line in self.lines]
        self.line_grams = [_grams(words) for words in self.words]
        self.grams: Grams = frozenset[tuple[str, ...]]().union(*self.line_grams)
        self.joined = f" {' '.join(' '.join(words) for words in self.words)} "

    def holds(self, text: str) -> bool:
        """Whether a block stands in it, however the lines are broken."""
        words = _words(text)
        return self._holds(words, _grams(words))

    def _holds(self, words: list[str], grams: Grams) -> bool:
        if grams:
            return len(grams & self.grams) >= KNOWN * len(grams)
        return bool(words) and f" {' '.join(words)} " in self.joined

    def not_in(self, other: "Opinion") -> list[str]:
        """The lines that do not stand in another one."""
        every = zip(self.lines, self.words, self.line_grams, strict=True)
        return [line for line, words, grams in every if not other._holds(words, grams)]

    def share_in(self, other: "Opinion") -> float:
        """The share of its characters that stand in another one."""
        return 1 - sum(map(len, self.not_in(other))) / self.size if self.size else 0.0

    def agreement(self, other: "Opinion") -> float:
        """The harmonic mean of the two shares, 0 to 1."""
        mine, theirs = self.share_in(other), other.share_in(self)
        return 2 * mine * theirs / (mine + theirs) if mine + theirs else 0.0


def extract(
    html: str,
    tree: Any,
    blocks: Sequence[Block],
    title: str | None,
    byline: str | None = None,
    article_body: str = "",
) -> Extracted:
    """The article of a page: `tree` is the parsed page, `blocks` its visible blocks.

    `title` and `byline` are the page's; `article_body` is the article as the page's own JSON-LD
    gives it, which is taken where the page itself shows less than half of it.
    """
    found = pieces(article_region(blocks, title), title, byline)
    mine, second = _opinion(found), Opinion(_second(html))
    confidence = mine.agreement(second)
    if _doubtful(mine, second):
        third = Opinion(_third(tree))
        seconded, thirded = confidence, mine.agreement(third)
        other = pieces(before_cards(_named_by(third, second, blocks)), title, byline)
        theirs = _opinion(other)
        changed = theirs.agreement(second), theirs.agreement(third)
        if sum(changed) - seconded - thirded > BETTER:
            found, mine, (seconded, thirded) = other, theirs, changed
        if mine.size < LEAST / 2:
            found, mine = _unparsed(found, mine, third, second)
            seconded, thirded = mine.agreement(second), mine.agreement(third)
        confidence = max(seconded, thirded)
    return _or_declared(found, mine, article_body, confidence)


def _opinion(found: Sequence[Piece]) -> Opinion:
    return Opinion([p.text for p in found if not p.kind])


def _doubtful(mine: Opinion, second: Opinion) -> bool:
    """Whether much of ours is not in the second opinion, or much of its prose not in ours."""
    missed = sum(len(line) for line in second.not_in(mine) if len(line) >= PARAGRAPH)
    return (
        mine.size < LEAST
        or 1 - mine.share_in(second) > ALONE
        or missed > MISSED * max(1, second.size)
    )


def _second(html: str) -> list[str]:
    from resiliparse.extract.html2text import extract_plain_text  # only when there is a page

    text = extract_plain_text(
        html,
        main_content=True,
        list_bullets=False,
        comments=False,
        form_fields=False,
        noscript=False,
    )
    return _lines(text)


def _third(tree: Any) -> list[str]:
    from trafilatura import extract as ask  # loads a large library; only when in doubt

    return _lines(ask(tree, include_comments=False, favor_recall=True, fast=True) or "")


def _lines(text: str) -> list[str]:
    """The lines that hold something, without list and table marks."""
    bare = (
        re.sub(r"^(?:- |\* )|\s*\|\s*$|^\|\s*", "", x.strip()).strip() for x in text.split("\n")
    )
    return [line for line in bare if line]


def _named_by(third: Opinion, second: Opinion, blocks: Sequence[Block]) -> list[Block]:
    """The blocks from the third opinion's first to its last that it or the second names.

    Short lines at the end both must name: each may stand elsewhere on the page. What readers unfold
    and postings that are quoted between the two neither sees, so they stay. A paragraph that both
    name is article, whatever its element is named.
    """
    named = [third.holds(b.text) for b in blocks]
    long = [n for n, b in enumerate(blocks) if named[n] and len(b.text) >= PARAGRAPH / 2]
    if not long:
        return []
    last = long[-1]
    while last + 1 < len(blocks) and (
        (named[last + 1] and second.holds(blocks[last + 1].text)) or _shown(blocks[last + 1])
    ):
        last += 1
    found = []
    for number in range(long[0], last + 1):
        block = blocks[number]
        told = second.holds(block.text)
        if named[number] and told and block.aside and block.aside != "comments" and prose(block):
            block = dataclasses.replace(block, aside="")
        if named[number] or told or _shown(block):
            found.append(block)
    return found


def _shown(block: Block) -> bool:
    """Whether a block is of a part that neither of the others sees: unfolded, or a posting."""
    return not block.aside and not block.inside.isdisjoint(("details", "blockquote"))


def _unparsed(
    found: list[Piece], mine: Opinion, third: Opinion, second: Opinion
) -> tuple[list[Piece], Opinion]:
    """The larger of the other opinions, where the page's tree shows next to nothing."""
    larger = max((third, second), key=lambda o: o.size)
    if larger.size < max(LEAST, 2 * mine.size):
        return found, mine
    return [Piece(line, "") for line in larger.lines], larger


def _or_declared(
    found: list[Piece], mine: Opinion, article_body: str, confidence: float
) -> Extracted:
    """The pieces, or the page's own JSON-LD article where they hold less than half of it."""
    if len(article_body) >= LEAST:
        declared = Opinion(_lines(re.sub(r"</?\w[^<>]{0,300}>", "\n", article_body)))
        if len(declared.grams & mine.grams) < 0.5 * len(declared.grams):
            return Extracted([Piece(line, "") for line in declared.lines], 1.0)
    return Extracted(found, confidence)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _grams(words: list[str]) -> Grams:
    """The word 4-grams of a line; none for shorter ones."""
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))
