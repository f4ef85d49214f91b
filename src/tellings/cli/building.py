"""Commands that build a story: add, analyze, demo."""

import os
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli import progress
from tellings.cli.output import Part, number, one_line
from tellings.cli.sizes import size
from tellings.errors import UsageError
from tellings.export.plain import inert
from tellings.sample import SAMPLE
from tellings.story import Story

if TYPE_CHECKING:
    from tellings.pipeline import Added, Settings

SHOWN = 20  # inputs and kinds that are named one by one
STORY = click.Path(path_type=Path, dir_okay=False)
workers = click.option(
    "-w", "--workers", type=click.IntRange(min=1), default=None,
    help="How many processes work; the answer is the same for any number.  [default: all cores]",
)  # fmt: skip
wait = click.option(
    "--wait", type=click.FloatRange(min=0), default=60.0, show_default=True,
    help="Seconds to wait while another process writes to the story.",
)  # fmt: skip


@click.command()
@click.argument("story", type=STORY)
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Read the paths in FILE too, one a line; the same as @FILE.",
)
@click.option(
    "--fetch",
    multiple=True,
    metavar="URL",
    help="Fetch a page from the web, keep it as a web archive in STORY.fetched, and read that.",
)
@workers
@wait
def add(
    story: Path,
    paths: tuple[str, ...],
    lists: tuple[str, ...],
    fetch: tuple[str, ...],
    workers: int | None,
    wait: float,
) -> None:
    """Read files and folders into STORY (made if missing).

    PATHS are files or folders: .txt .md .html .mhtml .pdf .docx .eml, web archives (.warc .wacz),
    feeds (RSS, Atom), tables (.jsonl .json .csv .parquet), and .zip or .tar of these, packed by
    gzip, bzip2, xz or zstd. @FILE reads the paths in a file, one a line, and "-" those on standard
    input. Safe to run again: a file that has not changed is not read again, a changed one replaces
    what it gave before. What a deleted file gave stays; to leave it out, begin a new story. A file
    that cannot be read is listed with the reason, the rest goes on; the exit code is then 1.

    Nothing is fetched but what --fetch names: over http or https, from the public internet only,
    if the site's robots.txt allows it, at most 12 MB in 30 seconds.

    \b
    Examples:
      tellings add story.db reports/
      tellings add story.db wire.jsonl clippings.zip
      tellings add story.db @list-of-files.txt
      find . -name '*.html' | tellings add story.db -
      tellings add story.db --fetch https://harven.example.org/2011/05/bridge
    """
    given = _listed((*paths, *(name if name == "-" else f"@{name}" for name in lists)))
    if not given and not fetch:
        raise UsageError("nothing to read: name files, folders, a list of them, or --fetch URL")
    told = Story(story, workers=workers, wait=wait)
    with progress.shown() as bar:
        done = told.add(*given, fetch=fetch, progress=bar, waiting=_say)
    _tell(story, done)
    if done.skipped:
        raise click.exceptions.Exit(1)


@click.command(short_help="Find who says what, who copied whom, where they differ.")
@click.argument("story", type=STORY)
@workers
@click.option(
    "--memory", metavar="SIZE", default=None,
    callback=lambda _context, _option, value: value and size(value, least=64 << 20),
    help="About how much of the pile's words is held at once, the rest waits in files beside it; "
    "the answer is the same for any. As 500MB or 2GB, at least 64MiB.  [default: 400MB]",
)  # fmt: skip
@wait
def analyze(story: Path, workers: int | None, memory: int | None, wait: float) -> None:
    """Find who says what, who copied whom, where they disagree, and how many origins there are.

    Only what is new or changed since the last time is looked at; the result is the same as if
    all of it were. Safe to interrupt: run it again and it goes on.
    """
    _analyze(Story(story, _settings(memory), workers=workers, wait=wait))


def _settings(memory: int | None) -> "Settings | None":
    """Settings with so many bytes to hold at once; None for those that stand."""
    if memory is None:
        return None
    from tellings.pipeline import Settings  # only an analysis needs it

    standing = Settings()
    return replace(standing, reuse=replace(standing.reuse, memory=memory))


@click.command(short_help="Run the built-in sample end to end.")
@click.argument("story", type=STORY, default="tellings-demo.db")
@workers
def demo(story: Path, workers: int | None) -> None:
    """Run the built-in sample end to end into STORY and show what there is to see.

    The sample is an invented story told by twelve invented outlets. STORY is tellings-demo.db
    in this folder unless named.
    """
    told = Story(story, workers=workers)
    began = time.monotonic()
    with progress.shown() as bar:
        done = told.add(SAMPLE, progress=bar, waiting=_say)
    _tell(story, done)
    _analyze(told)
    click.echo(f"(all of it in {time.monotonic() - began:.0f} seconds)\n", err=True)
    from tellings.cli.asking import print_claims

    click.echo("The claims that deserve a second look first:\n")
    print_claims(told, at_least=2, form=None, part=Part(most=6))
    _go_on(str(story), told.claims(at_least=2)[0].id[:8])


