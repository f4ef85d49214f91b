"""Words that have gone out of date: "a recent report" in a copy printed long after."""

from collections.abc import Mapping, Sequence

from tellings.claims.facts import Facts
from tellings.claims.thresholds import Settings
from tellings.model import Disagreement, Place, Report, Side, stable_id
from tellings.text.lexicons import words
from tellings.text.tokens import tokenize


def outdated(
    facts: Sequence[Facts],
    copies: Sequence[tuple[int, int]],
    homes: Mapping[int, str],
    reports: Mapping[str, Report],
    settings: Settings,
) -> list[Disagreement]:
    """A `stale` disagreement for each later copy that still says "recent" of an old thing.

    The copy must have been printed at least `settings.old` days after words it aligns with.
    """
    earliest: dict[int, int] = {}
    for pair in copies:
        for i, j in (pair, pair[::-1]):
            a, b = facts[i].published, facts[j].published
            if a and b and a[0] - b[1] >= settings.old:
                held = facts[earliest[i]].published if i in earliest else None
                if held is None or b[0] < held[0]:
                    earliest[i] = j
    found = []
    for i in sorted(earliest):
        word = _recent(facts[i], reports)
        if word is not None:
            found.append(_record(facts[i], facts[earliest[i]], word, homes.get(i), reports))
    return found


def _recent(f: Facts, reports: Mapping[str, Report]) -> str | None:
    s = f.statement
    known = words("en", "recency_words")
    for token in tokenize(reports[s.report].text, max(0, s.start - 60), s.end):
        if token.text.lower() in known:
            return token.text
    return None


def _record(
    late: Facts, early: Facts, word: str, claim: str | None, reports: Mapping[str, Report]
) -> Disagreement:
    old, new = early.statement, late.statement
    first, later = reports[old.report], reports[new.report]
    sides = (
        Side(first.text[old.start : old.end], (Place(old.report, old.start, old.end),)),
        Side(later.text[new.start : new.end], (Place(new.report, new.start, new.end),)),
    )
    text = (
        f"“{word}” ({later.outlet or 'unnamed outlet'}) stands in words that "
        f"{first.outlet or 'an unnamed outlet'} printed {_apart(early, late)} days earlier."
    )
    ident = stable_id("d", "recent", *(s.witnesses for s in sides))
    return Disagreement(ident, "time", sides, "stale", text, (claim,) if claim else ())


def _apart(early: Facts, late: Facts) -> int:
    a, b = early.published, late.published
    return b[0] - a[0] if a and b else 0
