"""The code at the foot of a page exists and gives what the page shows."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tellings.cli import cli
from tellings.model import to_plain
from tellings.pages.catalog import BY_NAME, PATTERNS
from tellings.pages.limits import Limits
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.story import Story

ASKED = {
    "sources": {"role": "person"},
    "names": {"kind": "organisation"},
    "disagreements": {"facet": "number"},
    "reports": {"outlet": "Nordwire", "by": "length"},
    "search": {"q": "harbour board"},
}


@pytest.mark.parametrize("name", [*ASKED, "source", "actor", "disagreement"])
def test_the_command_and_the_code_give_what_the_page_shows(
    analysed_sample: Path, name: str
) -> None:
    story = Story(analysed_sample)
    firsts = {
        "source": lambda: story.source("Munir Salhane").row.id,
        "actor": lambda: story.names()[0].entity,
        "disagreement": lambda: story.disagreements()[0].id,
    }
    parts = [firsts[name]()] if name in firsts else []
    query = Query({field: [value] for field, value in ASKED.get(name, {}).items()})
    with opened(analysed_sample, Addresses(PATTERNS), Limits()) as desk:
        page = BY_NAME[name].make(desk, parts, query)
        shown = page.records if name in firsts else list(page.rows)
    told = eval(page.recipe.code, {"story": story})
    if name == "sources":  # the same sources, there with all that they say
        assert [row.name for row in told][: len(shown)] == [row.name for row in shown]
    elif name in firsts:
        main = shown.get(name) if isinstance(shown, dict) else shown
        found = to_plain(told)
        assert to_plain(main) in (found, found.get("row"))
    else:
        assert list(told)[: len(shown)] == shown and len(shown) > 0
    command = shlex.split(page.recipe.command.replace("STORY", str(analysed_sample)))
    assert command[0] == "tellings"
    done = CliRunner().invoke(cli, [*command[1:], "--json"])
    assert done.exit_code == 0 and len(done.stdout) > 100, done.output
