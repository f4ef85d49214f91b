"""Words of a report together with who printed them and when."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.model import Place
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words: `words` is the report's text[start:end]; `published` as shown to a reader.

    `outlet` is spelled as most of its reports spell it.
    """

    report: str
    key: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    words: str


class Quoter:
    """Looks up words for places; each report's text is read once.

    `spelled` is what `spellings(connection)` gave, for a caller that keeps it.
    """

    def __init__(
        self, connection: sqlite3.Connection, spelled: Mapping[str, str] | None = None
    ) -> None:
        self._connection = connection
        self._spellings = spellings(connection) if spelled is None else spelled
        self._reports: dict[str, tuple[str, str | None, str | None, str]] = {}

    def __call__(self, place: Place) -> Quoted:
        """The words at one place."""
        key, outlet, published, text = self.report(place.report)
        words = text[place.start : place.end]
        return Quoted(place.report, key, outlet, published, place.start, place.end, words)

    def all(self, places: Iterable[Place]) -> tuple[Quoted, ...]:
        """The words at several places: by date (undated last), then outlet, then place."""
        found = [self(place) for place in places]
        return tuple(sorted(found, key=in_time))

    def report(self, report: str) -> tuple[str, str | None, str | None, str]:
        """(key, outlet, published, text) of a report."""
        if report not in self._reports:
            row = self._connection.execute(
                """SELECT (SELECT min(key) FROM places WHERE report = r.id), outlet,
                   published_from, published_to, text
                   FROM reports r JOIN texts USING (sha256) WHERE r.id = ?""",
                (report,),
            ).fetchone()
            outlet = self._spellings.get(row[1])
            self._reports[report] = (row[0], outlet, interval(row[2], row[3]), row[4])
        return self._reports[report]


def in_time(quoted: Quoted) -> tuple[bool, str, str, str, int]:
    """Sort key: by date, undated last."""
    return (
        quoted.published is None,
        quoted.published or "",
        quoted.outlet or "",
        quoted.key,
        quoted.start,
    )


def interval(first: str | None, last: str | None) -> str | None:
    """An interval of ISO days for a reader: one day, a whole month or year, or both ends."""
    if first is None and last is None:
        return None
    if first == last:
        return first
    if first and last:
        if first.endswith("-01-01") and last == first[:4] + "-12-31":
            return first[:4]
        same_month = first[:7] == last[:7] and first.endswith("-01")
        if same_month and last[8:] in {"28", "29", "30", "31"} and int(last[8:]) >= 28:
            return first[:7]
    return f"{first or '…'} – {last or '…'}"
