"""What people said about shared words."""

from collections.abc import Callable

from tellings.model import Borrowing, Evidence, Passage, Place, Report, Ruling
from tellings.reuse import align_pairs, candidates, find_borrowings, find_passages, index_report

Writer = Callable[..., list[str]]
Maker = Callable[..., Report]
WHY = (Evidence("judged", note="by Ines"),)


def found(
    reports: list[Report], kinds: list[Ruling], steps: list[Ruling]
) -> tuple[list[Passage], list[Borrowing]]:
    indexes = {r.id: index_report(r) for r in reports}
    aligned = [x for _, rows in align_pairs(candidates(indexes), indexes) for x in rows]
    passages, aligned = find_passages(reports, aligned, None, indexes, kinds)
    return passages, find_borrowings(reports, passages, aligned, None, indexes, steps)


def step(holds: bool, a: Report, b: Report, value: str = "decided") -> Ruling:
    return Ruling("borrowing", holds, value, (Place(a.id, 0, 9),), (Place(b.id, 0, 9),), WHY)


def family(write: Writer, report: Maker) -> list[Report]:
    text = " ".join(write(1, 8))
    return [
        report("a", text, "A", "2012-02-02"),
        report("b", text, "B", "2012-05-03"),
        report("c", text, "C", "2012-08-03"),
        report("z", " ".join(write(9, 8)), "Z", "2012-08-03"),
    ]


def test_a_step_turned_round_ruled_out_left_open(write: Writer, report: Maker) -> None:
    a, b, c, _ = pile = family(write, report)
    _, plain = found(pile, [], [])
    assert ("a", "b") in {(s.from_, s.to) for s in plain if s.direction == "decided"}
    _, turned = found(pile, [], [step(True, b, a)])
    (mine,) = (s for s in turned if {s.from_, s.to} == {"a", "b"})
    assert (mine.from_, mine.direction, mine.confidence) == ("b", "decided", 1.0)
    assert mine.evidence[0] == WHY[0] and mine.share == 1.0
    _, out = found(pile, [], [step(False, a, b)])
    assert {"a", "b"} not in [{s.from_, s.to} for s in out]
    assert {s.to for s in out} | {s.from_ for s in out} == {"a", "b", "c"}, "b has c left"
    _, open_ = found(pile, [], [step(True, a, b, "undetermined")])
    assert [s.direction for s in open_ if {s.from_, s.to} == {"a", "b"}] == ["undetermined"]
    assert found(pile, [], [step(True, a, c)])[1] == found(pile, [], [step(True, a, c)] * 2)[1]


def test_a_step_that_shares_no_words(write: Writer, report: Maker) -> None:
    a, *_, z = pile = family(write, report)
    _, steps = found(pile, [], [step(True, a, z)])
    (mine,) = (s for s in steps if s.to == "z")
    assert (mine.from_, mine.direction, mine.share) == ("a", "decided", 0.0)


def test_a_circle_of_confirmed_steps_is_broken(write: Writer, report: Maker) -> None:
    a, b, c, _ = pile = family(write, report)
    _, steps = found(pile, [], [step(True, a, b), step(True, b, c), step(True, c, a)])
    below = {str(s.from_): {t.to for t in steps if t.from_ == s.from_} for s in steps}
    seen: set[str] = set()
    while free := [n for n in "abc" if n not in seen and not (below.get(n, set()) - seen)]:
        seen.update(free)
    assert seen == set("abc")


def test_a_kind_is_pinned_and_borrowings_follow(write: Writer, report: Maker) -> None:
    pile = family(write, report)
    (passage,), steps = found(pile, [], [])
    assert passage.kind == "copied" and steps
    said = Ruling("passage", True, "stock", passage.places, (), WHY)
    (pinned,), none = found(pile, [said], [])
    assert (pinned.id, pinned.kind, pinned.evidence[0]) == (passage.id, "stock", WHY[0])
    assert not none
    elsewhere = Ruling("passage", True, "stock", (Place("a", 0, 5), Place("z", 0, 5)), (), WHY)
    assert found(pile, [elsewhere], [])[0] == [passage]
