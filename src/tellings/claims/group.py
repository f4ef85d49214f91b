"""All reports' statements into claims and disagreements."""

import dataclasses
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from tellings.claims.across import not_yet_told, of_occasion, of_tallies
from tellings.claims.assemble import claims_of
from tellings.claims.between import between_claims, clashing_pairs
from tellings.claims.cluster import cluster
from tellings.claims.copies import copied_statements
from tellings.claims.disagree import disagreements_of
from tellings.claims.facts import Facts, Rarity, compile_facts
from tellings.claims.figures import merge_same_figures
from tellings.claims.judged import as_judged
from tellings.claims.knowledge import knowledge_of
from tellings.claims.occasions import find_occasions, merge_claims
from tellings.claims.recency import outdated
from tellings.claims.tallies import find_tallies
from tellings.claims.thresholds import Settings
from tellings.model import (
    Alignment,
    Borrowing,
    Claim,
    Disagreement,
    Entity,
    Mention,
    Passage,
    Place,
    Report,
    Ruling,
    Statement,
)

Clusters = list[list[int]]
Keep = Callable[[object, Callable[[], Clusters]], Clusters]
"""Gives the clusters that its second argument makes, perhaps from the last time.

Its first argument is what they depend on besides the statements, the reports, the mentions and the
settings: plain values.
"""


def made_now(read: object, make: Callable[[], Clusters]) -> Clusters:
    """A `Keep` that keeps nothing."""
    del read
    return make()


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """What the claims stage finds over all reports."""

    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]


def group(
    statements: Sequence[Statement],
    reports: Sequence[Report],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    passages: Sequence[Passage] = (),
    borrowings: Sequence[Borrowing] = (),
    settings: Settings | None = None,
    judged: Sequence[Ruling] = (),
    keep: Keep = made_now,
) -> ClaimSet:
    """Claims with their witnesses, most witnessed first, and where the witnesses disagree.

    `mentions` carry their entity where it is resolved. The order of the input does not matter.
    `judged` are the claims and witnesses that people confirmed or ruled out. `keep` is asked for
    the clusters, which take half of the time and depend on nothing that is judged here.
    """
    settings = settings or Settings()
    by_id = {r.id: r for r in reports}
    furniture = _boilerplate(passages)
    ordered = sorted(
        (s for s in statements if s.report in by_id and not _inside(s, furniture)),
        key=lambda s: (s.report, s.start, s.end, s.attribution or "", s.headline),
    )
    facts = compile_facts(ordered, reports, mentions)
    copies = copied_statements(facts, _sorted(alignments), settings)
    steps = {(b.from_, b.to) for b in borrowings if b.from_ and b.direction == "decided"}
    undated = copied_days(facts, copies, steps)
    facts = [dataclasses.replace(f, when=None) if f.index in undated else f for f in facts]
    rarity = Rarity(facts)
    known = knowledge_of(facts, entities, rarity)
    occasions = find_occasions(facts, known)
    read = (sorted(furniture.items()), copies, sorted(undated))
    clusters = keep(read, lambda: cluster(facts, copies, rarity, settings))
    groups = merge_claims(clusters, occasions)
    groups, pinned = as_judged(facts, merge_same_figures(facts, groups), judged)
    tallies = find_tallies(facts, occasions, settings.apart)
    needed = {f.index for t in tallies for _, told in t.totals for f in told}
    clashing = clashing_pairs(facts, groups, known, settings)
    needed.update(i for _, *pair in clashing for i in pair)
    claims, members = claims_of(facts, groups, needed, pinned)
    found: list[Disagreement] = []
    for claim in claims:
        if len(claim.witnesses) > 1:
            found += disagreements_of(claim.id, members[claim.id], known, by_id, settings)
    homes = {f.index: claim.id for claim in claims for f in members[claim.id]}
    wider = [d for o in occasions for d in of_occasion(o, homes, known, by_id, settings)]
    wider += [d for t in tallies for d in of_tallies(t, homes, known, by_id, settings)]
    found = wider + not_yet_told(found, wider)
    found += not_yet_told(between_claims(clashing, facts, homes, by_id), found)
    found += outdated(facts, copies, homes, by_id, settings)
    # several looks can find one disagreement; the same sides of the same claims are told once
    once = {d.id: d for d in sorted(found, key=lambda d: (d.explanation, d.claims), reverse=True)}
    return ClaimSet(tuple(claims), tuple(sorted(once.values(), key=lambda d: (d.facet, d.id))))


def _boilerplate(passages: Sequence[Passage]) -> dict[str, list[Place]]:
    """Report -> its words that are site furniture or licence lines, and so tell nothing."""
    found: dict[str, list[Place]] = {}
    for passage in passages:
        if passage.kind == "boilerplate":
            for place in passage.places:
                found.setdefault(place.report, []).append(place)
    return found


def _inside(s: Statement, places: dict[str, list[Place]]) -> bool:
    return any(p.start <= s.start and s.end <= p.end for p in places.get(s.report, ()))


def copied_days(
    facts: Sequence[Facts],
    copies: Sequence[tuple[int, int]],
    steps: Set[tuple[str, str]] = frozenset(),
) -> set[int]:
    """The facts whose day was taken over in a copy: "last Sunday" was the first printing's Sunday.

    Of two aligned statements whose day was counted from the publication day, the one published
    later keeps none; `steps` are (from, to) reports where copying is known to have gone that way.
    """
    stale: set[int] = set()
    for i, j in copies:
        a, b = facts[i], facts[j]
        if not (_anchored(a) and _anchored(b)) or a.when == b.when:
            continue
        if (a.statement.report, b.statement.report) in steps:
            stale.add(j)
        elif (b.statement.report, a.statement.report) in steps:
            stale.add(i)
        elif a.published and b.published and a.published[1] != b.published[1]:
            stale.add(j if a.published[1] < b.published[1] else i)
    return stale


def _anchored(f: Facts) -> bool:
    return any(t.anchor == "published" for t in f.statement.times)


def _sorted(alignments: Sequence[Alignment]) -> list[Alignment]:
    return sorted(alignments, key=lambda a: (a.a, a.a_start, a.b, a.b_start, a.a_end, a.b_end))
