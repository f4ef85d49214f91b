"""One writer at a time: an advisory lock beside the story file that dies with its process."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tellings.errors import StoreBusy, StoreError, StoreMissing

if os.name == "nt":  # pragma: no cover - the tests run on POSIX
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def writing(
    story: Path, wait: float = 60.0, waiting: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the story for writing; others wait up to `wait` seconds.

    `waiting` is called once with a line for the reader if somebody else is writing. The lock is
    released by the system when the process ends, however it ends. Raises StoreBusy, StoreMissing
    if the story's folder does not exist, or StoreError if nothing can be written there.
    """
    if not story.parent.is_dir():
        raise StoreMissing(f"{story}: the folder {story.parent} does not exist")
    path = story.with_name(story.name + "-lock")
    handle = _acquire(path, story, wait, waiting)
    try:
        yield
    finally:
        # remove the file before letting go, so that nobody else's new file is removed
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _acquire(path: Path, story: Path, wait: float, waiting: Callable[[str], None] | None) -> int:
    until = time.monotonic() + wait
    told = False
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(f"{story}: cannot be written ({error.strerror})") from error
        if _try(handle) and _same_file(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() >= until:
            raise StoreBusy(f"{story} is being written to by another process; try again later")
        if waiting is not None and not told:
            waiting(f"{story} is being written to by another process; waiting for it to finish")
            told = True
        time.sleep(0.1)


def _same_file(handle: int, path: Path) -> bool:
    """Whether the locked file is still the one at `path` (its last holder may have removed it)."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
