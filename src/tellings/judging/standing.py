"""Which judgements are in force: an algebra of verdicts, and what they come to for the stages.

Verdicts on one subject are joined: a note is the neutral element, the same said twice is the same,
and two things said are a contradiction, which no further verdict resolves. That is a semilattice,
so order and repetition do not matter. A contradiction applies neither way; a judgement that
replaces those which contradict one another ends it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.judging.finding import Finder, overlap
from tellings.judging.kinds import kind_of, meaning
from tellings.model import Evidence, Judgement, Place, Ruling, Verdict
from tellings.text.folding import fold_text

IN_FORCE, CONTESTED, REPLACED, NOT_FOUND = "in force", "contested", "replaced", "not found"
CONTRADICTION = object()
"""The top of the semilattice: more than one thing was said."""
_SWAPPED = {"forth": "reversed", "reversed": "forth"}
_REPORTS = frozenset({"borrowing", "date", "outlet"})  # about whole reports


def joined(a: Hashable | None, b: Hashable | None) -> Hashable | None:
    """What two verdicts on one subject come to; None is a note."""
    if a is None or a == b:
        return b
    return a if b is None else CONTRADICTION


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement with its words found now: `places` in their order, `left` and `right` by side."""

    judgement: Judgement
    places: tuple[Place | None, ...]
    left: tuple[Place, ...]
    right: tuple[Place, ...]

    @property
    def kind(self) -> str:
        """The kind of what is judged."""
        return str(self.judgement.about["kind"])

    @property
    def there(self) -> bool:
        """Whether words of each side still stand somewhere."""
        sides = {w.side for w in self.judgement.words}
        return all((self.left, self.right)[side] for side in sides)

    @property
    def said(self) -> Hashable | None:
        """What it comes to, whichever way round its two sides were named."""
        said = meaning(self.judgement)
        if self.kind == "borrowing" and self.left[0].report > self.right[0].report:
            return _SWAPPED.get(str(said), said)
        return said


def find(judgements: Iterable[Judgement], finder: Finder) -> list[Found]:
    """The judgements with their words, by id."""
    found = []
    for judgement in sorted(judgements, key=lambda j: j.id):
        places = tuple(finder(w) for w in judgement.words)
        sides: dict[int, list[Place]] = {0: [], 1: []}
        for words, place in zip(judgement.words, places, strict=True):
            if place is not None and place not in sides[words.side]:
                sides[words.side].append(place)
        found.append(Found(judgement, places, tuple(sides[0]), tuple(sides[1])))
    return found


def same_subject(a: Found, b: Found) -> bool:
    """Whether two judgements, both found, are about one thing."""
    if a.kind != b.kind:
        return False
    if _sides_meet(a, b.left, b.right):
        return True
    return kind_of(a.kind).either and _sides_meet(a, b.right, b.left)


def _sides_meet(a: Found, left: Sequence[Place], right: Sequence[Place]) -> bool:
    if a.kind in _REPORTS:
        return [p.report for p in a.left[:1] + a.right[:1]] == [
            p.report for p in (*left[:1], *right[:1])
        ]
    if a.kind == "splice":
        return a.right[:1] == tuple(right[:1])
    if a.kind == "passage":
        return 2 * len(_meeting(a.left, left)) >= max(len(a.left), len(left))
    return bool(_meeting(a.left, left)) and bool(_meeting(a.right, right))


def _meeting(places: Iterable[Place], others: Iterable[Place]) -> list[Place]:
    return [p for p in places if any(overlap(p, q) for q in others)]


def wordings(found: Found) -> frozenset[str]:
    """The folded wordings of both sides of an alias."""
    return frozenset(fold_text(w.quote) for w in found.judgement.words)


@dataclass(frozen=True, slots=True)
class Weighed:
    """All judgements by id: their state, those each is contested with, and those in force."""

    states: Mapping[str, str]
    against: Mapping[str, tuple[str, ...]]
    in_force: tuple[Found, ...]


def weigh(found: Sequence[Found]) -> Weighed:
    """Which of the judgements are in force."""
    gone = {ident for f in found for ident in f.judgement.replaces}
    states: dict[str, str] = {}
    live: dict[str, list[Found]] = defaultdict(list)
    for f in found:
        if f.judgement.id in gone:
            states[f.judgement.id] = REPLACED
        elif not f.there:
            states[f.judgement.id] = NOT_FOUND
        else:
            states[f.judgement.id] = IN_FORCE
            if f.judgement.verdict != Verdict.NOTED:
                live[f.kind].append(f)
    against: dict[str, tuple[str, ...]] = {}
    for same_kind in live.values():
        for group in _subjects(same_kind):
            said: Hashable | None = None
            for f in group:
                said = joined(said, f.said)
            if said is not CONTRADICTION:
                continue
            for f in group:
                states[f.judgement.id] = CONTESTED
                against[f.judgement.id] = tuple(g.judgement.id for g in group if g.said != f.said)
    force = tuple(
        f
        for f in found
        if states[f.judgement.id] == IN_FORCE and f.judgement.verdict != Verdict.NOTED
    )
    return Weighed(states, against, force)


def _subjects(found: Sequence[Found]) -> list[list[Found]]:
    """Judgements of one kind, those about one thing together."""
    groups: list[list[Found]] = []
    for f in found:
        meeting = [g for g in groups if any(_alike(f, other) for other in g)]
        groups = [g for g in groups if g not in meeting]
        groups.append(sorted([f, *(x for g in meeting for x in g)], key=lambda x: x.judgement.id))
    return groups


def _alike(a: Found, b: Found) -> bool:
    if a.kind == b.kind == "alias":
        return wordings(a) == wordings(b)
    return same_subject(a, b)


def same(a: Found, b: Found) -> bool:
    """Whether two judgements are about one thing, also where their words are gone."""
    if a.there and b.there:
        return _alike(a, b)
    return a.judgement.about == b.judgement.about


def rulings(force: Iterable[Found]) -> dict[str, tuple[Ruling, ...]]:
    """Kind -> what the judgements in force come to, by judgement."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for f in force:
        found[f.kind].append(_ruling(f))
    return {kind: tuple(some) for kind, some in found.items()}


def _ruling(f: Found) -> Ruling:
    said, left, right = meaning(f.judgement), f.left, f.right
    evidence = (Evidence("judged", note=told(f.judgement)),)
    if f.kind == "borrowing":
        if said == "reversed":
            left, right = right, left
        way = "undetermined" if said == "undetermined" else "decided"
        return Ruling(f.kind, said != "none", way, left, right, evidence)
    value = None if f.judgement.value is None else str(f.judgement.value)
    pinned = f.kind in ("passage", "date", "outlet")
    return Ruling(f.kind, True if pinned else bool(said), value, left, right, evidence)


def told(judgement: Judgement) -> str:
    """One line for a reader: who said what of it, when and why."""
    who = judgement.who or "a reader"
    day = f" on {judgement.when[:10]}" if judgement.when else ""
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.verdict} by {who}{day}{why}"
