"""A story served without a network: requests go straight to the app."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tellings.web import build


@pytest.fixture(scope="module")
def client(analysed_sample: Path) -> Iterator[TestClient]:
    """A browser without scripts or cookies of its own, at the sample's pages."""
    with TestClient(build(analysed_sample), base_url="http://127.0.0.1:8010") as made:
        yield made


@pytest.fixture
def own_client(sample_copy: Path) -> Iterator[TestClient]:
    """The same at a copy that may be changed."""
    with TestClient(build(sample_copy), base_url="http://127.0.0.1:8010") as made:
        yield made
