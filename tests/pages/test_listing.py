"""Lists narrowed by filters and cut into parts; the same in one file, where nothing is narrowed."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.pages.catalog import PATTERNS
from tellings.pages.desk import Desk
from tellings.pages.limits import Limits
from tellings.pages.links import Addresses, Anchors
from tellings.pages.listing import arguments, listing, options
from tellings.pages.query import Query
from tellings.store import Database
from tellings.views.filters import filtering

ROWS = [{"kind": kind, "tags": tags} for kind in "aab" for tags in ("x", "xy", "")]
HAS = {"kind": lambda row: (row["kind"],), "tag": lambda row: tuple(row["tags"])}


@pytest.fixture(scope="module")
def store(analysed_sample: Path) -> Iterator[Database]:
    with Database(analysed_sample, read_only=True) as found:
        yield found


def asked(desk: Desk, each: int = 4, **fields: str) -> object:
    query = Query({name: [value] for name, value in fields.items()})
    return listing(desk, "reports", filtering(ROWS, HAS), query, 5, each)


def test_filters_count_what_would_remain(store: Database) -> None:
    desk = Desk(store, Addresses(PATTERNS), Limits())
    found = asked(desk, tag="y")
    assert found.total == 3 and [row["tags"] for row in found.rows] == ["xy"] * 3
    kinds, tags = found.filters
    assert [(v.value, v.rows, v.chosen) for v in kinds.values] == [("a", 2, False), ("b", 1, False)]
    assert [(v.value, v.rows, v.chosen) for v in tags.values] == [("y", 3, True), ("x", 6, False)]
    assert kinds.values[0].to == "/reports?tag=y&kind=a"
    assert tags.values[0].to == "/reports"  # taken back
    assert found.clear == "/reports"


def test_a_list_goes_on_in_parts(store: Database) -> None:
    desk = Desk(store, Addresses(PATTERNS), Limits())
    first, last = asked(desk), asked(desk, start="8")
    assert len(first.rows) == 4 and first.before is None and first.after == "/reports?start=4"
    assert len(last.rows) == 1 and last.after is None and last.before == "/reports?start=4"
    assert asked(desk, start="99999").start == 8, "past the end is the last part"
    assert asked(desk, start="-1").start == asked(desk, start="x").start == 0


def test_one_file_shows_the_beginning_and_narrows_nothing(store: Database) -> None:
    found = asked(Desk(store, Anchors(set()), Limits()))
    assert len(found.rows) == 5 and found.total == 9 and not found.filters
    assert found.before is found.after is found.clear is None


WORD = st.text(string.ascii_lowercase, min_size=1, max_size=3)


@given(st.lists(st.tuples(WORD, WORD)), WORD, WORD)
def test_choosing_is_a_plain_filter(rows: list[tuple[str, str]], a: str, b: str) -> None:
    found = filtering(rows, {"a": lambda row: (row[0],), "b": lambda row: (row[1],)})
    assert found.choose({"a": a, "b": b}) == [row for row in rows if row == (a, b)]
    for value, number in found.counted("a", {"b": b}):
        assert number == len(found.choose({"a": value, "b": b}))


def test_commands_quote_what_was_chosen() -> None:
    chosen = {"outlet": "O'Hara's $(rm) Post"}
    assert options(chosen) == """ --outlet 'O'"'"'Hara'"'"'s $(rm) Post'"""
    assert arguments(chosen) == '''outlet="O'Hara's $(rm) Post"'''
