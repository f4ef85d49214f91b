"""The third route: the same named speaker on the same occasion, or the same document."""

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
    for a, b in zip(unnamed, unnamed[1:], strict=False):
        note = "unnamed sources may be one"
        evidence = source_words("unnamed", a, note), source_words("unnamed", b, note)
        found.append(joined(a, b, AUTHORITY, False, *evidence))
    return found


def _one_speaker(members: Sequence[Carrier], settings: Settings) -> list[Joined]:
    """Members in order of time: each joins the first of its occasion, occasions one another."""
    found: list[Joined] = []
    heads: list[Carrier] = []
    for c in members:
        home = next((h for h in heads if _same_occasion(h, c, settings)), None)
        if home is not None:
            note = _note(home, c)
            evidence = source_words("same-source", home, note), source_words("same-source", c, note)
            found.append(joined(home, c, AUTHORITY, True, *evidence))
            continue
        if heads:
            note = "the same source, perhaps on another occasion"
            evidence = (
                source_words("same-source", heads[-1], note),
                source_words("same-source", c, note),
            )
            found.append(joined(heads[-1], c, AUTHORITY, False, *evidence))
        heads.append(c)
    return found


def _same_occasion(a: Carrier, b: Carrier, settings: Settings) -> bool:
    if a.denied != b.denied:
        return False
    if a.role == b.role == "document":
        return True
    if a.values and b.values and not a.values & b.values:
        return False
    if a.day is None or b.day is None:
        return False
    return abs(a.day - b.day) <= settings.occasion


def _note(a: Carrier, b: Carrier) -> str:
    if a.role == b.role == "document":
        return "the same document"
    days = abs((a.day or 0) - (b.day or 0))
    return f"the same source, printed {days} days apart" if days else "the same source, same day"
