"""What each outlet calls the same actor."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from tellings.store import Database, reader
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
    used = _used(store, "mentions", "form = 'name'")
    labels = _used(store, "labels", "1")
    told = dict(
        store.connection.execute(
            "SELECT entity, count(DISTINCT report) FROM mentions WHERE entity NOT NULL GROUP BY 1"
        )
    )
    rows = [
        NameRow(e.id, e.name, e.kind, told.get(e.id, 0), used.get(e.id, ()), labels.get(e.id, ()))
        for e in reader.entities(store.connection)
        if told.get(e.id, 0) >= at_least
    ]
    return sorted(rows, key=lambda r: (-r.reports, r.name, r.entity))


def _used(store: Database, table: str, where: str) -> dict[str, tuple[Calling, ...]]:
    """Entity -> its wordings in a table of spans."""
    voice = "voice" if table == "labels" else "NULL"
    used: dict[str, dict[str, Counter[tuple[str, str | None]]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    query = f"""SELECT m.entity, substr(t.text, m.start + 1, m."end" - m.start), r.outlet, {voice}
        FROM {table} m JOIN reports r ON r.id = m.report JOIN texts t USING (sha256)
        WHERE m.entity NOT NULL AND {where}"""
    shown = spellings(store.connection)
    for entity, words, outlet, spoken in store.connection.execute(query):
        used[entity][" ".join(words.split())][shown.get(outlet, "unknown"), spoken] += 1
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
