"""Archives -> their members as bytes, read in memory: no name in an archive ever becomes a path."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.reading.limits import Settings
from tellings.reading.source import dropping

CHUNK = 1 << 20
FREE = 10_000_000  # bytes that may come out whatever the ratio

Member = tuple[str, bytes | InputError]


def zip_members(data: BinaryIO, settings: Settings) -> Iterator[Member]:
    """(name, bytes or why there are none) of the files in a zip, in the archive's order.

    Bytes are counted as they come out, whatever the archive declares. Raises InputError
    (`bad-archive`) if the archive itself cannot be read.
    """
    try:
        archive = zipfile.ZipFile(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(
            "bad-archive", f"the zip cannot be opened ({error}); pack it again"
        ) from None
    total = 0
    with archive:
        for info in archive.infolist():
            name = shown_name(info.filename)
            if info.is_dir() or _passed_over(name):
                continue
            if info.flag_bits & 1:
                yield name, InputError("encrypted", "it is encrypted; unpack it with its password")
                continue
            try:
                with archive.open(info) as stream:
                    content = read_bounded(stream, max(info.compress_size, 1), settings)
            except InputError as error:
                yield name, error
                continue
            except (
                zipfile.BadZipFile,
                zlib.error,
                OSError,
                EOFError,
                NotImplementedError,
                RuntimeError,
                ValueError,
            ) as error:
                yield name, InputError("bad-archive", f"it cannot be unpacked ({error})")
                continue
            total += len(content)
            if total > settings.max_unpacked:
                raise InputError(
                    "too-large", "the archive unpacks to more than the limit; split it"
                )
            yield name, content


def tar_members(data: BinaryIO, settings: Settings) -> Iterator[Member]:
    """The same for a tar; links and devices in it are passed over."""
    total = 0
    try:
        with tarfile.open(fileobj=data, mode="r:") as archive:
            for info in archive:
                name = shown_name(info.name)
                if not info.isfile() or _passed_over(name):
                    continue
                stream = archive.extractfile(info)
                if stream is None or info.size > settings.max_member:
                    yield (
                        name,
                        InputError("too-large", f"{info.size:,} bytes; raise the limit to read it"),
                    )
                    continue
                content = stream.read(settings.max_member)
                total += len(content)
                if total > settings.max_unpacked:
                    raise InputError(
                        "too-large", "the archive unpacks to more than the limit; split it"
                    )
                yield name, content
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise InputError(
            "bad-archive", f"the tar cannot be read ({error}); pack it again"
        ) from None


def gunzip(stream: BinaryIO, settings: Settings, limit: int) -> tuple[bytes, list[str]]:
    """What a gzip file holds and warnings; of a damaged one, what comes out before the damage.

    Raises InputError: `too-large` (a bomb, or more than `limit` bytes), `bad-archive`.
    """
    out, came_in = io.BytesIO(), 0
    engine = zlib.decompressobj(31)
    while raw := stream.read(1 << 16):
        came_in += len(raw)
        while raw:
            before = engine.copy()
            try:
                out.write(engine.decompress(raw, CHUNK))
            except zlib.error as error:
                out.write(_until_damage(before, raw))
                return _salvaged(out, f"the gzip stream is damaged ({error})")
            _bounded(came_in, out.tell(), limit, settings)
            raw = engine.unconsumed_tail
            if engine.eof:
                raw = engine.unused_data or stream.read(1 << 16)
                if not raw.startswith(b"\x1f\x8b"):
                    rest = raw.strip(b"\0")
                    return out.getvalue(), [
                        "bytes after the end of the gzip stream"
                    ] if rest else []
                engine = zlib.decompressobj(31)
    if not engine.eof:
        return _salvaged(out, "the gzip stream breaks off")
    return out.getvalue(), []


def _until_damage(engine: Any, raw: bytes) -> bytes:
    """What still comes out of `raw` before a wrong checksum or a broken block."""
    pieces = []
    for at in range(len(raw)):
        try:
            pieces.append(engine.decompress(raw[at : at + 1]))
        except zlib.error:
            break
    return b"".join(pieces)


def _salvaged(out: io.BytesIO, why: str) -> tuple[bytes, list[str]]:
    if not out.tell():
        raise InputError("bad-archive", f"{why}; pack it again")
    return out.getvalue(), [f"{why}: only the part before was read"]


def read_bounded(stream: object, packed: int, settings: Settings) -> bytes:
    """All of a member's bytes, counted as they come. Raises InputError (`too-large`)."""
    pieces, total = [], 0
    while piece := stream.read(CHUNK):  # type: ignore[attr-defined]
        total += len(piece)
        _bounded(packed, total, settings.max_member, settings)
        pieces.append(piece)
    return b"".join(pieces)


def shown_name(name: str) -> str:
    """A member's name as text that is only ever shown."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")


def _passed_over(name: str) -> bool:
    return any(dropping(part) for part in name.split("/"))


def _bounded(came_in: int, came_out: int, limit: int, settings: Settings) -> None:
    if came_out > limit:
        raise InputError(
            "too-large", f"it unpacks to more than {limit:,} bytes; raise the limit to read it"
        )
    if came_out > FREE and came_out > settings.max_ratio * came_in:
        raise InputError(
            "too-large", "it unpacks to hundreds of times its size; this looks like a bomb"
        )
