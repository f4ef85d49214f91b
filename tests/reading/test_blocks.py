"""The visible blocks of a page and what the page calls the elements around them."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading.blocks import visible_blocks

LONG = "The ferry company said it had two boats and needed four to carry all who crossed the river."


def texts(html: str) -> list[str]:
    return [b.text for b in visible_blocks(lxml.html.document_fromstring(html))]


def test_inline_elements_run_on_and_blocks_break() -> None:
    assert texts("<p>One <b>bold</b>er <a href='#'>step</a></p><div>Two<p>Three</p>Four</div>") == [
        "One bolder step",
        "Two",
        "Three",
        "Four",
    ]


def test_breaks_part_lines_but_not_sentences() -> None:
    assert texts("<p>A first line.<br>A second<br>that goes on.<br><br>third</p>") == [
        "A first line.",
        "A second that goes on.",
        "third",
    ]


def test_parts_set_apart_by_style_alone_keep_a_blank() -> None:
    html = "<p><span>Mara Lindqvist</span><span>3 May 2011</span></p>"
    assert texts(html) == ["Mara Lindqvist 3 May 2011"]


def test_rows_of_tables_are_lines() -> None:
    html = "<table><tr><td>Tarn</td><td>12</td></tr><tr><td>Harven</td><td>9</td></tr></table>"
    assert texts(html) == ["Tarn | 12", "Harven | 9"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ('class="post-comments"', "comments"),
        ('class="RelatedStories-module related"', "related"),
        ('id="newsletterSignup"', "notice"),
        ('style="display: none"', "hidden"),
        ("hidden", "hidden"),
        ('class="commentary"', ""),
    ],
)
def test_names_of_elements(mark: str, kind: str) -> None:
    blocks = visible_blocks(
        lxml.html.document_fromstring(
            f"<div><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></div><div {mark}>Note</div>"
        )
    )
    assert blocks[-1].text == "Note"
    assert blocks[-1].aside == kind


def test_a_name_on_most_of_the_page_means_a_layout() -> None:
    html = f'<div class="with-sidebar"><p>{LONG}</p><p class="share">Share</p></div>'
    blocks = visible_blocks(lxml.html.document_fromstring(html))
    assert [b.aside for b in blocks] == ["", "share"]


def test_what_react_streams_is_not_hidden() -> None:
    blocks = visible_blocks(
        lxml.html.document_fromstring(f'<p>{LONG * 3}</p><div hidden id="S:0"><p>{LONG}</p></div>')
    )
    assert [b.aside for b in blocks] == ["", ""]


@given(
    st.recursive(st.text("ab .<>&", max_size=8), lambda x: st.lists(x, max_size=4), max_leaves=30)
)
def test_no_letter_is_lost_or_made_up(tree: object) -> None:
    def html(part: object) -> str:
        if isinstance(part, list):
            return "<div>" + "<br>".join(map(html, part)) + "</div>"
        return str(part).replace("&", "&amp;").replace("<", "&lt;")

    page = lxml.html.document_fromstring(f"<html><body>x{html(tree)}</body></html>")
    wanted = "".join(page.text_content().split())
    assert "".join("".join(b.text.split()) for b in visible_blocks(page)) == wanted
