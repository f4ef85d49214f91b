"""Trees against plain search over all trees and all roots."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from tellings.reuse.tree import nearest, neighbours, rooted

NAMES = "abcde"
PAIRS = list(itertools.combinations(NAMES, 2))


@given(st.lists(st.integers(0, 30), min_size=len(PAIRS), max_size=len(PAIRS)))
def test_nearest_is_the_heaviest_tree(values: list[int]) -> None:
    weights = {p: float(v) for p, v in zip(PAIRS, values, strict=True)}
    (tree,) = nearest(weights)
    best = max(
        sum(weights[e] for e in edges)
        for edges in itertools.combinations(PAIRS, len(NAMES) - 1)
        if spans(edges)
    )
    assert spans(tuple(tree))
    assert sum(weights[e] for e in tree) == best


def spans(edges: tuple[tuple[str, str], ...]) -> bool:
    near = neighbours(edges)
    seen, open_ = {edges[0][0]}, [edges[0][0]]
    while open_:
        for other in near[open_.pop()]:
            if other not in seen:
                seen.add(other)
                open_.append(other)
    return len(seen) == len(NAMES)


TREE = [("a", "b"), ("a", "c"), ("c", "d"), ("d", "e")]


@given(st.lists(st.floats(-5, 5, width=16), min_size=4, max_size=4))
def test_root_and_margins(values: list[float]) -> None:
    odds = dict(zip(TREE, values, strict=True))
    near = neighbours(TREE)
    merit: dict[str, float] = {}
    for root in NAMES:
        order, above = [root], {}
        for name in order:
            for other in near[name]:
                if other != above.get(name):
                    above[other] = name
                    order.append(other)
        merit[root] = 0.5 * math.log(len(near[root])) + sum(
            odds[above[n], n] if (above[n], n) in odds else -odds[n, above[n]] for n in order[1:]
        )
    steps = rooted(TREE, odds)
    assert len(steps) == 4
    root = steps[0].parent
    assert math.isclose(merit[root], max(merit.values()), abs_tol=1e-6)
    for step in steps:
        below = {step.child}
        for other in steps:
            if other.parent in below:
                below.add(other.child)
        expected = merit[root] - max(merit[n] for n in below)
        assert math.isclose(step.margin, expected, abs_tol=1e-6)
