"""Lists narrowed by what their rows have: reports, disagreements, sources, names.

What each row has is gathered once for a state of a story; choosing is then a matter of sets. One
value of each filter can be chosen, and all that are chosen must hold. The count beside a value says
how many rows would remain if it were the one chosen in its filter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tellings.store import Database
from tellings.views.disagreements import DisagreementRow, disagreements
from tellings.views.judgements import JudgementRow, judgements_of
from tellings.views.names import NameRow, names
from tellings.views.reports import ReportRow, reports
from tellings.views.speakers import Speaker, SpeakerIndex, speaker_index

R = TypeVar("R")
Has = Callable[[Any], Iterable[str]]
"""What values a row has in one filter."""


@dataclass(frozen=True, slots=True)
class Filtering(Generic[R]):
    """All rows in their order; for each filter its values, each with the places of its rows."""

    rows: tuple[R, ...]
    having: Mapping[str, Mapping[str, frozenset[int]]]

    def choose(self, chosen: Mapping[str, str]) -> list[R]:
        """The rows that have all that was chosen, as {filter: value}; unknown filters hold all."""
        return [self.rows[place] for place in sorted(self._among(chosen))]

    def counted(self, name: str, chosen: Mapping[str, str]) -> list[tuple[str, int]]:
        """The values of one filter among rows that have the rest of what was chosen, and how many.

        Most frequent first; the chosen value is among them even if no row has it.
        """
        among = self._among({n: v for n, v in chosen.items() if n != name})
        found = {value: len(among & places) for value, places in self.having[name].items()}
        listed = [(v, n) for v, n in found.items() if n or v == chosen.get(name)]
        return sorted(listed, key=lambda pair: (-pair[1], pair[0]))

    def _among(self, chosen: Mapping[str, str]) -> frozenset[int]:
        held = [self.having[n].get(v, frozenset()) for n, v in chosen.items() if n in self.having]
        return frozenset(range(len(self.rows))).intersection(*held)


def filtering(rows: Sequence[R], filters: Mapping[str, Has]) -> Filtering[R]:
    """Rows with what each has, ready to be narrowed."""
    having: dict[str, defaultdict[str, set[int]]] = {name: defaultdict(set) for name in filters}
    for place, row in enumerate(rows):
        for name, has in filters.items():
            for value in has(row):
                having[name][value].add(place)
    frozen = {n: {v: frozenset(p) for v, p in found.items()} for n, found in having.items()}
    return Filtering(tuple(rows), frozen)


def _outlets_of(row: DisagreementRow) -> set[str]:
    return {q.outlet or "unknown" for side in row.sides for q in side.witnesses}


def _callers_of(row: NameRow) -> set[str]:
    return {outlet for c in (*row.names, *row.labels) for outlet in c.outlets}


def _named(row: Speaker) -> str:
    if not row.unnamed:
        return "always"
    return "never" if row.unnamed == row.attributions else "sometimes"


REPORTS: Mapping[str, Has] = {
    "outlet": lambda row: (row.outlet or "unknown",),
    "dated": lambda row: (row.precision or "undated",),
    "language": lambda row: (row.language or "unknown",),
    "warned": lambda row: ("yes" if row.warnings else "no",),
}
DISAGREEMENTS: Mapping[str, Has] = {
    "relation": lambda row: (row.relation,),
    "facet": lambda row: (row.facet,),
    "outlet": _outlets_of,
}
NAMES: Mapping[str, Has] = {
    "kind": lambda row: (row.kind,),
    "outlet": _callers_of,
    "voice": lambda row: {voice for label in row.labels for voice in label.voices},
}
SOURCES: Mapping[str, Has] = {
    "role": lambda row: (row.role,),
    "outlet": lambda row: row.outlets,
    "named": lambda row: (_named(row),),
}
JUDGEMENTS: Mapping[str, Has] = {
    "state": lambda row: (row.state,),
    "kind": lambda row: (row.kind,),
    "verdict": lambda row: (row.verdict,),
    "who": lambda row: (row.who or "somebody",),
}
ORDERS: Mapping[str, Callable[[ReportRow], Any]] = {
    "date": lambda row: (row.published is None, row.published or ""),
    "outlet": lambda row: (row.outlet is None, (row.outlet or "").casefold()),
    "length": lambda row: -row.characters,
}
"""Orders of the list of reports; within the same, by date."""


def report_filter(store: Database) -> Filtering[ReportRow]:
    """All reports, to be narrowed by `REPORTS`."""
    return filtering(reports(store), REPORTS)


def disagreement_filter(store: Database) -> Filtering[DisagreementRow]:
    """All disagreements and what only looks like one, to be narrowed by `DISAGREEMENTS`."""
    return filtering(disagreements(store), DISAGREEMENTS)


def name_filter(store: Database, at_least: int = 2) -> Filtering[NameRow]:
    """Actors that so many reports or more mention, to be narrowed by `NAMES`."""
    return filtering(names(store, at_least), NAMES)


def in_order(rows: Iterable[ReportRow], order: str) -> list[ReportRow]:
    """Reports in one of `ORDERS`; by date where it is not one. The rows come by date."""
    return sorted(rows, key=ORDERS.get(order, ORDERS["date"]))


def speaker_filter(store: Database, index: SpeakerIndex | None = None) -> Filtering[Speaker]:
    """All sources, to be narrowed by `SOURCES`.

    `index` is what `speaker_index(store)` gave, for a caller that keeps it.
    """
    return filtering((index or speaker_index(store)).rows, SOURCES)


def judgement_filter(store: Database, about: str | None = None) -> Filtering[JudgementRow]:
    """The judgements that stand, newest first, to be narrowed by `JUDGEMENTS`.

    `about` is a kind or the id of a record, as in `judgements_of`.
    """
    return filtering(judgements_of(store, about), JUDGEMENTS)
