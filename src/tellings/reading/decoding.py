"""Bytes -> text: which encoding, and a warning whenever it had to be guessed or mended."""

import codecs
import re

from tellings.errors import InputError
from tellings.reading.mojibake import mojibake

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a]")
_RUN = re.compile(rb"[\x80-\xff]+")
_NO_TEXTS = frozenset(
    {"unicode_escape", "raw-unicode-escape", "idna", "punycode", "undefined", "utf-7", "mbcs"}
)
SAMPLE = 200_000  # bytes that are looked at for guessing


def decode(data: bytes, page: bool = False, named: str | None = None) -> tuple[str, list[str]]:
    """The text of `data` and warnings; `page` reads the encoding that an HTML page declares.

    A byte order mark wins, then valid UTF-8, then the encoding `named` by what the bytes came in
    (a server, a message), then what the page declares, then a guess. Raises InputError
    (`not-text`) for binary data.
    """
    text, warnings = _decoded(data, page, named)
    if named and not encoding(named):
        warnings.insert(0, f"names the encoding {named[:40]!r}, which there is not")
    return text, [*warnings, *mojibake(text)]


def encoding(name: str) -> str | None:
    """Python's name for an encoding that texts are written in, None if there is no such one."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError, UnicodeError):
        return None
    # codecs that pack, escape or rewrite bytes have names too
    text = getattr(found, "_is_text_encoding", True)
    return found.name if text and found.name not in _NO_TEXTS else None


def _decoded(data: bytes, page: bool, named: str | None) -> tuple[str, list[str]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data, name)
    if _wide(data):
        name = "utf-16-le" if data[:SAMPLE:2].count(0) < data[1:SAMPLE:2].count(0) else "utf-16-be"
        text, warnings = _strict(data, name)
        return text, [f"no byte order mark; read as {name.upper()}", *warnings]
    declared = (encoding(named) if named else None) or (_declared(data) if page else None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, declared)
    _refuse_binary(text)
    warnings = []
    if declared and declared != "utf-8" and not data.isascii():
        warnings.append(f"declares {declared} but is UTF-8; read as UTF-8")
    if "\0" in text:
        warnings.append(f"{text.count(chr(0))} NUL characters in the text")
    return text, warnings


def _strict(data: bytes, name: str) -> tuple[str, list[str]]:
    """Decoded by a byte order mark; broken units are replaced and said."""
    try:
        return data.decode(name), []
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        return text, [f"{text.count(chr(0xFFFD))} characters are not valid {name.upper()}"]


def _wide(data: bytes) -> bool:
    """Whether every second byte is mostly zero: UTF-16 without a mark."""
    sample = data[:4000]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return half >= 8 and max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half


def _declared(data: bytes) -> str | None:
    """The name of the encoding that the head of a page declares, as Python knows it."""
    head = data[:4096]
    match = _DECLARED.search(head) or _XML.search(head)
    if not match:
        return None
    return encoding(match[1].decode("ascii", "replace"))


def _guessed(data: bytes, declared: str | None) -> tuple[str, list[str]]:
    """Text that is not UTF-8: mostly UTF-8 with stray bytes, the declared encoding, or a guess."""
    mixed = _mixed(data)
    if mixed is not None:
        return mixed, ["two encodings in one file: read as UTF-8, stray bytes as Windows-1252"]
    if declared and declared not in ("utf-8", "utf-16", "utf-32"):
        if declared in ("iso8859-1", "ascii"):
            declared = "cp1252"  # what browsers read under these names (WHATWG Encoding Standard)
        text = data.decode(declared, "replace")
        bad = text.count("\ufffd")
        _refuse_binary(text)
        return text, [f"{bad} characters are not valid {declared}"] if bad else []
    name = _detect(data)
    text = data.decode(name, "replace")
    _refuse_binary(text)
    said = f"declares {declared} but is not; " if declared else ""
    return text, [f"{said}encoding not declared; read as {name}"]


def _mixed(data: bytes) -> str | None:
    """UTF-8 with stray single bytes of Windows-1252, if a good part of it is UTF-8; else None."""
    good = bad = 0
    for run in _RUN.finditer(data[:SAMPLE]):
        try:
            good += len(run.group().decode("utf-8"))
        except UnicodeDecodeError:
            bad += 1
    if good < 2 or good < bad / 2:
        return None
    pieces, at = [], 0
    while at < len(data):
        try:
            pieces.append(data[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            if len(pieces) > 20_000:
                return None
            pieces.append(data[at : at + error.start].decode("utf-8"))
            pieces.append(data[at + error.start : at + error.end].decode("cp1252", "replace"))
            at += error.end
    text = "".join(pieces)
    _refuse_binary(text)
    return text


def _detect(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8."""
    from resiliparse.parse.encoding import detect_encoding  # only for files that need it

    sample = data[:SAMPLE]
    found = detect_encoding(sample, html5_compatible=False)
    try:
        name = codecs.lookup(found or "").name
    except LookupError:
        raise InputError("not-text", "it is not text in any known encoding") from None
    high = sum(byte >= 0x80 for byte in sample)
    if name in ("ascii", "utf-8", "iso8859-1", "iso8859-15") or high < 0.02 * len(sample):
        name = "cp1252"  # with so few marks a guess is between Western encodings in all but name
    return name


def _refuse_binary(text: str) -> None:
    """Raises InputError if control characters show that this is no text."""
    sample = text[:SAMPLE]
    controls = sum(1 for c in _CONTROL.finditer(sample) if c.group() != "\0")
    nuls = sample.count("\0")
    if controls > 0.005 * len(sample) + 4 or nuls > 0.6 * len(sample) + 4:
        raise InputError("not-text", "it is binary data, not text; convert it to text first")
