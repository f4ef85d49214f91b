"""What kind of file some bytes are, by content first and name second."""

import re

from tellings.errors import InputError

_TEXT = ("txt", "text", "md", "markdown")
_ROWS = ("jsonl", "ndjson", "json", "csv", "tsv")
_PAGE = ("html", "htm", "xhtml", "shtml", "asp", "aspx", "php")
_LATER = {
    "docx": "save it as .pdf, .html or .txt",
    "doc": "save it as .pdf, .html or .txt",
    "odt": "save it as .pdf, .html or .txt",
    "rtf": "save it as .pdf, .html or .txt",
    "epub": "save its chapters as .html",
    "mhtml": "save the page as .html",
    "mht": "save the page as .html",
    "eml": "save the message as .txt",
    "warc": "unpack its pages as .html",
    "wacz": "unpack its pages as .html",
    "rss": "save the articles it points to",
    "atom": "save the articles it points to",
    "xml": "save it as .html, .txt or .jsonl",
    "parquet": "export it as .jsonl or .csv",
    "xlsx": "export it as .csv",
    "rar": "pack it as .zip",
    "7z": "pack it as .zip",
    "xz": "pack it as .zip or .gz",
    "bz2": "pack it as .zip or .gz",
}
_MAGIC = (
    (b"PAR1", "parquet"), (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"\xfd7zXZ", "xz"),
    (b"BZh", "bz2"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"), (b"WARC/", "warc"),
)  # fmt: skip
_MEDIA = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"MZ\x90",
    b"SQLite format 3",
)  # fmt: skip
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.I)
_MAIL = re.compile(rb"(?:[A-Z][\w-]{1,30}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.I)
HEAD = 4096  # bytes that decide


def sniff(name: str, head: bytes) -> str:
    """text, page, pdf, jsonl, json, csv, zip, gzip or tar, from a file's name and first bytes.

    Raises InputError (`unsupported`, with what to do) for formats that are not read, and
    `not-text` for pictures, sound and programs.
    """
    suffix = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if head.startswith(b"%PDF") or (suffix == "pdf" and b"%PDF" in head[:1024]):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        if re.search(r"\.(?:warc)\.gz$|\.wacz$", name.lower()):
            raise _unsupported("warc")
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if suffix in ("docx", "odt", "epub", "xlsx", "wacz"):
            raise _unsupported(suffix)
        return "zip"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise _unsupported(kind)
    if head.startswith(_MEDIA):
        raise InputError("not-text", "it is a picture, a recording or a program, not text")
    if len(head) > 262 and head[257:262] == b"ustar":
        return "tar"
    return _textual(suffix, head)


def _textual(suffix: str, head: bytes) -> str:
    """Among the formats that are text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix in _ROWS and not start.startswith(b"<"):
        return _rows(suffix, start)
    if start.startswith(b"<?xml") and not _HTML.search(head):
        raise _unsupported("rss" if b"<rss" in head or b"<feed" in head else "xml")
    if suffix in ("mhtml", "mht", "eml") or (
        suffix not in _TEXT and _MAIL.match(start) and b"MIME-Version" in head
    ):
        raise _unsupported(suffix or "eml")
    if start.startswith(b"<") and _HTML.search(head):
        return "page"
    if suffix in _PAGE:
        return "page"
    if suffix in _LATER and suffix not in ("xml",):
        raise _unsupported(suffix)
    if suffix in ("pdf", "zip", "gz", "tgz", "tar"):
        reason = "bad-pdf" if suffix == "pdf" else "bad-archive"
        raise InputError(reason, f"it is named .{suffix} but is none; save it again")
    if suffix not in _TEXT and start.startswith(b'{"') and b'"text"' in head:
        return "jsonl"
    return "text"


def _rows(suffix: str, start: bytes) -> str:
    if suffix in ("csv", "tsv"):
        return "csv"
    if suffix == "json" and start.startswith(b"{") and re.search(rb"\}\s*\r?\n\s*\{", start):
        return "jsonl"
    return "json" if suffix == "json" or (start.startswith(b"[") and suffix == "json") else "jsonl"


def _unsupported(kind: str) -> InputError:
    return InputError(
        "unsupported", f".{kind} files are not read yet; {_LATER.get(kind, 'convert it')}"
    )
