"""Which files there are to read."""

import os
import re
import stat
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.reading.limits import Settings

DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".git", ".svn"})
# what browsers put behind a page's name for the folder with its pictures and scripts
_BESIDE = re.compile(
    r"(?i)(?P<stem>.+)(?:[_-]files|\.files|_fichiers|-Dateien|_archivos|_arquivos|_file|-filer|"
    r"_bestanden|_pliki|_soubory|_tiedostot|_fajlovi|_elemei|_dosyalar|-filar|_ficheros|_fitxers)"
)
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM", ".mht", ".mhtml")


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

    Droppings of operating systems (`.DS_Store`, `__MACOSX`, `._name`) and the folders that browsers
    save beside a page (`Page_files` beside `Page.html`) are passed over. What cannot be read is
    yielded with its `problem`, so that it can be reported.
    """
    hidden = (settings or Settings()).hidden
    for path in paths:
        yield from _walk(os.fspath(Path(path)), hidden)


def dropping(name: str) -> bool:
    """Whether a file name is a trace of an operating system rather than somebody's file."""
    return name in DROPPINGS or name.startswith("._")


def beside_a_page(folder: str, siblings: Container[str]) -> bool:
    """Whether a folder is what a browser saved beside one of the pages among its siblings."""
    match = _BESIDE.fullmatch(folder)
    return match is not None and any(match["stem"] + end in siblings for end in _PAGES)


def _walk(path: str, hidden: bool) -> Iterator[Source]:
    """The sources at and under `path`; only a path that the user named may be a link."""
    pending: list[Iterator[str]] = [iter([path])]
    while pending:
        here = next(pending[-1], None)
        if here is None:
            pending.pop()
            continue
        try:
            status = os.stat(here) if len(pending) == 1 else os.lstat(here)  # noqa: PTH116
            if not stat.S_ISDIR(status.st_mode):
                problem = _kind_problem(status.st_mode)
                yield Source(shown(here), Path(here), status.st_size, problem)
                continue
            pending.append(_inside(here, hidden))
        except FileNotFoundError:
            yield Source(shown(here), Path(here), 0, "there is no such file")
        except ValueError:  # a NUL in a path that was given
            yield Source(shown(here), Path(), 0, "no file can have this name")
        except OSError as error:
            yield Source(shown(here), Path(here), 0, f"it cannot be opened ({error.strerror})")


def _inside(folder: str, hidden: bool) -> Iterator[str]:
    """The paths in a folder that count, sorted; as text, since there may be a million."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
    known = frozenset(n for n in names if n.endswith(_PAGES))
    return (
        os.path.join(folder, n)  # noqa: PTH118
        for n in names
        if not dropping(n) and (hidden or not n.startswith(".")) and not beside_a_page(n, known)
    )


def shown(path: Path | str) -> str:
    """A path as text that can always be written as UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _kind_problem(mode: int) -> str | None:
    if stat.S_ISLNK(mode):
        return "it is a link; name the file it points to if you want it read"
    if not stat.S_ISREG(mode):
        return "it is not a regular file (a pipe, socket or device)"
    return None
