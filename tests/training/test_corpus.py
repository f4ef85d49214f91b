"""What the attribution tagger learns from: windows with labels, made from annotated documents."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

from training.attribution.corpus import CUE_LABELS, LABELS, read_windows

_TEXT = (
    "Ada Quill said the mill would stay open. The tide was low.\n\n"
    "A clerk of the port denied that the ferry had sunk."
)


def _spans(*words: str) -> list[list[int]]:
    return [[_TEXT.index(w), _TEXT.index(w) + len(w)] for w in words]


def _write(path: Path, records: list[dict[str, Any]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    return path


def test_marked_words_become_labels_and_each_cue_an_instance(tmp_path: Path) -> None:
    docs = _write(tmp_path / "docs.gz", [{"id": "a", "text": _TEXT}])
    marked = {
        "source": _spans("Ada Quill"),
        "cue": _spans("said"),
        "content": _spans("the mill would stay open"),
    }
    gold = _write(tmp_path / "gold.gz", [{"doc": "a", "attributions": [marked]}])
    first, second = read_windows(docs, gold)

    named = [LABELS[n] for n in first.labels[:8]]
    assert named == ["B-source", "I-source", "B-cue", "B-content", *["I-content"] * 4]
    assert not first.labels[8:].any()
    (instance,) = first.instances
    assert instance.gold
    assert [CUE_LABELS[n] for n in instance.labels[:4]] == [
        "B-source",
        "I-source",
        "O",
        "B-content",
    ]
    assert len(instance.features) == len(first.features) == len(first.labels)

    assert not second.labels.any()  # nobody has marked it ...
    (unmarked,) = second.instances
    assert not unmarked.gold and not unmarked.labels.any()  # ... but the rules find it


def test_the_same_documents_give_the_same_columns(tmp_path: Path) -> None:
    docs = _write(tmp_path / "docs.gz", [{"id": "a", "text": _TEXT}])
    gold = _write(tmp_path / "gold.gz", [])
    once, again = read_windows(docs, gold), read_windows(docs, gold)
    assert all(np.array_equal(a.features, b.features) for a, b in zip(once, again, strict=True))
