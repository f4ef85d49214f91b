"""Whole predicates, replies and trailing clauses: found by structure, whatever the words."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]

SHUT = "that the mill had closed"
PREDICATES = [
    ("A June survey makes the point", "A June survey", "makes the point"),
    ("A clerk sent word to the Lantern, behind closed doors,", "A clerk", "sent word"),
    ("Odo Renn warranted under oath on Friday", "Odo Renn", "warranted under oath"),
    ("Ada Quill puts it about", "Ada Quill", "puts it about"),
    ("Odo Renn was equally blunt", "Odo Renn", "was equally blunt"),
    ("Ada Quill was at pains to stress", "Ada Quill", "was at pains to stress"),
    ("The Lantern brought news from Ada Quill", "Ada Quill", "brought news"),
    ("From Ada Quill on Friday arrived news", "Ada Quill", "arrived news"),
    ("Ada Quill's line is", "Ada Quill's", "line is"),
    ("A porter, too afraid to be seen, mumbled", "A porter", "mumbled"),
    ("A June survey by the Harbour Institute itemises",
     "A June survey by the Harbour Institute", "itemises"),
    ("Browsing a leaked audit by the port, the Lantern established",
     "a leaked audit by the port", "established"),
    ("Someone close to the talks confided", "Someone close to the talks", "confided"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "source", "cue"), PREDICATES)
def test_predicate_governs_a_that_clause(read: Read, opening: str, source: str, cue: str) -> None:
    assert (source, cue, SHUT) in [f.said for f in read(f"{opening} {SHUT}.")]


ELSEWHERE = [
    ("To hear Ada Quill tell it, the mill had closed.", "Ada Quill", "the mill had closed"),
    ("The mill had closed, Ada Quill averred on Friday.", "Ada Quill", "The mill had closed"),
    ("The mill had closed, or so Ada Quill averred.", "Ada Quill", "The mill had closed"),
    ("Ada Quill stopped at this: greed lay behind the fire.", "Ada Quill",
     "greed lay behind the fire"),
    ('"Stone lasts," went the retort of Ada Quill on Friday.', "Ada Quill", '"Stone lasts,"'),
    ('"Stone lasts," runs the retort that Ada Quill sent us.', "Ada Quill", '"Stone lasts,"'),
    ('"Stone lasts." With that remark Ada Quill ended her silence.', "Ada Quill",
     '"Stone lasts."'),
    ('Coast Radio carries these words of Ada Quill: "Stone will last."', "Ada Quill",
     '"Stone will last."'),
    ("The mill had closed, Ada Quill was heard telling Coast Radio.", "Ada Quill",
     "The mill had closed"),
    ("Nothing was more absurd, Ada Quill declared, than that the mill had closed.", "Ada Quill",
     SHUT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), ELSEWHERE)
def test_speaker_by_place(read: Read, text: str, source: str, content: str) -> None:
    assert (source, content) in [(f.source, f.content) for f in read(text)]


def test_two_voices_in_a_row_are_nested(read: Read) -> None:
    inner, outer = read("The mill had closed, a clerk guessed, the Harbour Union logged.")
    assert outer.content == "The mill had closed, a clerk guessed"
    assert inner.record.parent == outer.record.id


def test_voice_that_another_gives(read: Read) -> None:
    outer, inner = read("The Lantern has a clerk at the port swearing that the mill had closed.")
    assert (outer.source, inner.said) == (
        "The Lantern",
        ("a clerk at the port", "swearing", SHUT),
    )
    assert inner.record.anonymous


NONE = [
    "The mayor bought the house that the clerk had built.",
    "The council has two options: it can sell the mill or burn it.",
    "When the police came to the mill, he fled.",
    "It was beyond doubt that the mill had closed.",
    "The port owed the money under the verdict that the court delivered in May.",
    "The deeds were forged, as the port well knew.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(read: Read, text: str) -> None:
    assert read(text) == []


HIDDEN = [
    "The clerk, fearing for her job if named, said the mill had closed.",
    "The envoy, unwilling to see her name in print, insisted that the mill had closed.",
    "The clerk, whose identity the Lantern knows, said the mill had closed.",
    "Three of the negotiators said the mill had closed.",
    "Someone close to the talks said the mill had closed.",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_source_without_a_name(read: Read, text: str) -> None:
    assert [f.record.anonymous for f in read(text)] == [True]
