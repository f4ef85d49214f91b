"""The sample: its truth is well formed and holds what it promises; the maker makes its bytes."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tellings.sample import SAMPLE, TRUTH

MAKER = Path(__file__).parents[2] / "evaluation" / "sample" / "make_sample.py"
SPANNED = ("witnesses", "mentions", "labels", "times", "counts", "stale")
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(TRUTH.read_text(encoding="utf-8"))
    return record


def text_of(truth: dict[str, Any], report: str) -> str:
    key = next(r["key"] for r in truth["reports"] if r["id"] == report)
    text: str = truth["texts"][key]
    return text


def spans_in(value: Any) -> list[list[int]]:
    """All [start, end] pairs in the pieces of an attribution."""
    return [piece for name in ("source", "cue", "content") for piece in value[name]]


class Words(HTMLParser):
    """The words that a browser shows in the body of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        del attrs
        self.inside = self.inside or tag == "body"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += WORD.findall(data)


# well formed -------------------------------------------------------------------------------------
def test_every_span_is_in_its_report_and_not_empty(truth: dict[str, Any]) -> None:
    reports = {r["id"]: r for r in truth["reports"]}
    rows = [(r["report"], r["start"], r["end"]) for name in SPANNED for r in truth[name]]
    rows += [(a["report"], s, e) for a in truth["attributions"] for s, e in spans_in(a)]
    rows += [(p["report"], p["start"], p["end"]) for f in truth["passages"] for p in f["places"]]
    rows += [(c["report"], *c["of"]) for c in truth["counts"] if c["of"]]
    rows += [(s["report"], *s["sentence"]) for s in truth["stale"]]
    rows += [
        (w["report"], w["start"], w["end"])
        for p in truth["planted"]
        for w in p["where"]
        if "start" in w
    ]
    for report, start, end in rows:
        home = reports[report]
        assert home["start"] <= start < end <= home["end"]
        words = text_of(truth, report)[start:end]
        assert words == words.strip()


def test_spans_hit_the_recorded_words(truth: dict[str, Any]) -> None:
    for witness in truth["witnesses"]:
        assert (
            text_of(truth, witness["report"])[witness["start"] : witness["end"]] == witness["text"]
        )
    names = {e["id"]: {n.lower() for n in e["names"]} for e in truth["entities"]}
    for mention in truth["mentions"]:
        words = text_of(truth, mention["report"])[mention["start"] : mention["end"]]
        assert mention["form"] != "name" or words.lower() in names[mention["entity"]]
    for count in truth["counts"]:
        words = text_of(truth, count["report"])[count["start"] : count["end"]]
        if words.isdecimal():
            assert int(words) == count["value"]


def test_bodies_and_furniture_do_not_overlap_and_lie_in_order(truth: dict[str, Any]) -> None:
    for report in truth["reports"]:
        regions = sorted(report["body"] + report["furniture"] + report["neutral"])
        assert report["start"] == regions[0][0]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(regions))
        assert regions[-1][1] <= report["end"]


def test_ids_are_unique_and_resolve(truth: dict[str, Any]) -> None:
    ids: dict[str, set[str]] = {}
    for name in (
        "reports",
        "witnesses",
        "attributions",
        "counts",
        "claims",
        "occasions",
        "entities",
    ):
        rows = [r["id"] for r in truth[name]]
        assert len(rows) == len(set(rows)), name
        ids[name] = set(rows)
    for witness in truth["witnesses"]:
        assert witness["event"] in ids["claims"]
        assert witness["occasion"] in ids["occasions"]
        assert witness["parent"] is None or witness["parent"] in ids["reports"]
        assert witness["attribution"] is None or witness["attribution"] in ids["attributions"]
    for row in [*truth["witnesses"], *truth["attributions"]]:
        assert {s["entity"] for s in row["chain"]} <= ids["entities"]
        assert row["anonymous"] == (row["chain"][-1]["role"] == "anonymous")
    for row in [*truth["mentions"], *truth["labels"]]:
        assert row["entity"] in ids["entities"]
    for attribution in truth["attributions"]:
        assert attribution["parent"] is None or attribution["parent"] in ids["attributions"]
        assert attribution["source"] and attribution["content"], attribution["id"]
    for count in truth["counts"]:
        assert count["part_of"] is None or count["part_of"] in ids["counts"]
    for row in [*truth["disagreements"], *truth["look_alikes"]]:
        assert all(side["witnesses"] for side in row["sides"])
        assert {w for side in row["sides"] for w in side["witnesses"]} <= ids["witnesses"]


