"""Acts that happen to their patient only once: what tells them, and what comes of them."""

import functools
from dataclasses import dataclass

from tellings.text.lexicons import rows


@dataclass(frozen=True, slots=True)
class Once:
    """An act that its patient suffers once.

    `family` are the acts as which it is told, itself included; `outcomes` the acts in whose
    numbers it ends; `of` is person, thing or "" for what kind of patient it is so.
    """

    act: str
    family: frozenset[str]
    outcomes: frozenset[str]
    of: str


@functools.cache
def once_acts() -> dict[str, Once]:
    """Act -> what is known of it, for the acts that happen once."""
    found = {}
    for row in rows("en", "act_patients"):
        act, marks, told, ends = (*row, "", "")[:4]
        kinds = marks.split()
        if "once" in kinds:
            of = next((k for k in ("person", "thing") if k in kinds), "")
            family = frozenset([act, *told.split()])
            found[act] = Once(act, family, frozenset(ends.split()), of)
    return found


@functools.cache
def suffering() -> frozenset[str]:
    """Acts that the subject suffers where there is no object ("the ship sank")."""
    return frozenset(row[0] for row in rows("en", "act_patients") if "suffers" in row[1].split())


@functools.cache
def outcomes() -> frozenset[str]:
    """All acts in whose numbers an event may end."""
    return frozenset().union(*(once.outcomes for once in once_acts().values()))
