"""Families of copies: every family once, the matrix as large as its shares, lists that agree."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import NotFound
from tellings.pages import copies, family
from tellings.pages.catalog import PATTERNS
from tellings.pages.drawing.matrix import PITCH, matrix
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.pages.rendering import body
from tellings.views import copies as all_steps
from tellings.views.families import connected, family_index
from tellings.views.sharing import Sharing, union

LINKS = Addresses(PATTERNS)
NAMES = [f"r{n:02d}" for n in range(12)]


def test_every_step_stands_on_the_pages(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = copies.make(desk, [], Query())
        steps = {(r.from_report, r.to_report) for r in page.records()["steps"]}
        assert steps == {(r.from_report, r.to_report) for r in all_steps(desk.store)}
        assert steps
        html = body(page, desk)
        for each in page.shown["shown"]:
            assert f"/copies/{each.family.id}" in html
            assert {c.report for c in each.tree.cards if c.report} == set(each.family.reports)


def test_a_family_is_found_by_any_of_its_reports(story: Path) -> None:
    with opened(story, LINKS) as desk:
        one, other = (family.make(desk, [key], Query()) for key in ("first", "second"))
        assert one.parts == other.parts and one.records() == other.records()
        assert "/compare/" in body(one, desk)
        with pytest.raises(NotFound):
            family.make(desk, ["third"], Query())


def test_the_matrix_says_how_much_of_a_report_stands_in_another(story: Path) -> None:
    with opened(story, LINKS) as desk:
        index = desk.once(family_index)
        first = desk.in_order(index.families[0].reports)[0]
        page = copies.make(desk, [], Query({"as": ["matrix"], "mark": [first]}))
        html = body(page, desk)
    shares = {(s.report, s.other): s for s in page.records()["shares"]}
    assert shares and all(0 < s.any <= 1 and 0 <= s.copied <= s.any for s in shares.values())
    assert {(b, a) for a, b in shares} == set(shares)
    assert len(re.findall(r'class="band on"', html)) == 2


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.floats(0.01, 1))),
       st.integers(0, 12))  # fmt: skip
def test_squares_lie_in_their_rows_and_columns(
    shares: list[tuple[str, str, float]], split: int
) -> None:
    kept = [Sharing(a, b, s if n % 2 else 0.0, s) for n, (a, b, s) in enumerate(shares) if a != b]
    drawn = matrix(NAMES, kept, {name: int(n < split) for n, name in enumerate(NAMES)})
    assert [r.report for r in drawn.rows] == NAMES
    assert sum(b.side for b in drawn.blocks) == drawn.size == len(NAMES) * PITCH
    assert sum(len(r.cells) for r in drawn.rows) == len(kept)
    for row in drawn.rows:
        assert row.copied.count("M") + row.other.count("M") == len(row.cells)
        for cell in row.cells:
            column = NAMES.index(cell.other) * PITCH
            assert column <= cell.x and cell.x + cell.side <= column + PITCH
            assert row.y <= cell.y and cell.y + cell.side <= row.y + PITCH


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.lists(st.none() | st.sampled_from(NAMES)))))
def test_what_hangs_together_is_one_family(pairs: list[tuple[str, list[str | None]]]) -> None:
    found = connected(pairs)
    groups: list[set[str]] = []
    for name, others in pairs:
        joined = {name, *(o for o in others if o)}
        joined.update(*(g for g in groups if g & joined))
        groups = [g for g in groups if not g & joined] + [joined]
    assert found == {name: min(g) for g in groups for name in g}


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPANS))
def test_overlaps_count_once(spans: list[tuple[int, int]]) -> None:
    assert union(spans) == len({n for start, end in spans for n in range(start, end)})
