"""Statements: clauses that assert something checkable, with their slots."""

from dataclasses import dataclass

from tellings.model.count import Count
from tellings.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor or place of a statement: a mention's place in the report, and its part in the act.

    `role`: agent, patient, other (an actor whose part is open), at, from, to (places).
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause [start, end) of one report that asserts something checkable.

    `acts` are act groups of the lexicon or, with a leading "=", lemmas of words that the lexicon
    does not know; the first is the main one. `denied` is True where the words say that it did not
    happen; `mood` is actual, planned (intended, due, threatened) or open (asked, conditional).
    `times` and `counts` are those inside the clause. `attribution` is the innermost attribution
    around it, None in the outlet's own voice. `anchors` are folded stems of its content words in
    order. `headline` marks words of the title, `whole` a clause that is a full sentence or a full
    attributed content. `speaker` is the name (or the words) of the innermost source of the
    attribution, None in the outlet's own voice. `denies` are the acts that a denied clause says
    did not happen. `counted` tells of each of `counts` what state of people it numbers (dead,
    aboard; an act of the lexicon), "" where it numbers none.
    """

    report: str
    start: int
    end: int
    acts: tuple[str, ...]
    denied: bool = False
    mood: str = "actual"
    participants: tuple[Participant, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    counts: tuple[Count, ...] = ()
    attribution: str | None = None
    anchors: tuple[str, ...] = ()
    headline: bool = False
    whole: bool = True
    speaker: str | None = None
    denies: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
