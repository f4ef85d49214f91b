"""One packed stream (gzip, bzip2, xz, Zstandard) -> its bytes, counted as they come out."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from tellings.errors import InputError
from tellings.reading.limits import Settings

CHUNK = 1 << 18  # bytes that may come out of one step
FREE = 10_000_000  # bytes that may come out whatever the ratio
MAGIC = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")
_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_WINDOW = 1 << 27  # bytes of history that a stream may ask for
_ERRORS = (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError)


class Engine(Protocol):
    """What unpacks one stream, a bounded step at a time."""

    eof: bool
    unused_data: bytes

    def step(self, data: bytes, most: int) -> bytes:
        """At most `most` bytes; call it with b"" for what is still inside."""
        ...

    @property
    def hungry(self) -> bool:
        """Whether only more input brings more output."""
        ...


def packing(head: bytes) -> str | None:
    """gzip, bzip2, xz or zstd by the first bytes, None for anything else."""
    return next((kind for magic, kind in MAGIC.items() if head.startswith(magic)), None)


def unpacked_name(name: str) -> str:
    """What a packed file is called without its packing: a.txt.gz -> a.txt, b.tgz -> b.tar."""
    lower = name.lower()
    for short, whole in _SHORT.items():
        if lower.endswith(short):
            return name[: -len(short)] + whole
    return next((name[: -len(s)] for s in SUFFIXES if lower.endswith(s)), name)


def first_bytes(head: bytes, most: int = 512) -> bytes:
    """The beginning of what is packed, as far as the first bytes tell; b"" if they do not."""
    kind = packing(head)
    try:
        return _ENGINES[kind]().step(head, most) if kind else b""
    except (*_ERRORS, InputError):
        return b""


def unpack(
    stream: BinaryIO, kind: str, settings: Settings, limit: int
) -> tuple[io.BytesIO, list[str]]:
    """What a packed file holds and warnings; of a damaged one, what comes out before the damage.

    Streams that follow one another are one. Raises InputError: `too-large` (a bomb, or more than
    `limit` bytes), `bad-archive`.
    """
    out, came_in = io.BytesIO(), 0
    engine = _ENGINES[kind]()
    raw = stream.read(1 << 14)
    while raw:
        came_in += len(raw)
        try:
            out.write(engine.step(raw, CHUNK))
            while not (engine.hungry or engine.eof):
                bounded(came_in, out.tell(), limit, settings)
                out.write(engine.step(b"", CHUNK))
        except _ERRORS as error:
            _salvage(kind, stream, came_in, out, limit)
            return _kept(out, f"the {kind} stream is damaged ({error})")
        bounded(came_in, out.tell(), limit, settings)
        raw = engine.unused_data if engine.eof else b""
        if engine.eof:
            came_in -= len(raw)
            raw = raw or stream.read(1 << 14)
            if raw and packing(raw + b"\0" * 8) != kind:
                stray = any(raw) or any(iter(lambda: stream.read(1 << 14).strip(b"\0"), b""))
                return _rewound(out), [f"bytes after the end of the {kind} stream"] * stray
            if raw:
                engine = _ENGINES[kind]()
        else:
            raw = stream.read(1 << 14)
    if not engine.eof:
        return _kept(out, f"the {kind} stream breaks off")
    return _rewound(out), []


def bounded(came_in: int, came_out: int, limit: int, settings: Settings) -> None:
    """Raises InputError (`too-large`) beyond the limit, or where the ratio is that of a bomb."""
    if came_out > limit:
        raise InputError(
            "too-large", f"it unpacks to more than {limit:,} bytes; raise the limit to read it"
        )
    if came_out > FREE and came_out > settings.max_ratio * came_in:
        raise InputError(
            "too-large", "it unpacks to hundreds of times its size; this looks like a bomb"
        )


def _salvage(kind: str, stream: BinaryIO, came_in: int, out: io.BytesIO, limit: int) -> None:
    """Write what still comes out before a wrong checksum or a broken block (gzip only).

    zlib gives nothing of a step that fails, so the last steps are taken again byte by byte.
    """
    if kind != "gzip":
        return
    kept = out.tell()
    stream.seek(0)
    data = stream.read(came_in)
    engine, whole = zlib.decompressobj(31), io.BytesIO()
    safe = max(0, len(data) - (1 << 14) - 64)
    try:
        tail = data[:safe]
        while tail:
            whole.write(engine.decompress(tail, CHUNK))
            tail = engine.unconsumed_tail
            if engine.eof:
                return  # a later stream of several: what is whole was kept
        for at in range(safe, len(data)):
            whole.write(engine.decompress(data[at : at + 1]))
            if whole.tell() > limit:
                return
    except zlib.error:
        pass
    if whole.tell() > kept:
        out.seek(0)
        out.truncate()
        out.write(whole.getbuffer())


def _kept(out: io.BytesIO, why: str) -> tuple[io.BytesIO, list[str]]:
    if not out.tell():
        raise InputError("bad-archive", f"{why}; pack it again")
    return _rewound(out), [f"{why}: only the part before was read"]


def _rewound(out: io.BytesIO) -> io.BytesIO:
    out.seek(0)
    return out


class _Zlib:
    """gzip through zlib."""

    def __init__(self) -> None:
        self._engine: Any = zlib.decompressobj(31)

    def step(self, data: bytes, most: int) -> bytes:
        out: bytes = self._engine.decompress(self._engine.unconsumed_tail + data, most)
        return out

    @property
    def eof(self) -> bool:
        return bool(self._engine.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._engine.unused_data)

    @property
    def hungry(self) -> bool:
        return not self._engine.unconsumed_tail


class _Standard:
    """The engines of the standard library that say themselves when they need input."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def step(self, data: bytes, most: int) -> bytes:
        out: bytes = self._engine.decompress(data, most)
        return out

    @property
    def eof(self) -> bool:
        return bool(self._engine.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._engine.unused_data)

    @property
    def hungry(self) -> bool:
        return bool(self._engine.needs_input)


class _Zstd:
    """Zstandard; its engine has no bound on a step, so it is fed a few bytes at a time.

    A block of 128 KiB can be made of four bytes (RFC 8878, 3.1.1.2), so a step of 256 bytes gives
    8 MiB at most.
    """

    def __init__(self) -> None:
        import zstandard  # only when there is such a file

        self._error = zstandard.ZstdError
        self._engine = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
        self._rest = b""

    def step(self, data: bytes, most: int) -> bytes:
        self._rest += data
        pieces, size, at = [], 0, 0
        while at < len(self._rest) and size < most and not self.eof:
            try:
                piece = self._engine.decompress(self._rest[at : at + 256])
            except self._error as error:
                raise ValueError(str(error)) from None
            pieces.append(piece)
            size, at = size + len(piece), at + 256
        self._rest = self._rest[at:]
        return b"".join(pieces)

    @property
    def eof(self) -> bool:
        return bool(self._engine.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._engine.unused_data) + self._rest

    @property
    def hungry(self) -> bool:
        return not self._rest


_ENGINES: dict[str | None, Callable[[], Any]] = {
    "gzip": _Zlib,
    "bzip2": lambda: _Standard(bz2.BZ2Decompressor()),
    "xz": lambda: _Standard(lzma.LZMADecompressor(memlimit=_WINDOW)),
    "zstd": _Zstd,
}
