"""HTML pages: the article, the facts around it and where they come from."""

import pytest

from tellings.model import Report
from tellings.reading import read_bytes

PARAGRAPHS = [
    "The minister told parliament on Tuesday that the bridge over the Ilva would stay closed until "
    "the spring, and that a ferry would run from Tarn in its place every half an hour.",
    "Residents of Tarn said they had heard nothing from the district, which owns the road on both "
    "banks of the river and has not answered letters since the flood of last year.",
    "A report by engineers, seen by this newspaper, puts the cost of a new bridge at nine million, "
    "three times what the ministry had set aside for all the bridges of the province.",
    "The ferry company said it had two boats and needed four to carry the people who crossed the "
    "river every working day before the bridge was closed to lorries and then to everyone.",
]


def page(
    head: str = "", top: str = "", after: str = "", title: str = "Bridge to stay closed"
) -> bytes:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Harven Daily</title>{head}</head>'
        f"<body><nav>Home | World</nav><article><h1>{title}</h1>{top}{text}</article>{after}"
        "<footer>© 2015 Harven Daily. All rights reserved.</footer></body></html>"
    ).encode()


LINKED = '<script type="application/ld+json">{"@type":"%s","datePublished":"2011-05-03"%s}</script>'


def one(data: bytes) -> Report:
    found = list(read_bytes(data, "a.html"))
    assert len(found) == 1
    assert isinstance(found[0], Report), found
    return found[0]


def test_title_and_paragraphs_one_a_line() -> None:
    report = one(page())
    assert report.text == "\n".join(["Bridge to stay closed", *PARAGRAPHS])
    assert report.title_at == (0, len("Bridge to stay closed"))
    assert [report.text[s:e] for s, e in report.body] == ["\n".join(PARAGRAPHS)]
    assert report.outlet == "Harven Daily"
    assert report.published is None


@pytest.mark.parametrize(
    ("head", "top", "kind"),
    [
        ('<meta property="article:published_time" content="2011-05-03T10:00+02:00">', "", "meta"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2011-05-03"}'
         "</script>", "", "json-ld"),
        ("", '<time itemprop="datePublished" datetime="2011-05-03">Tuesday</time>', "time-tag"),
        ("", '<div class="line">By Mara Lindqvist, 3 May 2011</div>', "header-line"),
        ('<link rel="canonical" href="https://harven.example/2011/05/03/bridge">', "", "url"),
    ],
)  # fmt: skip
def test_dates_and_where_they_come_from(head: str, top: str, kind: str) -> None:
    published = one(page(head, top)).published
    assert published is not None
    assert (published.from_, published.to, published.precision) == (
        "2011-05-03",
        "2011-05-03",
        "day",
    )
    assert published.evidence[0].kind == kind


def test_two_dates_far_apart_are_both_told() -> None:
    head = '<meta property="article:published_time" content="2009-02-01">'
    report = one(page(head, "<p>Harven Daily, 3 May 2011</p>"))
    assert report.published is not None
    assert (report.published.from_, report.published.to) == ("2009-02-01", "2011-05-03")
    assert "contradict" in report.warnings[0]


def test_a_day_of_updating_is_no_day_of_publishing() -> None:
    head = LINKED % ("NewsArticle", "")
    published = one(page(head, "<p>Updated: 9 June 2012</p>")).published
    assert published is not None
    assert published.to == "2011-05-03"


def test_a_page_looked_at_before_its_date_has_an_open_date() -> None:
    head = '<meta property="article:published_time" content="2011-05-03">'
    data = page(head).replace(b"<nav>Home", b"<nav>Monday, 4 January 2010 | Log in</nav><nav>Home")
    report = one(data)
    assert report.published is not None
    assert (report.published.from_, report.published.to) == (None, "2011-05-03")


def test_dates_in_teasers_are_not_taken() -> None:
    after = '<aside class="related"><p>Flood hits Tarn</p><time>9 June 2012</time></aside>'
    assert one(page(after=after)).published is None


