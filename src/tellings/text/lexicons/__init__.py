"""Lexicons: commented data files, one entry a line, TAB between columns.

`src/tellings/text/lexicons/<language>/<name>.txt`; `#` starts a comment, blank lines are ignored.
"""

import functools
from pathlib import Path

_HERE = Path(__file__).parent


@functools.cache
def rows(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """All entries of a lexicon with their columns, in file order.

    Raises FileNotFoundError if there is no such lexicon.
    """
    lines = (_HERE / language / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line.split(" #")[0].rstrip() for line in lines if not line.startswith("#"))
    return tuple(tuple(c.strip() for c in line.split("\t")) for line in kept if line)


@functools.cache
def words(language: str, name: str) -> frozenset[str]:
    """The first column of a lexicon."""
    return frozenset(row[0] for row in rows(language, name))


@functools.cache
def table(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """First column -> the other columns; the last entry of a key wins."""
    return {row[0]: row[1:] for row in rows(language, name)}
