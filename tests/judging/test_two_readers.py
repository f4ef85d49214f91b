"""Two readers who work apart and put their work together."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import UsageError
from tellings.judging.lines import Entry, make
from tellings.model import Words
from tellings.pipeline import judging
from tellings.store import Database, judgements
from tellings.story import Story
from tests.judging.conftest import seal
from tests.judging.test_each_kind import CASES, published
from tests.pile import exported


def merged(one: Story, other: Story, folder: Path) -> None:
    """Each reader brings in what the other has said."""
    for giver, taker in ((one, other), (other, one)):
        path = folder / f"{giver.path.stem}.jsonl"
        giver.export_judgements(path)
        taker.import_judgements(path)


def said(story: Story) -> dict[str, str]:
    return {row.id: row.state for row in story.judgements()}


def test_both_end_with_the_same_answers(story: Story, other: Story, tmp_path: Path) -> None:
    ids = {c.kind: c.ids(story) for c in CASES}
    story.judge("date", ids["date"], "overturned", "1999", who="Ines")
    story.judge("alias", ids["alias"], "overturned", who="Ines")
    other.judge("merge", ids["merge"], "overturned", who="Otto")
    other.judge("outlet", ids["date"], "noted", who="Otto", why="check the masthead")
    merged(story, other, tmp_path)
    assert said(story) == said(other) and set(said(story).values()) == {"in force"}
    assert seal(story) == seal(other)
    for one, name in ((story, "a"), (other, "b")):
        one.export(tmp_path / name)
    assert exported(tmp_path / "a") == exported(tmp_path / "b")


def test_contradictions_are_listed_and_neither_applies(
    story: Story, other: Story, tmp_path: Path
) -> None:
    before, report = seal(story), CASES[0].ids(story)[0]
    as_read = published(story, [report])
    mine = story.judge("date", report, "overturned", "1999", who="Ines").judgement
    theirs = other.judge("date", report, "overturned", "1998", who="Otto").judgement
    other.export_judgements(tmp_path / "theirs.jsonl")
    done = story.import_judgements(tmp_path / "theirs.jsonl")
    assert (done.new, done.known, done.conflicts) == (1, 0, (tuple(sorted((mine.id, theirs.id))),))
    assert published(story, [report]) == as_read
    rows = {row.id: row for row in story.judgements()}
    assert rows[mine.id].state == rows[theirs.id].state == "contested"
    assert rows[mine.id].against == (theirs.id,)
    again = story.import_judgements(tmp_path / "theirs.jsonl")
    assert (again.new, again.known) == (0, 1)
    story.take_back(mine.id, forget=True)
    assert said(story) == {theirs.id: "in force"}
    story.take_back(theirs.id, forget=True)
    assert seal(story) == before


def test_what_one_took_back_does_not_come_back(story: Story, other: Story, tmp_path: Path) -> None:
    before, report = seal(story), CASES[0].ids(story)[0]
    mine = story.judge("date", report, "overturned", "1999", who="Ines").judgement
    merged(story, other, tmp_path)
    assert said(other) == {mine.id: "in force"}
    story.take_back(mine.id, who="Ines", why="misread")
    merged(other, story, tmp_path)
    assert said(story) == said(other) == {}
    assert seal(story) == seal(other) == before
    assert [row.reason for row in other.taken_back()] == ["misread"]
    again = other.judge("date", report, "overturned", "1999", who="Ines")
    assert again.state == "in force" and not other.taken_back()


def test_a_bad_file_changes_nothing(story: Story, tmp_path: Path) -> None:
    report = CASES[0].ids(story)[0]
    story.judge("date", report, "overturned", "1999")
    path = tmp_path / "said.jsonl"
    story.export_judgements(path)
    path.write_text(path.read_text().replace("1999", "1997") + "\n{}\n")
    before = seal(story)
    with pytest.raises(UsageError, match="line 1: it was changed"):
        story.import_judgements(path)
    assert seal(story) == before


TEXT = Words("r1", 0, 4, 0, "0" * 64, "a.txt", "Ulm\n")
JUDGED = [
    make({"kind": "date", "ids": ["r1"]}, "overturned", (TEXT,), year, who)
    for year in ("1998", "1999")
    for who in ("Ines", "Otto")
]
ENTRIES: list[Entry] = [
    *((j, None) for j in JUDGED),
    *((j, {"who": w, "when": None, "why": None}) for j in JUDGED[:2] for w in ("Ines", "Otto")),
]


@given(st.lists(st.lists(st.sampled_from(ENTRIES), max_size=6), max_size=5), st.randoms())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bringing_in_is_a_set_whatever_the_order(
    tmp_path: Path, batches: list[list[Entry]], dice: object
) -> None:
    def after(some: list[list[Entry]]) -> tuple[object, object]:
        path = tmp_path / "s.db"
        for left in tmp_path.glob("s.db*"):
            left.unlink()
        with Database(path, create=True) as store:
            for batch in some:
                judging.bring_in(store, batch)
            return (
                judgements.standing(store.connection),
                judgements.taken_back(store.connection),
            )

    shuffled = [*batches, *batches[:1]]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert after(batches) == after(shuffled)


@pytest.fixture(scope="module")
def spoken(analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """One judgement of each kind as lines, some of which contradict one another."""
    folder = tmp_path_factory.mktemp("spoken")
    story = Story(shutil.copy(analysed, folder / "s.db"), workers=1)
    for case in CASES:
        ids = case.ids(story)
        for who, verdict, value in (
            ("Ines", "overturned", case.value),
            ("Otto", "confirmed", None),
        ):
            if who == "Ines" or case.kind in ("merge", "outlet"):
                story.judge(case.kind, ids, verdict, value, who=who, recompute=False)
    story.export_judgements(folder / "said.jsonl")
    return folder, (folder / "said.jsonl").read_text("utf-8").splitlines(keepends=True)


@given(st.data())
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_gives_the_same_bytes(
    analysed: Path, spoken: tuple[Path, list[str]], data: st.DataObject
) -> None:
    folder, lines = spoken
    order = data.draw(st.permutations(lines))
    cut = data.draw(st.integers(0, len(lines)))
    seals = []
    for batches in ([lines], [order[:cut], order[cut:]]):
        path = folder / "again.db"
        for left in folder.glob("again.db*"):
            left.unlink()
        story = Story(shutil.copy(analysed, path), workers=1)
        for batch in batches:
            (folder / "batch.jsonl").write_text("".join(batch), "utf-8")
            story.import_judgements(folder / "batch.jsonl", recompute=False)
        story.analyze()
        seals.append(seal(story))
    assert seals[0] == seals[1] is not None
