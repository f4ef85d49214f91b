"""What only all reports together give, in the order in which one join needs another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from tellings import attribution, claims, names, reuse
from tellings.engines.base import Engine
from tellings.model import (
    Alignment,
    Borrowing,
    Passage,
    Report,
    Ruling,
    stable_id,
)
from tellings.pipeline.composition import Settings
from tellings.pipeline.counting import Counted, counted
from tellings.pipeline.pile import Chains, Pile, Shared
from tellings.pipeline.progress import Progress
from tellings.pipeline.steps import Given, Steps, mark_of, rulings_of
from tellings.store import Joined

Pair = tuple[str, str]

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(tuple[Alignment, ...])
_NONE = _ENCODER.encode(())


@dataclass(frozen=True, slots=True)
class PairWork:
    """Alignments of pairs: all of them, which are new since last time, which are gone."""

    alignments: tuple[Alignment, ...]
    new: tuple[tuple[str, str, str, bytes], ...]
    gone: tuple[Pair, ...]


def align(
    pile: Pile, kept: Mapping[Pair, tuple[str, bytes]], settings: Settings, engine: Engine
) -> PairWork:
    """Align every candidate pair, using what is kept where both reports are unchanged."""
    pairs = reuse.candidates(pile.words, settings.reuse)
    marks = {pair: stable_id("", pile.marks[pair[0]], pile.marks[pair[1]]) for pair in pairs}
    missing = [p for p in pairs if p not in kept or kept[p][0] != marks[p]]
    new = dict(reuse.align_pairs(missing, pile.words, settings.reuse, engine))
    found: list[Alignment] = []
    for pair in pairs:
        if pair in new:
            found += new[pair]
        elif kept[pair][1] != _NONE:  # most candidates share nothing after all
            found += _DECODER.decode(kept[pair][1])
    rows = tuple((a, b, marks[a, b], _packed(new[a, b])) for a, b in missing)
    wanted = set(pairs)
    return PairWork(tuple(found), rows, tuple(sorted(p for p in kept if p not in wanted)))


def join(
    pile: Pile,
    align_: Callable[[], Sequence[Alignment]],
    settings: Settings,
    progress: Progress,
    judged: Mapping[str, tuple[Ruling, ...]],
    steps: Steps,
) -> Joined:
    """Passages, borrowings, actors, claims, disagreements and origins of the whole pile.

    `align_` gives the alignments of all pairs; `judged` are people's rulings by kind, of which
    each join is handed those that are its own; `steps` says what need not be made again.
    """
    step = _steps(progress, ("passages", "family tree", "names", "claims", "origins"))
    reports = [pile.reports[key] for key in sorted(pile.reports)]

    def said(*kinds: str) -> tuple[tuple[Ruling, ...], str]:
        rulings = rulings_of(judged, *kinds)
        return rulings, mark_of(rulings)

    chains = steps.take("chains", (pile.mark,), Chains, lambda: _chains(pile, reports))
    kinds, kinds_mark = said("passage")
    shared = steps.take(
        "passages", (pile.mark, kinds_mark), Shared,
        lambda: _shared(pile, reports, align_(), settings, kinds),
    )  # fmt: skip
    step()
    taken, taken_mark = said("borrowing")
    tree = steps.take(
        "borrowings", (pile.mark, shared.content, taken_mark), tuple[Borrowing, ...],
        lambda: tuple(reuse.find_borrowings(
            reports, shared.value.passages, shared.value.alignments, settings.reuse, pile.words,
            taken,
        )),
    )  # fmt: skip
    step()
    aliases, aliases_mark = said("alias")
    resolved = steps.take(
        "names", (pile.mark, chains.content, aliases_mark), names.Resolution,
        lambda: names.resolve(
            {k: names.NameFindings(f.mentions, f.links) for k, f in pile.alone.items()},
            pile.reports, chains.value, settings.names, aliases,
        ),
    )  # fmt: skip
    step()
    told, told_mark = said("claim", "witness")

    def clusters(read: object, make: Callable[[], claims.Clusters]) -> claims.Clusters:
        reads = (pile.mark, resolved.content, mark_of(read))
        return steps.take("clusters", reads, claims.Clusters, make).value

    furniture, copied = _read_by_claims(shared.value, tree.value)
    said_of = (resolved.content, mark_of(shared.value.alignments, furniture, copied))
    grouped = steps.take(
        "claims", (pile.mark, *said_of, told_mark), claims.ClaimSet,
        lambda: claims.group(
            [s for r in reports for s in pile.alone[r.id].statements], reports,
            resolved.value.mentions, resolved.value.entities, shared.value.alignments, furniture,
            copied, settings.claims, told, clusters,
        ),
    )  # fmt: skip
    step()
    merges, merges_mark = said("merge")
    base = stable_id("", pile.mark, chains.content, resolved.content)
    reads = (base, shared.content, tree.content, grouped.content, merges_mark)
    found = steps.take(
        "origins", reads, Counted,
        lambda: counted(
            base, pile, grouped.value.claims, chains, resolved, shared, tree, settings, merges,
            steps,
        ),
    )  # fmt: skip
    step()
    return _joined(chains, resolved, shared, tree, grouped, found)


def _shared(
    pile: Pile,
    reports: Sequence[Report],
    alignments: Sequence[Alignment],
    settings: Settings,
    judged: Sequence[Ruling],
) -> Shared:
    found = reuse.find_passages(reports, alignments, settings.reuse, pile.words, judged)
    return Shared(tuple(found[0]), tuple(found[1]))


def _read_by_claims(
    shared: Shared, tree: Sequence[Borrowing]
) -> tuple[list[Passage], list[Borrowing]]:
    """Of passages and steps what the claims read: boilerplate, and who surely copied whom."""
    furniture = [p for p in shared.passages if p.kind == "boilerplate"]
    steps = [b for b in tree if b.from_ and b.direction == "decided"]
    return furniture, [Borrowing(b.from_, b.to, b.direction, 0.0, 0.0, ()) for b in steps]


def _chains(pile: Pile, reports: Sequence[Report]) -> Chains:
    found = attribution.settle({r.id: pile.alone[r.id].attributions for r in reports}, reports)
    return {r.id: tuple(found[r.id]) for r in reports}


def _joined(
    chains: Given[Chains],
    resolved: Given[names.Resolution],
    shared: Given[Shared],
    tree: Given[tuple[Borrowing, ...]],
    grouped: Given[claims.ClaimSet],
    counted: Given[Counted],
) -> Joined:
    """What is to be written: all that is not shown as it is."""
    found = Joined()
    if chains.new:
        found = replace(found, attributions=[a for some in chains.value.values() for a in some])
    if resolved.new:
        r = resolved.value
        found = replace(found, entities=r.entities, mentions=r.mentions, labels=r.labels)
    if shared.new:
        s = shared.value
        found = replace(found, passages=s.passages, alignments=s.alignments)
    if tree.new:
        found = replace(found, borrowings=tree.value)
    if grouped.new:
        c = grouped.value
        found = replace(found, claims=c.claims, disagreements=c.disagreements)
    if counted.new or grouped.new:
        found = replace(found, origins=counted.value.counts)
    return found


def _steps(progress: Progress, names: tuple[str, ...]) -> Callable[[], None]:
    """Tell the progress of a fixed list of steps, one call a finished step."""
    done = 0
    progress(names[0], 0, len(names))

    def step() -> None:
        nonlocal done
        done += 1
        progress(names[min(done, len(names) - 1)], done, len(names))

    return step


def _packed(alignments: tuple[Alignment, ...]) -> bytes:
    return _ENCODER.encode(alignments)
