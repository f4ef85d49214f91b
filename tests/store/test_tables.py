"""Every table of flat records has a column a field, and gives back what it was given."""

import sqlite3

import pytest

from tellings.model import Attribution, Borrowing, Count, Evidence, Link, TimeExpression
from tellings.store import tables
from tellings.store.database import SCHEMA

FLAT = [v for v in vars(tables).values() if isinstance(v, tables.Table)]


@pytest.fixture
def connection() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.executescript(SCHEMA.read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize("table", FLAT, ids=lambda t: t.name)
def test_a_column_a_field(connection: sqlite3.Connection, table: tables.Table[object]) -> None:
    columns = tuple(r[1] for r in connection.execute(f"PRAGMA table_info({table.name})"))
    assert columns == table.columns


@pytest.mark.parametrize(
    ("table", "record"),
    [
        (tables.TIMES, TimeExpression("r", 3, 9, "DATE", "2011-05", "2011-05-01", "2011-05-31")),
        (tables.COUNTS, Count("n1", "r", 0, 4, 30, 30, None, ">=", of=(5, 9))),
        (tables.BORROWINGS, Borrowing(None, "r", "decided", 0.5, 0.25, (Evidence("credit"),))),
        (
            tables.ATTRIBUTIONS,
            Attribution(
                *("a1", "r", ((0, 3),), (), ((4, 9), (12, 20)), "mixed"),
                anonymous=True,
                chain=(Link("outlet", "Harbour Post"), Link("anonymous", "a clerk", "r", 0, 3)),
            ),
        ),
    ],
)
def test_records_round_trip(
    connection: sqlite3.Connection, table: tables.Table[object], record: object
) -> None:
    connection.executemany(table.insert, table.rows([record]))
    assert list(table.records(connection.execute(table.select()))) == [record]
