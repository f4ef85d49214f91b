"""Claims in full, many at once: every witness with its voice, origins as a tree, every merge."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.model import Claim, Evidence, Link, Merge, Origin, OriginCount, Place
from tellings.store import Database, reader
from tellings.views.claims import ClaimRow
from tellings.views.joining import needed
from tellings.views.quoted import Quoted, Quoter, in_time


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose authority: the chain from the publishing outlet inwards, and how it is put."""

    chain: tuple[Link, ...]
    kind: str
    anonymous: bool
    stance: str


@dataclass(frozen=True, slots=True)
class Told:
    """One witness; `voice` is None where the outlet says it in its own."""

    quoted: Quoted
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a judgement: its kind, the words it points at (if any), a note."""

    kind: str
    words: Quoted | None
    note: str


@dataclass(frozen=True, slots=True)
class Joining:
    """One merge of two reports; `needed` for those that alone already join what all join."""

    a: str
    b: str
    route: str
    certain: bool
    needed: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One claim in full.

    `branches` are the origins after the certain merges, those that suggested merges may yet make
    one standing together; where the merges do not say which (a report in two origins), each
    origin stands alone. `joinings` come needed first, then certain, in order of reports.
    """

    row: ClaimRow
    told: tuple[Told, ...]
    branches: tuple[tuple[Origin, ...], ...]
    joinings: tuple[Joining, ...]
    disagreements: tuple[str, ...]


def dossiers(store: Database, rows: Sequence[ClaimRow]) -> list[Dossier]:
    """The claims of these rows in full, in their order."""
    connection, quoter = store.connection, Quoter(store.connection)
    wanted = {row.id for row in rows}
    found = {c.id: c for c in reader.claims(connection) if c.id in wanted}
    counted = {o.claim: o for o in reader.origins(connection) if o.claim in wanted}
    about: dict[str, list[str]] = defaultdict(list)
    for disagreement in reader.disagreements(connection):
        for ident in disagreement.claims:
            about[ident].append(disagreement.id)
    voices = _voices(store, found.values())
    return [
        _dossier(quoter, row, found[row.id], counted[row.id], voices, about[row.id]) for row in rows
    ]


def dossier(store: Database, row: ClaimRow) -> Dossier:
    """One claim in full; reads nothing but what belongs to it."""
    connection = store.connection
    found = next(iter(reader.claims(connection, row.id)))
    counted = next(iter(reader.origins(connection, row.id)))
    about = [d.id for d in reader.disagreements(connection, row.id)]
    return _dossier(Quoter(connection), row, found, counted, _voices(store, [found]), about)


def _dossier(
    quoter: Quoter,
    row: ClaimRow,
    found: Claim,
    counted: OriginCount,
    voices: dict[str, Voice],
    about: Sequence[str],
) -> Dossier:
    return Dossier(
        row,
        _told(quoter, found, voices),
        _branches(counted),
        _joinings(quoter, counted.merges),
        tuple(about),
    )


def reasons(quoter: Quoter, evidence: Iterable[Evidence]) -> tuple[Reason, ...]:
    """Evidence with the words it points at."""
    found = []
    for e in evidence:
        quoted = None
        if e.report is not None and e.start is not None and e.end is not None:
            quoted = quoter(Place(e.report, e.start, e.end))
        found.append(Reason(e.kind, quoted, e.note))
    return tuple(found)


def _voices(store: Database, found: Iterable[Claim]) -> dict[str, Voice]:
    ids = [w.attribution for claim in found for w in claim.witnesses]
    return {
        a.id: Voice(a.chain, a.kind, a.anonymous, a.stance)
        for a in reader.attributions_by_id(store.connection, ids)
    }


def _told(quoter: Quoter, claim: Claim, voices: dict[str, Voice]) -> tuple[Told, ...]:
    found = [
        Told(quoter(Place(w.report, w.start, w.end)), voices.get(w.attribution or ""))
        for w in claim.witnesses
    ]
    return tuple(sorted(found, key=lambda t: in_time(t.quoted)))


def _branches(counted: OriginCount) -> tuple[tuple[Origin, ...], ...]:
    """Origins grouped by the suggested merges, if that gives the `low` that was counted."""
    alone = tuple((origin,) for origin in counted.origins)
    within: dict[str, set[int]] = defaultdict(set)
    for i, origin in enumerate(counted.origins):
        for report in origin.reports:
            within[report].add(i)
    group = list(range(len(counted.origins)))
    for merge in counted.merges:
        a, b = within[merge.a], within[merge.b]
        if not merge.certain and len(a) == len(b) == 1:
            old, new = group[max(*a, *b)], group[min(*a, *b)]
            group = [new if g == old else g for g in group]
    branches = [
        tuple(o for o, g in zip(counted.origins, group, strict=True) if g == number)
        for number in sorted(set(group))
    ]
    return tuple(branches) if len(branches) == counted.low else alone


def _joinings(quoter: Quoter, merges: Iterable[Merge]) -> tuple[Joining, ...]:
    """Merges with their reasons, those needed first."""
    found = [
        Joining(m.a, m.b, m.route, m.certain, alone, reasons(quoter, m.evidence))
        for m, alone in needed(merges)
    ]
    return tuple(sorted(found, key=lambda j: not j.needed))
