"""Web archives (WARC, ISO 28500; WACZ) -> the pages in them with their addresses."""

import json
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
_LISTED = 50_000_000  # bytes of the list of pages in a WACZ

Page = tuple[str, str, bytes | InputError, Told]


def warc_pages(
    stream: BinaryIO, settings: Settings, wanted: frozenset[str] = frozenset()
) -> Iterator[Page]:
    """(address, file name, bytes or why there are none, what the archive says) of each document.

    Documents are responses and resources that are pages, plain text or PDF; pictures, scripts,
    redirects and repeats are passed over. With `wanted`, pages at other addresses are frames of
    those and stay out. A record that the archive breaks off in becomes an InputError with its
    place; so does everything behind a header that makes no sense.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # only when there is such a file

    kinds = WarcRecordType.response | WarcRecordType.resource
    number, place = 0, 0
    try:
        for record in ArchiveIterator(stream, auto_decode="all"):
            number, place = number + 1, int(record.stream_pos)
            if record.record_type & kinds:
                yield from _document(record, number, place, settings, wanted)
    except Exception as error:  # the library raises whatever its streams raise
        why = f"{_nth(number + 1, place)} cannot be read ({str(error)[:80]})"
        raise InputError("bad-archive", f"{why}; {number} records before it were read") from None
    if not number:
        raise InputError("bad-archive", "there are no records in it; save it again")


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
    if not encoded and len(body) < length:
        said = f"{_nth(number, place)} breaks off: {len(body):,} of {length:,} bytes"
        yield url, name, InputError("bad-archive", said), Told()
        return
    warnings = []
    if stated and stated.isdigit() and int(stated) < len(body) and not encoded:
        body = body[: int(stated)]
        warnings.append("the web archive's record is longer than the page in it")
    extra = {"captured": str(record.headers.get("WARC-Date") or "")[:40]}
    yield url, name, body, Told(url, _charset(record), None, extra, tuple(warnings))


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

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises InputError (`too-large`)."""
        piece: bytes = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise InputError("too-large", "it unpacks to more than the limit; split it")
        return piece
