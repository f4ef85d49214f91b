"""Finding the words of a judgement again, whatever became of ids and texts since."""

import re
from collections import defaultdict
from collections.abc import Iterable

from tellings.model import Place, Report, Words

LONG = 40  # characters of a quotation that cannot stand in another report by chance


class Finder:
    """Looks words up in the reports of now."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for ident in sorted(self._reports):
            self._texts[self._reports[ident].sha256].append(ident)
            self._keys[self._reports[ident].key].append(ident)
        self._known: dict[Words, Place | None] = {}

    def __call__(self, words: Words) -> Place | None:
        """Where the words stand now, None if nowhere.

        The same report and text; else a report with the same text; else one with the same key that
        holds the quotation; else the only one that holds it, if it is long.
        """
        if words not in self._known:
            self._known[words] = self._same_text(words) or self._quoted(words)
        return self._known[words]

    def _same_text(self, words: Words) -> Place | None:
        twins = self._texts.get(words.sha256, [])
        chosen = [i for i in twins if i == words.report]
        chosen += [i for i in twins if self._reports[i].key == words.key]
        for ident in (*chosen, *twins):
            if self._reports[ident].text[words.start : words.end] == words.quote:
                return Place(ident, words.start, words.end)
        return None

    def _quoted(self, words: Words) -> Place | None:
        parts = words.quote.split()
        if not parts:
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, parts)))
        near = self._keys.get(words.key, [])
        # a file that holds several articles gives several reports of one key
        found = [(abs(s - words.start), i, s, e) for i in near for s, e in self._all(pattern, i)]
        if found:
            _, ident, start, end = min(found)
            return Place(ident, start, end)
        if len(words.quote) < LONG:
            return None
        holding = [(i, self._all(pattern, i)) for i in self._reports if i not in near]
        holding = [(i, spans) for i, spans in holding if spans]
        if len(holding) != 1:
            return None
        ident, spans = holding[0]
        return Place(ident, *spans[0])

    def _all(self, pattern: re.Pattern[str], ident: str) -> list[tuple[int, int]]:
        return [m.span() for m in pattern.finditer(self._reports[ident].text)]


def overlap(a: Place, b: Place) -> bool:
    """Whether two places are mostly the same words: half of the shorter at least."""
    if a.report != b.report:
        return False
    common = min(a.end, b.end) - max(a.start, b.start)
    return common > 0 and 2 * common >= min(a.end - a.start, b.end - b.start)
