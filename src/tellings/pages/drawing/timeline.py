"""What is said to have happened above, when it was published below, laid out for SVG.

A day is a diamond; a span that the words leave open (a month, a year, a range) is a bar; one with
an open end has an open end.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tellings.pages.drawing.axis import Tick, day, ticks
from tellings.views.timeline import Publication, TimeSpan

WIDE, LANE, EDGE, RIGHT = 1000, 20, 14, 74
"""Width of the drawing, height of a line, its margin, and room for undated reports."""
LANES, HIGHEST, STEP = 16, 9, 7
"""Lines of events, dots in a column, distance of dots."""
TRIED = 320
"""Spans for which room is looked for; hardly more find any."""
OPEN = 46
"""Width that an open end has."""
LETTER = 6.4
"""Width of a character of a label, generously."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One span of the list (`number` is its place in it) at (x, y).

    `kind` is day, span, since (open at its end) or until (open at its beginning); `label` is ""
    where there is no room for one.
    """

    number: int
    span: TimeSpan
    kind: str
    x: int
    width: int
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: bars above the line at `axis`, dots below it, each for `each` reports.

    `more` counts spans for which there was no room, `before` and `after` those outside the window
    from `first` to `last`. `undated` counts reports without a date, `aside` dated ones outside.
    """

    bars: tuple[Bar, ...]
    dots: tuple[tuple[int, int], ...]
    each: int
    ticks: tuple[Tick, ...]
    axis: int
    width: int
    height: int
    more: int
    before: int
    after: int
    undated: int
    aside: int
    first: str
    last: str


def timeline(
    spans: Sequence[TimeSpan],
    published: Iterable[Publication],
    label: Callable[[TimeSpan], str],
    since: str | None = None,
    until: str | None = None,
) -> Timeline | None:
    """The drawing of spans in order of time and of days of publication; None for no days at all.

    The window goes from `since` to `until` (ISO days, months or years); where these are None it
    holds all days of publication and nearly all events, weighted by how many reports name them.
    """
    days = [day(p.from_ or p.to) for p in published]
    known = sorted(d for d in days if d is not None)
    bounds = _window(spans, known, since, until)
    if bounds is None:
        return None
    first, last = bounds
    across = _across(first, last)
    lanes, bars, more, before, after = _bars(spans, label, first, last, across)
    inside = known[bisect_left(known, first) : bisect_right(known, last)]
    axis = max(lanes, 1) * LANE + 12
    piles = Counter((across(d) - EDGE) // STEP * STEP + EDGE for d in inside)
    each = max(1, -(-max(piles.values(), default=1) // HIGHEST))
    dots = tuple(
        (x, axis + 28 + level * STEP)
        for x, count in sorted(piles.items())
        for level in range(-(-count // each))
    )
    return Timeline(
        bars, dots, each, ticks(first, last, across), axis, WIDE, axis + 36 + HIGHEST * STEP,
        more, before, after, len(days) - len(known), len(known) - len(inside),
        first.isoformat(), last.isoformat(),
    )  # fmt: skip


def _window(
    spans: Sequence[TimeSpan], known: Sequence[date], since: str | None, until: str | None
) -> tuple[date, date] | None:
    asked = _first(since), _last(until)
    ends = [
        d for s in spans for d in [day(s.from_ or s.to)] if d for _ in range(min(s.reports, 50))
    ]
    ends.sort()
    cut = len(ends) // 25
    inner = ends[cut : len(ends) - cut] or ends
    every = [*inner, *known[:1], *known[-1:]]
    if not every and None in asked:
        return None
    first = asked[0] or min(every)
    last = asked[1] or max(every)
    return (first, last) if first <= last else (last, first)


def _first(bound: str | None) -> date | None:
    """The first day of a day, month or year."""
    return day(f"{bound}-01-01"[:10]) if bound else None


def _last(bound: str | None) -> date | None:
    if not bound:
        return None
    if len(bound) == 7:
        return next((d for n in (31, 30, 29, 28) if (d := day(f"{bound}-{n}"))), None)
    return day(f"{bound}-12-31"[:10])


def _across(first: date, last: date) -> Callable[[date], int]:
    length = max((last - first).days, 1)

    def across(one: date) -> int:
        return EDGE + round((one - first).days / length * (WIDE - RIGHT - 2 * EDGE))

    return across


def _bars(
    spans: Sequence[TimeSpan],
    label: Callable[[TimeSpan], str],
    first: date,
    last: date,
    across: Callable[[date], int],
) -> tuple[int, tuple[Bar, ...], int, int, int]:
    """Bars on as many lines as are needed, those that most reports name first."""
    before = after = 0
    inside: list[tuple[int, TimeSpan, date | None, date | None]] = []
    for number, span in enumerate(spans):
        start, end = day(span.from_), day(span.to)
        if (end or start or last) < first:
            before += 1
        elif (start or end or first) > last:
            after += 1
        else:
            inside.append((number, span, start, end))
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    bars = []
    ranked = sorted(inside, key=lambda row: (-row[1].reports, row[0]))
    for number, span, start, end in ranked[:TRIED]:
        kind = "until" if start is None else "since" if end is None else "span"
        kind = "day" if start == end else kind
        x = across(max(start or end or first, first))
        width = max(across(min(end or start or last, last)) - x, 0)
        if kind in ("until", "since"):
            width = OPEN
            x = max(x - OPEN, 0) if kind == "until" else x
        for words in (label(span), ""):
            held = x - 8, x + width + 8 + round(len(words) * LETTER) + 6 * bool(words)
            lane = next((n for n, on in enumerate(taken) if _clear(held, on)), None)
            if held[1] <= WIDE - RIGHT + EDGE and lane is not None:
                break
        if lane is None:
            continue
        taken[lane].append(held)
        bars.append(Bar(number, span, kind, x, width, lane, words))
    lanes = 1 + max((bar.y for bar in bars), default=0)
    drawn = [
        Bar(b.number, b.span, b.kind, b.x, b.width, (lanes - 1 - b.y) * LANE + LANE // 2, b.label)
        for b in bars
    ]
    ordered = tuple(sorted(drawn, key=lambda b: b.number))
    return lanes, ordered, len(inside) - len(bars), before, after


def _clear(held: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(held[1] <= start or end <= held[0] for start, end in taken)
