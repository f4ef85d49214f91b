"""Groups of statements into Claims: witnesses in order, the clearest wording first to be shown."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from tellings.claims.facts import Facts
from tellings.model import Claim, Place, Witness, stable_id


def claim_of(members: Sequence[Facts]) -> Claim:
    """The claim of a group of statements."""
    witnesses = sorted(
        {Witness(s.report, s.start, s.end, s.attribution) for s in (f.statement for f in members)},
        key=lambda w: (w.report, w.start, w.end, w.attribution or ""),
    )
    told = Counter(words for _, words in {(f.statement.report, f.anchors) for f in members})
    clearest = min(members, key=lambda f: clarity(f, told[f.anchors])).statement
    ident = stable_id("c", *((w.report, w.start, w.end) for w in witnesses))
    place = Place(clearest.report, clearest.start, clearest.end)
    return Claim(ident, tuple(witnesses), place)


def clarity(f: Facts, reports: int = 1) -> tuple[object, ...]:
    """Sort key: the clearest statement of a claim first.

    Clear is a full clause of the body that begins with an actor and tells what happened, in the
    words that most `reports` use, with a day, a number and a place, neither cut short nor overlong.
    """
    s = f.statement
    slots = (f.when is not None) + bool(f.amounts) + bool(f.agents) + bool(f.places)
    length = s.end - s.start
    opens = any(p.role in ("agent", "patient") and p.start < s.start + 25 for p in s.participants)
    return (
        s.headline,
        s.mood != "actual",
        not opens,
        not s.whole,
        s.denied,
        -reports,
        -slots,
        abs(length - 110) // 40,
        s.report,
        s.start,
    )


def checkable(f: Facts) -> bool:
    """Whether a statement that nobody else makes is still worth listing as a claim."""
    s = f.statement
    known = any(not a.startswith("=") for a in f.acts)
    who = bool(f.actors)
    what = bool(f.amounts) + (f.when is not None) + bool(f.places) + (len(f.actors) > 1)
    return known and who and what > 0 and not s.headline and s.mood != "open"


def _tells(f: Facts) -> bool:
    """Whether a statement says that something is so: no question, no condition, no bare "is"."""
    s = f.statement
    known = any(not a.startswith("=") for a in f.acts)
    slots = len(f.actors | f.places) > 1 or bool(f.amounts) or f.when is not None
    return s.mood != "open" and (known or slots)


def _worth_listing(members: Sequence[Facts], needed: Set[int]) -> bool:
    """Whether a group of statements is a claim that a reader can do something with."""
    if len(members) == 1 and members[0].index not in needed and not checkable(members[0]):
        return False
    return any(_tells(f) for f in members)


def claims_of(
    facts: Sequence[Facts],
    groups: Sequence[Sequence[int]],
    needed: Set[int] = frozenset(),
    pinned: Set[int] = frozenset(),
) -> tuple[list[Claim], Mapping[str, list[Facts]]]:
    """All claims, most witnessed first, and the facts of each claim's witnesses by claim id.

    A claim of one witness is kept where it can be checked or its statement is `needed` as a side;
    a claim with a `pinned` statement is kept whatever it tells.
    """
    claims: list[Claim] = []
    members_of: dict[str, list[Facts]] = {}
    for group in groups:
        members = [facts[i] for i in group]
        if pinned.isdisjoint(group) and not _worth_listing(members, needed):
            continue
        claim = claim_of(members)
        claims.append(claim)
        members_of[claim.id] = members
    claims.sort(key=lambda c: (-len({w.report for w in c.witnesses}), -len(c.witnesses), c.id))
    return claims, members_of