def test_writer_and_address() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":['
        '{"name":"Mara Lindqvist"},'
        '{"name":"Sami Dolat"}],"publisher":{"name":"The Harven Daily"}}</script>'
        '<link rel="canonical" href="javascript:alert(1)">'
    )
    report = one(page(head))
    assert (report.byline, report.outlet) == ("Mara Lindqvist, Sami Dolat", "The Harven Daily")
    assert report.url is None


def test_error_pages_and_consent_walls_are_no_articles() -> None:
    wall = "<p>We value your privacy. We and our 842 partners store cookies. Accept all.</p>"
    for text in ("<h1>404 Not Found</h1><p>The page could not be found.</p>", wall):
        found = list(
            read_bytes(f"<!doctype html><html><body>{text}</body></html>".encode(), "a.html")
        )
        assert [f.reason for f in found] == ["no-article"]  # type: ignore[union-attr]


def test_lists_of_articles_are_none() -> None:
    teasers = "".join(
        f'<li><a href="/{n}">Ferry number {n} is late again today</a></li>' for n in range(20)
    )
    html = f"<!doctype html><html><body><h1>News</h1><p>Late.</p><ul>{teasers}</ul></body></html>"
    found = list(read_bytes(html.encode(), "a.html"))
    assert [getattr(f, "reason", "read") for f in found] == ["no-article"]
    after = f"<div><h2>More</h2><ul>{teasers}</ul></div>"
    assert one(page(after=after)).text.endswith(PARAGRAPHS[-1])


def test_furniture_around_and_inside_stays_out() -> None:
    inside = "<figure><figcaption>A ferry at Tarn. Photo: Mara Lindqvist</figcaption></figure>"
    inside += '<p><a href="/tarn">Flood hits Tarn for the second time in a year</a></p>'
    data = page(after=f'<div class="related-stories"><p>{PARAGRAPHS[0][::-1]}</p></div>')
    data = data.replace(b"</article>", inside.encode() + b"</article>")
    assert one(data).text == "\n".join(["Bridge to stay closed", *PARAGRAPHS])


def test_prompts_under_the_article_are_marked_and_inside_it_are_not() -> None:
    prompt = "Mara Lindqvist, who has known the ferry since 1998, may be reached at the desk."
    report = one(page(after="").replace(b"</article>", f"<p>{prompt}</p></article>".encode()))
    marked = [(report.text[f.start : f.end], f.kind) for f in report.furniture]
    assert marked == [(prompt, "metadata")]
    inside = one(page().replace(b"<p>Residents", f"<p>{prompt}</p><p>Residents".encode()))
    assert inside.furniture == ()


def test_the_note_on_the_writer_is_no_article() -> None:
    note = "Mara Lindqvist is a reporter in Harven and has known the ferry since she was a child."
    report = one(page().replace(b"</article>", f"<p>{note}</p></article>".encode()))
    assert [report.text[f.start : f.end] for f in report.furniture] == [note]


def test_readings_that_agree_are_told_and_those_that_do_not_are_a_warning() -> None:
    report = one(page())
    agreed = [e.note for e in report.evidence if e.kind == "extraction"]
    assert agreed in (["readings agree by 0.99"], ["readings agree by 1.00"])
    assert not report.warnings
    other = page().replace(b"<p>", b"<pre>").replace(b"</p>", b"</pre>")
    assert one(other).warnings == ()


@pytest.mark.parametrize(
    ("top", "byline"),
    [
        ('<p class="byline">By <a rel="author">Mara Lind</a> Staff Writer</p>', "Mara Lind"),
        ("<p>ByMara Lindqvist</p>", "Mara Lindqvist"),
        ('<span class="author">Mara Lindqvist on behalf of the desk</span>', "Mara Lindqvist"),
        ('<span class="author">mins read</span>', None),
        ('<p class="author">Harven Daily</p>', None),
    ],
)  # fmt: skip
def test_visible_bylines(top: str, byline: str | None) -> None:
    assert one(page(top=top)).byline == byline


