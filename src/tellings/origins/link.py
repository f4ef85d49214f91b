"""A merge before it is written: two witnesses, the route, how sure, and the words for it."""

from dataclasses import dataclass

from tellings.model import Evidence, Merge
from tellings.origins.authority import Carrier

COPIED, CREDITED = "copied", "credited"
AUTHORITY, PUBLISHER = "same-authority", "same-publisher"
JUDGED = "judged"
"""The route of a merge that only a person knows of."""
ROUTES = (COPIED, CREDITED, AUTHORITY, PUBLISHER, JUDGED)
"""Routes, the one whose words a reader checks most easily first."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Witnesses `a` and `b` (numbers within the claim) share an origin by `route`."""

    a: int
    b: int
    route: str
    certain: bool
    evidence: tuple[Evidence, ...]


def joined(a: Carrier, b: Carrier, route: str, certain: bool, *evidence: Evidence) -> Joined:
    """The merge of two witnesses, the smaller number first."""
    first, second = sorted((a.number, b.number))
    return Joined(first, second, route, certain, evidence)


def words(kind: str, c: Carrier, note: str = "") -> Evidence:
    """Evidence that is the words of the witness itself."""
    w = c.witness
    return Evidence(kind, w.report, w.start, w.end, note)


def source_words(kind: str, c: Carrier, note: str = "") -> Evidence:
    """Evidence that is the words naming the source (the witness where none are marked)."""
    if c.source is None:
        return words(kind, c, note)
    return Evidence(kind, c.witness.report, c.source[0], c.source[1], note)


def written(join: Joined, carriers: "list[Carrier]") -> Merge:
    """The record of a merge; `a` and `b` are report ids."""
    a, b = carriers[join.a].witness.report, carriers[join.b].witness.report
    return Merge(a, b, join.route, join.certain, join.evidence)
