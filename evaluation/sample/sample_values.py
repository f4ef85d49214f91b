"""Times and counts as the marks give them, with their calendar spans and bounds."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from sample_markup import Mark
from sample_pages import Placed

Row = dict[str, Any]
DAY_NAMES = re.compile("monday|tuesday|wednesday|thursday|friday|saturday|sunday", re.IGNORECASE)
RELATIVE = re.compile(r"today|tonight|yesterday|morning|last |ago|this |same day", re.IGNORECASE)
WEEK = 7


def at(placed: Placed, mark: Mark) -> Row:
    """Report and span of a mark."""
    return {"report": placed.article.id, "start": mark.start, "end": mark.end}


def time(placed: Placed, mark: Mark, copied: bool) -> Row:
    """A time expression, `{t 2008-03-14@p~MOD|…}`: @p reckoned from the report's date, @v from an
    earlier time."""
    spec, _, mod = mark.args[0].partition("~")
    raw, _, anchor = spec.partition("@")
    type_ = (
        "SET" if mod == "SET" else "DURATION" if raw[0] == "P" else "TIME" if "T" in raw else "DATE"
    )
    first, last = (None, None) if raw[0] == "P" else span(raw.split("T")[0], mod)
    head = placed.article.head
    knowable = anchor != "p" or head["shown"] == "right"
    if knowable and anchor == "p" and copied and first:
        gap = (date.fromisoformat(head["published"]) - date.fromisoformat(first)).days
        stays = DAY_NAMES.search(mark.words) and gap < WEEK
        knowable = bool(stays) or not (DAY_NAMES.search(mark.words) or RELATIVE.search(mark.words))
    return {
        **at(placed, mark),
        "type": type_,
        "value": raw,
        "from": first,
        "to": last,
        "anchor": {"": "none", "p": "published", "v": "previous"}[anchor],
        "mod": None if mod in ("", "SET") else mod,
        "knowable": knowable,
    }


def span(raw: str, mod: str) -> tuple[str, str]:
    """First and last day of a calendar value; start, middle and end of a month are its thirds."""
    parts = [int(p) for p in raw.split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    last = date(parts[0], month, day)
    if mod == "START":
        last = first.replace(day=10)
    elif mod == "END":
        first = first.replace(day=21)
    return first.isoformat(), last.isoformat()


def counts(placed: Placed, marks: list[Mark]) -> list[Row]:
    """Counted quantities: `{n =214 id=x part=y|…}`, each with the `{of|…}` that follows it."""
    out: list[Row] = []
    ident = placed.article.id
    for mark in marks:
        if mark.kind == "of":
            row = next((r for r in reversed(out) if r["of"] is None and not mark.args), None)
            row = row or next(
                (r for r in out if mark.args and r["id"] == f"{ident}/{mark.args[0]}"), None
            )
            if row:
                row["of"] = [mark.start, mark.end]
        if mark.kind != "n":
            continue
        found = re.fullmatch(r"(vague:|>=|[=~>])(\d+)-?(\d*)", mark.args[0])
        assert found, mark
        options = dict(a.split("=", 1) for a in mark.args[1:])
        bound, low = found[1].rstrip(":"), int(found[2])
        high = int(found[3]) if found[3] else low if bound in "=~" else None
        part = options.get("part")
        out.append(
            {
                **at(placed, mark),
                "id": f"{ident}/{options.get('id', f'n{mark.start}')}",
                "value": None if bound == "vague" else low,
                "low": low,
                "high": high,
                "bound": bound,
                "of": None,
                "part_of": f"{ident}/{part}" if part else None,
            }
        )
    return out
