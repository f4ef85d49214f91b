"""Archives -> their members as bytes, read in memory: no name in an archive ever becomes a path."""

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.reading.limits import Settings
from tellings.reading.packed import CHUNK, bounded
from tellings.reading.salvage import salvaged_members
from tellings.reading.source import beside_a_page, dropping

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError, IndexError, KeyError,
)  # fmt: skip

Member = tuple[str, bytes | InputError]


def zip_members(data: BinaryIO, settings: Settings) -> Iterator[Member]:
    """(name, bytes or why there are none) of the files in a zip, in the archive's order.

    Bytes are counted as they come out, whatever the archive declares. Where the list of members at
    the end is lost, what stands whole before it is read. Raises InputError (`bad-archive`) if
    nothing of the archive can be read.
    """
    archive = open_zip(data)
    if archive is None:
        yield from salvaged_members(data, settings)
        return
    total = 0
    with archive:
        infos = _counted(archive, settings)
        pages = {shown_name(info.filename) for info in infos}
        for info in infos:
            name = shown_name(info.filename)
            if info.filename.endswith("/") or _passed_over(name, pages):
                continue
            content = _member(archive, info, settings)
            if not isinstance(content, InputError):
                total += len(content)
                if total > settings.max_unpacked:
                    raise _too_much()
            yield name, content


def open_zip(data: BinaryIO) -> zipfile.ZipFile | None:
    """The archive, None where its list of members cannot be read."""
    try:
        return zipfile.ZipFile(data)
    except _DAMAGE:
        return None


def _counted(archive: zipfile.ZipFile, settings: Settings) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > settings.max_members:
        raise InputError("too-large", f"{len(infos):,} files in one archive; split it")
    return infos


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> Any:
    """The bytes of one member, or the InputError that says why there are none."""
    if info.flag_bits & 1:
        return InputError("encrypted", "it is encrypted; unpack it with its password")
    if stat.S_ISLNK(info.external_attr >> 16):
        return InputError("unreadable", "it is a link inside an archive; links are not followed")
    try:
        with archive.open(info) as stream:
            return read_bounded(stream, max(info.compress_size, 1), settings)
    except InputError as error:
        return error
    except _DAMAGE as error:
        return InputError("bad-archive", f"it cannot be unpacked ({str(error)[:100]})")


def tar_members(data: BinaryIO, settings: Settings) -> Iterator[Member]:
    """The same for a tar; links, pipes and devices in it are named and not followed."""
    total = count = 0
    try:
        with tarfile.open(fileobj=data, mode="r:") as archive:
            for info in archive:
                name = shown_name(info.name)
                # the list of members would grow with the archive
                archive.members = []  # type: ignore[attr-defined]
                count += 1
                if count > settings.max_members:
                    raise InputError("too-large", f"more than {count - 1:,} files; split it")
                if info.isdir() or _passed_over(name, ()):
                    continue
                content = _tar_member(archive, info, settings)
                if not isinstance(content, InputError):
                    total += len(content)
                    if total > settings.max_unpacked:
                        raise _too_much()
                yield name, content
    except (tarfile.TarError, *_DAMAGE) as error:
        why = f"the tar cannot be read {'further ' if count else ''}({str(error)[:100]})"
        raise InputError("bad-archive", f"{why}; pack it again") from None


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, settings: Settings) -> Any:
    if not info.isfile():
        what = "a link" if info.issym() or info.islnk() else "a pipe or device"
        return InputError("unreadable", f"it is {what} inside an archive; it is not followed")
    if info.size > settings.max_member:
        return InputError("too-large", f"{info.size:,} bytes; raise the limit to read it")
    stream = archive.extractfile(info)
    content = stream.read(settings.max_member) if stream else b""
    if len(content) < info.size:
        return InputError("bad-archive", "it breaks off in the middle; pack it again")
    return content


def read_bounded(stream: Any, packed: int, settings: Settings, limit: int = 0) -> bytes:
    """All of a member's bytes, counted as they come. Raises InputError (`too-large`)."""
    pieces, total = [], 0
    while piece := stream.read(CHUNK):
        total += len(piece)
        bounded(packed, total, limit or settings.max_member, settings)
        pieces.append(piece)
    return b"".join(pieces)


def shown_name(name: str) -> str:
    """A member's name as text that is only ever shown; one without a name is called that."""
    return (
        (name or "(no name)")
        .encode("utf-8", "backslashreplace")
        .decode("utf-8")
        .replace("\0", "\\0")
    )


def _passed_over(name: str, pages: Any) -> bool:
    """Whether a member is an operating system's or lies in the folder beside a saved page."""
    parts = name.split("/")
    if any(map(dropping, parts)):
        return True
    heads = ("/".join(parts[:n]) for n in range(1, len(parts)))
    return any(beside_a_page(head, pages) for head in heads)


def _too_much() -> InputError:
    return InputError("too-large", "the archive unpacks to more than the limit; split it")
