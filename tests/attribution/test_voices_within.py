"""Sources within sources, by how English tells who passes on whose words."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


def _chains(read: Read, text: str) -> list[list[tuple[str, str]]]:
    return [found.chain[1:] for found in read(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The Harven Tern, which cited two officials, said the deal was dead.",
            [("outlet", "Harven Tern"), ("anonymous", "two officials")],
        ),
        (
            'Coast Radio quoted an unnamed diplomat: "Nobody is in charge of it."',
            [("outlet", "Coast Radio"), ("anonymous", "an unnamed diplomat")],
        ),
        (
            '"One is enough," Rado Hlin was quoted by the agency Kolwire as saying.',
            [("agency", "Kolwire"), ("person", "Rado Hlin")],
        ),
        (
            "Her diary has the doctor promising a cure.",
            [("document", "Her diary"), ("anonymous", "the doctor")],
        ),
        (
            '"My brother swore he never saw it," said Ada Quill.',
            [("person", "Ada Quill"), ("person", "My brother")],
        ),
        (
            '"The boss keeps telling us that help is coming," said Ada Quill.',
            [("person", "Ada Quill"), ("person", "The boss")],
        ),
        (
            "Ada Quill said she had been told by her doctors to rest.",
            [("person", "Ada Quill"), ("anonymous", "her doctors")],
        ),
        (
            "Two aides said the foreman had told them so.",
            [("anonymous", "Two aides"), ("anonymous", "the foreman")],
        ),
    ],
)
def test_a_voice_within_another(read: Read, text: str, chain: list[tuple[str, str]]) -> None:
    assert chain in _chains(read, text)


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("Writing in the Tern, Ada Quill said that it was dead.", ("outlet", "Tern")),
        ("On Coast Radio, Ada Quill said that it was dead.", ("outlet", "Coast Radio")),
        ("Ada Quill, speaking on Coast Radio, said it was dead.", ("outlet", "Coast Radio")),
        ("Ada Quill, quoted in the Tern, said that it was dead.", ("outlet", "Tern")),
        ("Ada Quill told state television that it was dead.", ("outlet", "state television")),
        ("In an op-ed for the Tern, Ada Quill wrote that it was dead.", ("outlet", "Tern")),
    ],
)
def test_the_outlet_by_which_it_came(read: Read, text: str, press: tuple[str, str]) -> None:
    assert [press, ("person", "Ada Quill")] in _chains(read, text)


def test_speaking_on_a_bridge_is_no_outlet(read: Read) -> None:
    text = "Ada Quill, speaking on the Harven Bridge, said that it was dead."
    assert _chains(read, text) == [[("person", "Ada Quill")]]


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("A charge that it had sunk was dismissed on Friday by Ada Quill.", "Ada Quill", "denied"),
        ("That it had sunk was denied by Ada Quill.", "Ada Quill", "denied"),
        ("It was not true, Ada Quill said, that it had sunk.", "Ada Quill", "denied"),
        ("It was announced by the palace on Friday that it had sunk.", "the palace", "asserted"),
        ("It is said in the village that it had sunk.", "", "hedged"),
        ("The ferry, it is understood, had sunk.", "", "hedged"),
        ("It emerged on Friday that it had sunk.", "", "asserted"),
        ("72 former residents bore this out.", "72 former residents", "asserted"),
    ],
)
def test_passives_and_nobody(read: Read, text: str, source: str, stance: str) -> None:
    (found,) = read(text)
    assert (found.source, found.record.stance) == (source, stance)


def test_what_is_quoted_beside_a_denial_is_asserted(read: Read) -> None:
    text = 'Ada Quill disputed this in a letter: "Two liars do not make a truth."'
    found = read(text, tagger=True)
    assert [(f.content, f.record.stance) for f in found][-1] == (
        '"Two liars do not make a truth."',
        "asserted",
    )


@pytest.mark.parametrize(
    "text",
    [
        "He asked not to be named.",
        "She wished to remain nameless.",
        "The judge has heard him.",
    ],
)
def test_wishes_about_names_and_mere_persons_are_no_content(read: Read, text: str) -> None:
    assert read(text) == []


def test_reports_that_nobody_owns_are_unnamed(read: Read) -> None:
    assert _chains(read, "Unconfirmed reports say that it sank.") == [
        [("anonymous", "Unconfirmed reports")]
    ]
    assert _chains(read, "The police report says that it sank.")[0][0][0] == "document"
