"""Grown piles: as many rows as asked for, the first as they are, no two alike, always the same."""

import pytest

from evaluation.growth import grown

ROWS = [
    {"id": "a", "text": "The ferry left Norwick at dawn. Nobody was aboard. It came back empty."},
    {"id": "b", "text": "A depot burned in Brenn on Monday. Two guards were asleep inside."},
]


def test_rounds_of_perturbed_rows() -> None:
    made = list(grown(ROWS, 7))
    assert made[:2] == ROWS
    assert len({row["id"] for row in made}) == len({row["text"] for row in made}) == 7
    assert made == list(grown(ROWS, 7))
    words = [len(row["text"].split()) for row in made]
    assert words[0] == words[2] == words[4] and words[1] == words[3]


def test_nothing_to_grow_from() -> None:
    with pytest.raises(ValueError, match="no articles"):
        list(grown([], 3))
