"""Whether one named source, in two reports, spoke on one occasion."""

import bisect
from collections.abc import Iterable

from tellings.model import Alignment, Attribution, Borrowing, Evidence
from tellings.origins.authority import Carrier, Sources, apart, authority
from tellings.origins.copied import SharedWords
from tellings.origins.link import source_words
from tellings.origins.thresholds import Settings
from tellings.text.folding import fold_text

Proof = tuple[Evidence, Evidence]


class Occasions:
    """Judges pairs of witnesses that name the same source.

    One occasion for certain: one report; the same day of speaking; days of printing close to each
    other; words of this source that both reports share, or a report that took words from the
    other, since whoever has some of the words from there has the rest of them from there too.
    """

    def __init__(
        self,
        sources: Sources,
        shared: SharedWords,
        attributions: Iterable[Attribution],
        borrowings: Iterable[Borrowing],
        settings: Settings,
    ) -> None:
        self.sources, self.shared, self.settings = sources, shared, settings
        self.by_report: dict[str, list[Attribution]] = {}
        for a in attributions:
            self.by_report.setdefault(a.report, []).append(a)
        self.tree = {(b.from_, b.to) for b in borrowings if b.from_}
        self.voices: dict[str, list[tuple[int, int, str]]] = {}

    def same(self, a: Carrier, b: Carrier) -> Proof | None:
        """The words that prove one occasion, None where nothing does."""
        if a.role == b.role == "document":
            known = not a.key.startswith("document:") or fold_text(a.name) == fold_text(b.name)
            return _both(a, b, "the same document") if known else None
        if two_occasions(a, b):
            return None
        if a.witness.report == b.witness.report:
            return _both(a, b, "the same source in the same report")
        if a.said is not None and a.said == b.said:
            return _both(a, b, "the same source, speaking on the same day")
        days = apart(a, b)
        if days is not None and days <= self.settings.occasion:
            printed = f"printed {days} days apart" if days else "printed on the same day"
            return _both(a, b, f"the same source, {printed}")
        return self._same_words(a, b)

    def _same_words(self, a: Carrier, b: Carrier) -> Proof | None:
        first, second = sorted((a, b), key=lambda c: c.witness.report)
        pair = first.witness.report, second.witness.report
        taken = pair in self.tree or (pair[1], pair[0]) in self.tree
        for al, kind in self.shared.pairs.get(pair, ()):
            if kind == "stock":
                continue
            if taken:
                note = "the same source, and one report took other words from the other"
                return _aligned(al, note)
            mine = self._heard(pair[0], al.a_start, al.a_end, a.key)
            theirs = self._heard(pair[1], al.b_start, al.b_end, a.key)
            if mine and theirs:
                return _aligned(al, "the same source, and other words of it that both reports have")
        return None

    def _heard(self, report: str, start: int, end: int, key: str) -> bool:
        """Whether a source speaks within a stretch of a report."""
        if report not in self.voices:
            self.voices[report] = self._voices(report)
        voices = self.voices[report]
        low = bisect.bisect_left(voices, (start, 0, ""))
        near = voices[max(0, low - 3) :]
        return any(s < end and start < e and k == key for s, e, k in near)

    def _voices(self, report: str) -> list[tuple[int, int, str]]:
        found = []
        for a in self.by_report.get(report, ()):
            source = authority(a.chain)
            spans = [*a.cue, *a.content]
            if source is not None and spans:
                key = self.sources.key(source, report)
                found.append((min(s for s, _ in spans), max(e for _, e in spans), key))
        return sorted(found)


def two_occasions(a: Carrier, b: Carrier) -> bool:
    """Whether the words speak against one occasion: a denial, other numbers, another day."""
    if a.denied != b.denied or a.disagrees(b):
        return True
    return a.said is not None and b.said is not None and a.said != b.said


def _aligned(al: Alignment, note: str) -> Proof:
    return (
        Evidence("same-words", al.a, al.a_start, al.a_end, note),
        Evidence("same-words", al.b, al.b_start, al.b_end, note),
    )


def _both(a: Carrier, b: Carrier, note: str) -> Proof:
    return source_words("same-source", a, note), source_words("same-source", b, note)
