"""What the analysis hands to the store, in two parcels."""

from dataclasses import dataclass, field

from tellings.model import (
    Alignment,
    Attribution,
    Borrowing,
    Claim,
    Count,
    Disagreement,
    Entity,
    Label,
    Mention,
    OriginCount,
    Passage,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What one report alone gives to read; `sentences` are (start, end, folded text)."""

    report: str
    fingerprint: str
    sentences: tuple[tuple[int, int, str], ...]
    times: tuple[TimeExpression, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What only all reports together give.

    Attributions are here because a chain is settled only when all outlets are known.
    """

    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    labels: tuple[Label, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    passages: tuple[Passage, ...] = ()
    borrowings: tuple[Borrowing, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    origins: tuple[OriginCount, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
