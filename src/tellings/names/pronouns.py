"""Pronouns that stand for people and bodies."""

from tellings.names.candidate import Candidate
from tellings.names.words import Words

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip


def pronouns(words: Words, names: list[Candidate]) -> list[Candidate]:
    """All pronouns of the third person by start; what they stand for is found later."""
    if words.prose.language[:2] != "en":
        return []
    named = frozenset(c.last for c in names if c.kind in {"person", "other"})
    return [
        Candidate(
            start=words.tokens[i].start, end=words.tokens[i].end, first=i, last=i + 1,
            sentence=words.sentence[i], form="pronoun", kind="", gender=GENDER.get(lower, "who"),
            words=(words.text[i],), head=lower,
        )
        for i, lower in enumerate(words.lower) if lower in GENDER or _relative(words, i, named)
    ]  # fmt: skip


def _relative(words: Words, i: int, named: frozenset[int]) -> bool:
    """Whether token i is "who" right after a name."""
    if words.lower[i] not in {"who", "whose", "whom"} or i == 0:
        return False
    return i in named or (words.text[i - 1] == "," and i - 1 in named)
