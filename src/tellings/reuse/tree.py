"""Trees over the reports that share words: who stands next to whom, and which is the root."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.reuse.places import Joined

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a rooted tree; `margin` is how much worse the best tree is that turns it round."""

    parent: str
    child: str
    margin: float


def nearest(pairs: Mapping[Edge, float]) -> list[list[Edge]]:
    """Maximum spanning forest of the weighted pairs, one list of edges a tree.

    Kruskal's algorithm (Proc. AMS 7, 1956); ties by name.
    """
    names = sorted({n for pair in pairs for n in pair})
    number = {name: i for i, name in enumerate(names)}
    sets = Joined(len(names))
    edges: list[Edge] = []
    for pair in sorted(pairs, key=lambda p: (-pairs[p], p)):
        x, y = number[pair[0]], number[pair[1]]
        if sets.find(x) != sets.find(y):
            sets.join(x, y)
            edges.append(pair)
    trees: dict[int, list[Edge]] = {}
    for pair in edges:
        trees.setdefault(sets.find(number[pair[0]]), []).append(pair)
    return [sorted(trees[k]) for k in sorted(trees)]


def neighbours(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """Each name -> the names it is tied to, in order."""
    found: dict[str, list[str]] = {}
    for a, b in edges:
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return {name: sorted(found[name]) for name in sorted(found)}


def rooted(edges: Sequence[Edge], odds: Mapping[Edge, float]) -> list[Step]:
    """The steps of the tree from its likeliest root outwards.

    `odds[a, b]` are the log-odds that `a` comes before `b` for an edge (a, b). The likeliest root
    is the one whose orientation of all edges has the highest sum, with a small bonus for reports
    that many others stand next to (what is copied at all is mostly copied more than once).
    """
    near = neighbours(edges)

    def leaning(x: str, y: str) -> float:
        return odds[x, y] if (x, y) in odds else -odds[y, x]

    start = next(iter(near))
    order, above = _walked(near, start)
    score = {start: sum(leaning(above[n], n) for n in order[1:])}
    for name in order[1:]:
        score[name] = score[above[name]] - 2 * leaning(above[name], name)
    merit = {n: score[n] + 0.5 * math.log(len(near[n])) for n in order}
    root = max(sorted(merit), key=lambda n: merit[n])
    return _steps(near, merit, root)


def nearer_the_root(
    steps: Sequence[Step],
    weights: Mapping[Edge, float],
    near: Mapping[str, Sequence[str]],
    equally: float,
) -> list[Edge]:
    """The tree with each report hung on the topmost of the reports above it that are about as near.

    About as near is a weight of at least `equally` times that of the nearest: two copies of one
    text are as near to each other as to the text, and most copies are made of the first. `steps`
    go from the root outwards; `near` are the names that have a weight with each name.
    """

    def weight(x: str, y: str) -> float | None:
        return weights.get((min(x, y), max(x, y)))

    reach = _reach(steps)
    edges: list[Edge] = []
    for step in steps:
        best, least = step.parent, weight(step.parent, step.child)
        top, end = reach[step.parent]
        for name in near[step.child]:
            first, last = reach.get(name, (1, 0))
            w = weight(name, step.child)
            if least is None or w is None or not (first < top and end <= last):
                continue
            if w >= least - (1 - equally) * abs(least):
                best, top = name, first
        edges.append((min(best, step.child), max(best, step.child)))
    return sorted(edges)


def _reach(steps: Sequence[Step]) -> dict[str, tuple[int, int]]:
    """Where each name stands in a walk down the tree, and the last one below it: a name is above
    another if its stretch holds the other's."""
    below: dict[str, list[str]] = {}
    for step in steps:
        below.setdefault(step.parent, []).append(step.child)
    order = [step.parent for step in steps[:1]]
    opened: dict[str, int] = {}
    size = dict.fromkeys([*order, *(step.child for step in steps)], 1)
    while order:
        name = order.pop()
        opened[name] = len(opened)
        order += below.get(name, ())
    for step in reversed(steps):
        size[step.parent] += size[step.child]
    return {name: (at, at + size[name] - 1) for name, at in opened.items()}


def _walked(near: Mapping[str, Sequence[str]], root: str) -> tuple[list[str], dict[str, str]]:
    """The names of a tree from its root outwards, and each one's neighbour towards the root."""
    order = [root]
    above: dict[str, str] = {}
    for name in order:
        for other in near[name]:
            if other != above.get(name):
                above[other] = name
                order.append(other)
    return order, above


def _steps(near: Mapping[str, Sequence[str]], merit: Mapping[str, float], root: str) -> list[Step]:
    order, above = _walked(near, root)
    best_below = dict(merit)
    for name in reversed(order[1:]):
        best_below[above[name]] = max(best_below[above[name]], best_below[name])
    return [Step(above[n], n, merit[root] - best_below[n]) for n in order[1:]]
