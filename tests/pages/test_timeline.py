"""The line of time: spans in order, nothing drawn twice or outside, filters that agree."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tellings.pages import timeline
from tellings.pages.catalog import PATTERNS
from tellings.pages.drawing.timeline import LANES, RIGHT, WIDE
from tellings.pages.drawing.timeline import timeline as drawn
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.pages.rendering import body
from tellings.store import reader
from tellings.views.timeline import (
    Publication,
    TimeSpan,
    narrowed,
    sentences_of,
    time_spans,
    unresolved,
)
from tellings.views.timeline import timeline as rows_of

LINKS = Addresses(PATTERNS)


def test_every_resolved_time_is_on_the_timeline_with_its_sentence(story: Path) -> None:
    with opened(story, LINKS) as desk:
        texts = {r.id: r.text for r in reader.reports(desk.store.connection)}
        rows = {(row.from_, row.to): row for row in rows_of(desk.store)}
        times = [
            t
            for t in reader.times(desk.store.connection)
            if t.type in ("DATE", "TIME") and (t.from_ or t.to)
        ]
        assert times and {(t.from_, t.to) for t in times} == set(rows)
        for t in times:
            named = [q for q in rows[t.from_, t.to].sentences if q.report == t.report]
            assert any(q.start <= t.start and t.end <= q.end for q in named)
            assert all(q.words == texts[q.report][q.start : q.end] for q in named)
        _, count = unresolved(desk.store)
        every = sum(t.type in ("DATE", "TIME") for t in reader.times(desk.store.connection))
        assert count == every - len(times)


def test_one_outlet_alone(story: Path) -> None:
    with opened(story, LINKS) as desk:
        spans = time_spans(desk.store, "Veska Courier")
        rows = sentences_of(desk.store, spans, "Veska Courier")
        assert rows and {q.outlet for row in rows for q in row.sentences} == {"Veska Courier"}
        assert [r.reports for r in rows] == [len({q.report for q in r.sentences}) for r in rows]


def test_the_address_narrows_the_page(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = timeline.make(desk, [], Query({"from": ["2005"], "to": ["2005"]}))
        assert [(r.from_, r.to) for r in page.rows] == [("2005-05-01", "2005-05-31")]
        html = body(page, desk)
        assert "May 2005" in html and 'id="t-2005-05-01-2005-05-31"' in html
        assert page.recipe.command.endswith("--from 2005 --to 2005")
        odd = timeline.make(desk, [], Query({"from": ["'><x"], "to": ["20"], "outlet": ["no"]}))
        everything = timeline.make(desk, [], Query())
        assert odd.rows == everything.rows
        assert everything.shown["undated"] == 1 and ">undated</text>" in body(everything, desk)


DAYS = st.dates().map(str)
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS, st.integers(1, 90)).filter(
    lambda s: (s[0] or s[1]) and (not s[0] or not s[1] or s[0] <= s[1])
)
BOUNDS = st.none() | st.sampled_from(["2014", "2014-02", "2014-06-30", "1999"])


@given(st.lists(SPANS, max_size=40), st.lists(st.none() | DAYS, max_size=30), BOUNDS, BOUNDS)
def test_nothing_lies_over_anything_or_outside(
    given_: list[tuple[str | None, str | None, int]],
    published: list[str | None],
    since: str | None,
    until: str | None,
) -> None:
    spans = [TimeSpan(first, last, n, 1) for first, last, n in given_]
    reports = [Publication(str(n), d, d) for n, d in enumerate(published)]
    found = drawn(spans, reports, lambda s: "x" * (s.reports // 5), since, until)
    if found is None:
        return
    assert len(found.bars) + found.more + found.before + found.after == len(spans)
    assert len({bar.y for bar in found.bars}) <= LANES
    for bar in found.bars:
        assert bar.span == spans[bar.number]
        assert bar.x >= 0 and bar.x + bar.width <= WIDE - RIGHT + 60 and 0 < bar.y < found.axis
        for other in found.bars:
            if other is not bar and other.y == bar.y:
                assert bar.x + bar.width <= other.x or other.x + other.width <= bar.x
    assert found.undated == sum(d is None for d in published)
    assert all(0 <= x <= WIDE - RIGHT and found.axis < y < found.height for x, y in found.dots)


@given(st.lists(SPANS, max_size=20), BOUNDS, BOUNDS)
def test_bounds_leave_out_only_what_lies_outside(
    given_: list[tuple[str | None, str | None, int]], since: str | None, until: str | None
) -> None:
    spans = [TimeSpan(first, last, n, 1) for first, last, n in given_]
    kept = narrowed(spans, 1, since, until)
    for span in spans:
        ends = span.from_ or "0000", span.to or "9999"
        outside = (since and ends[1] < since) or (until and ends[0][: len(until)] > until)
        assert (span in kept) == (not outside)
