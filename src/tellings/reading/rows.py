"""Rows of JSON Lines, JSON and CSV -> drafts: the fields of the contract, everything else kept."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from tellings.errors import InputError
from tellings.model import Evidence, Furniture, Published, Skipped
from tellings.reading.columns import named_columns
from tellings.reading.dates import Dated, read_date
from tellings.reading.draft import Draft
from tellings.reading.hijri import find_hijri
from tellings.reading.limits import Settings
from tellings.reading.lines import Line, byline_name, date_line, is_prose, split_lines
from tellings.reading.mojibake import mojibake
from tellings.reading.plain import datelines, mark_lines
from tellings.reading.publication import Shown, publication

OUTLET = ("outlet", "series", "source", "publisher")
PUBLISHED = ("published", "date")
BYLINE = ("byline", "author", "authors")
KNOWN = frozenset({"id", "text", "title", "url", "language", *OUTLET, *PUBLISHED, *BYLINE})

Row = tuple[int, Mapping[str, Any] | InputError]


def read_rows(kind: str, stream: BinaryIO, settings: Settings) -> Iterator[Row]:
    """(number, row or why it is none) of a file of `kind` json, jsonl, csv, feed or parquet.

    Raises InputError for a file that is no such table at all.
    """
    if kind == "jsonl":
        yield from read_jsonl(stream, settings)
    elif kind == "csv":
        yield from read_csv(text_lines(stream), settings)
    elif kind == "parquet":
        from tellings.reading.parquet import read_parquet  # loads a large library

        yield from read_parquet(stream)
    else:
        data = stream.read(settings.max_file + 1)
        if len(data) > settings.max_file:
            raise InputError("too-large", f"more than {settings.max_file:,} bytes; use .jsonl")
        if kind == "json":
            yield from read_json(data)
        else:
            from tellings.reading.feeds import read_feed

            yield from read_feed(data)


def read_jsonl(stream: BinaryIO, settings: Settings) -> Iterator[Row]:
    """(line number, row or why it is none) for each line that is not blank."""
    number = 0
    while raw := stream.readline(settings.max_row + 1):
        number += 1
        if len(raw) > settings.max_row:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(settings.max_row + 1)
            yield (
                number,
                InputError("too-large", f"line {number} is longer than {settings.max_row:,} bytes"),
            )
            continue
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            yield number, _mapping(json.loads(raw), f"line {number}")
        except InputError as error:
            yield number, error
        except (ValueError, RecursionError) as error:
            yield number, InputError("bad-json", f"line {number} is not JSON ({_short(error)})")


def read_json(data: bytes) -> Iterator[Row]:
    """The rows of a JSON list, of the list in an object's only list field, or one object.

    Raises InputError (`bad-json`) if it is not JSON.
    """
    try:
        value = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise InputError("bad-json", f"it is not JSON ({_short(error)})") from None
    if isinstance(value, dict) and "text" not in value:
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        value = lists[0] if len(lists) == 1 else value
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield number, _mapping(row, f"row {number}")
        except InputError as error:
            yield number, error


def read_csv(stream: Iterable[str], settings: Settings) -> Iterator[Row]:
    """The rows of a table whose first line names the fields; comma, semicolon or tab between.

    Raises InputError (`no-text-field`) if no column holds the text.
    """
    csv.field_size_limit(settings.max_row)
    lines = iter(stream)
    head = next(lines, "")
    delimiter = max(",;\t", key=lambda d: (head.count(d), d == ","))
    try:
        names = [n.strip().lower() for n in next(csv.reader([head], delimiter=delimiter), [])]
    except csv.Error as error:
        raise InputError("unreadable", f"its first line cannot be read ({error})") from None
    known = named_columns(names)
    names = [known.get(n, n) for n in names]
    if "text" not in names:
        raise InputError(
            "no-text-field", f"no column is named text (there are: {', '.join(names)[:120]})"
        )
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, InputError("unreadable", f"row {number}: {error}")
            if "limit" in str(error):  # a quotation mark never closed: what follows are no rows
                return
            continue
        if values:
            pairs = zip(names, values, strict=False)
            yield number, {n: v for n, v in pairs if v != "" or n == "text"}


def text_lines(stream: BinaryIO) -> io.TextIOWrapper:
    """A CSV file as text, line ends untouched."""
    head = stream.read(3)
    stream.seek(0)
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")


def draft_row(row: Mapping[str, Any], number: int, name: str, path: str) -> Draft:
    """The draft of one row. Raises InputError if the row has no text."""
    known = named_columns([str(name) for name in row])
    row = {known.get(name, name): value for name, value in row.items()} if known else row
    row, mended = _mended(row)
    text = row.get("text")
    if not isinstance(text, str):
        found = "no field `text`" if "text" not in row else "`text` is not a string"
        raise InputError("no-text-field", f"row {number} has {found}")
    if not text.strip():
        raise InputError("empty", f"row {number} has an empty text")
    outlet, given = _first(row, OUTLET), _given(row)
    id_ = _text(row.get("id"))
    draft = Draft(id_ or f"{name}:{number}", path, text)
    draft.title, draft.outlet, draft.byline = _text(row.get("title")), outlet, _first(row, BYLINE)
    draft.url, draft.declared_language = _text(row.get("url")), _text(row.get("language"))
    if draft.declared_language and re.fullmatch(r"[a-z]{2,3}", draft.declared_language):
        draft.language = draft.declared_language
    draft.extra = {str(k): v for k, v in row.items() if k not in KNOWN or not _used(row, k)}
    draft.identity = (outlet, _stated(given), draft.title, draft.url, id_)
    draft.warnings += [*mended, *mojibake(text)]
    _lay_out(draft)
    _date(draft, given)
    return draft


def _mended(row: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
    """The row without halves of surrogate pairs, which JSON can name and nothing can store."""
    lone = "[\ud800-\udfff]"
    if not any(isinstance(v, str) and re.search(lone, v) for v in row.values()):
        return row, []
    count = sum(len(re.findall(lone, v)) for v in row.values() if isinstance(v, str))
    made = {k: re.sub(lone, "\ufffd", v) if isinstance(v, str) else v for k, v in row.items()}
    return made, [f"{count} characters are half of a surrogate pair; shown as \ufffd"]


def skipped_row(path: str, error: InputError) -> Skipped:
    """The line in `skipped` for a row that gave no report."""
    return Skipped(path, error.reason, error.detail)


def _lay_out(draft: Draft) -> None:
    """Body and furniture of a row's text; title, byline and date only where certain."""
    lines = split_lines(draft.text)
    top = 0
    for line in lines[:4]:
        if draft.title_at is None and draft.title and _same(line.text, draft.title):
            draft.title_at = (line.start, line.end)
        elif not _header_line(draft, line):
            break
        top += 1
    mark_lines(draft, lines[top:])
    if not draft.body:
        draft.title_at = draft.byline_at = None
        draft.body, draft.furniture = [(lines[0].start, lines[-1].end)] if lines else [], []


