"""Passage families and their kinds: copied, stock, statement, boilerplate."""

import dataclasses
import datetime
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Alignment, Evidence, Passage, Place, Report, stable_id
from tellings.reuse.index import WordIndex, index_report
from tellings.reuse.places import (
    Family,
    families,
    quoted_share,
    shared_words,
    word_range,
)
from tellings.reuse.thresholds import Settings
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

_OTHER_WORDS = 25  # words that two reports share besides a passage from which they are kin
_FEW = 2  # a passage of so few reports is stock only if one outlet holds all of them


@dataclass(frozen=True, slots=True)
class Pile:
    """What the kinds are judged by: the reports, their words, and what each pair shares in all."""

    reports: Mapping[str, Report]
    indexes: Mapping[str, WordIndex]
    shared: Mapping[tuple[str, str], tuple[int, int]]
    settings: Settings


def find_passages(
    reports: Iterable[Report],
    alignments: Iterable[Alignment],
    settings: Settings | None = None,
    indexes: Mapping[str, WordIndex] | None = None,
) -> tuple[list[Passage], list[Alignment]]:
    """Passage families by id, and the alignments (in order) with the id of their family.

    Evidence kinds: `quoted-words` (the shared words are quoted), `surroundings-differ` (the reports
    share nothing else), `same-outlet`, `recurs` (days between first and last use), `many-reports`,
    `page-edge`, `licence-words`, `shared-more` (the reports share other words too). `indexes` may
    hold word indexes made before.
    """
    chosen = settings or Settings()
    known = {r.id: r for r in reports}
    found = sorted(
        (x for x in alignments if x.a in known and x.b in known),
        key=lambda x: (x.a, x.b, x.a_start, x.a_end, x.b_start, x.b_end),
    )
    concerned = sorted({x.a for x in found} | {x.b for x in found})
    ready = indexes or {}
    words_of = {i: ready[i] if i in ready else index_report(known[i]) for i in concerned}
    pile = Pile(known, words_of, shared_words(found, words_of), chosen)
    passages: list[Passage] = []
    marked: list[Alignment] = []
    for family in families(found, chosen.same_place):
        kind, evidence = _kind(family, pile)
        name = stable_id(
            "p-", *(part for p in family.places for part in (p.report, p.start, p.end))
        )
        first = min((d for p in family.places if (d := _day(known[p.report]))), default=None)
        day = first.isoformat() if first else None
        passages.append(Passage(name, kind, family.places, day, evidence))
        marked += [dataclasses.replace(x, passage=name) for x in family.alignments]
    passages.sort(key=lambda p: p.id)
    marked.sort(key=lambda x: (x.a, x.b, x.a_start, x.a_end, x.b_start, x.b_end))
    return passages, marked


def _kind(family: Family, pile: Pile) -> tuple[str, tuple[Evidence, ...]]:
    """The kind of a passage and why.

    A passage of reports that also share other words is copied with them. Of the others, quoted
    words are a statement, licence words and lines at the edge of many unrelated reports are
    boilerplate, and what one outlet uses again after a while is stock.
    """
    kin = _kin(family, pile)
    if kin is not None and kin[0] >= 0.5:
        return "copied", (kin[1],)
    alone = _surroundings(family, pile)
    for judge in (_statement, _boilerplate, _stock):
        named = judge(family, pile)
        if named:
            return judge.__name__.lstrip("_"), (*named, alone)
    return "copied", (alone,) if kin is None else (kin[1],)


def _kin(family: Family, pile: Pile) -> tuple[float, Evidence] | None:
    """Share of the family's pairs that share more than this passage, and one such place."""
    related = 0
    witness: Evidence | None = None
    for x in family.alignments:
        all_a, all_b = pile.shared[x.a, x.b]
        first, last = word_range(pile.indexes[x.a], x.a_start, x.a_end)
        share = max(all_a / len(pile.indexes[x.a]), all_b / len(pile.indexes[x.b]))
        more = all_a - (last - first)
        if more >= _OTHER_WORDS or share >= pile.settings.kin_share:
            related += 1
            if witness is None:
                note = f"{all_a} words shared in all, {100 * share:.0f} % of one report"
                witness = Evidence("shared-more", x.a, x.a_start, x.a_end, note)
    if witness is None:
        return None
    return related / len(family.alignments), witness


