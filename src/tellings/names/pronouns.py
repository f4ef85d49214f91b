"""Pronouns that stand for people and bodies."""

from tellings.names.candidate import Candidate
from tellings.names.words import Words

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip


def pronouns(words: Words) -> list[Candidate]:
    """All pronouns of the third person by start; what they stand for is found later."""
    if words.prose.language[:2] != "en":
        return []
    return [
        Candidate(
            start=words.tokens[i].start, end=words.tokens[i].end, first=i, last=i + 1,
            sentence=words.sentence[i], form="pronoun", kind="", gender=GENDER[lower],
            words=(words.text[i],), head=lower,
        )
        for i, lower in enumerate(words.lower) if lower in GENDER
    ]  # fmt: skip
