"""What kind of file some bytes are, by content first and name second."""

import re

from tellings.errors import InputError
from tellings.reading.packed import first_bytes, packing, unpacked_name

_TEXT = ("txt", "text", "md", "markdown")
_ROWS = ("jsonl", "ndjson", "json", "csv", "tsv")
_PAGE = ("html", "htm", "xhtml", "shtml", "asp", "aspx", "php")
_FEED = ("rss", "atom", "rdf", "feed")
_MAIL = ("eml", "mhtml", "mht")
_UNREAD = {
    "doc": "save it as .docx, .pdf or .txt",
    "odt": "save it as .docx, .pdf or .txt",
    "rtf": "save it as .docx, .pdf or .txt",
    "epub": "save its chapters as .html",
    "xml": "save it as .html, .txt or .jsonl",
    "xlsx": "export it as .csv",
    "xls": "export it as .csv",
    "pptx": "save it as .pdf",
    "mbox": "save its messages as .eml",
    "rar": "pack it as .zip",
    "7z": "pack it as .zip",
}
_MAGIC = (
    (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"),
)  # fmt: skip
_MEDIA = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"MZ\x90",
    b"SQLite format 3", b"\x1aE\xdf\xa3", b"wOFF", b"wOF2",
)  # fmt: skip
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.I)
_FEEDS = re.compile(rb"<rss[\s>]|<feed[\s>]|<rdf:RDF[\s>]", re.I)
_HEADERS = re.compile(rb"(?:[A-Z][\w-]{1,30}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.I)
_SENT = re.compile(rb"(?mi)^(?:MIME-Version|Received|Message-ID|Return-Path):")
HEAD = 4096  # bytes that decide


def sniff(name: str, head: bytes) -> str:
    """The kind of a file, from its name and first bytes.

    One of text, page, pdf, docx, feed, mail, mhtml, jsonl, json, csv, parquet, zip, tar, warc, wacz
    or packed. Raises InputError (`unsupported`, with what to do) for formats that are not read, and
    `not-text` for pictures, sound and programs.
    """
    suffix = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if head.startswith(b"%PDF") or (suffix == "pdf" and b"%PDF" in head[:1024]):
        return "pdf"
    if packing(head):
        web = first_bytes(head).startswith(b"WARC/") or unpacked_name(name).endswith(".warc")
        return "warc" if web and head.startswith(b"\x1f\x8b") else "packed"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(suffix, head)
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise _unsupported(kind)
    if head.startswith(_MEDIA) or head[4:8] == b"ftyp":
        raise InputError("not-text", "it is a picture, a recording or a program, not text")
    if len(head) > 262 and head[257:262] == b"ustar":
        return "tar"
    return _textual(suffix, head)


def _zipped(suffix: str, head: bytes) -> str:
    """Among the formats that are zip archives."""
    if suffix in ("docx", "docm") or b"word/" in head[:2000]:
        return "docx"
    if suffix == "wacz":
        return "wacz"
    if suffix in _UNREAD:
        raise _unsupported(suffix)
    return "zip"


def _textual(suffix: str, head: bytes) -> str:
    """Among the formats that are text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix in _ROWS and not start.startswith(b"<"):
        return _rows(suffix, start)
    if start.startswith(b"<") and _FEEDS.search(head) and not _HTML.search(head):
        return "feed"
    if suffix in _MAIL:
        return "mail" if suffix == "eml" else "mhtml"
    if suffix not in _TEXT and _HEADERS.match(start) and _SENT.search(head):
        return "mhtml" if b"Snapshot-Content-Location" in head else "mail"
    if start.startswith(b"<") and _HTML.search(head):
        return "page"
    if suffix in _FEED and (start.startswith(b"<") or b"\0" in head[:100]):
        return "feed"
    if start.startswith(b"<?xml") and suffix not in _PAGE:
        raise _unsupported("xml")
    return _named(suffix, start, head)


def _named(suffix: str, start: bytes, head: bytes) -> str:
    """Where the bytes alone do not tell."""
    if suffix in _PAGE:
        return "page"
    if suffix in _UNREAD and suffix != "xml":
        raise _unsupported(suffix)
    if suffix in ("pdf", "zip", "gz", "tgz", "tar", "bz2", "xz", "zst", "docx", "wacz", "warc"):
        reason = "bad-pdf" if suffix == "pdf" else "bad-archive"
        raise InputError(reason, f"it is named .{suffix} but is none; save it again")
    if suffix == "parquet":
        raise InputError("bad-archive", "it is named .parquet but is none; export it again")
    if suffix not in _TEXT and start.startswith(b'{"') and b'"text"' in head:
        return "jsonl"
    return "text"


def _rows(suffix: str, start: bytes) -> str:
    if suffix in ("csv", "tsv"):
        return "csv"
    if suffix == "json" and start.startswith(b"{") and re.search(rb"\}\s*\r?\n\s*\{", start):
        return "jsonl"
    return "json" if suffix == "json" else "jsonl"


def _unsupported(kind: str) -> InputError:
    return InputError("unsupported", f".{kind} files are not read; {_UNREAD[kind]}")
