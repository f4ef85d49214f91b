"""Copies, stock, comparison and marks on the command line; and that pages' recipes give them."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import tellings
from tellings.cli.main import cli
from tellings.model import to_plain
from tellings.pages import compare, copies, family, passage, report, stock, timeline
from tellings.pages.catalog import PATTERNS
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tests.pages.stories import told

LINKS = Addresses(PATTERNS)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return told(tmp_path_factory.mktemp("story") / "story.db")


def run(*arguments: str) -> Any:
    result = CliRunner().invoke(cli, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_recipes_of_the_pages_give_what_they_show(story: Path) -> None:
    with opened(story, LINKS) as desk:
        any_passage = desk.store.connection.execute("SELECT min(id) FROM passages").fetchone()[0]
        pages = [
            compare.make(desk, ["first", "second"], Query()),
            report.make(desk, ["first"], Query()),
            copies.make(desk, [], Query()),
            copies.make(desk, [], Query({"as": ["matrix"]})),
            family.make(desk, ["first"], Query()),
            stock.make(desk, [], Query({"kind": ["copied"]})),
            passage.make(desk, [any_passage], Query()),
            timeline.make(desk, [], Query({"from": ["2005"], "to": ["2005"]})),
        ]
    for page in pages:
        words = shlex.split(page.recipe.command.replace("STORY", shlex.quote(str(story))))
        from_shell = run(*words[1:])
        code = page.recipe.code.removeprefix("story.")
        from_python = eval(f"story.{code}", {"story": tellings.Story(story)})
        assert from_shell and from_shell == to_plain(_listed(from_python)), page.recipe


def _listed(answer: Any) -> Any:
    return list(answer) if isinstance(answer, tellings.story.Rows) else answer


def test_compare_tells_what_one_leaves_out(story: Path) -> None:
    result = CliRunner().invoke(cli, ["compare", str(story), "first", "second"])
    assert "In A and not in B" in result.output and "nobody had counted" in result.output
    assert "moved" in result.output
    assert CliRunner().invoke(cli, ["compare", str(story), "first", "none"]).exit_code != 0


def test_the_life_of_a_passage_in_lines(story: Path) -> None:
    (row,) = [r for r in run("stock", str(story), "--all-kinds") if "burned" in str(r)][:1]
    result = CliRunner().invoke(cli, ["stock", str(story), row["passage"], "--csv"])
    assert result.exit_code == 0 and len(result.output.splitlines()) > len(row["uses"])
    assert "2014-05-05" in result.output


def test_marks_as_a_table(story: Path) -> None:
    result = CliRunner().invoke(cli, ["marks", str(story), "first", "--csv"])
    assert {"passage", "said", "time"} <= {
        line.split(",")[0] for line in result.output.splitlines()
    }
