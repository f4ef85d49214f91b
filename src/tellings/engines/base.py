"""The contract of an engine: small enough that a cluster could answer all of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Runs pure functions over many items. The answer never depends on how many workers there are.

    Functions must be importable (top level of a module) and pure; items and results must be
    picklable.
    """

    name: str
    workers: int

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`function` of every item, in the order of the items."""
        ...
