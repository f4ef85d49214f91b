"""Fixtures that several folders share: the sample, analysed once."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# the first call of a kernel compiles it, which no deadline should count
settings.register_profile("tellings", deadline=None)
settings.load_profile("tellings")


@pytest.fixture(scope="session")
def analysed_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a story made of the sample; read-only by agreement, copy it to change it."""
    from tellings.sample import SAMPLE
    from tellings.story import Story

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    story = Story(path, workers=1)
    story.add(SAMPLE)
    story.analyze()
    return path


@pytest.fixture
def sample_copy(analysed_sample: Path, tmp_path: Path) -> Path:
    """A copy of the analysed sample that a test may change."""
    return Path(shutil.copy(analysed_sample, tmp_path / "copy.db"))


@pytest.fixture(scope="session")
def sample_export(analysed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's export folder."""
    from tellings.story import Story

    folder = tmp_path_factory.mktemp("export")
    Story(analysed_sample).export(folder)
    return folder
