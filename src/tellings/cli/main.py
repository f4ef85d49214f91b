"""The group of all commands, and what happens when one fails."""

import os
import sqlite3
import sys
from typing import NoReturn

import click

import tellings
from tellings.cli import asking, building, copying, handing, judging, pile, serving
from tellings.errors import (
    NotFound,
    StoreBusy,
    StoreError,
    StoreMissing,
    StoreVersion,
    TellingsError,
    VerificationError,
)

EXIT_CODES: dict[type[TellingsError], int] = {
    StoreError: 7,
    StoreMissing: 3,
    NotFound: 3,
    StoreBusy: 4,
    VerificationError: 5,
    StoreVersion: 6,
}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(tellings.__version__, prog_name="tellings")
def cli() -> None:
    """Many tellings of one story.

    Reads a pile of news reports about one contested story and shows, in the reports' own words,
    who says it and on whose authority, who copied whom, where the reports disagree, and how many
    independent origins a claim really has.

    \b
    Begin with:
      tellings demo                      the built-in sample, end to end
      tellings add story.db reports/     read your own files into a story
      tellings analyze story.db          find everything
      tellings claims story.db           ask

    \b
    Exit codes:
      0  done
      1  done, but some inputs gave no report (they are listed with the reason)
      2  the command line was not understood
      3  there is no such story, report or claim, or it has not been analyzed yet
      4  another process is writing to the story
      5  verification failed: something is not what was stored
      6  not a story file, or written by a newer version
      7  the system refused: no permission, no room, no such folder

    Nothing is fetched from a network unless `add --fetch` names it, and nothing is sent anywhere.
    """


for command in (
    *building.COMMANDS,
    *asking.COMMANDS,
    *pile.COMMANDS,
    *copying.COMMANDS,
    *judging.COMMANDS,
    *handing.COMMANDS,
    *serving.COMMANDS,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors raised on purpose become one line and an exit code."""
    try:
        sys.exit(_run())
    except click.Abort:
        click.echo("interrupted; what was finished is kept, run the same command again", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except TellingsError as problem:
        click.echo(f"tellings: {problem}", err=True)
        sys.exit(EXIT_CODES.get(type(problem), 2))
    except (OSError, sqlite3.OperationalError) as problem:
        if isinstance(problem, BrokenPipeError):
            _end_quietly()
        click.echo(f"tellings: {_said(problem)}", err=True)
        sys.exit(7)


def _run() -> int:
    """Run the command; click gives the code of an `Exit` back instead of raising it."""
    try:
        code = cli.main(standalone_mode=False)
    except SystemExit:  # how click says that nobody reads our output any more
        _end_quietly()
    return code if isinstance(code, int) else 0


def _end_quietly() -> NoReturn:
    """The reader of our output has gone (`| head`): not an error."""
    # so that nothing is flushed into the pipe at exit
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _said(problem: Exception) -> str:
    """What the system refused, in one line."""
    if isinstance(problem, OSError) and problem.strerror:
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}{problem.strerror}"
    return f"the story file cannot be used: {problem}"
