"""What is in the story at all."""

from collections import Counter
from dataclasses import dataclass

from tellings.store import Database
from tellings.views.spellings import spellings


@dataclass(frozen=True, slots=True)
class Overview:
    """Numbers of the story's records, and the span of publication days.

    `disagreements` are conflicts only; `stale` those where one repeats an older state.
    """

    reports: int
    outlets: int
    undated: int
    first: str | None
    last: str | None
    languages: tuple[tuple[str, int], ...]
    skipped: int
    claims: int
    disagreements: int
    attributions: int
    entities: int
    passages: tuple[tuple[str, int], ...]
    facts: tuple[tuple[str, str], ...]
    stale: int = 0


def overview(store: Database) -> Overview:
    """Count everything; `languages` and `passages` (by kind) come most frequent first."""
    one = store.connection.execute(
        """SELECT count(*), sum(published_precision IS NULL), min(published_from),
           max(published_to) FROM reports"""
    ).fetchone()
    pairs = """SELECT coalesce({0}, 'unknown'), count(*) FROM {1} GROUP BY 1 ORDER BY 2 DESC, 1"""

    def count(table: str, where: str = "") -> int:
        return int(store.connection.execute(f"SELECT count(*) FROM {table} {where}").fetchone()[0])

    return Overview(
        reports=one[0],
        outlets=len({name for name, _ in outlets(store) if name is not None}),
        undated=one[1] or 0,
        first=one[2],
        last=one[3],
        languages=tuple(store.connection.execute(pairs.format("language", "reports"))),
        skipped=count("skipped"),
        claims=count("claims"),
        disagreements=count("disagreements", "WHERE relation = 'conflict'"),
        attributions=count("attributions"),
        entities=count("entities"),
        passages=tuple(store.connection.execute(pairs.format("kind", "passages"))),
        facts=tuple(sorted(store.facts().items())),
        stale=count("disagreements", "WHERE relation = 'stale'"),
    )


def outlets(store: Database) -> list[tuple[str | None, int]]:
    """Outlets and how many reports each published, most first; None where it is not known."""
    shown = spellings(store.connection)
    found = Counter(
        None if name is None else shown[name]
        for (name,) in store.connection.execute("SELECT outlet FROM reports")
    )
    return sorted(found.items(), key=lambda row: (row[0] is None, -row[1], row[0] or ""))
