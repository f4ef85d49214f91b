"""Chains from the publishing outlet inwards, anonymity, nesting and names in one report."""

from collections.abc import Callable
from typing import Any

import pytest

from tellings.model import Credit, Mention

Read = Callable[..., list[Any]]
LANTERN = ("outlet", "Morning Lantern")


def test_the_outlet_comes_first(read: Read) -> None:
    (found,) = read("Ada Quill said the mine was shut.")
    assert found.chain == [LANTERN, ("person", "Ada Quill")]


def test_an_agency_by_name(read: Read) -> None:
    (found,) = read("Ada Quill said the mine was shut.", outlet="Seabridge News Agency")
    assert found.chain[0] == ("agency", "Seabridge News Agency")


def test_whoever_was_told_is_a_link(read: Read) -> None:
    (found,) = read("Ada Quill told the Harbour Herald that the mine was shut.")
    assert found.chain == [LANTERN, ("outlet", "Harbour Herald"), ("person", "Ada Quill")]


def test_an_interview_names_the_outlet(read: Read) -> None:
    (found,) = read("In an interview with Coast Radio, Ada Quill said the mine was shut.")
    assert found.chain == [LANTERN, ("outlet", "Coast Radio"), ("person", "Ada Quill")]


def test_telling_parliament_is_no_link(read: Read) -> None:
    (found,) = read("Ada Quill told Parliament that the mine was shut.")
    assert found.chain == [LANTERN, ("person", "Ada Quill")]


def test_telling_its_own_outlet_adds_no_link(read: Read) -> None:
    (found,) = read("Ada Quill told the Morning Lantern that the mine was shut.")
    assert found.chain == [LANTERN, ("person", "Ada Quill")]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Herald quoted Ada Quill as saying that the mine was shut.",
        "According to the Harbour Herald, Ada Quill said that the mine was shut.",
        "The Harbour Herald reported that Ada Quill had said the mine was shut.",
    ],
)
def test_nested_sources(read: Read, text: str) -> None:
    found = sorted(read(text), key=lambda f: len(f.chain))
    assert [f.chain for f in found] == [
        [LANTERN, ("outlet", "Harbour Herald")],
        [LANTERN, ("outlet", "Harbour Herald"), ("person", "Ada Quill")],
    ]
    assert found[1].record.parent == found[0].record.id
    assert found[0].record.parent is None


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill was quoted by the Harbour Herald as saying the mine was shut.",
        '"The mine is shut," Ada Quill was quoted as saying by the Harbour Herald.',
    ],
)
def test_quoted_by(read: Read, text: str) -> None:
    (found,) = read(text)
    assert found.source == "Ada Quill"
    assert found.chain == [LANTERN, ("outlet", "Harbour Herald"), ("person", "Ada Quill")]


def test_citing_puts_the_cited_inside(read: Read) -> None:
    found = read(
        "The Harbour Herald, citing a May study by the Quill Institute, "
        "reported that the mine was unsafe."
    )
    inner = next(f for f in found if f.record.parent)
    assert inner.source == "a May study by the Quill Institute"
    assert [role for role, _ in inner.chain] == ["outlet", "outlet", "document"]


def test_a_credited_report_goes_through_its_agency(read: Read) -> None:
    text = "Ada Quill said the mine was shut.\n\nSource: Seabridge News Agency"
    at = text.index("Seabridge")
    credit = Credit(at, len(text), "Seabridge News Agency", "agency")
    said, line = read(text, credits=(credit,), body=((0, 33),))
    agency = ("agency", "Seabridge News Agency")
    assert said.chain == [LANTERN, agency, ("person", "Ada Quill")]
    assert line.record.kind == "credit"
    assert line.chain == [LANTERN, agency]


def test_a_credit_for_a_part_stays_out_of_the_chains(read: Read) -> None:
    text = "Ada Quill said the mine was shut.\n\nWith material from Seabridge News Agency"
    at = text.index("Seabridge")
    credit = Credit(at, len(text), "Seabridge News Agency", "agency")
    said, _ = read(text, credits=(credit,), body=((0, 33),))
    assert said.chain == [LANTERN, ("person", "Ada Quill")]


@pytest.mark.parametrize(
    "source",
    [
        "A senior official",
        "A person familiar with the talks",
        "Sources in the ministry",
        "Diplomats",
        "A miner who gave no name",
        "Two officials",
    ],
)
def test_unnamed_people_are_anonymous(read: Read, source: str) -> None:
    (found,) = read(f"{source} said the mine was shut.")
    assert found.record.anonymous
    assert found.chain[-1][0] == "anonymous"


def test_where_unnamed_people_are_placed(read: Read) -> None:
    (found,) = read("Sources in the ministry said the mine was shut.")
    assert found.record.chain[-1].group == "the ministry"


def test_nobody_at_all_is_anonymous(read: Read) -> None:
    (found,) = read("The rebels are believed to have crossed the river.")
    assert found.source == ""
    assert found.record.anonymous


@pytest.mark.parametrize("source", ["The Harbour Union", "Minister Odo Renn", "A May report"])
def test_named_bodies_people_and_documents_are_not(read: Read, source: str) -> None:
    (found,) = read(f"{source} said the mine was shut.")
    assert not found.record.anonymous


def test_later_mentions_take_the_fullest_name(read: Read) -> None:
    found = read(
        "Leyna Oskar, the spokeswoman of the union, said the mine was shut. "
        '"We waited," she added. The spokeswoman said that nobody came. '
        "Oskar told reporters that the union would meet."
    )
    assert [f.chain[-1] for f in found] == [("person", "Leyna Oskar")] * 4


def test_a_woman_is_not_he(read: Read) -> None:
    found = read("Odo Renn said he was late. Ms Quill said she was early. He added that it rained.")
    assert found[0].chain[-1][1] == "Odo Renn"
    assert found[-1].chain[-1][1] == "Odo Renn"


def test_the_report_is_the_one_quoted_before(read: Read) -> None:
    first, second = read(
        "A May report by the Quill Institute said the mine was unsafe. "
        "The report found that pumps had failed."
    )
    assert first.chain[-1] == second.chain[-1]
    assert second.chain[-1][0] == "document"


def test_mentions_give_names(read: Read) -> None:
    text = "The envoy said the mine was shut."
    mention = Mention("r1", 0, 9, "person", "nominal", actor=1, name="Odo Renn")
    (found,) = read(text, mentions=[mention])
    assert found.chain[-1] == ("person", "Odo Renn")
