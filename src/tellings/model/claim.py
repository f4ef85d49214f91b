"""Claims with their witnesses, and where witnesses cannot all be right."""

from dataclasses import dataclass

from tellings.model.evidence import Place


@dataclass(frozen=True, slots=True)
class Witness:
    """A place in one report that carries a claim; `attribution` is the innermost one around it."""

    report: str
    start: int
    end: int
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim and all its witnesses; `wording` is the clearest of them."""

    id: str
    witnesses: tuple[Witness, ...]
    wording: Place


@dataclass(frozen=True, slots=True)
class Side:
    """One value and the places that give it."""

    value: str
    witnesses: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where witnesses cannot all be right, or only look as if they could not.

    `facet`: time, number, who, where, whether. `relation`: conflict, stale (one side is an older
    state of the same thing), variant (a difference that both can hold). `claims` are the claims
    the sides belong to.
    """

    id: str
    facet: str
    sides: tuple[Side, ...]
    relation: str
    explanation: str
    claims: tuple[str, ...] = ()
