"""Any judgements, one upon another: every answer stays sound, and all of it comes back."""

import random
import shutil
from pathlib import Path

import pytest

from tellings.errors import TellingsError
from tellings.judging.kinds import KINDS, PASSAGES
from tellings.story import Story
from tests.judging.conftest import seal

Said = tuple[str, list[str], str, object]


def any_judgement(story: Story, dice: random.Random) -> Said:
    """Something that a person might say, sensible or not."""
    kind = dice.choice(sorted(KINDS))
    verdict = dice.choice(["confirmed", "overturned"])
    reports = [r.id for r in story.reports()]
    claims = [c.id for c in story.claims(at_least=dice.choice([1, 2]))]
    over = verdict == "overturned"
    if kind == "alias":
        actor = dice.choice([n for n in story.names(1) if n.names])
        return kind, [actor.entity, dice.choice(actor.names).words], verdict, None
    if kind == "borrowing":
        value = dice.choice([None, "reversed", "undetermined"]) if over else None
        return kind, dice.sample(reports, 2), verdict, value
    if kind == "passage":
        passage = dice.choice(story.stock(PASSAGES)).passage
        return kind, [passage], verdict, dice.choice(PASSAGES) if over else None
    if kind == "witness":
        told = dice.choice(story.claim(dice.choice(claims)).witnesses)
        place = f"{told.report}:{told.start}-{told.end}"
        return kind, [dice.choice(claims), place], verdict, None
    if kind == "claim":
        return kind, dice.sample(claims, 2), verdict, None
    if kind == "merge":
        claim = dice.choice(claims)
        told_by = sorted({w.report for w in story.claim(claim).witnesses})
        return kind, [claim, *dice.choices(told_by, k=2)], verdict, None
    if kind == "splice":
        report = dice.choice(reports)
        offset = dice.randrange(len(story.report(report).report.text))
        return kind, [report, str(offset)] if dice.random() < 0.5 else [report], verdict, None
    value = dice.choice(["2011", None]) if over else None
    return kind, [dice.choice(reports)], verdict, value


@pytest.mark.parametrize("seed", range(3))
def test_any_judgements(story: Story, analysed: Path, tmp_path: Path, seed: int) -> None:
    before, dice = seal(story), random.Random(seed)
    for _ in range(7):
        kind, ids, verdict, value = any_judgement(story, dice)
        try:
            story.judge(kind, ids, verdict, value, who=dice.choice(["Ines", "Otto", None]))
        except TellingsError:
            continue  # it made no sense, and was said so
        assert story.verify() == []
    rows = story.judgements()
    assert len(rows) > 2 and {row.state for row in rows} <= {"in force", "contested", "replaced"}
    story.export_judgements(tmp_path / "said.jsonl")
    other = Story(shutil.copy(analysed, tmp_path / "other.db"), workers=1)
    other.import_judgements(tmp_path / "said.jsonl")
    assert seal(other) == seal(story)
    for row in rows:
        story.take_back(row.id, recompute=False)
    story.analyze()
    assert seal(story) == before
