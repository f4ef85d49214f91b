"""The alias ledger: typed edges between wordings, cannot-links, and their resolution.

Edges are taken in order of strength; one that would join what must stay apart is refused. That is
constrained agglomeration (Wagstaff and Cardie 2000, "Clustering with instance-level constraints"),
not a blind union.
"""

import itertools
from collections import defaultdict
from dataclasses import dataclass, field

from tellings.names.compare import alike, core_words, skeleton, skeletons
from tellings.names.ties import is_acronym
from tellings.names.vocabulary import vocabulary

Node = tuple[str, str]
"""Class of kind (person, body, place, government) and folded wording."""

STRENGTH = {
    "definition": 1.0, "acronym": 0.95, "apposition": 0.9, "title": 0.85, "spelling": 0.8,
    "same": 0.75, "shorter": 0.6, "surname": 0.7, "label": 0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edge:
    """A reason to take two wordings for one actor."""

    a: Node
    b: Node
    kind: str
    strength: float


@dataclass(slots=True)
class _Part:
    nodes: list[Node] = field(default_factory=list)


class Ledger:
    """Wordings and the edges between them.

    `weight` counts the mentions of each wording; `taken` and `refused` are the edges that joined
    two wordings and those that a cannot-link stopped, once `resolve` has run.
    """

    def __init__(self) -> None:
        self.weight: dict[Node, int] = defaultdict(int)
        self.edges: dict[tuple[Node, Node, str], float] = {}
        self.apart: set[frozenset[Node]] = set()
        self.refused: list[Edge] = []
        self.taken: list[Edge] = []

    def count(self, node: Node, times: int = 1) -> None:
        """Note that a wording stands in a report."""
        self.weight[node] += times

    def tie(self, a: Node, b: Node, kind: str, strength: float | None = None) -> None:
        """Add an edge; several reports that assert the same make it stronger."""
        if a == b:
            return
        key = (min(a, b), max(a, b), kind)
        base = STRENGTH[kind] if strength is None else strength
        before = self.edges.get(key)
        self.edges[key] = base if before is None else before + 0.01

    def part(self, a: Node, b: Node) -> None:
        """Add a cannot-link."""
        self.apart.add(frozenset((a, b)))

    def resolve(self) -> dict[Node, Node]:
        """Each wording's representative: the heaviest wording of its actor."""
        home = {n: n for n in self.weight}
        parts = {n: _Part([n]) for n in self.weight}
        ordered = sorted(self.edges.items(), key=lambda e: (-e[1], e[0]))
        for (a, b, kind), strength in ordered:
            x, y = home.get(a), home.get(b)
            if x is None or y is None or x == y:
                continue
            if self._parted(home, x, y) or not _agree(parts[x].nodes, parts[y].nodes):
                self.refused.append(Edge(a, b, kind, strength))
                continue
            self.taken.append(Edge(a, b, kind, strength))
            if len(parts[x].nodes) < len(parts[y].nodes):
                x, y = y, x
            parts[x].nodes += parts[y].nodes
            for n in parts.pop(y).nodes:
                home[n] = x
        best = {x: min(p.nodes, key=lambda n: (-self.weight[n], n)) for x, p in parts.items()}
        return {n: best[x] for n, x in home.items()}

    def _parted(self, home: dict[Node, Node], x: Node, y: Node) -> bool:
        """Whether a cannot-link stands between the groups of two representatives."""
        return any({home.get(n) for n in pair} == {x, y} for pair in self.apart)


def _agree(xs: list[Node], ys: list[Node]) -> bool:
    """Whether no cannot-link stands between two groups of wordings."""
    families = {n for ns, other in ((xs, ys), (ys, xs)) for n in ns if _family_of(n, other)}
    return all(
        compatible(p, q) or (p[0] == q[0] and (p in families or q in families))
        for p in xs
        for q in ys
    )


def _family_of(node: Node, nodes: list[Node]) -> bool:
    """Whether a name of two or more words is the family name of one of the others."""
    words = core_words(node[1])
    return len(words) > 1 and any(
        len(full) > len(words) and full[-len(words) :] == words
        for full in (core_words(n[1]) for n in nodes)
    )


def compatible(a: Node, b: Node) -> bool:
    """Whether no cannot-link stands between two wordings.

    Different classes of kind; two persons of one family name with different given names; two
    different expansions of one acronym's letters.
    """
    if a[0] != b[0]:
        return False
    if a[0] == "person":
        return not given_names_differ(a[1], b[1])
    return True


def given_names_differ(a: str, b: str) -> bool:
    """Whether two full names share the family name but not the given name."""
    x, y = a.split(), b.split()
    if len(x) < 2 or len(y) < 2:
        return False
    if len(x[0].rstrip(".")) == 1 or len(y[0].rstrip(".")) == 1:
        return x[0][0] != y[0][0]
    if ("jr" in x) != ("jr" in y):
        return True
    if x[-len(y) :] == y or y[-len(x) :] == x:
        return False
    if len(x) != len(y) and [skeleton(w) for w in x[-min(len(x), len(y)) :]] == [
        skeleton(w) for w in y[-min(len(x), len(y)) :]
    ]:
        return False
    if skeleton(x[-1]) != skeleton(y[-1]):
        return not (set(x) <= set(y) or set(y) <= set(x))
    return alike(x[0], y[0]) < 0.7


def spelling_edges(ledger: Ledger, likeness: float) -> None:
    """Tie wordings whose words have the same consonant skeletons (blocked, no all-pairs)."""
    blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(ledger.weight):
        words = core_words(node[1])
        if node[0] == "government" or len("".join(words)) < 4:
            continue
        for codes in itertools.islice(itertools.product(*map(_codes, words)), 8):
            blocks[node[0], " ".join(sorted(codes))].append(node)
        blocks[node[0], skeleton("".join(words))].append(node)
        if node[0] == "person" and len(words) > 2:
            blocks[node[0], " ".join(sorted((skeleton(words[0]), skeleton(words[-1]))))].append(
                node
            )
    _family_names(ledger)
    for _, nodes in sorted(blocks.items()):
        nodes = sorted(set(nodes), key=lambda n: (-ledger.weight[n], n))[:40]
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                if _spelled_alike(a, b, likeness):
                    ledger.tie(a, b, "spelling")


def _family_names(ledger: Ledger) -> None:
    """Tie a family name of two words to the one full name that ends in it."""
    full: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(ledger.weight):
        words = core_words(node[1])
        if node[0] == "person" and len(words) > 2:
            for n in range(1, len(words) - 1):
                full[" ".join(map(skeleton, words[n:]))].append(node)
    for node in sorted(ledger.weight):
        words = core_words(node[1])
        if node[0] != "person" or len(words) < 2:
            continue
        for other in full.get(" ".join(map(skeleton, words)), ()):
            family = core_words(other[1])[-len(words) :]
            if all(alike(p, q) >= 0.8 for p, q in zip(words, family, strict=True)):
                ledger.tie(node, other, "surname")


def _codes(word: str) -> list[str]:
    return sorted(skeletons(word))


def _spelled_alike(a: Node, b: Node, likeness: float) -> bool:
    x, y = core_words(a[1]), core_words(b[1])
    if x == y:
        return True
    if len(x) == len(y):
        if len("".join(skeleton(w) for w in x)) < 3:
            return a[1].replace("'", "") == b[1].replace("'", "")
        return all(
            p == q or (alike(p, q) >= max(likeness, 0.7) and bool(skeletons(p) & skeletons(q)))
            for p, q in zip(x, y, strict=True)
        )
    if a[0] == "person" and len(x) > 1 and len(y) > 1:
        return alike(x[0], y[0]) >= 0.8 and alike(x[-1], y[-1]) >= 0.8
    p, q = "".join(x), "".join(y)
    return p == q or (len(skeleton(p)) > 3 and alike(p, q) >= max(likeness, 0.85))


def body_edges(ledger: Ledger) -> None:
    """Tie acronyms to the one name with their initials, and short names to longer ones."""
    bodies = sorted(n for n in ledger.weight if n[0] == "body")
    initials: dict[str, list[Node]] = defaultdict(list)
    starts: dict[str, list[Node]] = defaultdict(list)
    ends: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        words = node[1].split()
        if len(words) < 2:
            continue
        for small in (True, False):
            key = "".join(w[0] for w in words if small or w not in _SMALL)
            initials[key].append(node)
        for n in range(1, len(words)):
            starts[" ".join(words[:n])].append(node)
            if len(words) - n > 1 and words[n - 1] not in _SMALL and words[n] not in _SMALL:
                ends[" ".join(words[n:])].append(node)
    for node in bodies:
        word = node[1].replace(" ", "")
        full = sorted(set(initials.get(word, ())), key=lambda n: (-ledger.weight[n], n))
        if full and " " not in node[1] and is_acronym(word.upper(), tuple(full[0][1].split())):
            ledger.tie(node, full[0], "acronym")
        longer = sorted(set(starts.get(node[1], ())), key=lambda n: (-ledger.weight[n], n))
        if len(longer) == 1 and (" " in node[1] or _shortens(node[1], longer[0][1])):
            rest = longer[0][1][len(node[1]) + 1 :].split()
            if rest[0] not in {"of", "for"} or len(rest) < 4:
                ledger.tie(node, longer[0], "shorter")
        whole = set(ends.get(node[1], ()))
        if len(whole) == 1:
            ledger.tie(node, min(whole), "shorter")


def _shortens(word: str, name: str) -> bool:
    """Whether one word can be short for a name: not "Tarvik" for "Tarvik Institute"."""
    sort = vocabulary().heads.get(name.split()[-1], "company")
    return len(word) > 5 and sort in {"company", "group"}


_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "del", "la", "a"})