def _surroundings(family: Family, pile: Pile) -> Evidence:
    place = family.places[0]
    size = len(pile.indexes[place.report])
    first, last = word_range(pile.indexes[place.report], place.start, place.end)
    note = f"{last - first} of {size} words shared, little else"
    return Evidence("surroundings-differ", place.report, place.start, place.end, note)


def _statement(family: Family, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that the shared words are quoted words, or nothing."""
    shares = [quoted_share(pile.indexes[p.report], p) for p in family.places]
    quoted = [p for p, s in zip(family.places, shares, strict=True) if s >= _quoted_least(pile)]
    if len(quoted) < 0.6 * len(family.places):
        return ()
    return tuple(
        Evidence("quoted-words", p.report, p.start, p.end, f"quoted in {p.report}")
        for p in quoted[:2]
    )


def _quoted_least(pile: Pile) -> float:
    return pile.settings.statement_quoted


def _boilerplate(family: Family, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that the passage is a licence line or furniture, or nothing."""
    reports = {p.report for p in family.places}
    outlets = {o for r in reports if (o := pile.reports[r].outlet)}
    edge = [p for p in family.places if _at_edge(pile, p)]
    at_edge = len(edge) >= 0.8 * len(family.places)
    place = family.places[0]
    text = fold_text(pile.reports[place.report].text[place.start : place.end])
    phrase = _licence_pattern().search(text)
    if phrase and (at_edge or len(text.split()) <= 2 * len(phrase.group().split()) + 12):
        note = f"“{phrase.group()}”"
        return (Evidence("licence-words", place.report, place.start, place.end, note),)
    many = len(reports) >= pile.settings.boilerplate_reports and len(outlets) >= 3
    if many and at_edge:
        count = Evidence("many-reports", None, None, None, f"{len(reports)} reports")
        return count, Evidence("page-edge", edge[0].report, edge[0].start, edge[0].end)
    return ()


@functools.cache
def _licence_pattern() -> re.Pattern[str]:
    phrases = sorted(words("en", "licence_lines"), key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _at_edge(pile: Pile, place: Place) -> bool:
    """Whether a place stands among the last or the very first words of its report."""
    index = pile.indexes[place.report]
    first, last = word_range(index, place.start, place.end)
    return len(index) - last <= 3 or first <= 2


def _stock(family: Family, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that one outlet (or the agency it credits) uses the passage again and again."""
    hands: Counter[str] = Counter()
    for report in sorted({p.report for p in family.places}):
        hands.update(_hands(pile.reports[report]))
    if not hands:
        return ()
    hand, uses = min(hands.items(), key=lambda item: (-item[1], item[0]))
    reports = {p.report for p in family.places}
    if uses < 2 or uses < (len(reports) if len(reports) <= _FEW else 0.5 * len(reports)):
        return ()
    mine = [p for p in family.places if hand in _hands(pile.reports[p.report])]
    days = sorted(d for p in mine if (d := _day(pile.reports[p.report])))
    spread = (days[-1] - days[0]).days if len(days) > 1 else None
    if spread is not None and spread < pile.settings.stock_days:
        return ()
    last = max(mine, key=lambda p: (_day(pile.reports[p.report]) or datetime.date.min, p))
    note = "dates unknown" if spread is None else f"{spread} days between first and last use"
    return (
        Evidence("same-outlet", mine[0].report, mine[0].start, mine[0].end, f"{uses} of {hand}"),
        Evidence("recurs", last.report, last.start, last.end, note),
    )


def _hands(report: Report) -> Sequence[str]:
    """Who may own a paragraph of a report: its outlet and the agencies it credits, folded."""
    names = [report.outlet or "", *(c.name for c in report.credits if c.kind == "agency")]
    return sorted({fold_text(n) for n in names if n.strip()})


def _day(report: Report) -> datetime.date | None:
    """The first day a report may be of, None if unknown."""
    published = report.published
    if published is None or published.from_ is None:
        return None
    try:
        return datetime.date.fromisoformat(published.from_[:10])
    except ValueError:
        return None
