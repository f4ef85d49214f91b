"""What each outlet calls the same actor."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from tellings.store import Database, reader


@dataclass(frozen=True, slots=True)
class Calling:
    """One wording for an actor: how often, by which outlets, in whose voice (None: a name)."""

    words: str
    times: int
    outlets: tuple[str, ...]
    voices: tuple[str, ...]


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
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    outlets: dict[tuple[str, str], set[str]] = defaultdict(set)
    voices: dict[tuple[str, str], set[str]] = defaultdict(set)
    query = f"""SELECT m.entity, substr(t.text, m.start + 1, m."end" - m.start), r.outlet, {voice}
        FROM {table} m JOIN reports r ON r.id = m.report JOIN texts t USING (sha256)
        WHERE m.entity NOT NULL AND {where}"""
    for entity, words, outlet, spoken in store.connection.execute(query):
        plain = " ".join(words.split())
        counted[entity][plain] += 1
        outlets[entity, plain].add(outlet or "unknown")
        if spoken:
            voices[entity, plain].add(spoken)
    return {
        entity: tuple(
            Calling(
                words,
                times,
                tuple(sorted(outlets[entity, words])),
                tuple(sorted(voices[entity, words])),
            )
            for words, times in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        )
        for entity, found in counted.items()
    }
