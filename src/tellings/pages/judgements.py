"""All that people said: what they confirmed, overturned or noted, and whether it applies."""

from collections.abc import Mapping, Sequence

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 40
KINDS = {
    "alias": "the name of an actor",
    "borrowing": "who copied whom",
    "passage": "the kind of a passage",
    "witness": "who tells a claim",
    "claim": "whether two claims are one",
    "merge": "whether two reports share an origin",
    "date": "a date of publication",
    "outlet": "an outlet",
    "splice": "where an article begins",
}
RECORDS = {
    "alias": "actor",
    "passage": "passage",
    "witness": "claim",
    "claim": "claim",
    "merge": "claim",
    "date": "report",
    "outlet": "report",
    "splice": "report",
}
"""Kind of judgement -> the page of its first record."""


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters chosen in `query`."""
    found = views.judgement_filter(desk.store)
    shown = listing(desk, "judgements", found, query, len(found.rows), EACH)
    past = views.taken_back(desk.store)
    desk.meet(words.report for row in shown.rows for words in row.words if words.report)
    return Page(
        "judgements",
        "Judgements",
        {
            "found": shown,
            "past": past,
            "kinds": KINDS,
            "leads": {row.id: _leads(desk, row) for row in shown.rows},
        },
        lambda: {**shown.fields("judgements"), "taken_back": past},
        "judgements",
        shown.rows,
        Recipe(
            f"tellings judgements STORY{options(_named(shown.chosen))}{part_options(shown)}",
            f"story.judgements({arguments(shown.chosen)}){part_slice(shown)}",
        ),
    )


def _named(chosen: Mapping[str, str]) -> dict[str, str]:
    """What was chosen as the command calls it, where --who is whoever judges."""
    return {"reader" if name == "who" else name: value for name, value in chosen.items()}


def _leads(desk: Desk, row: views.JudgementRow) -> str | None:
    """Where the record it is about stands, None where it is not found or has no page."""
    if row.state == "not found" or not row.ids:
        return None
    if row.kind == "borrowing":
        return desk.at.to("compare", *row.ids[:2])
    return desk.at.to(RECORDS.get(row.kind, ""), row.ids[0])
