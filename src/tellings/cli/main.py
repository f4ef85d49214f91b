"""The group of all commands, and what happens when one fails."""

import sys

import click

import tellings
from tellings.cli import asking, building, handing
from tellings.errors import (
    NotFound,
    StoreBusy,
    StoreMissing,
    StoreVersion,
    TellingsError,
    VerificationError,
)

EXIT_CODES: dict[type[TellingsError], int] = {
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
      3  there is no such story, report or claim
      4  another process is writing to the story
      5  verification failed: something is not what was stored
      6  not a story file, or written by a newer version

    Nothing is ever fetched from a network, and nothing is sent anywhere.
    """


for command in (*building.COMMANDS, *asking.COMMANDS, *handing.COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors raised on purpose become one line and an exit code."""
    try:
        # click gives the code of an `Exit` back instead of raising it
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.Abort:
        click.echo("interrupted; what was finished is kept, run the same command again", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except TellingsError as problem:
        click.echo(f"tellings: {problem}", err=True)
        sys.exit(EXIT_CODES.get(type(problem), 2))
    except BrokenPipeError:
        # the reader of our output has gone (`| head`): not an error
        sys.stderr.close()
        sys.exit(0)