def test_true_origins_lie_in_the_range_that_the_words_allow(truth: dict[str, Any]) -> None:
    for claim in truth["claims"]:
        for row in [claim, *claim["variants"]]:
            origins = row["origins"]
            assert 1 <= origins["knowable_low"] <= origins["true"] <= origins["knowable_high"]
            assert origins["knowable_high"] <= len(row["witnesses"])


# the files ---------------------------------------------------------------------------------------
def test_files_hold_the_texts(truth: dict[str, Any]) -> None:
    rows = [
        json.loads(line) for path in SAMPLE.glob("*.jsonl") for line in path.open(encoding="utf-8")
    ]
    for row in rows:
        assert row["text"] == truth["texts"][row["id"]]
    for path in SAMPLE.glob("*.txt"):
        assert path.read_bytes().decode() == truth["texts"][path.name]
    for path in SAMPLE.glob("*.html"):
        page = Words()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.words == WORD.findall(truth["texts"][path.name])
    for path in SAMPLE.glob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        text = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
        assert WORD.findall(text) == WORD.findall(truth["texts"][path.name])
    keys = {r["id"] for r in rows} | {p.name for p in SAMPLE.iterdir() if p.suffix != ".jsonl"}
    assert keys == set(truth["texts"])


def test_the_maker_gives_the_committed_bytes() -> None:
    done = subprocess.run(
        [sys.executable, "-B", str(MAKER), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# what is promised --------------------------------------------------------------------------------
def test_size_and_sides(truth: dict[str, Any]) -> None:
    reports = truth["reports"]
    assert len(reports) >= 30
    assert len({r["outlet"] for r in reports}) == 12
    assert len({r["country"] for r in reports}) == 3
    years = {int(r["published"][:4]) for r in reports}
    assert max(years) - min(years) == 6
    assert {r["format"] for r in reports} == {"txt", "html", "pdf", "jsonl"}


def test_copies_and_stock(truth: dict[str, Any]) -> None:
    steps = {(e["from"], e["to"]): e for e in truth["edges"]}
    edits = {e["edit"] for e in truth["edges"]}
    assert {"verbatim", "trimmed", "light", "translated", "rephrased"} <= edits
    assert any((b, c) in steps for a, b in steps for b2, c in steps if b == b2 and a), "a chain"
    assert sum(e["from"] is None for e in truth["edges"]) == 2, "a lost source"
    assert {e["credited"] for e in truth["edges"] if e["textual"]} == {True, False}
    kinds = Counter(f["kind"] for f in truth["passages"])
    assert kinds["copied"] >= 5 and kinds["statement"] >= 2 and kinds["stock"] >= 1
    assert len(truth["stale"]) >= 3
    assert not [p for p in truth["pairs"] if p["kind"] == "chance"]


def test_chains_and_anonymity(truth: dict[str, Any]) -> None:
    chains = [[s["role"] for s in a["chain"]] for a in truth["attributions"]]
    assert ["outlet", "agency", "outlet", "anonymous"] in chains
    kinds = {c["kind"] for r in truth["reports"] for c in r["credits"]}
    assert {"agency", "translated-from"} <= kinds


def test_names_and_labels(truth: dict[str, Any]) -> None:
    used: dict[str, set[str]] = {}
    for mention in truth["mentions"]:
        if mention["form"] == "name":
            words = text_of(truth, mention["report"])[mention["start"] : mention["end"]]
            used.setdefault(mention["entity"], set()).add(words)
    assert len(used["front"]) >= 6
    hostile: dict[str, set[str]] = {}
    for label in (x for x in truth["labels"] if x["charge"] == "hostile"):
        words = text_of(truth, label["report"])[label["start"] : label["end"]]
        hostile.setdefault(words, set()).add(label["voice"])
    assert len(hostile) == 3
    assert sum(voices == {"quoted"} for voices in hostile.values()) == 2


def test_dates_that_are_missing_or_wrong(truth: dict[str, Any]) -> None:
    shown = Counter(r["shown"] for r in truth["reports"])
    assert shown["missing"] >= 3 and shown["wrong"] == 1
    assert all((r["header"] is None) == (r["shown"] == "missing") for r in truth["reports"])
    assert len(truth["joins"]) == 2


def test_conflicts_and_look_alikes(truth: dict[str, Any]) -> None:
    conflicts = {d["facet"] for d in truth["disagreements"] if d["relation"] == "conflict"}
    assert {"time", "number", "whether", "who"} <= conflicts
    assert any(d["relation"] == "stale" for d in truth["disagreements"])
    assert len(truth["look_alikes"]) >= 8
    reasons = {d["reason"] for d in truth["look_alikes"]}
    wanted = {"coarser", "part_of", "lower_bound", "superseded", "rounded", "vague"}
    assert wanted | {"other_event", "other_predicate"} <= reasons
    assert all(p["where"] for p in truth["planted"])
