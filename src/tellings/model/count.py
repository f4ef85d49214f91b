"""Counted quantities."""

from dataclasses import dataclass

from tellings.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Count:
    """One counted quantity: "at least 3,400 residents".

    `bound` is =, ~, >, >=, <, <= or vague; `value` is None for a vague one, `low` and `high` are
    the range it allows (None where open). `of` is what is counted; `part_of` the id of the count
    this is a part of.
    """

    id: str
    report: str
    start: int
    end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    bound: str
    of: Span | None = None
    part_of: str | None = None
