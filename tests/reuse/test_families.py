"""Passage families and their kinds."""

import dataclasses
import random
from collections.abc import Callable

import pytest

from tellings.model import Alignment, Passage, Report
from tellings.reuse import align_pairs, candidates, find_passages, index_report
from tellings.reuse.places import families

Writer = Callable[..., list[str]]
Maker = Callable[..., Report]


def passages_of(reports: list[Report]) -> tuple[list[Passage], list[Alignment]]:
    indexes = {r.id: index_report(r) for r in reports}
    found = align_pairs(candidates(indexes), indexes)
    return find_passages(reports, [x for _, rows in found for x in rows])


def test_a_copy(write: Writer, report: Maker) -> None:
    shared = " ".join(write(1, 8))
    a = report("a", shared, "North Gazette", "2014-03-02")
    b = report("b", " ".join(write(2, 2)) + " " + shared, "South Gazette", "2014-03-03")
    (passage,), (alignment,) = passages_of([a, b])
    assert passage.kind == "copied"
    assert passage.first == "2014-03-02"
    assert alignment.passage == passage.id
    assert [p.report for p in passage.places] == ["a", "b"]
    assert all(e.report is None or e.start < e.end for e in passage.evidence)


def test_the_same_words_quoted_by_reporters_who_did_not_copy(write: Writer, report: Maker) -> None:
    said = "We shall open the granary before the frost and feed every house on this river"
    reports = [
        report("a", " ".join(write(1)) + f" “{said},” the mayor said.", "A", "2014-03-02"),
        report("b", " ".join(write(2)) + f" In a letter she wrote: “{said}.”", "B", "2014-03-02"),
        report("c", f'"{said}," read the note. ' + " ".join(write(3)), "C", "2014-03-03"),
    ]
    passages, _ = passages_of(reports)
    assert [p.kind for p in passages] == ["statement"]
    assert {e.kind for e in passages[0].evidence} == {"quoted-words", "surroundings-differ"}


def test_quotes_inside_a_copy_are_copied(write: Writer, report: Maker) -> None:
    said = "We shall open the granary before the frost and feed every house on this river"
    text = [*write(1, 4), f"“{said},” the mayor said.", *write(2, 4)]
    cut = [text[4], *write(5, 3), *text[5:]]
    reports = [report("a", " ".join(text), "A"), report("b", " ".join(cut), "B")]
    passages, _ = passages_of(reports)
    assert {p.kind for p in passages} == {"copied"}


def test_a_paragraph_that_an_outlet_recycles(write: Writer, report: Maker) -> None:
    paragraph = " ".join(write(1, 2))
    reports = [
        report(f"r{i}", " ".join(write(10 + i)) + "\n" + paragraph, "Hill Radio", f"201{i}-05-04")
        for i in range(4)
    ]
    taken = report("t", " ".join(write(30)) + " " + paragraph, "Dale News", "2013-05-05")
    passages, alignments = passages_of([*reports, taken])
    kinds = {p.kind: {x.report for x in p.places} for p in passages}
    assert kinds["stock"] == {"r0", "r1", "r2", "r3"}
    assert "t" in kinds["copied"]
    assert {x.passage for x in alignments} == {p.id for p in passages}


def test_the_same_paragraph_on_one_day_is_not_stock(write: Writer, report: Maker) -> None:
    paragraph = " ".join(write(1, 2))
    reports = [
        report(f"r{i}", " ".join(write(10 + i)) + "\n" + paragraph, "Hill Radio", "2013-05-04")
        for i in range(2)
    ]
    assert [p.kind for p in passages_of(reports)[0]] == ["copied"]


def test_licence_lines_and_footers(write: Writer, report: Maker) -> None:
    line = "This page is offered under terms of use that forbid printing it on wet paper at sea."
    footer = " ".join(write(77, 2))
    licensed = [report(f"l{i}", " ".join(write(i)) + "\n" + line, f"Outlet {i}") for i in range(3)]
    footed = [
        report(f"f{i}", " ".join(write(40 + i)) + "\n" + footer, f"Paper {i}") for i in range(8)
    ]
    passages, _ = passages_of([*licensed, *footed])
    assert sorted(p.kind for p in passages) == ["boilerplate", "boilerplate"]


