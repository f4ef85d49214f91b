"""What all pages ask: the story in one state, who printed what, and where things are found."""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tellings import views
from tellings.pages.judged import Judged, said_of
from tellings.pages.kept import Kept
from tellings.pages.limits import Limits
from tellings.pages.links import Links
from tellings.store import Database

B = TypeVar("B")
T = TypeVar("T")
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"\br[0-9a-f]{16}\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """How a report is called: `outlet` is its key where no outlet is known."""

    id: str
    outlet: str
    published: str | None
    title: str | None
    language: str | None


class Desk:
    """One reader's look at one state of a story.

    `store` must stand in a read transaction (`snapshot`) so that all parts of a page agree;
    `links` say where pages are; `kept` holds answers over the whole story between pages.
    """

    def __init__(
        self, store: Database, links: Links, limits: Limits, kept: Kept | None = None
    ) -> None:
        self.store = store
        self.at = links
        self.limits = limits
        self._answers = (kept or Kept()).answers(views.version(store))
        self._headings: dict[str, Heading] = {}

    def once(self, view: Callable[..., T], *arguments: Hashable) -> T:
        """The answer of a view over the whole story, asked once for each state of it."""
        key = (view.__module__, view.__qualname__, *arguments)
        return self._answers.once(key, lambda: view(self.store, *arguments), bool(arguments))

    def over(self, view: Callable[[Database, B], T], base: Callable[[Database], B]) -> T:
        """The same for a view that works on the answer of another."""
        key = (view.__module__, view.__qualname__, base.__qualname__)
        return self._answers.once(key, lambda: view(self.store, self.once(base)))

    @cached_property
    def overview(self) -> views.Overview:
        """What is in the story."""
        return self.once(views.overview)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Version, settings and seal as the analysis left them."""
        unknown = dict.fromkeys(("version", "seal", "analysis", "code"), "")
        return unknown | self.store.facts()

    @cached_property
    def state(self) -> views.State:
        """Whether the answers are those of what the story holds now."""
        return views.state(self.store)

    @cached_property
    def waiting(self) -> int:
        """How many judgements have not been worked in yet."""
        return views.waiting(self.store)

    def said(self, about: str) -> Judged:
        """What people said of the record with this id, or of all records of this kind."""
        return said_of(self.once(views.judgements), about)

    def heading(self, report: str) -> Heading:
        """How a report is called."""
        if report not in self._headings:
            self.meet([report])
        return self._headings[report]

    def meet(self, reports: Iterable[str]) -> None:
        """Look up how these reports are called, all at once."""
        missing = {r for r in reports if r not in self._headings}
        for found in views.headings(self.store, missing, self.once(views.spelled)):
            self._headings[found.id] = Heading(
                found.id,
                found.outlet or found.key,
                found.published,
                found.title,
                _language(found.language),
            )

    def outlet(self, report: str) -> str:
        """How a report is called: its outlet, or its key where that is unknown."""
        return self.heading(report).outlet

    def language(self, report: str) -> str | None:
        """The language code of a report's words, None where unknown."""
        return self.heading(report).language

    def in_order(self, reports: Iterable[str]) -> list[str]:
        """Reports by date, undated last, then outlet."""
        found = list(reports)
        self.meet(found)

        def key(report: str) -> tuple[bool, str, str, str]:
            h = self._headings[report]
            return (h.published is None, h.published or "", h.outlet, report)

        return sorted(found, key=key)

    def note(self, words: str) -> str:
        """A note with reports by their outlets instead of their ids."""
        named = set(_ID.findall(words))
        self.meet(named)
        return _ID.sub(lambda m: self._headings[m[0]].outlet if m[0] in self._headings else m[0],
                       words)  # fmt: skip


def _language(code: str | None) -> str | None:
    return code if code and _CODE.fullmatch(code) else None
