"""What a newcomer meets: nothing analysed yet, read-only files, narrow terminals, other orders."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.cli import output
from tests.cli.test_commands import run
from tests.pile import write_texts

ANSWERS = ("claims", "origins", "copies", "stock", "sources", "disagreements", "names", "timeline")


@pytest.fixture(scope="module")
def unanalysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unanalysed")
    write_texts(folder / "pile", 4, seed=5)
    assert run("add", folder / "s.db", folder / "pile", "-w", 1).returncode == 0
    return folder / "s.db"


@pytest.mark.parametrize("command", [*ANSWERS, "check"])
def test_nothing_is_said_not_to_be_there_before_an_analysis(unanalysed: Path, command: str) -> None:
    done = run(command, unanalysed, *(["the ferry sank"] if command == "check" else []))
    assert done.returncode == 3
    assert not done.stdout
    assert f"run: tellings analyze {unanalysed}" in done.stderr


def test_reports_are_there_before_an_analysis(unanalysed: Path, tmp_path: Path) -> None:
    assert len(json.loads(run("reports", unanalysed, "--json").stdout)) == 4
    assert run("report", unanalysed, "-o", tmp_path / "r.html").returncode == 3
    assert "not been analyzed" in run("export", unanalysed, tmp_path / "e").stderr


def test_files_added_since_the_analysis_are_mentioned(sample_copy: Path, tmp_path: Path) -> None:
    write_texts(tmp_path / "more", 1, seed=6)
    run("add", sample_copy, tmp_path / "more", "-w", 1)
    done = run("claims", sample_copy, "-n", 1)
    assert done.returncode == 0
    assert "came since" in done.stderr


def test_a_file_that_gives_nothing_new_leaves_a_story_that_can_be_verified(
    sample_copy: Path, tmp_path: Path
) -> None:
    assert run("add", sample_copy, tmp_path / "nowhere.txt", "-w", 1).returncode == 1
    assert run("analyze", sample_copy, "-w", 1).returncode == 0
    assert run("verify", sample_copy).returncode == 0


def test_what_cannot_be_written_is_one_line(analysed_sample: Path, tmp_path: Path) -> None:
    done = run("report", analysed_sample, "-o", tmp_path / "no" / "where.html")
    assert done.returncode == 7
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tellings: ")


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="needs another user to be")
def test_a_story_of_somebody_else_can_be_read(analysed_sample: Path, tmp_path: Path) -> None:
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    story = Path(shutil.copy(analysed_sample, tmp_path / "s.db"))
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(0o755)
    story.chmod(0o644)
    tmp_path.chmod(0o555)
    nobody = ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-m", "tellings"]
    if subprocess.run([*nobody, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("another user cannot run this Python")
    done = subprocess.run(
        [*nobody, "claims", str(story), "-n", "1"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_an_empty_question_is_not_answered(analysed_sample: Path) -> None:
    for words in ("", "  ", "?!"):
        assert "no word to look up" in run("check", analysed_sample, words).stdout


def test_operators_of_the_search_are_words(analysed_sample: Path) -> None:
    for words in ('AND OR NOT NEAR * "', '"ferry" NEAR(a b)', "text:ferry -boat ^x"):
        done = run("check", analysed_sample, words)
        assert done.returncode == 0, done.stderr


def test_a_far_question_tells_how_to_look_further(analysed_sample: Path) -> None:
    done = run("check", analysed_sample, "ferry violins purple elephants juggle seven")
    assert "nobody" in done.stdout
    if "--least" in done.stdout:
        least = done.stdout.split("--least ")[1].split(",")[0]
        again = run("check", analysed_sample, "ferry violins purple elephants juggle seven",
                    "--least", least, "--json")  # fmt: skip
        assert json.loads(again.stdout)["matches"]


def test_the_claim_of_a_match_is_the_one_asked_for(analysed_sample: Path) -> None:
    for claim in json.loads(run("claims", analysed_sample, "--json", "-n", 6).stdout):
        answer = json.loads(
            run("check", analysed_sample, claim["wording"]["words"], "--json").stdout
        )
        assert claim["id"] in [c["id"] for c in answer["claims"]]


def test_a_claim_page_gives_each_reason_once(analysed_sample: Path) -> None:
    found = json.loads(run("claims", analysed_sample, "--json", "--at-least", 3).stdout)[0]
    page = json.loads(run("claims", analysed_sample, found["id"], "--json").stdout)
    shown = run("claims", analysed_sample, found["id"]).stdout.splitlines()
    needed = sum(m["needed"] for m in page["merges"])
    assert needed < found["reports"]
    assert (
        sum(" = " in line and line.endswith(("certain", "suggested")) for line in shown) == needed
    )
    assert not re.search(r"\b1 reports", "\n".join(shown))


def test_a_source_that_denied_is_not_shown_as_asserting(tmp_path: Path) -> None:
    text = "The Marlow Canal Board denied that it had closed the locks at Tessing on 4 May 2011."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("add", tmp_path / "s.db", tmp_path / "a.txt", "-w", 1)
    run("analyze", tmp_path / "s.db", "-w", 1)
    table = run("sources", tmp_path / "s.db").stdout
    assert "Marlow Canal Board" in table
    assert "denied: " in table


def test_narrow_terminals_get_the_wording_on_lines_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "console", lambda: output._Console(width=60, highlight=False))
    rows = [{"id": "c1", "words": "a " * 50, "none": ""}, {"id": "c22", "words": "b", "none": ""}]
    columns = [
        output.Column("id", lambda r: r["id"]),
        output.Column("nothing", lambda r: r["none"]),
        output.Column("words", lambda r: r["words"], ratio=1, below=True),
    ]
    output.emit(rows, columns, None)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "id", "an empty column is not shown"
    assert lines[1] == "c1" and lines[2].startswith("    a a")
    assert lines[-2:] == ["c22", "    b"]


def test_a_reader_that_leaves_early_is_no_error(analysed_sample: Path) -> None:
    for form in ([], ["--json"]):
        command = [sys.executable, "-m", "tellings", "reports", str(analysed_sample), *form]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout and process.stderr
            process.stdout.close()
            assert process.wait(60) == 0
            assert b"Traceback" not in process.stderr.read()


def test_a_locked_out_file_is_not_called_foreign(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "x.db").close()
    (tmp_path / "x.db").write_bytes(b"nothing of the kind" * 100)
    assert run("claims", tmp_path / "x.db").returncode == 6
