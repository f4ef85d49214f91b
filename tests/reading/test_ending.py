"""What stands under an article's last paragraph."""

import pytest

from tellings.reading.ending import Piece, ended

STORY = "The mayor said on Monday that the bridge over the river would stay closed until spring."


def _kinds(*below: str, headings: tuple[str, ...] = (), byline: str | None = None) -> list[str]:
    """The kinds of the lines under two paragraphs; lines that are left out are missing."""
    pieces = [Piece(STORY, ""), Piece(STORY + " It is old.", ""), *(Piece(b, "") for b in below)]
    found = ended(pieces, headings, byline)
    assert [p.kind for p in found[:2]] == ["", ""]
    return [p.kind for p in found[2:]]


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        (["More tales from the coast: our best stories"], ["related"]),
        (["More great stories", "Why do eels climb?", "Soup, and how to eat it"], ["related"] * 3),
        (["About the author", "Ola Brandt grew up in Harven. He mends boats."], ["metadata"] * 2),
        (["Reporting by Ola Brandt; editing by Mira Holm"], ["metadata"]),
        (["Updated at 1:23 p.m."], ["metadata"]),
        (["6", "3/6"], ["metadata"] * 2),
        (["Topics: bridges, rivers"], ["metadata"]),
        (["Contributing writer"], ["metadata"]),
        (["Sami Dolat is a fellow at the Harven Institute and writes on rivers."], ["metadata"]),
        (["Nobody knows when", "spring will come"], ["", ""]),
        (["More great stories", "The bridge will open again in June, he said."], ["related", ""]),
    ],
)
def test_kinds(below: list[str], kinds: list[str]) -> None:
    found = _kinds(*below)
    assert found == ([""] * len(kinds) if kinds[-1] == "" else kinds)


def test_a_heading_with_nothing_below_is_left_out() -> None:
    assert _kinds("The last word", headings=("The last word",)) == []
    assert _kinds("The last word", STORY, headings=("The last word",)) == ["", ""]


def test_who_is_named_in_the_article_is_not_its_writer() -> None:
    story = Piece("Sami Dolat said on Monday that the bridge would stay closed until spring.", "")
    note = "Sami Dolat is a fellow at the Harven Institute and advises the mayor on bridges."
    assert ended([story, story, Piece(note, "")], (), None)[-1].kind == ""


def test_words_under_the_headline_of_a_teaser() -> None:
    pieces = [Piece(STORY, ""), Piece("Eels are back in the river", "", card=True)]
    assert [p.kind for p in ended(pieces, (), None)] == ["", "related"]


def test_furniture_alone_is_kept() -> None:
    pieces = [Piece("Share this", "share")]
    assert ended(pieces, (), None) == pieces
