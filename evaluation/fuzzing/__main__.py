"""Feed every reader damaged files for a while; say which made it fail, and keep them.

    python -m evaluation.fuzzing [--seconds 60] [--only html,pdf] [--seed 0] [--keep DIR]

The readers run in this process, where nothing catches their mistakes: whatever they raise, and
whatever takes more than a few seconds of processor time, is a failure.
"""

import argparse
import os
import random
import sys
import time
import traceback
from pathlib import Path

from evaluation.fuzzing.mutation import FORMATS, damaged
from tellings.model import Report, Skipped
from tellings.reading import read_bytes

SLOW = 5.0  # seconds of processor time


def main() -> int:
    """Run, print a line a format, and return how many inputs failed (at most 1 for the shell)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="for all formats together")
    parser.add_argument("--only", default=",".join(FORMATS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=None)
    arguments = parser.parse_args()
    forms = arguments.only.split(",")
    failed = 0
    for form in forms:
        count, bad = _fed(form, arguments.seconds / len(forms), arguments.seed, arguments.keep)
        failed += bad
        print(f"{form:12} {count:6} files, {bad} failed", flush=True)
    return min(failed, 1)


def _fed(form: str, seconds: float, seed: int, keep: Path | None) -> tuple[int, int]:
    """(how many files, how many of them failed) within the time."""
    until, count, failed = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        name, data = damaged(form, random.Random(f"{form} {seed} {count}"))
        count += 1
        if said := failure(name, data):
            failed += 1
            print(f"{form} {seed} {count - 1}: {said}", file=sys.stderr)
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{form}-{seed}-{count - 1}-{name}").write_bytes(data)
    return count, failed


def failure(name: str, data: bytes) -> str | None:
    """What is wrong with how the readers took the file, None if nothing is."""
    began = sum(os.times()[:2])
    try:
        for record in read_bytes(data, name):
            if isinstance(record, Report):
                check(record)
            else:
                assert isinstance(record, Skipped)
                assert record.reason and record.detail and len(record.detail) < 400
    except Exception:  # that is what is looked for
        return traceback.format_exc(limit=-3)
    spent = sum(os.times()[:2]) - began
    return f"{spent:.1f} seconds" if spent > SLOW else None


def check(report: Report) -> None:
    """What holds for every report, whatever it was read from. Raises AssertionError."""
    size = len(report.text)
    report.text.encode("utf-8")
    assert any(map(str.isalnum, report.text))
    places = [*report.body, *((f.start, f.end) for f in report.furniture)]
    places += [(c.start, c.end) for c in report.credits]
    places += [p for p in (report.title_at, report.byline_at) if p]
    assert all(0 <= start < end <= size for start, end in places), places
    assert list(report.body) == sorted(report.body)
    for text in (report.title, report.outlet, report.byline, report.url, *report.warnings):
        assert text is None or text.encode("utf-8") or text == ""


if __name__ == "__main__":
    sys.exit(main())
