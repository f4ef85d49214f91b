"""Origins of each claim: merges by four routes, then components after the certain and after all."""

from collections import Counter
from collections.abc import Sequence

from tellings.model import (
    Alignment,
    Attribution,
    Borrowing,
    Claim,
    Count,
    Entity,
    Mention,
    Origin,
    OriginCount,
    Passage,
    Report,
    Ruling,
    TimeExpression,
)
from tellings.origins.authority import Carrier, Sources
from tellings.origins.background import by_background
from tellings.origins.components import components, spanning
from tellings.origins.copied import SharedWords, by_copying
from tellings.origins.credited import by_credit
from tellings.origins.judged import by_person
from tellings.origins.link import ROUTES, Joined, written
from tellings.origins.occasion import Occasions
from tellings.origins.same_authority import by_authority
from tellings.origins.same_publisher import by_publisher
from tellings.origins.thresholds import Settings


def count_origins(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    passages: Sequence[Passage],
    borrowings: Sequence[Borrowing] = (),
    counts: Sequence[Count] = (),
    settings: Settings | None = None,
    times: Sequence[TimeExpression] = (),
    judged: Sequence[Ruling] = (),
) -> list[OriginCount]:
    """For each claim, in the order given: its origins, at least `low` and at most `high`.

    `high` counts after the certain merges, `low` after all of them; `origins` are those after the
    certain ones. `mentions` carry their entity; `counts` keep two different numbers of one speaker
    from passing for one occasion, `times` two days on which one speaker spoke. `judged` are the
    merges that people confirmed or ruled out.
    """
    settings = settings or Settings()
    sources = Sources(reports, attributions, mentions, entities, counts, times)
    shared = SharedWords(alignments, passages, sources.reports)
    occasions = Occasions(sources, shared, attributions, borrowings, settings)
    return [_count(claim, sources, occasions, settings, judged) for claim in claims]


def _count(
    claim: Claim,
    sources: Sources,
    occasions: Occasions,
    settings: Settings,
    judged: Sequence[Ruling],
) -> OriginCount:
    carriers = [sources.carrier(i, w) for i, w in enumerate(claim.witnesses)]
    joins = _joins(carriers, occasions, settings, judged) if len(carriers) > 1 else []
    numbers = [c.number for c in carriers]
    sure = components(numbers, [(j.a, j.b) for j in joins if j.certain])
    merged = components(numbers, [(j.a, j.b) for j in joins])
    return OriginCount(
        claim.id,
        len({c.witness.report for c in carriers}),
        # reports whose outlet nobody knows count as one outlet, not as one each
        len({sources.published_by(c.witness.report) for c in carriers}),
        len(merged),
        len(sure),
        tuple(sorted((_origin([carriers[n] for n in group]) for group in sure), key=_rank)),
        tuple(written(j, carriers) for j in joins),
    )


def _joins(
    carriers: list[Carrier], occasions: Occasions, settings: Settings, judged: Sequence[Ruling]
) -> list[Joined]:
    """The merges of one claim, in order: as many as join what they join, and no more."""
    found = by_copying(carriers, occasions.shared, settings)
    found += by_credit(carriers, settings)
    found += by_authority(carriers, occasions, settings)
    found += by_publisher(carriers, found, occasions.tree, settings)
    found += by_background(carriers, found, occasions.tree)
    found.sort(key=lambda j: (not j.certain, ROUTES.index(j.route), j.a, j.b))
    said, apart = by_person(carriers, found, judged)
    found = said + found
    kept = spanning([c.number for c in carriers], [(j.a, j.b) for j in found], apart)
    return sorted((found[i] for i in kept), key=lambda j: (j.a, j.b))


def _origin(members: Sequence[Carrier]) -> Origin:
    """The origin of one component: who most of its witnesses name, else the outlet itself."""
    named = [c for c in members if not c.own_voice] or list(members)
    names = Counter((c.role, c.name) for c in named if c.role != "outlet" or c.own_voice)
    if not names:
        names = Counter(("outlet", via) for c in named for via in c.via_names)
    kind, name = min(names, key=lambda k: (k[0] == "outlet", -names[k], -len(k[1]), k))
    return Origin(kind, name, tuple(sorted({c.witness.report for c in members})))


def _rank(origin: Origin) -> tuple[int, str, str, tuple[str, ...]]:
    return -len(origin.reports), origin.kind, origin.name, origin.reports
