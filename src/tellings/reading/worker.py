"""The reading process: takes jobs from its standard input, answers with records, runs no longer.

It is started by `pool`, confines itself, and reads one file after the other. Between two answers it
may use only so much processor time: the kernel ends it by SIGPROF, in the middle of whatever
parser hangs. Memory is bounded the same way; what cannot be had becomes a line in `skipped`.
"""

import os
import resource
import select
import signal
from collections.abc import Callable, Iterator
from typing import BinaryIO

from tellings.model import Report, Skipped
from tellings.reading import confinement, frames
from tellings.reading.files import stream
from tellings.reading.frames import Job

IDLE = 60.0  # seconds without a job after which the process ends by itself
WORN = 500_000_000  # bytes of memory once held from which on a fresh process takes over
GROWN = 100_000_000  # or so many more than at its start


def main() -> None:
    """Answer jobs until standard input ends or the process is worn out."""
    try:
        _work()
    except MemoryError:
        os._exit(frames.NO_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # who started this has gone


def _work() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    jobs, answers = _channels()
    confinement.confine()
    # Linux hands the peak of the program that started this one down to it, which may be any size
    worn_from = max(WORN, _peak() + GROWN)
    _send(answers, frames.frame(frames.READY))
    while select.select([jobs], [], [], IDLE)[0] and (found := frames.read_frame(jobs)):
        job = frames.job(found[1])
        confinement.bound_memory(job.settings.max_memory)
        if not _answer(job, answers, worn_from):
            return


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, moved away from the numbers that a library may print to or read from."""
    jobs = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    return jobs, answers


def _peak() -> int:
    """The most bytes of memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _answer(job: Job, answers: BinaryIO, worn_from: int) -> bool:
    """Send the records of one file; whether this process is still good for another."""
    worn = False

    def begin(member: str) -> None:
        _send(answers, frames.frame(frames.MEMBER, member.encode("utf-8", "backslashreplace")))
        _arm(job.settings.max_seconds)

    _arm(job.settings.max_seconds)
    for record in _records(job, begin):
        worn = worn or (isinstance(record, Skipped) and record.reason == "memory-limit")
        _send(answers, frames.record_frame(record))
        _arm(job.settings.max_seconds)
    _arm(0)
    worn = worn or _peak() > worn_from
    _send(answers, frames.frame(frames.END, b"worn" if worn else b""))
    return not worn


def _records(job: Job, begin: Callable[[str], None]) -> Iterator[Report | Skipped]:
    """What the file holds; a mistake of the reading code costs this file only, like a crash."""
    try:
        yield from stream(job.source, job.settings, job.refused, begin)
    except MemoryError:
        raise
    except Exception as error:
        detail = f"the reader failed ({type(error).__name__}: {str(error)[:100]}); convert it"
        yield Skipped(job.source.path, "crashed", detail)


def _arm(seconds: float) -> None:
    """End this process by SIGPROF once it has used so much more processor time; 0 for never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _send(answers: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[answers.write(view) :]
