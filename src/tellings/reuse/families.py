"""Passage families and their kinds: copied, stock, statement, boilerplate."""

import datetime
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.model import Alignment, Evidence, Passage, Place, Report, Ruling, stable_id
from tellings.reuse.index import QUOTED, WordIndex, indexes_of
from tellings.reuse.judged import pinned_kinds
from tellings.reuse.page_words import licence_words, names_alone, page_words
from tellings.reuse.places import (
    Family,
    families,
    quoted_share,
    shared_words,
    word_range,
)
from tellings.reuse.thresholds import Settings
from tellings.text.folding import fold_text

Pair = tuple[str, str]

_FRONTS = frozenset(("www", "m", "mobile", "amp", "edition"))  # of hosts of one site
_SAID_BY = 8  # words between quoted ones that say who said them, at most
_VERBATIM = 0.72  # mean likeness of its places from which a passage may be words of a page
_POST = 100  # words of a post, at most
_SIGNED = re.compile(r"[—–-]\s?[^\n()—]{2,50}\(@\w+")  # as embedded posts are
_OTHER_WORDS = 25  # words that two reports share besides a passage from which they are kin


@dataclass(frozen=True, slots=True)
class Pile:
    """What the kinds are judged by: the reports, their words, and what each pair shares in all."""

    reports: Mapping[str, Report]
    indexes: Mapping[str, WordIndex]
    shared: Mapping[Pair, tuple[int, int]]
    settings: Settings


def find_passages(
    reports: Iterable[Report],
    alignments: Iterable[Alignment],
    settings: Settings | None = None,
    indexes: Mapping[str, WordIndex] | None = None,
    judged: Sequence[Ruling] = (),
) -> tuple[list[Passage], list[Alignment]]:
    """Passage families by id, and the alignments (in order) with the id of their family.

    Alignments of nothing but names and offices, between outlets that share nothing else, are left
    out: they are spelt alike without reuse.

    Evidence kinds: `quoted-words` (the shared words are quoted), `surroundings-differ` (the reports
    share nothing else), `same-outlet`, `recurs` (days between first and last use), `many-reports`,
    `page-edge`, `licence-words`, `shared-more` (the reports share other words too). `indexes` may
    hold word indexes made before; `judged` are kinds that people pinned (evidence `judged`).
    """
    chosen = settings or Settings()
    known = {r.id: r for r in reports}
    found = sorted(
        (x for x in alignments if x.a in known and x.b in known),
        key=lambda x: (x.a, x.b, x.a_start, x.a_end, x.b_start, x.b_end),
    )
    concerned = sorted({x.a for x in found} | {x.b for x in found})
    words_of = indexes_of(concerned, known, indexes)
    pile = Pile(known, words_of, shared_words(found, words_of), chosen)
    passages: list[Passage] = []
    marked: list[Alignment] = []
    guesses = [g for f in families(found, chosen.same_place) for g in _guesses(f, pile)]
    pins = pinned_kinds([f for f, _, _ in guesses], judged)
    plain = [
        x
        for i, (f, guess, _) in enumerate(guesses)
        if (pins[i][0] if i in pins else guess) == "copied"
        for x in f.alignments
        if not _mostly_quoted(x, words_of)
    ]
    core = shared_words(plain, words_of)
    for i, (family, guess, reasons) in enumerate(guesses):
        kind, evidence = _kind(family, guess, reasons, core, pile)
        if i in pins:
            kind, evidence = pins[i][0], (*pins[i][1], *evidence)
        elif evidence[-1].kind == "surroundings-differ" and _alike_by_chance(family, kind, pile):
            continue
        name = stable_id(
            "p-", *(part for p in family.places for part in (p.report, p.start, p.end))
        )
        first = min((d for p in family.places if (d := _day(known[p.report]))), default=None)
        day = first.isoformat() if first else None
        passages.append(Passage(name, kind, family.places, day, evidence))
        marked += [_marked(x, name) for x in family.alignments]
    passages.sort(key=lambda p: p.id)
    marked.sort(key=lambda x: (x.a, x.b, x.a_start, x.a_end, x.b_start, x.b_end))
    return passages, marked


