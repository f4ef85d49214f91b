"""Reading many files in processes that can be killed: a bad file costs that file and no more.

`Readers` keeps a few processes busy, reads ahead, and gives the records back in the order of the
files, whatever process was faster. A process that dies (it used up its time, its memory, or a
parser crashed) is replaced; the file, or the member of an archive that it was at, becomes a line in
`skipped` that says which limit it met, and the rest of the archive is read again without it.
"""

import atexit
import collections
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from typing import Generic, TypeVar

from tellings.errors import TellingsError
from tellings.model import Report, Skipped
from tellings.reading import frames
from tellings.reading.limits import Settings
from tellings.reading.source import Source

T = TypeVar("T")

AHEAD = 4  # files under way or finished ahead of their turn, for each process
BUFFERED = 8_000_000  # bytes of answers kept for a file whose turn has not come
RETRIES = 3  # processes that one file may cost
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from tellings.reading.worker import main; main()"
)
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class _Process:
    """One reading process and the bytes that have come from it so far."""

    def __init__(self) -> None:
        paths = [os.path.abspath(p) if p else os.getcwd() for p in sys.path]  # noqa: PTH100, PTH109
        # -I: neither the caller's folder nor its environment decides what is imported
        command = [sys.executable, "-I", "-X", "utf8", "-c", _START, json.dumps(paths)]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, **_ONE_THREAD, "ARROW_DEFAULT_MEMORY_POOL": "system"},
        )
        assert self._child.stdin
        assert self._child.stdout
        self._in, self._out = self._child.stdin, self._child.stdout
        self._bytes = bytearray()
        self.ready = False

    def fileno(self) -> int:
        """The number of the pipe that answers come from, for `select`."""
        return self._out.fileno()

    def give(self, job: frames.Job) -> bool:
        """Hand over a job; False if the process has ended meanwhile."""
        try:
            view = memoryview(frames.job_frame(job))
            while view:
                view = view[os.write(self._in.fileno(), view) :]
        except OSError:
            return False
        return True

    def answers(self, largest: int) -> Iterator[tuple[bytes, bytes]]:
        """The frames that are complete after one more read.

        Raises EOFError when the process has ended, ValueError for a frame longer than `largest`.
        """
        data = os.read(self.fileno(), 1 << 20)
        if not data:
            raise EOFError
        self._bytes += data
        while len(self._bytes) >= frames.HEADER.size:
            letter, size = frames.HEADER.unpack_from(self._bytes)
            if size > largest:
                raise ValueError("a frame is longer than anything that may be answered")
            end = frames.HEADER.size + size
            if len(self._bytes) < end:
                return
            payload = bytes(self._bytes[frames.HEADER.size : end])
            del self._bytes[:end]
            yield letter, payload

    def end(self, patience: float = 0.0) -> int:
        """See the process ended, by a kill unless it ends by itself within `patience` seconds.

        Its exit code; negative for the signal that ended it.
        """
        with contextlib.suppress(OSError):
            self._in.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(patience)
        self._child.kill()
        code = self._child.wait()
        self._out.close()
        return code

    def lives(self) -> bool:
        """Whether it has not ended yet."""
        return self._child.poll() is None


class _Task(Generic[T]):
    """One file on its way: who reads it, and what has come of it."""

    def __init__(self, item: T, source: Source) -> None:
        self.item, self.source = item, source
        self.process: _Process | None = None
        self.ready: collections.deque[tuple[bytes, bytes] | Skipped] = collections.deque()
        self.size = 0  # bytes in `ready`
        self.done = source.problem is not None
        self.refused: dict[str, tuple[int, str, str]] = {}
        self.member, self.of_member = "", 0  # where it is, and the records of that member
        self.delivered, self.again = 0, 0  # records so far; of these still to come once more
        self.output = 0
        self.kills = 0
        self.silent_since = 0.0
        if source.problem is not None:
            self.ready.append(Skipped(source.path, "unreadable", source.problem))


