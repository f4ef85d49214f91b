"""The article on an HTML page as blocks of text.

trafilatura (A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction", ACL 2021) is asked twice, for precision and for recall; which answer is
taken is decided per page by the passages in which they differ, see `_choose`.
"""

import re
from typing import Any

from tellings.reading.furniture import furniture_kind


def page_blocks(html: str, article_body: str = "") -> list[str]:
    """The article's blocks in reading order, one paragraph, heading or list item each.

    `article_body` is the article as the page's own JSON-LD gives it, a second opinion.
    """
    from trafilatura import extract  # loads a large library; only when there is a page

    answers = [
        _blocks(extract(html, include_comments=False, include_tables=True, **mode) or "")
        for mode in ({"favor_precision": True}, {}, {"favor_recall": True})
    ]
    return _choose(answers, article_body)


def _blocks(text: str) -> list[str]:
    return [block for line in text.split("\n") if (block := _bare(line))]


def _bare(line: str) -> str:
    """A line without list and table marks at its ends."""
    return re.sub(r"^(?:- |\* )|\s*\|\s*$|^\|\s*", "", line.strip()).strip()


def _choose(answers: list[list[str]], article_body: str) -> list[str]:
    """Among a narrow, a usual and a wide answer, the one that loses no prose and adds least else."""
    precise, usual, wide = answers
    extra = _added(precise, usual)
    best = usual if _prose(extra) > 0.5 * _size(extra) and _prose(extra) > 200 else precise
    more = _added(best, wide)
    if _prose(more) > 400 and _prose(more) > 0.7 * _size(more):
        best = wide
    return best or usual or wide


def _added(small: list[str], large: list[str]) -> list[str]:
    """The blocks of `large` that `small` lacks."""
    known = set(small)
    return [b for b in large if b not in known]


def _size(blocks: list[str]) -> int:
    return sum(map(len, blocks))


def _prose(blocks: list[str]) -> int:
    """Characters in blocks that read like paragraphs."""
    return sum(
        len(b)
        for b in blocks
        if len(b) > 80 and re.search(r"[.!?…”\"]$", b) and not furniture_kind(b)
    )
