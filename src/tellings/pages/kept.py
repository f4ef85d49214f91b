"""Answers over a whole story, kept as long as its state holds and shared by all readers."""

import gc
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 400
"""Answers to questions with details of their own that are kept at the same time."""
_PAUSED = threading.Lock()
_pauses = 0


class Answers:
    """The answers of one state of a story.

    Each is worked out once, however many readers ask for it at the same time: the others wait.
    """

    def __init__(self, quick: bool = False) -> None:
        self._quick = quick
        self._whole: dict[Hashable, Any] = {}
        self._narrow: dict[Hashable, Any] = {}
        self._busy: dict[Hashable, threading.Lock] = {}
        self._guard = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], T], narrow: bool = False) -> T:
        """The answer that `make` gives, or gave before under this key.

        `narrow` answers are those to questions with details of their own, of which there may be
        any number: of these the `MOST` latest are kept.
        """
        held = self._narrow if narrow else self._whole
        try:
            found: T = held[key]
            return found
        except KeyError:
            pass
        with self._guard:
            busy = self._busy.setdefault((narrow, key), threading.Lock())
        with busy:
            if key in held:
                return held[key]  # type: ignore[no-any-return]
            with _unswept(self._quick and not narrow):
                found = make()
            with self._guard:
                held[key] = found
                while narrow and len(held) > MOST:
                    del held[next(iter(held))]
                self._busy.pop((narrow, key), None)
        return found


class Kept:
    """The answers of the state that was asked about last.

    State and answers change hands together, so that a reader of an older state can never leave its
    answers among those of a newer. `quick` is for a server: Python's search for garbage in cycles,
    of which answers have none, neither runs while they are made nor looks at them later.
    """

    def __init__(self, quick: bool = False) -> None:
        self._quick = quick
        self._held: tuple[str, Answers] = ("", Answers(quick))

    def answers(self, state: str) -> Answers:
        """The answers of this state, for its readers to add to."""
        held = self._held
        if held[0] != state:
            self._held = held = (state, Answers(self._quick))
        return held[1]


@contextmanager
def _unswept(quick: bool) -> Iterator[None]:
    """Inside, the cyclic collector rests; what was made is then left out of its rounds."""
    global _pauses
    if not quick:
        yield
        return
    with _PAUSED:
        _pauses += 1
        gc.disable()
    try:
        yield
    finally:
        with _PAUSED:
            _pauses -= 1
            if not _pauses:
                gc.freeze()
                gc.enable()
