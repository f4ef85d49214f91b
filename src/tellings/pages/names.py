"""The list of actors: what each is called, by whom; as a list, or as a table actor by outlet."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings import views
from tellings.pages.desk import Desk
from tellings.pages.listing import arguments, listing, options, part_options, part_slice
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query

EACH = 30
OUTLETS = 10
"""Outlets that have a column in the table: those that name the actors on the page most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One wording in a cell of the table; `voice` is None for a name."""

    words: str
    voice: str | None
    times: int


@dataclass(frozen=True, slots=True)
class ByOutlet:
    """The table: `cells` by actor and outlet; `more` outlets have no column."""

    outlets: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Cell, ...]]
    more: int


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the filters and the form chosen in `query`."""
    found = desk.once(views.name_filter)
    form = "outlets" if query.one("show") == "outlets" else "list"
    kept = None if form == "list" else form
    shown = listing(desk, "names", found, query, desk.limits.names, EACH, {"show": kept})
    table = by_outlet(shown.rows, shown.chosen.get("outlet")) if kept else None
    forms = {f: desk.at.to("names", **shown.chosen, show=v) for f, v in _FORMS}
    return Page(
        "names",
        "Names",
        {"found": shown, "table": table, "form": form, "forms": forms},
        lambda: shown.fields("names"),
        "names",
        shown.rows,
        Recipe(
            f"tellings names STORY{options(shown.chosen)}{part_options(shown)}",
            f"story.names({arguments(shown.chosen)}){part_slice(shown)}",
        ),
    )


_FORMS = (("list", None), ("outlets", "outlets"))


def by_outlet(rows: Sequence[views.NameRow], first: str | None = None) -> ByOutlet:
    """What each outlet calls each actor; `first` is an outlet that must have a column."""
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    used: Counter[str] = Counter()
    for row in rows:
        for calling in (*row.names, *row.labels):
            for use in calling.uses:
                cells[row.entity, use.outlet].append(Cell(calling.words, use.voice, use.times))
                used[use.outlet] += use.times
    order = sorted(used, key=lambda name: (name != first, -used[name], name))
    sort = {
        key: tuple(sorted(each, key=lambda c: (-c.times, c.words, c.voice or "")))
        for key, each in cells.items()
    }
    return ByOutlet(tuple(order[:OUTLETS]), sort, max(len(order) - OUTLETS, 0))