def test_order_changes_nothing(write: Writer, report: Maker) -> None:
    shared = [" ".join(write(s, 4)) for s in range(3)]
    reports = [
        report(f"r{i}", " ".join([shared[i % 3], *write(50 + i, 4), shared[(i + 1) % 3]]), f"O{i}")
        for i in range(9)
    ]
    first = passages_of(reports)
    random.Random(4).shuffle(reports)
    assert passages_of(reports) == first


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_a_short_passage_in_a_long_one_is_its_own_family(turn: int) -> None:
    rows = [
        Alignment("a", 0, 1000, "b", 0, 1000, 1.0),
        Alignment("a", 100, 200, "c", 0, 100, 1.0),
        Alignment("b", 105, 200, "c", 5, 100, 1.0),
    ]
    found = families(rows[turn:] + rows[:turn], 0.65)
    assert sorted(len(f.places) for f in found) == [2, 3]


def test_words_quoted_here_and_set_apart_without_marks_there(write: Writer, report: Maker) -> None:
    said = "We shall open the granary before the frost and feed every house on this river."
    a = report("a", " ".join(write(1)) + f" “{said}” " + " ".join(write(4)), "A", "2014-03-02")
    b = report("b", " ".join(write(2)) + f"\n\n{said}\n\n" + " ".join(write(3)), "B", "2014-03-02")
    (passage,), _ = passages_of([a, b])
    assert passage.kind == "statement"


@pytest.mark.parametrize(("day", "kind"), [("2014-03-06", "stock"), ("2014-03-02", "copied")])
def test_an_outlets_paragraph_used_again_within_days(
    write: Writer, report: Maker, day: str, kind: str
) -> None:
    paragraph = " ".join(write(9, 3))
    one = " ".join([*write(1), paragraph, *write(2)])
    other = " ".join([*write(3), paragraph, *write(4)])
    (passage,), _ = passages_of(
        [report("a", one, "Weir Herald", "2014-03-02"), report("b", other, "Weir Herald", day)]
    )
    assert passage.kind == kind


def test_two_reports_that_quote_one_speech_at_length(write: Writer, report: Maker) -> None:
    said = [f"“{sentence}”" for sentence in write(9, 6)]
    reports = []
    for n, name in enumerate("ab"):
        text = [*write(n), said[0], *write(n + 20, 2), *said[1:], *write(n + 40)]
        reports.append(report(name, " ".join(text), name.upper(), "2014-03-02"))
    found, _ = passages_of(reports)
    assert {p.kind for p in found} == {"statement"}


def test_a_site_that_goes_by_two_names_is_one_outlet(write: Writer, report: Maker) -> None:
    paragraph = " ".join(write(9, 3))
    rows = [
        ("a", " ".join([*write(1), paragraph, *write(2)]), "Weir Herald", "2014-03-02"),
        ("b", " ".join([*write(3), paragraph, *write(4)]), "Herald guest writer", "2014-03-06"),
    ]
    hosts = ("www.herald.test", "m.herald.test")
    reports = [
        dataclasses.replace(report(*row), url=f"https://{host}/{row[0]}")
        for row, host in zip(rows, hosts, strict=True)
    ]
    (passage,), _ = passages_of(reports)
    assert passage.kind == "stock"
    assert passage.evidence[0].note == "2 of herald.test"


def test_a_post_is_a_statement_by_its_signature(write: Writer, report: Maker) -> None:
    said = "We shall open the granary before the frost and feed every house on this river."
    reports = [
        report(
            name,
            " ".join(write(n)) + f"\n\n{said} — Ada Bell (@adabell) March 2, 2014\n\n"
            + " ".join(write(n + 9)),
            name.upper(),
            "2014-03-02",
        )
        for n, name in enumerate("ab")
    ]  # fmt: skip
    assert {p.kind for p in passages_of(reports)[0]} == {"statement"}
