"""Which merges of a claim are needed to join what all of them join, and which only repeat it."""

from collections.abc import Iterable

from tellings.model import Merge


def needed(merges: Iterable[Merge]) -> list[tuple[Merge, bool]]:
    """Each merge, and whether it belongs to a spanning forest (Kruskal 1956).

    Certain merges come first, then by report and route; the forest is taken in that order.
    """
    group: dict[str, str] = {}
    found = []
    for merge in sorted(merges, key=lambda m: (not m.certain, m.a, m.b, m.route)):
        a, b = group.get(merge.a, merge.a), group.get(merge.b, merge.b)
        for report in (merge.a, merge.b):
            group.setdefault(report, report)
        group = {report: a if top == b else top for report, top in group.items()}
        found.append((merge, a != b))
    return found
