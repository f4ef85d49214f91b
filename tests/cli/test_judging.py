"""judge and judgements, as a person types them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import cli
from tellings.errors import NotFound, UsageError
from tellings.story import Story


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], env=env, catch_exceptions=True)


def refused(*arguments: object) -> str:
    result = run(*arguments)
    assert isinstance(result.exception, UsageError | NotFound), result.output
    return str(result.exception)


def rows(story: Path, *options: str) -> Sequence[dict[str, object]]:
    found: Sequence[dict[str, object]] = json.loads(
        run("judgements", story, "--json", *options).stdout
    )
    return found


def test_a_judgement_from_the_command_line_and_back(sample_copy: Path) -> None:
    story = Story(sample_copy, workers=1)
    row = next(r for r in story.reports() if r.outlet and r.published)
    done = run(
        *("judge", sample_copy, "outlet", row.key, "overturned", "--value", "Quay Lantern"),
        *("--who", "Ines", "--why", "masthead", "--when", "2026-03-01T09:30:00Z"),
    )
    assert done.exit_code == 0 and "in force" in done.stderr and "Quay Lantern" in done.stdout
    (kept,) = rows(sample_copy)
    assert (kept["who"], kept["why"], kept["when"]) == ("Ines", "masthead", "2026-03-01T09:30:00Z")
    assert kept["ids"] == [row.id] and kept["state"] == "in force"
    table = run("judgements", sample_copy).stdout
    assert "overturned: Quay Lantern" in table and "Ines" in table
    assert run("judgements", sample_copy, "--csv").stdout.startswith("id,state,about,verdict")
    back = run("judgements", sample_copy, "--take-back", str(kept["id"])[:8], "--who", "Ines")
    assert back.exit_code == 0 and "taken back" in back.stderr
    assert rows(sample_copy) == []
    assert "Quay Lantern" in run("judgements", sample_copy, "--history").stdout
    assert {r.outlet for r in story.reports() if r.id == row.id} == {row.outlet}


def test_a_merge_with_its_claim_apart(sample_copy: Path) -> None:
    row = next(o for o in Story(sample_copy).origins() if o.merges)
    merge = row.merges[0]
    done = run(
        *("judge", sample_copy, "merge", merge.a, merge.b, "--claim", row.claim[:8], "overturned"),
        *("--why", "two briefings", "--later"),
        env={"TELLINGS_WHO": "Otto"},
    )
    assert done.exit_code == 0 and "tellings analyze" in done.stderr and not done.stdout
    (kept,) = rows(sample_copy, "--about", "merge")
    assert kept["ids"] == [row.claim, merge.a, merge.b]
    assert (kept["who"], kept["state"]) == ("Otto", "waiting")
    assert str(kept["when"]).endswith("Z")


def test_unknown_is_a_value(sample_copy: Path) -> None:
    story = Story(sample_copy, workers=1)
    row = next(r for r in story.reports() if r.published)
    assert run("judge", sample_copy, "date", row.id, "overturned", "--unknown").exit_code == 0
    assert {r.published for r in story.reports() if r.id == row.id} == {None}
    assert "overturned: unknown" in run("judgements", sample_copy).stdout


def test_handing_over(sample_copy: Path, tmp_path: Path) -> None:
    story = Story(sample_copy, workers=1)
    row = story.reports()[0]
    story.judge("date", row.id, "overturned", "1999", who="Ines", recompute=False)
    path = tmp_path / "said.jsonl"
    assert "1 judgement" in run("judgements", sample_copy, "--export", path).stderr
    ident = story.judgements()[0].id
    story.take_back(ident, forget=True, recompute=False)
    story.judge("date", row.id, "overturned", "1998", who="Otto", recompute=False)
    brought = run("judgements", sample_copy, "--import", path, "--later")
    assert "1 new judgement" in brought.stderr and f"contested: {ident}"[:12] in brought.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("date", "REPORT", "overturned"), "--value, or that nobody knows with --unknown"),
        (("date", "REPORT", "overturned", "--value", "1999", "--unknown"), "exclude one another"),
        (("passage", "p", "overturned", "--unknown"), "--unknown goes with"),
        (("date", "nowhere.txt", "confirmed"), "no report is called"),
        (("merge", "REPORT", "overturned"), "takes a claim and two of its reports"),
        (("outlet", "REPORT", "noted"), "--why"),
    ],
)
def test_what_makes_no_sense_says_what_would(
    sample_copy: Path, arguments: tuple[str, ...], said: str
) -> None:
    report = Story(sample_copy).reports()[0].id
    named = [report if a == "REPORT" else a for a in arguments]
    assert said in refused("judge", sample_copy, *named)
    assert run("judge", sample_copy, "weather", report, "confirmed").exit_code == 2
    assert run("judge", sample_copy, "date", report, "perhaps").exit_code == 2
    assert rows(sample_copy) == []


def test_options_that_exclude_one_another(sample_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.jsonl"
    assert "one at a time" in refused(
        "judgements", sample_copy, "--take-back", "j", "--export", out
    )
    assert "--take-back" in refused("judgements", sample_copy, "--forget")
