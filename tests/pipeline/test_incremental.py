"""Only what is new or changed is done, and the bytes are those of a full run."""

from pathlib import Path

from tellings import reuse
from tellings.pipeline import Settings
from tellings.sample import SAMPLE
from tellings.story import Story
from tests.pile import exported, write_texts


def test_one_more_report_is_looked_at_alone(tmp_path: Path) -> None:
    files = sorted(p for p in SAMPLE.rglob("*.txt"))
    assert len(files) > 3
    grown = Story(tmp_path / "grown.db", workers=1)
    grown.add(*files[:-1])
    grown.analyze()
    grown.add(files[-1])
    done = grown.analyze()
    new = done.reports - Story(tmp_path / "grown.db").overview().reports
    assert new == 0
    last = Story(tmp_path / "last.db", workers=1)
    last.add(files[-1])
    assert done.looked_at == last.overview().reports
    whole = Story(tmp_path / "whole.db", workers=1)
    whole.add(*files)
    whole.analyze()
    grown.export(tmp_path / "a")
    whole.export(tmp_path / "b")
    assert exported(tmp_path / "a") == exported(tmp_path / "b")


def test_nothing_new_is_nothing_to_do(sample_copy: Path) -> None:
    story = Story(sample_copy, workers=1)
    done = story.analyze()
    assert done.up_to_date and done.looked_at == 0
    again = story.add(SAMPLE)
    assert again.unchanged == again.files and again.new == 0
    assert story.analyze().up_to_date


def test_another_memory_budget_is_nothing_new(sample_copy: Path) -> None:
    story = Story(sample_copy, workers=1, settings=Settings(reuse=reuse.Settings(memory=1 << 20)))
    assert story.analyze().up_to_date


def test_a_small_memory_budget_gives_the_same_bytes(tmp_path: Path) -> None:
    files = write_texts(tmp_path / "pile", 12, seed=8)
    for name, memory in (("a", 0), ("b", 1 << 28)):
        budget = Settings(reuse=reuse.Settings(memory=memory))
        story = Story(tmp_path / f"{name}.db", workers=1, settings=budget)
        story.add(*files)
        story.analyze()
        story.export(tmp_path / name)
    assert exported(tmp_path / "a") == exported(tmp_path / "b")


def test_a_changed_file_replaces_what_it_gave(tmp_path: Path) -> None:
    first, second = write_texts(tmp_path / "pile", 2, seed=5)
    story = Story(tmp_path / "s.db", workers=1)
    story.add(first, second)
    story.analyze()
    first.write_text("Oren Vask said on Monday that the depot at Brenn was closed.", "utf-8")
    done = story.add(first, second)
    assert (done.new, done.gone, done.unchanged) == (1, 1, 1)
    story.analyze()
    assert any("Oren Vask said on Monday" in r["words"] for r in spans(story))
    fresh = Story(tmp_path / "fresh.db", workers=1)
    fresh.add(first, second)
    fresh.analyze()
    story.export(tmp_path / "a")
    fresh.export(tmp_path / "b")
    assert exported(tmp_path / "a") == exported(tmp_path / "b")


def spans(story: Story) -> list[dict[str, str]]:
    return [match["quoted"] for match in story_matches(story)]


def story_matches(story: Story) -> list[dict[str, dict[str, str]]]:
    from tellings.model import to_plain

    answer = to_plain(story.check("Oren Vask said on Monday that the depot at Brenn was closed"))
    found: list[dict[str, dict[str, str]]] = answer["matches"]
    return found


def test_the_same_text_under_two_paths_is_one_report_in_two_places(tmp_path: Path) -> None:
    (path,) = write_texts(tmp_path / "a", 1, seed=7)
    (tmp_path / "b").mkdir()
    twin = tmp_path / "b" / "other-name.txt"
    twin.write_bytes(path.read_bytes())
    story = Story(tmp_path / "s.db", workers=1)
    done = story.add(path, twin)
    assert (done.new, done.known) == (1, 1)
    (row,) = story.reports()
    assert row.paths == tuple(sorted((str(path), str(twin))))
