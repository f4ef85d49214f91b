"""An export's spans, brought to the texts of a truth record.

The text of a web page or PDF is extracted by the tool and written down by the truth's author; they
agree in their words but not in their blanks. Spans are carried over word by word.
"""

import bisect
import difflib
import json
import re
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Spot = tuple[str, int, int]
_WORD = re.compile(r"\w+")


class Projection:
    """One exported text laid onto one text of the truth."""

    def __init__(self, exported: str, true: str) -> None:
        self._same = true.find(exported) if exported else -1
        self._mine: list[tuple[int, int]] = []
        self._theirs: list[tuple[int, int]] = []
        if self._same < 0:
            self._align(exported, true)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where exported [start, end) lies in the truth's text; None if none of its words does."""
        if self._same >= 0:
            return start + self._same, end + self._same
        first = bisect.bisect_left([e for _, e in self._mine], start + 1)
        last = bisect.bisect_left([s for s, _ in self._mine], end)
        if first >= last:
            return None
        return self._theirs[first][0], self._theirs[last - 1][1]

    @property
    def begins(self) -> int:
        """Where the exported text begins in the truth's."""
        return self._same if self._same >= 0 else self._theirs[0][0] if self._theirs else 0

    def _align(self, exported: str, true: str) -> None:
        mine, theirs = list(_WORD.finditer(exported)), list(_WORD.finditer(true))
        matcher = difflib.SequenceMatcher(
            None, [m.group() for m in mine], [m.group() for m in theirs], autojunk=False
        )
        for i, j, size in matcher.get_matching_blocks():
            self._mine += [mine[i + k].span() for k in range(size)]
            self._theirs += [theirs[j + k].span() for k in range(size)]


class Pile:
    """A truth record and an export of the same reports, in the truth's coordinates."""

    def __init__(self, truth: Record, export: Path) -> None:
        self.truth = truth
        self.articles: dict[str, Record] = {r["id"]: r for r in truth["reports"]}
        self.records = {p.stem: _lines(p) for p in export.glob("*.jsonl")}
        self._projections: dict[str, tuple[str, Projection]] = {}
        for report in self.records["reports"]:
            text = truth["texts"].get(report["key"])
            if text is not None:
                self._projections[report["id"]] = report["key"], Projection(report["text"], text)

    def spot(self, report: str, start: int, end: int) -> Spot | None:
        """An exported span as (key, start, end)."""
        if report not in self._projections:
            return None
        key, projection = self._projections[report]
        found = projection.span(start, end)
        return (key, *found) if found else None

    def spots(self, report: str, spans: list[list[int]]) -> list[Spot]:
        """Several exported spans."""
        return [s for start, end in spans if (s := self.spot(report, start, end))]

    def true_spot(self, record: Record) -> Spot:
        """A truth record's span as (key, start, end)."""
        return self.articles[record["report"]]["key"], record["start"], record["end"]

    def article(self, spot: Spot | None) -> str | None:
        """The truth's article in which the middle of a span lies."""
        if spot is None:
            return None
        middle = (spot[1] + spot[2]) // 2
        for ident, article in self.articles.items():
            if article["key"] == spot[0] and article["start"] <= middle < article["end"]:
                return ident
        return None

    def article_of(self, report: str) -> str | None:
        """The truth's article that an exported report is."""
        if report not in self._projections:
            return None
        key, projection = self._projections[report]
        begins = projection.begins
        inside = [a for a in self.articles.values() if a["key"] == key]
        return min(inside, key=lambda a: abs(a["start"] - begins))["id"] if inside else None

    def in_body(self, spot: Spot) -> bool:
        """Whether a span lies in some article's body."""
        return any(
            start <= spot[1] and spot[2] <= end
            for article in self.articles.values()
            if article["key"] == spot[0]
            for start, end in article["body"]
        )


def shared(a: Spot | None, b: Spot | None) -> int:
    """How many characters two spans share."""
    if a is None or b is None or a[0] != b[0]:
        return 0
    return max(0, min(a[2], b[2]) - max(a[1], b[1]))


def meet(a: Spot | None, b: Spot | None) -> bool:
    """Whether two spans share at least half of the shorter one."""
    common = shared(a, b)
    if not common or a is None or b is None:
        return False
    return 2 * common >= min(a[2] - a[1], b[2] - b[1])


def pairs(wanted: list[Spot], got: list[Spot]) -> list[tuple[int, int]]:
    """One-to-one (wanted, got) numbers of spans that meet, those that overlap best first."""
    options = []
    for i, w in enumerate(wanted):
        for j, g in enumerate(got):
            if meet(w, g):
                union = (w[2] - w[1]) + (g[2] - g[1]) - shared(w, g)
                options.append((-shared(w, g) / union, i, j))
    used_w: set[int] = set()
    used_g: set[int] = set()
    found = []
    for _, i, j in sorted(options):
        if i not in used_w and j not in used_g:
            used_w.add(i)
            used_g.add(j)
            found.append((i, j))
    return found


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
