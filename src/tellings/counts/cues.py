"""Words that say whether a number counts something."""

import functools

from tellings.text.lexicons import rows


def is_cue(word: str, role: str) -> bool:
    """Whether the lower-case word has that role: numbered, street, particle, harmed, people."""
    return word in _words(role)


@functools.cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for word, its in rows("en", "count_cues") if its == role)
