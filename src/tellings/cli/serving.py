"""The command that shows a story in a browser."""

from pathlib import Path

import click

from tellings.cli.asking import asked


@click.command(short_help="Show the story in a browser on this machine.")
@click.argument("story", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8010, show_default=True,
    help="Port to listen on; 0 for any that is free.",
)  # fmt: skip
@click.option(
    "--token", help="What readers must bring; made for you where --host is not this machine's own."
)
def serve(story: Path, host: str, port: int, token: str | None) -> None:
    """Show STORY in a browser: claims, reports, copies, names, everything, with your judgements.

    Only this machine can reach it. With --host it is open to others too, who then need the
    address with its token; it is not encrypted, so do that in a network you trust.
    """
    asked(story, analysed=False)
    from tellings.web import serve as run  # loads the server

    run(story, host, port, token, told=lambda address: click.echo(f"{story}: {address}", err=True))


COMMANDS = (serve,)
