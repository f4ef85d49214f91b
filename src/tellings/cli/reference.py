"""docs/cli.md, made from what `--help` says: python -m tellings.cli.reference > docs/cli.md"""

import click

from tellings.cli.main import cli

_HEAD = """# Command line

Made from `--help` by `python -m tellings.cli.reference`; do not edit by hand.

"""


def reference() -> str:
    """The whole page: the group's help, then each command's, in alphabetical order."""
    parts = [_HEAD, _section("tellings", cli)]
    parts += [_section(f"tellings {name}", cli.commands[name]) for name in sorted(cli.commands)]
    return "\n".join(parts)


def _section(title: str, command: click.Command) -> str:
    context = click.Context(
        command, info_name=title, max_content_width=96, terminal_width=96,
        help_option_names=cli.context_settings["help_option_names"],
    )  # fmt: skip
    return f"## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
