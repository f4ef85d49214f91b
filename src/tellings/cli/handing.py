"""Commands that hand a story on: report, export, verify."""

from pathlib import Path

import click

from tellings.cli.asking import asked
from tellings.cli.output import Column, Part, emit, formats, limit, number
from tellings.cli.records import emit_record
from tellings.errors import VerificationError
from tellings.model import to_plain
from tellings.story import Story

STORY = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Write everything as one self-contained HTML file.")
@click.argument("story", type=STORY)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="The HTML file to write.",
)  # fmt: skip
@click.option(
    "--whole", type=click.IntRange(min=0), metavar="N",
    help="Reports printed whole, those that carry most claims first.  [default: 200]",
)  # fmt: skip
@click.option(
    "--claims", type=click.IntRange(min=0), metavar="N",
    help="Claims with all that belongs to them, disputed ones first.  [default: 300]",
)  # fmt: skip
def report(story: Path, output: Path, whole: int | None, claims: int | None) -> None:
    """Write everything as one self-contained HTML file that opens anywhere.

    It needs no script and loads nothing from elsewhere: the pages of `tellings serve` in one file,
    claims with their origins and witnesses, disagreements, copies side by side, every report with
    its marks, settings, versions and hashes.
    """
    given = {"whole": whole, "claims": claims}
    kept = {name: number for name, number in given.items() if number is not None}
    size = asked(story).report_html(output, **kept)
    click.echo(f"{output}: {size / 1e6:.2g} MB", err=True)


@click.command(short_help="Write every record as JSON Lines, for other programs.")
@click.argument("story", type=STORY)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "passim"]), default="jsonl", show_default=True,
    help="jsonl: one JSON Lines file per kind of record, and manifest.json. passim: the shared "
    "passages as passim writes them.",
)  # fmt: skip
def export(story: Path, folder: Path, form: str) -> None:
    """Write every record into FOLDER for other programs; docs/records.md says what each means."""
    told = asked(story, analysed=False)
    if told.state() == "never":
        click.echo(f"note: {story} has not been analyzed; only its reports go out", err=True)
    if form == "passim":
        places = told.export_passim(folder)
        click.echo(f"{folder}: {number(places, 'place')} of shared passages (passim)", err=True)
        return
    manifest = told.export(folder)
    lines = sum(f["lines"] for f in manifest["files"].values())
    click.echo(f"{folder}: {lines} records in {len(manifest['files'])} files ({form})", err=True)


@click.command(short_help="Check that nothing has changed since it was written.")
@click.argument("story", type=STORY)
@click.argument("against", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--again", is_flag=True, help="Analyze a copy from the stored texts and compare.")
def verify(story: Path, against: Path | None, again: bool) -> None:
    """Check that STORY is what was analyzed, to the byte; or AGAINST, an export or report of it.

    Every stored text is hashed, every span checked, and all tables compared with the seal that
    the analysis left. Exit code 5 if anything differs.
    """
    problems = Story(story).verify(against, again)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise VerificationError(f"{number(len(problems), 'problem')} in {against or story}")
    click.echo(f"{against or story}: as it was written", err=True)


@click.command(short_help="How the answers came about: versions, settings, hashes.")
@click.argument("story", type=STORY)
@limit(20)
@formats
def about(story: Path, part: Part, form: str | None) -> None:
    """How the answers of STORY came about, so that somebody else can come to the same.

    The version of Tellings, the seal over everything that was found, the settings of all stages,
    and the SHA-256 of every report's text. `tellings verify` checks them.
    """
    made = to_plain(asked(story).about())
    if form is None:
        for name in ("version", "seal", "analysis", "code"):
            click.echo(f"{name}: {made[name]}")
    columns = [Column("report", lambda r: r["report"]), Column("sha256", lambda r: r["sha256"])]
    emit_record(made, made["reports"], columns, form, part, "no reports", "reports")


@click.command(short_help="Shared passages beside those that passim found.")
@click.argument("story", type=STORY)
@click.argument("output", type=click.Path(path_type=Path, exists=True))
@limit(30)
@formats
def passim(story: Path, output: Path, part: Part, form: str | None) -> None:
    """Compare the shared passages of STORY with passim's OUTPUT: its file, or its folder.

    Pairs of reports on which the two differ most come first; the numbers are characters of the
    first report that stand in the second too. passim must have been given the same texts, with the
    reports' keys as ids.
    """
    found = asked(story).passim(output)
    columns = [
        Column("first report", lambda r: r["a_name"], ratio=1),
        Column("second report", lambda r: r["b_name"], ratio=1),
        Column("found here", lambda r: r["ours"], right=True),
        Column("by passim", lambda r: r["theirs"], right=True),
        Column("by both", lambda r: r["both"], right=True),
    ]
    emit([to_plain(row) for row in found.rows], columns, form, part, 30, "neither found any")
    click.echo(
        f"{number(found.both, 'pair')} found by both, {found.only_ours} only here, "
        f"{found.only_theirs} only by passim"
        + (f"; {found.strange} of its records are not of this story" if found.strange else ""),
        err=True,
    )


COMMANDS = (report, export, verify, about, passim)
