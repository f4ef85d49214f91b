"""Commands about shared words: copies, stock, two reports side by side, all marks of one."""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from tellings.cli.asking import asked, story_argument
from tellings.cli.output import Column, Part, console, emit, formats, limit
from tellings.cli.records import emit_record
from tellings.export.plain import inert
from tellings.model import to_plain

KINDS = ("stock", "statement", "copied", "boilerplate")
_SHARED = [
    Column("passage", lambda r: r["number"], right=True),
    Column("kind", lambda r: r["kind"] or "", ratio=None),
    Column("moved", lambda r: "moved" if r["moved"] else ""),
    Column("alike", lambda r: f"{100 * r['similarity']:.0f}%", right=True),
    Column("in the first", lambda r: r["words_a"], ratio=1),
    Column("in the second", lambda r: r["words_b"], ratio=1),
]
_MARKS = [
    Column("kind", lambda r: r["kind"]),
    Column("", lambda r: r["number"], right=True),
    Column("at", lambda r: r["parts"][0]["start"], right=True),
    Column("words", lambda r: r["words"], ratio=1),
    Column("is", lambda r: r["says"], ratio=1),
]
_SHARES = [
    Column("of", lambda r: r["report"]),
    Column("in", lambda r: r["other"]),
    Column("copied", lambda r: f"{100 * r['copied']:.0f}%", right=True),
    Column("shared", lambda r: f"{100 * r['any']:.0f}%", right=True),
]
_PRINTINGS = [
    Column("", lambda r: r["number"], right=True),
    Column("published", lambda r: r["quoted"]["published"] or "undated"),
    Column("outlet", lambda r: r["quoted"]["outlet"] or r["quoted"]["key"]),
    Column("against", lambda r: r["against"], right=True),
    Column("changes", lambda r: "; ".join(map(_reworded, _changed(r))), ratio=2),
    Column("words", lambda r: r["quoted"]["words"], ratio=2),
]


@click.command(short_help="Who copied whom, and what the direction rests on.")
@story_argument
@click.option(
    "--family", "families", metavar="REPORT", multiple=True,
    help="Only the family of copies of this report; may be repeated.",
)  # fmt: skip
@click.option("--shares", is_flag=True, help="How much of each report stands in each other one.")
@click.option(
    "--part", "leaf", type=click.IntRange(min=1), metavar="N",
    help="With --shares: only so many reports as a matrix has, the first of them for 1.",
)  # fmt: skip
@limit(30)
@formats
def copies(
    story: Path,
    families: tuple[str, ...],
    shares: bool,
    leaf: int | None,
    part: Part,
    form: str | None,
) -> None:
    """Who copied whom, with the reason for each direction or "undetermined".

    "→" points from the earlier wording to the later; "?" leaves open which of the two was first.
    "share" is how much of the second report's words the first has too: 0% where a report names
    the other as its source and copies none of its words.
    """
    if shares:
        rows = asked(story).shares(*families, part=leaf).plain()
        emit(rows, _SHARES, form, part, in_tables=30, nothing="no copies found")
        return
    columns = [
        Column("from", lambda r: r["from_name"], ratio=1),
        Column("", lambda r: "→" if r["direction"] == "decided" else "?"),
        Column("to", lambda r: r["to_name"], ratio=1),
        Column("share", lambda r: f"{100 * r['share']:.0f}%", right=True),
        Column("why", lambda r: "; ".join(_reason(e) for e in r["evidence"][:3]), ratio=2),
    ]
    rows = asked(story).copies(*families).plain()
    emit(rows, columns, form, part, in_tables=30, nothing="no copies found")


