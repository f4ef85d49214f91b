"""Direction of copying: what decides it, and when nothing does."""

import dataclasses
import random
from collections.abc import Callable

import pytest

from tellings.model import Borrowing, Credit, Evidence, Published, Report
from tellings.reuse import (
    align_pairs,
    candidates,
    find_borrowings,
    find_passages,
    index_report,
)
from tellings.reuse.borrowing import without_cycles
from tellings.reuse.direction import same_name

Writer = Callable[..., list[str]]
Maker = Callable[..., Report]


def borrowings(reports: list[Report]) -> list[Borrowing]:
    indexes = {r.id: index_report(r) for r in reports}
    found = align_pairs(candidates(indexes), indexes)
    passages, aligned = find_passages(reports, [x for _, rows in found for x in rows])
    steps = find_borrowings(reports, passages, aligned, indexes=indexes)
    texts = {r.id: r.text for r in reports}
    for step in steps:
        assert 0 <= step.share <= 1 and 0.5 <= step.confidence <= 1
        for e in step.evidence:
            assert e.report is None or texts[e.report][e.start : e.end].strip()
    return steps


def background(write: Writer, report: Maker) -> list[Report]:
    return [report(f"z{i}", " ".join(write(900 + i)), "Elsewhere") for i in range(6)]


def test_a_credit_line_decides(write: Writer, report: Maker) -> None:
    text = " ".join(write(1, 8))
    line = "With material from the Lakeside Wire."
    credit = (Credit(len(text) + 1, len(text) + 1 + len(line), "Lakeside Wire", "agency"),)
    copy = report("a", f"{text} {line}", "Morning Bell", "2012-02-02", credit)
    source = report("b", text, "Lakeside Wire", "2012-02-02")
    (step,) = borrowings([copy, source])
    assert (step.from_, step.to, step.direction) == ("b", "a", "decided")
    assert step.evidence[0].kind == "credit"


def test_identical_texts_of_one_day_are_undetermined(write: Writer, report: Maker) -> None:
    text = " ".join(write(1, 8))
    (step,) = borrowings(
        [report("a", text, "A", "2012-02-02"), report("b", text, "B", "2012-02-02")]
    )
    assert step.direction == "undetermined"


def test_one_day_apart_alone_decides_nothing(write: Writer, report: Maker) -> None:
    text = " ".join(write(1, 8))
    (step,) = borrowings(
        [report("a", text, "A", "2012-02-02"), report("b", text, "B", "2012-02-03")]
    )
    assert step.direction == "undetermined"
    assert (step.from_, step.to) == ("a", "b")


def test_weeks_apart_decide(write: Writer, report: Maker) -> None:
    text = " ".join(write(1, 8))
    (step,) = borrowings(
        [report("a", text, "A", "2012-05-02"), report("b", text, "B", "2012-02-03")]
    )
    assert (step.from_, step.to, step.direction) == ("b", "a", "decided")


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("field", "decided"),
        ("meta", "decided"),
        ("url", "undetermined"),
        ("dateline", "undetermined"),
    ],
)
def test_days_from_a_weak_source_alone_decide_nothing(
    write: Writer, report: Maker, kind: str, direction: str
) -> None:
    text = " ".join(write(1, 8))
    reports = []
    for name, day in (("a", "2012-02-02"), ("b", "2013-06-03")):
        dated = Published(day, day, "day", (Evidence(kind, note=day),))
        reports.append(dataclasses.replace(report(name, text, name.upper()), published=dated))
    (step,) = borrowings(reports)
    assert (step.from_, step.to, step.direction) == ("a", "b", direction)
    assert [e.kind for e in step.evidence] == ["date"]


def test_broken_words_give_a_copy_away(write: Writer, report: Maker) -> None:
    sentences = write(1, 12)
    dice = random.Random(5)
    broken = " ".join(
        w[:2] + "xq" + w[3:] if len(w) > 5 and dice.random() < 0.3 else w
        for w in " ".join(sentences).split()
    )
    others = []
    # words of the source are known from other reports of the pile, the broken ones are not
    vocabulary = " ".join(sentences).split()
    for i in range(6):
        dice.shuffle(vocabulary)
        others.append(report(f"z{i}", " ".join(vocabulary), "Elsewhere"))
    copy, source = report("a", broken, "A"), report("b", " ".join(sentences), "B")
    steps = [s for s in borrowings([copy, source, *others]) if {s.from_, s.to} == {"a", "b"}]
    assert [(s.from_, s.to, s.direction) for s in steps] == [("b", "a", "decided")]
    assert "odd-words" in {e.kind for e in steps[0].evidence}


def test_own_lead_and_a_cut_end(write: Writer, report: Maker) -> None:
    text = write(1, 14)
    copy = report("a", " ".join([*write(2, 2), *text[:8]]), "A")
    source = report("b", " ".join(text), "B")
    (step,) = borrowings([copy, source])
    assert (step.from_, step.to, step.direction) == ("b", "a", "decided")
    assert {"own-lead", "cut"} <= {e.kind for e in step.evidence}


