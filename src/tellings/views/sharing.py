"""How much of each report stands in each other one, for many reports at once."""

import json
from collections import defaultdict
from dataclasses import dataclass

from tellings.model import Span
from tellings.store import Database

ACROSS = 200
"""Reports that are laid against one another at once."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How much of the body of `report` stands in `other`, 0..1.

    `copied` counts words that one took from the other or both from a third, `any` also stock
    paragraphs, statements and boilerplate.
    """

    report: str
    other: str
    copied: float
    any: float


def sharing(store: Database, reports: tuple[str, ...]) -> tuple[Sharing, ...]:
    """All pairs of these reports that share a passage, both ways, by report and other."""
    wanted = json.dumps(reports)
    bodies = _bodies(store, wanted)
    query = """SELECT l.a, l.a_start, l.a_end, l.b, l.b_start, l.b_end,
        coalesce(p.kind, 'copied') = 'copied'
        FROM alignments l LEFT JOIN passages p ON p.id = l.passage
        WHERE l.a IN (SELECT value FROM json_each(?1)) AND l.b IN (SELECT value FROM json_each(?1))
        """
    held: dict[tuple[str, str], list[tuple[Span, bool]]] = defaultdict(list)
    for a, a_start, a_end, b, b_start, b_end, copied in store.connection.execute(query, (wanted,)):
        held[a, b].append(((a_start, a_end), bool(copied)))
        held[b, a].append(((b_start, b_end), bool(copied)))
    found = []
    for (report, other), spans in sorted(held.items()):
        whole = bodies.get(report) or 1
        every = union([span for span, _ in spans]) / whole
        copied = union([span for span, is_copied in spans if is_copied]) / whole
        found.append(Sharing(report, other, min(copied, 1.0), min(every, 1.0)))
    return tuple(found)


def union(spans: list[Span]) -> int:
    """Characters in at least one of the spans."""
    total = at = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total


def _bodies(store: Database, wanted: str) -> dict[str, int]:
    """Report -> characters of its body."""
    query = "SELECT id, body FROM reports WHERE id IN (SELECT value FROM json_each(?))"
    return {
        ident: sum(end - start for start, end in json.loads(body))
        for ident, body in store.connection.execute(query, (wanted,))
    }
