"""Damaged files of every format, a few of each: `python -m evaluation.fuzzing` runs for longer."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.fuzzing.__main__ import failure
from evaluation.fuzzing.mutation import FORMATS, damaged
from evaluation.hostile import made

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["text", "body", "title", "outlet", "date", "published", "author", "url", "id", "language"]
)
TAGS = st.sampled_from(["p", "div", "table", "td", "h1", "script", "article", "a", "svg", "title"])


@pytest.mark.parametrize("form", FORMATS)
def test_damaged_files(form: str) -> None:
    for number in range(12):
        name, data = damaged(form, random.Random(f"{form} in tests {number}"))
        assert not failure(name, data)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(NAMES | TEXT, VALUE, max_size=6), max_size=4))
def test_rows_of_any_shape(rows: list[dict[str, object]]) -> None:
    lines = "\n".join(map(json.dumps, rows)).encode()
    assert not failure("a.jsonl", lines)
    assert not failure("a.json", json.dumps({"rows": rows}).encode())


@settings(max_examples=40)
@given(st.lists(st.tuples(TAGS, st.booleans(), TEXT), max_size=12))
def test_pages_of_any_shape(parts: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{tag}>{text}" + f"</{tag}>" * closed for tag, closed, text in parts)
    assert not failure("a.html", f"<html><body>{body}".encode())
    assert not failure("a.rss", made.rss(body.replace("]]>", "")))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["b", "c", "b--"]), TEXT, TEXT), max_size=8), TEXT)
def test_messages_of_any_shape(parts: list[tuple[str, str, str]], subject: str) -> None:
    head = (
        f"Subject: {subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
    )
    kinds = ("text/plain", "multipart/related; boundary=c", "text/html; charset=latin-1")
    body = "".join(
        f"--{mark}\r\nContent-Type: {kinds[len(name) % 3]}; name={name}\r\n\r\n{text}\r\n"
        for mark, name, text in parts
    )
    for name in ("a.eml", "a.mhtml"):
        assert not failure(name, (head + "\r\n" + body).encode("utf-8", "replace"))
