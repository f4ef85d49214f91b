"""Who says what: attributions and their chains."""

from dataclasses import dataclass

from tellings.model.evidence import Evidence, Span


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain, from the publishing outlet inwards.

    `role` is outlet, agency, document, person, organisation or anonymous. `name` is the fullest
    name the report gives this actor ("Leyna Oskari" where the cue sentence has "she"), or the
    words as they stand for an anonymous one; `start` and `end` are None for the outlet itself
    where no text names it. `group` is where an unnamed source is placed ("the ministry").
    """

    role: str
    name: str
    report: str | None = None
    start: int | None = None
    end: int | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content, each in pieces; any may be empty.

    `kind`: direct, indirect, mixed, credit, headline. `stance`: asserted, denied, hedged, asked,
    intended (the content is not asserted unless the first). `parent` is the attribution this one
    is nested in.
    """

    id: str
    report: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    anonymous: bool = False
    parent: str | None = None
    chain: tuple[Link, ...] = ()
    stance: str = "asserted"
    evidence: tuple[Evidence, ...] = ()
