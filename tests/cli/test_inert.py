"""Whatever a report holds, a terminal and a spreadsheet only show it."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.cli.output import Column, as_csv, as_json, inert

NASTY = "\x1b]0;title\x07\x1b[2J\x9b31m\u202eabc\u2066\r\x00\x7f"
STEERING = {chr(c) for c in (*range(9), *range(11, 32), *range(127, 160))} | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@given(st.text() | st.just(NASTY))
def test_nothing_shown_steers_a_terminal(text: str) -> None:
    assert not set(inert(text)) & STEERING


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.just(NASTY))
def test_json_is_inert_and_loses_nothing(text: str) -> None:
    for indent in (None, 2):
        shown = as_json([{"a": text}], indent)
        assert not set(shown) & STEERING
        assert json.loads(shown) == [{"a": text}]


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", NASTY]
)
def test_no_cell_is_computed(cell: str) -> None:
    shown = as_csv([{"a": cell}], [Column("a", lambda row: row["a"])])
    (value,) = list(csv.reader(io.StringIO(shown)))[1]
    assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert not set(value) & STEERING
    assert value.lstrip("'\\")[:1]
