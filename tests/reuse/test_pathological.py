"""Texts that would make a careless engine quadratic, small: the work grows with the text alone."""

import numpy as np
import pytest

from evaluation.pathological import CASES, work
from tellings.kernels.chaining import join_seeds, table_of
from tellings.kernels.seeds import LINKS


@pytest.mark.parametrize("case", ["footer", "one-text"])
def test_words_of_many_reports_tie_each_to_a_few(case: str) -> None:
    half, whole = (work(CASES[case](n)) for n in (100, 200))
    assert half["alignments"] <= LINKS * 100 and whole["alignments"] <= LINKS * 200
    assert half["passages"] == whole["passages"] == 1


def test_a_footer_under_many_reports_makes_none_a_copy() -> None:
    assert work(CASES["footer"](100))["borrowings"] == 0


@pytest.mark.parametrize("case", ["one-word", "few-words"])
def test_words_over_and_over_are_no_seeds(case: str) -> None:
    assert work(CASES[case](20_000))["alignments"] == 0


def test_a_long_report_and_its_edited_copy_are_one_passage() -> None:
    found = work(CASES["one-report"](200_000))
    assert (found["alignments"], found["borrowings"]) == (1, 1)


def test_a_key_that_repeats_costs_its_places_and_not_their_product() -> None:
    keys = np.zeros(200_000, np.int64)
    assert len(join_seeds(keys, table_of(keys), keys, 6)) == 0
