"""One family of copies: its tree, its matrix, and the evidence of each step."""

from collections.abc import Sequence

from tellings.pages.copies import grid_of, meet, row_of, tree_of
from tellings.pages.desk import Desk
from tellings.pages.listing import part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.families import family_index, family_of
from tellings.views.sharing import ACROSS, sharing

EACH = 40
"""Steps with their evidence on one page."""


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:
    """The page of the family that the report `parts[0]` belongs to. Raises NotFound."""
    index = desk.once(family_index)
    family = family_of(index, desk.store, parts[0])
    place = index.of[family.reports[0]]
    shown = tree_of(desk, family, desk.limits.cards)
    steps = part(desk, "family", shown.steps, query, desk.limits.steps, EACH, ids=(family.id,))
    meet(desk, steps.rows, shown.tree)
    across = family.reports[:ACROSS]
    shares = desk.once(sharing, across)
    around = [
        desk.at.to("family", index.families[n].id) if 0 <= n < len(index.families) else None
        for n in (place - 1, place + 1)
    ]
    return Page(
        "family",
        f"A family of {len(family.reports)} reports",
        {
            "shown": shown, "found": steps, "index": index,
            "grid": grid_of(desk, across, shares, index, query.one("mark")),
        },
        lambda: {"family": family, **steps.fields("steps"), "shares": shares},
        "steps",
        tuple(map(row_of, steps.rows)),
        Recipe(
            f"tellings copies STORY --family {family.id[:8]}{part_options(steps)}",
            f"story.copies({family.id[:8]!r}){part_slice(steps)}",
        ),
        previous=around[0],
        following=around[1],
        within="copies",
        parts=(family.id,),
    )  # fmt: skip
