"""What a person confirmed, overturned or noted."""

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.model.evidence import Place


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: `about` names kind and ids of records; `verdict` confirmed, overturned, noted.

    `words` are the spans it was about when it was made; `when` is an ISO time.
    """

    id: str
    about: Mapping[str, object]
    verdict: str
    words: tuple[Place, ...]
    value: object = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
