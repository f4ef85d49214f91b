"""When: what the reports say happened at which time, and when they were published."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.model import Place
from tellings.store import Database
from tellings.views.quoted import Quoted, Quoter


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One calendar span with every sentence that names it; open ends are None."""

    from_: str | None
    to: str | None
    reports: int
    outlets: int
    sentences: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One calendar span and how many reports and outlets name it; open ends are None."""

    from_: str | None
    to: str | None
    reports: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words for a time that no calendar span could be given to, and how many reports have them."""

    words: str
    reports: int


@dataclass(frozen=True, slots=True)
class Publication:
    """When one report was published: ISO days, None where unknown."""

    report: str
    from_: str | None
    to: str | None


def timeline(
    store: Database,
    at_least: int = 1,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
) -> list[TimelineRow]:
    """Calendar spans named by at least so many reports (of one outlet), in order of time.

    `since` and `until` (ISO days, months or years) leave out spans that lie wholly before or
    after. Expressions that could not be resolved to a span are not here: no date is invented.
    """
    spans = narrowed(time_spans(store, outlet), at_least, since, until)
    return sentences_of(store, spans, outlet)


def time_spans(store: Database, outlet: str | None = None) -> tuple[TimeSpan, ...]:
    """All calendar spans that reports (of one outlet) name, in order of time; no text is read."""
    where = "AND lower(r.outlet) = lower(?)" if outlet else ""
    query = f"""SELECT t."from", t."to", count(DISTINCT t.report),
        count(DISTINCT coalesce(lower(r.outlet), ''))
        FROM times t JOIN reports r ON r.id = t.report
        WHERE (t."from" IS NOT NULL OR t."to" IS NOT NULL) AND t.type IN ('DATE', 'TIME') {where}
        GROUP BY t."from", t."to" """
    rows = (TimeSpan(*row) for row in store.connection.execute(query, (outlet,) if outlet else ()))
    return tuple(sorted(rows, key=lambda r: (r.from_ or r.to or "", r.to or "9999")))


def narrowed(
    spans: Iterable[TimeSpan],
    at_least: int = 1,
    since: str | None = None,
    until: str | None = None,
) -> list[TimeSpan]:
    """Spans that so many reports name and that do not lie wholly before or after the bounds."""
    last = f"{until}\uffff" if until else None  # 2014 holds 2014-12-31
    return [
        span
        for span in spans
        if span.reports >= at_least
        and not (since and span.to and span.to < since)
        and not (last and span.from_ and span.from_ > last)
    ]


def sentences_of(
    store: Database, spans: Sequence[TimeSpan], outlet: str | None = None
) -> list[TimelineRow]:
    """These spans with the sentences (of one outlet) that name them, by date of publication."""
    where = "AND lower(r.outlet) = lower(?2)" if outlet else ""
    # one pass over the times, whatever the number of spans; the sentences come by their index
    query = f"""SELECT t."from", t."to", t.report, coalesce(s.start, t.start),
        coalesce(s."end", t."end") FROM times t JOIN reports r ON r.id = t.report
        LEFT JOIN sentences s ON s.report = t.report AND s.start <= t.start AND s."end" >= t."end"
        WHERE coalesce(t."from", '') || '/' || coalesce(t."to", '')
        IN (SELECT value FROM json_each(?1)) AND t.type IN ('DATE', 'TIME') {where}"""
    wanted = json.dumps([f"{s.from_ or ''}/{s.to or ''}" for s in spans])
    found: dict[tuple[str | None, str | None], set[Place]] = defaultdict(set)
    values = (wanted, outlet) if outlet else (wanted,)
    for first, last, *place in store.connection.execute(query, values):
        found[first, last].add(Place(*place))
    quoter = Quoter(store.connection)
    return [
        TimelineRow(s.from_, s.to, s.reports, s.outlets, quoter.all(sorted(found[s.from_, s.to])))
        for s in spans
    ]


def unresolved(store: Database, most: int = 40) -> tuple[tuple[Unresolved, ...], int]:
    """The words that most often name a time without a calendar span; how many such times."""
    query = """SELECT lower(substr(x.text, t.start + 1, t."end" - t.start)), t.report
        FROM times t JOIN reports r ON r.id = t.report JOIN texts x USING (sha256)
        WHERE t."from" IS NULL AND t."to" IS NULL AND t.type IN ('DATE', 'TIME')"""
    held: dict[str, set[str]] = defaultdict(set)
    count = 0
    for words, report in store.connection.execute(query):
        held[" ".join(words.split())].add(report)
        count += 1
    rows = sorted(((w, len(r)) for w, r in held.items()), key=lambda row: (-row[1], row[0]))
    return tuple(Unresolved(*row) for row in rows[:most]), count


def publications(store: Database) -> tuple[Publication, ...]:
    """When all reports were published, undated ones last."""
    query = """SELECT id, published_from, published_to FROM reports
        ORDER BY published_from IS NULL, published_from, published_to, id"""
    return tuple(Publication(*row) for row in store.connection.execute(query))
