"""The bytes of one text, page, message, PDF or word processor's document -> drafts."""

import os

from tellings.errors import InputError
from tellings.reading.decoding import decode
from tellings.reading.direction import back_to_front
from tellings.reading.docx import docx_text
from tellings.reading.draft import Draft, endless_words
from tellings.reading.limits import Settings
from tellings.reading.links import only_links
from tellings.reading.mail import read_mail, read_mhtml
from tellings.reading.page import read_page
from tellings.reading.pdf import pdf_text
from tellings.reading.pdf_facts import add_facts
from tellings.reading.plain import read_plain
from tellings.reading.told import Told, web_address

# row files and web archives are read piece by piece, so they may be of any size
STREAMED = (
    *(".jsonl", ".ndjson", ".csv", ".tsv", ".json", ".parquet"),
    *(".warc", ".warc.gz", ".wacz"),
)
Attached = tuple[tuple[str, bytes], ...]


def drafts(
    kind: str, data: bytes, name: str, path: str, told: Told, settings: Settings
) -> tuple[list[Draft], Attached]:
    """The articles in the bytes of a `kind` of document, and the files attached to it.

    `name` is the file's own, `path` the one shown; `told` is what it came in says of it. Raises
    InputError for what gives no article.
    """
    key = os.fsencode(name).decode("utf-8", "backslashreplace").rsplit("/", 1)[-1]
    if kind in ("mail", "mhtml"):
        if len(data) > settings.max_pdf:
            raise InputError("too-large", f"a message of {len(data):,} bytes; save its text")
        found = read_mail(data) if kind == "mail" else read_mhtml(data)
        inner = Told(
            found.told.url or told.url,
            found.told.charset,
            found.told.title,
            {**told.extra, **found.told.extra},
            (*told.warnings, *found.told.warnings),
        )
        if not found.data.strip() and found.attachments:
            return [], found.attachments
        return _readable(found.kind, found.data, key, path, inner, settings), found.attachments
    if kind in ("pdf", "docx"):
        return _made(kind, data, key, path, told, settings), ()
    return _readable(kind, data, key, path, told, settings, name), ()


def _readable(
    kind: str, data: bytes, key: str, path: str, told: Told, settings: Settings, name: str = ""
) -> list[Draft]:
    """Plain text and pages."""
    limit = settings.max_page * 4 if kind == "page" else settings.max_text * 4
    if len(data) > limit:
        raise InputError(
            "too-large", f"{len(data):,} bytes in one article; split it or raise the limit"
        )
    text, said = decode(data, page=kind == "page", named=told.charset)
    if kind == "page":
        found = [_page(text, key, path, settings, web_address(told.url))]
        if name.lower().endswith((".txt", ".text", ".md")):
            said.append("named as text but holds a web page; read as one")
    else:
        found = _plain(text, key, path, settings)
    for draft in found:
        draft.warnings += [*said, *_odd(draft.text)]
        told.fill(draft)
    return found


def _plain(text: str, key: str, path: str, settings: Settings) -> list[Draft]:
    if len(text) > settings.max_text:
        raise InputError("too-large", f"{len(text):,} characters; split it or raise the limit")
    if not any(map(str.isalnum, text)):
        raise InputError("empty", "there are no words in it")
    if only_links(text):
        raise InputError(
            "no-article", "it is a list of links; nothing is fetched unless asked for (--fetch)"
        )
    # data among the text would be an article of its own, which nobody can read
    return read_plain(text, key, path, settings.splits and not endless_words(text))


def _page(text: str, key: str, path: str, settings: Settings, address: str | None) -> Draft:
    """The page reader, with whatever a third-party parser raises turned into a reason."""
    try:
        return read_page(text, key, path, settings, address)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # parsers raise anything; one page must not end the run
        raise InputError(
            "unreadable", f"the page cannot be parsed ({type(error).__name__})"
        ) from error


def _made(
    kind: str, data: bytes, key: str, path: str, told: Told, settings: Settings
) -> list[Draft]:
    """PDF and .docx: their text is read like plain text, and they say something of themselves."""
    try:
        text, facts, said = (pdf_text if kind == "pdf" else docx_text)(data, settings)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # as above
        reason = "bad-pdf" if kind == "pdf" else "bad-archive"
        raise InputError(
            reason, f"the document cannot be parsed ({type(error).__name__})"
        ) from error
    if len(text) > settings.max_text:
        raise InputError("too-large", f"{len(text):,} characters; split it or raise the limit")
    found = read_plain(text, key, path, settings.splits)
    add_facts(found[0], facts, "PDF" if kind == "pdf" else "document")
    for draft in found:
        draft.warnings += [*said, *back_to_front(draft.text), *_odd(draft.text)]
        told.fill(draft)
    return found


def _odd(text: str) -> list[str]:
    """Warnings about characters that a reader does not see."""
    hidden = sum(text.count(c) for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    zero = sum(text.count(c) for c in "\u200b\u2060\ufeff\u00ad")
    said = [f"{hidden} characters turn the direction of writing"] if hidden else []
    return [*said, f"{zero} invisible characters in the text"] if zero else said