def test_a_chain_of_three_has_no_shortcut_and_no_circle(write: Writer, report: Maker) -> None:
    text = write(1, 12)
    second = [*text[:6], *write(2, 3), *text[8:]]
    third = [*second[:7], *write(3, 2), *second[9:]]
    days = ("2012-02-02", "2012-03-02", "2012-04-02")
    reports = [
        report(n, " ".join(t), n, d)
        for n, t, d in zip("abc", (text, second, third), days, strict=True)
    ]
    steps = borrowings(reports)
    assert [(s.from_, s.to) for s in steps] == [("a", "b"), ("b", "c")]


def test_a_lost_source(write: Writer, report: Maker) -> None:
    text = write(1, 15)
    # each leaves out another part, so no one holds all that the other two share
    parts = (text[:10], text[4:], text[:6] + text[9:])
    steps = borrowings([report(n, " ".join(p), n) for n, p in zip("abc", parts, strict=True)])
    orphans = {s.to for s in steps if s.from_ is None}
    assert len(orphans) >= 2
    assert all(
        s.direction == "undetermined" for s in steps if s.from_ and {s.from_, s.to} <= orphans
    )


def test_a_credit_without_shared_words(report: Maker) -> None:
    source = report(
        "a",
        "The ferry Marigold struck the Tollan breakwater in fog and two sailors drowned, the "
        "harbour office said. Captain Wiebke Orsel was questioned by magistrates.",
        "Tollan Herald",
        "2012-02-02",
    )
    other = report(
        "b",
        "Farmers of the upper valley blocked a road with tractors over the price of barley.",
        "Tollan Herald",
        "2012-02-02",
    )
    retold = report(
        "c",
        "Magistrates heard Captain Orsel after his ferry Marigold hit a breakwater, the Tollan "
        "Herald reported. Two sailors lost their lives in the fog near Tollan.",
        "Plain Dealer of Umm",
        "2012-02-03",
    )
    (step,) = borrowings([source, other, retold])
    assert (step.from_, step.to, step.share) == ("a", "c", 0.0)
    credit = step.evidence[0]
    assert " ".join(retold.text[credit.start : credit.end].split()) == "Tollan Herald"


def test_statements_are_no_borrowing(write: Writer, report: Maker) -> None:
    said = "We shall open the granary before the frost and feed every house on this river"
    reports = [
        report("a", " ".join(write(1)) + f" “{said},” the mayor said.", "A", "2014-03-02"),
        report("b", " ".join(write(2)) + f" She wrote: “{said}.”", "B", "2014-06-02"),
    ]
    assert borrowings(reports) == []


def test_order_changes_nothing(write: Writer, report: Maker) -> None:
    text = write(1, 12)
    reports = background(write, report)
    for i in range(6):
        parts = [*write(20 + i, i % 3), *text[i % 4 :], *write(40 + i, i % 2)]
        reports.append(report(f"r{i}", " ".join(parts), f"O{i}", f"2012-02-0{1 + i % 5}"))
    first = borrowings(reports)
    random.Random(3).shuffle(reports)
    assert borrowings(reports) == first


def test_circles_are_opened() -> None:
    steps = [
        Borrowing("a", "b", "decided", 0.9, 1.0),
        Borrowing("b", "c", "decided", 0.95, 1.0),
        Borrowing("c", "a", "decided", 0.8, 1.0),
    ]
    kept = {(s.from_, s.to): s.direction for s in without_cycles(steps)}
    assert kept == {("a", "b"): "decided", ("b", "c"): "decided", ("a", "c"): "undetermined"}


def test_names_of_outlets() -> None:
    assert same_name("the Lakeside Wire", "Lakeside Wire")
    assert same_name("LVN", "Lakeside Valley News")
    assert same_name("Lakeside Wire Service", "Lakeside Wire")
    assert not same_name("Lakeside Wire", "Hillside Wire")
    assert not same_name("", "Hillside Wire")


def twins(write: Writer, report: Maker, second: str) -> Borrowing:
    """The step to a shortened copy of a text that two outlets printed word for word."""
    text = write(1, 14)
    reports = [
        report("a", " ".join(text), "A", "2012-02-02"),
        report("b", " ".join(text), "B", second),
        report("c", " ".join([*write(2, 2), *text[:3], *text[6:9]]), "C", "2012-02-08"),
    ]
    (step,) = (s for s in borrowings(reports) if s.to == "c")
    assert step.from_ == "a"
    return step


def test_a_copy_of_either_of_two_equal_texts_is_open(write: Writer, report: Maker) -> None:
    assert twins(write, report, "2012-02-02").direction == "undetermined"


def test_a_day_between_equal_texts_is_enough_for_copies_of_them(
    write: Writer, report: Maker
) -> None:
    step = twins(write, report, "2012-02-03")
    assert step.direction == "decided"
    assert 0.8 < step.confidence < 0.9
