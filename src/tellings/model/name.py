"""Actors: mentions, the links that tie names together, entities, labels."""

from dataclasses import dataclass

from tellings.model.evidence import Evidence, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor or place.

    `kind`: person, organisation, members, place, government, document, other. `form`: name,
    nominal, pronoun. `actor` numbers the actors within one report (mentions with the same number
    are one actor there); `name` is the fullest name or wording that actor has in the report;
    `entity` is the actor across reports, None until resolved. `quoted` tells whether it stands
    inside quotation marks; `core` is a nominal without its article and what follows the head
    ("bandit gang" of "the bandit gang"); `of` is the actor that members or a document belong to.
    """

    report: str
    start: int
    end: int
    kind: str
    form: str
    entity: str | None = None
    actor: int | None = None
    name: str | None = None
    quoted: bool = False
    core: Span | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class NameLink:
    """A report's own assertion that two wordings mean one actor, or that they do not.

    `kind`: definition, acronym, spelling, surname, apposition, label, title; `same` is False for a
    cannot-link. `a` and `b` are the two wordings as written; `strength` 0..1.
    """

    report: str
    kind: str
    a: str
    b: str
    start: int
    end: int
    same: bool = True
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Alias:
    """A wording used for an actor, with the words that tie it to the actor."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor across reports."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One word of choice for an actor; `voice` is outlet, quoted or attributed."""

    report: str
    start: int
    end: int
    entity: str | None
    voice: str
