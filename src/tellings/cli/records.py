"""One record in full: a source, an actor, a disagreement; sentences that hold some words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from tellings.cli.output import Column, Part, emit
from tellings.export.plain import as_json
from tellings.model import to_plain

_SAID = [
    Column("published", lambda r: (r["quoted"] or {}).get("published")),
    Column("outlet", lambda r: r["chain"][0]["name"]),
    Column("by way of", lambda r: " ← ".join(link["name"] for link in r["chain"][1:-1])),
    Column("says", lambda r: r["cue"]),
    Column("stance", lambda r: r["stance"]),
    Column("words", lambda r: (r["quoted"] or {}).get("words"), ratio=1),
]
_CALLED = [
    Column("outlet", lambda r: r["outlet"]),
    Column("words", lambda r: r["words"], ratio=1),
    Column("is", lambda r: r["form"]),
    Column("in whose voice", lambda r: r["voice"]),
    Column("times", lambda r: r["times"], right=True),
]
_SIDE = [
    Column("side", lambda r: r["value"], ratio=1),
    Column("outlet", lambda r: r["outlet"]),
    Column("published", lambda r: r["published"]),
    Column("words", lambda r: r["words"], ratio=2),
]
_HELD = [
    Column("published", lambda r: r["quoted"]["published"]),
    Column("outlet", lambda r: r["quoted"]["outlet"] or r["quoted"]["key"]),
    Column("words", lambda r: r["quoted"]["words"], ratio=1),
]
Command = Callable[..., None]


def filters(told: Mapping[str, str]) -> Callable[[Command], Command]:
    """Add an option for each filter; `told` says for each name what it keeps."""

    def add(command: Command) -> Command:
        for name, text in reversed(list(told.items())):
            command = click.option(f"--{name}", metavar="VALUE", help=text)(command)
        return command

    return add


def chosen(filters: Mapping[str, str | None]) -> dict[str, str]:
    """The filters that were given."""
    return {name: value for name, value in filters.items() if value is not None}


def source(found: Any, form: str | None, part: Part) -> None:
    """One source and everything attributed to it."""
    plain = to_plain(found)
    nothing = "nothing is attributed to it"
    emit_record(plain, plain["said"], _SAID, form, part, nothing, "said")


def actor(found: Any, form: str | None, part: Part) -> None:
    """One actor and what each outlet calls it."""
    plain = to_plain(found)
    rows = [{"outlet": c["outlet"], **each} for c in plain["callers"] for each in c["called"]]
    emit_record(plain, rows, _CALLED, form, part, "no outlet names it")


def disagreement(found: Any, form: str | None, part: Part) -> None:
    """One disagreement, each side with all who take it."""
    plain = to_plain(found)
    rows = [{"value": side["value"], **q} for side in plain["sides"] for q in side["witnesses"]]
    if form is None:
        click.echo(plain["explanation"])
    emit_record(plain, rows, _SIDE, form, part, "nobody takes a side")


def sentences(found: Sequence[Any], form: str | None, part: Part) -> None:
    """Sentences that hold the words asked for."""
    rows = [to_plain(each) for each in found]
    emit(rows, _HELD, form, part, nothing="no sentence holds all these words")


def emit_record(
    record: dict[str, Any],
    rows: Sequence[dict[str, Any]],
    columns: Sequence[Column],
    form: str | None,
    part: Part,
    nothing: str,
    listed: str = "",
    in_tables: int = 20,
) -> None:
    """The record as JSON, or its rows in any other form.

    `listed` is the field that holds the rows; of these JSON too has the part asked for.
    """
    if form == "json":
        if listed:
            record = {**record, listed: part.of(record[listed])}
        click.echo(as_json(record, indent=2))
    else:
        emit(rows, columns, form, part, in_tables, nothing=nothing)
