"""The first route: the claim's words were copied, or are the same quoted words of one speaker."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.model import Alignment, Evidence, Passage, Witness
from tellings.origins.authority import Carrier
from tellings.origins.link import AUTHORITY, COPIED, Joined, joined
from tellings.origins.thresholds import Settings


class SharedWords:
    """Alignments by pair of reports."""

    def __init__(self, alignments: Iterable[Alignment], passages: Iterable[Passage]) -> None:
        kinds = {p.id: p.kind for p in passages}
        self.pairs: dict[tuple[str, str], list[tuple[Alignment, str]]] = defaultdict(list)
        self.partners: dict[str, set[str]] = defaultdict(set)
        for al in alignments:
            kind = kinds.get(al.passage or "", "copied")
            if kind != "boilerplate":
                self.pairs[al.a, al.b].append((al, kind))
                self.partners[al.a].add(al.b)
                self.partners[al.b].add(al.a)
        for found in self.pairs.values():
            found.sort(key=lambda x: (x[0].a_start, x[0].b_start, x[0].a_end, x[0].b_end))

    def between(
        self, one: Witness, other: Witness, settings: Settings
    ) -> tuple[Alignment, str] | None:
        """The alignment that maps one witness on the other, with its passage's kind."""
        a, b = sorted((one, other), key=lambda w: w.report)
        for al, kind in self.pairs.get((a.report, b.report), ()):
            mine = _share(a.start, a.end, al.a_start, al.a_end)
            theirs = _share(b.start, b.end, al.b_start, al.b_end)
            if min(mine, theirs) >= settings.covered and _in_step(a, b, al):
                return al, kind
        return None


def by_copying(
    carriers: Sequence[Carrier], shared: SharedWords, settings: Settings
) -> list[Joined]:
    """Merges of witnesses that stand in the same aligned words.

    A statement passage (the same quoted words, taken down by each) shows one speaker, not a copy.
    """
    by_report: dict[str, list[Carrier]] = defaultdict(list)
    for c in carriers:
        by_report[c.witness.report].append(c)
    found = []
    for report in sorted(by_report):
        for other in sorted(shared.partners.get(report, ())):
            if other <= report or other not in by_report:
                continue
            for a in by_report[report]:
                for b in by_report[other]:
                    hit = shared.between(a.witness, b.witness, settings)
                    join = _joined(a, b, *hit, settings) if hit else None
                    if join is not None:
                        found.append(join)
    return found


def _joined(a: Carrier, b: Carrier, al: Alignment, kind: str, settings: Settings) -> Joined | None:
    note = f"{kind} words, {round(100 * al.similarity)}% alike"
    evidence = (
        Evidence("same-words", al.a, al.a_start, al.a_end, note),
        Evidence("same-words", al.b, al.b_start, al.b_end, note),
    )
    if kind == "statement":
        sure = a.named and b.named and a.key == b.key
        return joined(a, b, AUTHORITY, sure, *evidence)
    if a.named and b.named and a.key != b.key:
        return None  # the same phrase in two mouths
    kept = not (a.values and b.values and not a.values & b.values)
    return joined(a, b, COPIED, kept and al.similarity >= settings.similar, *evidence)


def _share(start: int, end: int, low: int, high: int) -> float:
    return max(0, min(end, high) - max(start, low)) / max(1, end - start)


def _in_step(a: Witness, b: Witness, al: Alignment) -> bool:
    """Whether the two stand at the same place within the alignment, edits allowed for."""
    scale = (al.b_end - al.b_start) / max(1, al.a_end - al.a_start)
    start = al.b_start + (a.start - al.a_start) * scale
    end = al.b_start + (a.end - al.a_start) * scale
    slack = 30 + 0.1 * (al.b_end - al.b_start)
    return start - slack < (b.start + b.end) / 2 < end + slack
