"""What the whole job costs: wall and CPU seconds, peak memory, and the share of an increment.

    python -m evaluation.benchmark PILE.jsonl [--more 10] [--workers 2]

Reads all rows but the last `--more`, analyzes, then adds those and analyzes again. Timings are
noisy: compare ratios within one run.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tellings.story import Story


def main() -> None:
    """Measure and print a line a step, then one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pile", type=Path)
    parser.add_argument("--more", type=int, default=10)
    parser.add_argument("--workers", type=int, default=None)
    arguments = parser.parse_args()
    lines = arguments.pile.read_text(encoding="utf-8").splitlines(keepends=True)
    figures: dict[str, Any] = {"reports": len(lines)}
    with tempfile.TemporaryDirectory() as folder:
        first, more = Path(folder) / "first.jsonl", Path(folder) / "more.jsonl"
        first.write_text("".join(lines[: -arguments.more]), encoding="utf-8")
        more.write_text("".join(lines[-arguments.more :]), encoding="utf-8")
        story = Story(Path(folder) / "story.db", workers=arguments.workers)
        measured(figures, "add", lambda: story.add(first))
        measured(figures, "analyze", story.analyze)
        measured(figures, "add more", lambda: story.add(more))
        measured(figures, "analyze more", story.analyze)
        measured(figures, "analyze nothing new", story.analyze)
    whole = figures["add"]["wall"] + figures["analyze"]["wall"]
    figures["increment"] = round(figures["analyze more"]["wall"] / whole, 3)
    print(f"add and analyze {whole:.1f} s; {arguments.more} more cost {figures['increment']:.0%}")
    print(json.dumps(figures))


def measured(figures: dict[str, Any], name: str, job: Callable[[], object]) -> None:
    """Run one job and record what it cost, workers included."""
    with clock() as spent:
        job()
    figures[name] = spent
    print(
        f"{name:20} {spent['wall']:6.1f} s wall {spent['cpu']:6.1f} s CPU  "
        f"{spent['peak']} MB here, {spent['worker']} MB in the largest worker"
    )


@contextmanager
def clock() -> Iterator[dict[str, float]]:
    """Wall and CPU seconds, ended workers included; peak MB of this process and of a worker."""
    spent: dict[str, float] = {}
    wall, cpu = time.monotonic(), _cpu()
    yield spent
    own, worker = (
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    spent.update(
        wall=round(time.monotonic() - wall, 1),
        cpu=round(_cpu() - cpu, 1),
        peak=own,
        worker=worker,
    )


def _cpu() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
