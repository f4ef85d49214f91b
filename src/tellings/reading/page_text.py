"""The article on an HTML page as blocks of text.

trafilatura (A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction", ACL 2021) is asked three times: for precision, as usual, and for recall.
No single mode is best: each loses paragraphs on some pages and takes in teasers on others. The
narrow answer is therefore widened by what the wider ones have *between* its blocks; what they have
before or after it is taken only if it is nearly all prose. Measured on 181 news pages and 250
article pages, this is better than each mode alone (see the documentation of this stage).
"""

import re
from collections.abc import Sequence

from tellings.reading.furniture import furniture_kind

ARTICLE = 1000  # characters; two equal answers of this length are believed
SAME = 0.9  # share of characters from which on two answers count as equal
KNOWN = 0.5  # share of a block's word 4-grams that the other answer must hold
INNER = 0.25  # share of prose from which on blocks between the known ones are taken
OUTER, OUTER_PROSE = 0.7, 400  # share and characters of prose for blocks around them
PARAGRAPH = 80  # characters; shorter blocks are headings, captions or teasers

Grams = frozenset[tuple[str, ...]]


def page_blocks(html: str, article_body: str = "") -> list[str]:
    """The article's blocks in reading order, one paragraph, heading or list item each.

    `article_body` is the article as the page's own JSON-LD gives it; it is taken where the page
    itself shows less than half of it.
    """
    from trafilatura import extract  # loads a large library; only when there is a page

    precise, usual, wide = (
        _blocks(
            extract(
                html,
                include_comments=False,
                include_tables=True,
                favor_precision=mode == "precise",
                favor_recall=mode == "wide",
            )
            or ""
        )
        for mode in ("precise", "usual", "wide")
    )
    return _or_declared(choose(precise, usual, wide), article_body)


def choose(precise: list[str], usual: list[str], wide: list[str]) -> list[str]:
    """One answer from three, as the module says."""
    agree = _covered(precise, wide) > SAME and _covered(wide, precise) > SAME
    if agree and _size(precise) >= ARTICLE:
        return precise
    base = usual if 2 * _size(precise) < _size(usual) else precise
    return _widened(_widened(base, usual), wide)


def _widened(base: list[str], larger: list[str]) -> list[str]:
    """`base` with what `larger` adds between its blocks, and around them if that is prose."""
    if not base or not larger:
        return base or larger
    known = _known(larger, base)
    if _size([b for b, k in zip(larger, known, strict=True) if k]) < 0.6 * _size(base):
        longer = 2 * _size(base) < _size(larger) and 2 * _prose(larger) > _size(larger)
        return larger if longer else base
    first, last = known.index(True), len(known) - known[::-1].index(True)
    inner = [b for b, k in zip(larger[first:last], known[first:last], strict=True) if not k]
    worth = _prose(inner) >= INNER * _size(inner) or _size(inner) < 0.1 * _size(base)
    middle = larger[first:last] if worth else base
    before, after = (
        part if _is_prose(part, base) else [] for part in (larger[:first], larger[last:])
    )
    return [*before, *middle, *after]


def _or_declared(blocks: list[str], article_body: str) -> list[str]:
    """The blocks, or the page's own JSON-LD article where they hold less than half of it."""
    if len(article_body) < 400:
        return blocks
    declared = _blocks(re.sub(r"</?\w[^<>]{0,300}>", "\n", article_body))
    theirs = frozenset[tuple[str, ...]]().union(*map(_grams, declared))
    mine = frozenset[tuple[str, ...]]().union(*map(_grams, blocks))
    return declared if len(theirs & mine) < 0.5 * len(theirs) else blocks


def _blocks(text: str) -> list[str]:
    """The lines that hold something, without list and table marks."""
    bare = (
        re.sub(r"^(?:- |\* )|\s*\|\s*$|^\|\s*", "", line.strip()).strip()
        for line in text.split("\n")
    )
    return [line for line in bare if line]


def _known(blocks: Sequence[str], other: Sequence[str]) -> list[bool]:
    """Which of the blocks stand in the other answer, however it breaks its lines."""
    have = frozenset[tuple[str, ...]]().union(*map(_grams, other))
    joined = " ".join(_words(" ".join(other)))
    found = []
    for block in blocks:
        grams = _grams(block)
        if grams:
            found.append(len(grams & have) >= KNOWN * len(grams))
        else:
            words = _words(block)
            found.append(bool(words) and " ".join(words) in joined)
    return found


def _covered(blocks: Sequence[str], other: Sequence[str]) -> float:
    """The share of the blocks' characters that the other answer has too."""
    known = _known(blocks, other)
    return _size([b for b, k in zip(blocks, known, strict=True) if k]) / max(1, _size(blocks))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _grams(block: str) -> Grams:
    """The word 4-grams of a block; none for shorter ones."""
    words = _words(block)
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))


def _size(blocks: Sequence[str]) -> int:
    return sum(map(len, blocks))


def _is_prose(part: Sequence[str], base: Sequence[str]) -> bool:
    prose = _prose(part)
    return OUTER_PROSE <= prose < _size(base) and prose >= OUTER * _size(part)


def _prose(blocks: Sequence[str]) -> int:
    """Characters in blocks that read like paragraphs."""
    return sum(
        len(block)
        for block in blocks
        if len(block) > PARAGRAPH and re.search(r"[.!?…”\"]$", block) and not furniture_kind(block)
    )
