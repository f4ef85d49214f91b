"""`verify` notices a changed byte, wherever it is."""

import sqlite3
from pathlib import Path

import pytest

from tellings.story import Story

CHANGES = {
    "a letter of a text": "UPDATE texts SET text = 'X' || substr(text, 2) WHERE rowid = 1",
    "a date": "UPDATE reports SET published_from = '1999-01-01' WHERE rowid = 1",
    "a witness's end": """UPDATE witnesses SET "end" = "end" - 1
        WHERE start = (SELECT min(start) FROM witnesses)""",
    "an origin count": "UPDATE origins SET low = low + 1",
    "a missing attribution": "DELETE FROM attributions WHERE rowid = 1",
    "an added label": """INSERT INTO labels
        SELECT report, start, "end", NULL, 'outlet' FROM mentions LIMIT 1""",
    "a folded sentence": "UPDATE sentences SET folded = 'x' WHERE id = 1",
}


def test_an_untouched_story_is_as_it_was(analysed_sample: Path) -> None:
    assert Story(analysed_sample).verify() == []


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_change_is_noticed(sample_copy: Path, change: str) -> None:
    with sqlite3.connect(sample_copy) as connection:
        assert connection.execute(CHANGES[change]).rowcount > 0
    assert Story(sample_copy).verify()


def test_adding_without_analysing_is_said(sample_copy: Path, tmp_path: Path) -> None:
    extra = tmp_path / "extra.txt"
    extra.write_text("The harbour master of Norwick said that nothing had happened.", "utf-8")
    story = Story(sample_copy, workers=1)
    story.add(extra)
    assert any("analyze" in line for line in story.verify())


def test_again_gives_the_same(sample_copy: Path) -> None:
    assert Story(sample_copy, workers=1).verify(again=True) == []


def test_a_changed_export_is_noticed(analysed_sample: Path, tmp_path: Path) -> None:
    story = Story(analysed_sample)
    story.export(tmp_path / "e")
    assert story.verify(tmp_path / "e") == []
    path = tmp_path / "e" / "claims.jsonl"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    assert any("claims.jsonl" in line for line in story.verify(tmp_path / "e"))
    path.unlink()
    assert any("missing" in line for line in story.verify(tmp_path / "e"))


def test_an_export_of_another_story_is_noticed(analysed_sample: Path, tmp_path: Path) -> None:
    text = tmp_path / "one.txt"
    text.write_text(
        "Mara Delling said on 3 May 2011 that 30 people were arrested in Brenn.", "utf-8"
    )
    other = Story(tmp_path / "other.db", workers=1)
    other.add(text)
    other.analyze()
    other.export(tmp_path / "e")
    assert Story(analysed_sample).verify(tmp_path / "e")
