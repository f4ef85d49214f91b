"""Two reports side by side: what they share joined, every changed word marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.pages.desk import Desk, Heading
from tellings.pages.drawing.alignment import ribbons
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.views.comparison import Comparison, Omission, Piece, Shared, compare
from tellings.views.families import step_between


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one column: kept, substituted, dropped, added, own or furniture."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a column; `number` is that of the shared passage it is, None if it is none.

    `moved` tells that the passage stands elsewhere in the other column.
    """

    number: int | None
    moved: bool
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside each other; `number` is that of the passage that both cells are."""

    number: int | None
    a: tuple[Block, ...]
    b: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage as a row of the table: its words in both reports."""

    number: int
    passage: str | None
    kind: str | None
    similarity: float
    moved: bool
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Left:
    """Words that only one of the two reports has."""

    report: str
    start: int
    end: int
    words: str
    within: int | None


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page of the reports `parts[0]` and `parts[1]`. Raises NotFound."""
    found = compare(desk.store, parts[0], parts[1])
    a, b = found.a, found.b
    desk.meet([a.id, b.id])
    lines = tuple(_lines(found))
    shared = tuple(_passage(found, s) for s in found.shared)
    only_a, only_b = (
        tuple(_left(report.id, o) for o in omissions)
        for report, omissions in ((a, found.only_a), (b, found.only_b))
    )
    step = step_between(desk.store, a.id, b.id)
    drawn = ribbons(a.body, b.body, ((s.number, s.a, s.b, s.moved) for s in found.shared))
    return Page(
        "compare",
        f"{called(desk.heading(a.id))} and {called(desk.heading(b.id))}",
        {
            "found": found, "lines": lines, "shared": shared, "only_a": only_a, "only_b": only_b,
            "step": step, "drawn": drawn, "anchored": _anchored(found),
        },
        lambda: {"comparison": found, "step": step},
        "comparison",
        [*shared, *only_a, *only_b],
        Recipe(
            f"tellings compare STORY {a.id[:8]} {b.id[:8]}",
            f"story.compare({a.id[:8]!r}, {b.id[:8]!r})",
        ),
        within="copies",
        parts=(a.id, b.id),
    )  # fmt: skip


def called(heading: Heading) -> str:
    """A report in a title: its outlet and day."""
    return f"{heading.outlet}, {heading.published or 'undated'}"


def _lines(found: Comparison) -> Iterator[Line]:
    by_number = {s.number: s for s in found.shared}
    for row in found.rows:
        yield Line(
            row.number,
            tuple(_block(found, piece, by_number, 0) for piece in row.a),
            tuple(_block(found, piece, by_number, 1) for piece in row.b),
        )


def _block(found: Comparison, piece: Piece, shared: dict[int, Shared], side: int) -> Block:
    text = (found.a, found.b)[side].text
    if piece.number is None:
        return Block(None, False, (Words(piece.kind, text[piece.start : piece.end].strip()),))
    passage = shared[piece.number]
    spans = ((edit.kind, (edit.a, edit.b)[side]) for edit in passage.edits)
    words = [w for kind, span in spans for w in _words(kind, text[slice(*span)])]
    return Block(piece.number, passage.moved, tuple(_trimmed(words)))


def _trimmed(words: list[Words]) -> Iterator[Words]:
    """Without the blanks before the first and after the last of them."""
    for number, each in enumerate(words):
        left = each.words.lstrip() if number == 0 else each.words
        bare = left.rstrip() if number == len(words) - 1 else left
        if bare:
            yield Words(each.kind, bare)


def _words(kind: str, words: str) -> Iterator[Words]:
    """Words and the blanks after them, which belong to nobody's change."""
    bare = words.rstrip() if kind != "kept" else words
    if bare:
        yield Words(kind, bare)
    if len(bare) < len(words):
        yield Words("kept", words[len(bare) :])


def _passage(found: Comparison, s: Shared) -> Passage:
    words = found.a.text[slice(*s.a)], found.b.text[slice(*s.b)]
    return Passage(s.number, s.passage, s.kind, s.similarity, s.moved, *words)


def _left(report: str, omission: Omission) -> Left:
    return Left(report, omission.start, omission.end, omission.words, omission.within)


def _anchored(found: Comparison) -> dict[int, str]:
    """Number -> the family whose name is its anchor: the first passage of each family."""
    first: dict[str, int] = {}
    for s in found.shared:
        if s.passage is not None:
            first.setdefault(s.passage, s.number)
    return {number: passage for passage, number in first.items()}
