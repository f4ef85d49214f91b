"""The command line as a person uses it: answers, formats, exit codes, one-line errors."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pile import rows, write_texts

ASKING = (
    *("claims", "origins", "copies", "stock", "sources", "disagreements"),
    *("names", "timeline", "reports", "skipped"),
)


def run(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tellings", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize("command", ASKING)
def test_every_question_in_every_format(analysed_sample: Path, command: str) -> None:
    table = run(command, analysed_sample)
    assert table.returncode == 0, table.stderr
    assert table.stdout.strip()
    array = json.loads(run(command, analysed_sample, "--json").stdout)
    lines = [json.loads(x) for x in run(command, analysed_sample, "--nl").stdout.splitlines()]
    assert array == lines
    cells = list(csv.reader(io.StringIO(run(command, analysed_sample, "--csv").stdout)))
    assert len(cells) == len(array) + 1
    if command not in {"skipped"}:
        assert array


def test_one_claim(analysed_sample: Path) -> None:
    first = json.loads(run("claims", analysed_sample, "--json", "--at-least", 2).stdout)[0]
    page = run("claims", analysed_sample, first["id"][:10])
    assert page.returncode == 0, page.stderr
    assert "Witnesses" in page.stdout and "independent origins" in page.stdout
    assert json.loads(run("claims", analysed_sample, first["id"], "--json").stdout)["witnesses"]


def test_check_finds_who_says_it(analysed_sample: Path) -> None:
    reports = json.loads(run("claims", analysed_sample, "--json", "--at-least", 3).stdout)
    words = reports[0]["wording"]["words"]
    answer = json.loads(run("check", analysed_sample, words, "--json").stdout)
    assert answer["matches"][0]["share"] == 1
    assert reports[0]["id"] in [c["id"] for c in answer["claims"]]
    assert run("check", analysed_sample, "-", stdin=words).returncode == 0
    nobody = run("check", analysed_sample, "purple elephants juggle seven violins")
    assert nobody.returncode == 0 and "nobody" in nobody.stdout


def test_export_report_and_verify(analysed_sample: Path, tmp_path: Path) -> None:
    assert run("export", analysed_sample, tmp_path / "e").returncode == 0
    assert run("verify", analysed_sample, tmp_path / "e").returncode == 0
    assert run("report", analysed_sample, "-o", tmp_path / "r.html").returncode == 0
    assert run("verify", analysed_sample, tmp_path / "r.html").returncode == 0
    (tmp_path / "r.html").write_text("<p>something else</p>", encoding="utf-8")
    assert run("verify", analysed_sample, tmp_path / "r.html").returncode == 5
    assert run("verify", analysed_sample).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["claims", "nowhere.db"], 3, "no such story"),
        (["analyze", "nowhere.db"], 3, "no such story"),
        (["claims"], 2, "Missing argument"),
        (["frobnicate"], 2, "No such command"),
        (["add", "no/where/s.db", "."], 3, "does not exist"),
    ],
)
def test_errors_are_one_clear_line(
    tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    command = [sys.executable, "-m", "tellings", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir()), "a failed command leaves nothing behind"


def test_other_files_are_refused(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("no database " * 300)
    done = run("claims", notes)
    assert done.returncode == 6 and "not a story" in done.stderr
    assert notes.read_text().startswith("no database"), "and are left as they were"


def test_unknown_ids_are_said(analysed_sample: Path) -> None:
    assert run("claims", analysed_sample, "czzzz").returncode == 3


def broken(folder: Path) -> None:
    """Ten inputs that give no report, each in its own way."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n \n\t")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "nothing.zip").write_bytes(b"PK\x03\x04 this is no archive")
    (folder / "broken.jsonl").write_text('{"id": "x", "text": \n', encoding="utf-8")
    (folder / "no-text.jsonl").write_text('{"id": "y", "words": "none"}\n', encoding="utf-8")
    (folder / "no-text.csv").write_text("id,words\n1,none\n", encoding="utf-8")
    (folder / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def test_five_hundred_reports_with_ten_broken(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    write_texts(pile, 245, seed=31)
    lines = [json.dumps(row) for row in rows(245, seed=32)]
    (pile / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    broken(pile / "broken")
    done = run("add", tmp_path / "s.db", pile)
    assert done.returncode == 1, done.stderr
    assert "490 new" in done.stderr and "10 skipped" in done.stderr
    skipped = json.loads(run("skipped", tmp_path / "s.db", "--json").stdout)
    assert len(skipped) == 10
    assert all(s["reason"] and s["detail"] and "\n" not in s["detail"] for s in skipped)
    assert len(json.loads(run("reports", tmp_path / "s.db", "--json").stdout)) == 490
    again = run("add", tmp_path / "s.db", pile)
    assert "0 new" in again.stderr and "256 files (256 unchanged)" in again.stderr


def test_paths_from_standard_input(tmp_path: Path) -> None:
    paths = write_texts(tmp_path / "pile", 3, seed=41)
    done = run("add", tmp_path / "s.db", "-", stdin="\n".join(map(str, paths)))
    assert done.returncode == 0 and "3 new" in done.stderr


def test_what_a_report_holds_cannot_steer_the_terminal_or_a_spreadsheet(tmp_path: Path) -> None:
    row = {
        "id": "=cmd()",
        "outlet": "=HYPERLINK(1)",
        "published": "2011-05-03",
        "title": "\x1b[31mred\u202e",
        "text": "Mara Delling said on 3 May 2011 that \x1b[2J 30 people were arrested in Brenn.",
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run("add", tmp_path / "s.db", tmp_path / "rows.jsonl")
    run("analyze", tmp_path / "s.db")
    for command in ("reports", "claims", "sources", "timeline"):
        table = run(command, tmp_path / "s.db").stdout
        assert "\x1b[2J" not in table and "\x1b[31m" not in table and "\u202e" not in table
        for line in csv.reader(io.StringIO(run(command, tmp_path / "s.db", "--csv").stdout)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


def test_a_closed_pipe_is_no_error(analysed_sample: Path) -> None:
    shell = f"{sys.executable} -m tellings reports {analysed_sample} --nl | head -1"
    done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    write_texts(tmp_path / "pile", 30, seed=51)
    command = [sys.executable, "-m", "tellings", "add", str(tmp_path / "s.db")]
    command.append(str(tmp_path / "pile"))
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [p.communicate(timeout=120)[1] for p in both]
    assert [p.returncode for p in both] == [0, 0], told
    assert sum("30 new" in t for t in told) == 1 and sum("0 new" in t for t in told) >= 1


def test_public_names_are_sorted_and_there() -> None:
    import tellings

    assert tellings.__all__ == sorted(tellings.__all__)
    for name in tellings.__all__:
        assert getattr(tellings, name)


def test_help_is_there_for_every_command() -> None:
    from tellings.cli import cli

    for name, command in cli.commands.items():
        assert command.help and len(command.help.split("\n")[0]) > 20, name
    assert "Exit codes" in run("--help").stdout


def test_python_and_command_line_are_twins() -> None:
    from tellings.cli import cli
    from tellings.story import Story

    methods = {n for n in dir(Story) if not n.startswith("_")}
    assert set(cli.commands) - {"demo", "serve"} <= methods | {"report"}


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_help_is_quick() -> None:
    code = "import sys; import tellings; assert 'numba' not in sys.modules; tellings.__version__"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
