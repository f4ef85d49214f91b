"""The list of sources: speakers and documents, and how much of the story rests on each."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 40


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters chosen in `query`."""
    index = desk.once(views.speaker_index)
    found = desk.over(views.speaker_filter, views.speaker_index)
    shown = listing(desk, "sources", found, query, desk.limits.sources, EACH)
    everything = sum(row.attributions for row in found.rows)
    unnamed = sum(row.unnamed for row in found.rows)
    return Page(
        "sources",
        "Sources",
        {"found": shown, "attributions": everything, "unnamed": unnamed},
        lambda: {
            "attributions": everything,
            "unnamed": unnamed,
            **shown.fields("sources"),
            "sources": views.source_rows(desk.store, index, shown.rows),
        },
        "sources",
        shown.rows,
        Recipe(
            f"tellings sources STORY{options(shown.chosen)}{part_options(shown)}",
            f"story.sources({arguments(shown.chosen)}){part_slice(shown)}",
        ),
    )
