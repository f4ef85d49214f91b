"""Where a text file pasted together from several articles has to be taken apart.

Signals are added up: a heading under which stands a date, a byline or an outlet; a dateline; a
separator, a footer or an end mark above. No single one is enough, because subheadings, lists of
dates and quoted datelines stand in ordinary articles too.
"""

from collections.abc import Sequence

from tellings.reading.furniture import furniture_kind
from tellings.reading.lines import (
    Line,
    byline_name,
    date_line,
    is_dateline,
    is_end_mark,
    is_prose,
    is_rule,
    labelled,
    name_like,
    outlet_like,
)

ENOUGH = 4  # points that make a new article
LEAST = 160  # characters of prose that an article has
LABELS = frozenset({"title", "headline", "source", "outlet", "publication", "date", "published"})


def find_splices(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines at which a new article starts, the first article's (0) left out."""
    kinds = [_kind(line) for line in lines]
    outlets = _first_names(lines, kinds)
    found: list[int] = []
    at = 0
    for number in range(1, len(lines)):
        if kinds[number] == "prose" and not is_dateline(lines[number].text):
            continue
        if number <= at or not _enough_prose(lines, kinds, at, number):
            continue
        if _points(lines, kinds, number, outlets) >= ENOUGH and _enough_prose(
            lines, kinds, number, len(lines)
        ):
            at = _with_menu(kinds, number)
            found.append(at)
    return found


def _kind(line: Line) -> str:
    """rule, end, date, byline, label, a kind of furniture, prose, or loose."""
    text = line.text
    if is_end_mark(text):
        return "end"
    if is_rule(text):
        return "rule"
    if len(text) > 260:
        return "prose"
    furniture = furniture_kind(text)
    if furniture:
        return furniture
    label = labelled(text)
    if label and label[0] in LABELS:
        return "label"
    if date_line(text):
        return "date"
    if byline_name(text):
        return "byline"
    return "prose" if is_prose(text) else "loose"


def _first_names(lines: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether the file's first article has a name alone under its heading, as later ones may too."""
    start = next((n for n, k in enumerate(kinds) if k in ("loose", "prose")), 0)
    return (
        kinds[start : start + 3] == ["loose", "loose", "prose"]
        and name_like(lines[start + 1].text)
        or kinds[start : start + 2] == ["loose", "date"]
    )


def _points(lines: Sequence[Line], kinds: Sequence[str], number: int, named: bool) -> int:
    """How much speaks for a new article at this line."""
    line, kind = lines[number], kinds[number]
    points = _above(lines, kinds, number)
    if kind == "loose" and not line.text.endswith(":"):
        points += 2
        points += _below(lines, kinds, number + 1, named)
    elif kind == "date" and kinds[number + 1 : number + 2] == ["loose"]:
        points += 3 if date_line(line.text)[1] else 2  # type: ignore[index]
    elif kind == "label":
        points += 2 * sum(k == "label" for k in kinds[number : number + 4])
    elif kind == "prose" and is_dateline(line.text):
        points += 2
        points += "(" in line.text[:80]
    else:
        return 0
    return points


def _above(lines: Sequence[Line], kinds: Sequence[str], number: int) -> int:
    """What stands above: a separator or end mark, a footer, a wide gap."""
    above = kinds[number - 1]
    points = (
        3 if above in ("rule", "end") else 2 if above in ("footer", "related", "comments") else 0
    )
    usual = sorted(line.gap for line in lines)[len(lines) // 2]
    return points + (lines[number].gap > max(1, usual))


def _below(lines: Sequence[Line], kinds: Sequence[str], first: int, named: bool) -> int:
    """What stands in the three lines under a heading, up to the article's first paragraph."""
    points = 0
    for number in range(first, min(first + 4, len(lines))):
        kind, text = kinds[number], lines[number].text
        if kind == "prose":
            return points + (2 if is_dateline(text) else 0)
        if kind in ("date", "byline", "label"):
            points += 3 if kind == "date" else 2
        elif kind == "loose" and outlet_like(text):
            points += 2
        elif kind == "loose" and name_like(text):
            points += 1 + named
    return points if kinds[first : first + 1] != ["loose"] or points >= 2 else 0


def _enough_prose(lines: Sequence[Line], kinds: Sequence[str], first: int, last: int) -> bool:
    """Whether lines [first, last) hold enough running text for an article."""
    total = 0
    for number in range(first, last):
        if kinds[number] == "prose":
            total += len(lines[number].text)
            if total >= LEAST:
                return True
    return False


def _with_menu(kinds: Sequence[str], number: int) -> int:
    """The start of the article with the menu lines right above its heading."""
    while number > 1 and kinds[number - 1] == "navigation":
        number -= 1
    return number
