"""What a witness rests on in its own words: whose voice, by way of whom, known since when."""

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tellings.model import (
    Attribution,
    Count,
    Entity,
    Link,
    Mention,
    Report,
    Span,
    TimeExpression,
    Witness,
)
from tellings.origins.figures import Range, clash, dates, ranges
from tellings.origins.spoken import said_on
from tellings.text.folding import fold_text

_PRESS = frozenset({"outlet", "agency"})
_AFTER_HEAD = frozenset(
    "about at by close familiar for from in inside into near of on to who with".split()  # noqa: SIM905
)
"""Words before which the head noun of a description stands."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One witness as the count of origins sees it.

    `role` and `name` are those of the source it rests on (outlet where the report speaks itself);
    `key` is the same for witnesses that name the same source; `via` are the folded names of other
    outlets and agencies named on the way; `credits` those credited by the report as a whole.
    `day` is the first possible publication day, None where unknown; `said` the day on which the
    words around the cue say that it was said ("told reporters on Monday"). `place` is where an
    unnamed source is placed ("the ministry"). `values` are what the numbers in its words allow,
    and `denied` whether the attribution denies them; `publisher` is the outlet as written.
    `dates` are the calendar dates in its words, as ranges of day ordinals; `quoted` whether it is
    given in the source's own words; `via_names` are the names of `via` as written.
    """

    number: int
    witness: Witness
    outlet: str
    owner: str
    role: str
    name: str
    key: str
    source: Span | None
    via: tuple[tuple[str, Span | None], ...]
    credits: tuple[tuple[str, Span], ...]
    day: int | None
    last_day: int | None
    values: tuple[Range, ...]
    denied: bool
    said: int | None = None
    place: str = ""
    publisher: str = ""
    dates: tuple[Range, ...] = ()
    quoted: bool = False
    via_names: tuple[str, ...] = ()

    @property
    def own_voice(self) -> bool:
        """Whether the report says it itself, naming nobody."""
        return self.role == "outlet" and not self.via

    @property
    def named(self) -> bool:
        """Whether a source is named that could be asked."""
        return self.role in ("person", "organisation", "document")

    def disagrees(self, other: "Carrier") -> bool:
        """Whether the two give numbers, or calendar dates, that cannot both be meant."""
        return clash(self.values, other.values) or clash(self.dates, other.dates)


class Sources:
    """Looks up who stands behind the witnesses of all claims."""

    def __init__(
        self,
        reports: Iterable[Report],
        attributions: Iterable[Attribution],
        mentions: Iterable[Mention],
        entities: Iterable[Entity],
        counts: Iterable[Count],
        times: Iterable[TimeExpression] = (),
    ) -> None:
        self.reports = {r.id: r for r in reports}
        self.attributions = {a.id: a for a in attributions}
        self.entities = {e.id: e for e in entities}
        self.by_name = _by_name(self.entities.values())
        self.mentions: dict[str, list[tuple[int, int, str]]] = {}
        for m in mentions:
            if m.entity is not None:
                self.mentions.setdefault(m.report, []).append((m.start, m.end, m.entity))
        self.counts: dict[str, list[Count]] = {}
        for c in counts:
            self.counts.setdefault(c.report, []).append(c)
        self.times: dict[str, list[TimeExpression]] = {}
        for t in times:
            self.times.setdefault(t.report, []).append(t)
        for places in self.mentions.values():
            places.sort()
        self.days = {r.id: _days(r) for r in self.reports.values()}

    def carrier(self, number: int, witness: Witness) -> Carrier:
        """What one witness rests on; `number` is its place among the claim's witnesses."""
        report = self.reports[witness.report]
        outlet = fold_text(report.outlet or report.key)
        attribution = self.attributions.get(witness.attribution or "")
        links = [
            link
            for link in (attribution.chain if attribution else ())
            if not (link.role in _PRESS and same_outlet(fold_text(link.name), outlet))
        ]
        inner = authority(links)
        via = tuple((fold_text(link.name), _span(link)) for link in links if link.role in _PRESS)
        role = inner.role if inner else "outlet"
        first, final = self.days[report.id]
        return Carrier(
            number,
            witness,
            outlet,
            fold_text(str(report.extra.get("owner") or "")) or outlet,
            role,
            inner.name if inner else report.outlet or report.key,
            self.key(inner, report.id) if inner else "outlet:" + outlet,
            _span(inner) if inner else None,
            via,
            tuple((fold_text(c.name), (c.start, c.end)) for c in report.credits),
            first,
            final,
            ranges(self.counts.get(report.id, ()), witness),
            bool(attribution and attribution.stance == "denied"),
            said_on(attribution, self.times.get(report.id, ())) if attribution else None,
            _bare(fold_text(inner.group)) if inner and inner.group else "",
            report.outlet or report.key,
            dates(self.times.get(report.id, ()), witness),
            bool(attribution and attribution.kind in ("direct", "mixed")),
            tuple(link.name for link in links if link.role in _PRESS),
        )

    def published_by(self, report: str) -> str | None:
        """The folded name of a report's outlet, None where it is not known."""
        outlet = self.reports[report].outlet
        return fold_text(outlet) if outlet else None

    def key(self, link: Link, report: str) -> str:
        """The same for the same source wherever it is named."""
        name = fold_text(link.name)
        if link.role == "anonymous":
            return "anonymous:" + _bare(name)
        if link.role == "document":
            return self._document(report, link, _bare(name))
        words = _bare(name).split()
        for i in range(len(words)):  # "minister jan vos": the longest end that is a name
            found = self.by_name.get(" ".join(words[i:]))
            if found is not None:
                return found
        inside = self._mentioned(report, _span(link))
        return max(inside)[1] if inside else f"{link.role}:{_bare(name)}"

    def _document(self, report: str, link: Link, name: str) -> str:
        """A document entity; else issuer and kind ("the ministry's letter"); else its own title.

        "The report" with neither is known in its own report only.
        """
        known = self.by_name.get(name)
        if known is not None and self.entities[known].kind == "document":
            return known
        inside = self._mentioned(report, _span(link))
        titled = [x for x in inside if self.entities[x[1]].kind == "document"]
        if titled:
            return max(titled)[1]
        if inside:
            return f"document:{max(inside)[1]}:{head_noun(name)}"
        title = any(c.isupper() or c.isdigit() for c in link.name[1:])
        return f"document:{name}" if title else f"document:{name}@{report}"

    def _mentioned(self, report: str, span: Span | None) -> list[tuple[int, str]]:
        """(length, entity) of the actors mentioned within the source's words."""
        if span is None:
            return []
        places = self.mentions.get(report, [])
        low = bisect.bisect_left(places, (span[0], 0, ""))
        return [
            (e - s, entity)
            for s, e, entity in places[max(0, low - 2) : low + 8]
            if s < span[1] and span[0] < e and self._is_actor(entity)
        ]

    def _is_actor(self, entity: str) -> bool:
        known = self.entities.get(entity)
        return known is not None and known.kind in ("person", "organisation", "document")


