"""The family tree of copies: who took shared words from whom, or that nobody can say."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tellings.model import Alignment, Borrowing, Evidence, Passage, Report
from tellings.reuse.direction import Known, Side, lean
from tellings.reuse.index import WordIndex, index_report
from tellings.reuse.places import Joined
from tellings.reuse.readings import Readings, readings
from tellings.reuse.thresholds import Settings
from tellings.reuse.tree import Edge, Step, nearest, neighbours, rooted

Read = Mapping[tuple[str, str], Readings]


def find_borrowings(
    reports: Iterable[Report],
    passages: Iterable[Passage],
    alignments: Iterable[Alignment],
    settings: Settings | None = None,
    indexes: Mapping[str, WordIndex] | None = None,
) -> list[Borrowing]:
    """Steps of the family tree over copied passages, by (to, from).

    Each connected set of reports gets one tree of its nearest pairs, rooted where the cues of
    direction agree best, so there is no cycle. A step is `decided` when turning it round would
    cost at least `settings.decide` in log-odds. Where two branches share words that their common
    report has not, the source is lost: `from_` is None for each of them. Evidence kinds are those
    of `direction`, and `shared-without` for a lost source.
    """
    chosen = settings or Settings()
    known = {r.id: r for r in reports}
    copied = {p.id for p in passages if p.kind == "copied"}
    ties = [x for x in alignments if x.passage in copied and x.a in known and x.b in known]
    if not ties:
        return []
    ready = indexes or {}
    words_of = {i: ready[i] if i in ready else index_report(known[i]) for i in sorted(known)}
    counts = Known.of(words_of)
    found: list[Borrowing] = []
    for group in _groups(ties):
        found += _tree(group, known, words_of, counts, chosen)
    return sorted(found, key=lambda b: (b.to, b.from_ or ""))


def _groups(ties: Sequence[Alignment]) -> list[list[Alignment]]:
    """The alignments of each connected set of reports."""
    names = sorted({n for x in ties for n in (x.a, x.b)})
    number = {name: i for i, name in enumerate(names)}
    sets = Joined(len(names))
    for x in ties:
        sets.join(number[x.a], number[x.b])
    groups: dict[int, list[Alignment]] = {}
    for x in ties:
        groups.setdefault(sets.find(number[x.a]), []).append(x)
    return [groups[k] for k in sorted(groups)]


def _tree(
    ties: Sequence[Alignment],
    known: Mapping[str, Report],
    indexes: Mapping[str, WordIndex],
    counts: Known,
    settings: Settings,
) -> list[Borrowing]:
    """The borrowings of one connected set of reports."""
    read = readings(ties, indexes)
    kin = len({n for pair in read for n in pair})
    weights = {
        (a, b): float(r.shared - r.changed - read[b, a].changed)
        for (a, b), r in read.items()
        if a < b
    }
    odds: dict[Edge, float] = {}
    reasons: dict[Edge, tuple[Evidence, ...]] = {}
    found: list[Borrowing] = []
    for edges in nearest(weights):
        for a, b in edges:
            one, other = Side(known[a], read[a, b], kin), Side(known[b], read[b, a], kin)
            odds[a, b], reasons[a, b] = lean(one, other, counts)
        steps = rooted(edges, odds)
        lost = _lost(steps[0].parent, edges, known, read)
        for step in steps:
            pair = (step.parent, step.child)
            orphaned = step.parent in lost and step.child in lost
            evidence = reasons[pair if pair in reasons else (pair[1], pair[0])]
            found.append(_step(step, read, evidence, settings, orphaned))
        found += [_orphan(name, read, lost[name]) for name in sorted(lost)]
    return found


def _step(
    step: Step, read: Read, evidence: tuple[Evidence, ...], settings: Settings, orphaned: bool
) -> Borrowing:
    within = read[step.child, step.parent].within
    decided = step.margin >= settings.decide and not orphaned
    confidence = 0.5 if orphaned else 1 / (1 + math.exp(-min(step.margin, 12.0)))
    return Borrowing(
        step.parent,
        step.child,
        "decided" if decided else "undetermined",
        round(confidence, 3),
        round(float(within.mean()), 4),
        evidence,
    )


def _orphan(name: str, read: Read, evidence: tuple[Evidence, ...]) -> Borrowing:
    """The step from a lost ancestor to a report."""
    within = np.logical_or.reduce([r.within for (here, _), r in read.items() if here == name])
    return Borrowing(None, name, "decided", 0.8, round(float(within.mean()), 4), evidence)


def _lost(
    root: str, edges: Sequence[Edge], known: Mapping[str, Report], read: Read
) -> dict[str, tuple[Evidence, ...]]:
    """Reports next to the root, and the root, that share words which the root has not.

    Two copies of the root can share only what it holds. Where they share other words in a passage
    that the root has too, all of them drew on a report that is not in the pile.
    """
    found: dict[str, tuple[Evidence, ...]] = {}
    near = neighbours(edges)[root]
    for i, a in enumerate(near):
        for b in near[i + 1 :]:
            if (a, b) not in read or (a, root) not in read or (b, root) not in read:
                continue
            between, to_root = read[a, b], read[a, root]
            words = between.equal & ~to_root.equal
            partners = between.against[words]
            without = np.flatnonzero(words)[~read[b, root].equal[partners]]
            if len(without) < max(10, 0.05 * between.shared):
                continue
            side = Side(known[a], between, 0)
            note = f"{len(without)} words shared with {b}, not with {root}"
            evidence = side.evidence("shared-without", without.astype(np.int64), note)
            for name in (a, b, root):
                found.setdefault(name, (evidence,))
    return found
