"""Family trees of copies laid out for SVG: generations from left to right, one line a leaf."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.views import CopyRow

WIDE, HIGH, ACROSS, DOWN = 190, 46, 282, 62
"""Size of a card, and the distance from one generation and from one line to the next."""


@dataclass(frozen=True, slots=True)
class Card:
    """One report of a family at (x, y), its upper left corner; `report` None if it is lost."""

    report: str | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """One step drawn: `path` is SVG path data, (x, y) the place of its label."""

    row: CopyRow
    path: str
    x: int
    y: int
    decided: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Reports tied by copying; `rows` are its steps, largest share first."""

    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    rows: tuple[CopyRow, ...]
    width: int
    height: int

    @property
    def reports(self) -> int:
        """How many reports of the pile are in it."""
        return sum(card.report is not None for card in self.cards)


def families(rows: Sequence[CopyRow]) -> list[Family]:
    """All families, those of most reports first."""
    found = [_family(group) for group in _groups(rows)]
    return sorted(found, key=lambda f: (-f.reports, f.rows[0].to_report))


def _groups(rows: Sequence[CopyRow]) -> list[list[CopyRow]]:
    """Steps whose reports are connected; lost sources hang together by the words they left."""
    top: dict[str, str] = {}

    def find(name: str) -> str:
        while top.setdefault(name, name) != name:
            name = top[name]
        return name

    for row in rows:
        for other in [row.from_report, *_named(row)]:
            if other is not None:
                a, b = sorted((find(row.to_report), find(other)))
                top[b] = a
    groups: dict[str, list[CopyRow]] = defaultdict(list)
    for row in rows:
        groups[find(row.to_report)].append(row)
    return [groups[name] for name in sorted(groups)]


def _named(row: CopyRow) -> list[str]:
    """Reports whose words a step from a lost source rests on."""
    return [q.report for _, q, _ in row.evidence if q] if row.from_report is None else []


def _family(rows: list[CopyRow]) -> Family:
    """Lay out one family: children below one another, each parent in the middle of its own."""
    parent = _parents(rows)
    children: dict[str | None, list[str]] = defaultdict(list)
    for child, above in sorted(parent.items()):
        children[above].append(child)
    nodes = {r.to_report for r in rows} | {r.from_report for r in rows}
    roots = sorted(n for n in nodes if n is not None and n not in parent)
    places: dict[str | None, tuple[int, int]] = {}
    line = 0

    def place(node: str | None, depth: int) -> int:
        nonlocal line
        below = [place(child, depth + 1) for child in children.get(node, ())]
        if not below:
            below, line = [line * DOWN], line + 1
        places[node] = (depth * ACROSS, (below[0] + below[-1]) // 2)
        return places[node][1]

    for root in [None, *roots] if None in nodes else roots:
        place(root, 0)
    cards = [Card(n, 1 + x, 1 + y) for n, (x, y) in places.items()]
    cards.sort(key=lambda c: (c.x, c.y, c.report or ""))
    edges = tuple(_edge(row, places) for row in rows)
    width = max(c.x for c in cards) + WIDE + 2
    return Family(tuple(cards), edges, tuple(rows), width, (line - 1) * DOWN + HIGH + 4)


def _parents(rows: Iterable[CopyRow]) -> dict[str, str | None]:
    """Each report's place in the tree: under the lost source, else its largest decided giver.

    A step that would close a circle is drawn but does not place.
    """
    parent: dict[str, str | None] = {}
    for row in sorted(
        rows, key=lambda r: (r.from_report is not None, r.direction != "decided", -r.share)
    ):
        above: str | None = row.from_report
        while above is not None and above != row.to_report:
            above = parent.get(above)
        if row.to_report not in parent and above is None:
            parent[row.to_report] = row.from_report
    return parent


def _edge(row: CopyRow, places: dict[str | None, tuple[int, int]]) -> Edge:
    (ax, ay), (bx, by) = places[row.from_report], places[row.to_report]
    y, z = ay + HIGH // 2 + 1, by + HIGH // 2 + 1
    decided = row.direction == "decided"
    if bx > ax:
        x, w = ax + WIDE + 1, bx + 1
        path = f"M{x} {y}C{x + 40} {y} {w - 70} {z} {w - 6} {z}"
        return Edge(row, path, w - 46, z - 6, decided)
    x, w = ax + WIDE + 1, bx + WIDE + 1
    path = f"M{x} {y}C{x + 50} {y} {w + 50} {z} {w + 6} {z}"
    return Edge(row, path, max(x, w) + 40, (y + z) // 2, decided)
