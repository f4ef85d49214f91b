"""The command and the code at the foot of a page give what the page shows, to the last field."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tellings.cli import cli
from tellings.model import to_plain
from tellings.pages import catalog
from tellings.pages.catalog import BY_NAME, PATTERNS
from tellings.pages.limits import Limits
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.story import Story
from tellings.views import leaves

LONG = "The ferry Tern went down off Carrow Bank"
ASKED = {
    "story": [{}, {"start": "3"}, {"put": "denied"}, {"at_least": "2", "disputed": "number"}],
    "claim": [{}],
    "report": [{}, {"part": "2", "marks": "time"}],
    "compare": [{}],
    "copies": [{}, {"start": "3"}, {"as": "matrix"}, {"as": "matrix", "start": "4"}],
    "family": [{}, {"start": "3"}],
    "stock": [{}, {"kind": "statement"}, {"kind": "copied", "start": "3"}],
    "passage": [{}, {"start": "3"}],
    "disagreements": [{}, {"facet": "number"}, {"relation": "variant", "start": "3"}],
    "disagreement": [{}],
    "sources": [{}, {"role": "person", "start": "3"}, {"named": "never"}],
    "source": [{}, {"start": "3"}],
    "names": [{}, {"kind": "organisation"}, {"show": "outlets", "start": "3"}],
    "actor": [{}],
    "timeline": [{}, {"from": "2011", "start": "3"}, {"outlet": "Nordwire", "at_least": "1"}],
    "reports": [{}, {"outlet": "Nordwire", "by": "length"}, {"start": "3", "language": "ar"}],
    "search": [{"q": LONG}, {"q": LONG, "least": "20"}, {"q": "ferry", "start": "3"}, {}],
    "judgements": [{}, {"verdict": "noted"}, {"who": "Ines", "start": "3"}, {"who": "somebody"}],
    "about": [{}, {"start": "3"}],
}
LISTED = ("said", "printings", "reports", "matches")


@pytest.fixture(scope="module")
def judged(analysed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a few judgements that change nothing."""
    path = tmp_path_factory.mktemp("judged") / "sample.db"
    path.write_bytes(analysed_sample.read_bytes())
    story = Story(path, workers=1)
    for number, report in enumerate(story.reports()[:5]):
        who = "Ines" if number else None
        story.judge("date", report.id, "noted", who=who, why="ask again", recompute=number == 4)
    return path


def first(story: Story, name: str) -> list[str]:
    """The ids of one page of this kind."""
    if name == "compare":
        step = next(row for row in story.copies() if row.from_report)
        return [step.from_report, step.to_report]
    found = {
        "claim": lambda: story.claims()[0].id,
        "report": lambda: max(story.reports(), key=lambda r: (r.characters, r.id)).id,
        "family": lambda: story.copies()[0].to_report,
        "passage": lambda: story.stock()[0].passage,
        "disagreement": lambda: story.disagreements()[0].id,
        "source": lambda: story.source("Munir Salhane").row.id,
        "actor": lambda: story.names()[0].entity,
    }
    return [found[name]()] if name in found else []


def plain(value: Any) -> Any:
    return json.loads(json.dumps(to_plain(list(value) if hasattr(value, "plain") else value)))


def test_every_kind_of_page_is_tried() -> None:
    assert set(ASKED) == set(BY_NAME)


@pytest.mark.parametrize(
    ("name", "asked"),
    [(name, asked) for name, every in ASKED.items() for asked in every],
    ids=lambda value: value if isinstance(value, str) else "&".join(map("=".join, value.items())),
)
def test_the_command_and_the_code_give_what_the_page_shows(
    judged: Path, name: str, asked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "start" in asked and name != "copies":
        monkeypatch.setattr(getattr(catalog, name), "EACH", 3)
    elif name == "copies" and "as" not in asked:
        monkeypatch.setattr(catalog.copies, "EACH", 3)
    monkeypatch.setattr(leaves, "LEAF", 900 if "part" in asked else 24_000)
    story = Story(judged)
    query = Query({field: [value] for field, value in asked.items()})
    with opened(judged, Addresses(PATTERNS), Limits()) as desk:
        page = BY_NAME[name].make(desk, first(story, name), query)
        told = plain(page.records())
        assert not page.following or name in PATTERNS
    main = told[page.main]
    if not (name == "search" and not asked):  # which shows nothing yet
        assert main, "nothing is shown that could differ"
        command = shlex.split(page.recipe.command.replace("STORY", shlex.quote(str(judged))))
        assert command[0] == "tellings"
        done = CliRunner().invoke(cli, [*command[1:], "--json"])
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout) == main
        given = plain(eval(page.recipe.code, {"story": story}))
        if name == "reports":  # the command adds in whose voice each speaks
            main = [{n: v for n, v in row.items() if n != "voices"} for row in main]
        assert given in (main, *(main.get(n) for n in LISTED if isinstance(main, dict)))
