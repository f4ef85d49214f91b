"""Where the reports cannot all be right, and what only looks as if they could not."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 20


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters chosen in `query`."""
    found = desk.once(views.disagreement_filter)
    shown = listing(desk, "disagreements", found, query, desk.limits.disagreements, EACH)
    desk.meet(q.report for row in shown.rows for side in row.sides for q in side.witnesses)
    return Page(
        "disagreements",
        "Disagreements",
        {"found": shown},
        shown.fields("disagreements"),
        shown.rows,
        Recipe(
            f"tellings disagreements STORY{options(shown.chosen) or _ALL}",
            f"story.disagreements({arguments(shown.chosen)})",
        ),
    )


_ALL = " --relation conflict --relation stale --relation variant"
