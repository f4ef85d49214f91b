"""Where the reports cannot all be right, and what only looks as if they could not."""

from collections.abc import Mapping, Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 20


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters chosen in `query`."""
    found = desk.once(views.disagreement_filter)
    shown = listing(desk, "disagreements", found, query, desk.limits.disagreements, EACH)
    desk.meet(q.report for row in shown.rows for side in row.sides for q in side.witnesses)
    narrowed = f"{_relations(shown.chosen)}{options(shown.chosen)}{part_options(shown)}"
    return Page(
        "disagreements",
        "Disagreements",
        {"found": shown},
        lambda: shown.fields("disagreements"),
        "disagreements",
        shown.rows,
        Recipe(
            f"tellings disagreements STORY{narrowed}",
            f"story.disagreements({arguments(shown.chosen)}){part_slice(shown)}",
        ),
    )


def _relations(chosen: Mapping[str, str]) -> str:
    """The page has all of them where none was chosen, the command leaves out what can both hold."""
    every = ("conflict", "stale", "variant")
    return "" if "relation" in chosen else "".join(f" --relation {each}" for each in every)
