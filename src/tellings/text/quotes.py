"""Quotations: where quoted words begin and end.

Handles straight and curly marks, doubled single marks ('' and ``), guillemets, low-high and corner
marks, quotations that run over paragraphs (each paragraph opened again, only the last one closed),
one level of nesting and marks that are never closed (a quotation then ends with its paragraph).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.model import Span

PAIRS = {
    "“": '”"',
    "«": "»",
    "„": "“”",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "”": "”",
    "»": "«",
    '"': '"”',
}
_STRAIGHT = '"'
_DOUBLED = ("''", "``", "‘‘", "’’")
_MARKS = re.compile("''|``|‘‘|’’|[\"“”„«»‹›「」『』‘’']")
_CLOSING = re.compile(r"(?<=\S)'(?![^\W_])")
_SINGLE_REACH = 300


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


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that has opened a quotation: its place, the offset after it, what closes it."""

    at: int
    after: int
    closers: str


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """All quotations inside the paragraphs, by start; outer before inner."""
    found: list[Quote] = []
    for i, (start, end) in enumerate(paragraphs):
        following = paragraphs[i + 1][0] if i + 1 < len(paragraphs) else None
        found += _with_depth(_in_paragraph(text, start, end, following))
    return found


def _with_depth(found: list[Quote]) -> list[Quote]:
    """By start, outer before inner, each with the number of quotations around it."""
    around: list[Quote] = []
    ordered = []
    for quote in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= quote.start:
            around.pop()
        ordered.append(replace(quote, depth=len(around)))
        around.append(quote)
    return ordered


def _in_paragraph(text: str, start: int, end: int, following: int | None) -> list[Quote]:
    found: list[Quote] = []
    pending: list[_Open] = []
    for match in _MARKS.finditer(text, start, end):
        at, after, mark = match.start(), match.end(), match.group()
        kind = _STRAIGHT if mark in _DOUBLED else mark
        level = next(
            (k for k in range(len(pending) - 1, -1, -1) if kind in pending[k].closers), None
        )
        if level is not None and _can_close(text, pending[level], at, kind, start, end):
            opened = pending[level]
            del pending[level:]
            if at > opened.after:
                inner = (opened.after, at)
                found.append(Quote(opened.at, after, inner))
        elif len(pending) < 2 and _can_open(text, start, end, at, kind, pending):
            pending.append(_Open(at, after, PAIRS.get(kind, kind)))
    return found + _unclosed(text, pending, end, following)


def _unclosed(text: str, pending: list[_Open], end: int, following: int | None) -> list[Quote]:
    """The outermost quotation left open, up to the end of its paragraph."""
    if not pending:
        return []
    opened = pending[0]
    if opened.after >= end or opened.closers in ("’", "'"):
        return []
    mark = text[opened.at : opened.after]
    again = following is not None and text.startswith(mark, following)
    return [Quote(opened.at, end, (opened.after, end), closed=False, continued=again)]


def _can_open(text: str, start: int, end: int, at: int, kind: str, pending: list[_Open]) -> bool:
    if kind == _STRAIGHT:
        return not any(kind in p.closers and p.closers[0] == kind for p in pending)
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if kind in ("‘", "'", "’"):
        # an apostrophe stands inside or after a word; an opening mark stands before one
        opens = not before.isalnum() and (after.isalnum() or after in '“"[')
        return opens and kind != "’" and (kind == "‘" or _closed_later(text, at, end))
    if kind in ("”", "»"):
        # in Swedish, Finnish and Danish use these marks open as well; elsewhere they only close
        return not pending and before.isspace() and after.isalnum()
    return kind in PAIRS


def _closed_later(text: str, at: int, end: int) -> bool:
    """Whether a straight single mark at `at` has a plausible partner on the same line."""
    line_end = text.find("\n", at, end)
    stop = min(end if line_end < 0 else line_end, at + _SINGLE_REACH)
    match = _CLOSING.search(text, at + 2, min(end, stop + 1))
    return match is not None and match.start() < stop


def _can_close(text: str, opened: _Open, at: int, kind: str, start: int, end: int) -> bool:
    """Whether the mark at `at` ends the quotation rather than opens one or is an apostrophe."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if kind in ("’", "'"):
        return not after.isalnum() and not before.isspace()
    if kind == _STRAIGHT:
        # inside a curly quotation a straight mark may open another one
        return opened.closers[:1] == '"' or not before.isspace()
    return at >= opened.after
