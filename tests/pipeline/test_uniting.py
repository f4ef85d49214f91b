"""One article saved in several forms is one report in several places; what may be two stays two."""

import itertools
import json
import random
from pathlib import Path

import pytest

from evaluation.hostile import made
from tellings.model import Published, Report
from tellings.pipeline.uniting import united
from tellings.store.as_read import ANOTHER_FORM, Layer
from tellings.store.same_words import words_of
from tellings.story import Story
from tests.pile import exported

BODY = (
    "The harbour board of Harven closed the old swing bridge on Tuesday after a lorry had torn "
    "away two of its railings. “Nobody may walk there until it is mended,” said Ilse Tarn, who "
    "chairs the board. The ferries will run every ten minutes instead, and the school boats start "
    "earlier."
)


REST = (
    "The board has asked two builders what the work would cost and hopes to choose one of them "
    "before the regatta. Until then the lanes on both banks are for those who live there only."
)


def report(name: str, words: str = BODY, day: str | None = None, **known: str) -> Report:
    published = Published(day, day, "day") if day else None
    return Report(
        id=name, key=name, path=name, segment=0, starts_at=0, text=words, sha256=name,
        body=((0, len(words)),), published=published, **known,
    )  # fmt: skip


def left(*reports: Report, files: dict[str, str] | None = None) -> list[str]:
    """The ids that stay, each followed by those it took in, whatever the order they come in."""
    stands = {r.id: ((r.path, r.key, 0, (files or {}).get(r.id, r.path), 0),) for r in reports}
    answers = []
    for order in itertools.islice(itertools.permutations(reports), 6):
        layer = united(Layer({r.id: r for r in order}, stands), {})
        assert sorted(p[0] for places in layer.places.values() for p in places) == sorted(stands)
        answers.append(
            sorted(
                "+".join([i, *sorted(p[0] for p in layer.places[i] if p[4] == ANOTHER_FORM)])
                for i in layer.reports
            )
        )
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def test_the_report_of_which_most_is_known_stays() -> None:
    page = report("page", day="2011-05-03", outlet="Harven Daily", title="Bridge closed")
    copied = report("text", BODY.replace("“", '"').replace("”", '"').replace(". ", ".\n"))
    assert left(page, copied, report("c")) == ["page+c+text"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"outlet": "Harven Daily"}, {"outlet": "Coast Radio"}),
        ({"day": "2011-05-03"}, {"day": "2011-05-04"}),
        ({"title": "Bridge closed"}, {"title": "Ferries run"}),
        ({}, {"words": BODY.replace("ten", "two")}),
    ],
)
def test_what_may_be_two_articles_stays_two(one: dict[str, str], other: dict[str, str]) -> None:
    assert left(report("a", **one), report("b", **other)) == ["a", "b"]


def test_what_two_may_be_is_left_to_neither() -> None:
    known = report("a", outlet="Harven Daily"), report("b", outlet="Coast Radio")
    assert left(*known, report("c")) == ["a", "b", "c"]


def test_rows_of_a_table_and_short_notices_stay_apart() -> None:
    files = {"a": "table.csv", "b": "table.csv"}
    assert left(report("a", title="Bridge"), report("b"), files=files) == ["a", "b"]
    assert left(report("a", "No more today.", title="Bridge"), report("b", "No more today.")) == [
        "a",
        "b",
    ]


def test_letters_and_digits_are_what_counts() -> None:
    changed = "  " + BODY.upper().replace(" ", "\n\n").replace("“", "'")
    assert words_of(report("a", changed)) == words_of(report("b")) != ""
    assert words_of(report("a", BODY + " 3")) != words_of(report("b"))


def forms() -> dict[str, bytes]:
    page = made.page(BODY).decode().replace(f"<p>{BODY}</p></article>", f"<p>{REST}</p></article>")
    return {
        "b.html": page.encode(),
        "a.txt": f"{BODY}\n\n{REST}\n".encode(),
        "c.txt": f"  {BODY}\n{REST}\n\nShare this article\n".replace("“", '"').encode(),
        "d.txt": f"Something else. {BODY}".encode(),
        "rows.jsonl": "\n".join(
            json.dumps({"id": n, "text": f"{REST} {BODY}", "outlet": n}) for n in ("x", "y")
        ).encode(),
    }


def test_a_story_holds_an_article_once(tmp_path: Path) -> None:
    kept = []
    for turn in range(3):
        pile, names = tmp_path / f"pile{turn}" / "p", sorted(forms())
        pile.mkdir(parents=True)
        random.Random(turn).shuffle(names)
        story = Story(tmp_path / f"{turn}.db", workers=1)
        for name in names:
            (pile / name).write_bytes(forms()[name])
            if turn:
                done = story.add(pile / name)
            if turn == 2:
                story.analyze()
        done = done if turn else story.add(pile)
        assert done.forms == 2
        story.analyze()
        rows = {row.key: len(row.paths) for row in story.reports()}
        assert rows == {"b.html": 3, "d.txt": 1, "x": 1, "y": 1}
        assert story.verify() == []
        assert story.verify(again=True) == []
        story.export(tmp_path / f"out{turn}")
        said = exported(tmp_path / f"out{turn}")
        kept.append({n: data.replace(str(pile).encode(), b"") for n, data in said.items()})
    assert {n: v for n, v in kept[0].items() if n != "manifest.json"} == {
        n: v for n, v in kept[1].items() if n != "manifest.json"
    }


def test_a_form_that_goes_is_forgotten(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("a.txt", "b.html"):
        (pile / name).write_bytes(forms()[name])
    story = Story(tmp_path / "s.db", workers=1)
    assert story.add(pile).forms == 1
    story.analyze()
    (pile / "b.html").write_bytes(made.page(f"Something else now. {BODY}"))
    assert story.add(pile).forms == 0
    story.analyze()
    assert {row.key: row.paths for row in story.reports()} == {
        "a.txt": (str(pile / "a.txt"),),
        "b.html": (str(pile / "b.html"),),
    }
