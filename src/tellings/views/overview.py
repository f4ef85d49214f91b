"""What is in the story at all."""

from dataclasses import dataclass

from tellings.store import Database


@dataclass(frozen=True, slots=True)
class Overview:
    """Numbers of the story's records, and the span of publication days."""

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


def overview(store: Database) -> Overview:
    """Count everything; `languages` and `passages` (by kind) come most frequent first."""
    one = store.connection.execute(
        """SELECT count(*), count(DISTINCT outlet), sum(published_precision IS NULL),
           min(published_from), max(published_to) FROM reports"""
    ).fetchone()
    pairs = """SELECT coalesce({0}, 'unknown'), count(*) FROM {1} GROUP BY 1 ORDER BY 2 DESC, 1"""

    def count(table: str, where: str = "") -> int:
        return int(store.connection.execute(f"SELECT count(*) FROM {table} {where}").fetchone()[0])

    return Overview(
        reports=one[0],
        outlets=one[1],
        undated=one[2] or 0,
        first=one[3],
        last=one[4],
        languages=tuple(store.connection.execute(pairs.format("language", "reports"))),
        skipped=count("skipped"),
        claims=count("claims"),
        disagreements=count("disagreements", "WHERE relation = 'conflict'"),
        attributions=count("attributions"),
        entities=count("entities"),
        passages=tuple(store.connection.execute(pairs.format("kind", "passages"))),
        facts=tuple(sorted(store.facts().items())),
    )
