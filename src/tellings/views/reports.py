"""The reports themselves: a list, and one with everything marked in it."""

import json
from collections import defaultdict
from dataclasses import dataclass

from tellings.errors import NotFound
from tellings.model import Report
from tellings.store import Database, reader
from tellings.views.quoted import interval
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list; `published` as shown to a reader, None where unknown."""

    id: str
    key: str
    outlet: str | None
    published: str | None
    precision: str | None
    title: str | None
    language: str | None
    characters: int
    warnings: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a report; `kind` and `note` say what it is, `target` where it leads.

    Kinds: furniture, passage, source, cue, content, time, count, mention, label, claim.
    """

    start: int
    end: int
    kind: str
    note: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with all its marks, by start, longer first."""

    row: ReportRow
    report: Report
    marks: tuple[Mark, ...]


def reports(store: Database) -> list[ReportRow]:
    """All reports: by date (undated last), outlet and key."""
    paths: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    places = "SELECT report, starts_at < 0, key, path FROM places"
    for ident, other, key, path in store.connection.execute(places):
        paths[ident].append((bool(other), key, path))
    shown = spellings(store.connection)
    query = """SELECT r.id, r.outlet, r.published_from, r.published_to, r.published_precision,
        r.title, r.language, t.text, r.warnings
        FROM reports r JOIN texts t USING (sha256)"""
    rows = [
        ReportRow(
            ident,
            min(paths[ident])[1],
            shown.get(outlet or ""),
            interval(first, last) if precision is not None else None,
            precision,
            title,
            language,
            len(text),
            tuple(json.loads(warnings)),
            tuple(sorted({path for *_, path in paths[ident]})),
        )
        for ident, outlet, first, last, precision, title, language, text, warnings in (
            store.connection.execute(query)
        )
    ]
    return sorted(rows, key=lambda r: (r.published is None, r.published or "", r.key, r.id))


def report(store: Database, ident: str) -> ReportPage:
    """One report by its id, its key, or a unique beginning of its id. Raises NotFound."""
    full = resolve(store, ident)
    found = next(iter(reader.reports(store.connection, full)))
    marks = _marks(store, found)
    row = _row(found, reader.places(store.connection)[full], spellings(store.connection))
    return ReportPage(row, found, marks)


def resolve(store: Database, ident: str) -> str:
    """The full id for an id, key or unique beginning of an id. Raises NotFound."""
    for query in (
        "SELECT DISTINCT report FROM places WHERE key = ?1 ORDER BY 1 LIMIT 2",
        "SELECT id FROM reports WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2",
    ):
        found = store.connection.execute(query, (ident,)).fetchall()
        if len(found) == 1:
            return str(found[0][0])
        if found:
            raise NotFound(f"more than one report is called {ident!r}; use its id")
    raise NotFound(f"no report is called {ident!r}; see: tellings reports")


def _row(report: Report, places: list[tuple[str, str, int]], shown: dict[str, str]) -> ReportRow:
    published = report.published
    return ReportRow(
        report.id,
        report.key,
        shown.get(report.outlet or ""),
        interval(published.from_, published.to) if published else None,
        published.precision if published else None,
        report.title,
        report.language,
        len(report.text),
        report.warnings,
        tuple(sorted({path for _, path, _ in places})),
    )


def _marks(store: Database, report: Report) -> tuple[Mark, ...]:
    connection, ident = store.connection, report.id
    found = [Mark(f.start, f.end, "furniture", f.kind) for f in report.furniture]
    for start, end, kind, passage in connection.execute(
        """SELECT q.start, q."end", p.kind, p.id FROM passage_places q
           JOIN passages p ON p.id = q.passage WHERE q.report = ?""",
        (ident,),
    ):
        found.append(Mark(start, end, "passage", kind, passage))
    for said in reader.attributions(connection, ident):
        chain = " ← ".join(link.name for link in said.chain)
        for part in ("source", "cue", "content"):
            for start, end in getattr(said, part):
                found.append(Mark(start, end, part, chain, said.id))
    for time in reader.times(connection, ident):
        span = interval(time.from_, time.to) or "not resolved"
        found.append(Mark(time.start, time.end, "time", f"{time.value} ({span})"))
    for count in reader.counts(connection, ident):
        value = "" if count.value is None else f" {count.value:g}"
        found.append(Mark(count.start, count.end, "count", f"{count.bound}{value}"))
    entities = dict(connection.execute("SELECT id, name FROM entities"))
    for mention in reader.mentions(connection, ident):
        if mention.entity is not None:
            name = entities[mention.entity]
            found.append(Mark(mention.start, mention.end, "mention", name, mention.entity))
    found += [
        Mark(label.start, label.end, "label", label.voice, label.entity)
        for label in reader.labels(connection, ident)
    ]
    for claim, start, end in connection.execute(
        'SELECT claim, start, "end" FROM witnesses WHERE report = ?', (ident,)
    ):
        found.append(Mark(start, end, "claim", "", claim))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.note, m.target or "")))
