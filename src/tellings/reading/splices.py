"""Where a text file pasted together from several articles has to be taken apart.

Signals are added up: a heading under which stands a date, a byline or an outlet; a dateline; a
separator, a footer or an end mark above; a clipped first sentence or one that opens; and how little
the text before shares with the text after. No single one is enough, because subheadings, lists of
dates, separators and quoted datelines stand in ordinary articles too.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from tellings.reading.cohesion import cohesion, opening
from tellings.reading.credit_lines import credit_line, may_be_person
from tellings.reading.credits import names_alone
from tellings.reading.furniture import edge_kind, furniture_kind
from tellings.reading.lines import (
    Line,
    byline_name,
    date_line,
    is_dateline,
    is_end_mark,
    is_prose,
    is_rule,
    labelled,
)
from tellings.reading.naming import name_like, outlet_like

ENOUGH = 4  # points that make a new article
COHESION = ((0.05, 4), (0.08, 3), (0.115, 2), (0.16, 1))  # below the first: the second more points
AHEAD = 4  # lines below a paragraph among which one may open the article more clearly
EARLIER = 40  # lines above in which a person may have been named
TOLD = 600  # characters on both sides that are needed to compare them
HELD = 0.22  # cohesion from which on a paragraph surely goes on
LEAST = 160  # characters of prose that an article has
LABELS = frozenset({"title", "headline", "outlet", "publication", "date", "published"})


def find_splices(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines at which a new article starts, the first article's (0) left out."""
    kinds = [_kind(line) for line in lines]
    prose = [
        0,
        *itertools.accumulate(
            len(i.text) if k == "prose" else 0 for i, k in zip(lines, kinds, strict=True)
        ),
    ]
    page = _Page(lines, kinds, _first_names(lines, kinds), _usual_gap(lines))
    found: list[int] = []
    at = 0
    for number in range(1, len(lines)):
        enough = min(prose[number] - prose[at], prose[-1] - prose[number]) >= LEAST
        if number > at and enough and _is_start(page, number):
            at = _with_menu(kinds, number)
            found.append(at)
    return found


class _Page(NamedTuple):
    """The lines with their kinds; whether names stand under headings; how wide gaps usually are."""

    lines: Sequence[Line]
    kinds: Sequence[str]
    named: bool
    gap: int


