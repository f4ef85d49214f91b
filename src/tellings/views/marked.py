"""One report with everything that was found in it: what each mark is, and where it leads.

What is the same thing in several places (a name, a day, a speaker's sentence in pieces) is one
note with all its places, so that a long report stays readable.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tellings.model import Count, Evidence, Label, Mention, Report, Span, TimeExpression
from tellings.store import Database, reader, tables
from tellings.views.leaves import leaf_of
from tellings.views.passages import PassageHere, passages_in
from tellings.views.quoted import interval
from tellings.views.reports import resolve
from tellings.views.speakers import source_id

KINDS = ("passage", "said", "claim", "time", "count", "label", "mention")
"""Kinds of notes, as a reader switches them on and off."""
VOICES = {
    "outlet": "in the outlet's own voice",
    "quoted": "in quotation marks",
    "attributed": "as another's words",
}
BOUNDS = {
    "=": "exactly",
    "~": "about",
    ">": "more than",
    ">=": "at least",
    "<": "fewer than",
    "<=": "at most",
    "vague": "no number",
}
ANCHORS = {
    "published": ", counted from the day of publication",
    "previous": ", counted from a time named before",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a report under a note; `kind` is that of its mark (`pages.marking.LAYERS`)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was found in a report.

    `number` counts the notes of one kind from 1, `kind` is one of `KINDS`. `words` are those of
    its first place (of what was said, where it is that), `says` what it is. `leads` names the
    record it leads to: (kind of page, id). `parts` are its places; `passage` tells where else the
    words stand, None but for passages.
    """

    number: int
    kind: str
    words: str
    says: str
    leads: tuple[str, str] | None
    parts: tuple[Part, ...]
    passage: PassageHere | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A report and its notes, each kind in the order of the text.

    `within` is the stretch of the text that was asked about: notes are those that begin in it, and
    of their places those that lie in it. `facts` are the reasons for its date, outlet, title and
    byline, by what they are about.
    """

    report: Report
    within: Span
    notes: tuple[Note, ...]
    facts: tuple[tuple[str, tuple[Evidence, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: str
    says: str
    leads: tuple[str, str] | None
    parts: tuple[Part, ...]
    passage: PassageHere | None = None


def marked(store: Database, ident: str, part: int | None = None) -> Marked:
    """One report by its id, its key, or a unique beginning of its id. Raises NotFound.

    `part` narrows it to one of the `leaves` of its text, where that is too long to be looked at at
    once.
    """
    report = next(reader.reports(store.connection, resolve(store, ident)))
    return marks_of(store, report, leaf_of(report.text, part))


def marks_of(store: Database, report: Report, within: Span | None = None) -> Marked:
    """The same for a report that has been read, and any stretch of its text."""
    asked = within or (0, len(report.text))
    drafts = [
        draft
        for gather in (_passages, _said, _claims, _times, _counts, _labels, _mentions)
        for draft in gather(store, report, asked)
    ]
    return Marked(report, asked, tuple(_numbered(report, drafts)), _facts(report))


def _numbered(report: Report, drafts: list[_Draft]) -> Iterator[Note]:
    """The drafts in order, each kind numbered."""
    seen: dict[str, int] = defaultdict(int)

    def place(draft: _Draft) -> tuple[int, int, int, str]:
        first = min(draft.parts, key=lambda p: (p.start, -p.end))
        return KINDS.index(draft.kind), first.start, -first.end, draft.says

    for draft in sorted((d for d in drafts if d.parts), key=place):
        parts = tuple(sorted(draft.parts, key=lambda p: (p.start, p.end)))
        seen[draft.kind] += 1
        shown = next((p for p in parts if p.kind == "content"), parts[0])
        words = report.text[shown.start : shown.end]
        yield Note(seen[draft.kind], draft.kind, words, draft.says, draft.leads, parts,
                   draft.passage)  # fmt: skip


def _passages(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    for here in passages_in(store, report.id, within):
        parts = (Part("passage", here.start, here.end),)
        yield _Draft("passage", here.kind, ("passage", here.passage), parts, here)


def _said(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    """One note an attribution: its source, cue and content together."""
    query = tables.ATTRIBUTIONS.select(
        """WHERE report = ? AND coalesce(json_extract(content, '$[0][0]'),
        json_extract(cue, '$[0][0]'), json_extract(source, '$[0][0]')) BETWEEN ? AND ?"""
    )
    rows = store.connection.execute(query, (report.id, within[0], within[1] - 1))
    for said in tables.ATTRIBUTIONS.records(rows):
        chain = " ← ".join(link.name for link in said.chain)
        how = [said.kind, *(["unnamed"] if said.anonymous else [])]
        how += [said.stance] if said.stance != "asserted" else []
        parts = tuple(
            Part(kind, *span)
            for kind in ("content", "source", "cue")
            for span in getattr(said, kind)
        )
        leads = None
        if said.chain and said.kind != "credit":
            last = said.chain[-1]
            leads = ("source", source_id((" ".join(last.name.casefold().split()), last.role)))
        yield _Draft("said", f"{chain} ({', '.join(how)})", leads, parts)


def _claims(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    query = """SELECT w.claim, w.start, w."end", o.reports, o.low, o.high FROM witnesses w
        JOIN origins o ON o.claim = w.claim WHERE w.report = ? AND w.start BETWEEN ? AND ?
        ORDER BY w.start, w."end", w.claim"""
    found: dict[str, tuple[str, list[Part]]] = {}
    rows = store.connection.execute(query, (report.id, within[0], within[1] - 1))
    for claim, start, end, told, low, high in rows:
        origins = f"{low} origin{'s' * (low != 1)}" if low == high else f"{low}–{high} origins"
        says = f"told by {told} report{'s' * (told != 1)}, {origins}"
        found.setdefault(claim, (says, []))[1].append(Part("claim", start, end))
    for claim, (says, parts) in found.items():
        yield _Draft("claim", says, ("claim", claim), tuple(parts))


def _times(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    found: dict[str, list[Part]] = defaultdict(list)
    for time in _inside(reader.times(store.connection, report.id), within):
        if time.type in {"DURATION", "SET"}:
            says = "a length of time" if time.type == "DURATION" else "again and again"
        else:
            span = interval(time.from_, time.to)
            anchor = ANCHORS.get(time.anchor, "")
            says = f"{span}{anchor}" if span else "not resolved to any day"
        said = says if says.startswith(time.value) else f"{says} (TIMEX3 {time.value})"
        found[said].append(Part("time", time.start, time.end))
    for says, parts in found.items():
        yield _Draft("time", says, None, tuple(parts))


def _counts(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    for count in _inside(reader.counts(store.connection, report.id), within):
        value = "" if count.value is None else f" {count.value:,}"
        of = f" of “{report.text[slice(*count.of)]}”" if count.of else ""
        part = ", part of another count" if count.part_of else ""
        says = f"{BOUNDS.get(count.bound, count.bound)}{value}{of}{part}"
        yield _Draft("count", says, None, (Part("count", count.start, count.end),))


def _labels(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    found: dict[tuple[str, str, str | None], list[Part]] = defaultdict(list)
    for label in _inside(reader.labels(store.connection, report.id), within):
        words = " ".join(report.text[label.start : label.end].casefold().split())
        found[words, label.voice, label.entity].append(Part("label", label.start, label.end))
    names = _names(store.connection, {entity for _, _, entity in found if entity})
    for (_, voice, entity), parts in found.items():
        about = f"for {names[entity]}, " if entity in names else ""
        leads = ("actor", entity) if entity else None
        yield _Draft("label", f"{about}{VOICES.get(voice, voice)}", leads, tuple(parts))


def _mentions(store: Database, report: Report, within: Span) -> Iterator[_Draft]:
    found: dict[str, list[Part]] = defaultdict(list)
    for mention in _inside(reader.mentions(store.connection, report.id), within):
        if mention.entity is not None:
            found[mention.entity].append(Part("mention", mention.start, mention.end))
    names = _names(store.connection, set(found))
    for entity, parts in found.items():
        yield _Draft("mention", names[entity], ("actor", entity), tuple(parts))


S = TypeVar("S", TimeExpression, Count, Label, Mention)


def _inside(records: Iterable[S], within: Span) -> Iterator[S]:
    return (r for r in records if within[0] <= r.start < within[1])


def _names(connection: sqlite3.Connection, entities: set[str]) -> dict[str, str]:
    query = "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, (json.dumps(sorted(entities)),)))


def _facts(report: Report) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    """What is known of the report, each with its reasons."""
    date = report.published.evidence if report.published else ()
    by_kind: dict[str, list[Evidence]] = {"outlet": [], "title": [], "byline": []}
    for e in report.evidence:
        about = e.kind.partition("-")[0]
        by_kind.get(about, by_kind["outlet"]).append(e)
    return (("date", date), *((name, tuple(found)) for name, found in by_kind.items()))
