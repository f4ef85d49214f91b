"""One writer at a time."""

import multiprocessing
import threading
import time
from pathlib import Path

import pytest

from tellings.errors import StoreBusy
from tellings.store.lock import writing


def test_a_second_writer_is_told_and_refused(tmp_path: Path) -> None:
    story = tmp_path / "s.db"
    told: list[str] = []
    with (
        writing(story),
        pytest.raises(StoreBusy, match="another process"),
        writing(story, wait=0.3, waiting=told.append),
    ):
        raise AssertionError("two writers at once")
    assert len(told) == 1


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    story = tmp_path / "s.db"
    order: list[str] = []

    def first() -> None:
        with writing(story):
            order.append("first in")
            time.sleep(0.4)
            order.append("first out")

    thread = threading.Thread(target=first)
    thread.start()
    while not order:
        time.sleep(0.01)
    with writing(story, wait=10):
        order.append("second in")
    thread.join()
    assert order == ["first in", "first out", "second in"]


def test_the_lock_file_does_not_stay(tmp_path: Path) -> None:
    with writing(tmp_path / "s.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def hold(story: Path, ready: "multiprocessing.synchronize.Event") -> None:
    with writing(story):
        ready.set()
        time.sleep(60)


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    holder = context.Process(target=hold, args=(tmp_path / "s.db", ready))
    holder.start()
    assert ready.wait(10)
    holder.kill()
    holder.join()
    with writing(tmp_path / "s.db", wait=5):
        pass
