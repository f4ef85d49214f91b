"""What people said about claims: statements that tell the same, and statements that do not."""

from collections import defaultdict
from collections.abc import Sequence

from tellings.claims.facts import Facts
from tellings.model import Place, Ruling


def as_judged(
    facts: Sequence[Facts], groups: Sequence[Sequence[int]], judged: Sequence[Ruling]
) -> tuple[list[list[int]], set[int]]:
    """The groups of statements as people left them, and the statements that were judged.

    Claims said to be one are joined and statements said to tell a claim are put there; then what
    was said not to tell a claim is taken out of it, each ruling's statements as one claim. Nothing
    but the statements named moves.
    """
    if not judged:
        return [list(g) for g in groups], set()
    homes = _Homes(facts, groups)
    ordered = sorted(judged, key=lambda r: (not r.holds, r.kind))  # stable: by judgement
    for ruling in ordered:
        homes.apply(ruling)
    return homes.groups(), homes.named


class _Homes:
    """Which group each statement is in; `named` are the statements that were judged."""

    def __init__(self, facts: Sequence[Facts], groups: Sequence[Sequence[int]]) -> None:
        self._home = {i: n for n, group in enumerate(groups) for i in group}
        self._next = len(groups)
        self._by_report: dict[str, list[Facts]] = defaultdict(list)
        for f in facts:
            self._by_report[f.statement.report].append(f)
        self.named: set[int] = set()

    def apply(self, ruling: Ruling) -> None:
        """Join, put or take out, as the ruling says."""
        right = [i for place in ruling.right for i in self._told(place)]
        left = [i for place in ruling.left for i in self._told(place) if i not in right]
        if not left or not right:
            return
        claim = self._at(left[0])
        self.named.update((left[0], *right))
        if ruling.holds:
            moved = {self._at(i) for i in right[:1]} if ruling.kind == "claim" else set()
            for i in right:
                self._home[i] = claim
            self._home.update({i: claim for i, home in self._home.items() if home in moved})
            return
        out = [i for i in right if self._at(i) == claim]
        self._home.update(dict.fromkeys(out, self._next))
        self._next += 1

    def groups(self) -> list[list[int]]:
        """The groups, members ascending."""
        found: dict[int, list[int]] = defaultdict(list)
        for i, home in self._home.items():
            found[home].append(i)
        return sorted(sorted(group) for group in found.values())

    def _at(self, i: int) -> int:
        """The group of a statement; one that had none is a group of its own."""
        if i not in self._home:
            self._home[i] = self._next
            self._next += 1
        return self._home[i]

    def _told(self, place: Place) -> list[int]:
        """The statements that stand on a place: those of the span that covers most of it."""
        best: tuple[int, int] | None = None
        most = 0.0
        for f in self._by_report.get(place.report, ()):
            s = f.statement
            common = min(s.end, place.end) - max(s.start, place.start)
            share = common / (max(s.end, place.end) - min(s.start, place.start))
            if share > most and share >= 0.5:
                best, most = (s.start, s.end), share
        return [
            f.index
            for f in self._by_report.get(place.report, ())
            if (f.statement.start, f.statement.end) == best
        ]
