"""Which files there are to read."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.reading.limits import Settings

DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".git", ".svn"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: `path` as shown to the reader, `file` on disk, `size` in bytes.

    `problem` is why it cannot be read (a link, a pipe, no such file), None if nothing speaks
    against it.
    """

    path: str
    file: Path
    size: int
    problem: str | None = None


def sources(paths: Sequence[str | Path], settings: Settings | None = None) -> Iterator[Source]:
    """One source a file: folders are walked in sorted order, links inside them are not followed.

    Droppings of operating systems (`.DS_Store`, `__MACOSX`, `._name`) are passed over. What cannot
    be read is yielded with its `problem`, so that it can be reported.
    """
    hidden = (settings or Settings()).hidden
    for path in paths:
        yield from _walk(Path(path), hidden)


def dropping(name: str) -> bool:
    """Whether a file name is a trace of an operating system rather than somebody's file."""
    return name in DROPPINGS or name.startswith("._")


def _walk(path: Path, hidden: bool) -> Iterator[Source]:
    """The sources at and under `path`; only a path that the user named may be a link."""
    pending = [(path, True)]
    while pending:
        here, followed = pending.pop()
        try:
            status = here.stat() if followed else here.lstat()
            if not stat.S_ISDIR(status.st_mode):
                yield Source(shown(here), here, status.st_size, _kind_problem(status.st_mode))
                continue
            names = sorted(os.listdir(here))  # noqa: PTH208 - names are all that is needed
        except FileNotFoundError:
            yield Source(shown(here), here, 0, "there is no such file")
        except OSError as error:
            yield Source(shown(here), here, 0, f"it cannot be opened ({error.strerror})")
        else:
            kept = [n for n in names if not dropping(n) and (hidden or not n.startswith("."))]
            pending += [(here / n, False) for n in reversed(kept)]


def shown(path: Path | str) -> str:
    """A path as text that can always be written as UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _kind_problem(mode: int) -> str | None:
    if stat.S_ISLNK(mode):
        return "it is a link; name the file it points to if you want it read"
    if not stat.S_ISREG(mode):
        return "it is not a regular file (a pipe, socket or device)"
    return None
