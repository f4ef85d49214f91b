"""What a person confirmed, overturned or noted, and what follows from it for a stage."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.model.evidence import Evidence, Place


class Verdict(enum.StrEnum):
    """What a person says about a finding."""

    CONFIRMED = "confirmed"
    OVERTURNED = "overturned"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a judgement is about, with all that is needed to find them again.

    `sha256` is of the report's whole text, `key` the input's own id of it, `quote` the words as
    they stood at [start, end). `side` is 0 or 1 in a relation of two things, else 0.
    """

    report: str
    start: int
    end: int
    side: int
    sha256: str
    key: str
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: `about` names kind and ids of records, as they were called when it was made.

    `words` are the spans it was about; `when` is an ISO time; `replaces` are ids of judgements
    that this one stands in place of.
    """

    id: str
    about: Mapping[str, object]
    verdict: str
    words: tuple[Words, ...]
    value: object = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in force, as a stage meets it: its words found in the reports of now.

    `left` and `right` are the places of the two sides (`right` is empty where there is but one
    side), in the order of the judgement's words. `holds` is False where the relation is ruled out;
    `value` is what the kind pins. `evidence` says by whom and why.
    """

    kind: str
    holds: bool
    value: str | None
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    evidence: tuple[Evidence, ...]
