"""Quotations: where quoted words begin and end.

Handles straight and curly marks, guillemets, low-high and corner marks, quotations that run over
paragraphs (each paragraph opened again, only the last one closed), one level of nesting and marks
that are never closed (a quotation then ends with its paragraph).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "‘": "’"}
_DOUBLE_STRAIGHT = '"'


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """One quotation.

    `start` and `end` include the marks, `inner` is what stands between them. `depth` is 1 for a
    quotation inside another. `closed` is False when no closing mark was found in the paragraph;
    `continued` is True when the next paragraph opens the same quotation again.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """All quotations inside the paragraphs, by start; outer before inner."""
    found: list[Quote] = []
    for i, (start, end) in enumerate(paragraphs):
        following = paragraphs[i + 1][0] if i + 1 < len(paragraphs) else None
        found += _in_paragraph(text, start, end, following)
    return sorted(found)


def _in_paragraph(text: str, start: int, end: int, following: int | None) -> list[Quote]:
    found: list[Quote] = []
    open_at: list[tuple[int, str]] = []
    for at in range(start, end):
        mark = text[at]
        if open_at and mark in open_at[-1][1] and _can_close(text, at, mark):
            opened, _ = open_at.pop()
            if at > opened + 1:
                found.append(Quote(opened, at + 1, (opened + 1, at), len(open_at)))
        elif len(open_at) < 2 and _can_open(text, start, at, mark, open_at):
            open_at.append((at, PAIRS.get(mark, mark)))
    while open_at:
        opened, closers = open_at.pop()
        if open_at or opened + 1 >= end or "’" in closers:
            continue
        again = following is not None and text[following] == text[opened]
        found.append(Quote(opened, end, (opened + 1, end), 0, False, again))
    return found


def _can_open(text: str, start: int, at: int, mark: str, open_at: list[tuple[int, str]]) -> bool:
    if mark == _DOUBLE_STRAIGHT:
        return not (open_at and open_at[-1][1] == mark)
    if mark in ("‘", "'"):
        # an apostrophe stands inside or after a word; an opening mark stands before one
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = not before.isalnum() and after.isalnum()
        return opens and (mark == "‘" or _closed_later(text, at))
    return mark in PAIRS


def _closed_later(text: str, at: int) -> bool:
    """Whether a straight single mark at `at` has a plausible partner on the same line."""
    line_end = text.find("\n", at)
    stop = min(len(text) if line_end < 0 else line_end, at + 300)
    return any(
        text[j] == "'" and not text[j - 1].isspace() and not text[j + 1 : j + 2].isalnum()
        for j in range(at + 2, stop)
    )


def _can_close(text: str, at: int, mark: str) -> bool:
    if mark in ("’", "'"):
        return not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace()
    return True
