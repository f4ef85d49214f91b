"""In how many reports each key (a word, or two words in a row) stands, in bounded memory."""

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.spool import Spool, part_of

_KEY = np.dtype([("key", "i8")])
_PARTS = 64
Integer = TypeVar("Integer", bound=np.integer[Any])


class Holders:
    """How many reports hold a key; keys of one report alone are not stored.

    `counted(keys_of_each_report, memory)` makes one; about `memory` bytes of keys wait in memory.
    """

    def __init__(self, keys: NDArray[np.int64], counts: NDArray[np.int32]) -> None:
        self._keys = keys
        self._counts = counts

    @classmethod
    def counted(cls, texts: Iterable[NDArray[np.int64]], memory: int) -> "Holders":
        """Counts over the keys of all reports; a key that stands twice in one counts once."""
        spool = Spool(_KEY, _PARTS, memory)
        for keys in texts:
            own = distinct(keys)
            spool.add(part_of(own), own.view(_KEY))
        kept, counts = [], []
        for number in range(_PARTS):
            keys = np.sort(spool.part(number)["key"])
            first = np.flatnonzero(_begins(keys))
            often = np.diff(first, append=len(keys))
            kept.append(keys[first[often > 1]])
            counts.append(often[often > 1].astype(np.int32))
        whole, number_of = np.concatenate(kept), np.concatenate(counts)
        order = np.argsort(whole)
        return cls(whole[order], number_of[order])

    def of(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """In how many reports each key stands; 1 for those that at most one report holds."""
        found = np.ones(len(keys), np.int64)
        if len(self._keys):
            at = np.minimum(self._keys.searchsorted(keys), len(self._keys) - 1)
            held = self._keys[at] == keys
            found[held] = self._counts[at[held]]
        return found


def distinct(keys: NDArray[Integer]) -> NDArray[Integer]:
    """The keys ascending, each once (`np.unique` takes ten times as long on short arrays)."""
    ordered = np.sort(keys)
    return ordered[_begins(ordered)]


def _begins(ordered: NDArray[Integer]) -> NDArray[np.bool_]:
    """Where another key begins in ascending keys."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
