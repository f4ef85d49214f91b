"""Records as JSON and CSV: nothing steers, nothing is computed, nothing is lost in JSON."""

import csv
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tellings.export.plain import as_csv, as_json, flat

STEERING = {chr(c) for c in (*range(9), *range(11, 32), *range(127, 160))} | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1+1", "\t=1", "＝1", "\x1b[2J", "\u202eabc", "-5", "@x", "\r\n+1"]
)
RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(WORDS, RECORDS, max_size=4), max_size=4))
def test_whatever_a_record_holds_is_inert(rows: list[dict[str, Any]]) -> None:
    for indent in (None, 1):
        text = as_json(rows, indent)
        assert json.loads(text) == rows and not STEERING & set(text)
    for row in csv.reader(io.StringIO(as_csv(*flat(rows)), newline="")):
        for cell in row:
            assert not STEERING & set(cell)
            number = cell.lstrip("-").isdigit()
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\n", "＝")), cell


def test_fields_within_fields_have_columns_of_their_own() -> None:
    names, cells = flat([{"a": {"b": 1, "c": ["x", "y"]}}, {"d": None}])
    assert names == ["a.b", "a.c", "d"]
    assert as_csv(names, cells).split("\r\n")[1:3] == ["1,x; y,", ",,"]
