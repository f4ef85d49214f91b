"""MIME messages (RFC 2045, 2046) -> their parts, in one pass over the lines.

The library's parser calls itself for each part inside a part and looks at every line once for each
of them; a message of 2,000 nested parts takes minutes or ends it. Here every line that is a known
boundary ends a part, however deep, so the time is that of reading the lines once. What is lost is
the nesting, which nobody asks about.
"""

import base64
import binascii
import email.header
import email.parser
import email.policy
import quopri
import re
from dataclasses import dataclass
from email.message import Message
from typing import Any

from tellings.errors import InputError

HEADERS = 65_536  # bytes of one part's headers that are looked at
PARTS = 10_000  # parts of one message that are read
NESTED = 20  # parts inside parts that no mail program makes
BOUNDARIES = 200  # different boundaries of one message
_LINE = re.compile(rb"(?m)^--([^\r\n]{1,200}?)(?:--)?[ \t]*\r?$")
_BLANK = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_PARSER: Any = email.parser.BytesHeaderParser(policy=email.policy.compat32)


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no others: its headers and its bytes, still encoded for transfer."""

    headers: "Message[str, str]"
    raw: bytes

    @property
    def kind(self) -> str:
        """Its media type in lower case, text/plain where none is named."""
        return str(self.headers.get_content_type())

    @property
    def charset(self) -> str | None:
        """The encoding that it names."""
        found = self.headers.get_param("charset")
        return found if isinstance(found, str) else None

    @property
    def name(self) -> str:
        """The file name that it names, "" if none."""
        try:
            return decoded(self.headers.get_filename() or "")
        except (ValueError, LookupError, TypeError):
            return ""

    @property
    def attached(self) -> bool:
        """Whether it is meant as a file beside the message, not as the message."""
        placed = header(self.headers, "Content-Disposition").lower()
        return placed.startswith("attachment") or bool(self.name and "inline" not in placed)

    def content(self) -> tuple[bytes, list[str]]:
        """Its bytes as they were before transfer, and warnings."""
        how = header(self.headers, "Content-Transfer-Encoding").strip().lower()
        if how == "base64":
            return _base64(self.raw)
        if how == "quoted-printable":
            return quopri.decodestring(self.raw), []
        return self.raw, []


def parts(data: bytes) -> tuple["Message[str, str]", list[Part], list[str]]:
    """The message's own headers, its parts in order, and warnings.

    Raises InputError (`not-text`) if it has no headers at all.
    """
    top, at = _headers(data, 0)
    if not top.keys():
        raise InputError("not-text", "it is no message: there are no headers")
    known: set[bytes] = set()
    _open(known, top)
    if not known:
        return top, [Part(top, data[at:])], []
    found: list[Part] = []
    current: Message[str, str] | None = None
    start, closed, nested, warnings = at, False, 0, list[str]()
    for line in _LINE.finditer(data, at):
        mark = line[1].rstrip(b" \t")
        if mark not in known and mark + b"--" not in known:
            continue
        if current is not None:
            found.append(Part(current, data[start : line.start()].removesuffix(b"\n")))
            if len(found) >= PARTS:
                warnings.append(f"only the first {PARTS:,} parts of the message were read")
                closed, current = True, None
                break
        current = None
        closed = line[0].rstrip().endswith(mark + b"--")
        if closed:
            continue
        headers, start = _headers(data, line.end() + 1)
        if _open(known, headers):
            nested += 1
        else:
            current = headers
        if len(known) > BOUNDARIES:
            raise InputError("too-complex", "the message is built of hundreds of nested parts")
    if current is not None:
        found.append(Part(current, data[start:]))
    if nested > NESTED:
        warnings.append(f"the message nests {nested:,} parts; what is between them was not read")
    if not closed:
        warnings.append("the message breaks off: its last boundary is missing")
    return top, found, warnings


def header(headers: "Message[str, str]", name: str) -> str:
    """A header as text on one line, "" if it is missing."""
    try:
        return " ".join(decoded(str(headers.get(name, ""))).split())
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def decoded(text: str) -> str:
    """A header's value with its encoded words (RFC 2047) read."""
    try:
        made = str(email.header.make_header(email.header.decode_header(text[:4000])))
    except (ValueError, LookupError, binascii.Error, email.errors.MessageError):
        made = text[:4000]
    return re.sub("[\ud800-\udfff]", "\ufffd", made)


def _headers(data: bytes, at: int) -> tuple["Message[str, str]", int]:
    """The headers that begin at `at`, and where what follows them begins."""
    blank = _BLANK.search(data, at, at + HEADERS) if data[at : at + 1] not in b"\r\n" else None
    if data[at : at + 2] == b"\r\n" or data[at : at + 1] == b"\n":
        return _PARSER.parsebytes(b""), at + (2 if data[at : at + 1] == b"\r" else 1)
    end = blank.start() if blank else min(len(data), at + HEADERS)
    try:
        made: Message[str, str] = _PARSER.parsebytes(data[at:end])
    except (ValueError, LookupError, TypeError):
        made = _PARSER.parsebytes(b"")
    return made, blank.end() if blank else end


def _open(known: set[bytes], headers: "Message[str, str]") -> bool:
    """Whether a part holds others; its boundary is then known."""
    try:
        if headers.get_content_maintype() != "multipart":
            return False
        boundary = headers.get_boundary()
    except (ValueError, LookupError, TypeError):
        return False
    if boundary:
        known.add(boundary.encode("utf-8", "surrogateescape").rstrip())
    return True


def _base64(raw: bytes) -> tuple[bytes, list[str]]:
    """What base64 holds; of broken base64, what stands before the break."""
    bare = re.sub(rb"[^A-Za-z0-9+/=]", b"", raw)
    bare = bare.rstrip(b"=")
    broken = len(bare) % 4 == 1 or b"=" in bare
    bare = bare.split(b"=")[0]
    bare = bare[: len(bare) - (len(bare) % 4 == 1)]
    warnings = ["its base64 is broken: what could be read of it was read"] if broken else []
    return base64.b64decode(bare + b"=" * (-len(bare) % 4)), warnings
