"""Whose words a report is made of: every character of the body once."""

import json
from pathlib import Path

from tellings import Story, views
from tellings.store import Database

LEAD = "The mill by the weir closed on Monday."
NAMED = 'that "the wheel had not turned since the frost"'
UNNAMED = "that the owner had sold the stones months ago"


def story_of(tmp_path: Path, **texts: tuple[str, str, str]) -> Story:
    rows = tmp_path / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as out:
        for key, (outlet, published, text) in texts.items():
            row = {"id": key, "outlet": outlet, "published": published, "text": text}
            print(json.dumps(row), file=out)
    story = Story(tmp_path / "story.db")
    story.add(rows)
    story.analyze()
    return story


def test_named_unnamed_and_own(tmp_path: Path) -> None:
    text = f"{LEAD}\n\nAda Roe, the miller, said {NAMED}.\n\nA senior official said {UNNAMED}."
    story = story_of(tmp_path, one=("The Weir Echo", "2031-02-03", text))
    (row,) = story.voices()
    assert row.body == len(text)
    assert (row.attributed, row.anonymous, row.copied) == (len(NAMED), len(UNNAMED), 0)
    assert row.own == len(text) - len(NAMED) - len(UNNAMED)


def test_what_was_taken_over_is_copied_whoever_speaks(tmp_path: Path) -> None:
    long = " ".join(
        [
            LEAD,
            f"Ada Roe, the miller, said {NAMED}, and that nobody in the parish had asked her why.",
            "Carters waited on the bridge until the evening bell, and then drove home empty.",
            "The parish council meets on Thursday in the schoolroom to hear the carters out.",
        ]
    )
    story = story_of(
        tmp_path,
        first=("Northwater Agency", "2031-02-03", f"WEIR (Northwater) - {long}"),
        second=("The Weir Echo", "2031-02-05", f"{long}\n\n(Northwater Agency)"),
    )
    rows = {r.key: r.id for r in story.reports()}
    found = {v.report: v for v in story.voices()}
    assert found[rows["second"]].copied > 0.8 * len(long)
    assert found[rows["first"]].copied == 0
    assert found[rows["first"]].attributed >= len(NAMED)


def test_the_parts_add_up(analysed_sample: Path) -> None:
    with Database(analysed_sample) as store:
        for row in views.voices(store):
            assert row.own + row.attributed + row.anonymous + row.copied == row.body
            assert 0 <= row.share("own") <= 1
