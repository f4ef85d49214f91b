"""In whose voice a report speaks: its outlet's own, those it names, those it does not, or copied.

Every character of the body counts once. What stands in a copied passage that the report took over
is copied, whoever speaks in it; of the rest, what is attributed belongs to the innermost voice,
named or not; what is left is the outlet's own, with the words that introduce the others.
"""

from collections import defaultdict
from dataclasses import dataclass

from tellings.model import Attribution, Report, Span
from tellings.store import Database, reader

_OWN, _NAMED, _UNNAMED, _COPIED = range(4)


@dataclass(frozen=True, slots=True)
class Voices:
    """How many characters of one report's body are whose; they add up to `body`."""

    report: str
    body: int
    own: int
    attributed: int
    anonymous: int
    copied: int

    def share(self, voice: str) -> float:
        """The share of the body, 0..1, of `own`, `attributed`, `anonymous` or `copied`."""
        return float(getattr(self, voice)) / self.body if self.body else 0.0


def voices(store: Database) -> list[Voices]:
    """One row for each report, by id; of a story without an analysis all is the outlets' own."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for each in reader.attributions(store.connection):
        if each.kind not in ("credit", "headline"):
            said[each.report].append(each)
    copied = _copied(store)
    return [
        _voices(report, said[report.id], copied[report.id])
        for report in reader.reports(store.connection)
    ]


def voices_of(store: Database, report: Report) -> Voices:
    """The same for one report, without looking at the others."""
    connection = store.connection
    said = reader.attributions(connection, report.id)
    query = """SELECT DISTINCT q.start, q."end" FROM passage_places q
        JOIN passages p ON p.id = q.passage WHERE q.report = ?1 AND p.kind = 'copied' AND EXISTS (
        SELECT 1 FROM borrowings b JOIN passage_places o ON o.passage = q.passage
        WHERE b."to" = ?1 AND b.direction = 'decided'
        AND (o.report = b."from" OR (b."from" IS NULL AND o.report != ?1)))"""
    copied: list[Span] = connection.execute(query, (report.id,)).fetchall()
    return _voices(report, [a for a in said if a.kind not in ("credit", "headline")], copied)


def _copied(store: Database) -> dict[str, list[Span]]:
    """Places of copied passages in reports that took them over, from a report or a lost one."""
    givers: dict[str, set[str | None]] = defaultdict(set)
    for step in reader.borrowings(store.connection):
        if step.direction == "decided":
            givers[step.to].add(step.from_)
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in reader.passages(store.connection):
        if passage.kind != "copied":
            continue
        holders = {place.report for place in passage.places}
        for place in passage.places:
            from_ = givers.get(place.report, set())
            if from_ & holders or (None in from_ and len(holders) > 1):
                found[place.report].append((place.start, place.end))
    return found


def _voices(report: Report, said: list[Attribution], copied: list[Span]) -> Voices:
    whose = bytearray(len(report.text))
    for each in sorted(said, key=lambda a: (len(a.chain), a.id)):  # inner voices last
        for start, end in each.content:
            whose[start:end] = bytes([_UNNAMED if each.anonymous else _NAMED]) * (end - start)
    for start, end in copied:
        whose[start:end] = bytes([_COPIED]) * (end - start)
    counted = [0, 0, 0, 0]
    for start, end in report.body:
        for voice in range(4):
            counted[voice] += whose.count(voice, start, end)
    return Voices(report.id, sum(counted), *counted)