def head_noun(name: str) -> str:
    """The head of a folded description: "report" of "may 2005 report by the watch" and of
    "watch's report", "nurse" of "nurse at the clinic"."""
    head: list[str] = []
    for word in name.split():
        if head and word in _AFTER_HEAD:
            break
        head.append(word)
    return head[-1] if head else ""


def authority(links: Sequence[Link]) -> Link | None:
    """The source that the press met: a document wherever it is named, else the first speaker.

    Whom that speaker cites in turn ("the minister said witnesses had told him") is what was said
    on that occasion, not another origin.
    """
    speakers = [link for link in links if link.role not in _PRESS]
    documents = [link for link in speakers if link.role == "document"]
    return next(iter(documents or speakers), None)


def same_outlet(a: str, b: str) -> bool:
    """Whether two folded names mean one publisher ("the north post", "north post")."""
    return bool(a) and _bare(a) == _bare(b)


def same_source(a: Carrier, b: Carrier) -> bool:
    """Whether two named sources are one: the same actor, or a name that holds all of the other."""
    if a.key == b.key:
        return True
    one, other = (set(_bare(fold_text(c.name)).split()) for c in (a, b))
    return a.role == b.role == "person" and len(one & other) > 1 and (one <= other or other <= one)


@lru_cache(maxsize=1 << 14)
def _bare(name: str) -> str:
    words = [w.strip(".,'\"()") for w in name.split()]
    return " ".join(w for w in words if w and w not in {"the", "a", "an", "mr", "mrs", "ms", "dr"})


def _span(link: Link) -> Span | None:
    return (link.start, link.end) if link.start is not None and link.end is not None else None


def _days(report: Report) -> tuple[int | None, int | None]:
    if report.published is None:
        return None, None
    ends: list[int | None] = []
    for day in (report.published.from_, report.published.to):
        try:
            ends.append(date.fromisoformat(day or "").toordinal())
        except ValueError:
            ends.append(None)
    return ends[0], ends[1]


def _by_name(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Folded name or alias -> entity id; names that two entities share are left out."""
    found: dict[str, str | None] = {}
    for e in sorted(entities, key=lambda e: e.id):
        for text in dict.fromkeys([e.name, *(a.text for a in e.aliases)]):
            name = _bare(fold_text(text))
            found[name] = None if found.get(name, e.id) != e.id else e.id
    return {name: entity for name, entity in found.items() if entity and name}


def apart(a: Carrier, b: Carrier) -> int | None:
    """Days between two days of publication, None where one is unknown."""
    return None if a.day is None or b.day is None else abs(a.day - b.day)


def order(carriers: Sequence[Carrier]) -> list[Carrier]:
    """Earliest published first; undated ones last."""
    return sorted(
        carriers,
        key=lambda c: (c.day is None, c.day or 0, c.witness.report, c.witness.start),
    )
