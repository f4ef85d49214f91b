"""Resolution inside one report: which names are one actor."""

import re

from tellings.names.actor import Actor
from tellings.names.candidate import Candidate
from tellings.names.compare import alike, skeleton
from tellings.names.vocabulary import vocabulary
from tellings.text.folding import fold_text


class Cast:
    """The actors of one report, numbered in order of their first name."""

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self.by_key: dict[tuple[str, str], Actor] = {}

    def new(self, kind: str) -> Actor:
        """A further actor."""
        made = Actor(len(self.actors), kind)
        self.actors.append(made)
        return made

    def keyed(self, kind: str, key: str) -> Actor:
        """The actor of that kind and key, made if there is none."""
        found = self.by_key.get((kind, key))
        if found is None:
            found = self.by_key[kind, key] = self.new(kind)
        return found


def gather_names(names: list[Candidate], settings_spelling: float) -> Cast:
    """All names of a report as a cast; longer names first, so that short ones find them."""
    cast = Cast()
    for c in sorted(names, key=lambda c: (-len(c.words), c.start)):
        if c.kind == "person" and len(c.words) > 1:
            _person(cast, c)
    anchors = {id(c.same_as) for c in names if c.same_as is not None}
    rest = [c for c in names if c.actor < 0]
    # what a definition starts from comes first, then what it defines, then all other names
    rank = {id(c): 1 if c.same_as is not None else 0 if id(c) in anchors else 2 for c in rest}
    for c in sorted(rest, key=lambda c: (rank[id(c)], -len(c.words), c.start)):
        short = len(c.words) == 1 and c.kind in {"person", "place", "other"}
        family = c.kind == "person" or short
        if c.same_as is None and family and _surname(cast, c):
            continue
        _body(cast, c, settings_spelling)
    for actor in cast.actors:
        actor.mentions.sort(key=lambda c: c.start)
        actor.total = len(actor.mentions)
    return cast


def name_key(words: tuple[str, ...]) -> str:
    """A name folded for exact comparison: no case, marks, article or full stops."""
    folded = fold_text(" ".join(words)).replace(".", "")
    folded = re.sub(r"[’'`]", "", re.sub(r"[-‐]", " ", folded))
    return folded.removeprefix("the ")


def _pieces(c: Candidate) -> list[str]:
    return [p for w in c.words for p in re.split(r"[-‐]", w) if p]


def _person(cast: Cast, c: Candidate) -> None:
    key = name_key(c.words)
    found = cast.by_key.get(("person", key))
    if found is None:
        for actor in cast.actors:
            if actor.kind == "person" and same_person(actor.mentions[0].words, c.words):
                found = actor
                break
    if found is None:
        found = cast.new("person")
    cast.by_key["person", key] = found
    found.take(c)


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


def _surname(cast: Cast, c: Candidate) -> bool:
    """Give a short name to the person whose family (or given) name it is; False if nobody's."""
    pieces = [p.lower() for p in _pieces(c)]
    if c.kind == "place" and c.preposition and not c.subject:
        return False
    best: tuple[int, int, Actor] | None = None
    for actor in cast.actors:
        if actor.kind != "person":
            continue
        full = [p.lower() for p in _pieces(actor.mentions[0])]
        rank = _surname_rank(pieces, full)
        if rank == 0 or (c.gender and actor.gender and c.gender != actor.gender):
            continue
        before = max((m.start for m in actor.mentions if m.start < c.start), default=-1)
        if best is None or (rank, before) > best[:2]:
            best = (rank, before, actor)
    if best is None:
        return False
    c.kind = "person"
    best[2].take(c)
    return True


def _surname_rank(short: list[str], full: list[str]) -> int:
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


def _body(cast: Cast, c: Candidate, spelling: float) -> None:
    """Give the name of a body or place (or a lone short name) to its actor."""
    key = name_key(c.words)
    if c.same_as is not None and c.same_as.actor >= 0:
        actor = cast.actors[c.same_as.actor]
        cast.by_key.setdefault((actor.kind, key), actor)
        actor.take(c)
        return
    kind = "government" if c.kind == "government" else c.kind
    kinds = (
        (kind,) if kind in {"place", "government"} else (kind, "organisation", "other", "person")
    )
    for option in kinds:
        found = cast.by_key.get((option, key))
        if found is not None:
            found.take(c)
            return
    found = _shorter(cast, c, key) or _respelled(cast, c, spelling)
    if found is None:
        if kind == "government" and c.head == "government":
            found = cast.keyed("government", "of " + c.nation)
        else:
            found = cast.new(kind)
    cast.by_key[found.kind, key] = found
    found.take(c)


def _shortened(short: str, full: str) -> bool:
    """Whether a body's name is another without its last words, or without its first ones."""
    if full.startswith(short + " "):
        return full[len(short) + 1 :].split()[0] not in {"of", "for"}
    return " " in short and full.endswith(" " + short)


def _shorter(cast: Cast, c: Candidate, key: str) -> Actor | None:
    """The one body whose name goes on after the words of `c` ("Harbour Watch" of "... Global")."""
    if c.kind not in {"organisation", "other"} or (len(c.words) < 2 and len(key) < 6):
        return None
    found = [
        a for (kind, k), a in cast.by_key.items()
        if kind in {"organisation", "other"} and _shortened(key, k)
    ]  # fmt: skip
    if " " not in key:  # a lone first word is often a place ("Tarvik" of "Tarvik Institute")
        found = [a for a in found if a.sort in {"company", "group"}]
    unique = {a.number: a for a in found}
    return next(iter(unique.values())) if len(unique) == 1 else None


def _respelled(cast: Cast, c: Candidate, spelling: float) -> Actor | None:
    """The body or place whose name is the same but for transliteration."""
    for (kind, other), actor in sorted(cast.by_key.items()):
        if kind == c.kind and same_spelling(name_key(c.words), other, spelling):
            return actor
    return None


def same_spelling(a: str, b: str, spelling: float) -> bool:
    """Whether two folded names agree word by word up to transliteration."""
    x, y = a.split(), b.split()
    if len(x) != len(y):
        joined = "".join(x), "".join(y)
        if min(map(len, joined)) < 5 or joined[0][0] != joined[1][0]:
            return False
        return joined[0] == joined[1] or (
            skeleton(joined[0]) == skeleton(joined[1])
            and alike(*joined) >= max(spelling, 0.85)
            and min(len(skeleton(j)) for j in joined) > 3
        )
    for p, q in zip(x, y, strict=True):
        if p == q:
            continue
        if len(p) < 4 or len(q) < 4 or skeleton(p) != skeleton(q) or len(skeleton(p)) < 2:
            return False
        if p[0] != q[0] and not {p[0], q[0]} <= {
            "q",
            "g",
            "k",
            "c",
            "j",
            "y",
            "z",
            "s",
            "o",
            "u",
            "a",
            "e",
            "i",
        }:
            return False
        if alike(p, q) < max(spelling, 0.7):
            return False
    return True