def _marked(x: Alignment, passage: str) -> Alignment:
    """An alignment with its passage; built outright, since `replace` takes three times as long."""
    return Alignment(x.a, x.a_start, x.a_end, x.b, x.b_start, x.b_end, x.similarity, passage)


Guess = tuple[Family, str, tuple[Evidence, ...]]


def _guesses(family: Family, pile: Pile) -> list[Guess]:
    """The kind that a passage would have if its reports shared nothing else, and why.

    Quoted words are a statement, licence words and lines at the edge of many reports are
    boilerplate, and what one outlet uses again after a while is its stock: those of its places are
    a passage of their own, apart from copies that others took of it.
    """
    for judge in (_statement, _boilerplate):
        named = judge(family, pile)
        if named:
            return [(family, judge.__name__.lstrip("_"), named)]
    found: list[Guess] = []
    rest = list(family.alignments)
    for hand, reports in _recurring(family, pile):
        own = [x for x in rest if x.a in reports and x.b in reports]
        if own:
            rest = [x for x in rest if not (x.a in reports and x.b in reports)]
            part = _part(family, own)
            found.append((part, "stock", _stock(part, hand, pile)))
    if rest:
        found.append((_part(family, rest), "copied", ()))
    return found


def _part(family: Family, alignments: Sequence[Alignment]) -> Family:
    """The part of a family that some of its alignments tie."""
    reports = {x.a for x in alignments} | {x.b for x in alignments}
    return Family(tuple(p for p in family.places if p.report in reports), tuple(alignments))


def _kind(
    family: Family,
    guess: str,
    reasons: tuple[Evidence, ...],
    core: Mapping[Pair, tuple[int, int]],
    pile: Pile,
) -> tuple[str, tuple[Evidence, ...]]:
    """The kind of a passage and why: what copies share is copied with them, whatever it is.

    `core` are the words that pairs share in passages that look like nothing but copies.
    """
    if guess == "boilerplate" and _common_names(family, pile):
        return guess, reasons  # a site puts its furniture into its own copies itself
    kin = _kin(family, guess, core, pile)
    if kin is not None and (guess == "copied" or kin[0] >= 0.5):
        return "copied", (kin[1],)
    surroundings = _surroundings(family, pile)
    if guess == "copied":
        hand = _one_hand(family, pile)
        if hand:
            return "stock", (*_stock(family, hand, pile), surroundings)
    return guess, (*reasons, surroundings)


def _alike_by_chance(family: Family, kind: str, pile: Pile) -> bool:
    """Whether several outlets have names and offices in common, and nothing else: no reuse."""
    if kind == "statement" or _common_names(family, pile):
        return False
    return names_alone(family.places, pile.reports, pile.indexes)


def _common_names(family: Family, pile: Pile) -> frozenset[str]:
    """The names of the outlet of all reports of a family; none where there are several outlets."""
    return frozenset.intersection(*(_own_names(pile.reports[p.report]) for p in family.places))


def _one_hand(family: Family, pile: Pile) -> str:
    """The outlet of all reports of a family that spans several days, empty if there is none.

    What an outlet says again the next day in a report that has little else of the first is its own
    paragraph, not a copy; `stock_days` keeps apart only what may be one report told further.
    """
    reports = {p.report for p in family.places}
    hands = _common_names(family, pile)
    days = _days(reports, pile)
    several = len(days) == len(reports) and days[0] < days[-1]
    return min(hands) if hands and several else ""


