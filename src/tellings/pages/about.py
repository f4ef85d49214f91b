"""How the story was made: what its counts can mean, versions, settings, hashes, the seal."""

from collections.abc import Sequence
from dataclasses import replace

from tellings import views
from tellings.pages import limits
from tellings.pages.desk import Desk
from tellings.pages.listing import part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 100


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page; `start` in `query` is the first report whose hash is shown."""
    made = desk.once(views.making)
    shown = part(desk, "about", made.reports, query, len(made.reports), EACH)
    desk.meet(row.report for row in shown.rows)
    return Page(
        "about",
        "About",
        {
            "facts": desk.facts,
            "settings": made.settings,
            "found": shown,
            "limits": limits.written(desk.limits) if desk.at.alone() else None,
        },
        lambda: {
            "made": replace(made, reports=shown.rows), "total": shown.total, "start": shown.start,
        },
        "made",
        shown.rows,
        Recipe(
            f"tellings about STORY{part_options(shown)}",
            f"story.about(){part_slice(shown, 'reports')}",
        ),
    )  # fmt: skip
