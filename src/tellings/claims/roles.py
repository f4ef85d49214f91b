"""What part the actors and places of a clause play in its act: by word order and prepositions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.acts import Trigger
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
_SUBJECTLESS = frozenset({"die", "injure", "crash", "collapse"})  # the subject suffers the act
_BREAKS = frozenset(
    ["when", "who", "which", "that", "whose", "while", "after", "before", "as", "and", "but"]
)
_FROM = frozenset({"from", "out", "off"})
_TO = frozenset({"to", "into", "onto", "toward", "towards", "for"})
_PLACES = frozenset({"place"})


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
        if s.mention.kind in _PLACES:
            role = _place_role(words, s) or _subject_role(words, verbs, triggers, s)
        else:
            role = _actor_role(words, verbs, triggers, s)
        found.append(Participant(role, s.mention.start, s.mention.end))
    return tuple(found)


def passive(words: Sequence[str], trigger: Trigger) -> bool:
    """Whether the act of a trigger is told in the passive ("were arrested", "had been shot")."""
    if not trigger.participle:
        return False
    return any(w in _BE for w in words[max(0, trigger.first - 3) : trigger.first])


def _gerund(words: Sequence[str], trigger: Trigger) -> bool:
    return words[trigger.first].endswith("ing") and not any(
        w in _BE for w in words[max(0, trigger.first - 2) : trigger.first]
    )


def _place_role(words: Sequence[str], s: Seen) -> str | None:
    before = words[max(0, s.first - 3) : s.first]
    for word in reversed(before):
        if word in _FROM:
            return "from"
        if word in _TO:
            return "to"
        if word in {"at", "in", "near", "on", "outside", "inside", "by", "of"}:
            return "at"
    return None


def _subject_role(
    words: Sequence[str], verbs: Sequence[Trigger], triggers: Sequence[Trigger], s: Seen
) -> str:
    """A place without a preposition: an agent where it acts (a capital for its government)."""
    return "agent" if _actor_role(words, verbs, triggers, s) == "agent" else "at"


def _actor_role(
    words: Sequence[str], verbs: Sequence[Trigger], triggers: Sequence[Trigger], s: Seen
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
    following = next((t for t in verbs if t.first >= s.last), None)
    previous = next((t for t in reversed(verbs) if t.last <= s.first), None)
    if following is not None and (
        previous is None or _BREAKS.intersection(words[previous.last : s.first])
    ):
        if passive(words, following) or _SUBJECTLESS.issuperset(following.acts[:1]):
            return "patient"
        return "agent"
    if previous is not None:
        return "other" if passive(words, previous) else "patient"
    if "of" in before:
        return "patient"
    return "other"
