"""Comparison of spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.names import compare
from tellings.names.compare import alike, skeleton
from tellings.names.ties import is_acronym
from tellings.names.vocabulary import nation_key, place_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Qadirov", "Ghadirow"),
        ("Yusupov", "Yoosupof"),
        ("Kalbasu", "Kalbasoo"),
        ("Shcherbin", "Scherbin"),
        ("Xiomara", "Siomara"),
        ("Tareq", "Tarik"),
    ],
)
def test_transliterations_share_a_skeleton(a: str, b: str) -> None:
    same = skeleton(a) == skeleton(b)
    assert same or alike(a, b) >= 0.7


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mr. Jorund Aske", "Jorund Aske"),
        ("ASKE, Jorund", "Jorund Aske"),
        ("JorundAske", "Jorund Aske"),
        ("Tomas al-Rashidi", "Thomas Al Rashidi"),
        ("Jørund Åske", "Jorund Aske"),
    ],
)
def test_one_name(a: str, b: str) -> None:
    assert compare(a, b).score >= 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [("Jorund Aske", "Ilse Brandvold"), ("Ilse Aske", "Jorund Aske"), ("", "Aske")],
)
def test_two_names(a: str, b: str) -> None:
    assert compare(a, b).score < 0.8


def test_reasons_are_given() -> None:
    assert compare("Jorund Aske", "Yorund Aske").reasons


@given(st.text(max_size=20), st.text(max_size=20))
def test_symmetric_and_bounded(a: str, b: str) -> None:
    x, y = compare(a, b).score, compare(b, a).score
    assert 0 <= x <= 1
    assert abs(x - y) < 1e-9
    assert 0 <= alike(a, b) <= 1


def test_acronyms() -> None:
    assert is_acronym("HWF", ("Harbour", "Workers", "Front"))
    assert is_acronym("LRP", ("League", "of", "River", "Pilots"))
    assert not is_acronym("HWF", ("Harbour", "Front"))
    assert not is_acronym("Front", ("Harbour", "Workers", "Front"))


@pytest.mark.parametrize(
    ("country", "adjective"),
    [("Norva", "Norvan"), ("Velmaria", "Velmarian"), ("Tzeland", "Tzelandi")],
)
def test_a_country_and_its_adjective(country: str, adjective: str) -> None:
    assert place_key(country) == nation_key(adjective)
