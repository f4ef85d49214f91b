"""Every number that statements, claims and disagreements depend on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that one feature of `compare.FEATURES` adds; fitted on forged stories, rounded."""

    act_same: float = 0.9
    act_kin: float = 0.9
    act_other: float = -1.1
    act_opposed: float = -2.0
    actor_same: float = 0.3
    actor_other: float = -1.0
    agent_same: float = 0.5
    agent_other: float = -0.4
    place_same: float = 0.7
    place_other: float = -1.9
    route_same: float = 0.5
    route_other: float = -1.0
    day_same: float = 1.05
    day_inside: float = 0.9
    day_near: float = 0.8
    day_far: float = -2.5
    number_same: float = 1.2
    number_fits: float = 0.4
    number_other: float = -1.2
    mood_other: float = -1.2
    published_near: float = 0.65
    published_before: float = -2.0
    speaker_same: float = 0.6
    speaker_other: float = -0.4
    context_same: float = 0.3
    words: float = 0.7
    bias: float = 2.4


@dataclass(frozen=True, slots=True)
class Agreeing:
    """How many other slots must agree before a difference on one facet is a conflict."""

    time: int = 2
    number: int = 2
    where: int = 2
    who: int = 2
    whether: int = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the claims stage."""

    shortest: int = 3
    """A clause with fewer tokens states nothing checkable."""
    longest: int = 120
    """Only the first so many tokens of a unit are read."""
    weights: Weights = Weights()
    """What each slot adds for or against two statements being of one event."""
    join: float = 0.0
    """Log-odds from which a statement joins a claim."""
    merge: float = 0.0
    """Log-odds from which two claims become one."""
    same_words: float = 0.5
    """Likeness of content words from which an alignment carries a claim across copies."""
    hopeless: float = -1.0
    """A lone statement whose best log-odds were below this is not reconsidered."""
    settled: float = 2.0
    """A statement that fits its claim this well is not reconsidered."""
    candidates: int = 3
    """So many claims at most are compared with one statement, the best-matching keys first."""
    shared: float = 1.0
    """Share of the odds against that shared keys alone must make up before slots are compared."""
    common: int = 100
    """A key shared by more claims than this points nowhere and is not followed."""
    sample: int = 8
    """So many members of one claim are compared when claims are merged."""
    agreeing: Agreeing = Agreeing()
    """Other slots that must agree for a conflict."""
    apart: int = 10
    """Days from which two dates are two events and not one disputed day."""
    fresh: int = 5
    """Days within which a smaller first number counts as superseded by a larger one."""
    old: int = 60
    """Days after which "recent" in copied words is out of date."""
    compared: int = 8
    """So many statements of one value are compared with those of another."""
    rounds: int = 1
    """Rounds in which every statement may move to a claim that fits better."""
