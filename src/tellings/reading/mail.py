"""Messages (.eml) and pages saved as one file (.mhtml, RFC 2557) -> a document, attachments."""

import email.utils
import re
from dataclasses import dataclass

from tellings.errors import InputError
from tellings.reading.mime import Part, header, parts
from tellings.reading.told import Told

_READABLE = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip", ".mht", ".mhtml")
_TYPES = {
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/plain": ".txt",
}
_TAG = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]{0,2000}>", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Document:
    """The text or page of a message: `kind` is text or page; attachments as (name, bytes)."""

    kind: str
    data: bytes
    told: Told
    attachments: tuple[tuple[str, bytes], ...] = ()


def read_mhtml(data: bytes) -> Document:
    """The page that was saved; pictures and frames stay out.

    Raises InputError (`no-article`) if there is no page in it.
    """
    top, found, warnings = parts(data)
    page = next((p for p in found if p.kind in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise InputError("no-article", "no page was saved in it")
    content, said = page.content()
    url = header(top, "Snapshot-Content-Location") or header(page.headers, "Content-Location")
    told = Told(url, page.charset, header(top, "Subject") or None, {}, (*warnings, *said))
    return Document("page", content, told)


def read_mail(data: bytes) -> Document:
    """The text of a message: its plain form, or its page where the plain form says less.

    Subject, sender and day of sending are kept beside it; none of them is taken for the article's
    own. Raises InputError (`empty`) if it has neither.
    """
    top, found, warnings = parts(data)
    own = [p for p in found if not p.attached]
    plain = [p for p in own if p.kind == "text/plain"]
    pages = [p for p in own if p.kind in ("text/html", "application/xhtml+xml")]
    subject = re.sub(r"(?i)^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", header(top, "Subject"))
    kept = {
        name: value
        for name, value in (
            ("mail_subject", header(top, "Subject")),
            ("mail_from", email.utils.parseaddr(header(top, "From"))[0] or header(top, "From")),
            ("mail_date", header(top, "Date")),
        )
        if value
    }
    attached = tuple(_attachments(found))
    kind, part, content, said = _body(plain, pages)
    if part is None and not attached:
        raise InputError("empty", "the message has no text")
    told = Told(
        header(part.headers, "Content-Location") or None if part else None,
        part.charset if part else None,
        subject or None,
        kept,
        (*warnings, *said),
    )
    return Document(kind, content, told, attached)


def _body(plain: list[Part], pages: list[Part]) -> tuple[str, Part | None, bytes, list[str]]:
    """(kind, part, bytes, warnings) of what is read as the message."""
    text = plain[0].content() if plain else (b"", [])
    page = pages[0].content() if pages else (b"", [])
    if pages and _letters(text[0]) < 0.5 * _letters(_TAG.sub(b" ", page[0][:2_000_000])):
        return "page", pages[0], *page
    if plain:
        return "text", plain[0], *text
    return "text", None, b"", []


def _letters(data: bytes) -> int:
    return len(re.sub(rb"[\s\d!-/:-@\[-`{-~]+", b"", data[:2_000_000]))


def _attachments(found: list[Part]) -> list[tuple[str, bytes]]:
    """The files beside a message that may hold reports."""
    kept = []
    for number, part in enumerate(found, 1):
        if not part.attached and part.kind not in ("application/pdf", "message/rfc822"):
            continue
        name = part.name or f"part-{number}{_TYPES.get(part.kind, '')}"
        if part.kind == "message/rfc822" and not name.lower().endswith(".eml"):
            name += ".eml"
        if name.lower().endswith(_READABLE):
            kept.append((name, part.content()[0]))
    return kept