def test_who_comments_is_no_writer() -> None:
    after = '<div class="comments"><b class="author">Sami Dolat</b><p>Well said!</p></div>'
    assert one(page(after=after)).byline is None


def test_a_first_day_that_only_markup_states_is_believed_of_news_alone() -> None:
    assert one(page(LINKED % ("NewsArticle", ""))).published is not None
    report = one(page(LINKED % ("BlogPosting", "")))
    assert report.published is None
    assert "2011-05-03" in report.warnings[0]


def test_a_rewritten_page_has_no_day_and_a_warning_that_shows_both() -> None:
    head = '<meta property="article:published_time" content="2011-05-03">'
    report = one(page(head + LINKED % ("Article", ""), "<p>Last updated: 4 April 2016</p>"))
    assert report.published is None
    assert "2011-05-03" in report.warnings[0]
    assert "4 April 2016" in report.warnings[0]


def test_a_day_before_its_update_is_the_day() -> None:
    published = one(page(top="<p>3 May 2011 - Updated 4 April 2016</p>")).published
    assert published is not None
    assert (published.from_, published.to) == ("2011-05-03", "2011-05-03")


def test_dates_of_events_in_a_list_are_no_day_of_publication() -> None:
    items = "".join(f'<li class="event">{day} May 2011</li>' for day in (3, 9, 14))
    assert one(page(top=f"<ul>{items}</ul>")).published is None


def test_other_dates_of_the_page_settle_a_date_in_figures() -> None:
    aside = '<aside class="sidebar"><p>25/12/2010</p></aside>'
    published = one(page(top="<p>03/05/2011</p>", after=aside)).published
    assert published is not None
    assert (published.from_, published.to) == ("2011-05-03", "2011-05-03")


def test_the_site_is_the_outlet_where_nothing_else_names_one() -> None:
    bare = page().replace(b" | Harven Daily", b"").replace(b"Harven Daily", b"Us")
    assert one(bare).outlet is None
    mark = b"<!-- saved from url=(0031)https://www.tarnvik.example/bridge -->"
    report = one(bare.replace(b"<!doctype html>", b"<!doctype html>" + mark))
    assert report.outlet == "tarnvik.example"
    assert report.url == "https://www.tarnvik.example/bridge"
    assert any(e.kind == "outlet" and "tarnvik" in str(e.note) for e in report.evidence)


def test_a_posting_that_the_article_shows_is_article() -> None:
    shown = (
        '<div class="social-embed"><blockquote><p>Nobody asked us about it.</p></blockquote></div>'
    )
    report = one(page(top=f"<p>{PARAGRAPHS[0]} So they wrote:</p>{shown}"))
    assert "Nobody asked us about it." in "".join(report.text[s:e] for s, e in report.body)


def test_what_readers_unfold_is_article() -> None:
    answer = "The council owns the bridge and has to pay for it, whoever broke it in the flood."
    folded = (
        '<h2>Questions</h2><div><p><button aria-expanded="false">Who pays for the bridge?</button>'
        f'</p><div class="accordion-body" style="display:none"><p>{answer}</p></div></div>'
    )
    report = one(page().replace(b"</article>", f"{folded}</article>".encode()))
    told = "".join(report.text[s:e] for s, e in report.body)
    assert answer in told
    assert "Who pays for the bridge?" in told


def test_a_row_of_cards_is_left_out() -> None:
    cards = "".join(
        f'<h3><a href="/{n}">The eels are back in the river {n}</a></h3><p>Nobody in the two '
        f"villages could say on Monday how eel number {n} had come up the river again.</p>"
        for n in range(4)
    )
    report = one(page().replace(b"</article>", f"{cards}</article>".encode()))
    assert "eel" not in report.text


def test_a_source_that_is_a_link_is_a_credit() -> None:
    source = '<div><a href="/wire">Provided by Kolwire</a></div>'
    report = one(page().replace(b"</article>", f"{source}</article>".encode()))
    assert [c.name for c in report.credits] == ["Kolwire"]
