"""What an `add` tells of itself, and what it tries again."""

from pathlib import Path

from click.testing import CliRunner

from evaluation.hostile import made
from evaluation.hostile.made import STORY
from tellings.cli import cli
from tellings.pipeline.adding import kind_of_warning
from tellings.story import Story


def test_progress_is_counted_in_files_and_ends_at_all_of_them(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"{number} {STORY}")
    told: list[tuple[object, ...]] = []
    story = Story(tmp_path / "s.db", workers=2)
    for expected in (40, 0):
        told.clear()
        done = story.add(tmp_path, progress=lambda _, *now: told.append(now))
        assert (done.files, done.new) == (40, expected)
        assert told == sorted(told)
        assert {total for _, total in told} == {40}
        assert told[-1] == (40, 40)


def test_what_the_machine_could_not_do_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 x}")
    (tmp_path / "b.txt").write_bytes(b"")
    story = Story(tmp_path / "s.db", workers=1)
    assert [s.reason for s in story.add(tmp_path).skipped] == ["unsupported", "empty"]
    again = story.add(tmp_path)
    assert (again.unchanged, len(again.skipped)) == (1, 2)


def test_the_same_article_in_every_packing_is_one_report(tmp_path: Path) -> None:
    page = made.page()
    for name, data in {
        "a.html": page,
        "b.zip": made.zipped(("x/c.html", page)),
        "c.tar.gz": made.tarred(("c.html", page), packing="gz"),
        "d.mhtml": made.mhtml(),
        "e.warc.gz": made.warc(made.record(made.URL, page)),
        "f.wacz": made.wacz(),
    }.items():
        (tmp_path / name).write_bytes(data)
    done = Story(tmp_path / "s.db", workers=1).add(tmp_path)
    assert (done.new, done.known, done.skipped) == (1, 5, [])


def test_the_table_after_an_add(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY + "\u202eabc\u202c")
    (tmp_path / "\x1b[31m.txt").write_bytes(b"")
    (tmp_path / "list").write_text(f"{tmp_path}/a.txt\n{tmp_path}/b.txt\n")
    story = str(tmp_path / "s.db")
    shown = CliRunner().invoke(cli, ["add", story, f"@{tmp_path}/list", str(tmp_path)])
    assert shown.exit_code == 1
    assert "  read     3  new reports" in shown.stderr
    assert "  again    2  reports known before" in shown.stderr
    assert "  skipped  1  empty" in shown.stderr
    assert "  warning  2  # characters turn the direction of writing" in shown.stderr
    assert "\x1b" not in shown.stderr
    again = CliRunner().invoke(cli, ["add", story, "--list", f"{tmp_path}/list"])
    assert "2  files unchanged, not read again" in again.stderr
    missing = CliRunner().invoke(cli, ["add", story])
    assert missing.exit_code != 0


def test_warnings_of_one_kind_are_counted_together() -> None:
    assert kind_of_warning("part 2 of 3 of a file") == kind_of_warning("part 1 of 12 of a file")
    assert kind_of_warning("'May 3' (meta) and 'x' (url)") == "… (meta) and … (url)"
    assert kind_of_warning("read as UTF-8") == "read as UTF-8"
