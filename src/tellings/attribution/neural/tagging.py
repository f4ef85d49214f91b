"""Cues with their sources and contents, as the two networks find them in one report.

The encoder reads every window once and finds the cues; the head then reads the window once more for
each cue and finds what belongs to it, so that contents of different cues may overlap. What the
rules found is among the features of both, and their cues are read as well: the head may find that
nothing belongs to one.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.attribution.draft import Draft
from tellings.attribution.finding import Finding, meet
from tellings.attribution.neural.features import (
    Integers,
    cue_features,
    token_features,
    windows,
)
from tellings.attribution.neural.networks import Read, encode, network, read_cues
from tellings.attribution.words import Range, Words

_PORTION = 1 << 14  # tokens whose states are held at a time
_MOST = 16  # cues of a window that are read; prose has a third of that, hostile text any number


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue to be read: its window, its range, the columns the head sees."""

    window: int
    cue: Range
    columns: Integers
    draft: Draft | None
    proposed: bool
    sure: int


def tagged(words: Words, drafts: Sequence[Draft]) -> list[Finding]:
    """What the networks find in a report, by place of the cue; `drafts` are the rules' findings.

    A cue to which the head gives no content is none.
    """
    features = token_features(words, drafts)
    by_start = sorted((d for d in drafts if d.cue), key=lambda d: d.cue[0])
    found: list[Finding] = []
    for places in _portions(windows(words)):
        found += _read(words, features, places, by_start)
    return sorted(found, key=lambda one: one.cue[0])


def _portions(places: Sequence[Range]) -> Iterator[list[Range]]:
    """The windows in portions of so many tokens, so that memory does not grow with the report."""
    portion: list[Range] = []
    for window in places:
        portion.append(window)
        if window[1] - portion[0][0] >= _PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def _read(
    words: Words, features: Integers, places: Sequence[Range], drafts: Sequence[Draft]
) -> list[Finding]:
    """What the networks find in some windows; `drafts` are by start of the cue."""
    read = encode([features[first:last] for first, last in places])
    cues: list[_Cue] = []
    for n, (first, last) in enumerate(places):
        low, high = (
            bisect.bisect_left(drafts, k, key=lambda d: d.cue[0][0]) for k in (first, last)
        )
        cues += _cues(words, n, (first, last), read[n], drafts[low:high])[:_MOST]
    labels = read_cues([(read[c.window], c.columns) for c in cues])
    names = network("head_en").labels
    found = []
    for cue, path in zip(cues, labels, strict=True):
        first = places[cue.window][0]
        source = spans(path, names, "source", first)
        content = spans(path, names, "content", first)
        if content:
            at = (cue.cue,)
            found.append(Finding(source, at, content, cue.draft, cue.proposed, cue.sure))
    return found


def _cues(
    words: Words, number: int, window: Range, read: Read, drafts: Sequence[Draft]
) -> list[_Cue]:
    """The encoder's cues in one window, and the rules' that share no word with one of them."""
    first, last = window
    own = list(spans(read.labels, network("encoder_en").labels, "cue", first))
    found = []
    for cue in own:
        draft = next((d for d in drafts if any(meet(cue, r) for r in d.cue)), None)
        others = [o for o in own if o != cue]
        columns = cue_features(words, window, cue, others, draft)
        found.append(_Cue(number, cue, columns, draft, True, _sure(read, cue[0] - first)))
    for draft in drafts:
        cue = (draft.cue[0][0], min(draft.cue[0][1], last))
        if not any(meet(r, o) for r in draft.cue for o in own):
            columns = cue_features(words, window, cue, own, draft)
            found.append(_Cue(number, cue, columns, draft, False, _sure(read, cue[0] - first)))
    return found


def spans(path: NDArray[np.int8], names: Sequence[str], role: str, shift: int) -> tuple[Range, ...]:
    """The ranges of a role in a path of B, I and O labels, moved by `shift`."""
    found: list[Range] = []
    for at, label in enumerate(path.tolist()):
        name = names[label]
        if name[2:] != role:
            continue
        if name[0] == "B":
            found.append((shift + at, shift + at + 1))
        else:
            found[-1] = (found[-1][0], shift + at + 1)
    return tuple(found)


def _sure(read: Read, at: int) -> int:
    """How much better the best path that begins a cue at a word is than the best other one."""
    through = read.through[at]
    begins = network("encoder_en").labels.index("B-cue")
    return int(through[begins] - np.delete(through, begins).max())
