"""One disagreement: each side in the words of all who take it, and the claims it is about."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.facets import claim_index


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the disagreement whose id begins with `parts[0]`. Raises NotFound."""
    rows = desk.once(views.disagreement_filter).rows
    row = views.disagreement(desk.store, parts[0])
    place = next(n for n, other in enumerate(rows) if other.id == row.id)
    claims = [c for c in desk.once(claim_index).rows if c.id in row.claims]
    desk.meet(q.report for side in row.sides for q in side.witnesses)
    desk.meet(c.wording.report for c in claims)
    before = rows[place - 1].id if place else None
    after = rows[place + 1].id if place + 1 < len(rows) else None
    return Page(
        "disagreement",
        row.explanation,
        {"row": row, "claims": claims},
        lambda: {"disagreement": row, "claims": claims},
        "disagreement",
        [
            {"side": number, "value": side.value, **_words(quoted)}
            for number, side in enumerate(row.sides, 1)
            for quoted in side.witnesses
        ],
        Recipe(f"tellings disagreements STORY {row.id}", f"story.disagreement({row.id!r})"),
        previous=desk.at.to("disagreement", before) if before else None,
        following=desk.at.to("disagreement", after) if after else None,
        within="disagreements",
        parts=(row.id,),
    )


def _words(quoted: views.Quoted) -> dict[str, object]:
    return {name: getattr(quoted, name) for name in quoted.__slots__}
