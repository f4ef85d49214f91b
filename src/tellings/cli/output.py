"""How answers are printed: a table, JSON, JSON Lines or CSV; always inert text."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from tellings.export import plain
from tellings.export.plain import as_json, inert

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")
NARROW = 100  # columns of a terminal


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading, and the cell it makes of a plain record.

    One that is `below` stands under its row where the terminal is narrow.
    """

    heading: str
    cell: Callable[[dict[str, Any]], object]
    right: bool = False
    ratio: int | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows are asked for: from `start` on, `most` of them (0: all; None: not said)."""

    start: int = 0
    most: int | None = None

    def of(self, rows: Sequence[R], otherwise: int = 0) -> Sequence[R]:
        """These rows of a list; `otherwise` is how many where that was not said (0: all)."""
        most = otherwise if self.most is None else self.most
        return rows[self.start : self.start + most] if most else rows[self.start :]


def formats(command: F) -> F:
    """Add the options --json, --nl and --csv to a command, as one argument `form`."""
    for flag, value, text in (
        ("--csv", "csv", "Comma-separated values, one row a record."),
        ("--nl", "nl", "JSON Lines: one JSON object a line."),
        ("--json", "json", "One JSON array with every field."),
    ):
        command = click.option(flag, "form", flag_value=value, default=None, help=text)(command)
    return command


def limit(number: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add -n/--limit and --start, as one argument `part`; a table shows `number` unless told."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def asked(*arguments: Any, start: int, limit: int | None, **options: Any) -> None:
            command(*arguments, part=Part(start, limit), **options)

        return click.option(
            "-n", "--limit", type=click.IntRange(min=0), default=None,
            help=f"How many to show; 0 for all.  [default: {number} in tables, else all]",
        )(click.option(
            "--start", type=click.IntRange(min=0), default=0, metavar="N",
            help="How many to pass over before.",
        )(asked))  # fmt: skip

    return add


def emit(
    rows: Sequence[dict[str, Any]],
    columns: Sequence[Column],
    form: str | None,
    part: Part = Part(),
    in_tables: int = 20,
    nothing: str = "nothing found",
) -> None:
    """Print plain records in the format asked for."""
    shown = part.of(rows, in_tables if form is None else 0)
    if form == "json":
        click.echo(as_json(shown, indent=2))
    elif form == "nl":
        for row in shown:
            click.echo(as_json(row))
    elif form == "csv":
        click.echo(as_csv(shown, columns), nl=False)
    else:
        _print_table(shown, columns, len(rows), nothing)


def as_csv(rows: Sequence[dict[str, Any]], columns: Sequence[Column]) -> str:
    """The columns as CSV, as `export.plain` writes it."""
    cells = ([column.cell(row) for column in columns] for row in rows)
    return plain.as_csv([column.heading for column in columns], cells)


def one_line(text: str) -> str:
    """White space runs as one space."""
    return " ".join(text.split())


def shortened(text: str, most: int = 200) -> str:
    """The text's beginning, cut between words with […] where it is longer than `most`."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " […]"


def number(count: int, noun: str) -> str:
    """A count with its noun: 1 report, 2 reports."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line to end quietly."""
        raise BrokenPipeError


def console() -> Console:
    """A console of the terminal's width, 120 columns when output goes to a file or program."""
    made = _Console(highlight=False, soft_wrap=False)
    return made if made.is_terminal else _Console(highlight=False, width=120)


def _print_table(
    rows: Sequence[dict[str, Any]], columns: Sequence[Column], total: int, nothing: str
) -> None:
    if not rows:
        click.echo(nothing)
        return
    cells = [[inert(one_line(_cell(c.cell(row)))) for c in columns] for row in rows]
    # a column that has nothing to say only takes room
    told = [i for i, c in enumerate(columns) if not c.heading or any(row[i] for row in cells)]
    columns, cells = [columns[i] for i in told], [[row[i] for i in told] for row in cells]
    out = console()
    if out.width < NARROW and any(c.below for c in columns):
        _print_stacked(out, cells, columns)
    else:
        out.print(_table(cells, columns))
    if total > len(rows):
        click.echo(f"{len(rows)} of {total}; all with --limit 0", err=True)


def _table(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.right else "left",
            ratio=column.ratio,
            overflow="fold",
        )
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _print_stacked(out: Console, cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    """Each row with what is below it on lines of its own."""
    beside = [i for i, c in enumerate(columns) if not c.below]
    below = [i for i, c in enumerate(columns) if c.below]
    table = _table([[row[i] for i in beside] for row in cells], [columns[i] for i in beside])
    heading, *lines = out.render_lines(table, pad=False)
    out.print(Segments([*heading, Segment.line()]), end="")
    for row, line in zip(cells, lines, strict=True):
        out.print(Segments([*line, Segment.line()]), end="")
        for i in below:
            out.print(Padding(Text(row[i], style="dim"), (0, 0, 0, 4)))


def _cell(value: object) -> str:
    return "" if value is None else str(value)
