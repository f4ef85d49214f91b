"""What each outlet calls the same actor."""

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from tellings.store import Database
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class Use:
    """How often one outlet used a wording in one voice (None for a name)."""

    outlet: str
    voice: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Calling:
    """One wording for an actor: how often, by which outlets, in whose voice (none: a name)."""

    words: str
    times: int
    outlets: tuple[str, ...]
    voices: tuple[str, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One actor with everything the reports call it, most frequent first."""

    entity: str
    name: str
    kind: str
    reports: int
    names: tuple[Calling, ...]
    labels: tuple[Calling, ...]


def names(store: Database, at_least: int = 2) -> list[NameRow]:
    """Actors mentioned in at least so many reports, those mentioned in most first."""
    told = """SELECT id, name, kind, reports FROM entities JOIN (SELECT entity,
        count(DISTINCT report) AS reports FROM mentions WHERE entity NOT NULL GROUP BY entity)
        ON entity = id WHERE reports >= ? ORDER BY id"""
    actors = store.connection.execute(told, (at_least,)).fetchall()
    among = {ident for ident, *_ in actors}
    used = _used(store, "mentions", "form = 'name'", among)
    labels = _used(store, "labels", "1", among)
    rows = [
        NameRow(ident, name, kind, reports, used.get(ident, ()), labels.get(ident, ()))
        for ident, name, kind, reports in actors
    ]
    return sorted(rows, key=lambda r: (-r.reports, r.name, r.entity))


def _used(
    store: Database, table: str, where: str, among: Set[str]
) -> dict[str, tuple[Calling, ...]]:
    """Entity -> its wordings in a table of spans, for these entities."""
    voice = "voice" if table == "labels" else "NULL"
    used: dict[str, dict[str, Counter[tuple[str, str | None]]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    query = f"""SELECT entity, report, start, "end", {voice} FROM {table} m
        WHERE entity NOT NULL AND {where} ORDER BY report"""
    shown = spellings(store.connection)
    text = "SELECT text, outlet FROM reports JOIN texts USING (sha256) WHERE id = ?"
    # each text is read once: SQLite would count its characters anew for every mention
    for report, places in groupby(store.connection.execute(query), key=itemgetter(1)):
        words, outlet = store.connection.execute(text, (report,)).fetchone()
        name = shown.get(outlet, "unknown")
        for entity, _, start, end, spoken in places:
            if entity in among:
                used[entity][" ".join(words[start:end].split())][name, spoken] += 1
    found = {}
    for entity, wordings in used.items():
        callings = [_calling(words, uses) for words, uses in wordings.items()]
        found[entity] = tuple(sorted(callings, key=lambda c: (-c.times, c.words)))
    return found


def _calling(words: str, counted: Counter[tuple[str, str | None]]) -> Calling:
    uses = [Use(outlet, voice, times) for (outlet, voice), times in counted.items()]
    uses.sort(key=lambda u: (-u.times, u.outlet, u.voice or ""))
    return Calling(
        words,
        counted.total(),
        tuple(sorted({u.outlet for u in uses})),
        tuple(sorted({u.voice for u in uses if u.voice})),
        tuple(uses),
    )
