"""What the report holds: the pages of the web app, section by section, cut to its limits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from tellings import views
from tellings.model import Skipped
from tellings.pages.catalog import BY_NAME
from tellings.pages.desk import Desk
from tellings.pages.drawing.strip import Strip
from tellings.pages.limits import Limits
from tellings.pages.links import Anchors
from tellings.pages.page import Page
from tellings.pages.paths import around, within
from tellings.pages.query import Query
from tellings.pages.rendering import body, shortened
from tellings.pages.story import publication_days
from tellings.store import Database, reader
from tellings.views.facets import claim_index
from tellings.views.families import family_index, steps_of
from tellings.views.lives import passage_rows

TOP = 2
"""Level of a section's heading; what opens within it lies one below."""
Address = tuple[str, ...]
"""A page and the ids in its address; with "-" between them its anchor."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One page that opens within a section: its anchor, and the line that is always seen."""

    anchor: str
    page: Page
    inside: Markup

    @property
    def title(self) -> str:
        """What the line says: the page's title, a little of it where it is long."""
        words, left = shortened(self.page.title, 160)
        return f"{words} […]" if left else words

    @property
    def holds_anchor(self) -> bool:
        """Whether the page itself has something of that name."""
        return f' id="{self.anchor}"' in self.inside


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a page that lists, and the pages that it leads to."""

    name: str
    called: str
    inside: Markup
    openings: Sequence[Address]


class Contents:
    """The report's contents, each part made when the template asks for it."""

    def __init__(self, store: Database, limits: Limits) -> None:
        self._store = store
        self.limits = limits
        self._present: set[str] = set()
        self.desk = Desk(store, Anchors(self._present), limits)
        self._openings = {name: list(found) for name, found in self._chosen()}
        self._present |= {"-".join(each) for found in self._openings.values() for each in found}
        self._present |= {f"claim-{row.id}" for row in self.single}
        self._present |= {"story", "claims", *(name for name, _ in self.menu)}

    @cached_property
    def claims(self) -> list[views.ClaimRow]:
        """Claims told by several reports or disputed, all of them in their order."""
        rows = self.desk.once(claim_index).rows
        return [row for row in rows if row.reports > 1 or row.conflicts]

    @cached_property
    def single(self) -> list[views.ClaimRow]:
        """Claims that one report tells, those that are shown."""
        return self._single[: self.limits.single]

    @cached_property
    def _single(self) -> list[views.ClaimRow]:
        rows = self.desk.once(claim_index).rows
        return [row for row in rows if row.reports == 1 and not row.conflicts]

    @property
    def more_single(self) -> int:
        """How many such claims are left out."""
        return len(self._single) - len(self.single)

    @cached_property
    def menu(self) -> list[tuple[str, str]]:
        """Names of the sections, which are their anchors too, and how they are called."""
        judged = bool(views.judgements(self._store))
        return [(n, c) for n, c in SECTIONS if n in BY_NAME and (n != "judgements" or judged)]

    def sections(self) -> Iterator[Section]:
        """The sections below the claims, in order."""
        for name, called in self.menu:
            inside = self._inside(BY_NAME[name].make(self.desk, (), Query()), TOP)
            yield Section(name, called, inside, self._openings.get(name, ()))

    def opened(self, address: Address) -> Opening:
        """One page that opens."""
        name, *ids = address
        page = BY_NAME[name].make(self.desk, ids, Query())
        return Opening("-".join(address), page, self._inside(page, TOP + 1))

    def told(self) -> Iterator[tuple[views.ClaimRow, Opening]]:
        """The claims shown in full."""
        for row in self.claims[: self.limits.claims]:
            yield row, self.opened(("claim", row.id))

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Inputs that gave no report, each where it lay within the folder of the pile."""
        paths = self._store.connection.execute("SELECT path FROM inputs ORDER BY path")
        folder = around(path for (path,) in paths)
        found = reader.skipped(self._store.connection)
        return [Skipped(within(s.path, folder), s.reason, s.detail) for s in found]

    @cached_property
    def outlets(self) -> list[tuple[str | None, int]]:
        """Outlets with their number of reports, those with most first, the unknown last."""
        return self.desk.once(views.outlets)

    @cached_property
    def published(self) -> Strip | None:
        """When the reports were published."""
        return self.desk.once(publication_days)

    @cached_property
    def _whole(self) -> list[str]:
        """The reports printed whole: all, or those that carry most of the claims shown."""
        carried: Counter[str] = Counter()
        shown = {row.id for row in self.claims[: self.limits.claims]}
        query = "SELECT DISTINCT claim, report FROM witnesses"
        for claim, report in self._store.connection.execute(query):
            carried[report] += claim in shown
        every = [row.id for row in self.desk.once(views.report_filter).rows]
        kept = sorted(every, key=lambda r: (-carried[r], r))[: self.limits.whole]
        return [ident for ident in every if ident in set(kept)]

    def _chosen(self) -> Iterator[tuple[str, Iterable[Address]]]:
        """The pages that open in each section."""
        limits, once = self.limits, self.desk.once
        yield "claims", [("claim", row.id) for row in self.claims[: limits.claims]]
        yield "copies", self._pairs()
        rows = once(passage_rows)
        yield "stock", [("passage", row.passage)
                        for kind in ("stock", "statement")
                        for row in rows[kind][: limits.stock]]  # fmt: skip
        sources = once(views.speakers)[: limits.sources]
        yield "sources", [("source", row.id) for row in sources]
        names = once(views.name_filter).rows[: limits.names]
        yield "names", [("actor", row.entity) for row in names]
        yield "reports", [("report", ident) for ident in self._whole]

    def _pairs(self) -> list[Address]:
        """Giver and taker of the steps of the families shown, the largest shares first."""
        families = self.desk.once(family_index).families[: self.limits.families]
        whole = set(self._whole)
        steps = [s for f in families for s in steps_of(self._store, f) if s.from_report in whole]
        steps.sort(key=lambda s: (-s.share, s.from_report or "", s.to_report))
        kept = [s for s in steps if s.to_report in whole][: self.limits.pairs]
        return [("compare", s.from_report or "", s.to_report) for s in kept]

    def _inside(self, page: Page, top: int) -> Markup:
        return Markup(body(page, self.desk, top))  # the templates escape


SECTIONS = (
    ("disagreements", "Disagreements"),
    ("copies", "Copies"),
    ("stock", "Stock paragraphs"),
    ("names", "Names and labels"),
    ("sources", "Sources"),
    ("timeline", "Timeline"),
    ("reports", "Reports"),
    ("judgements", "Judgements"),
    ("about", "How this was made"),
)
"""Pages that are sections of the report, and how they are called there."""
