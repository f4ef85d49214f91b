"""One file, whatever it is -> Reports and Skipped, one after the other."""

import io
import itertools
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Report, Skipped
from tellings.reading import archive, documents, packed, rows
from tellings.reading.documents import STREAMED
from tellings.reading.draft import finish
from tellings.reading.limits import Settings
from tellings.reading.sniff import HEAD, sniff
from tellings.reading.source import Source
from tellings.reading.told import Told

ROWS = frozenset({"jsonl", "json", "csv", "feed", "parquet"})
SKIPPED_ROWS = 1000  # rows of one file that are named one by one
_NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Walk:
    """What holds for a file and everything inside it.

    `refused` are members that ended a reading process before: of each, how many records may be
    read, and what stands for the rest. `begin` is told which member is read next, "" after it.
    """

    settings: Settings
    refused: Mapping[str, tuple[int, str, str]]
    begin: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Place:
    """A file or member: its name, the path shown for it, how deep it lies, what is known of it."""

    name: str
    path: str
    depth: int = 0
    told: Told = _NOTHING
    warnings: tuple[str, ...] = ()

    def inside(self, member: str, name: str | None = None, told: Told = _NOTHING) -> "_Place":
        """A member of this one."""
        short = name or member.replace("\\", "/").rsplit("/", 1)[-1] or member
        return _Place(short, f"{self.path}!{member}", self.depth + 1, told)


def _unheard(member: str) -> None:
    """Nobody wants to know which member is read next."""


def read(source: Source, settings: Settings | None = None) -> Reading:
    """All of one file; bad input becomes lines in `skipped`, never an exception."""
    found = list(stream(source, settings))
    return Reading(
        tuple(r for r in found if isinstance(r, Report)),
        tuple(s for s in found if isinstance(s, Skipped)),
    )


