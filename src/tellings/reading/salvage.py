"""A zip whose list of members is lost -> the members that still stand whole in it.

Each member of a zip has a header of its own before its bytes (APPNOTE.TXT, 4.3.7); the list at the
end only repeats them. A download that broke off has lost the list, not what came before.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.reading.limits import Settings
from tellings.reading.packed import CHUNK, bounded

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE = b"PK\x03\x04"
_BAD = 100  # headers without a whole member, after which no more are tried
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_LATER = 1, 8  # flag bits


def salvaged_members(
    data: BinaryIO, settings: Settings
) -> Iterator[tuple[str, bytes | InputError]]:
    """(name, bytes or why there are none) of the members found by their own headers.

    Raises InputError (`bad-archive`) if there is none that can be read.
    """
    data.seek(0)
    held = data.read(settings.max_file)
    at = total = found = bad = 0
    while (at := held.find(_SIGNATURE, at)) >= 0 and found < settings.max_members and bad < _BAD:
        name, content, at = _member(held, at, settings)
        if isinstance(content, bytes):
            found += 1
            total += len(content)
            if total > settings.max_unpacked:
                raise InputError(
                    "too-large", "the archive unpacks to more than the limit; split it"
                )
        else:
            bad += 1
        if name and not name.endswith("/"):
            yield name, content
    if not found:
        raise InputError("bad-archive", "the zip cannot be opened; pack it again")
    raise InputError(
        "bad-archive", f"the end of the zip is lost; {found} members before it were read"
    )


def _member(held: bytes, at: int, settings: Settings) -> tuple[str, bytes | InputError, int]:
    """(name, bytes or why there are none, where to look on) of the header at `at`."""
    lost = InputError("bad-archive", "it breaks off in the middle; pack it again")
    if at + _LOCAL.size > len(held):
        return "", lost, len(held)
    _, _, flags, method, _, _, crc, _, size, n, extra = _LOCAL.unpack_from(held, at)
    start = at + _LOCAL.size + n + extra
    name = held[at + _LOCAL.size : at + _LOCAL.size + n].decode("utf-8", "replace")
    name = name.replace("\0", "\\0")
    if flags & _ENCRYPTED:
        return name, InputError("encrypted", "it is encrypted; unpack it"), start
    try:
        if method == _DEFLATED:
            content, end = _inflated(held, start, settings)
        elif method == _STORED and not flags & _SIZES_LATER and size <= settings.max_member:
            content, end = held[start : start + size], start + size
        else:
            return name, lost, start
    except (zlib.error, InputError) as error:
        return name, error if isinstance(error, InputError) else lost, start
    if not flags & _SIZES_LATER and (len(content) != size or zlib.crc32(content) != crc):
        return name, lost, start
    return name, content, max(end, start)


def _inflated(held: bytes, start: int, settings: Settings) -> tuple[bytes, int]:
    """The bytes of a deflated member and where they end. Raises zlib.error if they break off."""
    engine: Any = zlib.decompressobj(-15)
    pieces, total, at = [], 0, start
    while not engine.eof:
        piece = engine.unconsumed_tail or held[at : at + CHUNK]
        if not piece:
            raise zlib.error("it breaks off")
        if not engine.unconsumed_tail:
            at += len(piece)
        pieces.append(engine.decompress(piece, CHUNK))
        total += len(pieces[-1])
        bounded(max(at - start, 1), total, settings.max_member, settings)
    return b"".join(pieces), at - len(engine.unused_data)
