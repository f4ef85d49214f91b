"""Killed at any moment, the next run completes with nothing lost and nothing doubled."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tellings.story import Story
from tests.pile import exported, write_rows, write_texts

KILLS = 50


def in_child(story: Path, pile: Path) -> int:
    """Start add and analyze in a child process; returns its id."""
    child = os.fork()
    if child == 0:
        try:
            told = Story(story, workers=1)
            told.add(pile)
            told.analyze()
        finally:
            os._exit(0)
    return child


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed quickly")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    write_texts(pile, 14, seed=11)
    write_rows(pile / "rows.jsonl", 20, seed=12)
    whole = Story(tmp_path / "whole.db", workers=1)
    began = time.monotonic()
    whole.add(pile)
    whole.analyze()
    needed = time.monotonic() - began
    whole.export(tmp_path / "whole")
    wanted = exported(tmp_path / "whole")
    dice = random.Random(13)
    kills = 0
    for turn in range(10):
        path = tmp_path / f"{turn}.db"
        for _ in range(KILLS // 10):
            child = in_child(path, pile)
            time.sleep(dice.uniform(0, needed * 0.9))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            kills += os.WIFSIGNALED(status)
        story = Story(path, workers=1)
        story.add(pile)
        story.analyze()
        assert story.verify() == []
        story.export(tmp_path / str(turn))
        assert exported(tmp_path / str(turn)) == wanted
    assert kills >= KILLS // 2, "too few runs were still under way when they were killed"
