"""Records as JSON and CSV for people and programs: the one writer of the commands and the pages.

Whatever a report holds stays inert: what steers a terminal or turns the direction of writing is
escaped in JSON (so that nothing is lost) and shown in cells, and no cell is taken for a formula.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

# control characters but for tab and line feed, and characters that turn the direction of writing
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json(value: object, indent: int | None = None) -> str:
    """JSON (RFC 8259); characters that steer a terminal are written as escapes, so none is lost."""
    close = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=close)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV (RFC 4180) with these headings; cells that a spreadsheet would compute are quoted with '.

    Characters that steer a terminal are shown, as in tables; JSON has them as they are.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in names])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def flat(rows: Iterable[Any]) -> tuple[list[str], list[list[object]]]:
    """Plain records as a table: its headings, those of fields within fields with dots; its rows."""
    found = [dict(_fields(row)) for row in rows]
    names = list(dict.fromkeys(name for row in found for name in row))
    return names, [[row.get(name) for name in names] for row in found]


def inert(text: str) -> str:
    """Text that cannot steer a terminal: control and bidirectional-override characters shown."""
    return _STEERING.sub(lambda found: _visible(found[0]), text)


def _fields(value: Any, name: str = "") -> Iterable[tuple[str, object]]:
    if not isinstance(value, dict):
        yield name or "value", value
        return
    for inner, each in value.items():
        yield from _fields(each, f"{name}.{inner}" if name else inner)


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection); a list in one."""
    if isinstance(value, list):
        told = (v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in value)
        value = "; ".join(told)
    if not isinstance(value, str):
        return "" if value is None else value
    text = inert(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _visible(character: str) -> str:
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
