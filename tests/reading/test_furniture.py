"""Furniture by shape: owners, menus with a year, prompts and lists at the edges."""

import pytest

from tellings.reading.furniture import edge_kind, furniture_kind
from tellings.reading.plain import read_plain

STORY = "The mayor said on Monday that the bridge over the river would stay closed until spring."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Legal notice | Privacy | Cookies | Tarnvik Idag 2018", "footer"),
        ("All material Kvelden 2021. Do not copy.", "footer"),
        ("Kvelden is bound by the press code. © 2028", "footer"),
        ("Wednesday, 12 March 2014 — Tarnvik Idag online edition", "navigation"),
        ("Bridges › Roads › The north", "navigation"),
        ("Help | Letters | Ferries | 2018 Tarnvik Idag", "navigation"),
        ("Page 2 of 3", "navigation"),
        ("Viewed 2,310 times", "share"),
        ("Text: A- A A+", "share"),
    ],
)
def test_anywhere(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Our choice: Eel prices fall; A recipe for soup", "related"),
        ("Send us your pictures", "notice"),
        ("Please write to our newsroom", "notice"),
        ("Pass it on to your friends", "notice"),
        ("Create a free account to continue", "notice"),
        ("Spotted a mistake? Let us know", "notice"),
        ("Tarnvik Idag, 2018. Set in our own type.", "footer"),
        ("Bound by the code. Dagens Kvelden 2021. No copies.", "footer"),
        ("Late edition | No. 4,211", "metadata"),
    ],
)
def test_at_the_edges(line: str, kind: str) -> None:
    assert edge_kind(line) == kind
    draft = read_plain(f"Bridge stays closed\n\n{STORY}\n\n{line}", "a.txt", "a.txt")[0]
    assert [(draft.text[f.start : f.end], f.kind) for f in draft.furniture] == [(line, kind)]
    inside = read_plain(f"Bridge stays closed\n\n{STORY}\n\n{line}\n\n{STORY}", "a.txt", "a.txt")[0]
    assert inside.furniture == []


@pytest.mark.parametrize(
    "line",
    [
        "He was born in 2014.",
        "Help came late",
        "The minister: a portrait",
        "Read the law",
        "Tarnvik, 2014.",
        "Brandt, O. Rivers. Harven: Kvelden Publishers, 2002.",
        "Was it worth it?",
        "The town has sued the publisher, which it accuses of publishing its plans since 2010.",
        "[4] Brandt, O. (2002). Rivers of the North. Harven: Kvelden Publishers.",
        "The firm enforces the terms of service against its critics, he told the court in Harven.",
        "Follow the river to the north and turn left at the mill.",
        "Follow these steps for a good soup:",
    ],
)
def test_article(line: str) -> None:
    assert furniture_kind(line) is None
    assert edge_kind(line) is None
