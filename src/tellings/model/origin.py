"""Independent origins of a claim."""

from dataclasses import dataclass

from tellings.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Merge:
    """Two reports that share an origin for a claim.

    `route`: copied, credited, same-authority or same-publisher. `certain` when the words prove
    it, not only suggest it.
    """

    a: str
    b: str
    route: str
    certain: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin after all certain merges: `kind` and `name` say who or what it rests on."""

    kind: str
    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins a claim has: at least `low`, at most `high`."""

    claim: str
    reports: int
    outlets: int
    low: int
    high: int
    origins: tuple[Origin, ...]
    merges: tuple[Merge, ...]
