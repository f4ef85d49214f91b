"""A very long text in parts, for a page or an answer that cannot bear the whole of it."""

from collections.abc import Iterator

from tellings.errors import NotFound
from tellings.model import Span

LEAF = 24_000
"""Characters of a part; few reports have as many."""


def leaves(text: str) -> tuple[Span, ...]:
    """The parts in order; together they are the text. They end between paragraphs, else words."""
    return tuple(_leaves(text))


def leaf_of(text: str, number: int | None) -> Span:
    """The span of part `number` (from 1), of the whole text for None. Raises NotFound."""
    if number is None:
        return 0, len(text)
    parts = leaves(text)
    if not 1 <= number <= len(parts):
        raise NotFound(f"no part {number}; the text has {len(parts)}")
    return parts[number - 1]


def _leaves(text: str) -> Iterator[Span]:
    start = 0
    while len(text) - start > LEAF * 5 // 4:
        half, most = start + LEAF // 2, start + LEAF
        ends = (text.rfind(mark, half, most) + 1 for mark in ("\n", " "))
        end = next((end for end in ends if end), most)
        yield start, end
        start = end
    yield start, len(text)
