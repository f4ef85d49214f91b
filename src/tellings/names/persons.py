"""Names of people: which two are one person's, and whose a short one is."""

import re

from tellings.names.compare import alike, skeleton
from tellings.names.vocabulary import vocabulary

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two or more words are one person's: family and given names agree."""
    x = [p for w in a for p in re.split(r"[-‐]", w) if p]
    y = [p for w in b for p in re.split(r"[-‐]", w) if p]
    younger = [z[-1].lower().rstrip(".") == "jr" for z in (x, y)]
    if younger[0] != younger[1]:
        return False
    x, y = (z[:-1] if z[-1].lower().rstrip(".") in _GENERATIONS else z for z in (x, y))
    if not x or not y:
        return False
    if alike(x[-1], y[-1]) < 0.82 or skeleton(x[-1]) != skeleton(y[-1]):
        return False
    if len(x) == len(y):
        return all(
            alike(p, q) >= (0.8 if i else 0.74) for i, (p, q) in enumerate(zip(x, y, strict=True))
        )
    return alike(x[0], y[0]) >= 0.8


def surname_rank(short: list[str], full: list[str]) -> int:
    """3 for the family name, 2 for one spelled otherwise, 1 for a given name, 0 for no part."""
    n = len(short)
    if n >= len(full) and n > 1:
        return 0
    if full[-1].rstrip(".") in _GENERATIONS and short[-1].rstrip(".") not in _GENERATIONS:
        return 2 if full[-n - 1 : -1] == short else 0
    if full[-n:] == short:
        return 3
    if len(full) > n and all(
        alike(p, q) >= 0.85 and skeleton(p) == skeleton(q)
        for p, q in zip(short, full[-n:], strict=True)
    ):
        return 2
    if (
        n == 1
        and short[0] in full[:-1]
        and len(short[0]) > 2
        and short[0] not in vocabulary().particles
    ):
        return 1
    return 0


def pieces(words: tuple[str, ...]) -> list[str]:
    """The words of a name, hyphenated ones in parts."""
    return [p for w in words for p in re.split(r"[-‐]", w) if p]


def is_generation(word: str) -> bool:
    """Whether a word is "Jr.", "Sr.", "III" and the like."""
    return word.lower().rstrip(".") in _GENERATIONS
