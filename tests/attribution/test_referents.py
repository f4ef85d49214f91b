"""Whom "she", "the coroner" and "her supervisor" mean within a report."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


def _who(read: Read, text: str) -> list[tuple[str, str]]:
    return [found.chain[-1] for found in read(text)]


def test_a_description_beside_a_name_tells_whom_it_means_before_and_after(read: Read) -> None:
    found = _who(
        read,
        "Ona Brekke said that her supervisor told her to be silent. "
        "The supervisor, Karl Munk, said that he had not.",
    )
    assert found == [("person", "Ona Brekke"), ("person", "Karl Munk"), ("person", "Karl Munk")]


@pytest.mark.parametrize(
    ("title", "noun"), [("Ship's cook", "coroner"), ("Fire chief", "surgeon"), ("", "supervisor")]
)
def test_another_office_is_another_person(read: Read, title: str, noun: str) -> None:
    text = f"{title} Benno Tal said it was open. It rained. It hailed. The {noun} said it was shut."
    assert _who(read, text)[-1][1] == f"The {noun}"


def test_a_colonel_is_the_colonel(read: Read) -> None:
    text = "Colonel Ruben Askar said the ford was held. The colonel said it was dry."
    assert len(set(_who(read, text))) == 1


def test_who_is_spoken_of_inside_is_not_who_speaks(read: Read) -> None:
    text = "Mayor Sunil Gaarder said the commander had promised that the road was open."
    assert _who(read, text)[-1][1] == "the commander"


def test_the_main_voice_goes_on(read: Read) -> None:
    text = "Karl Munk said the inspector had admitted that it was late. He said it was over."
    assert _who(read, text)[-1] == ("person", "Karl Munk")


def test_quoted_he_is_not_who_is_quoted(read: Read) -> None:
    text = '"He said it was gold," said Otto Ackery.'
    assert ("person", "Otto Ackery") not in [f.chain[-1] for f in read(text) if f.source == "He"]


def test_quoted_i_is_who_is_quoted(read: Read) -> None:
    text = 'Ona Brekke replied: "I told them that it would fall."'
    assert {f.chain[-1] for f in read(text)} == {("person", "Ona Brekke")}


def test_a_document_that_opens_a_sentence_is_what_it_reads(read: Read) -> None:
    text = 'The regimental diary is short. "March, no events," it says.'
    assert _who(read, text) == [("document", "The regimental diary")]


def test_a_name_that_opens_a_sentence_is_who_is_meant(read: Read) -> None:
    text = 'Tarnside\'s Giles Orme was scornful. "I never asked," he said.'
    assert _who(read, text) == [("person", "Giles Orme")]


def test_an_aside_is_no_part_of_what_it_reports(read: Read) -> None:
    text = "The officer ruled out a bomb, the station said."
    inner, outer = sorted(read(text), key=lambda f: f.record.parent is None)
    assert (inner.source, inner.content) == ("The officer", "a bomb")
    assert inner.record.parent == outer.record.id
    assert outer.said == ("the station", "said", "The officer ruled out a bomb")


def test_the_paper_is_the_one_named_before(read: Read) -> None:
    text = "The weekly Der Grenzbote reported that he left. The paper said that he came back."
    assert _who(read, text) == [("outlet", "Der Grenzbote")] * 2


@pytest.mark.parametrize(
    ("beside", "named"),
    [
        ("Osta's top diplomat", "The foreign minister"),
        ("a retired judge from Harven", "The mediator"),
    ],
)
def test_an_office_may_be_described_by_one_akin_or_by_a_former_one(
    read: Read, beside: str, named: str
) -> None:
    text = f"Torben Askar, {beside}, said the ford was held. {named} said it was dry."
    assert set(_who(read, text)) == {("person", "Torben Askar")}


def test_what_is_declared_and_ordered_is_no_report_of_words(read: Read) -> None:
    assert not read("Two attachés posted in Harven were declared unwelcome by the government.")
    assert not read("Forty clerks were told by the shipping company to shred papers.")
