"""What part the actors and places of a clause play in its act: by word order and prepositions."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.acts import Trigger
from tellings.claims.once import suffering
from tellings.model import Mention
from tellings.model.statement import Participant

_BE = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "get",
        "gets",
        "got",
        "gotten",
        "getting",
    ]
)
_OBJECTS = frozenset({"the", "a", "an", "this", "that", "these", "his", "her", "its", "their"}) | {
    *("our", "my", "your", "him", "it", "them", "us", "me", "you", "himself", "herself", "itself")
}
_BREAKS = frozenset(
    ["when", "who", "which", "that", "whose", "while", "after", "before", "as", "and", "but"]
)
_FROM = frozenset({"from", "out"})
_TO = frozenset({"to", "into", "onto", "toward", "towards", "for"})
_PLACES = frozenset({"place"})
_AT = frozenset({"at", "in", "near", "on", "outside", "inside", "by", "of"})
_SPOTS = frozenset({"off", "near", "outside", "inside", "beside"})  # so close to a place only


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as tokens [first, last) of the clause."""

    mention: Mention
    first: int
    last: int


def participants(
    words: Sequence[str], triggers: Sequence[Trigger], seen: Sequence[Seen]
) -> tuple[Participant, ...]:
    """The role of each mention of a clause; `words` are its lower-cased tokens."""
    verbs = [t for t in triggers if t.form != "noun" and not _gerund(words, t)]
    found = []
    for s in seen:
        spot = s.mention.form == "name" and _at_spot(words, s)
        if spot:
            role = "at"
        elif s.mention.kind in _PLACES:
            role = _place_role(words, triggers, s) or _subject_role(words, verbs, triggers, s, seen)
        else:
            role = _actor_role(words, verbs, triggers, s, seen)
        found.append(Participant(role, s.mention.start, s.mention.end))
    return tuple(found)


def passive(words: Sequence[str], trigger: Trigger) -> bool:
    """Whether the act of a trigger is told in the passive ("were arrested", "had been shot")."""
    if not trigger.participle:
        return False
    return any(w in _BE for w in words[max(0, trigger.first - 3) : trigger.first])


def _suffers(words: Sequence[str], trigger: Trigger, seen: Sequence[Seen]) -> bool:
    """Whether the subject of a verb suffers its act ("the ship sank", not "he sank the ship")."""
    if not suffering().issuperset(trigger.acts[:1]):
        return False
    after = words[trigger.last] if trigger.last < len(words) else ""
    return after not in _OBJECTS and all(s.first != trigger.last for s in seen)


def _at_spot(words: Sequence[str], s: Seen) -> bool:
    """Whether "off", "near" or the like stands right before a name that may be a place's."""
    if s.mention.kind == "person":
        return False
    if s.mention.kind in ("government", "other") and s.first and words[s.first - 1] == "in":
        return True
    at = s.first - 1 if s.first and words[s.first - 1] != "the" else s.first - 2
    return at >= 0 and words[at] in _SPOTS


def _gerund(words: Sequence[str], trigger: Trigger) -> bool:
    return words[trigger.first].endswith("ing") and not any(
        w in _BE for w in words[max(0, trigger.first - 2) : trigger.first]
    )


def _place_role(words: Sequence[str], triggers: Sequence[Trigger], s: Seen) -> str | None:
    before = words[max(0, s.first - 3) : s.first]
    if any(a == "out" and b == "of" for a, b in itertools.pairwise(before)):
        return "from"
    for word in reversed(before):
        if word in _FROM:
            return "from"
        if word in _TO:
            return "to"
        if word == "of" and not any(t.last in (s.first - 1, s.first - 2) for t in triggers):
            return "other"  # "the mayor of X" has not done it there
        if word in _AT:
            return "at"
    return None


def _subject_role(
    words: Sequence[str],
    verbs: Sequence[Trigger],
    triggers: Sequence[Trigger],
    s: Seen,
    seen: Sequence[Seen],
) -> str:
    """A place without a preposition: an agent where it acts (a capital for its government)."""
    return "agent" if _actor_role(words, verbs, triggers, s, seen) == "agent" else "at"


def _actor_role(
    words: Sequence[str],
    verbs: Sequence[Trigger],
    triggers: Sequence[Trigger],
    s: Seen,
    seen: Sequence[Seen],
) -> str:
    before = words[max(0, s.first - 3) : s.first]
    if "by" in before:
        return "agent"
    if before and before[-1] in {"with", "between", "against", "to", "for", "on"}:
        return "other"
    if s.last < len(words) and (
        words[s.last - 1].endswith(("'s", "’s"))
        and any(t.form == "noun" and s.last <= t.first <= s.last + 2 for t in triggers)
    ):
        return "agent"
    if any(t.form == "noun" and 0 < s.first - t.last <= 2 for t in triggers) and "of" in before:
        return "patient"  # "an inspection of X had shown"
    following = next((t for t in verbs if t.first >= s.last), None)
    previous = next((t for t in reversed(verbs) if t.last <= s.first), None)
    if following is not None and (
        previous is None or _BREAKS.intersection(words[previous.last : s.first])
    ):
        if passive(words, following) or _suffers(words, following, seen):
            return "other" if _belongs(words, s) else "patient"
        return "agent"
    if previous is not None and passive(words, previous) and _by(words[previous.last : s.first]):
        return "agent"
    if previous is not None:
        near = _object_at(words[previous.last : s.first])
        return "patient" if near and not passive(words, previous) else "other"
    if "of" in before:
        return "patient"
    return "other"


def _belongs(words: Sequence[str], s: Seen) -> bool:
    """Whether an actor before a verb is only part of its subject ("relatives of X were shot")."""
    return bool({"of", "with", "from", "in", "for"} & set(words[max(0, s.first - 2) : s.first]))


def _object_at(between: Sequence[str]) -> bool:
    """Whether what stands after these words behind a verb is its object."""
    return len(between) <= _NEAR and not _PREPOSITIONS.intersection(between)


_NEAR = 5  # words from a verb to its object
_PREPOSITIONS = _AT - {"of"} | _TO | _FROM | {"with", "after", "before", "over", "against"}
_FAR = 8  # words from "by" to its actor


def _by(between: Sequence[str]) -> bool:
    """Whether the words from a passive verb to an actor make it the agent.

    "by a boat of the X", "by a charge that X had laid": only "of" and a relative stand between.
    """
    if not between or between[0] != "by" or len(between) > _FAR:
        return False
    return not any(w in _AT and w != "of" for w in between[1:])
