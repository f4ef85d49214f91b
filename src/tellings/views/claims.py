"""Claims, ranked so that what deserves a second look comes first."""

from collections import defaultdict
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Disagreement, Merge, Origin, Place
from tellings.store import Database, reader
from tellings.views.joining import needed
from tellings.views.quoted import Quoted, Quoter, in_time


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in the list: its clearest wording, and how many told it from how many origins.

    `first` is the earliest publication day known among its witnesses; `conflicts` are the facets
    on which its witnesses cannot all be right. `stances` are how its witnesses put it, each once:
    asserted (also in the outlet's own voice), denied, hedged, asked, intended.
    """

    id: str
    wording: Quoted
    reports: int
    outlets: int
    low: int
    high: int
    first: str | None
    conflicts: tuple[str, ...]
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMerge:
    """One merge: the two reports' outlets by name, and the words that justify it.

    `needed` is whether it belongs to the few that alone join what all merges join.
    """

    merge: Merge
    a: str
    b: str
    words: tuple[tuple[str, Quoted | None, str], ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything about one claim.

    `voices` says for each witness on whose authority it stands, `stances` whether that source
    asserted it (asserted, denied, hedged, asked, intended; empty in the outlet's own voice).
    `merges` come needed first.
    """

    row: ClaimRow
    witnesses: tuple[Quoted, ...]
    voices: tuple[str, ...]
    origins: tuple[Origin, ...]
    merges: tuple[ShownMerge, ...]
    disagreements: tuple[Disagreement, ...]
    stances: tuple[str, ...]


def claims(store: Database, at_least: int = 1) -> list[ClaimRow]:
    """All claims with at least so many reports.

    Ranked by conflicts, then by how far reports outnumber origins, then by reports.
    """
    connection, quoter = store.connection, Quoter(store.connection)
    conflicts, stances = _conflicts(store), _stances(store)
    first = _first_days(store)
    query = """SELECT c.id, c.wording_report, c.wording_start, c.wording_end,
               o.reports, o.outlets, o.low, o.high
               FROM claims c JOIN origins o ON o.claim = c.id WHERE o.reports >= ?"""
    rows = [
        ClaimRow(
            ident,
            quoter(Place(report, start, end)),
            told,
            outlets,
            low,
            high,
            first.get(ident),
            tuple(sorted(conflicts.get(ident, ()))),
            stances.get(ident, ()),
        )
        for ident, report, start, end, told, outlets, low, high in connection.execute(
            query, (at_least,)
        )
    ]
    return sorted(rows, key=_rank)


def claim(store: Database, ident: str) -> ClaimPage:
    """One claim by its id (a unique beginning of it is enough). Raises NotFound."""
    connection, quoter = store.connection, Quoter(store.connection)
    full = resolve(store, ident)
    found = next(iter(reader.claims(connection, full)))
    counted = next(iter(reader.origins(connection, full)))
    about = list(reader.disagreements(connection, full))
    facets = {d.facet for d in about if d.relation == "conflict"}
    shown = sorted(
        ((quoter(Place(w.report, w.start, w.end)), w.attribution) for w in found.witnesses),
        key=lambda pair: in_time(pair[0]),
    )
    days = [q.published for q, _ in shown if q.published]
    row = ClaimRow(
        full,
        quoter(found.wording),
        counted.reports,
        counted.outlets,
        counted.low,
        counted.high,
        min(days, default=None),
        tuple(sorted(facets)),
        _stances(store, full).get(full, ()),
    )
    merges = [_merge(quoter, merge, alone) for merge, alone in needed(counted.merges)]
    merges.sort(key=lambda m: not m.needed)
    voices, stances = _voices(store, [a for _, a in shown])
    witnesses = tuple(q for q, _ in shown)
    return ClaimPage(row, witnesses, voices, counted.origins, tuple(merges), tuple(about), stances)


def resolve(store: Database, ident: str) -> str:
    """The full id of the one claim whose id begins with `ident`. Raises NotFound."""
    found = store.connection.execute(
        "SELECT id FROM claims WHERE substr(id, 1, ?) = ? LIMIT 2", (len(ident), ident)
    ).fetchall()
    if len(found) != 1:
        raise NotFound(f"{'no' if not found else 'more than one'} claim begins with {ident!r}")
    return str(found[0][0])


def _conflicts(store: Database) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for disagreement in reader.disagreements(store.connection):
        if disagreement.relation == "conflict":
            for ident in disagreement.claims:
                found[ident].add(disagreement.facet)
    return found


def _first_days(store: Database) -> dict[str, str]:
    """Claim -> the earliest publication day known among its witnesses."""
    query = "SELECT id, published_from FROM reports WHERE published_from NOT NULL"
    days: dict[str, str] = dict(store.connection.execute(query))
    first: dict[str, str] = {}
    for claim, report in store.connection.execute("SELECT claim, report FROM witnesses"):
        day = days.get(report)
        if day is not None and day < first.get(claim, "9999-99"):
            first[claim] = day
    return first


def _stances(store: Database, claim: str | None = None) -> dict[str, tuple[str, ...]]:
    """Claim -> how its witnesses put it, each once; of one claim if it is named."""
    found: dict[str, list[str]] = defaultdict(list)
    query = """SELECT DISTINCT w.claim, coalesce(a.stance, 'asserted') FROM witnesses w
        LEFT JOIN attributions a ON a.id = w.attribution
        WHERE ?1 IS NULL OR w.claim = ?1 ORDER BY 1, 2"""
    for ident, stance in store.connection.execute(query, (claim,)):
        found[ident].append(stance)
    return {ident: tuple(stances) for ident, stances in found.items()}


def _rank(row: ClaimRow) -> tuple[int, int, int, str]:
    return (-len(row.conflicts), row.high - row.reports, -row.reports, row.id)


def _merge(quoter: Quoter, merge: Merge, alone: bool) -> ShownMerge:
    words: list[tuple[str, Quoted | None, str]] = []
    for e in merge.evidence:
        quoted = None
        if e.report is not None and e.start is not None and e.end is not None:
            quoted = quoter(Place(e.report, e.start, e.end))
        words.append((e.kind, quoted, e.note))
    names = [quoter.report(r)[1] or quoter.report(r)[0] for r in (merge.a, merge.b)]
    return ShownMerge(merge, names[0], names[1], tuple(words), alone)


def _voices(
    store: Database, attributions: list[str | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For each attribution the names of its chain, outlet first, joined by arrows; its stance."""
    said = {a.id: a for a in reader.attributions_by_id(store.connection, attributions)}
    found = [said.get(ident or "") for ident in attributions]
    voices = (" ← ".join(link.name for link in a.chain) if a else "" for a in found)
    return tuple(voices), tuple(a.stance if a else "" for a in found)
