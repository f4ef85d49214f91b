"""How far a long job is, told to whoever wants to show it."""

from typing import Protocol


class Progress(Protocol):
    """Called as a job goes on: `step` names what is being done, `total` is None if unknown."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` items of `step` are finished."""
        ...


def silent(step: str, done: int, total: int | None) -> None:
    """Tells nobody."""