def _kin(
    family: Family, guess: str, core: Mapping[Pair, tuple[int, int]], pile: Pile
) -> tuple[float, Evidence] | None:
    """Share of the family's pairs that share more than this passage, and one such place."""
    related = 0
    witness: Evidence | None = None
    for x in family.alignments:
        more = core.get((x.a, x.b), (0, 0))[0]
        if guess == "copied" and not _mostly_quoted(x, pile.indexes):
            first, last = word_range(pile.indexes[x.a], x.a_start, x.a_end)
            more -= last - first
        if more >= _OTHER_WORDS or (guess != "statement" and _one_text(x, pile)):
            related += 1
            if witness is None:
                words_a, words_b = pile.shared[x.a, x.b]
                note = f"{words_a} and {words_b} words shared in all"
                witness = Evidence("shared-more", x.a, x.a_start, x.a_end, note)
    if witness is None:
        return None
    return related / len(family.alignments), witness


def _mostly_quoted(x: Alignment, indexes: Mapping[str, WordIndex]) -> bool:
    """Whether the words are quoted in either report: two may quote the same speech at length."""
    places = Place(x.a, x.a_start, x.a_end), Place(x.b, x.b_start, x.b_end)
    return any(quoted_share(indexes[p.report], p) >= 0.5 for p in places)


def _one_text(x: Alignment, pile: Pile) -> bool:
    """Whether two reports share so much that they are one text."""
    words_a, words_b = pile.shared[x.a, x.b]
    shares = words_a / len(pile.indexes[x.a]), words_b / len(pile.indexes[x.b])
    hands = set(_hands(pile.reports[x.a])) & set(_hands(pile.reports[x.b]))
    # an outlet's own paragraphs may fill much of a short report without its being a copy
    return min(shares) >= 0.8 if hands else max(shares) >= pile.settings.kin_share


def _much_alike(x: Alignment, pile: Pile) -> bool:
    """Whether two reports share at least half of each."""
    words_a, words_b = pile.shared[x.a, x.b]
    shares = words_a / len(pile.indexes[x.a]), words_b / len(pile.indexes[x.b])
    return min(shares) >= 0.5


def _surroundings(family: Family, pile: Pile) -> Evidence:
    place = family.places[0]
    size = len(pile.indexes[place.report])
    first, last = word_range(pile.indexes[place.report], place.start, place.end)
    note = f"{last - first} of {size} words shared, little else"
    return Evidence("surroundings-differ", place.report, place.start, place.end, note)


