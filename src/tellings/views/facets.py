"""Claims narrowed by facets: who printed them, on whose word, about whom, when, how they stand.

All facets of all claims are gathered once for each state of a story; narrowing is then a matter of
sets. Within one facet the chosen values are alternatives, several facets must all hold. The count
beside a value says how many claims would remain if that value alone were chosen in its facet.
"""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from tellings.store import Database
from tellings.views.claims import ClaimRow, claims
from tellings.views.spellings import spellings

FACETS = ("disputed", "outlet", "speaker", "actor", "date", "put", "judged")
"""Names of facets in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` as chosen, `name` as shown, `claims` that have it."""

    value: str
    name: str
    claims: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: values with most claims first (dates in order), chosen ones always among them."""

    name: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The claims that hold all that was chosen: the part asked for, how many there are in all."""

    rows: tuple[ClaimRow, ...]
    total: int
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """All claims in their order, and what every facet knows of them.

    `having` gives the claims (by place in `rows`) of each value, `names` how values are called.
    """

    rows: tuple[ClaimRow, ...]
    everything: frozenset[int]
    having: Mapping[str, Mapping[str, Set[int]]]
    names: Mapping[str, Mapping[str, str]]
    _held: dict[str, Mapping[int, tuple[str, ...]]] = field(default_factory=dict, compare=False)
    _ranked: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def ranked(self, facet: str) -> tuple[str, ...]:
        """All values of a facet, those with most claims first."""
        if facet not in self._ranked:
            counted = {value: len(claims) for value, claims in self.having[facet].items()}
            self._ranked[facet] = tuple(_most(counted, self.names[facet], len(counted)))
        return self._ranked[facet]

    def held(self, facet: str) -> Mapping[int, tuple[str, ...]]:
        """The values of each claim that has any; worked out when a list is first narrowed."""
        if facet not in self._held:
            self._held[facet] = _by_claim(self.having[facet])
        return self._held[facet]


def claim_index(store: Database) -> ClaimIndex:
    """Everything that narrowing needs; made once for a state of the story."""
    rows = tuple(claims(store))
    place = {row.id: number for number, row in enumerate(rows)}
    having: dict[str, defaultdict[str, set[int]]] = {name: defaultdict(set) for name in FACETS}
    names: dict[str, dict[str, str]] = {name: {} for name in FACETS}
    for number, row in enumerate(rows):
        for facet in row.conflicts:
            having["disputed"][facet].add(number)
        for stance in row.stances:
            having["put"][stance].add(number)
    _outlets_and_dates(store, place, having)
    _speakers(store, place, having, names)
    _actors(store, place, having, names)
    _judged(store, place, having)
    return ClaimIndex(rows, frozenset(range(len(rows))), having, names)


def _by_claim(values: Mapping[str, Set[int]]) -> dict[int, tuple[str, ...]]:
    held: dict[int, list[str]] = defaultdict(list)
    for value in sorted(values):
        for claim in values[value]:
            held[claim].append(value)
    return {claim: tuple(found) for claim, found in held.items()}


def narrow(
    index: ClaimIndex,
    chosen: Mapping[str, Sequence[str]],
    start: int = 0,
    count: int | None = 50,
    at_least: int = 1,
    values: int = 12,
) -> Narrowed:
    """The claims from `start` on that hold all chosen values, and the facets that remain.

    `chosen` maps facets to values (unknown facets are passed over); `at_least` is the least number
    of reports. `count` None gives all from `start` on; `values` is how many a facet lists.
    """
    everything = index.everything
    if at_least > 1:
        everything = frozenset(n for n in everything if index.rows[n].reports >= at_least)
    meant = {f: _meant(index, f, chosen.get(f, ())) for f in FACETS}
    held = {f: _any(index.having[f], meant[f]) for f in FACETS}
    found = sorted(_all(everything, held.values()))
    facets = []
    for name in FACETS:
        others = _all(everything, (h for f, h in held.items() if f != name))
        facets.append(_facet(index, name, others, meant[name], values))
    end = None if count is None else start + count
    rows = tuple(index.rows[n] for n in found[start:end])
    return Narrowed(rows, len(found), tuple(f for f in facets if f.values))


