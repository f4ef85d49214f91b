"""Answers over the whole story: worked out once, by one, and not lost to many narrow ones."""

import contextlib
import gc
import threading

from tellings.pages.kept import MOST, Kept


def test_those_who_ask_at_once_wait_for_one_answer() -> None:
    answers, begun, go = Kept().answers("state"), threading.Event(), threading.Event()
    made: list[object] = []

    def make() -> object:
        begun.set()
        assert go.wait(30)
        made.append(object())
        return made[-1]

    found: list[object] = []
    readers = [
        threading.Thread(target=lambda: found.append(answers.once("list", make))) for _ in range(6)
    ]
    for reader in readers:
        reader.start()
    assert begun.wait(30)
    go.set()
    for reader in readers:
        reader.join()
    assert len(made) == 1 and found == made * 6


def test_an_answer_that_failed_is_asked_for_again() -> None:
    answers = Kept().answers("state")
    with contextlib.suppress(ZeroDivisionError):
        answers.once("list", lambda: 1 // 0)
    assert answers.once("list", lambda: 7) == 7 == answers.once("list", lambda: 8)


def test_many_narrow_questions_push_out_one_another_and_no_list() -> None:
    answers = Kept().answers("state")
    answers.once("list", lambda: "kept")
    for number in range(MOST + 5):
        answers.once(number, lambda: "first", narrow=True)
    assert answers.once("list", lambda: "made anew") == "kept"
    assert answers.once(MOST + 4, lambda: "second", narrow=True) == "first"
    assert answers.once(0, lambda: "second", narrow=True) == "second"


def test_another_state_has_other_answers() -> None:
    kept = Kept()
    old = kept.answers("before")
    assert old is kept.answers("before")
    new = kept.answers("after")
    old.once("list", lambda: "old")
    assert new.once("list", lambda: "new") == "new"


def test_the_collector_rests_only_while_a_list_is_made() -> None:
    assert gc.isenabled()
    answers = Kept(quick=True).answers("state")
    try:
        assert not answers.once("list", gc.isenabled)
        assert answers.once("detail", gc.isenabled, narrow=True)
        assert gc.isenabled()
    finally:
        gc.unfreeze()