def stream(
    source: Source,
    settings: Settings | None = None,
    refused: Mapping[str, tuple[int, str, str]] | None = None,
    begin: Callable[[str], None] = _unheard,
) -> Iterator[Report | Skipped]:
    """The reports of one file as they are read, row by row; never raises for bad input.

    `refused` and `begin` are for a reading process: see `_Walk`.
    """
    walk = _Walk(settings or Settings(), refused or {}, begin)
    if source.problem:
        yield Skipped(source.path, "unreadable", source.problem)
        return
    if why := refused_size(source, walk.settings):
        yield Skipped(source.path, "too-large", why)
        return
    try:
        # without O_NONBLOCK a pipe put in the file's place after the walk would block for ever
        with open(os.open(source.file, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(0, "it is no file any more")
            yield from _file(file, _Place(source.file.name, source.path), walk)
    except OSError as error:
        yield Skipped(source.path, "unreadable", f"it cannot be opened ({error.strerror})")


def refused_size(source: Source, settings: Settings) -> str | None:
    """Why a file is too large to be opened at all, None if it is not."""
    if source.size <= settings.max_file or source.path.lower().endswith(STREAMED):
        return None
    return f"{source.size:,} bytes; split it or raise the limit"


def read_bytes(
    data: bytes, name: str, settings: Settings | None = None
) -> Iterator[Report | Skipped]:
    """The reports in bytes that are no file (standard input), under the name given."""
    walk = _Walk(settings or Settings(), {}, _unheard)
    yield from _file(io.BytesIO(data), _Place(name, name), walk)


def _file(file: BinaryIO, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    """One file or member; whatever is wrong with it becomes a Skipped."""
    try:
        yield from _contents(file, place, walk)
    except InputError as error:
        yield Skipped(place.path, error.reason, error.detail)
    except MemoryError:
        detail = f"reading it takes more than {walk.settings.max_memory:,} bytes; split it"
        yield Skipped(place.path, "memory-limit", detail)
    except RecursionError:
        yield Skipped(place.path, "too-complex", "it is nested too deeply; save its text only")
    except OSError as error:
        yield Skipped(
            place.path, "unreadable", f"it cannot be read ({type(error).__name__}: {error})"
        )


def _contents(file: BinaryIO, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    head = file.read(HEAD)
    if not head:
        raise InputError("empty", "the file has no bytes")
    file.seek(0)
    kind = sniff(place.name, head)
    if kind == "packed":
        yield from _unpacked(file, head, place, walk)
    elif kind in ("zip", "tar"):
        yield from _archived(kind, file, place, walk)
    elif kind in ("warc", "wacz"):
        yield from _web_archived(kind, file, place, walk)
    else:
        yield from _leaf(kind, file, place, walk)


def _leaf(kind: str, file: BinaryIO, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    """What holds reports itself. A reading process is told where it begins and where it ends."""
    if place.depth:
        walk.begin(place.path)
    stopped = walk.refused.get(place.path)
    if kind in ROWS:
        found = _rows(kind, file, place, walk)
    else:
        found = _documents(kind, file.read(), place, walk)
    try:
        if stopped:
            yield from itertools.islice(found, stopped[0])
            yield Skipped(place.path, *stopped[1:])
        else:
            yield from found
    finally:
        if place.depth:
            walk.begin("")


def _documents(kind: str, data: bytes, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    """The articles of a text, page, message or document, then what is attached to it."""
    drafts, attached = documents.drafts(
        kind, data, place.name, place.path, place.told, walk.settings
    )
    for draft in drafts:
        draft.warnings[:0] = place.warnings
        try:
            yield finish(draft, walk.settings)
        except InputError as error:
            yield Skipped(place.path, error.reason, error.detail)
    for name, content in attached:
        inner = place.inside(archive.shown_name(name))
        if inner.depth > walk.settings.max_nesting:
            raise _too_deep(walk)
        yield from _file(io.BytesIO(content), inner, walk)


def _rows(kind: str, file: BinaryIO, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    """The rows of a table, each a report or a reason."""
    stem, any_row, lost = place.name.rsplit("/", 1)[-1], False, 0
    for number, row in rows.read_rows(kind, file, walk.settings):
        any_row = True
        if number > walk.settings.max_rows:
            raise InputError("too-large", f"more than {walk.settings.max_rows:,} rows; split it")
        try:
            if isinstance(row, InputError):
                raise row
            draft = rows.draft_row(row, number, stem, place.path)
            draft.warnings[:0] = place.warnings
            yield finish(draft, walk.settings)
        except InputError as error:
            lost += 1
            if lost <= SKIPPED_ROWS:
                yield rows.skipped_row(place.path, error)
            elif lost % SKIPPED_ROWS == 0:
                walk.begin(place.path if place.depth else "")  # still alive
    if lost > SKIPPED_ROWS:
        more = f"{lost - SKIPPED_ROWS:,} more rows gave no report, after the first {SKIPPED_ROWS:,}"
        yield Skipped(place.path, "bad-rows", more)
    if not any_row:
        raise InputError("empty", "there are no rows in it")


def _unpacked(
    file: BinaryIO, head: bytes, place: _Place, walk: _Walk
) -> Iterator[Report | Skipped]:
    """A file that is packed by itself, read like what is in it."""
    inner = packed.unpacked_name(place.name)
    data, warnings = packed.unpack(
        file, str(packed.packing(head)), walk.settings, _unpacked_limit(inner, walk.settings)
    )
    if packed.packing(data.getbuffer()[:8].tobytes()):
        raise InputError("bad-archive", "it is packed twice; unpack it once")
    whole = _Place(inner, place.path, place.depth, place.told, (*place.warnings, *warnings))
    yield from _file(data, whole, walk)


def _archived(kind: str, file: BinaryIO, place: _Place, walk: _Walk) -> Iterator[Report | Skipped]:
    """The members of an archive, each read like a file."""
    if place.depth >= walk.settings.max_nesting:
        raise _too_deep(walk)
    members = archive.zip_members if kind == "zip" else archive.tar_members
    empty = True
    for member, data in members(file, walk.settings):
        empty = False
        inner = place.inside(member)
        if isinstance(data, InputError):
            yield Skipped(inner.path, data.reason, data.detail)
        else:
            yield from _file(io.BytesIO(data), inner, walk)
    if empty:
        raise InputError("empty", "there are no files in the archive")
    if place.warnings:
        yield Skipped(place.path, "bad-archive", "; ".join(place.warnings))


def _web_archived(
    kind: str, file: BinaryIO, place: _Place, walk: _Walk
) -> Iterator[Report | Skipped]:
    """The pages in a web archive, each read like a file with an address."""
    from tellings.reading import warc  # loads a library; only when there is such a file

    pages = warc.warc_pages if kind == "warc" else warc.wacz_pages
    empty = True
    for url, name, data, told in pages(file, walk.settings):
        empty = False
        inner = place.inside(url, name, told)
        if isinstance(data, InputError):
            yield Skipped(inner.path, data.reason, data.detail)
        else:
            yield from _file(io.BytesIO(data), inner, walk)
    if empty:
        raise InputError("empty", "there are no pages in the web archive")


def _too_deep(walk: _Walk) -> InputError:
    deep = walk.settings.max_nesting
    return InputError("bad-archive", f"archives inside archives more than {deep} deep; unpack it")


def _unpacked_limit(inner: str, settings: Settings) -> int:
    """How much one packed file may hold: row files and archives more than articles."""
    return settings.max_file if inner.lower().endswith((*STREAMED, ".tar")) else settings.max_member
