"""Pages a second, beside trafilatura's own, in one run.

    python -m evaluation.reading_speed FOLDER [--workers 2] [--pages 200]

FOLDER holds .html files. trafilatura extracts each of them with its defaults, in this process; then
the pile is read as `add` reads it, by so many processes. Timings are noisy: compare the ratios.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from tellings.reading import Readers, Source


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", type=int, default=200)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.rglob("*.html"))[: arguments.pages]
    theirs = _spent(lambda: _trafilatura(paths))
    # a process more or less costs the same start: with one file it is nearly all of the time
    start = _spent(lambda: _ours(paths[:1], 1))
    one = _spent(lambda: _ours(paths, 1))
    several = _spent(lambda: _ours(paths, arguments.workers))
    figures = {
        "pages": len(paths),
        "trafilatura pages/s of CPU": round(len(paths) / theirs[1], 1),
        "pages/s of CPU": round(len(paths) / (one[1] - start[1]), 1),
        "ratio of CPU": round(theirs[1] / (one[1] - start[1]), 2),
        "ratio of wall": round(theirs[0] / (one[0] - start[0]), 2),
        f"ratio of wall, {arguments.workers} processes": round(
            theirs[0] / (several[0] - start[0]), 2
        ),
        "start of a process, s of CPU": round(start[1], 2),
    }
    print(json.dumps(figures))


def _spent(job: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of a job, ended processes included."""
    wall, cpu = time.monotonic(), sum(os.times()[:4])
    job()
    return time.monotonic() - wall, sum(os.times()[:4]) - cpu


def _trafilatura(paths: list[Path]) -> int:
    from trafilatura import extract

    return sum(bool(extract(path.read_bytes())) for path in paths)


def _ours(paths: list[Path], workers: int) -> int:
    from tellings.reading.pool import end_idle

    files = (Source(str(p), p, p.stat().st_size) for p in paths)
    count = sum(len(list(found)) for _, found in Readers(workers).read((f, f) for f in files))
    end_idle()  # so that the time of the processes is counted
    return count


if __name__ == "__main__":
    main()
