"""What the report draws: family trees, squares, the strip of days."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.pages.drawing.strip import strip
from tellings.pages.drawing.tree import HIGH, SMALL, WIDE, families
from tellings.pages.drawing.units import units
from tellings.views import CopyRow

NAMES = st.sampled_from([f"r{n}" for n in range(9)])


@st.composite
def steps(draw: st.DrawFn) -> list[CopyRow]:
    pairs = draw(st.sets(st.tuples(st.none() | NAMES, NAMES), min_size=1, max_size=12))
    kept = sorted((p for p in pairs if p[0] != p[1]), key=str)
    directions = st.sampled_from(["decided", "undetermined"])
    shares = st.sampled_from([0.1, 0.5, 1.0])
    return [CopyRow(a, a or "", b, b, draw(directions), 0.5, draw(shares), ()) for a, b in kept]


@given(steps())
def test_every_step_is_drawn_once_and_no_card_lies_on_another(rows: list[CopyRow]) -> None:
    found = families(rows)
    drawn = [e.row for f in found for e in f.edges]
    assert sorted(map(repr, drawn)) == sorted(map(repr, rows))
    for family in found:
        reports = [c.report for c in family.cards]
        assert len(set(reports)) == len(reports)
        named = {r.from_report for r in family.rows} | {r.to_report for r in family.rows}
        assert set(reports) == named
        for i, a in enumerate(family.cards):
            assert 0 <= a.x <= family.width - WIDE and 0 <= a.y <= family.height - HIGH
            for b in family.cards[i + 1 :]:
                assert abs(a.x - b.x) >= WIDE or abs(a.y - b.y) >= HIGH
    homes = [c.report for f in found for c in f.cards if c.report]
    assert len(set(homes)) == len(homes)


def test_a_chain_goes_from_left_to_right() -> None:
    rows = [
        CopyRow("a", "a", "b", "b", "decided", 0.9, 0.8, ()),
        CopyRow("b", "b", "c", "c", "decided", 0.9, 0.7, ()),
    ]
    (family,) = families(rows)
    assert [c.report for c in sorted(family.cards, key=lambda c: c.x)] == ["a", "b", "c"]
    assert family.reports == 3


def test_a_large_family_steps_in_line_by_line() -> None:
    number = 5 * SMALL
    rows = [
        CopyRow(f"r{n // 3:03d}", "", f"r{n:03d}", "", "decided", 0.9, 0.5, ())
        for n in range(1, number)
    ]
    rows += [CopyRow("r001", "", f"r{number - 1:03d}", "", "undetermined", 0.5, 0.1, ())]
    (family,) = families(rows, most=number - 5)
    assert family.large and family.reports == number and family.more == 5
    assert len(family.cards) == len(family.edges) + 1 == number - 5
    seen = set()
    for card in family.cards:
        assert card.step is None or card.step.from_report in seen
        seen.add(card.report)
    assert [c.y for c in family.cards] == sorted({c.y for c in family.cards})


def test_a_chain_of_any_length_is_drawn() -> None:
    rows = [
        CopyRow(f"r{n:05d}", "", f"r{n + 1:05d}", "", "decided", 0.9, 0.5, ()) for n in range(3000)
    ]
    (family,) = families(rows)
    assert family.reports == 3001 and family.more == 2701


def test_a_lost_source_stands_above_what_it_gave() -> None:
    rows = [
        CopyRow(None, "", "a", "a", "decided", 0.8, 0.5, ()),
        CopyRow("a", "a", "b", "b", "undetermined", 0.5, 0.5, ()),
        CopyRow(None, "", "b", "b", "decided", 0.8, 0.5, ()),
    ]
    (family,) = families(rows)
    at = {c.report: c.x for c in family.cards}
    assert at[None] < at["a"] == at["b"]
    assert family.reports == 2


@given(st.integers(1, 5000), st.integers(1, 500), st.integers(1, 400), st.integers(0, 100))
def test_squares_can_be_counted(reports: int, outlets: int, low: int, more: int) -> None:
    found = units(reports, outlets, low, low + more)
    told, _, origins = found.rows
    assert told.open.count("M") == -(-reports // found.scale) <= 25
    assert origins.sure.count("M") == -(-low // found.scale)
    assert origins.sure.count("M") + origins.open.count("M") == -(-(low + more) // found.scale)
    assert found.scale == 1 or max(reports, low + more) > 24
    assert origins.label.startswith(str(low))


def test_the_strip_holds_a_dot_for_each_report() -> None:
    found = strip(["2011-05-03", "2011-05-03", "2012-01-01 – 2012-02-02", "2013-12-31", "2014"])
    assert found is not None
    assert found.each == 1 and len(found.dots) == 4
    assert [label for _, label in found.ticks] == ["2012", "2013"]
    assert strip(["2011-05-03"]) is None


@given(st.lists(st.dates().map(str), max_size=60))
def test_dots_stay_on_the_strip(days: list[str]) -> None:
    found = strip(days)
    if found:
        assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in found.dots)
        assert len(found.ticks) <= 12
