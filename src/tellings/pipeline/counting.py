"""Origins counted anew only for the claims that something new bears upon."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings import names, origins
from tellings.model import Borrowing, Claim, OriginCount, Ruling
from tellings.pipeline.composition import Settings
from tellings.pipeline.pile import Chains, Pile, Shared
from tellings.pipeline.steps import Given, Steps, mark_of


@dataclass(frozen=True, slots=True)
class Counted:
    """Origins of claims, each with a mark of the claim and of all that bears upon it alone.

    `base` stands for everything else that they were counted from.
    """

    base: str
    marks: tuple[str, ...]
    counts: tuple[OriginCount, ...]


def counted(
    base: str,
    pile: Pile,
    claims_: Sequence[Claim],
    chains: Given[Chains],
    resolved: Given[names.Resolution],
    shared: Given[Shared],
    tree: Given[tuple[Borrowing, ...]],
    settings: Settings,
    judged: Sequence[Ruling],
    steps: Steps,
) -> Counted:
    """The origins of all claims; those of claims that nothing new bears upon are kept.

    A claim's origins depend on the reports of its witnesses, on what each two of these share and
    took from one another, on all names and on what people said: more is not handed to the count.
    """
    ties = _ties(shared.value, tree.value)
    marks = [
        mark_of(
            claim,
            _bearing(claim, judged),
            [ties.get(r) for r in sorted({w.report for w in claim.witnesses})],
        )
        for claim in claims_
    ]
    last = steps.last("origins", Counted)
    known: dict[str, OriginCount] = {}
    if last is not None and last.base == base:
        known = dict(zip(last.marks, last.counts, strict=True))
    new = [c for c, mark in zip(claims_, marks, strict=True) if mark not in known]
    if new:
        concerned = {w.report for claim in new for w in claim.witnesses}
        told = sorted(concerned)
        counts = origins.count_origins(
            new,
            [pile.reports[r] for r in told],
            [a for r in told for a in chains.value[r]],
            [m for m in resolved.value.mentions if m.report in concerned],
            resolved.value.entities,
            [x for x in shared.value.alignments if {x.a, x.b} <= concerned],
            shared.value.passages,
            [b for b in tree.value if {b.from_, b.to} <= concerned],
            [c for r in told for c in pile.alone[r].counts],
            settings.origins,
            times=[t for r in told for t in pile.alone[r].times],
            judged=judged,
        )
        made = {o.claim: o for o in counts}
    found = [
        known[mark] if mark in known else made[claim.id]
        for claim, mark in zip(claims_, marks, strict=True)
    ]
    return Counted(base, tuple(marks), tuple(found))


def _ties(shared: Shared, tree: Sequence[Borrowing]) -> dict[str, str]:
    """Report -> a hash over what it shares with any other, of what kind, and over its steps."""
    kinds = {p.id: p.kind for p in shared.passages}
    found: dict[str, list[object]] = defaultdict(list)
    for x in shared.alignments:
        for report in (x.a, x.b):
            found[report].append((x, kinds.get(x.passage or "")))
    for step in tree:
        for end in (step.from_, step.to):
            if end is not None:
                found[end].append((step.from_, step.to))
    return {report: mark_of(rows) for report, rows in found.items()}


def _bearing(claim: Claim, judged: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The rulings on origins that may bear upon a claim: both reports are among its witnesses."""
    if not judged:
        return ()
    told = {w.report for w in claim.witnesses}
    return tuple(
        r for r in judged
        if any(p.report in told for p in r.left) and any(p.report in told for p in r.right)
    )  # fmt: skip
