"""Two reports side by side: all of both texts, what is shared joined, what moved told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import NotFound
from tellings.pages.compare import make
from tellings.pages.drawing.alignment import WIDE, ribbons
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.pages.rendering import body
from tests.pages.stories import FIRST, SECOND, THIRD

LINKS = Addresses({"compare": "compare/{}/{}", "report": "reports/{}"})


def test_all_of_both_texts_stands_in_the_columns(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first", "second"], Query())
        for side, text in (("a", FIRST), ("b", SECOND)):
            blocks = (block for line in page.shown["lines"] for block in getattr(line, side))
            shown = " ".join("".join(w.words for w in block.words) for block in blocks)
            assert sorted(shown.split()) == sorted(text.split())


def test_a_moved_paragraph_stands_in_both_places_and_leads_to_itself(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first", "second"], Query())
        moved = [p for p in page.shown["shared"] if p.moved]
        assert len(moved) == 1 and moved[0].a.split() == moved[0].b.split()
        html = body(page, desk)
    number = moved[0].number
    for side, other in (("a", "b"), ("b", "a")):
        assert f'id="moved-{number}-{side}"' in html
        assert f'href="#moved-{number}-{other}"' in html


def test_changed_words_are_marked_and_left_out_ones_listed(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first", "second"], Query())
        html = body(page, desk)
    assert '<mark class="w">May 2005</mark>' in html
    assert '<mark class="w">recent weeks</mark>' in html
    assert any("nobody had counted" in left.words for left in page.shown["only_a"])
    assert not any("nobody had counted" in left.words for left in page.shown["only_b"])
    assert page.records()["comparison"].share_a < page.records()["comparison"].share_b <= 1.0


def test_the_other_way_round_says_the_same(story: Path) -> None:
    with opened(story, LINKS) as desk:
        one = make(desk, ["first", "second"], Query())
        other = make(desk, ["second", "first"], Query())
    first, second = one.records()["comparison"], other.records()["comparison"]
    assert first.only_a == second.only_b and first.share_a == second.share_b
    assert first.a == second.b


def test_reports_that_share_nothing_are_shown_all_the_same(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first", "third"], Query())
        html = body(page, desk)
    assert page.shown["shared"] == () and "share no passage" in html
    assert THIRD.split()[0] in html


def test_a_report_is_not_compared_with_itself(story: Path) -> None:
    with opened(story, LINKS) as desk, pytest.raises(NotFound):
        make(desk, ["first", "first"], Query())


SPANS = st.tuples(st.integers(0, 5000), st.integers(1, 900)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=4), st.lists(st.tuples(SPANS, SPANS)))
def test_ribbons_stay_in_the_drawing(
    above: list[tuple[int, int]],
    below: list[tuple[int, int]],
    shared: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    drawn = ribbons(above, below, ((n, a, b, n % 2 == 0) for n, (a, b) in enumerate(shared)))
    if drawn is None:
        assert not above and not below
        return
    assert len(drawn.ribbons) == len(shared)
    for x, width in (*drawn.above, *drawn.below):
        assert x >= 0 and width >= 2 and x + width <= WIDE + 0.2
    for ribbon in drawn.ribbons:
        assert all(x is None or 0 <= x <= WIDE for x in (ribbon.above, ribbon.below))
        assert ribbon.path.count("M") == 1
