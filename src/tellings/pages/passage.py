"""One passage: its life over the years, and what was changed or dropped at each step."""

from collections.abc import Sequence
from dataclasses import replace

from tellings.pages.desk import Desk
from tellings.pages.listing import part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.pages.stock import CALLED, drawing, printing_rows
from tellings.views.lives import life, passage_rows

EACH = 60
"""Printings on one page."""


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:
    """The page of the passage whose id is `parts[0]`. Raises NotFound."""
    found = life(desk.store, parts[0])
    ident = found.row.passage
    shown = part(desk, "passage", found.printings, query, desk.limits.told, EACH, ids=(ident,))
    drawn, judged = drawing(desk, found), desk.said(ident)
    desk.meet(e.report for e in found.evidence if e.report)
    rows = desk.once(passage_rows)[found.row.kind]
    place = next(n for n, row in enumerate(rows) if row.passage == ident)
    around = [
        desk.at.to("passage", rows[n].passage) if 0 <= n < len(rows) else None
        for n in (place - 1, place + 1)
    ]
    return Page(
        "passage",
        found.printings[0].quoted.words,
        {"life": found, "found": shown, "drawn": drawn, "called": CALLED, "judged": judged,
            "leaf": (ident, shown.start, EACH)},
        lambda: {
            "passage": replace(found, printings=shown.rows), "total": shown.total,
            "start": shown.start, "judgements": judged.rows,
        },
        "passage",
        [row for row in printing_rows(found)
         if shown.start < row.number <= shown.start + len(shown.rows)],
        Recipe(
            f"tellings stock STORY {ident[:10]}{part_options(shown)}",
            f"story.passage({ident[:10]!r}){part_slice(shown, 'printings')}",
        ),
        language=desk.language(found.printings[0].quoted.report),
        previous=around[0],
        following=around[1],
        within="stock",
        parts=(ident,),
    )  # fmt: skip
