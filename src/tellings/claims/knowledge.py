"""What names alone say about actors and places: another name, a part of, a wide area."""

import functools
from collections.abc import Sequence

from tellings.claims.conflicts import Knowledge
from tellings.claims.facts import Facts, Rarity
from tellings.model import Entity
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

Names = frozenset[frozenset[str]]
"""The words of each name that somebody has."""

_SMALL = frozenset(["the", "of", "and", "for", "in", "a", "an"])


def knowledge_of(facts: Sequence[Facts], entities: Sequence[Entity], rarity: Rarity) -> Knowledge:
    """What the names of the actors of these statements say about one another."""
    names: dict[str, str] = {e.id: e.name for e in entities}
    kinds = {e.id: e.kind for e in entities}
    wordings = {e.id: (e.name, *(a.text for a in e.aliases)) for e in entities}
    for f in facts:
        for key in f.actors | f.places | f.sources | f.goals:
            if key.startswith("~") and key not in wordings:
                names[key] = key[1:]
                wordings[key] = (key[1:],)

    @functools.cache
    def worded(key: str) -> frozenset[frozenset[str]]:
        """The words of each name of an actor or place."""
        return frozenset(map(_words, wordings.get(key, ())))

    @functools.cache
    def inside(a: str, b: str) -> bool:
        """Whether names share a telling word or one's kind is loose (a government, its members)."""
        if a == b:
            return True
        if "members" in (kinds.get(a), kinds.get(b)):
            return _share_word(worded(a), worded(b))
        if _stands_for(worded(a), worded(b)):
            return True
        if "government" in (kinds.get(a), kinds.get(b)):
            return _nation(worded(a), worded(b))
        return any(x <= y or y <= x for x in worded(a) for y in worded(b) if x and y)

    @functools.cache
    def wide(place: str) -> bool:
        """Whether a place is named as a region or country."""
        if kinds.get(place) == "government":
            return True
        names_ = worded(place)
        return any(
            x & words("en", "wide_places") or " ".join(sorted(x)) in _COUNTRIES for x in names_
        )

    def named(actor: str) -> bool:
        """Whether an actor has a name of its own ("a commission" has none)."""
        name = names.get(actor, "")
        told = [w for w in name.split() if w.casefold() not in _SMALL]
        return kinds.get(actor) in _NAMED and any(w[:1].isupper() for w in told)

    def single(actor: str) -> bool:
        """Whether an actor is called by a capitalised name without an article."""
        told = names.get(actor, "").removeprefix("The ").split()
        return bool(told) and all(w[:1].isupper() or w in _SMALL for w in told)

    return Knowledge(inside, wide, named, kinds.get, single, rarity)


_COUNTRIES = frozenset(
    " ".join(sorted(fold_text(name).split())) for name in words("en", "countries")
)
_NAMED = frozenset({"person", "organisation", "government", "document"})


def _share_word(mine: Names, theirs: Names) -> bool:
    """Whether members may belong to a body: a word of the names is the same, or none is known."""
    ours, other = frozenset().union(*mine), frozenset().union(*theirs)
    return not ours or not other or bool(ours & other)


def _stands_for(mine: Names, theirs: Names) -> bool:
    """Whether one is a government and the other a lone name, maybe its capital or country."""
    for one, other in ((mine, theirs), (theirs, mine)):
        if any("government" in x for x in one) and any(len(x) == 1 for x in other):
            return True
    return False


def _nation(mine: Names, theirs: Names) -> bool:
    """Whether a government and a body may be one country's ("Ruritania", "Ruritanian army")."""
    stems = {w[:5] for x in mine for w in x if len(w) > 4}
    return any(w[:5] in stems for x in theirs for w in x if len(w) > 4)


def _words(name: str) -> frozenset[str]:
    return frozenset(w.strip(".,'’\"") for w in fold_text(name).split()) - _SMALL
