"""Annotated documents as the tagger sees them: integer columns, labels, and one instance a cue."""

import bisect
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.attribution.draft import Draft
from tellings.attribution.neural.features import (
    Integers,
    cue_features,
    token_features,
    windows,
)
from tellings.attribution.stage import Settings, rule_drafts
from tellings.attribution.words import Range, Words
from tellings.text.prose import Prose

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CUE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")


@dataclass(slots=True)
class Instance:
    """One cue in its window: columns of the cue, and the labels of its source and content."""

    features: Integers
    labels: NDArray[np.int64]
    gold: bool
    """False for a cue of the rules' that the annotators have not marked: all labels are O."""


@dataclass(slots=True)
class Window:
    """One window: token columns, labels of everything in it, and an instance for every cue."""

    document: int
    features: Integers
    labels: NDArray[np.int64]
    instances: list[Instance] = field(default_factory=list)


@dataclass(slots=True)
class _Gold:
    """One annotated attribution in tokens."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    nested: bool = False


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def read_windows(docs: Path, gold: Path) -> list[Window]:
    """All windows of a corpus, in the order of its documents."""
    marked = {record["doc"]: record["attributions"] for record in lines(gold)}
    found: list[Window] = []
    for number, record in enumerate(lines(docs)):
        found += _document(number, record["text"], marked.get(record["id"], []))
    return found


def read_pile(truth: Path, number: int) -> list[Window]:
    """The windows of a forged story's English reports; documents are counted from `number`.

    The truth lists nothing in filler sentences, so windows without a listed attribution are left
    out where the rules find one: nobody has said whether it is.
    """
    record = json.loads(truth.read_text(encoding="utf-8"))
    of_report: dict[str, list[dict[str, Any]]] = {}
    for one in record["attributions"]:
        of_report.setdefault(one["report"], []).append(one)
    found: list[Window] = []
    for n, report in enumerate(record["reports"], number):
        body = [(start, end) for start, end in report["body"]]
        words = Words(Prose(record["texts"][report["key"]], body))
        read = _windows(n, words, of_report.get(report["id"], []))
        found += [w for w in read if all(i.gold for i in w.instances)]
    return found


def _document(number: int, text: str, marked: Sequence[dict[str, Any]]) -> list[Window]:
    return _windows(number, Words(Prose(text)), marked)


def _windows(number: int, words: Words, marked: Sequence[dict[str, Any]]) -> list[Window]:
    """The windows of one document with what is marked in it.

    A record with a `parent` is nested: it is read by the head alone, since a word has but one
    label in the encoder.
    """
    prose = words.prose
    drafts = rule_drafts(words, prose.language, Settings())
    features = token_features(words, drafts)
    gold = [_in_tokens(prose, one) for one in marked]
    found = []
    for window in windows(words):
        first, last = window
        labels = np.zeros(last - first, dtype=np.int64)
        for one in gold:
            if not one.nested:
                for base, ranges in ((5, one.content), (1, one.source), (3, one.cue)):
                    _mark(labels, window, ranges, base)
        one_window = Window(number, features[first:last], labels)
        one_window.instances = list(_instances(words, window, gold, drafts))
        found.append(one_window)
    return found


def _instances(
    words: Words, window: Range, gold: Sequence[_Gold], drafts: Sequence[Draft]
) -> Iterator[Instance]:
    """One instance for each annotated cue in the window, and for each cue of the rules' alone.

    A cue of the rules' inside a content is passed over: it may be nested, which is not annotated.
    """
    inside = [g for g in gold if g.cue and window[0] <= g.cue[0][0] < window[1]]
    cues = [(g.cue[0][0], min(g.cue[-1][1], window[1])) for g in inside]
    outer = [c for c, g in zip(cues, inside, strict=True) if not g.nested]
    said = {k for g in inside for a, b in g.content for k in range(a, b)}
    for one, cue in zip(inside, cues, strict=True):
        others = [c for c in outer if c != cue]
        labels = np.zeros(window[1] - window[0], dtype=np.int64)
        _mark(labels, window, one.content, 3)
        _mark(labels, window, one.source, 1)
        yield Instance(
            cue_features(words, window, cue, others, draft_of(drafts, cue)), labels, True
        )
    for draft in drafts:
        if not draft.cue or not window[0] <= draft.cue[0][0] < window[1]:
            continue
        cue = (draft.cue[0][0], min(draft.cue[0][1], window[1]))
        if cue[0] not in said and not any(a < cue[1] and cue[0] < b for a, b in cues):
            labels = np.zeros(window[1] - window[0], dtype=np.int64)
            yield Instance(cue_features(words, window, cue, outer, draft), labels, False)


def draft_of(drafts: Sequence[Draft], cue: Range) -> Draft | None:
    """The first draft of the rules' whose cue shares a word with this one."""
    return next(
        (d for d in drafts if any(a < cue[1] and cue[0] < b for a, b in d.cue)),
        None,
    )


def _mark(labels: NDArray[np.int64], window: Range, ranges: Sequence[Range], base: int) -> None:
    """Writes pieces as B and I labels; a piece that begins before the window begins with it."""
    for a, b in ranges:
        a, b = max(a, window[0]) - window[0], min(b, window[1]) - window[0]
        if a < b:
            labels[a:b] = base + 1
            labels[a] = base


def _in_tokens(prose: Prose, marked: dict[str, Any]) -> _Gold:
    starts, ends = [t.start for t in prose.tokens], [t.end for t in prose.tokens]

    def ranges(role: str) -> list[Range]:
        pairs = (
            (bisect.bisect_left(ends, start + 1), bisect.bisect_left(starts, end))
            for start, end in sorted(marked.get(role) or [])
        )
        return [(a, b) for a, b in pairs if a < b]

    nested = marked.get("parent") is not None
    return _Gold(ranges("source"), ranges("cue"), ranges("content"), nested)
