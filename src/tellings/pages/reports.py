"""The list of reports: where and when each was published, and what is odd about it."""

from collections.abc import Sequence

from tellings import views
from tellings.model import to_plain
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options, part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.paths import around, within
from tellings.pages.query import Query
from tellings.pages.wording import LANGUAGES
from tellings.store import Database, reader
from tellings.views.voices import voices_of

EACH = 50


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters and the order chosen in `query`."""
    found = desk.once(views.report_filter)
    order = query.one("by") if query.one("by") in views.ORDERS else "date"
    kept = {"by": None if order == "date" else order}
    chosen = {name: query.one(name) for name in found.having if query.one(name)}
    rows = views.in_order(found.choose(chosen), order)
    if desk.at.alone():
        shown = listing(desk, "reports", found, query, len(rows))
    else:
        shown = part(desk, "reports", rows, query, len(rows), EACH, found, chosen, kept=kept)
    by = {"by": order} if kept["by"] else {}
    folder = desk.once(_folder)
    desk.meet(row.id for row in shown.rows)
    return Page(
        "reports",
        "Reports",
        {
            "found": shown,
            "order": order,
            "orders": {o: desk.at.to("reports", **chosen, by=o) for o in views.ORDERS},
            "languages": LANGUAGES,
            "paths": {row.id: [within(p, folder) for p in row.paths] for row in shown.rows},
        },
        lambda: {
            "by": order,
            **shown.fields("reports"),
            "reports": [_with_voice(desk, row) for row in shown.rows],
        },
        "reports",
        shown.rows,
        Recipe(
            f"tellings reports STORY{options(chosen | by)}{part_options(shown)}",
            f"story.reports({arguments(chosen | by)}){part_slice(shown)}",
        ),
    )


def _with_voice(desk: Desk, row: views.ReportRow) -> dict[str, object]:
    """A report as a record, and in whose voice it speaks; None without an analysis."""
    voices = None
    if desk.facts["analysis"]:
        report = next(reader.reports(desk.store.connection, row.id))
        voices = to_plain(voices_of(desk.store, report))
    return {**to_plain(row), "voices": voices}


def _folder(store: Database) -> str:
    """The folder that holds everything that was read by a whole path."""
    return around(path for (path,) in store.connection.execute("SELECT path FROM inputs"))
