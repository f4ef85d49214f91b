"""Paragraphs under an article that are not of it."""

import pytest

from tellings.reading.closing import closing_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Get the news of the province every morning: sign up here for our letter.", "notice"),
        ("Follow Mara Lindqvist on Twitter for more about the ferry.", "share"),
        ("Mara Lindqvist may be reached at the desk in Harven.", "metadata"),
        ("mara@harven.example", "metadata"),
        ("Please note that all comments are read by a moderator before they appear.", "comments"),
        ("Sami Dolat is a freelance journalist who lives in Tarn.", "metadata"),
        ("This document is subject to copyright and is given for information only.", "footer"),
        ("The ferry will run until the spring, the minister said.", ""),
        ("Dolat is a member of the council of Tarn, and he will vote on the ferry in May.", ""),
        ("We signed up for the ferry.", ""),
        ("“We will not sign up for the ferry,” the mayor said. “You may subscribe to it.”", ""),
        ("A newsletter is a letter that people get by post. It was invented in Harven.", ""),
        ("P.S. If you found this useful, reply and say so in your newsletter.", ""),
        ("Newsletter: get the best of our week in your inbox.", "notice"),
        ("Ola Brandt is Tarnvik Idag's critic and lives on a boat.", "metadata"),
        ("© 2011 Harven Post. For more about the ferry see the pages of the council.", "footer"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert closing_kind(text) == kind


def test_the_writer_of_the_page_needs_no_trade() -> None:
    note = "Ola Brandt is the father of three and mends boats."
    assert closing_kind(note, "Ola Brandt") == "metadata"
    assert closing_kind(note) == ""


def test_long_paragraphs_are_article() -> None:
    assert closing_kind("They asked people to sign up for the ferry. " * 20) == ""
