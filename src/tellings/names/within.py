"""Resolution inside one report: which names are one actor."""

import functools
import re
from collections import defaultdict

from tellings.names.actor import Actor
from tellings.names.candidate import Candidate
from tellings.names.compare import same_spelling, skeleton
from tellings.names.persons import is_generation, pieces, same_person, surname_rank
from tellings.text.folding import fold_text

NO_GROUPS = frozenset({"state", "media", "civil", "company"})  # sorts never called "the group"


class Cast:
    """The actors of one report, numbered in order of their first name.

    Names are indexed by what a later name is looked up by: the whole, the skeleton, the first and
    the last word, each piece of a person's name. No look-up runs over all actors.
    """

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self.by_key: dict[tuple[str, str], Actor] = {}
        self.spelled: dict[tuple[str, str], list[tuple[str, Actor]]] = defaultdict(list)
        self.edges: dict[str, list[tuple[str, Actor]]] = defaultdict(list)
        self.families: dict[str, list[Actor]] = defaultdict(list)
        self._groups: list[Actor] | None = None

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

    def groups(self) -> list[Actor]:
        """The named bodies that "the group" can mean; asked for once all names are gathered."""
        if self._groups is None:
            self._groups = [
                a for a in self.actors
                if a.kind == "organisation" and a.sort not in NO_GROUPS and a.named
                and (a.sort == "group" or a.followed)
            ]  # fmt: skip
        return self._groups

    def bodies(self) -> list[Actor]:
        """The named bodies that a figure of speech can mean: not media, not arms of a state."""
        return [
            a for a in self.actors
            if a.kind == "organisation" and a.named and a.sort not in {"state", "media"}
        ]  # fmt: skip

    def register(self, actor: Actor, key: str) -> None:
        """Make a name of an actor findable."""
        if self.by_key.setdefault((actor.kind, key), actor) is not actor:
            return
        self.spelled[actor.kind, skeleton(key)].append((key, actor))
        words = key.split()
        if actor.kind in {"organisation", "other"} and len(words) > 1:
            self.edges[words[0]].append((key, actor))
            self.edges[words[-1]].append((key, actor))

    def introduce(self, actor: Actor, words: tuple[str, ...]) -> None:
        """Make a person findable by each piece of a full name."""
        for code in {skeleton(p) for p in pieces(words)}:
            if actor not in self.families[code]:
                self.families[code].append(actor)


def gather_names(names: list[Candidate], spelling: float) -> Cast:
    """All names of a report as a cast; longer names first, so that short ones find them.

    `spelling` is the least likeness of two spellings of one name.
    """
    cast = Cast()
    for c in sorted(names, key=lambda c: (-len(c.words), c.start)):
        if c.kind == "person" and len(c.words) > 1 + is_generation(c.words[-1]):
            _person(cast, c)
    anchors = {id(c.same_as) for c in names if c.same_as is not None}
    rest = [c for c in names if c.actor < 0]
    # what a definition starts from comes first, then what it defines, then all other names
    rank = {id(c): 1 if c.same_as is not None else 0 if id(c) in anchors else 2 for c in rest}
    for c in sorted(rest, key=lambda c: (rank[id(c)], -len(c.words), c.start)):
        short = len(c.words) == 1 and c.kind in {"person", "place", "other"}
        if c.same_as is None and (c.kind == "person" or short) and _surname(cast, c):
            continue
        _body(cast, c, spelling)
    for actor in cast.actors:
        actor.mentions.sort(key=lambda c: c.start)
        actor.total = len(actor.mentions)
    return cast


@functools.lru_cache(maxsize=65536)
def name_key(words: tuple[str, ...]) -> str:
    """A name folded for exact comparison: no case, marks, article or full stops."""
    folded = fold_text(" ".join(words)).replace(".", "")
    folded = re.sub(r"\b(d)[’'](?=\w)", r"\1 ", folded)
    folded = re.sub(r"[’'`]", "", re.sub(r"[-‐]", " ", folded))
    return folded.removeprefix("the ")


def _person(cast: Cast, c: Candidate) -> None:
    """Give a full name to its person, or to a new one."""
    key = name_key(c.words)
    found = cast.by_key.get(("person", key))
    if found is None:
        options = {a.number: a for p in pieces(c.words) for a in cast.families[skeleton(p)]}
        for number in sorted(options):
            if same_person(options[number].mentions[0].words, c.words):
                found = options[number]
                break
    if found is None:
        found = cast.new("person")
    found.take(c)
    cast.by_key["person", key] = found
    cast.introduce(found, c.words)


def _surname(cast: Cast, c: Candidate) -> bool:
    """Give a short name to the person whose family (or given) name it is; False if nobody's."""
    if c.kind == "place" and c.preposition and not c.subject:
        return False
    short = [p.lower() for p in pieces(c.words)]
    best: tuple[int, int, int] | None = None
    for actor in cast.families.get(skeleton(short[-1]), ()) if short else ():
        full = [p.lower() for p in pieces(actor.mentions[0].words)]
        rank = surname_rank(short, full)
        if rank == 0 or (c.gender and actor.gender and c.gender != actor.gender):
            continue
        before = max((m.start for m in actor.mentions if m.start < c.start), default=-1)
        best = max(best or (0, 0, 0), (rank, before, -actor.number))
    if best is None:
        return False
    c.kind = "person"
    cast.actors[-best[2]].take(c)
    return True


def _body(cast: Cast, c: Candidate, spelling: float) -> None:
    """Give the name of a body or place (or a lone short name) to its actor."""
    key = name_key(c.words)
    if c.same_as is not None and c.same_as.actor >= 0:
        actor = cast.actors[c.same_as.actor]
        cast.register(actor, key)
        actor.take(c)
        return
    alone = c.kind in {"place", "government"}
    kinds = (c.kind,) if alone else (c.kind, "organisation", "other", "person")
    for option in kinds:
        known = cast.by_key.get((option, key))
        if known is not None:
            known.take(c)
            return
    found = _shorter(cast, c, key) or _respelled(cast, c, key, spelling)
    if found is None and c.kind == "government" and c.head == "government":
        found = cast.keyed("government", "of " + c.nation)
    if found is None:
        found = cast.new(c.kind)
    cast.register(found, key)
    found.take(c)


def _shorter(cast: Cast, c: Candidate, key: str) -> Actor | None:
    """The one body whose name goes on after the words of `c` ("Harbour Watch" of "... Global")."""
    if c.kind not in {"organisation", "other"} or (len(c.words) < 2 and len(key) < 6):
        return None
    near = {key.split()[0], key.split()[-1]} if key else set()
    found = [a for w in sorted(near) for k, a in cast.edges.get(w, ()) if _shortened(key, k)]
    if " " not in key:  # a lone first word is often a place ("Tarvik" of "Tarvik Institute")
        found = [a for a in found if a.sort in {"company", "group"}]
    unique = {a.number: a for a in found}
    return next(iter(unique.values())) if len(unique) == 1 else None


def _shortened(short: str, full: str) -> bool:
    """Whether a body's name is another without its last words, or without its first ones."""
    if full.startswith(short + " "):
        return full[len(short) + 1 :].split()[0] not in {"of", "for"}
    before = full[: -len(short)].split()[-1:]
    return " " in short and full.endswith(" " + short) and before not in (["of"], ["for"])


def _respelled(cast: Cast, c: Candidate, key: str, spelling: float) -> Actor | None:
    """The body or place whose name is the same but for transliteration."""
    for other, actor in cast.spelled.get((c.kind, skeleton(key)), ()):
        if same_spelling(key, other, spelling):
            return actor
    return None
