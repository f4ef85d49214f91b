"""Whatever the rows hold, a story is built, sealed and exported, and every span is words."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.story import Story

SENTENCES = (
    "Ilse Tarn, the harbour master, said on Tuesday that 1,200 crates were seized at Norwick.",
    "At least 99999999999999999999 people were detained in Brenn on 31 February 2011.",
    '"Nobody has been arrested," a senior official told the Coast Radio (CR) on 1 January 0001.',
    "The Upland Front, also known as the UF, denied on 31 December 9999 that the ferry sank.",
    "The ferry did not sink, according to Meridian Wire, citing a source close to Mr Vask.",
    "Between 1.5 and 2 million million tons were lost 99999 years ago.",
    "قال الوزير يوم الثلاثاء إن ٣٤٠٠ شخص اعتقلوا في الميناء.",
    "سخنگوی وزارت گفت که ۱۲ نفر کشته شدند.",
    "港口官员周二表示，没有人被捕。",
    "(By Ilse Tarn, Meridian Wire)",
    "Copyright 2011 Coast Radio. All rights reserved.",
    "LOOSE “QUOTE and ‘another (with «more",
    "- - -",
    "3",
    "said",
    "He.",
)
DATES = ("2011-05-03", "0000-00-00", "9999-12-31", "0001-01-01", "soon", 20110503, None, 1e300, [])
OUTLETS = ("Coast Radio", "Meridian Wire", "", " ", "\x00", "٣", 7, None, ["A", {"name": "B"}])

sentence = st.sampled_from(SENTENCES) | st.text(max_size=40)
breaks = st.sampled_from(("\n\n", " ", "\n", "\r\n", "\t", "\u2028", ""))
text = st.tuples(st.lists(sentence, max_size=8), breaks).map(lambda parts: parts[1].join(parts[0]))
repeated = st.tuples(sentence, st.integers(2, 40)).map(lambda parts: f"{parts[0]} " * parts[1])
row = st.fixed_dictionaries(
    {"text": text | repeated | st.just("A")},
    optional={
        "id": st.text(max_size=5) | st.integers(),
        "outlet": st.sampled_from(OUTLETS),
        "published": st.sampled_from(DATES),
        "title": st.text(max_size=20) | sentence,
        "byline": st.text(max_size=10) | st.just("Ilse Tarn"),
        "url": st.text(max_size=10),
        "language": st.sampled_from(("en", "ar", "zh", "xx", "", "EN-gb", 5)),
        "kept": st.none() | st.floats() | st.dictionaries(st.text(max_size=3), st.integers()),
    },
)

IDENTIFIED = ("reports", "attributions", "entities", "counts", "claims", "disagreements")


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(row, max_size=8))
def test_messy_rows_give_a_sound_story(rows: list[dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pile = folder / "rows.jsonl"
        pile.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        story = Story(folder / "story.db", workers=1)
        story.add(pile)
        story.analyze()
        story.export(folder / "out")
        assert story.verify() == []
        assert story.verify(folder / "out") == []
        records = {p.stem: _lines(p) for p in (folder / "out").glob("*.jsonl")}
    for kind in IDENTIFIED:
        ids = [record["id"] for record in records[kind]]
        assert len(ids) == len(set(ids)), kind
    texts = {report["id"]: report["text"] for report in records["reports"]}
    for kind in records:
        for record in records[kind]:
            for report, start, end in _spans(record, None):
                assert 0 <= start < end <= len(texts[report]), (kind, record)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _spans(value: object, report: str | None) -> Iterator[tuple[str, int, int]]:
    """Every (report, start, end) in a record, however deep; an inner record may name its own."""
    if isinstance(value, list):
        for item in value:
            yield from _spans(item, report)
    elif isinstance(value, dict):
        own = value.get("report")
        report = own if isinstance(own, str) else value["id"] if "sha256" in value else report
        if report and isinstance(value.get("start"), int):
            yield report, value["start"], value["end"]
        for field, item in value.items():
            if field != "extra":
                yield from _spans(item, report)
