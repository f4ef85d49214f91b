"""Sizes of memory on the command line."""

import click
import pytest
from click.testing import CliRunner

from tellings.cli import cli
from tellings.cli.building import _settings
from tellings.cli.sizes import size
from tellings.pipeline import Settings


@pytest.mark.parametrize(
    ("written", "number"),
    [("500MB", 500_000_000), ("2 GB", 2_000_000_000), ("1.5gib", 3 << 29), ("64m", 64_000_000),
     ("4096", 4096), ("12kB", 12_000), ("1KiB", 1024)],
)  # fmt: skip
def test_sizes_with_units(written: str, number: int) -> None:
    assert size(written) == number


@pytest.mark.parametrize("written", ["", "much", "MB", "-5MB", "5 parsecs", "1e9", "5MB 3"])
def test_what_is_no_size_is_refused(written: str) -> None:
    with pytest.raises(click.BadParameter, match="no size"):
        size(written)


def test_a_size_too_small_to_work_in_is_refused() -> None:
    done = CliRunner().invoke(cli, ["analyze", "a.story", "--memory", "1MB"])
    assert done.exit_code == 2
    assert "1MB is less than 64 MiB" in done.output


def test_memory_changes_no_fingerprint() -> None:
    chosen = _settings(100_000_000)
    assert chosen is not None
    assert chosen.reuse.memory == 100_000_000
    assert chosen.as_json() == Settings().as_json()
    assert _settings(None) is None
