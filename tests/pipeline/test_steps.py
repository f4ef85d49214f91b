"""Joins that nothing new bears upon are not made again, and what is kept is what they gave."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tellings.claims import ClaimSet, Clusters
from tellings.model import Borrowing
from tellings.names import Resolution
from tellings.pipeline import joins
from tellings.pipeline.counting import Counted
from tellings.pipeline.pile import Chains, Shared
from tellings.pipeline.steps import Steps
from tellings.store import Database, kept, seal
from tellings.story import Story
from tests.pile import exported, write_texts

KINDS: dict[str, Any] = {
    "chains": Chains,
    "passages": Shared,
    "borrowings": tuple[Borrowing, ...],
    "names": Resolution,
    "clusters": Clusters,
    "claims": ClaimSet,
    "origins": Counted,
}


def refuse(name: str) -> Callable[..., object]:
    def made(*_: object, **__: object) -> object:
        raise AssertionError(f"{name} was made again")

    return made


def test_what_is_kept_reads_back_as_it_was(sample_copy: Path) -> None:
    with Database(sample_copy) as store:
        assert kept.joins(store.connection).keys() == KINDS.keys()
        for step, kind in KINDS.items():
            payload = zlib.decompress(kept.load_join(store.connection, step))
            assert msgspec.json.encode(msgspec.json.decode(payload, type=kind)) == payload


def test_what_people_say_of_origins_makes_origins_alone(
    sample_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(sample_copy, workers=1)
    before = seal_of(story)
    row = next(o for o in story.origins() if len(o.origins) < o.reports and o.merges)
    for module, name in (
        (joins.attribution, "settle"),
        (joins.reuse, "find_passages"),
        (joins.reuse, "find_borrowings"),
        (joins.names, "resolve"),
        (joins.claims, "group"),
    ):
        monkeypatch.setattr(module, name, refuse(name))
    ids = [row.claim, row.merges[0].a, row.merges[0].b]
    done = story.judge("merge", ids, "confirmed", why="said so")
    assert story.verify() == [] and seal_of(story) != before
    story.take_back(done.judgement.id, forget=True)
    assert story.verify() == [] and seal_of(story) == before


def test_a_story_of_which_nothing_is_kept_is_shown_and_sealed_the_same(sample_copy: Path) -> None:
    story = Story(sample_copy, workers=1)
    before = seal_of(story)
    with Database(sample_copy) as store, store.transaction() as connection:
        for table in ("shown_parts", "kept_joins"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM labels")
        connection.execute("UPDATE mentions SET entity = NULL WHERE form = 'pronoun'")
        connection.execute("DELETE FROM story")
    story.analyze()
    assert story.verify() == [] and seal_of(story) == before


def test_a_report_that_went_and_came_back_is_shown_again(tmp_path: Path) -> None:
    files = write_texts(tmp_path / "pile", 3, seed=11)
    story = Story(tmp_path / "s.db", workers=1)
    story.add(*files)
    story.analyze()
    story.export(tmp_path / "a")
    was = files[0].read_bytes()
    files[0].write_text("Nothing was said.", "utf-8")
    story.add(*files)
    files[0].write_bytes(was)
    story.add(*files)
    story.analyze()
    story.export(tmp_path / "b")
    assert exported(tmp_path / "a") == exported(tmp_path / "b")
    assert story.verify() == []


def test_a_step_is_taken_from_what_is_kept_only_if_it_reads_the_same() -> None:
    first = Steps({}, refuse("load"), shown=True)
    given = first.take("names", ("a", "b"), tuple[int, ...], lambda: (1, 2))
    assert given.new and given.value == (1, 2)
    ((step, mark, content, payload),) = first.made
    again = Steps({step: (mark, content)}, lambda _: payload, shown=True)
    assert again.take("names", ("a", "b"), tuple[int, ...], lambda: (0,)).value == (1, 2)
    assert not again.made
    other = again.take("names", ("a", "c"), tuple[int, ...], lambda: (1, 2))
    assert not other.new and other.content == content  # it reads anew and gives the same
    assert again.take("names", ("ab", ""), tuple[int, ...], lambda: (3,)).new
    gone = Steps({step: (mark, content)}, lambda _: payload, shown=False)
    assert gone.take("names", ("a", "b"), tuple[int, ...], lambda: (0,)).new


def seal_of(story: Story) -> str:
    with Database(story.path) as store:
        written = store.facts()["seal"]
        assert seal.seal(store.connection) == written
    return written
