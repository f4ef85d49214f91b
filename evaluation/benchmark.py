"""What the whole job costs: wall and CPU seconds, peak memory, and the share of an increment.

    python -m evaluation.benchmark PILE.jsonl [--more 10] [--workers 2] [--judge] [--same]

Reads all rows but the last `--more`, analyzes, then adds those and analyzes again; with `--judge`
it then makes and takes back a judgement of each kind; with `--same` it compares the export of the
grown story with that of a story of all rows at once. Timings are noisy: compare ratios within one
run. A process that starts with nothing compiled spends the more in its first analysis.
"""

import argparse
import contextlib
import functools
import json
import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tellings.errors import TellingsError
from tellings.story import Story

# what is judged of each kind: a query for its ids, and what it is overturned to
_JUDGED: dict[str, tuple[str, object]] = {
    "merge": ("SELECT claim, a, b FROM merges WHERE a != b ORDER BY 1, 2, 3 LIMIT 1", None),
    "witness": (
        """SELECT claim, min(report || ':' || start || '-' || "end") FROM witnesses GROUP BY 1
        HAVING count(DISTINCT report) > 1 ORDER BY 1 LIMIT 1""",
        None,
    ),
    "passage": ("SELECT id FROM passages WHERE kind = 'copied' ORDER BY 1 LIMIT 1", "stock"),
    "borrowing": (
        """SELECT "from", "to" FROM borrowings
        WHERE "from" NOT NULL AND direction = 'decided' ORDER BY 1, 2 LIMIT 1""",
        None,
    ),
    "alias": (
        """SELECT entity, text FROM aliases JOIN entities ON id = entity
        WHERE kind = 'organisation' ORDER BY 1, 2 LIMIT 1""",
        None,
    ),
    "date": ("SELECT id FROM reports WHERE published_from NOT NULL ORDER BY 1 LIMIT 1", "1999-12"),
}


def main() -> None:
    """Measure and print a line a step, then one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pile", type=Path)
    parser.add_argument("--more", type=int, default=10)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--same", action="store_true")
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
        if arguments.same:
            whole_story = Story(Path(folder) / "whole.db", workers=arguments.workers)
            whole_story.add(first, more)
            whole_story.analyze()
            figures["same bytes"] = exported(story) == exported(whole_story)
        if arguments.judge:
            judge(figures, story)
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


def judge(figures: dict[str, Any], story: Story) -> None:
    """Make and take back one judgement of each kind for which there is something to judge.

    Each is made twice, and the second is measured: what the very first makes is kept from then on.
    """
    for kind, (query, value) in _JUDGED.items():
        with contextlib.closing(sqlite3.connect(story.path)) as connection:
            ids = connection.execute(query).fetchone()
        with contextlib.suppress(TellingsError):  # what those are about may not be judged so
            said = story.judge(kind, ids, "overturned", value) if ids else None
            if said is not None:
                story.take_back(said.judgement.id)
                made = functools.partial(story.judge, kind, ids, "overturned", value)
                measured(figures, f"judge {kind}", made)
                story.take_back(said.judgement.id)


def exported(story: Story) -> dict[str, bytes]:
    """The files of an export by name."""
    with tempfile.TemporaryDirectory() as folder:
        story.export(folder)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


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
