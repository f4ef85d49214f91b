"""One report: its whole text with what was found in it, and where its passages also stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model import Credit
from tellings.pages.desk import Desk
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.pages.strokes import letters, strokes
from tellings.store import Database, reader
from tellings.views.comparison import partners
from tellings.views.families import steps_to
from tellings.views.leaves import leaves as split
from tellings.views.marked import KINDS, Marked, Note, marks_of
from tellings.views.reports import resolve
from tellings.views.voices import Voices, voices_of

SWITCHES = {
    "passage": "shared words",
    "said": "who says what",
    "claim": "claims",
    "time": "times",
    "count": "counts",
    "label": "labels",
    "mention": "names",
}
"""Kinds of marks, as their switches are called."""
AT_FIRST = tuple(kind for kind in KINDS if kind != "mention")
"""Kinds of marks that are on where the address does not say."""
PARTNERS = 12
"""Other reports named as sharing most words."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report as such; `paths` are the files it was found in."""

    id: str
    key: str
    outlet: str | None
    published: str | None
    precision: str | None
    title: str | None
    byline: str | None
    language: str | None
    url: str | None
    characters: int
    warnings: tuple[str, ...]
    credits: tuple[Credit, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """One place of a note, as a row of the table; `leads` is the id of the record it leads to."""

    kind: str
    number: int
    start: int
    end: int
    words: str
    says: str
    leads: str | None


@dataclass(frozen=True, slots=True)
class Partner:
    """Another report and how much of this one's text it has too, 0..1."""

    report: str
    share: float


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:
    """The page of the report `parts[0]`; `marks` in the query are the kinds switched on.

    Of a very long text `part` is shown.

    Raises NotFound.
    """
    report = next(reader.reports(desk.store.connection, resolve(desk.store, parts[0])))
    leaves = split(report.text) if not desk.at.alone() else ((0, len(report.text)),)
    leaf = max(1, query.number("part", 1, len(leaves)))
    found = marks_of(desk.store, report, leaves[leaf - 1])
    chosen = _chosen(query)
    shared = _partners(desk, found)
    steps = steps_to(desk.store, report.id)
    desk.meet([report.id, *(p.report for p in shared), *_elsewhere(found.notes)])
    whose = voices_of(desk.store, report)
    known, judged = _known(desk, found), desk.said(report.id)
    before, after = _neighbours(desk, report.id)
    return Page(
        "report",
        report.title or report.key,
        {
            "found": found, "known": known, "chosen": chosen, "strokes": strokes(found, chosen),
            "by_kind": {k: [n for n in found.notes if n.kind == k] for k in KINDS},
            "shared": shared, "steps": steps, "letters": letters, "kinds": KINDS,
            "switches": SWITCHES,
            "leaf": leaf, "leaves": leaves, "judged": judged, "whose": _whose(whose),
            "number": desk.once(report_order)[1][report.id],
        },
        lambda: {
            "known": known, "marked": found, "voices": whose, "shares_with": shared,
            "copied_from": steps, "judgements": judged.rows,
        },
        "marked",
        tuple(_rows(found)),
        _recipe(report.id, leaf if len(leaves) > 1 else None),
        language=desk.language(report.id) if report.title else None,
        previous=before,
        following=after,
        within="reports",
        parts=(report.id,),
    )  # fmt: skip


def _whose(found: Voices) -> list[tuple[str, float, float]]:
    """Each voice that the report has: its name, where its part of a bar begins, and its share."""
    at, parts = 0.0, []
    for voice in ("own", "attributed", "anonymous", "copied"):
        share = found.share(voice)
        if share:
            parts.append((voice, round(at, 4), round(share, 4)))
        at += share
    return parts


def _chosen(query: Query) -> frozenset[str]:
    """The kinds named in the address, as `marks=a,b` or `marks=a&marks=b`; `marks=` is none."""
    if "marks" not in query.fields:
        return frozenset(AT_FIRST)
    asked = {kind for value in query.all("marks") for kind in value.split(",")}
    return frozenset(asked & set(KINDS))


def _known(desk: Desk, found: Marked) -> Known:
    r, heading = found.report, desk.heading(found.report.id)
    query = "SELECT DISTINCT path FROM places WHERE report = ? ORDER BY path"
    paths = tuple(path for (path,) in desk.store.connection.execute(query, (r.id,)))
    return Known(
        r.id,
        r.key,
        heading.outlet if r.outlet else None,
        heading.published,
        r.published.precision if r.published else None,
        r.title,
        r.byline,
        r.language,
        r.url,
        len(r.text),
        r.warnings,
        r.credits,
        paths,
    )


def _partners(desk: Desk, found: Marked) -> tuple[Partner, ...]:
    whole = sum(end - start for start, end in found.report.body) or 1
    counted = partners(desk.store, found.report.id)[:PARTNERS]
    return tuple(Partner(report, min(1.0, held / whole)) for report, held in counted)


def _elsewhere(notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        if note.passage is not None:
            yield from (place.report for place in note.passage.others)


def _recipe(report: str, part: int | None) -> Recipe:
    option, argument = (f" --part {part}", f", part={part}") if part else ("", "")
    return Recipe(
        f"tellings marks STORY {report[:8]}{option}", f"story.marks({report[:8]!r}{argument})"
    )


def _rows(found: Marked) -> Iterator[MarkedPlace]:
    for note in found.notes:
        for part in note.parts:
            words = found.report.text[part.start : part.end]
            leads = note.leads[1] if note.leads else None
            yield MarkedPlace(part.kind, note.number, part.start, part.end, words, note.says, leads)


def report_order(store: Database) -> tuple[list[str], dict[str, int]]:
    """All reports by date (undated last) and outlet, and the place of each in that order."""
    query = """SELECT id FROM reports
        ORDER BY published_from IS NULL, published_from, published_to, outlet, id"""
    order = [ident for (ident,) in store.connection.execute(query)]
    return order, {ident: number for number, ident in enumerate(order)}


def _neighbours(desk: Desk, report: str) -> tuple[str | None, str | None]:
    order, place = desk.once(report_order)
    at = place[report]
    before = desk.at.to("report", order[at - 1]) if at else None
    after = desk.at.to("report", order[at + 1]) if at + 1 < len(order) else None
    return before, after
