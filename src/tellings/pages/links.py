"""Where a page of a story is found: an address on a server, or an anchor in one file."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode


class Links(Protocol):
    """Says where a page is, so that templates need not know what they are part of."""

    def to(self, page: str, *parts: str, **query: str | int | None) -> str | None:
        """The place of `page` (a name in `catalog.PAGES`) for these parts, None if it has none.

        `parts` are the ids in the page's pattern; `query` what follows "?" (None is left out).
        """
        ...

    def alone(self) -> bool:
        """Whether the pages lie together in one file that no server stands behind."""
        ...


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links of the web app: `patterns` are the catalog's, as {name: "claims/{}"}."""

    patterns: Mapping[str, str]

    def to(self, page: str, *parts: str, **query: str | int | None) -> str | None:
        """An absolute path, with its query; None for a page that is not served."""
        if page not in self.patterns:
            return None
        path = self.patterns[page].format(*(quote(part, safe="") for part in parts))
        asked = {k.rstrip("_"): v for k, v in query.items() if v is not None}
        return f"/{path}?{urlencode(asked)}" if asked else f"/{path}"

    def alone(self) -> bool:
        """No: a server answers."""
        return False


@dataclass(frozen=True, slots=True)
class Anchors:
    """Links within one file: only what stands in it has a place."""

    present: Set[str]

    def to(self, page: str, *parts: str, **query: str | int | None) -> str | None:  # noqa: ARG002
        """`#page-part…` if that anchor is in the file; what a query would ask is not there."""
        # two reports side by side stand there once, whichever is named first
        for order in (parts, parts[::-1]):
            anchor = "-".join((page, *order))
            if anchor in self.present:
                return f"#{anchor}"
        return None

    def alone(self) -> bool:
        """Yes."""
        return True
