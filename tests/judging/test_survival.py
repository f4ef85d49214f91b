"""Judgements outlive analyses, files read again, changed settings and changed texts."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tellings import Settings
from tellings.model import Report
from tellings.pipeline import joins, judging
from tellings.reuse import Settings as ReuseSettings
from tellings.store import Database, judgements
from tellings.story import Story
from tests.export.test_jsonl import CONTRACT
from tests.judging.conftest import files, seal
from tests.judging.test_each_kind import CASES
from tests.pile import exported


def judge_all(story: Story) -> list[str]:
    """One judgement of each kind; their ids."""
    made = []
    for kind in ("splice", "date", "outlet", "borrowing", "passage", "alias", "merge", "witness"):
        case = next(c for c in CASES if c.kind == kind)
        ids = case.ids(story)
        made.append(story.judge(kind, ids, "overturned", case.value, who="Ines").judgement.id)
    return made


def states(story: Story) -> dict[str, str]:
    return {row.kind: row.state for row in story.judgements()}


def bytes_of(story: Story, folder: Path) -> dict[str, bytes]:
    story.export(folder)
    return exported(folder)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for path in files():
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def told(pile: Path, tmp_path: Path) -> Story:
    """A story of files that a test may change."""
    story = Story(tmp_path / "told.db", workers=1)
    story.add(pile)
    story.analyze()
    return story


def test_all_kinds_together_are_what_a_fresh_story_gives(told: Story, tmp_path: Path) -> None:
    judge_all(told)
    assert set(states(told).values()) == {"in force"}
    assert told.verify(again=True) == []
    told.export_judgements(tmp_path / "said.jsonl")
    fresh = Story(tmp_path / "fresh.db", workers=1)
    fresh.add(tmp_path / "pile")
    fresh.import_judgements(tmp_path / "said.jsonl")
    assert set(states(fresh).values()) == {"waiting"}
    fresh.analyze()
    assert bytes_of(told, tmp_path / "a") == bytes_of(fresh, tmp_path / "b")
    assert seal(told) == seal(fresh)


def test_files_read_again_and_new_files(told: Story, pile: Path, tmp_path: Path) -> None:
    judge_all(told)
    last = bytes_of(told, tmp_path / "before")
    os.utime(pile / "clippings-february.txt")
    assert told.add(pile).unchanged == len(files())
    told.analyze()
    assert bytes_of(told, tmp_path / "same") == last

    (pile / "new.txt").write_text("The harbour office at Port Ansel opened again on Monday.\n")
    shown = {r.id: (r.outlet, r.published) for r in told.reports()}
    done = told.add(pile)
    assert (done.new, done.gone) == (1, 0)
    now = {r.id: (r.outlet, r.published) for r in told.reports()}
    assert shown.items() <= now.items(), "what was judged is shown before the next analysis too"
    assert told.state() == "changed"
    told.analyze()
    assert set(states(told).values()) == {"in force"}
    told.export_judgements(tmp_path / "said.jsonl")
    fresh = Story(tmp_path / "fresh.db", workers=1)
    fresh.add(pile)
    fresh.import_judgements(tmp_path / "said.jsonl", recompute=False)
    fresh.analyze()
    assert bytes_of(told, tmp_path / "a") == bytes_of(fresh, tmp_path / "b")


def test_changed_settings(told: Story) -> None:
    judge_all(told)
    again = Story(told.path, Settings(reuse=ReuseSettings(same_place=0.5)), workers=1)
    again.analyze()
    assert set(states(again).values()) == {"in force"}
    assert again.verify() == []


def test_a_changed_text_keeps_what_is_said_of_its_words(told: Story, pile: Path) -> None:
    judge_all(told)
    for path in sorted(pile.glob("*.txt")):
        path.write_text("A note by the archive.\n\n" + path.read_text("utf-8"), "utf-8")
    told.add(pile)
    told.analyze()
    assert set(states(told).values()) == {"in force"}


def test_words_that_are_gone_are_listed_and_come_back(told: Story, pile: Path) -> None:
    victim = next(r for r in told.reports() if len(r.paths) == 1 and r.paths[0].endswith(".html"))
    path = Path(victim.paths[0])
    text = path.read_bytes()
    told.judge("date", victim.id, "overturned", "1999", who="Ines", why="stamp")
    path.write_text("Something else altogether was printed here, about bread and salt.")
    told.add(pile)
    told.analyze()
    (row,) = told.judgements()
    assert row.state == "not found" and row.words[0].report is None
    assert row.ids == (victim.id,) and row.words[0].quote in row.subject
    path.write_bytes(text)
    told.add(pile)
    told.analyze()
    assert states(told) == {"date": "in force"}
    assert next(r for r in told.reports() if r.id == victim.id).published == "1999"


def test_a_report_that_goes_and_comes_back_is_analysed_again(told: Story, pile: Path) -> None:
    before = seal(told)
    path = pile / "nordwire-ferry-lost.txt"
    text = path.read_bytes()
    path.write_text("Nothing of note happened in the harbour on that day.")
    told.add(pile)
    path.write_bytes(text)
    told.add(pile)
    told.analyze()
    assert seal(told) == before and told.verify() == []


def test_judging_while_an_analysis_runs(told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    join, calls = joins.join, 0
    report = told.reports()[0].id
    with Database(told.path) as store:
        store.connection.execute("UPDATE story SET value = '' WHERE name = 'analysis'")

    def slowly(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:
            impatient = Story(told.path, workers=1, wait=0)
            assert (
                impatient.judge("outlet", report, "overturned", "Quay Lantern").state == "waiting"
            )
        return join(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(joins, "join", slowly)
    told.analyze()
    assert calls == 2 and states(told) == {"outlet": "in force"} and told.state() == "current"
    assert {r.outlet for r in told.reports() if r.id == report} == {"Quay Lantern"}
    assert told.verify() == []


def test_the_export_keeps_to_its_contract(told: Story, tmp_path: Path) -> None:
    made = judge_all(told)
    told.export(tmp_path / "out")
    lines = (tmp_path / "out" / "judgements.jsonl").read_text("utf-8").splitlines()
    page = (Path(__file__).parent.parent.parent / "docs" / "records.md").read_text("utf-8")
    assert len(lines) == len(made)
    for line in map(json.loads, lines):
        assert CONTRACT["judgements"].split() == [
            f for f in CONTRACT["judgements"].split() if f in line
        ]
        assert all(f"`{field}`" in page for field in [*line, *line["words"][0]])
    with Database(told.path) as store:
        shown = store.connection.execute(
            "SELECT kind, state, words FROM read_judgements"
        ).fetchall()
    assert {state for _, state, _ in shown} == {"in force"} and all(words for *_, words in shown)


def test_many_at_once_are_worked_in_once(told: Story) -> None:
    for r in told.reports()[:3]:
        done = told.judge("outlet", r.id, "overturned", "Quay Lantern", recompute=False)
        assert (done.state, done.changes) == ("waiting", ())
    assert told.state() == "changed"
    told.analyze()
    assert {row.state for row in told.judgements()} == {"in force"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed quickly")
def test_killed_while_it_is_worked_in(told: Story) -> None:
    report = told.reports()[0].id
    for turn in range(12):
        child = os.fork()
        if child == 0:
            try:
                told.judge("date", report, "overturned", f"19{50 + turn}", who="Ines")
            finally:
                os._exit(0)
        time.sleep(0.04 * turn)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rows = told.judgements()
        gone = {ident for row in rows for ident in row.replaces}
        kept = [str(row.value) for row in rows if row.id not in gone]
        told.analyze()
        assert told.verify() == []
        assert [row.value for row in told.judgements() if row.state == "in force"] == kept
        assert not kept or [published_year(told, report)] == kept


def published_year(story: Story, report: str) -> str:
    return str(next(r.published for r in story.reports() if r.id == report))[:4]


def test_a_reader_who_thinks_again_replaces_only_herself(told: Story) -> None:
    report = told.reports()[0].id
    first = told.judge("date", report, "overturned", "1999", who="Ines")
    second = told.judge("date", report, "overturned", "1998", who="Ines")
    assert second.judgement.replaces == (first.judgement.id,)
    third = told.judge("date", report, "overturned", "1997", who="Otto")
    assert third.judgement.replaces == () and third.state == "contested"
    found = {row.value: row.state for row in told.judgements()}
    assert found == {"1999": "replaced", "1998": "contested", "1997": "contested"}
    settled = told.judge(
        *("date", report, "overturned", "1996"),
        who="Mira",
        replaces=[second.judgement.id, third.judgement.id],
    )
    assert settled.state == "in force" and published_year(told, report) == "1996"
    told.take_back(settled.judgement.id)
    told.take_back(third.judgement.id)
    assert published_year(told, report) == "1998"
    told.take_back(second.judgement.id)
    assert published_year(told, report) == "1999"


def test_the_same_said_twice_is_one_judgement(told: Story) -> None:
    report = told.reports()[0].id
    one, other = (told.judge("date", report, "confirmed", who="Ines") for _ in range(2))
    assert one.judgement == other.judgement and len(told.judgements()) == 1


def test_what_is_recorded_is_exact(told: Story) -> None:
    judge_all(told)
    with Database(told.path) as store:
        said = judging.hear(store, told.settings)
        texts: dict[str, Report] = {**said.read.reports, **said.judged.reports}
        words = [w for j in judgements.standing(store.connection) for w in j.words]
    there = [w for w in words if w.report in texts]
    assert len(there) > len(words) / 2
    for w in there:
        assert texts[w.report].text[w.start : w.end] == w.quote
        assert texts[w.report].sha256 == w.sha256
