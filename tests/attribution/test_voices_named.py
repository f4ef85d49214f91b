"""Who a source is: roles, kin and press by common nouns; what stays open; who is nobody."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]
SHUT = "the mine was shut"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"The daily Karsk reported that {SHUT}.", ("outlet", "Karsk")),
        (f"The regime's mouthpiece, Karsk-1, claimed that {SHUT}.", ("outlet", "Karsk-1")),
        (f"Kolwire reported that {SHUT}.", ("agency", "Kolwire")),
        (f"Her husband said that {SHUT}.", ("person", "Her husband")),
        (f"The mother of Ada Quill said that {SHUT}.", ("person", "The mother of Ada Quill")),
        (f"Civil defence said that {SHUT}.", ("organisation", "Civil defence")),
        (f"The footage shows that {SHUT}.", ("document", "The footage")),
        (f"Minutes of the board say that {SHUT}.", ("document", "Minutes of the board")),
        (f"The mediator, former premier Odo Rook, said that {SHUT}.", ("person", "Odo Rook")),
    ],
)
def test_by_noun(read: Read, text: str, link: tuple[str, str]) -> None:
    (found,) = read(text)
    assert found.chain[-1] == link
    assert not found.record.anonymous


@pytest.mark.parametrize(
    "source",
    ["Parents", "Farmers", "One of them", "Several of them", "A chaplain"],
)
def test_people_without_names(read: Read, source: str) -> None:
    (found,) = read(f"{source} said that {SHUT}.")
    assert found.record.anonymous


def test_no_one_says_nothing(read: Read) -> None:
    assert read(f"No one could say whether {SHUT}.") == []


def test_a_coroner_is_not_the_cook_before_her(read: Read) -> None:
    cook, coroner = read(f"Ship's cook Odo Rook said {SHUT}. The coroner said it was open.")
    assert cook.chain[-1] == ("person", "Odo Rook")
    assert coroner.chain[-1] == ("person", "The coroner")


def test_an_envoy_in_the_words_of_a_visitor_stays_the_envoy(read: Read) -> None:
    found = read(f"The envoy, according to a visitor, said that {SHUT}.")
    inner = next(f for f in found if f.cue == "said")
    assert inner.chain[-2:] == [("anonymous", "a visitor"), ("person", "The envoy")]
    assert not inner.record.anonymous


@pytest.mark.parametrize(
    ("text", "press"),
    [
        (f"Ada Quill told the weekly Pif that {SHUT}.", ("outlet", "Pif")),
        (f"Ada Quill told Karsk-2 television that {SHUT}.", ("outlet", "Karsk-2")),
        (f"Ada Quill told Kolwire that {SHUT}.", ("agency", "Kolwire")),
        ('Ada Quill on Radio Tarn: "The mine was shut all summer."', ("outlet", "Radio Tarn")),
        ('"It was shut," Ada Quill argued on the air of Radio Tarn.', ("outlet", "Radio Tarn")),
    ],
)
def test_whoever_was_spoken_to(read: Read, text: str, press: tuple[str, str]) -> None:
    (found,) = read(text)
    assert found.chain[1:] == [press, ("person", "Ada Quill")]


@pytest.mark.parametrize("again", ["the paper", "its reporter"])
def test_an_outlet_named_before(read: Read, again: str) -> None:
    text = f"The Karsk Gazette reported that {SHUT}. Ada Quill told {again} that it was open."
    assert read(text)[-1].chain[1:] == [("outlet", "Karsk Gazette"), ("person", "Ada Quill")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (f"Ada Quill did not confirm that {SHUT}.", "hedged"),
        (f"Ada Quill did not rule out that {SHUT}.", "hedged"),
        (f"Ada Quill would not say whether {SHUT}.", "hedged"),
        (f"Ada Quill did not say that {SHUT}.", "denied"),
        (f"Ada Quill denied that {SHUT}.", "denied"),
        (f"Ada Quill would only say that {SHUT}.", "asserted"),
    ],
)
def test_what_stays_open(read: Read, text: str, stance: str) -> None:
    (found,) = read(text)
    assert found.record.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        f"Rumour has it that {SHUT}.",
        f"Speculation is rife that {SHUT}.",
        f"It is whispered that {SHUT}.",
        "The mine will open in May, it was announced.",
    ],
)
def test_nobody_in_particular(read: Read, text: str) -> None:
    (found,) = read(text)
    assert found.source == ""
    assert found.record.anonymous


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clinic puts the number of dead at nineteen.", "the number of dead … at nineteen"),
        ("The clinic has counted twenty-two.", "twenty-two"),
    ],
)
def test_numbers_given(read: Read, text: str, content: str) -> None:
    (found,) = read(text)
    assert found.content == content


def test_a_voice_overheard(read: Read) -> None:
    outer, inner = read("Two porters heard a captain order the men to wait.")
    assert inner.said == ("a captain", "order", "to wait")
    assert inner.record.parent == outer.record.id
    assert inner.chain[1:] == [("anonymous", "Two porters"), ("anonymous", "a captain")]


def test_a_quotation_inside_another(read: Read) -> None:
    found = read("\"He came in and said to me, 'Keep that warm,'\" recalls Ada Quill.")
    inner, outer = sorted(found, key=lambda f: f.record.parent is None)
    assert inner.content == "'Keep that warm,'"
    assert inner.record.parent == outer.record.id


def test_a_quotation_after_a_sentence_about_its_speaker(read: Read) -> None:
    found = read('The envoy denied the charge. "I was in bed with a cold all week."')
    assert {f.content for f in found} == {"the charge", '"I was in bed with a cold all week."'}
    assert {f.chain[-1] for f in found} == {("person", "The envoy")}


def test_a_voice_overheard_by_a_verb_that_says_only_with_that(read: Read) -> None:
    for verb in ("croaking", "sketching", "blinking"):
        found = read(f"Two porters recall a captain {verb} that the men must wait.")
        assert ("anonymous", "a captain") in {d.chain[-1] for d in found}, verb
