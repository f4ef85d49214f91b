"""The export contract, held to the letter on the sample and on generated input."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tellings.story import Story
from tests.pile import write_rows

CONTRACT = {
    "reports": "id key path segment starts_at text sha256 title outlet byline language body "
    "furniture published credits warnings",
    "skipped": "path reason detail",
    "alignments": "a a_start a_end b b_start b_end similarity passage",
    "passages": "id kind places first",
    "borrowings": "from to direction confidence share evidence",
    "attributions": "id report source cue content kind anonymous parent chain",
    "mentions": "report start end kind form entity",
    "entities": "id name kind aliases",
    "labels": "report start end entity voice",
    "times": "report start end type value from to anchor mod",
    "counts": "id report start end value low high bound of part_of",
    "claims": "id witnesses wording",
    "disagreements": "id facet sides relation explanation",
    "origins": "claim reports outlets low high origins merges",
    "judgements": "id about verdict value who when why words",
}
WORDS = {
    ("passages", "kind"): {"copied", "stock", "statement", "boilerplate"},
    ("borrowings", "direction"): {"decided", "undetermined"},
    ("attributions", "kind"): {"direct", "indirect", "mixed", "credit", "headline"},
    ("mentions", "kind"): {
        *("person", "organisation", "members", "place", "government", "document", "other"),
    },
    ("mentions", "form"): {"name", "nominal", "pronoun"},
    ("labels", "voice"): {"outlet", "quoted", "attributed"},
    ("times", "type"): {"DATE", "TIME", "DURATION", "SET"},
    ("times", "anchor"): {"published", "previous", "none"},
    ("counts", "bound"): {"=", "~", ">", ">=", "<", "<=", "vague"},
    ("disagreements", "facet"): {"time", "number", "who", "where", "whether"},
    ("disagreements", "relation"): {"conflict", "stale", "variant"},
}
ROLES = {"outlet", "agency", "document", "person", "organisation", "anonymous"}
ROUTES = {"copied", "credited", "same-authority", "same-publisher"}


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.fixture(scope="module", params=["sample", "generated"])
def folder(
    request: pytest.FixtureRequest, sample_export: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    if request.param == "sample":
        return sample_export
    work = tmp_path_factory.mktemp("generated")
    story = Story(work / "s.db", workers=1)
    story.add(write_rows(work / "rows.jsonl", 60, seed=21))
    story.analyze()
    story.export(work / "export")
    return work / "export"


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_every_record_has_the_fields(folder: Path, name: str) -> None:
    for record in lines(folder, name):
        assert set(CONTRACT[name].split()) <= set(record), record


@pytest.mark.parametrize(("name", "field"), sorted(WORDS))
def test_closed_vocabularies(folder: Path, name: str, field: str) -> None:
    assert {record[field] for record in lines(folder, name)} <= WORDS[name, field]


def paths(name: str, value: Any) -> bool:
    """Whether this is a report's list of places in files, not a list of spans."""
    return name == "places" and not isinstance(value[0], dict)


def spans(record: Any, inherited: str | None = None) -> list[tuple[str, int, int]]:
    """Every (report, start, end) anywhere inside a record."""
    found: list[tuple[str, int, int]] = []
    if isinstance(record, list):
        for item in record:
            pair = isinstance(item, list) and len(item) == 2 and isinstance(item[0], int)
            found += [(str(inherited), *item)] if pair else spans(item, inherited)
    if isinstance(record, dict):
        report = record.get("report", inherited)
        if isinstance(record.get("start"), int) and record.get("report", report):
            found.append((report, record["start"], record["end"]))
        for name, value in record.items():
            if name in {"of", "title_at", "byline_at", "core"} and isinstance(value, list):
                found.append((report, value[0], value[1]))
            elif isinstance(value, list | dict) and name != "extra" and not paths(name, value):
                found += spans(value, report)
    return found


@pytest.mark.parametrize("name", sorted(set(CONTRACT) - {"skipped"}))
def test_every_span_is_in_range_and_not_empty(folder: Path, name: str) -> None:
    texts = {r["id"]: r["text"] for r in lines(folder, "reports")}
    for record in lines(folder, name):
        own = record["id"] if name == "reports" else None
        for report, start, end in spans(record, own):
            assert 0 <= start < end <= len(texts[report]), (name, record)
            assert texts[report][start:end].strip(), (name, record)
    for record in lines(folder, "alignments"):
        for side in "ab":
            start, end = record[f"{side}_start"], record[f"{side}_end"]
            assert 0 <= start < end <= len(texts[record[side]])


