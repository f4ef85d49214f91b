"""What the stage takes as settings and what it hands over."""

from dataclasses import dataclass

from tellings.model import Entity, Label, Mention, NameLink


@dataclass(frozen=True, slots=True)
class Settings:
    """How names are found and tied together."""

    # sentences a pronoun may look back for its person or body
    pronoun_reach: int = 3
    # least likeness (0..1) of two spellings with one consonant skeleton to be one name
    spelling: float = 0.6
    # share of the votes a body needs before a bare nominal ("the cult") is taken to mean it
    label_share: float = 0.5
    # a bare surname goes to the fuller name that has at least this share of its bearers
    surname_share: float = 0.6


@dataclass(frozen=True, slots=True)
class NameFindings:
    """The mentions of one report, by start, and its own assertions about who is who."""

    mentions: tuple[Mention, ...] = ()
    links: tuple[NameLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """All mentions with their entity, the entities, and the words of choice for them."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    labels: tuple[Label, ...] = ()
