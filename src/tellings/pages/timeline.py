"""When: what is said to have happened above, when it was published below, and in whose words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from shlex import quote

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.drawing.timeline import timeline as drawn
from tellings.pages.listing import Listing, part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.pages.wording import day
from tellings.views.timeline import (
    TimeSpan,
    narrowed,
    publications,
    sentences_of,
    time_spans,
    unresolved,
)

EACH = 30
"""Calendar spans on one page."""
YEARS = 24
"""Years that can be chosen at once."""
_BOUND = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address chose: bounds as ISO years, months or days, the least reports, an outlet."""

    since: str | None
    until: str | None
    at_least: int
    outlet: str | None


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the bounds in `query`: `from`, `to`, `at_least` and `outlet`."""
    known = {name for name, _ in desk.once(views.outlets) if name}
    outlet = query.one("outlet") if query.one("outlet") in known else None
    every = desk.once(time_spans, outlet) if outlet else desk.once(time_spans)
    usual = 2 if any(span.reports > 1 for span in every) else 1
    chosen = Chosen(
        _bound(query.one("from")),
        _bound(query.one("to")),
        query.number("at_least", usual, 10**6),
        outlet,
    )
    spans = narrowed(every, chosen.at_least, chosen.since, chosen.until)
    kept = {
        "from": chosen.since,
        "to": chosen.until,
        "at_least": str(chosen.at_least) if chosen.at_least != usual else None,
        "outlet": outlet,
    }
    found = part(desk, "timeline", spans, query, desk.limits.times, EACH, kept=kept)
    rows = sentences_of(desk.store, found.rows, outlet)
    desk.meet(q.report for row in rows for q in row.sentences)
    words, times = desk.once(unresolved)
    published = desk.once(publications)
    least = [number for number in (1, 2, 5, 10, 25, 50) if any(s.reports >= number for s in every)]
    return Page(
        "timeline",
        "Timeline",
        {
            "found": found, "rows": rows, "chosen": chosen, "kept": kept, "each": EACH,
            "drawn": drawn(spans, published, _label, chosen.since, chosen.until),
            "years": _years(narrowed(every, chosen.at_least)), "least": least,
            "outlets": sorted(known, key=str.casefold), "unresolved": words, "times": times,
            "undated": sum(p.from_ is None and p.to is None for p in published),
        },
        lambda: {
            "chosen": chosen, **found.fields("spans"), "spans": rows, "unresolved": words,
            "unresolved_times": times,
        },
        "spans",
        rows,
        _recipe(chosen, found),
    )  # fmt: skip


def _bound(value: str) -> str | None:
    return value if _BOUND.fullmatch(value) else None


def _label(span: TimeSpan) -> str:
    told = f"{span.reports} report{'s' * (span.reports != 1)}"
    return f"{day(views.interval(span.from_, span.to) or '')}, {told}"


def _years(spans: Sequence[TimeSpan]) -> list[tuple[str, int]]:
    """The years in which most spans begin, in order."""
    counted = Counter((span.from_ or span.to or "")[:4] for span in spans)
    return sorted(counted.most_common(YEARS))


def _recipe(chosen: Chosen, found: Listing) -> Recipe:
    options = f" --at-least {chosen.at_least}"
    arguments = [f"at_least={chosen.at_least}"]
    for name, option, value in (
        ("since", "from", chosen.since),
        ("until", "to", chosen.until),
        ("outlet", "outlet", chosen.outlet),
    ):
        if value:
            options += f" --{option} {quote(value)}"
            arguments.append(f"{name}={value!r}")
    return Recipe(
        f"tellings timeline STORY{options}{part_options(found)}",
        f"story.timeline({', '.join(arguments)}){part_slice(found)}",
    )
