"""The same pile gives the same bytes, whatever the order, the hash seed or the workers."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.sample import SAMPLE
from tellings.story import Story
from tests.pile import exported, write_rows, write_texts


def run(story: Path, out: Path, paths: list[Path], workers: int, seed: str) -> dict[str, bytes]:
    """Add, analyze and export in a process of its own with that hash seed."""
    code = (
        "import sys\n"
        "from tellings.story import Story\n"
        "story = Story(sys.argv[1], workers=int(sys.argv[3]))\n"
        "for path in sys.argv[4:]: story.add(path)\n"
        "story.analyze(); story.export(sys.argv[2])\n"
    )
    command = [sys.executable, "-c", code, str(story), str(out), str(workers), *map(str, paths)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=300)
    return exported(out)


@pytest.mark.slow
def test_order_hash_seed_and_workers_change_no_byte(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    shutil.copytree(SAMPLE, pile)
    files = sorted(p for p in pile.rglob("*") if p.is_file())
    shuffled = files.copy()
    random.Random(4).shuffle(shuffled)
    one = run(tmp_path / "1.db", tmp_path / "1", files, workers=1, seed="0")
    two = run(tmp_path / "2.db", tmp_path / "2", shuffled, workers=2, seed="12345")
    assert one.keys() == two.keys()
    for name in one:
        assert one[name] == two[name], f"{name} differs"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_piles_in_any_order(tmp_path: Path, seed: int) -> None:
    files = write_texts(tmp_path / "pile", 12, seed)
    rows = write_rows(tmp_path / "pile" / "rows.jsonl", 12, seed + 100)
    results = []
    for turn, paths in enumerate(([*files, rows], [rows, *reversed(files)])):
        story = Story(tmp_path / f"{turn}.db", workers=1)
        for path in paths:
            story.add(path)
        story.analyze()
        story.export(tmp_path / str(turn))
        results.append(exported(tmp_path / str(turn)))
    assert results[0] == results[1]
