"""A part of the sample, analysed once, and copies of it to judge in."""

import shutil
from pathlib import Path

import pytest

from tellings.sample import SAMPLE
from tellings.store import Database
from tellings.story import Story

PARTS = ("clippings", "nordwire", "gazette", "marafi", "al-mirsat", "brenn", "vws")


def files() -> list[Path]:
    """The files of the sample that these tests use."""
    return sorted(p for p in SAMPLE.iterdir() if p.name.startswith(PARTS))


def seal(story: Story) -> str | None:
    """The hash over all that a reader sees."""
    with Database(story.path) as store:
        return store.facts().get("seal")


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "story.db"
    story = Story(path, workers=1)
    story.add(*files())
    story.analyze()
    return path


@pytest.fixture
def story(analysed: Path, tmp_path: Path) -> Story:
    return Story(shutil.copy(analysed, tmp_path / "story.db"), workers=1)


@pytest.fixture
def other(analysed: Path, tmp_path: Path) -> Story:
    """The same story on another reader's machine."""
    return Story(shutil.copy(analysed, tmp_path / "other.db"), workers=1)
