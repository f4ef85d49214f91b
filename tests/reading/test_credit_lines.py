"""Credit lines: around the name only words that such lines are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Report
from tellings.reading import read_bytes
from tellings.reading.credit_lines import credit_line
from tellings.reading.credits import find_credits, same_publisher

STORY = "The minister told parliament on Tuesday that the bridge would stay closed until spring."


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("This article uses copy supplied by KVELD.", "KVELD", "agency"),
        ("Translated from a dispatch by Agenzia Mare.", "Agenzia Mare", "translated-from"),
        ("Translation of a story by Fjord Wire.", "Fjord Wire", "translated-from"),
        ("Translated with thanks to Kvelden Nytt.", "Kvelden Nytt", "translated-from"),
        ("Translated from the Arabic of Al-Fanar", "Al-Fanar", "translated-from"),
        ("Courtesy of Tarnvik Idag.", "Tarnvik Idag", "republished-from"),
        ("This story ran first in Folha do Vale, 4 May 2011.", "Folha do Vale", "republished-from"),
        ("A version of this article was published in Kvelden.", "Kvelden", "republished-from"),
        ("Compiled from material of Fjord Wire.", "Fjord Wire", "agency"),
        ("Taken from the Harbour Voice.", "Harbour Voice", "agency"),
        ("Source material: the Inland Wire.", "Inland Wire", "agency"),
        ("(Source – al-Fajr al-Jadid)", "al-Fajr al-Jadid", "agency"),
        ("Tarnvik Idag via Fjord Wire", "Fjord Wire", "agency"),
        ("From the KVELD wire.", "KVELD", "agency"),
        ("With material from Tarnvik Idag and agencies", "Tarnvik Idag", "agency"),
        ("Kvelden contributed to this report.", "Kvelden", "agency"),
        ("Material from Kvelden was used in this report.", "Kvelden", "agency"),
        ("With agency reports", "agency reports", "agency"),
    ],
)  # fmt: skip
def test_credits(line: str, name: str, kind: str) -> None:
    found = credit_line(line)
    assert found is not None
    assert (found.name.removesuffix(" and agencies"), found.kind) == (name, kind)
    assert line[found.at :].startswith(found.name)


@pytest.mark.parametrize(
    "line",
    [
        "The report by Mara Lindqvist was published in March.",
        "Most came from Syria.",
        "Some of the information came from Harven.",
        "The material came from Tarn.",
        "Part of the Ilva Bridge collapsed.",
        "The service runs on Mondays.",
        "Translated by Mara Lindqvist",
        "Sources: Tarn to issue statement",
        "Photo courtesy of Mara Lindqvist.",
        "News from Syria",
    ],
)
def test_no_credits(line: str) -> None:
    assert credit_line(line) is None


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("(Harven Wire).", ["Harven Wire"]),
        ("— the Inland Wire.", ["Inland Wire"]),
        ("Parts of this report come from KVELD and the Fjord Wire.", ["KVELD", "Fjord Wire"]),
        ("Additional reporting by Mara Lindqvist", []),
        ("(John Brandt)", []),
        ("(Harven)", []),
    ],
)
def test_lines_at_the_foot(tail: str, names: list[str]) -> None:
    text = f"{STORY}\n\n{tail}"
    found = find_credits(text, [(0, len(text))], "Harven")
    assert sorted(c.name for c in found) == sorted(names)
    assert all(c.name in text[c.start : c.end] for c in found)


def test_agencies_in_the_byline() -> None:
    byline = "By Mara Lindqvist and agencies"
    text = f"{byline}\n{STORY}"
    body = [(len(byline) + 1, len(text))]
    found = find_credits(text, body, None, (0, len(byline)))
    assert [c.name for c in found] == ["agencies"]


def test_a_short_form_is_the_same_publisher() -> None:
    assert same_publisher("HPB", "Harven Pressebyrå")
    assert same_publisher("IBC", "Ilvan Broadcasting Company")
    assert not same_publisher("IBC", "Harven Daily")


def test_copyright_of_another_outlet_is_a_credit() -> None:
    text = f"Bridge stays closed\n\nKvelden, 3 May 2011\n\n{STORY}\n\nCopyright {{}}.\n"
    other, own = (
        next(read_bytes(text.format(name).encode(), "a.txt")) for name in ("Harven Wire", "Kvelden")
    )
    assert isinstance(other, Report)
    assert isinstance(own, Report)
    assert [c.name for c in other.credits] == ["Harven Wire"]
    assert (own.credits, own.outlet) == ((), "Kvelden")


@given(st.text(alphabet=" .,:()-–—/&|abTWfromSource’", max_size=80))
def test_any_line(line: str) -> None:
    found = credit_line(line)
    assert found is None or (found.name and line[found.at :].startswith(found.name))


def test_short_forms_are_compared_at_once() -> None:
    assert not same_publisher("A" * 40, " ".join(["aaa"] * 20 + ["b"]))
    assert same_publisher("A" * 40, " ".join(["aaa"] * 20))
