"""A report: one article as one outlet published it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.model.evidence import Evidence, Span


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the text that is the site's and not the article's.

    Kinds: navigation, share, related, comments, notice, footer, metadata (ids, timestamps alone).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A line or phrase that credits another publisher.

    Kinds: agency, republished-from, translated-from. `name` is the credited name as written.
    """

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an interval of ISO days, both ends inclusive.

    `precision` is day, month, year or range. Either end may be None where it is open.
    """

    from_: str | None
    to: str | None
    precision: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article; `text` is what was stored and never changes.

    `body` are the spans that are article, in order; everything outside them is furniture, title,
    byline or blank. `title_at` and `byline_at` say where title and byline stand in `text`, None if
    they come from a field of the input. `extra` holds the input's other fields as given.
    """

    id: str
    key: str
    path: str
    segment: int
    starts_at: int
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    body: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    published: Published | None = None
    credits: tuple[Credit, ...] = ()
    warnings: tuple[str, ...] = ()
    url: str | None = None
    title_at: Span | None = None
    byline_at: Span | None = None
    evidence: tuple[Evidence, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input that gave no report, and why; `reason` is a stable word."""

    path: str
    reason: str
    detail: str
