"""The third route: the same named speaker on the same occasion, or the same document."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from tellings.origins.authority import Carrier, order
from tellings.origins.link import AUTHORITY, Joined, joined, source_words
from tellings.origins.thresholds import Settings


def by_authority(carriers: Sequence[Carrier], settings: Settings) -> list[Joined]:
    """Merges of witnesses that rest on one authority.

    The same document is one origin for ever. The same named speaker within a few days, saying the
    same, is one occasion; at other times, or with other numbers, only possibly. Two unnamed
    sources may be one.
    """
    by_key: dict[str, list[Carrier]] = defaultdict(list)
    unnamed: list[Carrier] = []
    for c in order(carriers):
        if c.named:
            by_key[c.key].append(c)
        elif c.role == "anonymous":
            unnamed.append(c)
    found: list[Joined] = []
    for key in sorted(by_key):
        found += _one_speaker(by_key[key], settings)
    for a, b in itertools.pairwise(unnamed):
        note = "unnamed sources may be one"
        evidence = source_words("unnamed", a, note), source_words("unnamed", b, note)
        found.append(joined(a, b, AUTHORITY, False, *evidence))
    return found


def _one_speaker(members: Sequence[Carrier], settings: Settings) -> list[Joined]:
    """Members in order of time: each joins the first of its occasion, occasions one another.

    An undated report joins the only occasion there is; where there are several it stays apart.
    """
    found: list[Joined] = []
    heads: list[Carrier] = []
    for c in members:
        home = next((h for h in heads if _same_occasion(h, c, settings)), None)
        if home is None and c.day is None:
            home = _only(heads, c)
        if home is not None:
            found.append(_tied(home, c, True, _note(home, c)))
            continue
        if heads:
            found.append(_tied(heads[-1], c, False, "the same source, perhaps another occasion"))
        heads.append(c)
    return found


def _tied(a: Carrier, b: Carrier, certain: bool, note: str) -> Joined:
    evidence = source_words("same-source", a, note), source_words("same-source", b, note)
    return joined(a, b, AUTHORITY, certain, *evidence)


def _only(heads: Sequence[Carrier], c: Carrier) -> Carrier | None:
    """The one occasion that does not contradict an undated witness, None if there are several."""
    possible = [h for h in heads if h.denied == c.denied and _same_values(h, c)]
    return possible[0] if len(possible) == 1 else None


def _same_values(a: Carrier, b: Carrier) -> bool:
    return not (a.values and b.values and not a.values & b.values)


def _same_occasion(a: Carrier, b: Carrier, settings: Settings) -> bool:
    if a.denied != b.denied:
        return False
    if a.role == b.role == "document":
        return True
    if not _same_values(a, b):
        return False
    if a.day is None or b.day is None:
        return False
    return abs(a.day - b.day) <= settings.occasion


def _note(a: Carrier, b: Carrier) -> str:
    if a.role == b.role == "document":
        return "the same document"
    if a.day is None or b.day is None:
        return "the same source, one of them undated, no other occasion known"
    days = abs(a.day - b.day)
    return f"the same source, printed {days} days apart" if days else "the same source, same day"
