"""Connected components: which witnesses are one origin after merging."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(nodes: Sequence[Node], links: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The sets of nodes that the links join, in the order of `nodes` (union-find, Tarjan 1975).

    Links to anything that is not a node are left out.
    """
    parent: dict[Node, Node] = {n: n for n in nodes}

    def find(n: Node) -> Node:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in links:
        if a in parent and b in parent:
            parent[find(b)] = find(a)
    found: dict[Node, list[Node]] = {}
    for n in nodes:
        found.setdefault(find(n), []).append(n)
    return list(found.values())