def _meant(index: ClaimIndex, facet: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """The chosen values as the index knows them: a name in any case stands for its value."""
    known, called = index.having[facet], index.names[facet]
    if all(value in known for value in chosen):
        return tuple(chosen)
    named = {called.get(value, value).casefold(): value for value in sorted(known)}
    return tuple(
        value if value in known else named.get(value.casefold(), value) for value in chosen
    )


def _any(values: Mapping[str, Set[int]], chosen: Sequence[str]) -> frozenset[int] | None:
    """The claims that hold one of the chosen values; None where nothing is chosen."""
    if not chosen:
        return None
    return frozenset().union(*(values.get(value, frozenset()) for value in chosen))


def _all(everything: frozenset[int], held: Iterable[frozenset[int] | None]) -> frozenset[int]:
    """What is in all of these; None stands for everything."""
    return everything.intersection(*(some for some in held if some is not None))


def _facet(
    index: ClaimIndex, name: str, among: frozenset[int], chosen: tuple[str, ...], most: int
) -> Facet:
    called, having = index.names[name], index.having[name]
    most = max(most, len(chosen))
    if len(among) == len(index.everything):
        ranked = index.ranked(name)
        listed = list(dict.fromkeys((*chosen, *ranked[: most + len(chosen)])))[:most]
        counted = {v: len(having.get(v, ())) for v in listed}
        more = len(ranked) - sum(v in having for v in listed)
    else:
        held = index.held(name)
        counted = Counter(value for claim in among for value in held.get(claim, ()))
        listed = list(dict.fromkeys((*chosen, *_most(counted, called, most + len(chosen)))))[:most]
        more = len(counted) - sum(v in counted for v in listed)
    if name == "date":
        listed.sort()
    values = tuple(FacetValue(v, called.get(v, v), counted.get(v, 0), v in chosen) for v in listed)
    return Facet(name, values, more)


def _most(counted: Mapping[str, int], called: Mapping[str, str], most: int) -> list[str]:
    """The values with most claims, of as many by name."""
    ranked = [(-number, called.get(value, value), value) for value, number in counted.items()]
    return [value for *_, value in heapq.nsmallest(most, ranked)]


Having = Mapping[str, defaultdict[str, set[int]]]


def _outlets_and_dates(store: Database, place: Mapping[str, int], having: Having) -> None:
    shown = spellings(store.connection)
    query = "SELECT id, outlet, substr(published_from, 1, 7) FROM reports"
    known = {
        report: (shown.get(outlet or ""), month)
        for report, outlet, month in store.connection.execute(query)
    }
    for claim, report in store.connection.execute("SELECT claim, report FROM witnesses"):
        outlet, month = known[report]
        if outlet is not None:
            having["outlet"][outlet].add(place[claim])
        if month is not None:
            having["date"][month].add(place[claim])


def _speakers(
    store: Database, place: Mapping[str, int], having: Having, names: Mapping[str, dict[str, str]]
) -> None:
    """The innermost link of each witness's chain."""
    query = """SELECT DISTINCT w.claim, json_extract(a.chain, '$[#-1].name')
        FROM witnesses w JOIN attributions a ON a.id = w.attribution
        WHERE a.kind != 'credit' AND json_array_length(a.chain) > 0"""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, name in store.connection.execute(query):
        if name:
            having["speaker"][name.casefold()].add(place[claim])
            forms[name.casefold()][name] += 1
    for folded, used in forms.items():
        names["speaker"][folded] = min(used, key=lambda form: (-used[form], form))


def _actors(
    store: Database, place: Mapping[str, int], having: Having, names: Mapping[str, dict[str, str]]
) -> None:
    """Who is named within each witness; SQLite would look up every mention by itself."""
    witnesses: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    query = 'SELECT report, start, "end", claim FROM witnesses'
    for report, start, end, claim in store.connection.execute(query):
        witnesses[report].append((start, end, claim))
    query = """SELECT report, start, "end", entity FROM mentions WHERE entity NOT NULL
        ORDER BY report, start"""
    for report, found in groupby(store.connection.execute(query), key=itemgetter(0)):
        mentions = [row[1:] for row in found]
        for start, end, claim in witnesses.get(report, ()):
            first, last = bisect_left(mentions, (start,)), bisect_left(mentions, (end,))
            for _, ends, entity in mentions[first:last]:
                if ends <= end:
                    having["actor"][entity].add(place[claim])
    names["actor"].update(store.connection.execute("SELECT id, name FROM entities"))


def _judged(store: Database, place: Mapping[str, int], having: Having) -> None:
    """Claims whose own words somebody judged."""
    query = """SELECT DISTINCT w.claim, j.verdict FROM judgements j, json_each(j.words) s
        JOIN witnesses w ON w.report = json_extract(s.value, '$.report')
        AND w.start < json_extract(s.value, '$.end') AND w."end" > json_extract(s.value, '$.start')
        """
    for claim, verdict in store.connection.execute(query):
        having["judged"][verdict].add(place[claim])
