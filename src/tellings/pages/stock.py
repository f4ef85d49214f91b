"""Words that are printed again and again: stock paragraphs, statements, copies, boilerplate."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.drawing.life import LifeLine, Printed, life_line
from tellings.pages.listing import part, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.lives import KINDS, Life, Printing, lives, passage_rows

EACH = 10
"""Passages on one page."""
DRAWN = 60
"""Printings of a passage that its drawing in the list shows."""


@dataclass(frozen=True, slots=True)
class Recycled:
    """One passage in the list with its life and how that is drawn."""

    life: Life
    changed: tuple[Printing, ...]
    drawn: LifeLine | None


@dataclass(frozen=True, slots=True)
class PrintingRow:
    """One printing as a row of the table."""

    passage: str
    kind: str
    number: int
    report: str
    outlet: str | None
    published: str | None
    words: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the kind that `query` asks for (`stock` where it names none)."""
    rows = desk.once(passage_rows)
    kind = query.one("kind") if query.one("kind") in KINDS else KINDS[0]
    found = part(
        desk, "stock", rows[kind], query, desk.limits.stock, EACH,
        kept={"kind": kind if kind != KINDS[0] else None},
    )  # fmt: skip
    told = list(lives(desk.store, [row.passage for row in found.rows], DRAWN))
    shown = tuple(
        Recycled(each, tuple(p for p in each.printings if p.changed), drawing(desk, each))
        for each in told
    )
    desk.meet(p.quoted.report for each in told for p in each.printings)
    option = "" if kind == KINDS[0] else f" --kind {kind}"
    argument = "" if kind == KINDS[0] else f"({kind!r},)"
    return Page(
        "stock",
        CALLED[kind][0].capitalize(),
        {
            "found": found, "shown": shown, "kind": kind, "called": CALLED,
            "counts": {k: len(each) for k, each in rows.items()},
        },
        lambda: {
            "kind": kind, **found.fields("passages"),
            "passages": views.stock_rows(desk.store, [row.passage for row in found.rows]),
        },
        "passages",
        tuple(row for each in told for row in printing_rows(each)),
        Recipe(
            f"tellings stock STORY{option}{part_options(found)}",
            f"story.stock({argument}){part_slice(found)}",
        ),
    )  # fmt: skip


CALLED = {
    "stock": ("stock paragraphs", "Background that an outlet prints again and again, and what "
              "changed on the way."),
    "statement": ("statements", "The same quoted words in several reports, with other prose around "
                  "them. Printing the same statement is not copying."),
    "copied": ("copied passages", "Words that one report took from another, or both from a third."),
    "boilerplate": ("boilerplate", "Licence lines and the like, which sites put under everything."),
}  # fmt: skip
"""Kind -> how it is called, and what it is."""


def drawing(desk: Desk, shown: Life) -> LifeLine | None:
    """The life of a passage drawn; undated printings of unknown outlets by their keys."""
    desk.meet(p.quoted.report for p in shown.printings)
    return life_line(
        [
            Printed(
                p.number,
                p.quoted.outlet or desk.outlet(p.quoted.report),
                p.quoted.published,
                p.changed,
            )
            for p in shown.printings
        ]
    )


def printing_rows(shown: Life) -> list[PrintingRow]:
    """The printings of a passage as rows of a table."""
    return [
        PrintingRow(
            shown.row.passage,
            shown.row.kind,
            p.number,
            p.quoted.report,
            p.quoted.outlet,
            p.quoted.published,
            p.quoted.words,
            p.dropped,
            p.added,
        )
        for p in shown.printings
    ]
