"""Commands about what is in the pile: the reports, and what could not be read."""

from pathlib import Path
from typing import Any

import click

from tellings.cli import records
from tellings.cli.asking import asked, story_argument
from tellings.cli.output import Column, Part, emit, formats, limit
from tellings.story import Story

_REPORTS = {
    "outlet": "Of this outlet; unknown: of none that is known.",
    "dated": "Whose date is known to the day, month, year or range; or undated.",
    "language": "In this language, such as en.",
    "warned": "yes: with a warning; no: without.",
}


@click.command(short_help="The reports, by date.")
@story_argument
@records.filters(_REPORTS)
@click.option(
    "--by", type=click.Choice(["date", "outlet", "length"]), default="date", show_default=True,
    help="In this order.",
)  # fmt: skip
@limit(50)
@formats
def reports(story: Path, by: str, part: Part, form: str | None, **filters: str | None) -> None:
    """The reports, by date, with what is known about each and in whose voice it speaks.

    Of every 100 characters of the article so many are the outlet's own, said by those it names or
    does not name, and copied from another report.
    """
    columns = [
        Column("id", lambda r: r["id"][:8]),
        Column("published", lambda r: r["published"] or "unknown"),
        Column("outlet", lambda r: r["outlet"] or "unknown"),
        Column("title", lambda r: r["title"] or "", ratio=2),
        Column("key", lambda r: r["key"], ratio=1),
        Column("own/said/unnamed/copied", _shares),
        Column("warnings", lambda r: "; ".join(r["warnings"]), ratio=2),
    ]
    told = asked(story, analysed=False)
    rows = told.reports(by, **records.chosen(filters)).plain()
    whose = {}
    if told.state() in ("changed", "current"):
        whose = {v["report"]: v for v in told.voices().plain()}
    rows = [{**row, "voices": whose.get(row["id"])} for row in rows]
    emit(rows, columns, form, part, in_tables=50, nothing="no reports")


def _shares(row: dict[str, Any]) -> str:
    """Whose the words are, of 100, largest remainders rounded up so that they add up."""
    found = row.get("voices")
    if not found or not found["body"]:
        return ""
    parts = [100 * found[n] / found["body"] for n in ("own", "attributed", "anonymous", "copied")]
    whole = [int(p) for p in parts]
    rest = sorted(range(4), key=lambda n: (whole[n] - parts[n], n))
    for n in rest[: 100 - sum(whole)]:
        whole[n] += 1
    return "/".join(map(str, whole))


@click.command()
@story_argument
@limit(50)
@formats
def skipped(story: Path, part: Part, form: str | None) -> None:
    """Inputs that gave no report, and why."""
    columns = [
        Column("path", lambda r: r["path"], ratio=1),
        Column("reason", lambda r: r["reason"]),
        Column("detail", lambda r: r["detail"], ratio=2),
    ]
    rows = Story(story).skipped().plain()  # as added, analyzed or not
    emit(rows, columns, form, part, in_tables=50, nothing="nothing was skipped")


COMMANDS = (reports, skipped)
