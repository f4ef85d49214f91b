"""What the analysis hands to the store, in two parcels."""

from collections.abc import Mapping, Sequence
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
    """What only all reports together give; None where what is shown stands.

    Attributions are here because a chain is settled only when all outlets are known. `mentions`
    and `labels` come with `entities`, `alignments` with `passages`, `disagreements` with `claims`;
    where `claims` are given, `origins` are too.
    """

    attributions: Sequence[Attribution] | None = None
    entities: Sequence[Entity] | None = None
    mentions: Sequence[Mention] = ()
    labels: Sequence[Label] = ()
    passages: Sequence[Passage] | None = None
    alignments: Sequence[Alignment] = ()
    borrowings: Sequence[Borrowing] | None = None
    claims: Sequence[Claim] | None = None
    disagreements: Sequence[Disagreement] = ()
    origins: Sequence[OriginCount] | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
