"""What only all reports together give, in the order in which one join needs another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from tellings import attribution, claims, names, origins, reuse
from tellings.engines.base import Engine
from tellings.model import Alignment, Report, Ruling, stable_id
from tellings.pipeline.composition import Settings
from tellings.pipeline.progress import Progress
from tellings.pipeline.single import Alone
from tellings.store import Joined

Pair = tuple[str, str]

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(tuple[Alignment, ...])
_NONE = _ENCODER.encode(())


@dataclass(frozen=True, slots=True)
class Pile:
    """All reports with what was found in each alone; `marks` are the findings' fingerprints."""

    reports: Mapping[str, Report]
    alone: Mapping[str, Alone]
    words: Mapping[str, reuse.WordIndex]
    marks: Mapping[str, str]


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
    alignments: tuple[Alignment, ...],
    settings: Settings,
    progress: Progress,
    judged: Mapping[str, tuple[Ruling, ...]],
) -> Joined:
    """Passages, borrowings, actors, claims, disagreements and origins of the whole pile.

    `judged` are people's rulings by kind; each join is handed those that are its own.
    """

    def said(*kinds: str) -> tuple[Ruling, ...]:
        return tuple(ruling for kind in kinds for ruling in judged.get(kind, ()))

    step = _steps(progress, ("passages", "family tree", "names", "claims", "origins"))
    alone = pile.alone
    reports = [pile.reports[key] for key in sorted(pile.reports)]
    chains = attribution.settle({r.id: alone[r.id].attributions for r in reports}, reports)
    attributions = [a for r in reports for a in chains[r.id]]
    passages, aligned = reuse.find_passages(
        reports, alignments, settings.reuse, pile.words, said("passage")
    )
    step()
    borrowings = reuse.find_borrowings(
        reports, passages, aligned, settings.reuse, pile.words, said("borrowing")
    )
    step()
    resolved = names.resolve(
        {key: names.NameFindings(found.mentions, found.links) for key, found in alone.items()},
        pile.reports,
        chains,
        settings.names,
        said("alias"),
    )
    step()
    mentions, entities = resolved.mentions, resolved.entities
    statements = [s for r in reports for s in alone[r.id].statements]
    grouped = claims.group(
        *(statements, reports, mentions, entities, aligned, passages, borrowings),
        *(settings.claims, said("claim", "witness")),
    )
    step()
    counts = [c for r in reports for c in alone[r.id].counts]
    times = [t for r in reports for t in alone[r.id].times]
    counted = origins.count_origins(
        *(grouped.claims, reports, attributions, mentions, entities),
        *(aligned, passages, borrowings, counts, settings.origins),
        times=times,
        judged=said("merge"),
    )
    step()
    return Joined(
        attributions=tuple(attributions),
        mentions=tuple(resolved.mentions),
        entities=tuple(resolved.entities),
        labels=tuple(resolved.labels),
        alignments=tuple(aligned),
        passages=tuple(passages),
        borrowings=tuple(borrowings),
        claims=tuple(grouped.claims),
        disagreements=tuple(grouped.disagreements),
        origins=tuple(counted),
    )


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
