"""One file, whatever it is -> Reports and Skipped, one after the other."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Report, Skipped
from tellings.reading import archive, rows
from tellings.reading.decoding import decode
from tellings.reading.draft import Draft, finish
from tellings.reading.limits import Settings
from tellings.reading.page import read_page
from tellings.reading.pdf import pdf_text
from tellings.reading.pdf_facts import add_facts
from tellings.reading.plain import read_plain
from tellings.reading.sniff import HEAD, sniff
from tellings.reading.source import Source

ROWS = frozenset({"jsonl", "json", "csv"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def read(source: Source, settings: Settings | None = None) -> Reading:
    """All of one file; bad input becomes lines in `skipped`, never an exception."""
    found = list(stream(source, settings))
    return Reading(
        tuple(r for r in found if isinstance(r, Report)),
        tuple(s for s in found if isinstance(s, Skipped)),
    )


def stream(source: Source, settings: Settings | None = None) -> Iterator[Report | Skipped]:
    """The reports of one file as they are read, row by row; never raises for bad input."""
    limits = settings or Settings()
    if source.problem:
        yield Skipped(source.path, "unreadable", source.problem)
        return
    if source.size > limits.max_file and not source.path.lower().endswith(
        (".jsonl", ".ndjson", ".csv", ".tsv")
    ):
        yield Skipped(
            source.path, "too-large", f"{source.size:,} bytes; split it or raise the limit"
        )
        return
    try:
        # without O_NONBLOCK a pipe put in the file's place after the walk would block for ever
        with open(os.open(source.file, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123
            yield from _file(file, source.file.name, source.path, limits, 0, [])
    except OSError as error:
        yield Skipped(source.path, "unreadable", f"it cannot be opened ({error.strerror})")


def read_bytes(
    data: bytes, name: str, settings: Settings | None = None
) -> Iterator[Report | Skipped]:
    """The reports in bytes that are no file (standard input), under the name given."""
    yield from _file(io.BytesIO(data), name, name, settings or Settings(), 0, [])


def _file(
    file: BinaryIO, name: str, path: str, settings: Settings, depth: int, warnings: list[str]
) -> Iterator[Report | Skipped]:
    """One file or member; whatever is wrong with it becomes a Skipped."""
    try:
        yield from _contents(file, name, path, settings, depth, warnings)
    except InputError as error:
        yield Skipped(path, error.reason, error.detail)
    except (OSError, MemoryError, RecursionError) as error:
        yield Skipped(path, "unreadable", f"it cannot be read ({type(error).__name__}: {error})")


def _contents(
    file: BinaryIO, name: str, path: str, settings: Settings, depth: int, warnings: list[str]
) -> Iterator[Report | Skipped]:
    head = file.read(HEAD)
    if not head:
        raise InputError("empty", "the file has no bytes")
    file.seek(0)
    kind = sniff(name, head)
    if kind in ("zip", "tar", "gzip"):
        yield from _unpacked(kind, file, name, path, settings, depth)
    elif kind in ROWS:
        yield from _rows(kind, file, name, path, settings)
    else:
        for draft in _drafts(kind, file.read(), name, path, settings):
            draft.warnings[:0] = warnings
            try:
                yield finish(draft, settings)
            except InputError as error:
                yield Skipped(path, error.reason, error.detail)


def _drafts(kind: str, data: bytes, name: str, path: str, settings: Settings) -> list[Draft]:
    """The drafts in the bytes of a text, page or PDF."""
    key = os.fsencode(name).decode("utf-8", "backslashreplace").rsplit("/", 1)[-1]
    if kind == "pdf":
        text, facts, said = _guarded_pdf(data, settings)
        drafts = read_plain(text, key, path, settings.splits)
        first = drafts[0]
        add_facts(first, facts)
        first.warnings += said
        return drafts
    limit = settings.max_page * 4 if kind == "page" else settings.max_text * 4
    if len(data) > limit:
        raise InputError(
            "too-large", f"{len(data):,} bytes in one article; split it or raise the limit"
        )
    text, said = decode(data, page=kind == "page")
    if kind == "page":
        drafts = [_guarded_page(text, key, path, settings)]
        if name.lower().endswith((".txt", ".text", ".md")):
            said.append("named as text but holds a web page; read as one")
    else:
        if len(text) > settings.max_text:
            raise InputError("too-large", f"{len(text):,} characters; split it or raise the limit")
        if not any(map(str.isalnum, text)):
            raise InputError("empty", "there are no words in it")
        drafts = read_plain(text, key, path, settings.splits)
    for draft in drafts:
        draft.warnings += [*said, *_odd(draft.text)]
    return drafts


def _odd(text: str) -> list[str]:
    """Warnings about characters that a reader does not see."""
    hidden = sum(text.count(c) for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    zero = sum(text.count(c) for c in "\u200b\u2060\ufeff\u00ad")
    said = [f"{hidden} characters turn the direction of writing"] if hidden else []
    return [*said, f"{zero} invisible characters in the text"] if zero else said


def _guarded_page(text: str, key: str, path: str, settings: Settings) -> Draft:
    """The page reader, with whatever a third-party parser raises turned into a reason."""
    try:
        return read_page(text, key, path, settings)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # parsers raise anything; one page must not end the run
        raise InputError(
            "unreadable", f"the page cannot be parsed ({type(error).__name__})"
        ) from error


def _guarded_pdf(data: bytes, settings: Settings) -> tuple[str, dict[str, str], list[str]]:
    """The same for PDF."""
    try:
        return pdf_text(data, settings)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # as above
        raise InputError("bad-pdf", f"the PDF cannot be parsed ({type(error).__name__})") from error


def _rows(
    kind: str, file: BinaryIO, name: str, path: str, settings: Settings
) -> Iterator[Report | Skipped]:
    """The rows of a table, each a report or a reason."""
    if kind == "json":
        found = rows.read_json(file.read(settings.max_file + 1))
    elif kind == "csv":
        found = rows.read_csv(rows.text_lines(file), settings)
    else:
        found = rows.read_jsonl(file, settings)
    stem, any_row = name.rsplit("/", 1)[-1], False
    for number, row in found:
        any_row = True
        try:
            if isinstance(row, InputError):
                raise row
            yield finish(rows.draft_row(row, number, stem, path), settings)
        except InputError as error:
            yield rows.skipped_row(path, error)
    if not any_row:
        raise InputError("empty", "there are no rows in it")


def _unpacked(
    kind: str, file: BinaryIO, name: str, path: str, settings: Settings, depth: int
) -> Iterator[Report | Skipped]:
    """The members of an archive, each read like a file."""
    if kind == "gzip":
        inner = name[:-3] if name.lower().endswith(".gz") else name
        inner = inner[:-4] + ".tar" if inner.lower().endswith(".tgz") else inner
        data, warnings = archive.gunzip(file, settings, _gzip_limit(inner, settings))
        if data[:2] == b"\x1f\x8b":
            raise InputError("bad-archive", "it is packed twice; unpack it once")
        yield from _file(io.BytesIO(data), inner, path, settings, depth, warnings)
        return
    if depth >= settings.max_nesting:
        raise InputError(
            "bad-archive",
            f"archives inside archives more than {settings.max_nesting} deep; unpack it",
        )
    members = (
        archive.zip_members(file, settings)
        if kind == "zip"
        else archive.tar_members(file, settings)
    )
    empty = True
    for member, data_or_error in members:
        empty = False
        if isinstance(data_or_error, InputError):
            yield Skipped(f"{path}!{member}", data_or_error.reason, data_or_error.detail)
        else:
            short = member.replace("\\", "/").rsplit("/", 1)[-1] or member
            yield from _file(
                io.BytesIO(data_or_error), short, f"{path}!{member}", settings, depth + 1, []
            )
    if empty:
        raise InputError("empty", "there are no files in the archive")


def _gzip_limit(inner: str, settings: Settings) -> int:
    """How much one gzip file may hold: row files and tars more than articles."""
    large = inner.lower().endswith((".jsonl", ".ndjson", ".csv", ".tsv", ".tar", ".json"))
    return settings.max_file if large else settings.max_member
