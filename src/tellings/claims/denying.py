"""Which acts of a clause are denied: by its own words, by a verb of denying, by its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.acts import Trigger
from tellings.claims.polarity import denial
from tellings.claims.roles import passive
from tellings.model import Attribution

_REJECTING = frozenset({"reject"})
_CHARGES = frozenset(
    word + ending
    for word in ("accusation", "allegation", "charge", "claim", "rumour", "rumor", "suggestion")
    for ending in ("", "s")
)


_SUBORDINATING = frozenset({"when", "where", "while", "after", "before", "until", "since", "once"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """Acts of a clause, the denied ones first, and whether and which it denies."""

    acts: tuple[str, ...]
    denied: bool
    denies: tuple[str, ...] = ()


def polarity_of(
    words: Sequence[str],
    triggers: Sequence[Trigger],
    acts: tuple[str, ...],
    attribution: Attribution | None,
) -> Polarity:
    """The polarity of a clause, given its lower-cased words, triggers, acts and attribution."""
    idiom = frozenset(i for t in triggers if t.form == "phrase" for i in range(t.first, t.last))
    said = denial(words, act_places(words, triggers), idiom)
    negative = said.denies
    denying = {"deny"} if _denier(words, triggers) else _REJECTING.intersection(acts)
    if denying and ("deny" in denying or _CHARGES.intersection(words)) and len(acts) > 1:
        # "X denied arming Y" tells of an arming that did not happen
        others = tuple(a for a in acts if a not in denying and a != "accuse")
        undenied = [t for t in triggers if denying.intersection(t.acts) and t.first in said.acts_at]
        acts, negative = others or acts, not undenied
    if attribution is not None and attribution.stance == "denied":
        if presupposed(words, triggers):
            return Polarity(acts, False)
        negative = not said.near  # "denied that nobody was hurt"; "denied the fairy tale that ..."
    if not negative:
        return Polarity(acts, False)
    near = [a for t in triggers if t.first in said.acts_at for a in t.acts if a in acts]
    denies = tuple(dict.fromkeys(near)) or acts
    return Polarity(tuple(dict.fromkeys([*denies, *acts])), True, denies)


def presupposed(words: Sequence[str], triggers: Sequence[Trigger]) -> bool:
    """Whether all acts stand in a clause of time or place, which a denial leaves standing.

    "She rejected as a smear what was said of where the boat had been when the ferry was lost": that
    the ferry was lost is not denied (Kiparsky and Kiparsky, "Fact", 1970).
    """
    first = next((i for i, word in enumerate(words) if i and word in _SUBORDINATING), len(words))
    return bool(triggers) and all(t.first > first for t in triggers)


def _denier(words: Sequence[str], triggers: Sequence[Trigger]) -> bool:
    """Whether somebody denies something, and is not denied ("was repudiated by the voters")."""
    return any(
        "deny" in t.acts and (t.form == "noun" or not passive(words, t) or "that" in words)
        for t in triggers
    )


def act_places(words: Sequence[str], triggers: Sequence[Trigger]) -> list[int]:
    """Where the acts of a clause stand; anywhere if the lexicon knows none of them."""
    return [t.first for t in triggers] or list(range(len(words)))
