"""Connected components: which witnesses are one origin after merging."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(nodes: Sequence[Node], links: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The sets of nodes that the links join, in the order of `nodes` (union-find, Tarjan 1975).

    Links to anything that is not a node are left out.
    """
    sets = _Sets(nodes)
    for a, b in links:
        sets.unite(a, b)
    found: dict[Node, list[Node]] = {}
    for n in nodes:
        found.setdefault(sets.find(n), []).append(n)
    return list(found.values())


def spanning(
    nodes: Sequence[Node],
    links: Sequence[tuple[Node, Node]],
    apart: Iterable[tuple[Node, Node]] = (),
) -> list[int]:
    """Places of the links that join what was still apart, earlier links first (Kruskal 1956).

    Links that would bring together two nodes that must stay `apart` are left out.
    """
    sets, never = _Sets(nodes), list(apart)

    def parted(a: Node, b: Node) -> bool:
        ends = {sets.find(a), sets.find(b)}
        return any({sets.find(x), sets.find(y)} == ends for x, y in never)

    return [
        i for i, (a, b) in enumerate(links) if not (never and parted(a, b)) and sets.unite(a, b)
    ]


class _Sets(Generic[Node]):
    def __init__(self, nodes: Iterable[Node]) -> None:
        self.parent: dict[Node, Node] = {n: n for n in nodes}

    def find(self, n: Node) -> Node:
        parent = self.parent
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def unite(self, a: Node, b: Node) -> bool:
        """Whether the two were known and apart; then they are one."""
        if a not in self.parent or b not in self.parent:
            return False
        one, other = self.find(a), self.find(b)
        self.parent[other] = one
        return one != other
