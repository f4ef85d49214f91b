"""Word for word: which words of one report stand against which of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.banded import trace
from tellings.model import Alignment
from tellings.reuse.index import WordIndex
from tellings.reuse.places import word_range

_BAND = 12


@dataclass(frozen=True, slots=True)
class Readings:
    """What one report (`here`) reads where another (`there`) shares its passages.

    `against[i]` is the word of `there` that word i of `here` stands against (-1: none);
    `equal[i]` whether they are the same word; `within[i]` whether word i lies in a shared passage.
    """

    here: WordIndex
    there: WordIndex
    against: NDArray[np.int32]
    equal: NDArray[np.bool_]
    within: NDArray[np.bool_]

    @property
    def shared(self) -> int:
        """Words that both have, in shared passages."""
        return int(self.equal.sum())

    @property
    def changed(self) -> int:
        """Words of `here` in shared passages that `there` has not."""
        return int((self.within & ~self.equal).sum())


def readings(
    alignments: Sequence[Alignment], indexes: Mapping[str, WordIndex]
) -> dict[tuple[str, str], Readings]:
    """Readings for both directions of each pair of reports that the alignments tie."""
    by_pair: dict[tuple[str, str], list[Alignment]] = {}
    for x in alignments:
        by_pair.setdefault((x.a, x.b), []).append(x)
    found: dict[tuple[str, str], Readings] = {}
    for (a, b), rows in by_pair.items():
        one, other = indexes[a], indexes[b]
        forth, back = _blank(one, other), _blank(other, one)
        for x in sorted(rows, key=lambda r: (r.a_start - r.a_end, r.a_start)):
            _read(x, forth, back)
        found[a, b], found[b, a] = forth, back
    return found


def _blank(here: WordIndex, there: WordIndex) -> Readings:
    n = len(here)
    against = np.full(n, -1, np.int32)
    return Readings(here, there, against, np.zeros(n, np.bool_), np.zeros(n, np.bool_))


def _read(x: Alignment, forth: Readings, back: Readings) -> None:
    """Write one alignment into both readings; words read before keep their partner."""
    one, other = forth.here, forth.there
    a0, a1 = word_range(one, x.a_start, x.a_end)
    b0, b1 = word_range(other, x.b_start, x.b_end)
    out = np.empty(a1 - a0, np.int64)
    trace(
        one.hashes[a0:a1], one.shapes[a0:a1], one.weights[a0:a1],
        other.hashes[b0:b1], other.shapes[b0:b1], other.weights[b0:b1], _BAND, out,
    )  # fmt: skip
    here = a0 + np.flatnonzero(out >= 0)
    there = b0 + out[out >= 0]
    free = (forth.against[here] < 0) & (back.against[there] < 0)
    here, there = here[free], there[free]
    same = one.hashes[here] == other.hashes[there]
    forth.against[here], back.against[there] = there, here
    forth.equal[here], back.equal[there] = same, same
    forth.within[a0:a1] = True
    back.within[b0:b1] = True
