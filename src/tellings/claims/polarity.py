"""Whether a clause says that something did not happen, or has not happened yet."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.text.lexicons import rows

_REACH = 5  # words from a near denial to the act it denies
_FAR = frozenset({"if", "whether", "unless"})
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


@dataclass(frozen=True, slots=True)
class Denial:
    """Whether a clause denies what it tells, and the places of the acts that it denies.

    `acts_at` is empty where the whole clause is denied, or nothing is. `near` tells whether a near
    word ("not", "nobody") denies.
    """

    denies: bool
    acts_at: frozenset[int] = frozenset()
    near: bool = False


def denial(
    words: Sequence[str], acts_at: Sequence[int], idiom: frozenset[int] = frozenset()
) -> Denial:
    """How the lower-cased `words` deny the acts at the places `acts_at`.

    A near word denies the first act after it, within a few words. Two denials cancel ("denied that
    nobody was hurt"). Words at `idiom` belong to a phrase that names an act ("no longer on the
    list") and deny nothing.
    """
    whole, covered = 0, -1
    places: set[int] = set()
    table = _table("denial_words")
    for at in range(len(words)):
        if at <= covered:
            continue
        covered, reach = (at, None) if at in idiom else _denying(words, at, table)
        if reach == "near":
            act = min((a for a in acts_at if covered < a <= covered + _REACH), default=None)
            if act is None or not _BOUNDS.isdisjoint(words[covered + 1 : act]):
                continue
            places.add(act)
        whole += reach == "clause"
    near = bool(places)
    if (whole + near) % 2 == 0:
        return Denial(False, near=near)
    return Denial(True, frozenset(places), near)


def _denying(
    words: Sequence[str], at: int, table: dict[str, list[tuple[tuple[str, ...], str]]]
) -> tuple[int, str | None]:
    """(last word, reach) of the denial that begins at `at`; reach None where none does."""
    word = words[at]
    if word == "not" and not _denies_fact(words, at):
        return at, None
    if word.endswith("n't") and len(word) > 3:
        return at, "near"
    for parts, reach in table.get(word, ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return at + len(parts) - 1, reach
    return at, None


_NOT_IF = frozenset(["as", "even", "little"])
_BOUNDS = frozenset(["when", "while", "after", "before", "because", "as", "who", "which", "until"])
_DECIDED = frozenset(
    ["decided", "decides", "decision", "chose", "opted", "voted", "choice", "agreed"]
)


def _denies_fact(words: Sequence[str], at: int) -> bool:
    """Whether "not" denies what happened; it does not in "not seeing him", "so as not to see"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following.endswith("ing") and (at == 0 or words[at - 1] == "that"):
        return False
    return following != "to" or not _DECIDED.isdisjoint(words[max(0, at - 6) : at])


def mood(words: Sequence[str], acts_at: Sequence[int]) -> str:
    """actual, planned or open, by the words before the first act.

    Conditions and questions ("if", "whether") reach over the clause, the others a few words.
    """
    table = _table("mood_words")
    first = min(acts_at, default=len(words))
    if "whether" in words or any(
        w == "if" and (not at or words[at - 1] not in _NOT_IF) for at, w in enumerate(words)
    ):
        return "open"
    for at in range(min(len(words), first + 1)):
        for parts, value in table.get(words[at], ()):
            far = first - at > _BACK and parts[0] not in _FAR
            if not far and tuple(words[at : at + len(parts)]) == parts:
                return value
    return "actual"
