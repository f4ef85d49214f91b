"""Bare sentences: what an outlet says in its own voice may rest silently on an earlier witness."""

from collections.abc import Sequence, Set

from tellings.origins.authority import Carrier, order
from tellings.origins.components import components
from tellings.origins.link import COPIED, PUBLISHER, Joined, joined, words


def by_background(
    carriers: Sequence[Carrier], known: Sequence[Joined], tree: Set[tuple[str, str]]
) -> list[Joined]:
    """A suggested merge for each group that names no source at all, with one earlier witness.

    One only, since a silent borrowing does not make origins of the others one: of the same
    publisher, else of a report that this one borrows other words from (`tree`, by report ids),
    else the earliest.
    """
    ordered = order(carriers)
    place = {c.number: i for i, c in enumerate(ordered)}
    by_number = {c.number: c for c in carriers}
    found = []
    for group in components([c.number for c in ordered], [(j.a, j.b) for j in known]):
        members = [by_number[n] for n in group]
        if not all(c.own_voice for c in members):
            continue
        first = min(members, key=lambda c: place[c.number])
        earlier = [c for c in ordered[: place[first.number]] if _fits(c, first)]
        if earlier:
            origin = min(earlier, key=lambda c: (_far(c, first, tree), place[c.number]))
            route = PUBLISHER if origin.owner == first.owner else COPIED
            note = f"no source is named; {_when(origin, first)} has it"
            evidence = words("own-voice", first, note), words("earlier", origin, note)
            found.append(joined(origin, first, route, False, *evidence))
    return found


def _when(origin: Carrier, later: Carrier) -> str:
    if origin.witness.report == later.witness.report:
        return "another sentence of the report"
    if origin.day is None or later.day is None:
        return "another report, one of them undated,"
    return "an earlier report" if origin.day < later.day else "a report of the same day"


def _far(earlier: Carrier, later: Carrier, tree: Set[tuple[str, str]]) -> int:
    if earlier.owner == later.owner:
        return 0
    a, b = earlier.witness.report, later.witness.report
    return 1 if (a, b) in tree or (b, a) in tree else 2


def _fits(earlier: Carrier, later: Carrier) -> bool:
    """Whether the later sentence can have its numbers and dates from the earlier one."""
    return set(later.values) <= set(earlier.values) and not earlier.disagrees(later)
