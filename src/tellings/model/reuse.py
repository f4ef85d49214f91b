"""Shared words: alignments, passage families, borrowings."""

from dataclasses import dataclass

from tellings.model.evidence import Evidence, Place


@dataclass(frozen=True, slots=True)
class Alignment:
    """One shared passage of two reports (`a` < `b`); `similarity` is 0..1 over aligned words."""

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int
    similarity: float
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage family: all places where the same words stand.

    Kinds: copied, stock, statement, boilerplate. `first` is the earliest publication day known
    among its places, or None.
    """

    id: str
    kind: str
    places: tuple[Place, ...]
    first: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Borrowing:
    """One directed step of the family tree; `from_` is None for a lost common ancestor.

    `direction` is decided or undetermined; `share` is the share of `to`'s body (0..1).
    """

    from_: str | None
    to: str
    direction: str
    confidence: float
    share: float
    evidence: tuple[Evidence, ...] = ()
