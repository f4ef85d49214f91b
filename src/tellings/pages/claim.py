"""One claim: every witness in its own words, its origins as a tree, what contradicts it."""

from collections.abc import Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.judged import Judged
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.facets import claim_index


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the claim whose id is `parts[0]`. Raises NotFound."""
    ident = views.resolve_claim(desk.store, parts[0])
    rows = desk.once(claim_index).rows
    place = next(n for n, row in enumerate(rows) if row.id == ident)
    dossier = views.dossier(desk.store, rows[place])
    opposed = {row.id: row for row in views.disagreements_of(desk.store, ident)}
    judged = desk.said(ident)
    desk.meet(t.quoted.report for t in dossier.told)
    before = rows[place - 1].id if place else None
    after = rows[place + 1].id if place + 1 < len(rows) else None
    return Page(
        "claim",
        dossier.row.wording.words,
        {
            "dossier": dossier,
            "row": dossier.row,
            "opposed": opposed,
            "judged": judged,
            "others": _others(judged, dossier),
        },
        lambda: {
            "claim": views.claim(desk.store, ident),
            "disagreements": tuple(opposed.values()),
            "judgements": judged.rows,
        },
        "claim",
        dossier.told,
        Recipe(f"tellings claims STORY {ident[:8]}", f"story.claim({ident[:8]!r})"),
        language=desk.language(dossier.row.wording.report),
        previous=desk.at.to("claim", before) if before else None,
        following=desk.at.to("claim", after) if after else None,
        within="story",
        parts=(ident,),
    )


def _others(judged: Judged, dossier: views.Dossier) -> list[views.JudgementRow]:
    """What was said of witnesses and links that the page, for that very reason, does not show."""
    shown = {row.id for row in judged.of("claim")}
    for t in dossier.told:
        place = f"{t.quoted.report}:{t.quoted.start}-{t.quoted.end}"
        shown |= {row.id for row in judged.of("witness", place)}
    for j in dossier.joinings:
        shown |= {row.id for row in judged.of("merge", j.a, j.b)}
    return [row for row in judged.rows if row.id not in shown]
