"""One report: its text to the character, marks that lead to their notes, switches, parts."""

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Report
from tellings.pages.catalog import PATTERNS
from tellings.pages.links import Addresses
from tellings.pages.opening import opened
from tellings.pages.query import Query
from tellings.pages.rendering import body
from tellings.pages.report import AT_FIRST, make
from tellings.pages.strokes import letters, strokes
from tellings.views.leaves import LEAF, leaves
from tellings.views.marked import KINDS, Marked, Note, Part
from tellings.views.voices import voices
from tests.pages.stories import ARABIC, FIRST

LINKS = Addresses(PATTERNS)


class Reading(HTMLParser):
    """The words of the report's text, without the handles; ids and goals of the whole page."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.ids: list[str] = []
        self.goals: list[str] = []
        self.links_within = 0
        self._depth = self._handle = self._links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        if given_.get("id"):
            self.ids.append(given_["id"] or "")
        if (given_.get("href") or "").startswith("#"):
            self.goals.append((given_["href"] or "")[1:])
        if tag == "a":
            self.links_within += self._links
            self._links += 1
        if "text" in (given_.get("class") or "").split():
            self._depth = 1
        elif self._depth:
            self._depth += 1
        if self._depth and "ref" in (given_.get("class") or "").split():
            self._handle = self._depth

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        if self._depth:
            if self._handle == self._depth:
                self._handle = 0
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth and not self._handle:
            self.words += data


def read(story: Path, key: str, **fields: list[str]) -> tuple[Reading, str]:
    with opened(story, LINKS) as desk:
        html = body(make(desk, [key], Query(fields)), desk)
    found = Reading()
    found.feed(html)
    return found, html


def test_the_text_stands_as_it_was(story: Path) -> None:
    for key, text in (("first", FIRST), ("arabic", ARABIC)):
        found, html = read(story, key)
        assert found.words.strip() == text
        assert found.links_within == 0
    assert 'lang="ar"' in html and 'dir="auto"' in html


def test_every_link_within_the_page_has_a_goal_and_ids_are_once(story: Path) -> None:
    for marks in ([], list(KINDS)):
        found, _ = read(story, "first", marks=marks)
        assert len(found.ids) == len(set(found.ids))
        assert set(found.goals) <= set(found.ids), set(found.goals) - set(found.ids)


def test_marks_can_be_switched_in_the_address(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first"], Query())
        assert page.shown["chosen"] == set(AT_FIRST)
        names = make(desk, ["first"], Query({"marks": ["mention,time"]}))
        assert names.shown["chosen"] == {"mention", "time"}
        none = make(desk, ["first"], Query({"marks": [""]}))
        assert not none.shown["chosen"] and none.rows == page.rows  # a matter of looks alone
        html = body(none, desk)
    assert "no-passage" in html and not re.search(r"<input[^>]* checked", html)


def test_passages_tell_where_they_also_stand(story: Path) -> None:
    found, html = read(story, "first")
    assert "Tidewater Post" in html and "/compare/" in html
    assert any(goal.startswith("n-passage-1") for goal in found.goals)


def test_the_date_tells_what_it_rests_on(story: Path) -> None:
    with opened(story, LINKS) as desk:
        page = make(desk, ["first"], Query())
        assert dict(page.records()["marked"].facts)["date"]
        assert page.previous is None or page.previous.startswith("/reports/")


def test_the_share_of_each_voice_is_that_of_the_whole_story(story: Path) -> None:
    with opened(story, LINKS) as desk:
        every = {v.report: v for v in voices(desk.store)}
        for key in ("first", "second", "arabic", "undated"):
            page = make(desk, [key], Query())
            assert page.records()["voices"] == every[page.parts[0]]
            parts = page.shown["whose"]
            assert abs(sum(share for _, _, share in parts) - 1) < 0.01
            assert all(f'class="v-{name}"' in body(page, desk) for name, _, _ in parts)


@given(st.text(alphabet="ab \n", max_size=40).map(lambda t: t * 4000))
def test_a_long_text_is_cut_between_words(text: str) -> None:
    parts = leaves(text)
    assert "".join(text[a:b] for a, b in parts) == text
    assert all(b - a <= LEAF * 5 // 4 for a, b in parts)


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))
NOTES = st.tuples(SPANS, st.sampled_from(["time", "count", "mention", "passage", "claim", "said"]))


@given(st.text(alphabet="ab צ", min_size=45, max_size=50), st.lists(NOTES, max_size=9))
def test_no_link_lies_in_a_link(text: str, drawn: list[tuple[tuple[int, int], str]]) -> None:
    notes = tuple(
        Note(n, kind, "", "", None, (Part("source" if kind == "said" else kind, *span),))
        for n, (span, kind) in enumerate(drawn, 1)
    )
    report = Report("r", "k", "p", 0, 0, text, "")
    found = Marked(report, (0, len(text)), notes, ())
    depth: list[bool] = []
    words, places = "", 0
    for stroke in strokes(found, frozenset(KINDS)):
        for o in stroke.opens:
            assert not (o.link and any(depth))
            depth.append(o.link)
            places += o.place > 0
        words += stroke.words
        for o in stroke.closes:
            assert depth.pop() == o.link
    assert words == text and not depth
    assert places == len(notes)


@given(st.integers(1, 5000))
def test_letters_count(number: int) -> None:
    value = 0
    for letter in letters(number):
        value = value * 26 + ord(letter) - ord("a") + 1
    assert value == number
