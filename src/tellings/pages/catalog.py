"""All pages of a story by name: where each stands and what makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tellings.pages import (
    about,
    actor,
    claim,
    compare,
    copies,
    disagreement,
    disagreements,
    family,
    judgements,
    names,
    passage,
    report,
    reports,
    search,
    source,
    sources,
    stock,
    story,
    timeline,
)
from tellings.pages.desk import Desk
from tellings.pages.page import Page
from tellings.pages.query import Query

Maker = Callable[[Desk, Sequence[str], Query], Page]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    `pattern` is its path with {} for each id; `make` gives the page for a desk, these ids and a
    query, and raises NotFound for ids that are not there. `menu` is its name in the navigation,
    None for pages that others lead to.
    """

    name: str
    pattern: str
    make: Maker
    menu: str | None = None


PAGES = (
    Kind("story", "", story.make, "Story"),
    Kind("claim", "claims/{}", claim.make),
    Kind("report", "reports/{}", report.make),
    Kind("compare", "compare/{}/{}", compare.make),
    Kind("copies", "copies", copies.make, "Copies"),
    Kind("family", "copies/{}", family.make),
    Kind("stock", "stock", stock.make, "Stock"),
    Kind("passage", "stock/{}", passage.make),
    Kind("disagreements", "disagreements", disagreements.make, "Disagreements"),
    Kind("disagreement", "disagreements/{}", disagreement.make),
    Kind("sources", "sources", sources.make, "Sources"),
    Kind("source", "sources/{}", source.make),
    Kind("names", "names", names.make, "Names"),
    Kind("actor", "names/{}", actor.make),
    Kind("timeline", "timeline", timeline.make, "Timeline"),
    Kind("reports", "reports", reports.make, "Reports"),
    Kind("search", "search", search.make),
    Kind("judgements", "judgements", judgements.make, "Judgements"),
    Kind("about", "about", about.make, "About"),
)
BY_NAME = {kind.name: kind for kind in PAGES}
PATTERNS = {kind.name: kind.pattern for kind in PAGES}
