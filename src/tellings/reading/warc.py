"""Web archives (WARC, ISO 28500; WACZ) -> the pages in them with their addresses."""

import dataclasses
import io
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.reading.archive import open_zip
from tellings.reading.limits import Settings
from tellings.reading.told import Told

_SUFFIXES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
}
_NO_ARTICLES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt")
_HEAD = 1 << 16  # bytes that tell how an archive is packed
_PIECE = 1 << 20  # bytes looked through at once for the next record
_STRETCHES = 20  # damaged stretches of one archive behind which reading goes on
_STEP = 1 << 13  # bytes unpacked at once there
_LAST = 4_000_000  # bytes after the last record's beginning that are looked through
_LENGTH = re.compile(r"[0-9]{1,18}")
_SWALLOWED = re.compile(rb"\r?\n\r?\n(WARC/1\.\d\r?\nWARC-)")
_LISTED = 50_000_000  # bytes of the list of pages in a WACZ

Page = tuple[str, str, bytes | InputError, Told]


def warc_pages(
    stream: BinaryIO, settings: Settings, wanted: frozenset[str] = frozenset()
) -> Iterator[Page]:
    """(address, file name, bytes or why there are none, what the archive says) of each document.

    Documents are responses and resources that are pages, plain text or PDF; pictures, scripts,
    redirects and repeats are passed over. With `wanted`, pages at other addresses are frames of
    those and stay out. A record that the archive breaks off in becomes an InputError with its
    place; so does a stretch that makes no sense, behind which reading goes on.
    """
    from fastwarc.warc import WarcRecordType  # only when there is such a file

    kinds = WarcRecordType.response | WarcRecordType.resource
    said = _in_one_piece(stream)
    number, place, lost = 0, 0, False
    for number, place, record in _records(stream):
        if isinstance(record, InputError):
            lost = True
            yield f"record {number}", "", record, Told()
        elif record.record_type & kinds:
            for url, name, data, told in _document(record, number, place, settings, wanted):
                lost = isinstance(data, InputError) and data.reason == "bad-archive"
                warned = dataclasses.replace(told, warnings=(*said, *told.warnings))
                yield url, name, data, warned
    if not number:
        raise InputError("bad-archive", "there are no records in it; save it again")
    if not lost and _breaks_off(stream, 0 if said else place):
        raise InputError("bad-archive", f"it breaks off in or after {_nth(number, place)}")


def _records(stream: BinaryIO) -> Iterator[tuple[int, int, Any]]:
    """(number, place, record) one after the other; an InputError for a stretch that is damaged.

    Behind a damaged stretch reading goes on where the next record begins.
    """
    from fastwarc.warc import ArchiveIterator

    number, place = 0, 0
    for _ in range(_STRETCHES):
        try:
            for record in ArchiveIterator(stream, auto_decode="all"):
                number, place = number + 1, int(record.stream_pos)
                yield number, place, record
            return
        except (GeneratorExit, KeyboardInterrupt, MemoryError):
            raise
        except BaseException as error:  # the library panics, beside raising what streams raise
            after = f"what follows {_nth(number, place)}" if number else "its beginning"
            said = f"{after} cannot be read ({str(error)[:80]})"
        number += 1
        yield number, place, InputError("bad-archive", said)
        if not stream.seekable() or not _onward(stream, place + 1):
            return
        place = stream.tell()


def _onward(stream: BinaryIO, place: int) -> bool:
    """Go to where the next record may begin at or after `place`; whether there is such a place."""
    stream.seek(0)
    mark = b"\x1f\x8b\x08" if stream.read(2) == b"\x1f\x8b" else b"WARC/1."
    stream.seek(place)
    held = b""
    while piece := stream.read(_PIECE):
        at = (held + piece).find(mark)
        if at >= 0:
            stream.seek(place + at)
            return True
        kept = len(held + piece) - min(len(mark) - 1, len(held + piece))
        place, held = place + kept, (held + piece)[kept:]
    return False


def wacz_pages(stream: BinaryIO, settings: Settings) -> Iterator[Page]:
    """The same for a WACZ: the web archives packed in it, and of these what its list calls pages.

    Raises InputError (`bad-archive`) if it cannot be unpacked.
    """
    archive = open_zip(stream)
    if archive is None:
        raise InputError("bad-archive", "the .wacz cannot be opened; save it again")
    with archive:
        names = sorted(archive.namelist())
        listed = frozenset[str]()
        for name in names:
            if name.startswith("pages/") and name.endswith(".jsonl"):
                listed |= _listed(archive, name)
        inner = [n for n in names if n.lower().endswith((".warc", ".warc.gz"))]
        if not inner:
            raise InputError("empty", "there is no web archive in it")
        for name in inner:
            try:
                with archive.open(name) as packed:
                    yield from warc_pages(_Counted(packed, settings), settings, listed)  # type: ignore[arg-type]
            except InputError:
                raise
            except Exception as error:  # as above
                raise InputError("bad-archive", f"{name}: {str(error)[:100]}") from None


