"""The gate: run the tool on every corpus that is present and hold the figures in floors.json.

    python -m evaluation.gate                     all corpora found, then compare with the floors
    python -m evaluation.gate --only times        one of them
    python -m evaluation.gate --keep OUT          keep exports and figures for reading
    python -m evaluation.gate --raise             raise floors to just under today's figures

Corpora and scorers stand in a folder of their own (by default `shared` beside the project, or
$TELLINGS_CORPORA): they are not part of the project and are skipped with a message where they are
missing. A floor is never lowered by this program.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from evaluation import corpora, sample_gold, splices
from evaluation.attribution_gold import run as attribution_own

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
MARGIN = 0.985  # a raised floor leaves room for harmless changes


def main() -> int:
    """Run, print a table, compare; the exit code is 1 if a figure sank below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    beside = HERE.parent.parent / "shared"
    default = Path(os.environ.get("TELLINGS_CORPORA", beside))
    parser.add_argument("--corpora", type=Path, default=default)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--raise", dest="raised", action="store_true")
    arguments = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    work = arguments.keep or Path(tempfile.mkdtemp(prefix="tellings-gate-"))
    work.mkdir(parents=True, exist_ok=True)
    failed, measured = [], {}
    for run in (sample_gold.RUN, attribution_own.RUN, splices.RUN, *corpora.RUNS):
        if arguments.only and run.name not in arguments.only:
            continue
        missing = run.missing(arguments.corpora)
        if missing:
            print(f"{run.name}: skipped, {missing} is not here")
            continue
        began = time.process_time()
        figures = run.figures(arguments.corpora, work / run.name)
        measured[run.name] = figures
        failed += show(run.name, figures, floors.get(run.name, {}), time.process_time() - began)
    if arguments.raised:
        FLOORS.write_text(raised(floors, measured), encoding="utf-8")
    if not arguments.keep:
        shutil.rmtree(work)
    for line in failed:
        print(f"BELOW ITS FLOOR: {line}")
    return 1 if failed else 0


def show(name: str, figures: dict[str, Any], floors: dict[str, float], seconds: float) -> list[str]:
    """Print the held figures of one run; returns those on the wrong side of their floor."""
    print(f"{name} ({seconds:.0f} s of this process)")
    failed = []
    for path, floor in floors.items():
        ceiling = path.startswith("max:")
        value = at(figures, path.removeprefix("max:"))
        good = value is not None and (value <= floor if ceiling else value >= floor)
        print(f"  {path:44} {value!s:>8}   {'<=' if ceiling else '>='} {floor}")
        if not good:
            failed.append(f"{name} {path}: {value}, must be {'<=' if ceiling else '>='} {floor}")
    sys.stdout.flush()
    return failed


def at(figures: dict[str, Any], path: str) -> float | None:
    """The figure at a dotted path, None if there is none."""
    value: Any = figures
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, int | float) else None


def raised(floors: dict[str, dict[str, float]], measured: dict[str, dict[str, Any]]) -> str:
    """The floors file with every floor that today's figure clears moved up; none moves down."""
    for name, held in floors.items():
        for path, floor in held.items():
            value = at(measured.get(name, {}), path.removeprefix("max:"))
            if value is None:
                continue
            if path.startswith("max:"):
                held[path] = min(floor, round(value / MARGIN, 4))
            else:
                held[path] = max(floor, round(value * MARGIN, 4))
    return json.dumps(floors, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
