"""Where words stand, and the words that justify a judgement."""

from dataclasses import dataclass

Span = tuple[int, int]
"""Half-open [start, end) in code points of some report's text."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words in one report."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a judgement.

    `kind` is a stable word documented with the code that writes it. `report`, `start` and `end`
    name the words; they are None together where the evidence is not in any text (a field of the
    input, a meta tag), and then `note` quotes it.
    """

    kind: str
    report: str | None = None
    start: int | None = None
    end: int | None = None
    note: str = ""