class Readers:
    """A few reading processes. `workers` is how many; answers do not depend on it.

    They are started when first needed and kept for the next `Readers` of this program; one that
    has nothing to do for a minute ends by itself, and all end with the program.
    """

    def __init__(self, workers: int = 1, settings: Settings | None = None) -> None:
        self.workers = max(1, workers)
        self.settings = settings or Settings()
        self._working: list[_Process] = []

    def read(
        self, files: Iterable[tuple[T, Source]]
    ) -> Generator[tuple[T, Iterator[Report | Skipped]], None, None]:
        """Every file with its records, in order; each iterator must be used up before the next.

        Never raises for what is in a file. Raises TellingsError if no process can be started.
        """
        waiting = iter(files)
        tasks: collections.deque[_Task[T]] = collections.deque()
        try:
            while self._fill(tasks, waiting):
                yield tasks[0].item, self._records(tasks, waiting)
                for _ in self._records(tasks, waiting):
                    pass  # what the caller left
                tasks.popleft()
            _IDLE.extend(self._working)
            self._working = []
        finally:
            self.close()

    def close(self) -> None:
        """Kill what is still working."""
        while self._working:
            self._working.pop().end()

    def _records(
        self, tasks: "collections.deque[_Task[T]]", waiting: Iterator[tuple[T, Source]]
    ) -> Iterator[Report | Skipped]:
        """The records of the first task as they come."""
        task = tasks[0]
        while True:
            while task.ready:
                found = task.ready.popleft()
                if isinstance(found, Skipped):
                    yield found
                    continue
                task.size -= len(found[1])
                yield _understood(found, task.source)
            if task.done:
                return
            self._turn(tasks, waiting)

    def _fill(
        self, tasks: "collections.deque[_Task[T]]", waiting: Iterator[tuple[T, Source]]
    ) -> bool:
        """Take in files up to so many ahead; whether there is one to read."""
        while len(tasks) < AHEAD * self.workers:
            item = next(waiting, None)
            if item is None:
                break
            tasks.append(_Task(*item))
        return bool(tasks)

    def _turn(
        self, tasks: "collections.deque[_Task[T]]", waiting: Iterator[tuple[T, Source]]
    ) -> None:
        """Give out work, wait for an answer or a deadline, take in what has come."""
        self._fill(tasks, waiting)
        self._assign(tasks)
        now = time.monotonic()
        head = tasks[0]
        heard = [t for t in tasks if t.process and (t is head or t.size < BUFFERED)]
        wait = min(t.silent_since for t in heard) + self.settings.max_silence - now
        listened = [t.process for t in heard if t.process]
        answering = select.select(listened, [], [], max(0.0, wait))[0]
        now = time.monotonic()
        for task in heard:
            if task.process in answering:
                task.silent_since = now
                self._hear(task)
            elif now - task.silent_since > self.settings.max_silence:
                self._killed(task, "time-limit", self._too_long())
        for task in tasks:
            if task not in heard:  # nobody listened, so it is not its fault that it said nothing
                task.silent_since = now

    def _assign(self, tasks: "collections.deque[_Task[T]]") -> None:
        """Processes for the first tasks that have none."""
        busy = [t.process for t in tasks if t.process]
        free = [p for p in self._working if p not in busy]
        for task in tasks:
            if task.done or task.process:
                continue
            if not free and len(self._working) >= self.workers:
                return
            process = free.pop() if free else _take()
            if process not in self._working:
                self._working.append(process)
            task.process, task.silent_since = process, time.monotonic()
            task.again, task.member, task.of_member = task.delivered, "", 0
            # one that has ended meanwhile is found out by listening to it
            process.give(frames.Job(task.source, self.settings, task.refused))

    def _hear(self, task: _Task[T]) -> None:
        """Take in the answers of one process."""
        process = task.process
        assert process
        try:
            for letter, payload in process.answers(self.settings.max_output):
                if letter == frames.READY:
                    process.ready = True
                elif letter == frames.MEMBER:
                    task.member, task.of_member = payload.decode(), 0
                elif letter == frames.END:
                    task.done, task.process = True, None
                    if payload:
                        self._drop(process)
                else:
                    self._take_in(task, letter, payload)
        except EOFError:
            self._ended(task, process)
        except ValueError:
            most = f"{self.settings.max_output:,} bytes"
            self._killed(task, "output-limit", f"it gives a record of more than {most}")

    def _take_in(self, task: _Task[T], letter: bytes, payload: bytes) -> None:
        """One record, unless it had come before an earlier process was killed."""
        task.of_member += 1
        if task.again:
            task.again -= 1
            return
        task.delivered += 1
        task.output += len(payload)
        task.size += len(payload)
        task.ready.append((letter, payload))
        if task.output > self.settings.max_unpacked:
            task.kills = RETRIES
            most = f"{self.settings.max_unpacked:,} bytes"
            self._killed(task, "output-limit", f"its reports are more than {most}; split it")

    def _ended(self, task: _Task[T], process: _Process) -> None:
        """A process has ended by itself: out of time, crashed, or it was idle for too long."""
        code = self._drop(process, patience=5)
        task.process = None
        if not process.ready:
            raise TellingsError(
                f"the processes that read files cannot be started (exit code {code})"
            )
        if code == 0 and not task.of_member and task.kills < RETRIES:
            task.kills += 1
            return  # it had ended for want of work just before; another takes the file
        if code == -signal.SIGPROF:
            self._refuse(task, "time-limit", self._too_long())
        elif code == frames.NO_MEMORY:
            self._refuse(task, "memory-limit", self._too_much())
        else:
            self._refuse(task, "crashed", f"its parser crashed ({_named(code)}); convert it")

    def _killed(self, task: _Task[T], reason: str, detail: str) -> None:
        """Kill the process of a task and note why."""
        process, task.process = task.process, None
        if process:
            self._drop(process)
        self._refuse(task, reason, detail)

    def _refuse(self, task: _Task[T], reason: str, detail: str) -> None:
        """What is said of a file whose process ended, and what is still read of it."""
        task.kills += 1
        if task.member and task.kills < RETRIES:
            task.refused[task.member] = (task.of_member, reason, detail)
            return
        if task.delivered:
            detail += f"; what came before it was read ({task.delivered} records)"
        task.ready.append(Skipped(task.member or task.source.path, reason, detail))
        task.done = True

    def _drop(self, process: _Process, patience: float = 0.0) -> int:
        self._working.remove(process)
        return process.end(patience)

    def _too_long(self) -> str:
        return f"reading it takes more than {self.settings.max_seconds:g} seconds; convert it"

    def _too_much(self) -> str:
        return f"reading it takes more than {self.settings.max_memory:,} bytes of memory; split it"


def _understood(answer: tuple[bytes, bytes], source: Source) -> Report | Skipped:
    """The record in an answer, or a line that there is none: a process may have been taken over."""
    try:
        return frames.record(*answer)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Skipped(source.path, "crashed", "its reader answered nonsense; convert it")


_IDLE: list[_Process] = []
# a program that forks may not talk to the same processes as its child
os.register_at_fork(after_in_child=_IDLE.clear)


def _take() -> _Process:
    """An idle process that still lives, or a new one."""
    while _IDLE:
        process = _IDLE.pop()
        if process.lives():
            return process
        process.end()
    return _Process()


@atexit.register
def end_idle() -> None:
    """End the processes that wait for work."""
    while _IDLE:
        _IDLE.pop().end()


def _named(code: int) -> str:
    """An exit code as a person may look it up."""
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code}"