def _header_line(draft: Draft, line: Line) -> bool:
    if len(line.text) > 120 or is_prose(line.text):
        return False
    who = byline_name(line.text)
    if who and (draft.byline is None or _same(who, draft.byline)):
        draft.byline, draft.byline_at = draft.byline or who, (line.start, line.end)
        return True
    known = draft.outlet is not None and _same(line.text, draft.outlet)
    if known or date_line(line.text):
        draft.furniture.append(Furniture(line.start, line.end, "metadata"))
        return True
    return False


def _date(draft: Draft, given: object) -> None:
    """The publication interval from the row's own field, checked against the text."""
    if isinstance(given, Mapping):
        _interval(draft, given)
        return
    value = _stated(given)
    dated = (read_date(value) or find_hijri(value)) if value else None
    if value and dated is None:
        draft.warnings.append(f"the publication date {value[:60]!r} is not a date; left unknown")
    shown = [Shown("field", dated, None, value)] if dated and value else []
    shown += [*_written(draft), *datelines(draft)]
    draft.published, warnings = publication(shown, draft.text, draft.body)
    draft.warnings += warnings


def _interval(draft: Draft, given: Mapping[str, Any]) -> None:
    """The publication interval of a row that states both ends itself, either of them open."""
    stated = [_text(given.get(end)) for end in ("from", "to")]
    first, last = ((read_date(value) or find_hijri(value)) if value else None for value in stated)
    if first and last and first.first > last.last:
        draft.warnings.append("the publication dates end before they begin; left unknown")
        return
    for value, dated in zip(stated, (first, last), strict=True):
        if value and dated is None:
            draft.warnings.append(f"the publication date {value[:60]!r} is not a date; left open")
    if first or last:
        draft.published = Published(
            first.first if first else None,
            last.last if last else None,
            _text(given.get("precision")) or "range",
            (Evidence("field", note=f"{stated[0]} to {stated[1]}"),),
        )


def _written(draft: Draft) -> list[Shown]:
    """Dates in the lines above the article."""
    found = []
    for mark in draft.furniture[:3]:
        line = draft.text[mark.start : mark.end]
        read = date_line(line) if mark.kind == "metadata" and mark.start < 400 else None
        if read and not re.match(
            r"(?i)\W*(?:last\s+)?(?:updated|modified|accessed|retrieved)", line
        ):
            dated: Dated = read[0]
            at = (mark.start + dated.start, mark.start + dated.end)
            found.append(Shown("header-line", dated, at, draft.text[at[0] : at[1]]))
    return found


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError("bad-json", f"{where} is not an object with fields")
    return value


def _given(row: Mapping[str, Any]) -> object:
    return next((row[n] for n in PUBLISHED if row.get(n) not in (None, "")), None)


def _stated(given: object) -> str | None:
    """The date field as text, as it was given."""
    return (
        None
        if given is None
        else given
        if isinstance(given, str)
        else json.dumps(given, sort_keys=True)
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((text for n in names if (text := _text(row.get(n)))), None)


def _used(row: Mapping[str, Any], name: str) -> bool:
    """Whether a known field was read: of several with one meaning only the first is."""
    for group in (OUTLET, PUBLISHED, BYLINE):
        if name in group:
            return name == next(
                (n for n in group if _text(row.get(n)) or isinstance(row.get(n), dict)), name
            )
    return True


def _text(value: object) -> str | None:
    """A field as text: strings as they are, numbers written, lists of strings joined."""
    if isinstance(value, str):
        return value if value.strip() and not re.search("[\ud800-\udfff]", value) else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and value:
        parts = [
            v if isinstance(v, str) else str(v.get("name", "")) if isinstance(v, dict) else ""
            for v in value
        ]
        return ", ".join(p for p in parts if p) or None
    return None


def _same(a: str, b: str) -> bool:
    return re.findall(r"\w+", a.casefold()) == re.findall(r"\w+", b.casefold())


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:100] or type(error).__name__
