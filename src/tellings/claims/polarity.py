"""Whether a clause says that something did not happen, or has not happened yet."""

import functools
from collections.abc import Sequence

from tellings.text.lexicons import rows

_REACH = 5  # words from a near denial to the act it denies
_BACK = 7  # words before an act in which its mood is looked for


@functools.cache
def _table(name: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> (all words, second column), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in rows("en", name):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append((parts, value))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found


def denied(words: Sequence[str], acts_at: Sequence[int]) -> bool:
    """Whether the lower-cased `words` deny the acts at the places `acts_at`.

    Two denials cancel ("denied that nobody was hurt").
    """
    count = 0
    covered = -1
    table = _table("denial_words")
    for at, word in enumerate(words):
        if at <= covered:
            continue
        if word.endswith(("n't", "n’t")) and len(word) > 3:
            count += _near(at, acts_at)
            continue
        for parts, reach in table.get(word, ()):
            if tuple(words[at : at + len(parts)]) == parts:
                covered = at + len(parts) - 1
                if reach == "clause" or _near(covered, acts_at):
                    count += 1
                break
    return count % 2 == 1


def _near(at: int, acts_at: Sequence[int]) -> bool:
    return any(at < act <= at + _REACH for act in acts_at)


def mood(words: Sequence[str], acts_at: Sequence[int]) -> str:
    """actual, planned or open, by the words shortly before the first act (or in the clause)."""
    table = _table("mood_words")
    first = min(acts_at, default=len(words))
    for at in range(max(0, first - _BACK), min(len(words), first + 1)):
        for parts, value in table.get(words[at], ()):
            if tuple(words[at : at + len(parts)]) == parts:
                return value
    return "actual"
