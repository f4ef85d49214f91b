"""Wordings that no list of cues holds: found by their syntax."""

from collections.abc import Callable
from typing import Any

import pytest

from tellings.attribution import attribute
from tellings.model import Report
from tellings.text.prose import Prose

Read = Callable[..., list[Any]]

ANY_VERB = [
    ("“Stone forgives no one”, he bellowed from the steps.", "he", "bellowed"),
    ('"Stone forgives no one," Ada Quill hissed.', "Ada Quill", "hissed"),
    ('"Stone forgives no one", whinnied the old mayor.', "the old mayor", "whinnied"),
    ("«The harbour is ours now» was how Odo Rook replied on Tuesday.", "Odo Rook", "replied"),
    ("Ada Quill confided on Friday that the mill had closed.", "Ada Quill", "confided"),
    ("Ada Quill observed, too, that the mill had closed.", "Ada Quill", "observed"),
    (
        "Ada Quill confided, on condition that nobody would ask, that the mill had closed.",
        "Ada Quill",
        "confided",
    ),
    (
        "A March 2014 inquiry by Harbour Watch alleges that the mill had closed.",
        "A March 2014 inquiry by Harbour Watch",
        "alleges",
    ),
    ("The mill had closed in May, the report states.", "the report", "states"),
    ("The report notes that the mill had closed.", "The report", "notes"),
    ("By the account of Ada Quill, the mill had closed.", "Ada Quill", "By the account of"),
    ("As set out in the report, the mill had closed.", "the report", "As set out in"),
    ("Per Ada Quill, the mill had closed.", "Ada Quill", "Per"),
    ("As Ada Quill tells it, the mill had closed.", "Ada Quill", "As … tells it"),
    ("The mill had closed, as Ada Quill sees it.", "Ada Quill", "as … sees it"),
    (
        "If Ada Quill is to be believed, the mill had closed.",
        "Ada Quill",
        "If … is to be believed",
    ),
    ("In Ada Quill's telling, the mill had closed.", "Ada Quill's", "In … telling"),
    ("The mill had closed, or so says Ada Quill.", "Ada Quill", "so says"),
]


@pytest.mark.parametrize(("text", "source", "cue"), ANY_VERB)
def test_cue_known_by_its_place(read: Read, text: str, source: str, cue: str) -> None:
    assert (source, cue) in [(f.source, f.cue) for f in read(text)]


def test_content_follows_a_fronted_adverbial(read: Read) -> None:
    (found,) = read("What is more, she asserted, tempers would cool before long.")
    assert found.content == "tempers would cool before long"


def test_content_ends_before_a_trailing_cue(read: Read) -> None:
    found = read("The union had warned that the roof might fall, Ada Quill told the court.")
    assert ("The union", "had warned", "that the roof might fall") in [f.said for f in found]


REJECTED = [
    "Odo Rook rejected as baseless the rumour that the mill had closed.",
    "Odo Rook derided as gossip the story that the mill had closed.",
    "Odo Rook ridiculed the notion that the mill had closed.",
    "Odo Rook brushed aside rumours that the mill had closed.",
    "Suggestions that the mill had closed were wrong, Odo Rook insisted.",
    "It was a myth, Odo Rook objected, that the mill had closed.",
    "There was no proof, Odo Rook countered, that the mill had closed.",
    "Odo Rook called it a lie that the mill had closed.",
]


@pytest.mark.parametrize("text", REJECTED)
def test_rejected_claim_is_one_denied_attribution(read: Read, text: str) -> None:
    (found,) = read(text)
    assert (found.source, found.content) == ("Odo Rook", "that the mill had closed")
    assert found.record.stance == "denied"


NO_CUES = [
    "Banners mocked the union along the quay.",
    "Loudspeakers hailed the union on the quay.",
    "Pensioners gathered outside the canteen and kept quiet.",
    "At least 14 clerks held in Seabridge were freed last Thursday.",
    "He paid thirty crowns per head.",
]


@pytest.mark.parametrize("text", NO_CUES)
def test_no_speech(read: Read, text: str) -> None:
    assert read(text) == []


def test_dateline_is_no_speaker(read: Read) -> None:
    for line in ("SEABRIDGE: ", "Seabridge // ", "SEABRIDGE | ", "SEABRIDGE (Coast Wire) -- "):
        (found,) = read(line + "A clerk in the mill admitted that ten men had gone.")
        assert found.source == "A clerk in the mill"


UNNAMED = [
    "The envoy, speaking on assurance of anonymity, said that the mill had closed.",
    "The envoy, whose name we leave out, said that the mill had closed.",
    "The envoy said, unwilling to be identified, that the mill had closed.",
    "The envoy said, asking that his name be left out, that the mill had closed.",
    "The envoy said off the record that the mill had closed.",
    "The envoy told the Harbour Herald on background that the mill had closed.",
    "A member of the night staff said that the mill had closed.",
    "An insider revealed that the mill had closed.",
    "People with knowledge of the talks said that the mill had closed.",
    "One participant said that the mill had closed.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_source_is_not_named(read: Read, text: str) -> None:
    found = read(text)
    assert [f.record.anonymous for f in found] == [True], text


def test_named_source_stays_named(read: Read) -> None:
    (found,) = read("Addressing supporters in Seabridge, Ada Quill vowed to return.")
    assert found.source == "Ada Quill" and not found.record.anonymous


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ferry sank on Saturday, the governor said.", "The ferry sank on Saturday"),
        ("The dam collapsed on Saturday, the governor said.", "The dam collapsed on Saturday"),
        ("An inquiry opened on Monday, the ministry said.", "An inquiry opened on Monday"),
    ],
)
def test_a_past_that_looks_like_something_else_is_said_too(text: str, content: str) -> None:
    prose = Prose(text, [(0, len(text))], "en")
    report = Report("r", "k", "p", 0, 0, text, "s", outlet="Harbour Post", body=((0, len(text)),))
    (found,) = attribute(report, prose, [])
    assert [text[s:e] for s, e in found.content] == [content]
