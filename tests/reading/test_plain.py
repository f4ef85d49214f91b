"""Plain text: header, body, furniture, splices; nothing of the text is ever lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Report
from tellings.reading import read_bytes
from tellings.reading.plain import read_plain

STORY = (
    "The minister told parliament on Tuesday that the bridge over the Ilva would stay closed until "
    "the spring. Nobody in the chamber asked him why.\n\nResidents of Tarn said they had heard "
    "nothing from the district, which owns the road on both banks of the river."
)


def one(text: str, name: str = "a.txt") -> Report:
    found = list(read_bytes(text.encode(), name))
    assert len(found) == 1
    assert isinstance(found[0], Report), found
    return found[0]


def body(report: Report) -> str:
    return "\n".join(report.text[s:e] for s, e in report.body)


def test_header_lines_are_told_apart() -> None:
    report = one(
        f"Harven Daily\n\nBridge to stay closed\n\nBy Mara Lindqvist\n3 May 2011\n\n{STORY}"
    )
    assert (report.title, report.outlet) == ("Bridge to stay closed", "Harven Daily")
    assert report.byline == "Mara Lindqvist"
    assert report.published is not None
    assert (report.published.from_, report.published.to) == ("2011-05-03", "2011-05-03")
    assert body(report) == STORY


def test_the_date_points_at_its_words() -> None:
    report = one(f"Bridge to stay closed\nHarven Daily, 3 May 2011\n\n{STORY}")
    assert report.published is not None
    evidence = report.published.evidence[0]
    assert evidence.report == report.id
    assert report.text[evidence.start : evidence.end] == "3 May 2011"


def test_markdown_marks_are_not_words() -> None:
    report = one(f"# Bridge to stay closed\n\n*Harven Daily, May 3, 2011*\n\n{STORY}", "a.md")
    assert (report.title, report.outlet) == ("Bridge to stay closed", "Harven Daily")
    assert body(report) == STORY


def test_a_date_without_its_year_stays_open() -> None:
    report = one(f"Bridge to stay closed\n\nHarven Daily, 5 May\n\n{STORY}")
    assert report.published is None
    assert any("names no year" in w for w in report.warnings)


def test_no_date_is_invented_from_the_article() -> None:
    assert one(f"Bridge to stay closed\n\n{STORY} It had closed on 4 March 2009.").published is None


def test_an_ambiguous_date_is_a_range() -> None:
    report = one(f"Title: Bridge closed\nSource: Harven Daily\nDate: 03/04/2011\n\n{STORY}")
    assert report.published is not None
    assert (report.published.from_, report.published.to) == ("2011-03-04", "2011-04-03")
    assert report.published.precision == "range"


def test_a_header_date_that_the_text_contradicts_is_opened() -> None:
    text = (
        f"Bridge closed\n\nHarven Daily, 5 May 2011\n\n{STORY} It was opened again on 7 June 2012."
    )
    report = one(text)
    assert report.published is not None
    assert (report.published.from_, report.published.to) == ("2011-05-05", None)
    assert "7 June 2012" in report.warnings[0]


def test_plans_do_not_contradict_a_header_date() -> None:
    report = one(
        f"Bridge closed\n\nHarven Daily, 5 May 2011\n\n{STORY} It will open on 7 June 2012."
    )
    assert report.published is not None
    assert report.published.precision == "day"


def test_furniture_is_marked_and_kept() -> None:
    lines = ["Home > World > Region", "Share this: Mail Print", "Read more: Flood hits Tarn",
             "© 2011 Harven Daily. All rights reserved.", "Sign up for our newsletter"]  # fmt: skip
    text = f"{lines[0]}\n\nBridge to stay closed\n\n{STORY}\n\n" + "\n".join(lines[1:])
    report = one(text)
    marked = {report.text[f.start : f.end] for f in report.furniture}
    assert marked == set(lines)
    assert report.text == text
    assert body(report) == STORY
    assert report.outlet == "Harven Daily"


def test_a_list_of_other_articles_goes_with_its_heading() -> None:
    report = one(f"{STORY}\n\nRelated stories\nFlood hits Tarn\nMayor of Harven resigns\n\n{STORY}")
    assert body(report) == f"{STORY}\n{STORY}"


def test_a_pasted_file_is_taken_apart_and_nothing_is_left_out() -> None:
    parts = [
        f"Bridge to stay closed\n\nHarven Daily, 3 May 2011\n\n{STORY}\n\n",
        f"Talks on ferry fail\n\nTarn Observer, 9 May 2011\n\n{STORY}\n\n",
        f"----\n\nMayor resigns over bridge\nBy Sami Dolat\n\n{STORY}\n",
    ]
    found = [r for r in read_bytes("".join(parts).encode(), "clips.txt") if isinstance(r, Report)]
    assert [r.title for r in found] == [
        "Bridge to stay closed",
        "Talks on ferry fail",
        "Mayor resigns over bridge",
    ]
    assert "".join(r.text for r in found) == "".join(parts)
    assert [r.segment for r in found] == [0, 1, 2]
    assert all("".join(parts)[r.starts_at :].startswith(r.text) for r in found)


def test_subheadings_do_not_split() -> None:
    rest = f"A costly repair\n\n{STORY}\n\nWhat happens next\n\n{STORY}"
    text = f"Bridge to stay closed\n\n{STORY}\n\n{rest}"
    assert len(read_plain(text, "k", "p")) == 1


def test_the_same_content_under_two_names_has_one_id() -> None:
    text = f"Bridge to stay closed\n\n{STORY}"
    assert one(text, "a.txt").id == one(text, "b.md").id


LINES = st.sampled_from(
    [
        *(STORY, "Bridge closed", "Harven Daily", "3 May 2011", "By Mara Lindqvist", "---", ""),
        *("\r", "***", "Home > World", "Read more: x", "(ENDS)", "HARVEN (AFP) - He said so."),
        *("Date: 5 May", "# T", "_a_"),
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=25))
def test_spans_are_in_range_and_slices_cover_the_text(lines: list[str]) -> None:
    text = "\n".join(lines).encode("utf-8", "replace").decode()
    drafts = read_plain(text, "k", "p")
    assert "".join(d.text for d in drafts) == text
    for draft in drafts:
        spans = [*draft.body, *((f.start, f.end) for f in draft.furniture)]
        spans += [s for s in (draft.title_at, draft.byline_at) if s]
        spans += [(e.start, e.end) for e in draft.evidence if e.start is not None and e.end]
        assert all(0 <= s < e <= len(draft.text) for s, e in spans)
        ordered = sorted(draft.body)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(ordered))


FERRY_STORY = (
    "The ferry company said it had two boats and needed four to carry the people who crossed the "
    "river every working day before the bridge was closed to lorries and then to all.\n\n"
    "Passengers waited on the quay for an hour, and the captain let the children board first.\n\n"
    "The bridge over the river will stay closed until spring, and the ferry runs in its place.\n\n"
    "Boats that once carried lorries across the river now lie in the harbour, the company said.\n\n"
    "Two of the boats need new engines, and the captain wants a longer quay for passengers.\n\n"
    "The company has asked the harbour for a second quay, where both boats could board at once."
)
COURT_STORY = (
    "judge in the northern district sentenced an accountant to four years in prison for tax fraud "
    "on Monday, and ordered him to repay what he had hidden from the treasury since he began.\n\n"
    "Prosecutors had called thirty witnesses during the trial, most of them clerks of the bank.\n\n"
    "The accountant denied fraud, and his lawyer told the judge that an appeal had been lodged.\n\n"
    "The treasury said that prison alone would not bring the taxes back, and praised the judge.\n\n"
    "Witnesses told the trial of invoices that no clerk had seen and of hidden accounts.\n\n"
    "Prosecutors want the lawyer to hand over the invoices before the appeal reaches the court."
)


def test_a_clipped_article_on_something_else_is_a_new_one() -> None:
    joined = f"{FERRY_STORY}\n\n{COURT_STORY}"
    drafts = read_plain(joined, "a.txt", "a.txt")
    assert [d.starts_at for d in drafts] == [0, len(FERRY_STORY) + 2]
    assert "".join(d.text for d in drafts) == joined


@pytest.mark.parametrize("rule", ["* * *", "----------"])
def test_a_rule_parts_subjects_but_not_one_subject(rule: str) -> None:
    parted = read_plain(f"{FERRY_STORY}\n\n{rule}\n\nA {COURT_STORY}", "a.txt", "a.txt")
    assert len(parted) == 2
    assert len(read_plain(f"{FERRY_STORY}\n\n{rule}\n\n{FERRY_STORY}", "a.txt", "a.txt")) == 1
