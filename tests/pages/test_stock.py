"""Lives of passages: every printing once, what each changed, the drawing within its bounds."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import NotFound
from tellings.pages import passage, stock
from tellings.pages.catalog import PATTERNS
from tellings.pages.drawing.life import LINES, Printed, life_line
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.pages.rendering import body
from tellings.store import reader
from tellings.views.lives import life, passage_rows, reworded

LINKS = Addresses(PATTERNS)


def test_all_passages_are_listed_by_kind(story: Path) -> None:
    with opened(story, LINKS) as desk:
        listed = {
            row.passage: (kind, len(row.uses))
            for kind, rows in passage_rows(desk.store).items()
            for row in rows
        }
        stored = reader.passages(desk.store.connection)
        assert listed == {p.id: (p.kind, len(p.places)) for p in stored}
        assert listed
        for kind in {kind for kind, _ in listed.values()}:
            page = stock.make(desk, [], Query({"kind": [kind]}))
            assert page.records()["kind"] == kind and page.shown["shown"]
            assert {r.kind for r in page.rows} == {kind}
            assert "/stock/" in body(page, desk)


def test_what_changed_is_told_at_each_step(story: Path) -> None:
    with opened(story, LINKS) as desk:
        found = next(
            page
            for rows in passage_rows(desk.store).values()
            for row in rows
            if "burned down" in (page := passage.make(desk, [row.passage], Query())).title
            and any(p.changed for p in page.shown["life"].printings)
        )
        html = body(found, desk)
    assert "<del><bdi>May 2005</bdi></del> <ins><bdi>recent weeks</bdi></ins>" in html
    row = next(r for r in found.rows if r.dropped)
    assert row.dropped == ("May 2005",) and row.added == ("recent weeks",)
    days = [p.quoted.published for p in found.shown["life"].printings if p.quoted.published]
    assert days == sorted(days)


def test_a_printing_is_compared_with_the_one_before_it_in_its_outlet(story: Path) -> None:
    with opened(story, LINKS) as desk:
        for rows in passage_rows(desk.store).values():
            for row in rows:
                printings = life(desk.store, row.passage).printings
                for p in printings:
                    assert (p.against is None) == (p.number == 1)
                    before = [
                        q.number
                        for q in printings[: p.number - 1]
                        if q.quoted.outlet == p.quoted.outlet
                    ]
                    assert not before or p.against == before[-1]


def test_every_printing_drawn_leads_to_where_it_stands(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passage, "EACH", 1)
    with opened(story, LINKS) as desk:
        rows = [row for found in passage_rows(desk.store).values() for row in found]
        most = max(rows, key=lambda row: (len(row.uses), row.passage)).passage
        pages = {}
        for start in range(len(life(desk.store, most).printings)):
            pages[start] = body(passage.make(desk, [most], Query({"start": [str(start)]})), desk)
    assert len(pages) > 1
    for here, html in pages.items():
        goals = re.findall(r'href="([^"#]*)#printing-(\d+)"', html)
        assert {int(number) for _, number in goals} == set(range(1, len(pages) + 1))
        for address, number in goals:
            start = re.search(r"start=(\d+)", address)
            there = pages[int(start[1]) if start else 0 if address else here]
            assert f'id="printing-{number}"' in there


def test_an_unknown_passage_is_not_found(story: Path) -> None:
    with opened(story, LINKS) as desk, pytest.raises(NotFound):
        passage.make(desk, ["p-none"], Query())


WORDS = st.lists(st.sampled_from(["the", "gate", "fell", "in", "May", "."]), max_size=12).map(
    " ".join
)


@given(WORDS, WORDS)
def test_both_wordings_come_back(before: str, after: str) -> None:
    found = reworded(before, after)
    if found:
        assert "".join(r.before for r in found) == before
        assert "".join(r.after for r in found) == after
    else:
        assert before.split() == after.split()


DAYS = st.none() | st.dates().map(str) | st.sampled_from(["2011", "… – 2012-01-01"])


@given(st.lists(st.tuples(st.sampled_from([f"O{n}" for n in range(20)]), DAYS, st.booleans())))
def test_printings_stay_in_the_drawing(drawn: list[tuple[str, str | None, bool]]) -> None:
    printings = [Printed(n, *each) for n, each in enumerate(drawn, 1)]
    found = life_line(printings)
    if found is None:
        return
    assert [p.number for p in found.points] == [p.number for p in printings]
    assert len(found.lanes) <= LINES + 1
    assert all(0 <= p.x <= found.width and 0 <= p.y <= found.height for p in found.points)
    assert all(found.undated is None or p.x > found.undated for p in found.points if not p.dated)
    for lane in found.lanes:
        assert any(p.y == lane.y for p in found.points)
