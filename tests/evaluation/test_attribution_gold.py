"""The marked-up reports: marks become offsets, gold scores full against itself, damage less."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.attribution_gold.markup import half, read, strip
from evaluation.attribution_gold.run import agreement, as_answer
from evaluation.attribution_gold.score import Answer, score
from evaluation.attribution_gold.second import locate, second

MARKED = """outlet: The Weir Echo
published: 2031-02-03
title: Mill shut
supplied: agency: Kolwire

{k agency Kolwire|WEIR (Kolwire) -} {1s|Ada Roe} {1c|said} {1t|{2s|a carter} {2c|told} her {2t|so}}.

{f share|Share this}
--
1 person: Ada Roe; denied
2 anonymous: a carter @ carters
"""


def test_marks_become_offsets_and_chains(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(MARKED, "utf-8")
    report = read(path)
    outer, inner = report.said
    assert report.text[slice(*outer.content[0])] == "a carter told her so"
    assert report.text[slice(*inner.source[0])] == "a carter"
    assert (inner.parent, outer.parent, outer.stance) == (1, None, "denied")
    assert [s.readings[0] for s in inner.chain] == [
        ("outlet", "The Weir Echo"),
        ("agency", "Kolwire"),
        ("person", "Ada Roe"),
        ("anonymous", "a carter"),
    ]
    assert inner.chain[-1].group == "carters"
    ((start, end, name, kind),) = report.credits
    assert (report.text[start:end], name, kind) == ("WEIR (Kolwire) -", "Kolwire", "agency")
    assert [report.text[s:e] for s, e, _ in report.furniture] == ["Share this"]


def test_marks_and_lines_that_differ_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(MARKED.replace("{2s|a carter}", "a carter"), "utf-8")
    read(path)  # a source may be missing
    path.write_text(MARKED + "3 person: Odo\n", "utf-8")
    with pytest.raises(ValueError, match="differ"):
        read(path)
    with pytest.raises(ValueError, match="not closed"):
        strip("{1s|Ada")


def test_there_are_enough_reports_and_a_third_is_annotated_twice() -> None:
    dev, test, late = half("dev"), half("test"), half("late")
    assert len(dev) >= 30 and len(test) >= 30 and len(late) >= 12
    every = (*dev, *test, *late)
    assert len({r.id for r in every}) == len(every)
    twice = [r for r in every if second(r)]
    assert len(twice) >= 20
    assert all(70 <= len(r.text.split()) <= 200 for r in every)


def test_gold_against_itself_is_full_and_damage_is_seen() -> None:
    reports = [*half("dev"), *half("late")]
    answers = [as_answer(r) for r in reports]
    full = score(reports, answers)
    for name in ("found", "anonymity", "credits", "denied", "hedged"):
        assert full[name]["f"] == 100.0, name
    assert full["chain"] == full["who"] == full["nested"] == full["referents"] == 100.0
    assert full["crossing"] == 0
    hurt = [
        Answer(tuple(replace(g, chain=g.chain[-1:], anonymous=False) for g in a.said[1:]))
        for a in answers
    ]
    figures = score(reports, hurt)
    assert figures["chain"] < 5
    assert figures["found"]["r"] < 95
    assert figures["anonymity"]["r"] == figures["credits"]["r"] == 0


def test_the_annotations_agree() -> None:
    found = agreement()
    assert found["found"]["f"] > 90
    assert found["chain"] > 90


def test_words_are_found_nearest_to_what_they_belong_to() -> None:
    text = "He said it. She left, and he said nothing of it to her."
    assert locate(text, "said", (25, 30)) == [(29, 33)]
    assert locate(text, "She … to her", None) == [(12, 54)]
    with pytest.raises(ValueError, match="not in the text"):
        locate(text, "sang", None)
