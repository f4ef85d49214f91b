"""Passages in passim's form go out and come back, and are compared pair by pair."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UsageError
from tellings.story import Story
from tellings.views.clusters import common, length, merged

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@given(SPANS, SPANS)
def test_spans_agree_with_sets_of_positions(
    a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> None:
    def positions(spans: list[tuple[int, int]]) -> set[int]:
        return {n for start, end in spans for n in range(start, end)}

    assert positions(merged(a)) == positions(a)
    assert length(merged(a)) == len(positions(a))
    shared = common(merged(a), merged(b))
    assert positions(shared) == positions(a) & positions(b)
    assert length(shared) == len(positions(shared))


def test_what_goes_out_is_found_the_same(analysed_sample: Path, tmp_path: Path) -> None:
    story = Story(analysed_sample)
    places = story.export_passim(tmp_path / "ours")
    lines = (tmp_path / "ours" / "out.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == places > 0
    for line in map(json.loads, lines):
        assert line["end"] - line["begin"] == len(line["text"])
    found = story.passim(tmp_path / "ours")
    assert found.rows and found.strange == 0
    assert found.only_ours == found.only_theirs == 0
    assert all(row.ours == row.theirs == row.both for row in found.rows)


def test_differences_come_first(analysed_sample: Path, tmp_path: Path) -> None:
    story = Story(analysed_sample)
    story.export_passim(tmp_path)
    lines = [json.loads(x) for x in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    gone = lines[0]["cluster"]
    kept = [line for line in lines if line["cluster"] != gone]
    kept[0]["begin"] += 3  # as after markup was taken out: the words tell the place
    kept[0]["end"] += 3
    kept.append({**kept[0], "id": "nobody"})
    packed = tmp_path / "spark" / "out.json"
    packed.mkdir(parents=True)
    with gzip.open(packed / "part-00000.json.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in kept)
    (packed / "_SUCCESS").touch()
    found = story.passim(tmp_path / "spark")
    assert found.strange == 1
    assert found.only_theirs == 0
    assert found.rows[0].both < found.rows[0].ours
    assert all(row.theirs == row.both for row in found.rows)


@pytest.mark.parametrize("content", ["[1]\n", "{}\n", "not json\n", '{"id": "a", "cluster": 1}\n'])
def test_what_is_no_output_of_passim_is_said(
    analysed_sample: Path, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "out.json"
    path.write_text(content)
    with pytest.raises(UsageError, match="line 1: not a record of passim"):
        Story(analysed_sample).passim(path)


def test_an_empty_folder_is_said(analysed_sample: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no output of passim"):
        Story(analysed_sample).passim(tmp_path)
