"""Source, cue and content in all the orders of English news prose."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]

ORDERS = [
    ('"The mine is shut," said Ada Quill.', "Ada Quill", "said", '"The mine is shut,"', "direct"),
    ('"The mine is shut," Ada Quill said.', "Ada Quill", "said", '"The mine is shut,"', "direct"),
    ('Ada Quill said: "The mine is shut."', "Ada Quill", "said", '"The mine is shut."', "direct"),
    (
        "Ada Quill said that the mine was shut.",
        "Ada Quill",
        "said",
        "that the mine was shut",
        "indirect",
    ),
    ("Ada Quill said the mine was shut.", "Ada Quill", "said", "the mine was shut", "indirect"),
    ("The mine was shut, Ada Quill said.", "Ada Quill", "said", "The mine was shut", "indirect"),
    ("The mine was shut, said Ada Quill.", "Ada Quill", "said", "The mine was shut", "indirect"),
    ("The mine, Ada Quill said, was shut.", "Ada Quill", "said", "The mine … was shut", "indirect"),
    (
        "According to Ada Quill, the mine was shut.",
        "Ada Quill",
        "According to",
        "the mine was shut",
        "indirect",
    ),
    (
        "The mine was shut, according to Ada Quill.",
        "Ada Quill",
        "according to",
        "The mine was shut",
        "indirect",
    ),
    ('Ada Quill called the mine "a grave".', "Ada Quill", "called", 'the mine "a grave"', "mixed"),
    (
        "Ada Quill told reporters that the mine was shut.",
        "Ada Quill",
        "told",
        "that the mine was shut",
        "indirect",
    ),
    (
        "In a statement on Tuesday, Ada Quill said the mine was shut.",
        "Ada Quill",
        "said",
        "the mine was shut",
        "indirect",
    ),
    (
        "Ada Quill said in a statement on Tuesday that the mine was shut.",
        "Ada Quill",
        "said",
        "that the mine was shut",
        "indirect",
    ),
    (
        "Ada Quill, the head of the union, said the mine was shut.",
        "Ada Quill, the head of the union",
        "said",
        "the mine was shut",
        "indirect",
    ),
    (
        "The mine was shut, as Ada Quill noted.",
        "Ada Quill",
        "noted",
        "The mine was shut",
        "indirect",
    ),
    (
        "Asked if the mine was shut, Ada Quill left.",
        "",
        "Asked",
        "if the mine was shut",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "kind"), ORDERS)
def test_each_order(read: Read, text: str, source: str, cue: str, content: str, kind: str) -> None:
    found = read(text)
    assert [f.said for f in found] == [(source, cue, content)]
    assert found[0].record.kind == kind


def test_scare_quotes_are_no_attribution(read: Read) -> None:
    assert read('The so-called "harbour plan" cost a lot. The "expert" was late.') == []


def test_definitions_are_no_attribution(read: Read) -> None:
    assert read("The union, also known as the Lamp League, has 40 members.") == []


def test_a_quotation_goes_on_after_its_cue(read: Read) -> None:
    (found,) = read('"We waited," Ada Quill said. "Nobody came to the mine that night."')
    assert found.content == '"We waited," … "Nobody came to the mine that night."'


def test_a_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    text = 'Ada Quill said: "We waited at the gate.\n\n"Nobody came to the mine that night."'
    (found,) = read(text)
    assert found.content.endswith('"Nobody came to the mine that night."')


def test_a_second_verb_shares_the_subject(read: Read) -> None:
    first, second = read("Ada Quill said the mine was shut and added that it would stay shut.")
    assert first.said == ("Ada Quill", "said", "the mine was shut")
    assert second.said == ("Ada Quill", "added", "that it would stay shut")


def test_a_participle_has_the_subject_of_its_sentence(read: Read) -> None:
    found = read("Ada Quill left the hall, saying that the talks had failed.")
    assert found[-1].said == ("Ada Quill", "saying", "that the talks had failed")


def test_a_question_mark_inside_does_not_cut_the_speaker_off(read: Read) -> None:
    (found,) = read('"Who shut the mine?" Ada Quill asked.')
    assert found.said == ("Ada Quill", "asked", '"Who shut the mine?"')


def test_datelines_are_not_content(read: Read) -> None:
    (found,) = read("SEABRIDGE (Harbour) – The mine was shut, Ada Quill said.")
    assert found.content == "The mine was shut"


def test_titles_give_headlines(read: Read) -> None:
    text = "Quill: Mine Will Stay Shut\n\nThe gates were closed."
    body = ((text.index("The gates"), len(text)),)
    (found,) = read(text, body=body, title_at=(0, 26))
    assert found.record.kind == "headline"
    assert (found.source, found.content) == ("Quill", "Mine Will Stay Shut")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ada Quill denied that the mine was shut.", "denied"),
        ("Ada Quill did not say that the mine was shut.", "denied"),
        ("Ada Quill vowed to shut the mine.", "intended"),
        ("Ada Quill demanded that the mine be shut.", "asked"),
        ("The rebels are said to have left.", "hedged"),
        ("Ada Quill said the mine was shut.", "asserted"),
    ],
)
def test_stance(read: Read, text: str, stance: str) -> None:
    assert [f.record.stance for f in read(text)] == [stance]
