"""What the reuse stage costs on piles of growing size, beside reading and folding the same text.

    python -m evaluation.scaling ARTICLES.jsonl[.gz] --sizes 1500 3000 6000 12000 24000

Each size runs in a process of its own, so that its peak memory is its own. The last line is one
JSON object: CPU seconds of each step, their sum over `read` + `fold` as `ratio`, the exponent of
growth of that sum from each size to the next and over all, and peak megabytes.
"""

import argparse
import dataclasses
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from evaluation.growth import REPLACED, grown, read_rows
from tellings import reading, reuse
from tellings.engines.local import Local
from tellings.model import Report
from tellings.pipeline import collecting
from tellings.text.folding import fold_text

BASE = ("read", "fold")
STAGE = ("index", "candidates", "align", "passages", "borrowings")
T = TypeVar("T")


def main() -> None:
    """Measure every size, or with --one the pile given, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1500, 3000, 6000, 12000, 24000])
    parser.add_argument("--replaced", type=float, default=REPLACED)
    parser.add_argument("--memory", type=int, default=reuse.Settings().memory, help="bytes")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--one", action="store_true", help="measure this file in this process")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measured(arguments.articles, arguments.memory, arguments.workers)))
        return
    rows = read_rows(arguments.articles)
    runs: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            pile = Path(folder) / "pile.jsonl"
            with pile.open("w", encoding="utf-8") as out:
                for row in grown(rows, size, arguments.replaced):
                    out.write(json.dumps(row) + "\n")
            command = [sys.executable, "-m", "evaluation.scaling", str(pile), "--one"]
            command += ["--memory", str(arguments.memory), "--workers", str(arguments.workers)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            runs.append(json.loads(done.stdout.splitlines()[-1]))
            show(runs)
    print(json.dumps({"runs": runs, "growth": growth(runs[0], runs[-1])}))


def show(runs: list[dict[str, Any]]) -> None:
    """One line for the last run."""
    run = runs[-1]
    steps = " ".join(f"{name} {run['cpu'][name]:.1f}" for name in (*BASE, *STAGE))
    power = f"n^{growth(runs[-2], run):.2f}" if len(runs) > 1 else ""
    print(
        f"{run['reports']:6} reports: {steps}; stage {run['stage']:.1f} s of CPU, "
        f"{run['ratio']:.2f} x {power} peak {run['peak']} MB, {run['pairs']} pairs",
        flush=True,
    )


def growth(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The exponent with which the stage's CPU grows from one run to another (0 for one size)."""
    if one["reports"] == other["reports"]:
        return 0.0
    ratio = math.log(other["stage"] / one["stage"])
    return round(ratio / math.log(other["reports"] / one["reports"]), 3)


def measured(pile: Path, memory: int, workers: int) -> dict[str, Any]:
    """Run the stage over one file of articles, after a small run that compiles the kernels."""
    settings = reuse.Settings(memory=memory)
    cpu: dict[str, float] = {}
    wall: dict[str, float] = {}

    def timed(name: str, job: Callable[[], T]) -> T:
        began, at = _cpu(), time.monotonic()
        answer = job()
        cpu[name], wall[name] = _cpu() - began, time.monotonic() - at
        return answer

    some = _read(pile, 20)  # and again under other names, so that every kernel is compiled
    again = {f"{name}-2": dataclasses.replace(r, id=f"{name}-2") for name, r in some.items()}
    _stage({**some, **again}, settings, lambda _, job: job())
    engine = Local(workers) if workers > 1 else None
    with collecting.paused():
        reports = timed("read", lambda: _read(pile))
        timed("fold", lambda: sum(len(fold_text(r.text)) for r in reports.values()))
        pairs = _stage(reports, settings, timed, engine)
    stage, base = (sum(cpu[n] for n in names) for names in (STAGE, BASE))
    return {
        "reports": len(reports), "characters": sum(len(r.text) for r in reports.values()),
        "pairs": pairs, "cpu": cpu, "wall": wall, "stage": stage, "ratio": stage / base,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _read(pile: Path, most: int | None = None) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for source in reading.sources([pile]):
        for record in reading.stream(source):
            if isinstance(record, Report):
                found[record.id] = record
            if most and len(found) >= most:
                break
    return found


def _stage(
    reports: dict[str, Report],
    settings: reuse.Settings,
    timed: Callable[[str, Callable[[], Any]], Any],
    engine: Local | None = None,
) -> int:
    """The whole stage over the reports; returns how many pairs were aligned."""

    def indexed() -> reuse.Shelf:
        made = ((name, reuse.index_report(reports[name])) for name in sorted(reports))
        return reuse.shelved(made, settings.memory)

    shelf = timed("index", indexed)
    pairs = timed("candidates", lambda: reuse.candidates(shelf, settings))
    aligned = timed(
        "align",
        lambda: [x for _, rows in reuse.align_pairs(pairs, shelf, settings, engine) for x in rows],
    )
    kept = list(reports.values())
    passages, marked = timed(
        "passages", lambda: reuse.find_passages(kept, aligned, settings, shelf)
    )
    timed("borrowings", lambda: reuse.find_borrowings(kept, passages, marked, settings, shelf))
    return len(pairs)


def _cpu() -> float:
    own, ended = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    main()
