"""Reading in processes: the same answers, in order, whatever happens to a process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evaluation.hostile import made
from evaluation.hostile.made import STORY
from tellings.model import Report, Skipped
from tellings.reading import Readers, Settings, Source, read, sources
from tellings.reading.frames import record, record_frame
from tellings.reading.pool import _understood

Answers = list[tuple[str, list[Report | Skipped]]]


def answers(folder: Path, workers: int = 1, settings: Settings | None = None) -> Answers:
    readers = Readers(workers, settings)
    files = ((s, s) for s in sources([folder], settings))
    return [(s.file.name, list(found)) for s, found in readers.read(files)]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Files of several kinds, a broken one among them."""
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"{number}. {STORY}")
    (tmp_path / "03.html").write_bytes(made.page())
    (tmp_path / "04.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "05.zip").write_bytes(made.zipped(*((f"{n}.txt", b"x" * n) for n in range(9))))
    rows = [json.dumps({"text": f"{n} {STORY}", "extra": {"n": [n]}}) for n in range(40)]
    (tmp_path / "06.jsonl").write_text("\n".join(rows))
    return tmp_path


def test_processes_answer_what_one_process_would(pile: Path) -> None:
    here = [(s.file.name, [*read(s).reports, *read(s).skipped]) for s in sources([pile])]
    for workers in (1, 2):
        there = answers(pile, workers)
        assert [name for name, _ in there] == [name for name, _ in here]
        for (_, mine), (_, theirs) in zip(here, there, strict=True):
            assert sorted(map(repr, mine)) == sorted(map(repr, theirs))


def test_a_record_survives_its_frame() -> None:
    report = read(Source("a", Path("/nowhere"), 0, "it is gone")).skipped[0]
    data = record_frame(report)
    assert record(data[:1], data[5:]) == report


def limited(pile: Path, name: str, data: bytes, settings: Settings) -> list[Report | Skipped]:
    """What a bad file gives; the files around it must all be read."""
    (pile / name).write_bytes(data)
    found = dict(answers(pile, 2, settings))
    assert all(found[f"{n:02}.txt"] for n in (0, 11))
    assert isinstance(found["11.txt"][0], Report)
    return found[name]


def reason(record: Report | Skipped) -> str:
    assert isinstance(record, Skipped)
    return record.reason


def test_time_is_limited(pile: Path) -> None:
    slow = made.page("</p><p>".join(f"{n}. {STORY}" for n in range(1000)))
    (line,) = limited(pile, "08.html", slow, Settings(max_seconds=0.1))
    assert reason(line) == "time-limit"
    assert "0.1 seconds" in line.detail  # type: ignore[union-attr]


def test_memory_is_limited(pile: Path) -> None:
    rows = json.dumps([[[]] * 1000] * 8000).encode()
    (line,) = limited(pile, "08.json", rows, Settings(max_memory=300_000_000))
    assert reason(line) == "memory-limit"


def test_output_is_limited(pile: Path) -> None:
    (line,) = limited(pile, "08.txt", STORY.encode() * 400, Settings(max_output=100_000))
    assert reason(line) == "output-limit"


def test_only_the_member_is_lost(pile: Path) -> None:
    members = [(f"{n}.txt", f"{n} {STORY}".encode()) for n in range(4)]
    members[1:1] = [("large.txt", STORY.encode() * 400)]
    found = limited(pile, "08.zip", made.zipped(*members), Settings(max_output=100_000))
    assert [type(r).__name__ for r in found] == ["Report", "Skipped", *["Report"] * 3]
    assert (found[1].path.endswith("08.zip!large.txt"), reason(found[1])) == (True, "output-limit")


def test_an_archive_may_not_cost_processes_without_end(pile: Path) -> None:
    members = [(f"{n}.txt", STORY.encode() * 400) for n in range(6)]
    found = limited(pile, "08.zip", made.zipped(*members), Settings(max_output=100_000))
    assert [reason(r) for r in found] == ["output-limit"] * 3


def test_a_process_that_is_killed_from_outside_costs_one_file(pile: Path) -> None:
    readers = Readers(1)
    got, killed = [], 0
    for source, found in readers.read((s, s) for s in sources([pile])):
        if readers._working and not killed:
            killed = readers._working[0]._child.pid
            os.kill(killed, signal.SIGKILL)
        got.append((source.file.name, list(found)))
    assert killed
    lost = [name for name, records in got if [reason(r) for r in records if isinstance(r, Skipped)]]
    assert len(got) == len(list(sources([pile])))
    assert len([name for name in lost if name.endswith(".txt")]) <= 1


@pytest.mark.parametrize("nonsense", [b"\xff", b"[]", b'"x"', b"[" * 100_000, b'{"id": 1}'])
def test_nonsense_from_a_process_becomes_a_line(pile: Path, nonsense: bytes) -> None:
    source = next(iter(sources([pile])))
    for letter in (b"r", b"s"):
        assert reason(_understood((letter, nonsense), source)) == "crashed"


def test_a_large_program_does_not_wear_its_processes_out(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{number}. {STORY}")
    script = (
        "from tellings.reading import Readers, sources\n"
        "held = b'x' * 700_000_000\n"
        "r = Readers(1)\n"
        f"for s, found in r.read((s, s) for s in sources([{str(tmp_path)!r}])):\n"
        "    list(found); print(*[p._child.pid for p in r._working], flush=True)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    seen = done.stdout.splitlines()
    assert len(seen) == 4
    assert len({line for line in seen if line}) == 1


def test_leaving_early_ends_the_processes(pile: Path) -> None:
    readers = Readers(2)
    reading = readers.read((s, s) for s in sources([pile]))
    next(reading)[1].__next__()
    processes = [p._child for p in readers._working]
    reading.close()
    assert processes
    assert all(p.poll() is not None for p in processes)


def test_nothing_is_left_behind_when_the_program_is_killed(pile: Path) -> None:
    script = (
        "import sys; from tellings.reading import Readers, sources\n"
        "r = Readers(1)\n"
        f"for s, found in r.read((s, s) for s in sources([{str(pile)!r}])):\n"
        "    list(found); print(r._working[0]._child.pid, flush=True); sys.stdin.read()"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert program.stdout
    child = int(program.stdout.readline())
    program.kill()
    program.wait()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        if "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1][:3]:
            break
        time.sleep(0.05)
    else:
        assert not Path(f"/proc/{child}").exists()


_TRIES = """
import os, socket, subprocess, ctypes
from tellings.reading import confinement
if {bare}:
    confinement.filter_calls = lambda: False
else:
    confinement._refuse = lambda event, arguments: None
confinement.confine()
libc = ctypes.CDLL(None)
def refused(attempt):
    try:
        return attempt() == -1
    except OSError:
        return True
print(refused(lambda: socket.socket()),
      refused(lambda: subprocess.run(["true"])),
      refused(lambda: os.rename({folder!r} + "/a", {folder!r} + "/b")),
      refused(lambda: open({folder!r} + "/c", "w").write("x")),
      {bare} or libc.socket(2, 1, 0) == -1)
"""


@pytest.mark.parametrize("bare", [True, False])
def test_a_reading_process_has_no_network_programs_or_writing(tmp_path: Path, bare: bool) -> None:
    (tmp_path / "a").write_text("x")
    script = _TRIES.format(bare=bare, folder=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if not bare and sys.platform != "linux":
        pytest.skip("the filter is Linux's")
    assert done.stdout.split() == ["True"] * 5, done.stderr
    assert (tmp_path / "a").exists()
