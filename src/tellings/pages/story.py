"""The first page: what is in the pile, and its claims, ranked and narrowed by facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from shlex import quote

from tellings import views
from tellings.model import Skipped
from tellings.pages.desk import Desk
from tellings.pages.drawing.strip import Strip, strip
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.store import Database, reader
from tellings.views.facets import FACETS, claim_index, narrow

EACH = 25
"""Claims on one page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address chose: values by facet, the first claim shown, the least reports."""

    facets: dict[str, tuple[str, ...]]
    start: int
    at_least: int

    def address(self, facet: str, value: str) -> list[tuple[str, str]]:
        """The fields of the address with this value put in, or taken out where it was chosen."""
        fields = [("at_least", str(self.at_least))] if self.at_least > 1 else []
        for name in FACETS:
            values = list(self.facets.get(name, ()))
            if name == facet:
                values = [v for v in values if v != value] if value in values else [*values, value]
            fields += [(name, v) for v in values]
        return fields

    def on(self, start: int) -> list[tuple[str, str]]:
        """The fields of the address of the part of the list that begins at `start`."""
        return [*self.address("", ""), *([("start", str(start))] if start else [])]

    def least(self, reports: int) -> list[tuple[str, str]]:
        """The fields of the address for claims that at least so many reports tell."""
        return Choice(self.facets, 0, reports).address("", "")


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page for the facets chosen in `query`."""
    index = desk.once(claim_index)
    chosen = {name: query.all(name) for name in FACETS if query.all(name)}
    start, at_least = query.number("start", 0, 10**6), max(query.number("at_least", 1, 10**6), 1)
    found = narrow(index, chosen, start, EACH, at_least)
    choice = Choice(chosen, start, at_least)
    desk.meet(row.wording.report for row in found.rows)
    shown = {
        "overview": desk.overview,
        "found": found,
        "choice": choice,
        "each": EACH,
        "outlets": desk.once(views.outlets),
        "published": desk.once(publication_days),
        "skipped": desk.once(_skipped),
    }
    return Page(
        "story",
        "Claims" if chosen else "Story",
        shown,
        lambda: {
            "overview": desk.overview,
            "chosen": chosen,
            "start": start,
            **as_fields(found),
        },
        "claims",
        found.rows,
        _recipe(choice, found),
    )


def as_fields(found: views.Narrowed) -> dict[str, object]:
    """The narrowed list as fields, its records left as they are."""
    return {"total": found.total, "claims": found.rows, "facets": found.facets}


def publication_days(store: Database) -> Strip | None:
    """When the reports were published, drawn along a line."""
    query = "SELECT published_from, published_to FROM reports WHERE published_from IS NOT NULL"
    days = (views.interval(first, last) for first, last in store.connection.execute(query))
    return strip(day for day in days if day)


def _skipped(store: Database) -> list[Skipped]:
    return list(reader.skipped(store.connection))


def _recipe(choice: Choice, found: views.Narrowed) -> Recipe:
    """The command and the code for what was chosen, and the part of it that is shown."""
    least = f" --at-least {choice.at_least}" if choice.at_least != 1 else ""
    narrowed = "".join(
        f" --{name} {quote(v)}" for name, values in choice.facets.items() for v in values
    )
    arguments = ", ".join(
        [f"at_least={choice.at_least}"] * (choice.at_least != 1)
        + [f"{name}={list(values)!r}" for name, values in choice.facets.items()]
    )
    option = cut = ""
    if len(found.rows) < found.total:
        first = f" --start {choice.start}" if choice.start else ""
        option = f"{first} --limit {EACH}"
        cut = f"[{choice.start or ''}:{choice.start + EACH}]"
    return Recipe(
        f"tellings claims STORY{least}{narrowed}{option}", f"story.claims({arguments}){cut}"
    )
