"""The gate notices a figure that sinks, and never lowers a floor."""

import json
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.corpora import Run, mean
from evaluation.projection import Projection, meet, pairs


def test_figures_below_their_floor_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    figures = {"a": {"f": 0.5}, "invented": 2}
    assert gate.show("x", figures, {"a.f": 0.5, "max:invented": 2}, 0) == []
    failed = gate.show("x", figures, {"a.f": 0.6, "max:invented": 1, "gone": 1}, 0)
    assert len(failed) == 3
    capsys.readouterr()


def test_floors_only_rise() -> None:
    floors = {"x": {"a": 0.5, "b": 0.9, "max:c": 3.0}}
    raised = json.loads(gate.raised(floors, {"x": {"a": 0.8, "b": 0.2, "c": 1}}))
    assert raised["x"]["a"] > 0.5
    assert raised["x"]["b"] == 0.9
    assert raised["x"]["max:c"] < 3.0


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    run = Run("x", ("data/none.jsonl",), lambda _corpora, _work: {})
    assert run.missing(tmp_path) == "data/none.jsonl"


def test_means_skip_what_is_unknown() -> None:
    assert mean([{"a": {"b": 1}, "c": None}, {"a": {"b": 2}, "c": 4}]) == {"a": {"b": 1.5}, "c": 4}


def test_spans_are_carried_word_by_word() -> None:
    true = "Menu\nThe ferry sank.\nNobody was hurt.\nShare"
    same = Projection("The ferry sank.", true)
    assert same.span(4, 9) == (9, 14)
    apart = Projection("The  ferry sank. Nobody\nwas hurt.", true)
    start, end = apart.span(17, 33) or (0, 0)
    assert true[start:end] == "Nobody was hurt"
    assert Projection("entirely other", true).span(0, 8) is None


def test_spans_are_paired_best_first() -> None:
    wanted = [("k", 0, 10), ("k", 12, 20)]
    got = [("k", 0, 9), ("k", 0, 10), ("x", 12, 20)]
    assert meet(wanted[0], got[0]) and not meet(wanted[1], got[2])
    assert pairs(wanted, got) == [(0, 1)]
