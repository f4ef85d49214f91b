"""Every number that the count of origins depends on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the origins stage."""

    covered: float = 0.6
    """Share of a witness that shared words must cover for it to be copied."""
    related: float = 0.5
    """Share of the shorter witness's words that both must have to be the same sentence at all."""
    similar: float = 0.7
    """Share of them from which a copy is certain."""
    occasion: int = 5
    """Days within which the same speaker on the same claim is taken to be one occasion."""
    credit: int = 45
    """Days within which a credited outlet's report can be the one that was meant."""
