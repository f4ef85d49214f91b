"""One small analyzed story for all tests of pages."""

from pathlib import Path

import pytest

from tests.pages.stories import told


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return told(tmp_path_factory.mktemp("pages") / "story.db")
