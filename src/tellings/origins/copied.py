"""The first route: the claim's words were copied, or are the same quoted words of one speaker."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tellings.model import Alignment, Evidence, Passage, Report, Witness
from tellings.origins.authority import Carrier, same_source
from tellings.origins.link import AUTHORITY, COPIED, PUBLISHER, Joined, joined
from tellings.origins.thresholds import Settings

_WORD = re.compile(r"\w+")


class SharedWords:
    """Alignments by pair of reports, without boilerplate; with the kind of their passage."""

    def __init__(
        self,
        alignments: Iterable[Alignment],
        passages: Iterable[Passage],
        reports: Mapping[str, Report],
    ) -> None:
        kinds = {p.id: p.kind for p in passages}
        self.reports = reports
        self.words: dict[Witness, Counter[str]] = {}
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
    ) -> tuple[Alignment, str, float] | None:
        """The alignment that maps one witness on the other, its passage's kind, how alike they are.

        A long alignment holds many sentences: that both lie in it says little. They have to stand
        at the same place of it and to be the same words.
        """
        a, b = sorted((one, other), key=lambda w: w.report)
        for al, kind in self.pairs.get((a.report, b.report), ()):
            mine = _share(a.start, a.end, al.a_start, al.a_end)
            theirs = _share(b.start, b.end, al.b_start, al.b_end)
            if min(mine, theirs) >= settings.covered and _in_step(a, b, al):
                alike = self._alike(a, b)
                if alike >= settings.related:
                    return al, kind, alike
        return None

    def _alike(self, a: Witness, b: Witness) -> float:
        """Share of the shorter witness's words that the other has too."""
        one, other = self._words_of(a), self._words_of(b)
        return (one & other).total() / max(1, min(one.total(), other.total()))

    def _words_of(self, w: Witness) -> Counter[str]:
        if w not in self.words:
            text = self.reports[w.report].text[w.start : w.end]
            self.words[w] = Counter(_WORD.findall(text.lower()))
        return self.words[w]


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
        for other in sorted(shared.partners.get(report, set()) & by_report.keys()):
            if other <= report:
                continue
            for a in by_report[report]:
                for b in by_report[other]:
                    hit = shared.between(a.witness, b.witness, settings)
                    join = _joined(a, b, *hit, settings) if hit else None
                    if join is not None:
                        found.append(join)
    return found


def _joined(
    a: Carrier, b: Carrier, al: Alignment, kind: str, alike: float, settings: Settings
) -> Joined | None:
    one = a.named and b.named and same_source(a, b)
    if a.named and b.named and not one:
        return None  # the same phrase in two mouths
    if kind == "statement" or (a.quoted and b.quoted and one):
        sure = (one or a.role == b.role == "anonymous") and alike >= settings.similar
        return joined(a, b, AUTHORITY, sure, *_evidence(a, b, al, "the same quoted words"))
    kept = one or a.role == b.role or "outlet" in (a.role, b.role)  # a copy keeps the source
    sure = bool(kept and alike >= settings.similar and not a.disagrees(b))
    how = "the same words" if alike == 1 else f"{round(100 * alike)}% of the words are the same"
    if kind == "stock" and a.owner == b.owner:
        return joined(a, b, PUBLISHER, sure, *_evidence(a, b, al, f"{how}, printed again"))
    return joined(a, b, COPIED, sure, *_evidence(a, b, al, how))


def _evidence(a: Carrier, b: Carrier, al: Alignment, note: str) -> tuple[Evidence, ...]:
    """The aligned words of each side, as far as they are the witness's own."""
    found = []
    for c in sorted((a, b), key=lambda c: c.witness.report):
        w = c.witness
        start, end = (al.a_start, al.a_end) if w.report == al.a else (al.b_start, al.b_end)
        found.append(Evidence("same-words", w.report, max(start, w.start), min(end, w.end), note))
    return tuple(found)


def _share(start: int, end: int, low: int, high: int) -> float:
    return max(0, min(end, high) - max(start, low)) / max(1, end - start)


def _in_step(a: Witness, b: Witness, al: Alignment) -> bool:
    """Whether the two stand at the same place within the alignment, edits allowed for."""
    scale = (al.b_end - al.b_start) / max(1, al.a_end - al.a_start)
    start = al.b_start + (a.start - al.a_start) * scale
    end = al.b_start + (a.end - al.a_start) * scale
    slack = 30 + 0.1 * (al.b_end - al.b_start)
    return start - slack < (b.start + b.end) / 2 < end + slack
