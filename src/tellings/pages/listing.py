"""The part of a list that an address asks for: narrowed by filters, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import Any

from tellings.pages.desk import Desk
from tellings.pages.query import Query
from tellings.views.filters import Filtering

EACH = 40
"""Rows on one page."""
VALUES = 12
"""Values that a filter lists."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter; `to` is the address with it chosen, or taken back where it was."""

    value: str
    rows: int
    chosen: bool
    to: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its most frequent values; `more` are not listed."""

    name: str
    values: tuple[Value, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows from `start` on, `total` in all; the addresses of the parts before and after."""

    rows: tuple[Any, ...]
    total: int
    start: int
    filters: tuple[Filter, ...]
    chosen: Mapping[str, str]
    before: str | None
    after: str | None
    clear: str | None

    def fields(self, name: str) -> dict[str, object]:
        """The list as fields of a record, its rows under `name`."""
        return {"total": self.total, "start": self.start, "chosen": self.chosen, name: self.rows}


def listing(
    desk: Desk,
    page: str,
    found: Filtering[Any],
    query: Query,
    most: int,
    each: int = EACH,
    kept: Mapping[str, str | None] | None = None,
) -> Listing:
    """The part of `found` that `query` asks for.

    `page` is the page's name; `most` is how many rows a report in one file shows, where nothing
    can be narrowed and no list goes on; `kept` are further fields of the address.
    """
    chosen = {name: query.one(name) for name in found.having if query.one(name)}
    rows = found.choose(chosen)
    return part(desk, page, rows, query, most, each, found, chosen, kept=kept)


def part(
    desk: Desk,
    page: str,
    rows: Sequence[Any],
    query: Query,
    most: int,
    each: int = EACH,
    found: Filtering[Any] | None = None,
    chosen: Mapping[str, str] | None = None,
    ids: Sequence[str] = (),
    kept: Mapping[str, str | None] | None = None,
) -> Listing:
    """The part of `rows` that `query` asks for; with the filters of `found` if there are any.

    `ids` are those in the page's address.
    """
    start, count = stretch(desk, query, len(rows), most, each)
    shown = rows[start : start + count]
    return stretched(desk, page, shown, start, len(rows), each, found, chosen, ids, kept)


def stretch(desk: Desk, query: Query, total: int, most: int, each: int = EACH) -> tuple[int, int]:
    """The first row that `query` asks for and how many rows there are at most from there."""
    if desk.at.alone():
        return 0, most
    return min(query.number("start", 0, 10**7), max(total - 1, 0)) // each * each, each


def stretched(
    desk: Desk,
    page: str,
    shown: Sequence[Any],
    start: int,
    total: int,
    each: int = EACH,
    found: Filtering[Any] | None = None,
    chosen: Mapping[str, str] | None = None,
    ids: Sequence[str] = (),
    kept: Mapping[str, str | None] | None = None,
) -> Listing:
    """The part of a list of `total` rows that has been cut out already, from `start` on."""
    held = dict(chosen or {})
    if desk.at.alone():
        return Listing(tuple(shown), total, 0, (), held, None, None, None)

    def to(first: int | None, fields: Mapping[str, str]) -> str | None:
        return desk.at.to(page, *ids, **{**(kept or {}), **fields, "start": first or None})

    return Listing(
        tuple(shown),
        total,
        start,
        tuple(_filters(found, held, to)) if found else (),
        held,
        to(start - each, held) if start else None,
        to(start + each, held) if start + each < total else None,
        to(None, {}) if held else None,
    )


def _filters(found: Filtering[Any], chosen: Mapping[str, str], to: Any) -> list[Filter]:
    filters = []
    for name in found.having:
        values = found.counted(name, chosen)
        # what one value alone has does not narrow anything
        if len(values) < 2 and name not in chosen:
            continue
        held = chosen.get(name)
        values = [*(p for p in values if p[0] == held), *(p for p in values if p[0] != held)]
        others = {n: v for n, v in chosen.items() if n != name}
        shown = [
            Value(v, n, v == held, to(None, others if v == held else {**others, name: v}))
            for v, n in values[:VALUES]
        ]
        filters.append(Filter(name, tuple(shown), max(len(values) - VALUES, 0)))
    return filters


def part_options(found: Listing) -> str:
    """The part of the list as options of a command, with a blank before each; "" for all of it."""
    if len(found.rows) == found.total:
        return ""
    start = f" --start {found.start}" if found.start else ""
    return f"{start} --limit {len(found.rows)}"


def part_slice(found: Listing, field: str = "") -> str:
    """The part of the list (of the `field` of a record) as a slice in Python; "" for all of it."""
    if len(found.rows) == found.total:
        return ""
    name = f".{field}" if field else ""
    return f"{name}[{found.start or ''}:{found.start + len(found.rows)}]"


def options(chosen: Mapping[str, str]) -> str:
    """What was chosen as options of a command, with a blank before each."""
    return "".join(f" --{name} {quote(value)}" for name, value in chosen.items())


def arguments(chosen: Mapping[str, str]) -> str:
    """What was chosen as arguments of a Python call."""
    return ", ".join(f"{name}={value!r}" for name, value in chosen.items())