def _go_on(name: str, claim: str) -> None:
    """What to try next, as commands that can be pasted."""
    ways = {
        f"claims {name} {claim}": "one claim, its witnesses and its origins",
        f"disagreements {name}": "where they cannot all be right",
        f"copies {name}": "who copied whom",
        f"names {name}": "what each outlet calls the same actor",
        f'check {name} "a sentence"': "who says this?",
        f"report {name} -o demo.html": "everything as one HTML file",
    }
    width = max(map(len, ways))
    click.echo("\nGo on with:")
    for command, what in ways.items():
        click.echo(f"  tellings {command.ljust(width)}  {what}")


def _analyze(told: Story) -> None:
    with progress.shown() as bar:
        done = told.analyze(progress=bar, waiting=_say)
    if done.up_to_date:
        click.echo(f"{told.path} is up to date: {done.reports} reports", err=True)
        return
    seen = told.overview()
    by = number(seen.outlets, "outlet") if seen.outlets else "outlets not known"
    click.echo(
        f"{number(seen.reports, 'report')} by {by}: "
        f"{number(seen.claims, 'claim')}, {number(seen.attributions, 'attribution')}, "
        f"{number(seen.disagreements, 'conflict')}, {seen.stale} stale",
        err=True,
    )


def _tell(story: Path, done: "Added") -> None:
    """What an `add` did, on standard error."""
    parts = [number(done.new, "new report")]
    parts += [f"{done.known} known"] if done.known else []
    parts += [f"{done.gone} replaced"] if done.gone else []
    parts += [f"{len(done.skipped)} skipped"] if done.skipped else []
    if done.warnings:
        parts += [f"{number(done.warnings, 'warning')} (tellings reports {story})"]
    files = number(done.files, "file")
    files += f" ({done.unchanged} unchanged)" if done.unchanged else ""
    click.echo(f"{story}: {files}: {', '.join(parts)}", err=True)
    for line in _table(done):
        click.echo(inert(line), err=True)
    for skipped in done.skipped[:SHOWN]:
        click.echo(inert(f"  {skipped.path}: {skipped.detail}"), err=True)
    if len(done.skipped) > SHOWN:
        more = len(done.skipped) - SHOWN
        click.echo(f"  … and {more:,} more: tellings skipped {story}", err=True)


def _table(done: "Added") -> list[str]:
    """What was read, met again, skipped and why, and which warnings there are, aligned."""
    reasons = Counter(s.reason for s in done.skipped)
    rows = [("read", done.new, "new reports"), ("again", done.known, "reports known before")]
    rows += [("again", done.unchanged, "files unchanged, not read again")]
    rows += [("same", done.forms, "files with an article that another file has too")]
    rows += [("replaced", done.gone, "reports of files that say something else now")]
    rows += [("skipped", count, reason) for reason, count in sorted(reasons.items())]
    kinds = sorted(done.kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    rows += [("warning", count, one_line(kind)[:90]) for kind, count in kinds[:SHOWN]]
    rows += [("warning", sum(n for _, n in kinds[SHOWN:]), "of other kinds")]
    width = max(len(f"{count:,}") for _, count, _ in rows)
    return [f"  {what:<9}{count:>{width},}  {which}" for what, count, which in rows if count]


def _listed(paths: tuple[str, ...]) -> list[str]:
    """The paths, with "-" and "@FILE" replaced by the lines of standard input or of the file."""
    found: list[str] = []
    for path in paths:
        if path == "-":
            lines = [line.rstrip("\r\n") for line in sys.stdin]
        elif path.startswith("@") and not os.path.lexists(path):
            lines = _lines(path[1:])
        else:
            found.append(path)
            continue
        named = [line for line in lines if line.strip() and "\0" not in line]
        if not named:
            where = "on standard input" if path == "-" else f"in {path[1:]}"
            raise UsageError(f"no paths {where}")
        found += named
    return found


def _lines(name: str) -> list[str]:
    """The lines of a list of paths; names that are no UTF-8 stay what they are."""
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"the list {name} cannot be read ({error.strerror})") from None
    return [os.fsdecode(line.rstrip(b"\r")) for line in data.split(b"\n")]


def _say(line: str) -> None:
    click.echo(line, err=True)


COMMANDS = (add, analyze, demo)
