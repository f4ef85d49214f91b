"""Judgements as JSON Lines."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UsageError
from tellings.judging.lines import make, read, write
from tellings.model import Judgement, Words

ABOUT = {"kind": "date", "ids": ["r1"]}
WORDS = (Words("r1", 0, 4, 0, "0" * 64, "a.txt", "Ulm\n"),)
TEXTS = st.text(max_size=20)


def judgements() -> st.SearchStrategy[Judgement]:
    return st.builds(
        lambda value, who, why: make(ABOUT, "overturned", WORDS, value, who, None, why),
        st.sampled_from(["2014", "2014-05", None]),
        TEXTS,
        TEXTS,
    )


@given(st.lists(judgements(), unique_by=lambda j: j.id, max_size=5), st.booleans())
def test_what_is_written_is_read(said: list[Judgement], gone: bool) -> None:
    taken = {"who": "Otto", "when": None, "why": "wrong\u2028 pile"} if gone else None
    entries = [(j, taken) for j in said]
    lines = "".join(write(entries)).split("\n")
    assert list(read(lines)) == sorted(entries, key=lambda e: e[0].id)


def test_everything_that_is_said_makes_the_id() -> None:
    said: list[dict[str, Any]] = [
        {"value": "2014"}, {"value": "2015"}, {}, {"value": "2014", "who": "Ines"},
        {"value": "2014", "who": "Ines", "when": "2026-03-01"}, {"value": "2014", "why": "scan"},
        {"value": "2014", "replaces": ["j1"]},
    ]  # fmt: skip
    ids = {make(ABOUT, "overturned", WORDS, **rest).id for rest in said}
    assert len(ids) == 7
    assert make(ABOUT, "confirmed", WORDS, "2014").id not in ids


def test_a_changed_line_is_refused_with_its_number() -> None:
    (line,) = write([(make(ABOUT, "overturned", WORDS, "2014", "Ines"), None)])
    changed = json.dumps({**json.loads(line), "value": "2015"})
    with pytest.raises(UsageError, match="line 2: it was changed"):
        list(read([line, changed]))


GOOD: dict[str, Any] = {
    "about": {"kind": "date", "ids": ["r1"]},
    "verdict": "overturned",
    "value": "2014",
    "words": [
        {"report": "r1", "start": 0, "end": 1, "side": 0, "sha256": "", "key": "", "quote": "a"}
    ],
}


def test_a_line_by_hand_needs_no_id() -> None:
    ((found, taken),) = read([json.dumps(GOOD)])
    assert found.id.startswith("j") and taken is None


@pytest.mark.parametrize(
    "change",
    [
        {"about": {"kind": "weather", "ids": []}},
        {"about": {"kind": "date", "ids": "r1"}},
        {"about": 7},
        {"verdict": "sure"},
        {"verdict": "noted"},
        {"value": "May"},
        {"verdict": "confirmed", "value": "May"},
        {"words": []},
        {"words": [{**GOOD["words"][0], "start": 2}]},
        {"words": [{**GOOD["words"][0], "side": 3}]},
        {"words": [{**GOOD["words"][0], "side": 1}]},
        {"words": [{**GOOD["words"][0], "quote": None}]},
        {"about": {"kind": "claim", "ids": ["c1", "c2"]}, "value": None},
        {"who": 7},
        {"replaces": [7]},
        {"taken_back": 7},
        {"taken_back": {"who": 7}},
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="line 1"):
        list(read([json.dumps({**GOOD, **change})]))


@pytest.mark.parametrize("line", ["no json", "[]", "{}", "7"])
def test_what_is_no_judgement_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match="line 1"):
        list(read([line]))


def test_text_that_cannot_be_written_is_refused() -> None:
    for said in ({"who": "\ud800"}, {"why": "a\udfff"}, {"value": "\udc80"}):
        with pytest.raises(UsageError, match="surrogate"):
            make(ABOUT, "overturned", WORDS, **said)


def test_a_time_must_be_one() -> None:
    with pytest.raises(UsageError, match="no time"):
        make(ABOUT, "overturned", WORDS, "2014", when="yesterday")
