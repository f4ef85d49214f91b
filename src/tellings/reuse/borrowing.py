"""The family tree of copies: who took shared words from whom, or that nobody can say."""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.model import Alignment, Borrowing, Evidence, Passage, Report, Ruling
from tellings.reuse.crediting import credited_steps
from tellings.reuse.direction import CREDITED, Known, Side, lean, own_joins
from tellings.reuse.index import WordIndex, indexes_of
from tellings.reuse.judged import JudgedPairs, steps_as_judged
from tellings.reuse.omissions import below_cut_versions, cuts_as_evidence
from tellings.reuse.places import Joined
from tellings.reuse.readings import Readings, readings
from tellings.reuse.thresholds import Settings
from tellings.reuse.tree import Edge, Step, nearer_the_root, nearest, neighbours, rooted

Read = Mapping[tuple[str, str], Readings]

_TOLD = 0.83
"""Probability from which a step from one of several reports about as near counts as decided."""


def find_borrowings(
    reports: Iterable[Report],
    passages: Iterable[Passage],
    alignments: Iterable[Alignment],
    settings: Settings | None = None,
    indexes: Mapping[str, WordIndex] | None = None,
    judged: Sequence[Ruling] = (),
) -> list[Borrowing]:
    """Steps of the family tree over copied passages, by (to, from).

    Each connected set of reports gets one tree of its nearest pairs, rooted where the cues of
    direction agree best, so there is no cycle. A step is `decided` when turning it round would
    cost at least `settings.decide` in log-odds. Where two branches share words that their common
    report has not, the source is lost: `from_` is None for each of them. Evidence kinds are those
    of `direction`, `same-cut`, `same-order`, `same-end` for what a copy leaves out or moves as the
    version between it and the fuller text does, and `shared-without` for a lost source. `judged`
    are the steps that people confirmed, turned round or ruled out (evidence `judged`); only a
    circle of such steps is broken.
    """
    chosen = settings or Settings()
    known = {r.id: r for r in reports}
    copied = {p.id for p in passages if p.kind == "copied"}
    ties = [x for x in alignments if x.passage in copied and x.a in known and x.b in known]
    if not known:
        return []
    words_of = indexes_of(sorted(known), known, indexes)
    counts, said = Known.of(words_of, chosen.memory // 2), JudgedPairs.of(judged, known)
    found: list[Borrowing] = []
    for group in _groups(ties):
        found += _tree(group, known, words_of, counts, said, chosen)
    tied = [(b.from_, b.to) for b in found if b.from_ is not None]
    found += credited_steps(known, words_of, counts, chosen, tied)
    found = steps_as_judged(found, said, ties, words_of)
    return sorted(without_cycles(found), key=lambda b: (b.to, b.from_ or ""))


def without_cycles(steps: Iterable[Borrowing]) -> list[Borrowing]:
    """The steps, of which those that would close a circle are turned round and left open.

    Surer steps stand first; of two reports only one step is kept.
    """
    kept: list[Borrowing] = []
    children: dict[str, set[str]] = {}
    for step in sorted(steps, key=lambda b: (-b.confidence, b.to, b.from_ or "")):
        if step.from_ is None:
            kept.append(step)
            continue
        if _leads(children, step.to, step.from_):
            step = dataclasses.replace(
                step, from_=step.to, to=step.from_, direction="undetermined", confidence=0.5
            )
        kept.append(step)
        children.setdefault(str(step.from_), set()).add(step.to)
    lone = {(b.to, b.from_): b for b in reversed(kept)}
    return list(lone.values())


def _leads(children: Mapping[str, set[str]], start: str, goal: str) -> bool:
    """Whether a path leads from `start` to `goal`."""
    seen, open_ = {start}, [start]
    while open_:
        name = open_.pop()
        if name == goal:
            return True
        fresh = children.get(name, set()) - seen
        seen |= fresh
        open_ += sorted(fresh)
    return False


def _groups(ties: Sequence[Alignment]) -> list[list[Alignment]]:
    """Alignments that may go back to one text: of the same pair, or of overlapping words.

    A report may take one passage from here and another from there; each has a tree of its own.
    """
    sets = Joined(len(ties))
    by_pair: dict[tuple[str, str], int] = {}
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for i, x in enumerate(ties):
        sets.join(by_pair.setdefault((x.a, x.b), i), i)
        spans.setdefault(x.a, []).append((x.a_start, x.a_end, i))
        spans.setdefault(x.b, []).append((x.b_start, x.b_end, i))
    for rows in spans.values():
        rows.sort(key=lambda r: (r[0], -r[1], r[2]))
        begin, end, holder = 0, -1, -1
        for start, stop, i in rows:
            common = min(end, stop) - start
            if holder >= 0 and common > 0.3 * min(stop - start, end - begin):
                sets.join(holder, i)
            if stop > end:
                begin, end, holder = start, stop, i
    groups: dict[int, list[Alignment]] = {}
    for i, x in enumerate(ties):
        groups.setdefault(sets.find(i), []).append(x)
    return [groups[k] for k in sorted(groups)]


def _tree(
    ties: Sequence[Alignment],
    known: Mapping[str, Report],
    indexes: Mapping[str, WordIndex],
    counts: Known,
    said: JudgedPairs,
    settings: Settings,
) -> list[Borrowing]:
    """The borrowings of one connected set of reports."""
    read = readings(ties, indexes)
    kin = len({n for pair in read for n in pair})
    weights = {
        (a, b): r.shared - 0.3 * (r.changed + read[b, a].changed)
        for (a, b), r in read.items()
        if a < b
    }
    weights = said.weighed(weights)
    odds: dict[Edge, float] = {}
    reasons: dict[Edge, tuple[Evidence, ...]] = {}
    found: list[Borrowing] = []

    def before(x: str, y: str) -> float:
        a, b = min(x, y), max(x, y)
        if (a, b) not in odds:
            one, other = Side(known[a], read[a, b], kin), Side(known[b], read[b, a], kin)
            odds[a, b], reasons[a, b] = lean(one, other, counts)
            odds[a, b] = said.odds.get((a, b), odds[a, b])
        return odds[a, b] if x == a else -odds[a, b]

    def judged(edges: Sequence[Edge]) -> list[Step]:
        for a, b in edges:
            before(a, b)
        return rooted(edges, odds)

    near = neighbours(weights)
    for nearest_edges in nearest(weights):
        edges = nearer_the_root(judged(nearest_edges), weights, near, settings.equally_near)
        edges = below_cut_versions(
            judged(edges), weights, near, read, settings.equally_near, before
        )
        steps = judged(edges)
        lost = _lost(edges, known, read)
        above = {step.child: step.parent for step in steps}
        made: list[Borrowing] = []
        for step in steps:
            pair = (step.parent, step.child)
            orphaned = step.parent in lost and step.child in lost
            evidence = reasons[pair if pair in reasons else (pair[1], pair[0])]
            own = odds[pair] if pair in odds else -odds[pair[1], pair[0]]
            if own < -0.5 * CREDITED:  # a second source, which the one root of a tree leaves out
                step, own = Step(step.child, step.parent, -own), -own
            joins = own_joins(Side(known[pair[0]], read[pair], kin), counts)
            if joins < settings.joins_told:
                continue
            open_ = orphaned or own < settings.decide_own or joins < settings.joins_decided
            if step.parent in above:
                cuts = cuts_as_evidence(step.child, step.parent, above[step.parent], read)
                evidence = (*evidence, *cuts)
            made.append(_step(step, read, evidence, settings, open_))
        found += _told_apart(made, weights, odds)
        found += [_orphan(name, read, lost[name]) for name in sorted(lost)]
    return found


def _step(
    step: Step, read: Read, evidence: tuple[Evidence, ...], settings: Settings, open_: bool
) -> Borrowing:
    within = read[step.child, step.parent].within
    decided = step.margin >= settings.decide and not open_
    confidence = 0.5 if open_ else 1 / (1 + math.exp(-min(step.margin, 12.0)))
    return Borrowing(
        step.parent,
        step.child,
        "decided" if decided else "undetermined",
        round(confidence, 3),
        round(float(within.mean()), 4),
        evidence,
    )


def _told_apart(
    steps: Sequence[Borrowing], weights: Mapping[Edge, float], odds: Mapping[Edge, float]
) -> list[Borrowing]:
    """The steps, surer or less so as their source is told from reports that are as near the copy.

    Such a rival stands in an open step with the source. The copy may be of either, and the step is
    wrong if it is of the rival and the rival does not come after the source: its confidence
    falls by half the probability of that, and below `_TOLD` it is open. `odds` are the log-odds
    of the two reports' own cues.
    """
    open_: dict[str, set[str]] = {}
    for step in steps:
        if step.direction != "decided" and step.from_ is not None:
            open_.setdefault(step.from_, set()).add(step.to)
            open_.setdefault(step.to, set()).add(step.from_)

    def weight(x: str, y: str) -> float:
        return weights.get((min(x, y), max(x, y)), -math.inf)

    told: list[Borrowing] = []
    for step in steps:
        source = str(step.from_)
        sure = step.confidence
        for rival in sorted(open_.get(source, set()) - {step.to}):
            if weight(rival, step.to) >= 0.99 * weight(source, step.to):
                before = odds[source, rival] if (source, rival) in odds else -odds[rival, source]
                sure *= 1 - 0.5 / (1 + math.exp(max(-12.0, min(12.0, before))))
        if sure < min(_TOLD, step.confidence):
            step = dataclasses.replace(step, direction="undetermined", confidence=0.5)
        elif sure < step.confidence:
            step = dataclasses.replace(step, confidence=round(sure, 3))
        told.append(step)
    return told


def _orphan(name: str, read: Read, evidence: tuple[Evidence, ...]) -> Borrowing:
    """The step from a lost ancestor to a report."""
    within = np.logical_or.reduce([r.within for (here, _), r in read.items() if here == name])
    return Borrowing(None, name, "decided", 0.8, round(float(within.mean()), 4), evidence)


def _lost(
    edges: Sequence[Edge], known: Mapping[str, Report], read: Read
) -> dict[str, tuple[Evidence, ...]]:
    """Reports that stand next to one another in the tree and drew on a source that is not there.

    Two reports on either side of a third can share only what it holds, if the words passed through
    it. Where they share other words too, and no other report holds those, the source is lost.
    """
    found: dict[str, tuple[Evidence, ...]] = {}
    near, shares = neighbours(edges), neighbours(pair for pair in read if pair[0] < pair[1])
    for middle in near:
        beside = set(near[middle])
        pairs = ((a, b) for a in near[middle] for b in shares[a] if b > a and b in beside)
        for a, b in pairs:
            without = _shared_without(a, b, middle, read)
            if without is None or _held(a, without, {a, b, middle}, near, read):
                continue
            side = Side(known[a], read[a, b], 0)
            note = f"{len(without)} words shared with {b}, not with {middle}"
            evidence = side.evidence("shared-without", without, note)
            for name in (a, b, middle):
                found.setdefault(name, (evidence,))
    return found


def _shared_without(a: str, b: str, middle: str, read: Read) -> NDArray[np.int64] | None:
    """The words of `a` that `b` shares and `middle` does not; None if they are few."""
    if (a, b) not in read:
        return None
    between = read[a, b]
    words = between.equal & ~read[a, middle].equal
    places = np.flatnonzero(words)
    places = places[~read[b, middle].equal[between.against[places]]]
    return places if len(places) >= max(10, 0.05 * between.shared) else None


def _held(
    a: str, places: NDArray[np.int64], but: set[str], names: Iterable[str], read: Read
) -> bool:
    """Whether another report of the tree holds most of these words of `a`."""
    return any(
        read[a, other].equal[places].mean() >= 0.7
        for other in names
        if other not in but and (a, other) in read
    )
