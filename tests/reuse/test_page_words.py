"""Words that pages put among their articles: every sign on an invented page, and prose without."""

from collections.abc import Callable

import pytest

from tellings.model import Evidence, Place, Report
from tellings.reuse import align_pairs, candidates, find_passages, index_report
from tellings.reuse.page_words import names_alone, page_words

Writer = Callable[..., list[str]]
Maker = Callable[..., Report]

PAGES = {
    "licence-words": "Read more: Ferry fares and how they came about in Norwick and Dale",
    "picture-credit": "Fishermen mend nets on the quay at Norwick in the storm. Ada Bell/Reuters",
    "call-to-reader": "Send us what you saw on the quay, with photographs if you have some.",
    "about-writer": "Ada Bell is a professor of fishery at Norwick and has sailed for years.",
    "heading": "The Quay Ledger Every boat that left Norwick harbour, by month",
    "no-sentence": "Harbour Board Chairwoman Ada Bell, Deputy Harbour Master Tom Reed, Jo Lund.",
}


def sign_of(report: Report, words: str) -> Evidence | None:
    start = report.text.index(words)
    place = Place(report.id, start, start + len(words))
    return page_words([place], {report.id: report}, {report.id: index_report(report)})


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_signs_by_what_is_said(write: Writer, report: Maker, kind: str) -> None:
    words = PAGES[kind]
    lines = [" ".join(write(1)), words, " ".join(write(2))]
    if kind == "about-writer":
        lines.pop()
    found = sign_of(report("a", "\n\n".join(lines), "Weir Herald"), words)
    assert found is not None
    assert (found.kind, found.report) == (kind, "a")


def test_words_run_together(write: Writer, report: Maker) -> None:
    link = "Ada Ruth BellHarbour board ends its row with pilots over the new tolls"
    text = " ".join(
        [
            *write(1),
            f"The plan was drawn by Ada Bell {link} and sent out.",
            *write(2),
            "It was read by Tom Reed Thomas Orm ReedPilots win a raise that day.",
        ]
    )
    found = sign_of(report("a", text), link)
    assert found is not None
    assert (found.kind, found.note) == ("run-together", "BellHarbour")


def test_names_that_are_written_in_one_word_are_not_run_together(
    write: Writer, report: Maker
) -> None:
    told = "an account with WeirMail was opened by the board that led the talks in the old port"
    text = " ".join(
        [*write(1), f"By then {told}.", "Weir Mail and Weir Bank, or WeirBank, agreed."]
    )
    assert sign_of(report("a", text), told) is None


def test_a_caption_shown_twice(write: Writer, report: Maker) -> None:
    caption = "A pilot waits for the tide at the mouth of the river on the day of the vote."
    text = "\n\n".join([" ".join(write(1)), caption, caption, " ".join(write(2))])
    found = sign_of(report("a", text), caption)
    assert found is not None
    assert found.kind == "shown-twice"


def test_prose_shows_no_sign(write: Writer, report: Maker) -> None:
    told = (
        "The harbour at Norwick was built by the monks of Dale, who needed salt for their fish, "
        "and it has been closed by ice in three winters since."
    )
    for text in (
        " ".join([*write(1), told, *write(2)]),
        "\n\n".join([*write(1), told]),
        "\n\n".join([told, *write(2)]),
    ):
        assert sign_of(report("a", text, "Weir Herald"), told) is None


def test_most_places_must_show_a_sign(write: Writer, report: Maker) -> None:
    words = PAGES["picture-credit"].removesuffix(" Ada Bell/Reuters")
    shown = report("a", " ".join([*write(1), PAGES["picture-credit"], *write(2)]))
    told = [report(name, " ".join([*write(3), words, *write(4)])) for name in "bcd"]
    reports = {r.id: r for r in [shown, *told]}
    indexes = {name: index_report(r) for name, r in reports.items()}
    starts = {name: r.text.index(words) for name, r in reports.items()}
    places = [Place(name, at, at + len(words)) for name, at in sorted(starts.items())]
    assert page_words(places[:2], reports, indexes) is not None
    assert page_words(places, reports, indexes) is None


def test_names_that_several_outlets_spell_alike_are_no_reuse(write: Writer, report: Maker) -> None:
    names = "said Ada Bell, director of the Norwick Institute of Tides and Harbours at Dale College"
    reports = [
        report(name, " ".join([*write(n), f"“So it goes,” {names}.", *write(n + 9)]), outlet, day)
        for n, (name, outlet, day) in enumerate(
            [("a", "Weir Herald", "2014-03-02"), ("b", "Dale Post", "2016-05-01")]
        )
    ]
    indexes = {r.id: index_report(r) for r in reports}
    found = [x for _, rows in align_pairs(candidates(indexes), indexes) for x in rows]
    assert found, "the words are shared"
    assert find_passages(reports, found) == ([], [])


def test_names_alone_says_nothing_of_a_text_all_in_capitals(report: Maker) -> None:
    told = "THE HARBOUR OF NORWICK WAS CLOSED BY ICE AND THE PILOTS WENT HOME"
    one = report("a", told)
    place = Place("a", 0, len(told))
    assert not names_alone([place], {"a": one}, {"a": index_report(one)})
