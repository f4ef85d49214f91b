"""Invented articles: any number, all different, the same for the same seed."""

import random
from collections.abc import Callable

import pytest

from tellings.model import Credit, Published, Report

SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "har",
    "len",
    "mis",
    "nor",
    "pel",
    "quo",
    "ras",
    "sil",
    "tor",
)
SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "was",
    "for",
    "on",
    "with",
    "by",
    "at",
    "from",
)
Writer = Callable[..., list[str]]


def write(seed: int, count: int = 12) -> list[str]:
    """`count` sentences of invented words, a third of them small ones."""
    dice = random.Random(seed)
    made = []
    for _ in range(count):
        words = [
            dice.choice(SMALL)
            if dice.random() < 0.35
            else "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 3)))
            for _ in range(dice.randint(12, 22))
        ]
        made.append(" ".join(words).capitalize() + ".")
    return made


def make_report(
    name: str,
    text: str,
    outlet: str | None = None,
    day: str | None = None,
    credits: tuple[Credit, ...] = (),
) -> Report:
    published = Published(day, day, "day") if day else None
    return Report(
        name, name, name, 0, 0, text, "", outlet=outlet, published=published, credits=credits
    )


@pytest.fixture(name="write")
def write_fixture() -> Writer:
    return write


@pytest.fixture(name="report")
def report_fixture() -> Callable[..., Report]:
    return make_report