def _usual_gap(lines: Sequence[Line]) -> int:
    return sorted(line.gap for line in lines)[len(lines) // 2] if lines else 0


def _kind(line: Line) -> str:
    """rule, end, date, byline, credit, signed, label, a kind of furniture, prose, or loose."""
    text = line.text
    if is_end_mark(text):
        return "end"
    if is_rule(text):
        return "rule"
    if len(text) > 260:
        return "prose"
    furniture = furniture_kind(text) or edge_kind(text)
    if furniture and not (furniture == "metadata" and _dated_alone(text)):
        return furniture
    label = labelled(text)
    if label and label[0] in LABELS:
        return "label"
    if date_line(text):
        return "date"
    if byline_name(text):
        return "byline"
    if credit_line(text):
        return "credit"
    if signed := names_alone(text):
        return "signed" if any(may_be_person(name) for name, _ in signed) else "credit"
    return "prose" if is_prose(text) else "loose"


def _dated_alone(text: str) -> bool:
    """A day in figures and nothing else ("03.05.2011"), which looks like an id."""
    found = date_line(text)
    return found is not None and not found[1] and found[0].precision in ("day", "range")


def _first_names(lines: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether the first article has a name alone under its heading, as later ones may."""
    start = next((n for n, k in enumerate(kinds) if k in ("loose", "prose")), 0)
    return (
        kinds[start : start + 3] == ["loose", "loose", "prose"] and name_like(lines[start + 1].text)
    ) or kinds[start : start + 2] == ["loose", "date"]


def _is_start(page: _Page, number: int) -> bool:
    """Whether a new article begins at this line rather than a few lines below."""
    points = _points(page, number)
    if points < ENOUGH or page.kinds[number] != "prose":
        return points >= ENOUGH
    below = range(number + 1, min(number + 1 + AHEAD, len(page.lines)))
    return all(_points(page, other) <= points for other in below)


def _points(page: _Page, number: int) -> int:
    """How much speaks for a new article at this line."""
    points = _signs(page, number)
    if not 0 < points < ENOUGH + 3:
        return points
    line, texts = page.lines[number], [line.text for line in page.lines]
    short = min(line.start, page.lines[-1].end - line.start) < TOLD
    if short or (page.kinds[number] == "loose" and line.text.count(" ") < 3):
        return points
    value = cohesion(texts, number)
    if value >= HELD:
        return points - 2 if points < ENOUGH else points
    return points + next((more for limit, more in COHESION if value < limit), 0)


def _signs(page: _Page, number: int) -> int:
    """What line and neighbourhood say, without what the texts before and after share."""
    kinds, line, kind = page.kinds, page.lines[number], page.kinds[number]
    points = _above(page, number)
    if not any(map(str.isalnum, line.text)):
        return 0
    if kind == "loose" and _sentence_before_heading(page, number):
        return 0
    if kind == "loose" and not line.text.endswith(":"):
        return points + 2 + _below(page, number + 1)
    if kind == "date" and kinds[number + 1 : number + 2] == ["loose"]:
        found = date_line(line.text)
        return points + (3 if found and found[1] else 2) + _under_date(page, number + 1)
    if kind == "label":
        return points + 2 * sum(k == "label" for k in kinds[number : number + 4])
    if kind == "prose" and is_dateline(line.text):
        return points + 2 + ("(" in line.text[:80] or line.text[:4].isupper())
    return points + _first_paragraph(page, number) if kind == "prose" else 0


def _first_paragraph(page: _Page, number: int) -> int:
    """Points for a paragraph without anything above it: clipped, or written like an opening."""
    text, above = page.lines[number].text, page.lines[number - 1].text
    if text[:1].islower():
        return 3 if page.kinds[number - 1] == "prose" and above[-1:] in '.!?”"' else 0
    return opening(text, [line.text for line in page.lines[max(0, number - EARLIER) : number]])


def _under_date(page: _Page, first: int) -> int:
    """What stands under a date line: a headline with a name above or below it, then prose."""
    lines, kinds = page.lines[first : first + 2], page.kinds[first : first + 3]
    names = [name_like(line.text) for line in lines]
    named = date_line(page.lines[first - 1].text)
    if named and named[1]:
        return int(not names[0] and lines[0].text.count(" ") >= 2)
    return 2 if kinds == ["loose", "loose", "prose"] and any(names) and not all(names) else 0


def _sentence_before_heading(page: _Page, number: int) -> bool:
    """Whether a short sentence ends an article, and the heading of the next is the line below."""
    below = page.lines[number + 1].text if number + 1 < len(page.lines) else ""
    heading = page.kinds[number + 1 : number + 2] == ["loose"] and not below.endswith(".")
    return page.lines[number].text.endswith(".") and heading and not name_like(below)


def _above(page: _Page, number: int) -> int:
    """What stands above: a separator or end mark, a footer, a wide gap."""
    above = page.kinds[number - 1]
    points = {"rule": 3, "end": 3, "footer": 2, "credit": 1, "comments": 1, "related": 1}.get(
        above, 0
    )
    return points + (page.lines[number].gap > max(1, page.gap))


def _below(page: _Page, first: int) -> int:
    """What stands in the three lines under a heading, up to the article's first paragraph."""
    points = 0
    for number in range(first, min(first + 4, len(page.lines))):
        kind, text = page.kinds[number], page.lines[number].text
        if kind == "prose":
            return points + (2 if is_dateline(text) else 0)
        if kind in ("rule", "end", "footer"):
            return 0
        if kind in ("date", "byline", "label"):
            points += 3 if kind == "date" else 2
        elif kind == "credit":
            points += 1
        elif kind == "loose" and outlet_like(text):
            points += 2
        elif kind == "loose" and name_like(text):
            points += 1 + page.named
    return points if page.kinds[first : first + 1] != ["loose"] or points >= 2 else 0


def _with_menu(kinds: Sequence[str], number: int) -> int:
    """The start of the article with the menu lines right above its heading."""
    while number > 1 and kinds[number - 1] == "navigation":
        number -= 1
    return number
