"""Family trees of copies laid out for SVG.

A small family is drawn as cards, generations from left to right; a large one as lines that step in
below one another, for only that stays readable and fits a page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.views import CopyRow

WIDE, HIGH, ACROSS, DOWN = 180, 46, 248, 62
"""Size of a card, and the distance from one generation and from one line to the next."""
LINE, STEP, DEEPEST = 27, 18, 14
"""Height of a line in a large family, how far each generation steps in, and how often."""
SMALL = 16
"""Reports up to which a family is drawn as cards."""

Node = str | None
"""A report, or None for the lost source of a family."""


@dataclass(frozen=True, slots=True)
class Card:
    """One report of a family at (x, y), its upper left corner; `report` None if it is lost.

    `step` is the step that leads to it in the tree, None at a root.
    """

    report: Node
    x: int
    y: int
    step: CopyRow | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One step drawn: `path` is SVG path data, (x, y) the place of its label."""

    row: CopyRow
    path: str
    x: int
    y: int

    @property
    def decided(self) -> bool:
        """Whether the words show which of the two was first."""
        return self.row.direction == "decided"


@dataclass(frozen=True, slots=True)
class Family:
    """Reports tied by copying; `rows` are its steps, largest share first.

    `large` tells the drawing: lines instead of cards, and of several givers of a report only the
    nearest drawn. `reports` counts all, of which `more` are not drawn.
    """

    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    rows: tuple[CopyRow, ...]
    width: int
    height: int
    large: bool
    reports: int
    more: int


@dataclass(frozen=True, slots=True)
class _Tree:
    """Nodes by their place in time; each but the roots has one step that leads to it."""

    roots: tuple[Node, ...]
    below: Mapping[Node, list[str]]
    step: Mapping[str, CopyRow]


def families(
    rows: Sequence[CopyRow], order: Mapping[str, int] | None = None, most: int = 300
) -> list[Family]:
    """All families, those of most reports first.

    `order` ranks reports (by date, say); of a large family `most` reports are drawn.
    """
    rank = order or {}
    found = [_family(group, rank, most) for group in _groups(rows)]
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


def _family(rows: list[CopyRow], rank: Mapping[str, int], most: int) -> Family:
    nodes: set[Node] = {end for r in rows for end in (r.from_report, r.to_report)}
    tree = _tree(rows, nodes, rank)
    reports = sum(node is not None for node in nodes)
    if len(nodes) <= SMALL:
        cards = _cards(tree)
        edges = _curves(rows, cards)
        width, height = max(c.x for c in cards) + WIDE + 2, max(c.y for c in cards) + HIGH + 2
        return Family(tuple(cards), edges, tuple(rows), width, height, False, reports, 0)
    lines = _lines(tree)[:most]
    shown = sum(c.report is not None for c in lines)
    width = max(c.x for c in lines) + 430
    return Family(
        tuple(lines),
        _elbows(lines),
        tuple(rows),
        width,
        len(lines) * LINE + 4,
        True,
        reports,
        reports - shown,
    )


def _tree(rows: Sequence[CopyRow], nodes: set[Node], rank: Mapping[str, int]) -> _Tree:
    """Hang each report under the lost source, else under its largest decided giver.

    A step that would close a circle is left out.
    """
    step: dict[str, CopyRow] = {}
    for row in sorted(
        rows, key=lambda r: (r.from_report is not None, r.direction != "decided", -r.share)
    ):
        above: Node = row.from_report
        while above is not None and above != row.to_report and above in step:
            above = step[above].from_report
        if row.to_report not in step and above != row.to_report:
            step[row.to_report] = row
    inner = sorted((n for n in nodes if n is not None), key=lambda n: (rank.get(n, 0), n))
    below: dict[Node, list[str]] = defaultdict(list)
    for child in inner:
        if child in step:
            below[step[child].from_report].append(child)
    roots: list[Node] = [n for n in inner if n not in step]
    return _Tree(tuple([None, *roots] if None in nodes else roots), below, step)


def _cards(tree: _Tree) -> list[Card]:
    """Children below one another, each parent in the middle of its own."""
    found: list[Card] = []
    line = 0

    def place(node: Node, depth: int) -> int:
        nonlocal line
        tops = [place(child, depth + 1) for child in tree.below.get(node, ())]
        if not tops:
            tops, line = [line * DOWN], line + 1
        y = (tops[0] + tops[-1]) // 2
        found.append(Card(node, 1 + depth * ACROSS, 1 + y, tree.step.get(node or "")))
        return y

    for root in tree.roots:
        place(root, 0)
    return sorted(found, key=lambda c: (c.x, c.y))


def _curves(rows: Sequence[CopyRow], cards: Sequence[Card]) -> tuple[Edge, ...]:
    """A curve for each step, also for those that the tree leaves out."""
    at = {c.report: (c.x, c.y) for c in cards}
    return tuple(_curve(row, at[row.from_report], at[row.to_report]) for row in rows)


def _curve(row: CopyRow, giver: tuple[int, int], taker: tuple[int, int]) -> Edge:
    x, y, z = giver[0] + WIDE, giver[1] + HIGH // 2, taker[1] + HIGH // 2
    if taker[0] > giver[0]:
        w = taker[0]
        path = f"M{x} {y}C{x + 34} {y} {w - 56} {z} {w - 6} {z}"
        return Edge(row, path, (x + w) // 2, (y + z) // 2 - (6 if y == z else -4))
    w = taker[0] + WIDE
    path = f"M{x} {y}C{x + 50} {y} {w + 50} {z} {w + 6} {z}"
    return Edge(row, path, max(x, w) + 36, (y + z) // 2)


def _lines(tree: _Tree) -> list[Card]:
    """One line a report, each below its giver; deep generations stop stepping in."""
    found: list[Card] = []
    waiting: list[tuple[Node, int]] = [(root, 0) for root in reversed(tree.roots)]
    while waiting:
        node, depth = waiting.pop()
        x = min(depth, DEEPEST) * STEP + 1
        found.append(Card(node, x, len(found) * LINE + 1, tree.step.get(node or "")))
        waiting += [(child, depth + 1) for child in reversed(tree.below.get(node, []))]
    return found


def _elbows(lines: Sequence[Card]) -> tuple[Edge, ...]:
    """From each giver straight down and then across to each of its takers."""
    at = {c.report: c for c in lines}
    found = []
    for card in lines:
        if card.step is not None:
            giver, middle = at[card.step.from_report], card.y + LINE // 2
            x = min(giver.x, card.x - STEP) + 5
            path = f"M{x} {giver.y + LINE - 5}V{middle}H{card.x}"
            found.append(Edge(card.step, path, card.x, middle))
    return tuple(found)
