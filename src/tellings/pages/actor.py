"""One actor: what each outlet calls it, in whose voice, and why these names are one actor."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.facets import claim_index

CLAIMS = 12
"""Claims shown that name it; the story page, narrowed to it, has all."""


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the actor whose id is `parts[0]`. Raises NotFound."""
    found = views.actor(desk.store, parts[0])
    judged = desk.said(found.entity)
    rows = desk.once(views.name_filter).rows
    place = next((n for n, row in enumerate(rows) if row.entity == found.entity), None)
    before = rows[place - 1].entity if place else None
    after = rows[place + 1].entity if place is not None and place + 1 < len(rows) else None
    index = desk.once(claim_index).rows
    wanted = set(found.claims)
    told = [row for row in index if row.id in wanted]
    desk.meet(used.quoted.report for used in found.labels)
    desk.meet(row.wording.report for row in told[:CLAIMS])
    return Page(
        "actor",
        found.name,
        {
            "actor": found,
            "claims": told[:CLAIMS],
            "more": max(len(told) - CLAIMS, 0),
            "judged": judged,
        },
        lambda: {"actor": found, "claims": told[:CLAIMS], "judgements": judged.rows},
        "actor",
        [
            {"outlet": caller.outlet, **{name: getattr(c, name) for name in c.__slots__}}
            for caller in found.callers
            for c in caller.called
        ],
        Recipe(f"tellings names STORY {found.entity}", f"story.actor({found.entity!r})"),
        previous=desk.at.to("actor", before) if before else None,
        following=desk.at.to("actor", after) if after else None,
        within="names",
        parts=(found.entity,),
    )
