"""Sources within sources in every order, and the outlets that pass words on."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]

PAPER, QUILL = ("outlet", "Coast Courier"), ("person", "Ada Quill")

TWO_STEPS = [
    "The Coast Courier relays Ada Quill as stating that the mill had closed.",
    "Ada Quill was reported by the Coast Courier to have said that the mill had closed.",
    "The mill had closed, Ada Quill was reported by the Coast Courier to have said.",
    "Citing Ada Quill, the Coast Courier reports that the mill had closed.",
    "The Coast Courier reported, on the basis of Ada Quill, that the mill had closed.",
    "Ada Quill claimed, according to the Coast Courier, that the mill had closed.",
    "Ada Quill boasted, the Coast Courier writes, that the mill had closed.",
    "Ada Quill, quoted by the Coast Courier, insisted that the mill had closed.",
    "The Coast Courier learned from Ada Quill that the mill had closed.",
    "As the Coast Courier tells it, Ada Quill conceded that the mill had closed.",
    "In an article printed by the Coast Courier, Ada Quill said that the mill had closed.",
    "The mill had closed, Ada Quill claimed in comments aired by the Coast Courier.",
    "The mill had closed, Ada Quill said when approached by the Coast Courier.",
    "The mill had closed, Ada Quill told the Coast Courier.",
    "Ada Quill confided to the Coast Courier that the mill had closed.",
]


@pytest.mark.parametrize("text", TWO_STEPS)
def test_outlet_then_speaker(read: Read, text: str) -> None:
    chains = [f.chain[1:] for f in read(text)]
    assert [PAPER, QUILL] in chains, chains