def test_ids_point_at_records(folder: Path) -> None:
    ids = {n: {r["id"] for r in lines(folder, n)} for n in ("reports", "passages", "entities")}
    claims = {r["id"]: r for r in lines(folder, "claims")}
    attributions = {r["id"]: r for r in lines(folder, "attributions")}
    counts = {r["id"] for r in lines(folder, "counts")}
    assert all(a["a"] < a["b"] for a in lines(folder, "alignments"))
    assert {a["passage"] for a in lines(folder, "alignments")} <= ids["passages"] | {None}
    assert {m["entity"] for m in lines(folder, "mentions")} <= ids["entities"] | {None}
    assert {x["entity"] for x in lines(folder, "labels")} <= ids["entities"] | {None}
    assert {a["parent"] for a in attributions.values()} <= set(attributions) | {None}
    assert {c["part_of"] for c in lines(folder, "counts")} <= counts | {None}
    assert {o["claim"] for o in lines(folder, "origins")} == set(claims)
    for claim in claims.values():
        assert {w["attribution"] for w in claim["witnesses"]} <= set(attributions) | {None}
    for step in lines(folder, "borrowings"):
        assert {step["to"], step["from"]} <= ids["reports"] | {None}
        assert 0 <= step["confidence"] <= 1 and 0 <= step["share"] <= 1


def test_chains_begin_with_the_publisher(folder: Path) -> None:
    published = {r["id"]: r["outlet"] for r in lines(folder, "reports")}
    for record in lines(folder, "attributions"):
        assert {link["role"] for link in record["chain"]} <= ROLES
        if record["chain"] and published[record["report"]]:
            assert record["chain"][0]["role"] in {"outlet", "agency"}


def test_origins_are_ranges(folder: Path) -> None:
    claims = {c["id"]: c for c in lines(folder, "claims")}
    for record in lines(folder, "origins"):
        told = {w["report"] for w in claims[record["claim"]]["witnesses"]}
        assert 1 <= record["low"] <= record["high"]
        assert record["reports"] == len(told) and record["outlets"] <= record["reports"]
        assert record["high"] == len(record["origins"])
        assert {r for o in record["origins"] for r in o["reports"]} == told
        for merge in record["merges"]:
            assert merge["route"] in ROUTES
            assert {merge["a"], merge["b"]} <= told
            assert merge["evidence"], "a merge without words that justify it"


def test_slices_of_a_file_are_the_whole_file(folder: Path) -> None:
    reports = lines(folder, "reports")
    for record in reports:
        assert hashlib.sha256(record["text"].encode("utf-8")).hexdigest() == record["sha256"]
    files: dict[str, list[dict[str, Any]]] = {}
    for record in reports:
        if record["path"].endswith(".txt"):
            files.setdefault(record["path"], []).append(record)
    for path, parts in files.items():
        parts.sort(key=lambda r: r["segment"])
        whole = Path(path).read_bytes().decode("utf-8").removeprefix("\ufeff")
        assert "".join(p["text"] for p in parts) == whole
        assert [p["starts_at"] for p in parts] == [
            sum(len(q["text"]) for q in parts[:i]) for i in range(len(parts))
        ]


def test_no_family_tree_has_a_cycle(folder: Path) -> None:
    parents: dict[str, set[str]] = {}
    for step in lines(folder, "borrowings"):
        if step["direction"] == "decided" and step["from"]:
            parents.setdefault(step["to"], set()).add(step["from"])

    def above(report: str, seen: frozenset[str]) -> None:
        assert report not in seen
        for parent in parents.get(report, ()):
            above(parent, seen | {report})

    for report in parents:
        above(report, frozenset())


def test_the_manifest_counts_and_hashes(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == {f"{name}.jsonl" for name in CONTRACT}
    for name, told in manifest["files"].items():
        data = (folder / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == told["sha256"]
        assert data.count(b"\n") == told["lines"]