def _document(
    record: Any, number: int, place: int, settings: Settings, wanted: frozenset[str]
) -> Iterator[Page]:
    """One record, if it is a document that came through."""
    url = _clean(record.headers.get("WARC-Target-URI") or "").strip("<>") or f"record {number}"
    http = record.http_headers
    kind = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    suffix = _SUFFIXES.get(kind.split(";")[0].strip().lower())
    status = http.status_code if http else 200
    if suffix is None or url.split("?")[0].endswith(_NO_ARTICLES):
        return
    if wanted and suffix == "html" and url not in wanted:
        return
    if status != 200:
        if status is not None and status >= 400:
            yield url, "", InputError("no-article", f"the server answered {status}"), Told()
        return
    name = f"{url.split('?')[0].rstrip('/').rsplit('/', 1)[-1][:100] or 'page'}.{suffix}"
    length = int(record.content_length)
    body = record.reader.read(settings.max_member + 1)
    if len(body) > settings.max_member:
        error = InputError("too-large", f"more than {settings.max_member:,} bytes in one record")
        yield url, name, error, Told()
        return
    stated = http.get("Content-Length") if http else None
    encoded = bool(http and (http.get("Content-Encoding") or http.get("Transfer-Encoding")))
    # digits of other kinds ("¹") and thousands of them are no length
    told = int(stated) if stated and _LENGTH.fullmatch(stated) else len(body)
    shorter = told < len(body) and not encoded
    warnings: tuple[str, ...] = ()
    rest = b""
    if shorter or len(body) < length:
        swallowed = _SWALLOWED.search(body)
        if swallowed:
            body, rest = body[: swallowed.start()], body[swallowed.start(1) :]
            warnings = ("the web archive's record claims to be longer than it is",)
        elif shorter and stated:
            body = body[: int(stated)]
            warnings = ("the web archive's record is longer than the page in it",)
        elif not encoded:
            lost = f"{_nth(number, place)} breaks off: {len(body):,} of {length:,} bytes"
            yield url, name, InputError("bad-archive", lost), Told()
            return
    extra = {"captured": str(record.headers.get("WARC-Date") or "")[:40]}
    yield url, name, body, Told(url, _charset(record), None, extra, warnings)
    if rest:
        yield from warc_pages(io.BytesIO(rest), settings, wanted)


def _in_one_piece(stream: BinaryIO) -> tuple[str, ...]:
    """A warning if the archive is packed as a whole and not, as it should be, by record."""
    if not stream.seekable():
        return ()
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.startswith(b"\x1f\x8b"):
        return ()
    try:
        first = zlib.decompressobj(31).decompress(head, 16 * _HEAD)
    except zlib.error:
        return ()
    several = first.count(b"\r\n\r\nWARC/1.") > 0
    return ("the web archive is packed in one piece, not record by record",) * several


def _breaks_off(stream: BinaryIO, place: int) -> bool:
    """Whether what begins at the last record does not end as records end, by two empty lines.

    The library says nothing about a record whose header is cut.
    """
    if not stream.seekable():
        return False
    stream.seek(place)
    held = stream.read(_LAST)
    if len(held) == _LAST:
        return False  # too large to look through
    if not held.startswith(b"\x1f\x8b"):
        return not held.endswith((b"\r\n\r\n", b"\n\n"))
    tail, at = b"", 0
    try:
        while held.startswith(b"\x1f\x8b", at):
            engine = zlib.decompressobj(31)
            while at < len(held) and not engine.eof:
                tail = (tail + engine.decompress(held[at : at + _STEP]))[-4:]
                at += _STEP
            if not engine.eof:
                return True
            at = min(at, len(held)) - len(engine.unused_data)
    except zlib.error:
        return True
    return not tail.endswith((b"\r\n\r\n", b"\n\n"))


def _charset(record: Any) -> str | None:
    found = record.http_charset if record.http_headers else None
    return str(found) if found else None


def _listed(archive: Any, name: str) -> frozenset[str]:
    """The addresses in a WACZ's list of pages."""
    found = set()
    try:
        with archive.open(name) as stream:
            for line in stream.read(_LISTED).splitlines():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(row, dict) and isinstance(row.get("url"), str):
                    found.add(row["url"])
    except Exception:  # the list only helps; without it every page is read
        return frozenset()
    return frozenset(found)


def _nth(number: int, place: int) -> str:
    return f"record {number} (at byte {place:,})"


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()[:2000]


class _Counted:
    """A stream out of an archive that ends with an error beyond the limit for what is unpacked."""

    def __init__(self, stream: Any, settings: Settings) -> None:
        self._stream, self._left = stream, settings.max_unpacked
        self._at = 0

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seekable(self) -> bool:
        """False: it is read once."""
        return False

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises InputError (`too-large`)."""
        piece: bytes = self._stream.read(size)
        self._at += len(piece)
        self._left -= len(piece)
        if self._left < 0:
            raise InputError("too-large", "it unpacks to more than the limit; split it")
        return piece
