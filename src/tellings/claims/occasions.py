"""Events that happen to their patient only once, gathered from all claims that tell of them.

Two tellings of a sinking of one ship are tellings of one event, whatever else they differ in; so
day, place, doer and toll can be held against one another even where the claims stand apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.claims.conflicts import Knowledge
from tellings.claims.copies import Groups
from tellings.claims.facts import Facts
from tellings.claims.once import Once, once_acts

_HALF = 0.5  # share of a claim's statements that must tell of the event for the claim to be of it


@dataclass(frozen=True, slots=True)
class Occasion:
    """What befell one patient once; `told` are the statements that tell of it."""

    once: Once
    patient: str
    told: tuple[Facts, ...]

    def agentive(self, f: Facts) -> bool:
        """Whether a statement tells who did it."""
        return bool(f.agents - {self.patient})


def find_occasions(facts: Iterable[Facts], known: Knowledge) -> list[Occasion]:
    """All occasions told by statements of two reports or more, in a fixed order."""
    found: dict[tuple[str, str], list[Facts]] = {}
    akin: list[Facts] = []
    for f in facts:
        if f.statement.headline or f.statement.mood != "actual":
            continue
        once = once_acts().get(f.acts[0])
        if once is None:
            akin.append(f)
            continue
        for patient in sorted(f.patients):
            if _can(once, patient, known):
                found.setdefault((_root(once), patient), []).append(f)
    _add_akin(found, akin)
    return [
        Occasion(once_acts()[act], patient, tuple(sorted(told, key=lambda f: f.index)))
        for (act, patient), told in sorted(found.items())
        if len({f.statement.report for f in told}) > 1
    ]


def _root(once: Once) -> str:
    """One name for acts that are told as one another (kill and die)."""
    return min(a for a in once.family if a in once_acts() and once.act in once_acts()[a].family)


def _add_akin(found: dict[tuple[str, str], list[Facts]], akin: Sequence[Facts]) -> None:
    """Put to each occasion what tells the same by another act ("ran her down")."""
    by_patient: dict[str, list[tuple[str, str]]] = {}
    for key in sorted(found):
        by_patient.setdefault(key[1], []).append(key)
    for f in akin:
        for patient in sorted(f.patients & by_patient.keys()):
            for key in by_patient[patient]:
                if f.acts[0] in once_acts()[key[0]].family:
                    found[key].append(f)


def _can(once: Once, patient: str, known: Knowledge) -> bool:
    """Whether a patient is one named thing or person of the kind that the act befalls once."""
    kind = known.kind(patient)
    if not known.single(patient) or kind == "members":
        return False
    return not once.of or (once.of == "person") == (kind == "person")


def merge_claims(groups: Sequence[Sequence[int]], occasions: Iterable[Occasion]) -> list[list[int]]:
    """Groups of statements with those made one that tell of one occasion.

    Who did it is a claim of its own: what names a doer and what names none are kept apart.
    """
    home = {i: n for n, group in enumerate(groups) for i in group}
    sets = Groups(len(groups))
    for occasion in occasions:
        for agentive in (False, True):
            told = [f for f in occasion.told if occasion.agentive(f) is agentive]
            counts: dict[int, int] = {}
            for f in told:
                if not f.statement.denied and f.index in home:
                    counts[home[f.index]] = counts.get(home[f.index], 0) + 1
            mostly = [g for g, n in sorted(counts.items()) if n > _HALF * len(groups[g])]
            for g in mostly[1:]:
                sets.join(mostly[0], g)
    return sorted(sorted(i for g in s for i in groups[g]) for s in sets.sets())
