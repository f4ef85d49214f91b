"""HTML pages: the article, the facts around it and where they come from."""

import pytest

from tellings.model import Report
from tellings.reading import read_bytes
from tellings.reading.page_text import choose

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
    head = '<meta property="article:published_time" content="2011-05-03">'
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


def test_blocks_between_known_ones_are_kept_and_teasers_around_are_not() -> None:
    precise = [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]]
    usual = ["Flood hits Tarn", *PARAGRAPHS, "Mayor resigns", "Ferry prices rise"]
    assert choose(precise, usual, usual) == PARAGRAPHS
