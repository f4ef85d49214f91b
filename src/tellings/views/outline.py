"""Every record of a story in a line, so that one can see what a judgement has changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.store import Database
from tellings.views.quoted import interval

Outline = Mapping[tuple[str, str], str]
"""(kind, id) -> the record in a line."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One record that is other than before; `before` or `after` is None where there is none.

    `kind`: report, passage, borrowing (its id is both reports' with an arrow), actor, claim,
    disagreement.
    """

    kind: str
    id: str
    before: str | None
    after: str | None


def outline(store: Database) -> Outline:
    """All records that a judgement can change."""
    ask = store.connection.execute
    found: dict[tuple[str, str], str] = {}
    for ident, outlet, first, last in ask(
        "SELECT id, outlet, published_from, published_to FROM reports"
    ):
        found["report", ident] = f"{outlet or 'unknown'}, {interval(first, last) or 'undated'}"
    for ident, kind, places in ask(
        """SELECT p.id, p.kind, count(*) FROM passages p
           JOIN passage_places q ON q.passage = p.id GROUP BY p.id"""
    ):
        found["passage", ident] = f"{kind}, {places} places"
    for source, copy, direction in ask('SELECT "from", "to", direction FROM borrowings'):
        found["borrowing", f"{source or ''}→{copy}"] = direction
    for ident, name, aliases, mentions in ask(
        """SELECT e.id, e.name, (SELECT group_concat(text, '; ') FROM aliases WHERE entity = e.id),
           (SELECT count(*) FROM mentions WHERE entity = e.id) FROM entities e"""
    ):
        also = f" ({aliases})" if aliases else ""
        found["actor", ident] = f"{name}{also}, {mentions} mentions"
    for ident, reports, outlets, low, high in ask(
        "SELECT claim, reports, outlets, low, high FROM origins"
    ):
        span = str(low) if low == high else f"{low}–{high}"
        found["claim", ident] = f"{reports} reports, {outlets} outlets, {span} origins"
    for ident, relation, explanation in ask("SELECT id, relation, explanation FROM disagreements"):
        found["disagreement", ident] = f"{relation}: {explanation}"
    return found


def effects(before: Outline, after: Outline) -> tuple[Effect, ...]:
    """What is other in `after` than in `before`, by kind and id."""
    return tuple(
        Effect(*key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    )
