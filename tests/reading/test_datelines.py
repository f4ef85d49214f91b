"""Datelines in whatever order of place, date and agency, and heads of lines that are none."""

import pytest

from tellings.reading.credits import find_credits
from tellings.reading.datelines import dateline_names

_REST = "The ferry to the north bank will sail again, the harbour master said.\n\nIt had rusted."


def _names(opening: str) -> list[str]:
    text = opening + _REST
    return [c.name for c in find_credits(text, [(0, len(text))], "Tarn Valley Post")]


@pytest.mark.parametrize(
    "opening",
    [
        "TARNBY, March 4 (KNB) – ",
        "TARNBY - KNB: ",
        "TARNBY: KNB – ",
        "TARNBY — KNB — ",
        "TARNBY, 4 March / KNB / ",
        "TARNBY. March 4. /KNB/. ",
        "TARNBY [KNB] — ",
        "TARNBY -(KNB)- ",
        "Tarnby, (KNB) - ",
        "KNB – TARNBY, March 4: ",
        "TARNBY, March 4, KNB -- ",
        "TARNBY, 4 March (KNB). ",
        "TARNBY, 2031/03/04 (KNB): ",
        "TARNBY, Lowen province, March 4 (KNB) -- ",
    ],
)
def test_the_agency_of_a_dateline_is_credited(opening: str) -> None:
    assert _names(opening) == ["KNB"]


@pytest.mark.parametrize(
    "opening",
    ["Tarnby, 4 May, Kolwire. ", "Tarnby | Kolwire | ", "(Kolwire) ", "Kolwire, TARNBY - "],
)
def test_a_name_made_like_an_agency_needs_fewer_marks(opening: str) -> None:
    assert _names(opening) == ["Kolwire"]


def test_letters_that_sign_the_report_are_an_agency_in_its_dateline() -> None:
    text = f"TARNBY, KNB – {_REST}\n\n/KNB/"
    assert [c.name for c in find_credits(text, [(0, len(text))], None)] == ["KNB", "KNB"]


@pytest.mark.parametrize(
    "opening",
    [
        "TARNBY, DC — ",
        "TARNBY, UK, March 4 - ",
        "TARNBY / LOWEN – ",
        "TARNBY - WHO: ",
        "TARNBY: ",
        "Tarnby, March 4. ",
        "BREAKING | LIVE | ",
        "Politics / Tarnby / ",
        "The Tarnby Ferry Company (TFC) and the town agreed. ",
    ],
)
def test_places_dates_and_other_letters_are_no_agency(opening: str) -> None:
    assert _names(opening) == []


def test_the_offset_is_that_of_the_name() -> None:
    text = "TARNBY, 4 March / KNB / " + _REST
    found = dateline_names(text, 0, len(text), lambda _: False, lambda _: False)
    assert found == ("KNB", text.index("KNB"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/KNB/", "KNB"),
        ("//KNB", "KNB"),
        ("End/KNB", "KNB"),
        ("KNB", "KNB"),
        ("KNB reports.", "KNB"),
        ("A.R./KNB", "KNB"),
        ("(With KNB)", "KNB"),
    ],
)
def test_the_sign_in_the_last_line_is_a_credit(line: str, name: str) -> None:
    text = f"{_REST}\n\n{line}"
    assert [c.name for c in find_credits(text, [(0, len(text))], None)] == [name]


@pytest.mark.parametrize("line", ["END", "MORE", "TV", "A.Q.", "Tarnby", "THE END", "PS"])
def test_other_last_lines_are_not(line: str) -> None:
    text = f"{_REST}\n\n{line}"
    assert find_credits(text, [(0, len(text))], None) == []


def test_letters_in_the_place_of_a_writer() -> None:
    text = f"By KNB\n\n{_REST}"
    assert [c.name for c in find_credits(text, [(0, len(text))], None)] == ["KNB"]