def _statement(family: Family, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that the shared words are quoted words, or nothing."""
    quoted = [p for p in family.places if _said(pile, p)]
    # some reports set what was said apart without marks: as a block, a tweet, a transcript
    if 2 * len(quoted) < len(family.places):
        return ()
    return tuple(
        Evidence("quoted-words", p.report, p.start, p.end, f"quoted in {p.report}")
        for p in quoted[:2]
    )


def _said(pile: Pile, place: Place) -> bool:
    """Whether the words of a place are somebody's: quoted but for a few, or signed as a post is."""
    index = pile.indexes[place.report]
    share = quoted_share(index, place)
    if share >= pile.settings.statement_quoted:
        return True
    first, last = word_range(index, place.start, place.end)
    if share >= 0.5 and int((index.flags[first:last] & QUOTED == 0).sum()) <= _SAID_BY:
        return True
    if last - first > _POST:
        return False
    text = pile.reports[place.report].text
    return bool(_SIGNED.search(text, max(place.start, place.end - 60), place.end + 60))


def _boilerplate(family: Family, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that the passage is a licence line or furniture, or nothing."""
    reports = {p.report for p in family.places}
    outlets = {o for r in reports if (o := pile.reports[r].outlet)}
    edge = [p for p in family.places if _at_edge(pile, p)]
    at_edge = len(edge) >= 0.8 * len(family.places)
    place = family.places[0]
    text = pile.reports[place.report].text[place.start : place.end]
    phrases = licence_words(text)
    # each phrase stands for the line it is in; one in a longer paragraph may be part of the news
    room = sum(2 * len(phrase.split()) + 12 for phrase in phrases)
    if phrases and (at_edge or len(text.split()) <= room):
        note = f"“{phrases[0]}”"
        return (Evidence("licence-words", place.report, place.start, place.end, note),)
    many = len(reports) >= pile.settings.boilerplate_reports and len(outlets) >= 3
    if many and at_edge:
        count = Evidence("many-reports", None, None, None, f"{len(reports)} reports")
        return count, Evidence("page-edge", edge[0].report, edge[0].start, edge[0].end)
    if all(_much_alike(x, pile) for x in family.alignments):
        return ()  # what two forms of one text share is copied, whatever it is
    alike = sum(x.similarity for x in family.alignments) / len(family.alignments)
    shown = page_words(family.places, pile.reports, pile.indexes, alike >= _VERBATIM)
    return (shown,) if shown else ()


def _at_edge(pile: Pile, place: Place) -> bool:
    """Whether a place stands among the last or the very first words of its report."""
    index = pile.indexes[place.report]
    first, last = word_range(index, place.start, place.end)
    return len(index) - last <= 3 or first <= 2


def _recurring(family: Family, pile: Pile) -> list[tuple[str, set[str]]]:
    """Outlets (or agencies credited) that use the passage again after a while, with the reports.

    Those with most uses first. Undated reports count as far apart.
    """
    uses: dict[str, set[str]] = {}
    for report in sorted({p.report for p in family.places}):
        for hand in _hands(pile.reports[report]):
            uses.setdefault(hand, set()).add(report)
    found = []
    for hand in sorted(uses, key=lambda h: (-len(uses[h]), h)):
        days = _days(uses[hand], pile)
        spread = (days[-1] - days[0]).days if len(days) > 1 else None
        if len(uses[hand]) > 1 and (spread is None or spread >= pile.settings.stock_days):
            found.append((hand, uses[hand]))
    return found


def _stock(family: Family, hand: str, pile: Pile) -> tuple[Evidence, ...]:
    """Evidence that one outlet (or the agency it credits) uses the passage again and again."""
    reports = {p.report for p in family.places}
    days = _days(reports, pile)
    first = family.places[0]
    last = max(family.places, key=lambda p: (_day(pile.reports[p.report]) or datetime.date.min, p))
    note = "dates unknown"
    if len(days) > 1:
        note = f"{(days[-1] - days[0]).days} days between first and last use"
    own = Evidence("same-outlet", first.report, first.start, first.end, f"{len(reports)} of {hand}")
    return own, Evidence("recurs", last.report, last.start, last.end, note)


def _days(reports: Iterable[str], pile: Pile) -> list[datetime.date]:
    return sorted(d for r in reports if (d := _day(pile.reports[r])))


def _hands(report: Report) -> Sequence[str]:
    """Who may own a paragraph of a report: its outlet, or an agency whose copy it credits.

    What a report took from an agency is the agency's for it and others that credit it, but next to
    the agency's own report it is a copy: so the two are different hands.
    """
    agencies = {_name(c.name) for c in report.credits if c.kind == "agency"}
    return sorted({*_own_names(report), *(f"copy of {a}" for a in agencies if a)} - {""})


def _own_names(report: Report) -> frozenset[str]:
    """The names under which an outlet owns a report."""
    return _names_of(report.outlet, report.url)


@functools.lru_cache(maxsize=1 << 15)
def _names_of(outlet: str | None, url: str | None) -> frozenset[str]:
    return frozenset((_name(outlet or ""), _site(url))) - {""}


def _site(url: str | None) -> str:
    """The host that an address names: one outlet may go by several names."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    while host.partition(".")[0] in _FRONTS:
        host = host.partition(".")[2]
    return host


def _name(name: str) -> str:
    return fold_text(name).removeprefix("the ").strip()


def _day(report: Report) -> datetime.date | None:
    """The first day a report may be of, None if unknown."""
    published = report.published
    if published is None or published.from_ is None:
        return None
    try:
        return datetime.date.fromisoformat(published.from_[:10])
    except ValueError:
        return None