@click.command(short_help="Background paragraphs recycled for weeks or years; or one.")
@story_argument
@click.argument("passage", required=False)
@click.option("--kind", type=click.Choice(KINDS), default="stock", show_default=True)
@click.option("--all-kinds", is_flag=True, help="Copied passages and statements too.")
@limit(20)
@formats
def stock(
    story: Path,
    passage: str | None,
    kind: str,
    all_kinds: bool,
    part: Part,
    form: str | None,
) -> None:
    """Background paragraphs recycled for weeks or years, and what changed on the way.

    With PASSAGE (its id or the beginning of it) the life of that one, printing by printing.
    """
    if passage is not None:
        found = to_plain(asked(story).passage(passage))
        rows = found["printings"]
        emit_record(
            found, rows, _PRINTINGS, form, part, "never printed", "printings", in_tables=200
        )
        return
    by_kind = [Column("kind", lambda r: r["kind"])] if all_kinds or form else []
    columns = [
        *by_kind,
        Column("passage", lambda r: r["passage"][:10]),
        Column("outlets", _printers, ratio=1),
        Column("printed", lambda r: f"{len(r['uses'])} times", right=True),
        Column("from", lambda r: r["first"]),
        Column("to", lambda r: r["last"]),
        Column("changes", _changes, ratio=1),
        Column("words", lambda r: r["uses"][0]["quoted"]["words"], ratio=2),
    ]
    rows = asked(story).stock(KINDS if all_kinds else (kind,)).plain()
    nothing = "no stock paragraphs found" if kind == "stock" else f"no passage is {kind}"
    emit(rows, columns, form, part, nothing=nothing)


@click.command(short_help="Two reports side by side: what they share, what one leaves out.")
@story_argument
@click.argument("a")
@click.argument("b")
@limit(50)
@formats
def compare(story: Path, a: str, b: str, part: Part, form: str | None) -> None:
    """Two reports side by side: A and B are ids, keys or unique beginnings of ids.

    The passages that both have, in the order of the first, "moved" where the second has them in
    another place; then what only one of the two has. --json has every changed word.
    """
    found = to_plain(asked(story).compare(a, b))
    rows = [
        {
            **each,
            "words_a": found["a"]["text"][slice(*each["a"])],
            "words_b": found["b"]["text"][slice(*each["b"])],
        }
        for each in found["shared"]
    ]
    emit_record(found, rows, _SHARED, form, part, "they share no passage", in_tables=200)
    if form is None:
        for side, other, missing in (("A", "B", "only_a"), ("B", "A", "only_b")):
            if found[missing]:
                _line(f"\nIn {side} and not in {other}", "bold")
            for each in found[missing]:
                _line(f"  {' '.join(each['words'].split())}")


@click.command(short_help="One report with everything that was found in it.")
@story_argument
@click.argument("report")
@click.option(
    "--part", "leaf", type=click.IntRange(min=1), metavar="N",
    help="Only this part of a very long text, as its pages have them.",
)  # fmt: skip
@limit(200)
@formats
def marks(story: Path, report: str, leaf: int | None, part: Part, form: str | None) -> None:
    """Everything that was found in one REPORT (its id, its key, or the beginning of its id).

    Shared passages, who says what, claims, times, counts, labels and names, each with its place
    in the text (characters from its beginning) and what it is.
    """
    found = to_plain(asked(story).marks(report, leaf))
    nothing = "nothing was found in it"
    emit_record(found, found["notes"], _MARKS, form, part, nothing, "notes", in_tables=200)


def _reason(evidence: list[Any]) -> str:
    kind, quoted, note = evidence
    words = f" “{quoted['words']}”" if quoted else ""
    return note or f"{kind}{words}"


def _changes(row: dict[str, Any]) -> str:
    found = []
    for use in row["uses"]:
        when = use["quoted"]["published"] or "undated"
        if use["dropped"] or use["added"]:
            before, after = " … ".join(use["dropped"]), " … ".join(use["added"])
            found.append(f"{when}: “{before}” → “{after}”")
    return "; ".join(found)


def _changed(printing: dict[str, Any]) -> list[dict[str, Any]]:
    return [words for words in printing["words"] if words["kind"] != "kept"]


def _reworded(words: dict[str, Any]) -> str:
    before, after = words["before"].strip(), words["after"].strip()
    return f"“{before}” → “{after}”"


def _printers(row: dict[str, Any]) -> str:
    uses = [use["quoted"] for use in row["uses"]]
    return ", ".join(dict.fromkeys(q["outlet"] or q["key"] for q in uses))


def _line(text: str, style: str = "") -> None:
    console().print(Text(inert(text), style=style))


COMMANDS = (copies, stock, compare, marks)
