"""What names alone say about actors and places: another name, a part of, a wide area."""

import functools
from collections.abc import Iterable, Sequence

from tellings.claims.conflicts import Knowledge
from tellings.claims.facts import Facts
from tellings.model import Entity, Mention, Report
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

_SMALL = frozenset("the of and for in a an".split())


def knowledge_of(
    facts: Iterable[Facts],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    reports: Sequence[Report],
) -> Knowledge:
    """What the names of the actors of these statements say about one another."""
    names: dict[str, str] = {e.id: e.name for e in entities}
    kinds = {e.id: e.kind for e in entities}
    worded: dict[str, set[frozenset[str]]] = {}
    for e in entities:
        for text in (e.name, *(a.text for a in e.aliases)):
            worded.setdefault(e.id, set()).add(_words(text))
    for f in facts:
        for key in f.actors | f.places | f.sources | f.goals:
            if key.startswith("~"):
                names.setdefault(key, key[1:])
                worded.setdefault(key, set()).add(_words(key[1:]))

    @functools.cache
    def inside(a: str, b: str) -> bool:
        """Whether names share a telling word or one's kind is loose (a government, its members)."""
        if a == b:
            return True
        if kinds.get(a) in _LOOSE or kinds.get(b) in _LOOSE:
            return True
        return any(
            x <= y or y <= x for x in worded.get(a, ()) for y in worded.get(b, ()) if x and y
        )

    @functools.cache
    def wide(place: str) -> bool:
        """Whether a place is named as a region or country."""
        return any(x & words("en", "wide_places") for x in worded.get(place, ()))

    return Knowledge(inside, wide, names)


_LOOSE = frozenset({"government", "members", "other"})


def _words(name: str) -> frozenset[str]:
    return frozenset(w.strip(".,'’\"") for w in fold_text(name).split()) - _SMALL
