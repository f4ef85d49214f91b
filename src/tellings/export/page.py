"""Everything the report shows, gathered from the views and cut to its limits."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from tellings import views
from tellings.model import Report, Skipped
from tellings.pages.desk import Desk
from tellings.pages.drawing.strip import Strip, strip
from tellings.pages.drawing.tree import Family, families
from tellings.pages.limits import Limits
from tellings.pages.links import Anchors
from tellings.pages.marking import LAYERS, Run, runs
from tellings.pages.paths import around, within
from tellings.store import Database, reader

T = TypeVar("T")
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"\br[0-9a-f]{16}\b")


@dataclass(frozen=True, slots=True)
class Cut(Generic[T]):
    """The beginning of a list and how many it leaves out."""

    shown: tuple[T, ...]
    more: int


def cut(items: Sequence[T], most: int) -> Cut[T]:
    """The first `most` items."""
    return Cut(tuple(items[:most]), max(len(items) - most, 0))


@dataclass(frozen=True, slots=True)
class Whole:
    """One report printed whole; `kinds` are those of its marks, with how many of each."""

    report: Report
    runs: tuple[Run, ...]
    kinds: tuple[tuple[str, int], ...]


class Page:
    """The report's contents, each part made when the template asks for it."""

    def __init__(self, store: Database, limits: Limits) -> None:
        self.limits = limits
        self._store = store
        self.overview = views.overview(store)
        self.rows = {row.id: row for row in views.reports(store)}
        self._places = {ident: place for place, ident in enumerate(self.rows)}
        self.numbers: dict[str, int] = {}
        """Claim -> its number in this report, for claims shown in full."""
        self._rank()
        present = {f"report-{ident}" for ident in self.rows}
        present |= {f"claim-{row.id}" for row in (*self.claims.shown, *self.single.shown)}
        self.desk = Desk(store, Anchors(present), limits)

    def _rank(self) -> None:
        found = views.claims(self._store)
        several = [c for c in found if c.reports > 1 or c.conflicts]
        self.claims = cut(several, self.limits.claims)
        self.single = cut(
            [c for c in found if c.reports == 1 and not c.conflicts], self.limits.single
        )
        self.numbers = {c.id: n for n, c in enumerate(self.claims.shown, 1)}

    def dossiers(self) -> list[views.Dossier]:
        """The claims told by several reports, in full."""
        return views.dossiers(self._store, self.claims.shown)

    def disagreements(self, *relations: str) -> Cut[views.DisagreementRow]:
        """Disagreements of these relations."""
        return cut(views.disagreements(self._store, relations), self.limits.disagreements)

    @cached_property
    def opposed(self) -> dict[str, views.DisagreementRow]:
        """Id -> disagreement, for those shown."""
        shown = (
            *self.disagreements("conflict").shown,
            *self.disagreements("stale", "variant").shown,
        )
        return {row.id: row for row in shown}

    @cached_property
    def families(self) -> Cut[Family]:
        """Family trees of copies."""
        found = families(views.copies(self._store), self._places, self.limits.cards)
        return cut(found, self.limits.families)

    @cached_property
    def stock(self) -> Cut[views.StockRow]:
        """Paragraphs an outlet prints again and again."""
        return cut(views.stock(self._store), self.limits.stock)

    @cached_property
    def statements(self) -> Cut[views.StockRow]:
        """The same quoted words in several reports."""
        return cut(views.stock(self._store, ("statement",)), self.limits.stock)

    @cached_property
    def names(self) -> Cut[views.NameRow]:
        """Actors that are called by more than one wording, then the others."""
        found = sorted(views.names(self._store), key=lambda n: len(n.names) + len(n.labels) < 2)
        return cut(found, self.limits.names)

    @cached_property
    def sources(self) -> Cut[views.SourceRow]:
        """Speakers and documents."""
        return cut(views.sources(self._store), self.limits.sources)

    @cached_property
    def timeline(self) -> Cut[views.TimelineRow]:
        """Dates in order of time; where there are too many, those that most reports name."""
        found = views.timeline(self._store)
        ranked = sorted(range(len(found)), key=lambda i: (-found[i].reports, i))
        kept = sorted(ranked[: self.limits.times])
        return Cut(tuple(found[i] for i in kept), len(found) - len(kept))

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Inputs that gave no report."""
        return list(reader.skipped(self._store.connection))

    @cached_property
    def outlets(self) -> list[tuple[str | None, int]]:
        """Outlets with their number of reports, those with most first, the unknown last."""
        return views.outlets(self._store)

    @cached_property
    def published(self) -> Strip | None:
        """When the reports were published."""
        return strip(row.published for row in self.rows.values() if row.published)

    @cached_property
    def whole(self) -> frozenset[str]:
        """The reports printed whole: all, or those that carry most of the claims shown."""
        carried: Counter[str] = Counter()
        for claim in reader.claims(self._store.connection):
            if claim.id in self.numbers:
                carried.update({w.report for w in claim.witnesses})
        order = sorted(self.rows, key=lambda ident: (-carried[ident], ident))
        return frozenset(order[: self.limits.whole])

    @cached_property
    def passages(self) -> frozenset[str]:
        """Passage families that have an anchor of their own."""
        return frozenset(row.passage for row in (*self.stock.shown, *self.statements.shown))

    def printed(self, ident: str) -> Whole:
        """One report whole, its marks as runs."""
        page = views.report(self._store, ident)
        kinds = Counter(mark.kind for mark in page.marks)
        counted = tuple((kind, kinds[kind]) for kind in LAYERS if kinds[kind])
        return Whole(page.report, tuple(runs(page.report.text, page.marks)), counted)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Version, settings and seal as the analysis left them."""
        unknown = dict.fromkeys(("version", "seal", "analysis", "code"), "")
        return unknown | dict(self.overview.facts)

    @cached_property
    def settings(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Settings by stage, as (name, value)."""
        stages = json.loads(self.facts.get("settings", "{}"))
        return [
            (stage, [(name, json.dumps(v, ensure_ascii=False)) for name, v in sorted(each.items())])
            for stage, each in sorted(stages.items())
        ]

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Report -> SHA-256 of its text."""
        return dict(self._store.connection.execute("SELECT id, sha256 FROM reports"))

    def outlet(self, ident: str) -> str:
        """How a report is called: its outlet, or its key where that is unknown."""
        row = self.rows[ident]
        return row.outlet or row.key

    @cached_property
    def _folder(self) -> str:
        """The folder that holds everything that was read by a whole path."""
        query = "SELECT path FROM inputs ORDER BY path"
        return around(path for (path,) in self._store.connection.execute(query))

    def path(self, path: str) -> str:
        """Where a file lay, without the folders around the pile."""
        return within(path, self._folder)

    def in_order(self, idents: Iterable[str]) -> list[str]:
        """Reports by date, as in the list of reports."""
        return sorted(idents, key=self._places.__getitem__)

    def language(self, ident: str) -> str | None:
        """The language code of a report's words, None where unknown."""
        found = self.rows[ident].language
        return found if found and _CODE.fullmatch(found) else None

    def note(self, words: str) -> str:
        """A note with reports by their outlets instead of their ids."""
        return _ID.sub(lambda m: self.outlet(m[0]) if m[0] in self.rows else m[0], words)
