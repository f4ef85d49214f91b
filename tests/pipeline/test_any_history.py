"""Whatever came, went and was said in any order, the bytes are those of one run over all of it."""

import contextlib
import random
from pathlib import Path

import pytest

from tellings.errors import TellingsError
from tellings.story import Story
from tests.judging.test_random import any_judgement
from tests.pile import exported, write_rows


def say_something(story: Story, dice: random.Random) -> None:
    """Judge anything, or take back what was said."""
    said = story.judgements()
    if said and dice.random() < 0.3:
        story.take_back(dice.choice(said).id, forget=dice.random() < 0.5)
        return
    # nothing of that kind may be there, and what is said may make no sense
    with contextlib.suppress(TellingsError, IndexError, ValueError):
        kind, ids, verdict, value = any_judgement(story, dice)
        story.judge(kind, ids, verdict, value, who=dice.choice(["Ines", None]))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_history_ends_in_the_bytes_of_one_run(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    pile = tmp_path / "pile"
    pile.mkdir()
    files = [pile / f"{n}.jsonl" for n in range(4)]
    grown = Story(tmp_path / "grown.db", workers=1)
    for _ in range(5):
        changed = dice.sample(files, dice.randint(1, 2))
        for file in changed:  # a changed file takes back what it gave before
            write_rows(file, dice.randint(1, 5), seed=dice.randrange(6))
        grown.add(*changed)
        if dice.random() < 0.8:
            grown.analyze()
            for _ in range(3):
                say_something(grown, dice)
    grown.analyze()
    grown.export_judgements(tmp_path / "said.jsonl")
    left = [file for file in files if file.exists()]
    dice.shuffle(left)
    whole = Story(tmp_path / "whole.db", workers=1)
    whole.add(*left)
    whole.import_judgements(tmp_path / "said.jsonl", recompute=False)
    whole.analyze()
    assert grown.overview().reports == whole.overview().reports > 0
    for story, out in ((grown, "a"), (whole, "b")):
        story.export(tmp_path / out)
    assert exported(tmp_path / "a") == exported(tmp_path / "b")
    assert grown.verify() == []
