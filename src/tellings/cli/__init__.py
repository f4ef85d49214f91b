"""The command line: arguments and printing only."""

from tellings.cli.main import cli, main

__all__ = ["cli", "main"]
