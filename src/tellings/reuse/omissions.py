"""Copies of a cut version: who leaves out, or moves, what a version of the text left out or moved.

Copies of a shortened text hold the same words of the original as the shortened text does, so words
alone cannot tell them from copies of the original. What tells them is what is *not* there: that a
copy closes up, or stops, where the shortened text does (the "conjunctive errors" of P. Maas,
Textkritik, 1927: omissions, and changes of order, that two witnesses hardly make alone).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.model import Evidence
from tellings.reuse.readings import Readings
from tellings.reuse.tree import Edge, Step

Read = Mapping[tuple[str, str], Readings]

_BEYOND = 24  # words by which the fuller text goes on for an end to be a cut
_SAME = 4  # words between two ends that count as one place
_NEWS = 8  # words of the fuller text alone from which a copy must have seen that text


def below_cut_versions(
    steps: Sequence[Step],
    weights: Mapping[Edge, float],
    near: Mapping[str, Sequence[str]],
    read: Read,
    equally: float,
    before: Callable[[str, str], float],
) -> list[Edge]:
    """The edges of the tree, each copy hung below the version of its source whose cuts it shares.

    `steps` go from the root outwards. The version must be about as near to the copy as its source
    (a weight of at least `equally` times as much) and, by the log-odds `before`, not come after it.
    """
    first = {step.child: step.parent for step in steps}
    above = dict(first)

    def weight(x: str, y: str) -> float:
        return weights[min(x, y), max(x, y)]

    for step in steps:
        source, copy = step.parent, step.child
        most = 0
        for version in near[copy]:
            if first.get(version) != source:
                continue
            # only a report that still hangs on the source itself: so no circle can close
            if above[version] != source or (version, source) not in read:
                continue
            if weight(version, copy) < equally * weight(source, copy):
                continue
            shared, odds = same_cuts(copy, version, source, read), before(version, copy)
            if shared > most and (odds > 0 or (odds == 0 and version < copy)):
                above[copy], most = version, shared
    return sorted((min(x, y), max(x, y)) for x, y in above.items())


def same_cuts(copy: str, version: str, source: str, read: Read) -> int:
    """How many cuts and joins of `version`, against `source`, `copy` has as well, less those it
    has not; 0 where it has words of `source` that `version` lacks."""
    by_version, by_source = read[copy, version], read[copy, source]
    if (by_source.equal & ~by_version.equal).sum() > _NEWS:
        return 0
    shared = len(_joins(by_version, by_source)) + len(_same_ends(copy, version, source, read))
    return shared - len(_joins(by_source, by_version))


def cuts_as_evidence(
    copy: str, version: str, source: str, read: Read, most: int = 3
) -> tuple[Evidence, ...]:
    """What `copy` leaves out, moves or stops before just as `version` does: the first `most`.

    Kinds: `same-cut` (the words of `source` that both leave out), `same-order` (the words of
    `copy` that both set side by side and `source` has not so), `same-end` (the words of `source`
    beyond the end of both). Nothing if the two have no more cuts in common than apart.
    """
    if any(p not in read for p in ((copy, version), (copy, source), (version, source))):
        return ()
    if same_cuts(copy, version, source, read) <= 0:
        return ()
    here, there = read[copy, source], read[source, copy].here
    found = []
    for at in _joins(read[copy, version], here).tolist():
        first, last = int(here.against[at]) + 1, int(here.against[at + 1])
        if first < last:
            note = f"{last - first} words left out by {version} too"
            span = int(there.starts[first]), int(there.ends[last - 1])
            found.append(Evidence("same-cut", source, *span, note))
        else:
            span = int(here.here.starts[at]), int(here.here.ends[at + 1])
            found.append(
                Evidence("same-order", copy, *span, f"as in {version}, not as in {source}")
            )
    for first, last in _same_ends(copy, version, source, read):
        span = int(there.starts[first]), int(there.ends[last - 1])
        note = f"{last - first} words beyond the end of {version} too"
        found.append(Evidence("same-end", source, *span, note))
    return tuple(found[:most])


def _joins(joined_in: Readings, apart_in: Readings) -> NDArray[np.int64]:
    """Words of a report that one text joins with the next as it does, and another sets apart."""
    both = joined_in.equal & apart_in.equal
    joined = np.diff(joined_in.against) == 1
    parted = np.abs(np.diff(apart_in.against) - 1) > _BEYOND // 2
    return np.flatnonzero(both[:-1] & both[1:] & joined & parted)


def _same_ends(copy: str, version: str, source: str, read: Read) -> list[tuple[int, int]]:
    """The words [first, last) of `source` by which it goes on where the two others stop together,
    at the end and the beginning of the shared words."""
    mine = np.flatnonzero(read[source, copy].equal)
    theirs = np.flatnonzero(read[source, version].equal)
    if not len(mine) or not len(theirs):
        return []
    length = len(read[source, copy].here)
    rests = ((-1, int(theirs[-1]) + 1, length), (0, 0, int(theirs[0])))
    return [
        (first, last)
        for end, first, last in rests
        if last - first >= _BEYOND and abs(int(mine[end]) - int(theirs[end])) <= _SAME
    ]
