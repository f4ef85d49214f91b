"""This machine: one process, or several that answer in the same order."""

import collections
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from loky import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")


class Inline:
    """Everything in this process, one item after the other."""

    name = "inline"
    workers = 1

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`function` of every item, in the order of the items."""
        return map(function, items)

    def close(self) -> None:
        """Nothing to end."""


class Local:
    """Worker processes on this machine.

    Workers are started when first needed and do not run the caller's main module again, so a
    script or notebook needs no guard. Items travel one by one: put enough work into each.
    """

    name = "local"

    def __init__(self, workers: int | None = None) -> None:
        self.workers = max(1, workers or os.cpu_count() or 1)
        self._pool: Any = None

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`function` of every item, in order; at most a few items a worker are under way."""
        waiting = iter(items)
        first = list(itertools.islice(waiting, 2))
        if self.workers == 1 or len(first) < 2:
            yield from map(function, itertools.chain(first, waiting))
            return
        pool = self._started()
        ahead: collections.deque[Any] = collections.deque()
        for item in itertools.chain(first, waiting):
            ahead.append(pool.submit(function, item))
            if len(ahead) >= 3 * self.workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def close(self) -> None:
        """End the workers; the next `map` starts new ones."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None

    def _started(self) -> Any:
        if self._pool is None:
            # idle workers end by themselves, also when this process was killed
            self._pool = ProcessPoolExecutor(max_workers=self.workers, timeout=60)
        return self._pool
