"""One source: what it says, on how many occasions, and the ways its words came to each outlet."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.drawing.chains import chains
from tellings.pages.listing import part_options, part_slice, stretch, stretched
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 40


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:
    """The page of the source whose id is `parts[0]`. Raises NotFound."""
    index = desk.once(views.speaker_index)
    rows = index.rows
    row = views.resolve_speaker(rows, parts[0])
    ident = row.id
    start, count = stretch(desk, query, row.attributions, desk.limits.said, EACH)
    found = views.speaker(desk.store, ident, index, start, count)
    place = next(n for n, each in enumerate(rows) if each.id == ident)
    shown = stretched(desk, "source", found.said, start, row.attributions, EACH, ids=(ident,))
    desk.meet(said.report for said in shown.rows)
    before = rows[place - 1].id if place else None
    after = rows[place + 1].id if place + 1 < len(rows) else None
    return Page(
        "source",
        found.row.name,
        {"row": found.row, "found": shown, "ways": found.ways, "drawn": chains(found.ways)},
        lambda: {
            "source": found,
            "total": shown.total,
            "start": shown.start,
        },
        "source",
        shown.rows,
        Recipe(
            f"tellings sources STORY {ident}{part_options(shown)}",
            f"story.source({ident!r}){part_slice(shown, 'said')}",
        ),
        previous=desk.at.to("source", before) if before else None,
        following=desk.at.to("source", after) if after else None,
        within="sources",
        parts=(ident,),
    )
