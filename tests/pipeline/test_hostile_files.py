"""All hostile files in one pile: each comes to what it must, and every sound file is read."""

import sqlite3
import time
from collections import defaultdict
from pathlib import Path

import pytest

from evaluation.hostile.made import STORY
from evaluation.hostile.make import Case, write
from tellings.story import Story

SOUND = ("000.txt", "mmm.txt", "zzz.txt")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Case], float]:
    """(story, cases, seconds) after one `add` of everything."""
    folder = tmp_path_factory.mktemp("hostile")
    cases = write(folder / "pile")
    for name in SOUND:
        (folder / "pile" / name).write_text(f"{name}: {STORY}")
    began = time.monotonic()
    Story(folder / "s.db", workers=2).add(folder / "pile")
    return folder / "s.db", cases, time.monotonic() - began


def test_every_case_comes_to_what_it_must(pile: tuple[Path, list[Case], float]) -> None:
    story, cases, _ = pile
    connection = sqlite3.connect(story)
    reports: dict[str, int] = defaultdict(int)
    for (path,) in connection.execute("SELECT input FROM places"):
        reports[_case(path)] += 1
    reasons: dict[str, set[str]] = defaultdict(set)
    for path, reason in connection.execute("SELECT input, reason FROM skipped"):
        reasons[_case(path)].add(reason)
    wrong = {
        case.name: (reports[case.name], sorted(reasons[case.name]))
        for case in cases
        if not case.least <= reports[case.name] <= case.most
        or not reasons[case.name] <= set(case.reasons)
        or not (reports[case.name] or reasons[case.name])
    }
    assert not wrong
    assert all(reports[name] == 1 for name in SOUND)


def test_what_is_shown_of_it_is_inert(pile: tuple[Path, list[Case], float]) -> None:
    from click.testing import CliRunner

    from tellings.cli import cli

    for command in ("reports", "skipped"):
        for form in ((), ("--csv",)):
            shown = CliRunner().invoke(cli, [command, str(pile[0]), "--limit", "0", *form])
            assert shown.exit_code == 0
            assert not set(shown.stdout) & set("\x1b\x07\u202e")
            cells = [c for line in shown.stdout.splitlines() for c in line.split(",")]
            assert not [c for c in cells if form and c.startswith(("=", "@", '"=', '"@'))]


def _case(path: str) -> str:
    return path.split("/pile/", 1)[1].split("/")[0]
