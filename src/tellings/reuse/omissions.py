"""Copies of a cut version: who leaves out, or moves, what a version of the text left out or moved.

Copies of a shortened text hold the same words of the original as the shortened text does, so words
alone cannot tell them from copies of the original. What tells them is what is *not* there: that a
copy closes up, or stops, where the shortened text does (the "conjunctive errors" of P. Maas,
Textkritik, 1927: omissions, and changes of order, that two witnesses hardly make alone).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

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
    above = {step.child: step.parent for step in steps}
    below: dict[str, list[str]] = {}
    for step in steps:
        below.setdefault(step.parent, []).append(step.child)

    def weight(x: str, y: str) -> float:
        return weights[min(x, y), max(x, y)]

    for step in steps:
        source, copy = step.parent, step.child
        most = 0
        for version in sorted(set(near[copy]) & set(below[source])):
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
    both = by_version.equal & by_source.equal
    pairs = both[:-1] & both[1:]
    joined = np.diff(by_version.against) == 1
    parted = np.abs(np.diff(by_source.against) - 1) > _BEYOND // 2
    shared = int((pairs & joined & parted).sum())
    joined = np.diff(by_source.against) == 1
    parted = np.abs(np.diff(by_version.against) - 1) > _BEYOND // 2
    return shared - int((pairs & joined & parted).sum()) + _same_ends(copy, version, source, read)


def _same_ends(copy: str, version: str, source: str, read: Read) -> int:
    """At how many ends of the shared words `source` goes on and the two others stop together."""
    mine = np.flatnonzero(read[source, copy].equal)
    theirs = np.flatnonzero(read[source, version].equal)
    if not len(mine) or not len(theirs):
        return 0
    length = len(read[source, copy].here)
    found = 0
    for end, beyond in ((-1, length - 1 - theirs[-1]), (0, theirs[0])):
        found += int(beyond >= _BEYOND and abs(int(mine[end]) - int(theirs[end])) <= _SAME)
    return found
