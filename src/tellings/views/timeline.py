"""When: what the reports say happened at which time, and when they were published."""

from collections import defaultdict
from dataclasses import dataclass

from tellings.model import Place
from tellings.store import Database, reader
from tellings.views.quoted import Quoted, Quoter


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One calendar span with every sentence that names it; open ends are None."""

    from_: str | None
    to: str | None
    reports: int
    outlets: int
    sentences: tuple[Quoted, ...]


def timeline(store: Database, at_least: int = 1) -> list[TimelineRow]:
    """Calendar spans named by at least so many reports, in order of time.

    Expressions that could not be resolved to a span are not here: no date is invented.
    """
    quoter = Quoter(store.connection)
    sentences = _sentences(store)
    groups: dict[tuple[str | None, str | None], set[Place]] = defaultdict(set)
    for time in reader.times(store.connection):
        if (time.from_ or time.to) and time.type in {"DATE", "TIME"}:
            start, end = _around(sentences.get(time.report, []), time.start, time.end)
            groups[time.from_, time.to].add(Place(time.report, start, end))
    rows = []
    for (first, last), places in groups.items():
        quoted = quoter.all(sorted(places))
        reports = len({q.report for q in quoted})
        if reports >= at_least:
            outlets = len({q.outlet for q in quoted})
            rows.append(TimelineRow(first, last, reports, outlets, quoted))
    return sorted(rows, key=lambda r: (r.from_ or r.to or "", r.to or "9999"))


def _sentences(store: Database) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    query = 'SELECT report, start, "end" FROM sentences ORDER BY report, start'
    for report, start, end in store.connection.execute(query):
        found[report].append((start, end))
    return found


def _around(sentences: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The sentence that holds the words, or the words themselves."""
    for s, e in sentences:
        if s <= start and end <= e:
            return s, e
    return start, end
