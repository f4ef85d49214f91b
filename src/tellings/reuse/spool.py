"""Rows sorted into parts as they come, in memory while they fit, then in a file without a name."""

import tempfile
from typing import IO

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.void]

_BATCH = 1 << 20  # rows sorted into parts at once


class Spool:
    """Rows of one structured `dtype` in `parts` parts, each in the order in which it was filled.

    About `memory` bytes of rows are held; what is more goes to a file, which goes with the spool.
    """

    def __init__(self, dtype: np.dtype[np.void], parts: int, memory: int) -> None:
        self._dtype = dtype
        self._parts = parts
        self._memory = memory
        self._waiting: list[tuple[NDArray[np.uint8], Rows]] = []
        self._count = 0
        self._held: list[tuple[Rows, NDArray[np.int64]]] = []
        self._size = 0
        self._written: list[tuple[int, NDArray[np.int64]]] = []
        self._file: IO[bytes] | None = None

    def add(self, parts: NDArray[np.uint8], rows: Rows) -> None:
        """Take `rows`, each for the part whose number stands beside it in `parts`."""
        self._waiting.append((parts, rows))
        self._count += len(rows)
        if self._count >= _BATCH:
            self._sort()

    def part(self, number: int) -> Rows:
        """All rows of a part. Nothing may be added after the first call."""
        self._sort()
        pieces = []
        for at, bounds in self._written:
            first, last = bounds[number : number + 2].tolist()
            pieces.append(self._read(at + first * self._dtype.itemsize, last - first))
        for rows, bounds in self._held:
            pieces.append(rows[bounds[number] : bounds[number + 1]])
        return np.concatenate(pieces) if pieces else np.empty(0, self._dtype)

    def _sort(self) -> None:
        """Sort what is waiting into parts; write what is held if that is too much."""
        if not self._count:
            return
        parts = np.concatenate([p for p, _ in self._waiting])
        rows = np.concatenate([r for _, r in self._waiting])
        self._waiting, self._count = [], 0
        bounds = np.zeros(self._parts + 1, np.int64)
        np.cumsum(np.bincount(parts, minlength=self._parts), out=bounds[1:])
        self._held.append((rows[np.argsort(parts, kind="stable")], bounds))
        self._size += rows.nbytes
        if self._size > self._memory:
            self._write()

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="tellings-spool-")  # noqa: SIM115
        for rows, bounds in self._held:
            at = self._file.seek(0, 2)
            self._file.write(rows.tobytes())
            self._written.append((at, bounds))
        self._held, self._size = [], 0

    def _read(self, at: int, count: int) -> Rows:
        assert self._file is not None
        self._file.seek(at)
        return np.frombuffer(self._file.read(count * self._dtype.itemsize), self._dtype)


def part_of(keys: NDArray[np.int64]) -> NDArray[np.uint8]:
    """One of 64 parts for each key, about as many keys in each."""
    mixed = keys.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(58)).astype(np.uint8)
