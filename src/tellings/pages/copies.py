"""Who copied whom: families of reports as trees, or all of them as one matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.drawing.matrix import Matrix, matrix
from tellings.pages.drawing.tree import Family, families
from tellings.pages.listing import Listing, part
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.store import Database
from tellings.views.copies import copies_in_order
from tellings.views.families import CopyFamily, FamilyIndex, family_index, steps_of
from tellings.views.sharing import ACROSS, Sharing, sharing

EACH = 8
"""Families on one page of trees."""
CUES = 12
"""Steps of a family whose evidence is on the page of trees."""
LINES = 24
"""Reports drawn of a large family in the list; its own page draws more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as a row of the table, without the words of its evidence."""

    from_report: str | None
    from_name: str
    to_report: str
    to_name: str
    direction: str
    confidence: float
    share: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """A family with its steps, also as rows of a table; `tree` is how they are drawn."""

    family: CopyFamily
    steps: tuple[views.CopyRow, ...]
    rows: tuple[Step, ...]
    tree: Family


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix and the same in lists; `marked` is the report whose row and column stand out."""

    drawn: Matrix
    beside: dict[str, tuple[Sharing, ...]]
    marked: str | None


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the families, or with `as=matrix` in the query the matrix."""
    index = desk.once(family_index)
    if query.one("as") == "matrix" and not desk.at.alone():
        return _as_matrix(desk, index, query)
    found = part(desk, "copies", index.families, query, desk.limits.families, EACH)
    shown = tuple(tree_of(desk, family, LINES) for family in found.rows)
    for each in shown:
        meet(desk, each.steps[:CUES], each.tree)
    return Page(
        "copies",
        "Copies",
        {"found": found, "shown": shown, "cues": CUES, "grid": None, "index": index},
        lambda: {
            **found.fields("families"),
            "steps": copies_in_order(step for each in shown for step in each.steps),
        },
        "steps",
        sorted((row for each in shown for row in each.rows), key=_order),
        _recipe(found),
    )


def _as_matrix(desk: Desk, index: FamilyIndex, query: Query) -> Page:
    every = [report for family in index.families for report in family.reports]
    found: Listing = part(desk, "copies", every, query, ACROSS, ACROSS, kept={"as_": "matrix"})
    shares = desk.once(sharing, tuple(found.rows))
    grid = grid_of(desk, found.rows, shares, index, query.one("mark"))
    number = found.start // ACROSS + 1
    option, argument = "", ""
    if len(found.rows) < found.total:
        option, argument = f" --part {number}", f"part={number}"
    return Page(
        "copies",
        "Copies, as a matrix",
        {"found": found, "shown": (), "grid": grid, "index": index},
        lambda: {**found.fields("reports"), "shares": shares},
        "shares",
        shares,
        Recipe(f"tellings copies STORY --shares{option}", f"story.shares({argument})"),
    )


def tree_of(desk: Desk, family: CopyFamily, most: int) -> FamilyTree:
    """A family with its steps and its drawing, of which `most` reports are drawn."""
    return desk.once(_tree_of, family, most)


def _tree_of(store: Database, family: CopyFamily, most: int) -> FamilyTree:
    steps = steps_of(store, family)
    order = {report: number for number, report in enumerate(family.reports)}
    drawn = families(steps, order, most)[0]
    return FamilyTree(family, tuple(steps), tuple(map(row_of, steps)), drawn)


def _order(step: Step) -> tuple[float, str, str]:
    """The largest share first, as `copies_in_order` has it."""
    return (-step.share, step.to_report, step.from_report or "")


def grid_of(
    desk: Desk,
    reports: Sequence[str],
    shares: Sequence[Sharing],
    index: FamilyIndex,
    marked: str,
) -> Grid:
    """The matrix of these reports and what each shares with which, most first."""
    desk.meet(reports)
    beside: dict[str, list[Sharing]] = {report: [] for report in reports}
    for share in shares:
        beside[share.report].append(share)
    ranked = {
        report: tuple(sorted(rows, key=lambda s: (-s.copied, -s.any, s.other)))
        for report, rows in beside.items()
    }
    known = marked if marked in beside else None
    return Grid(matrix(reports, shares, index.of), ranked, known)


def _recipe(found: Listing) -> Recipe:
    """All steps, or those of the families on this part of the list."""
    if len(found.rows) == found.total:
        return Recipe("tellings copies STORY", "story.copies()")
    named = [family.id[:10] for family in found.rows]
    options = "".join(f" --family {ident}" for ident in named)
    return Recipe(f"tellings copies STORY{options}", f"story.copies({', '.join(map(repr, named))})")


def meet(desk: Desk, steps: Sequence[views.CopyRow], drawn: Family) -> None:
    """Look up how all reports in these steps and in this drawing are called."""
    desk.meet(card.report for card in drawn.cards if card.report)
    desk.meet(r for s in steps for r in (s.from_report, s.to_report) if r)
    desk.meet(quoted.report for s in steps for _, quoted, _ in s.evidence if quoted)


def row_of(step: views.CopyRow) -> Step:
    """A step as a row of a table."""
    evidence = tuple(f"{kind}: {note}" if note else kind for kind, _, note in step.evidence)
    return Step(
        step.from_report,
        step.from_name,
        step.to_report,
        step.to_name,
        step.direction,
        step.confidence,
        step.share,
        evidence,
    )
