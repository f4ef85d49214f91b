"""Words that are printed again and again: stock paragraphs, statements, copies, boilerplate."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.pages.desk import Desk
from tellings.pages.drawing.life import LifeLine, Printed, life_line
from tellings.pages.listing import part
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.lives import KINDS, Life, Printing, life, passage_rows

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
    lives = [life(desk.store, row.passage, DRAWN) for row in found.rows]
    shown = tuple(
        Recycled(each, tuple(p for p in each.printings if p.changed), drawing(desk, each))
        for each in lives
    )
    desk.meet(p.quoted.report for each in lives for p in each.printings)
    option = "" if kind == KINDS[0] else f" --kind {kind}"
    argument = "" if kind == KINDS[0] else f"({kind!r},)"
    return Page(
        "stock",
        CALLED[kind][0].capitalize(),
        {
            "found": found, "shown": shown, "kind": kind, "called": CALLED,
            "counts": {k: len(each) for k, each in rows.items()},
        },
        {"kind": kind, "total": found.total, "start": found.start, "passages": lives},
        tuple(row for each in lives for row in printing_rows(each)),
        Recipe(f"tellings stock STORY{option}", f"story.stock({argument})"),
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
            tuple(w.before.strip() for w in p.words if w.kind in ("dropped", "substituted")),
            tuple(w.after.strip() for w in p.words if w.kind in ("added", "substituted")),
        )
        for p in shown.printings
    ]
