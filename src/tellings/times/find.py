"""Find and resolve the time expressions of one report."""

import bisect
import itertools
from dataclasses import dataclass, replace
from datetime import date

from tellings.model import Report, TimeExpression
from tellings.text.prose import Prose, Sentence
from tellings.times.anchoring import is_narrative, looks_ahead
from tellings.times.calendar import Days, day_of, grain
from tellings.times.dates import year_of_language
from tellings.times.draft import Draft
from tellings.times.grammar import read_drafts
from tellings.times.items import read_items
from tellings.times.numeric import settle
from tellings.times.resolve import Reference, remember, resolve


@dataclass(frozen=True, slots=True)
class Settings:
    """How times are read."""

    genre: str = "auto"
    """news (told from the publication), history (told from the last date) or auto (by cues)."""
    vague: bool = True
    """Whether words like "now" and "recently" are reported."""


def find_times(
    report: Report, prose: Prose, settings: Settings | None = None
) -> list[TimeExpression]:
    """The time expressions of a report in order, resolved as far as the words allow.

    Relative expressions are told from `report.published`; without one they keep their TIMEX3 value
    open and have no days. Nothing is raised for dates that do not exist: they have no days.
    """
    settings = settings or Settings()
    items = read_items(prose)
    drafts = [
        year_of_language(d, prose.language)
        for d in read_drafts(items, prose.text)
        if settings.vague or not _is_vague(d)
    ]
    published = _published(report)
    narrative = settings.genre == "history" or (
        settings.genre == "auto"
        and is_narrative(drafts, published[1] if published else None, len(prose.tokens))
    )
    if narrative:
        drafts = [d for d in drafts if d.value != "FUTURE_REF" or d.end - d.start > 4]
    drafts = _join(settle(drafts, prose.text, prose.language), prose.text)
    reference = Reference(published, narrative)
    found: list[TimeExpression] = []
    for number, group in itertools.groupby(drafts, lambda d: prose.sentence_at(d.start)):
        if number is not None:
            reference.number = number
            found += _in_sentence(report.id, prose, prose.sentences[number], list(group), reference)
    return found


def _in_sentence(
    report: str, prose: Prose, sentence: Sentence, drafts: list[Draft], reference: Reference
) -> list[TimeExpression]:
    """Resolve the drafts of one sentence; times of day last, with the nearest day named in it."""
    reference.sentence, reference.open_day = None, None
    last_placed = sentence.start - 1
    named: list[tuple[int, str]] = []
    found: list[TimeExpression] = []
    for draft in sorted(drafts, key=lambda d: d.kind == "clock"):
        if draft.kind == "clock":
            reference.open_day = _nearest(named, draft.start)
        told = draft.kind == "clock" or draft.base in ("previous", "context")
        quote = prose.quote_at(draft.start) if told and not reference.narrative else None
        reference.cut = quote is not None and last_placed < quote.start
        if not reference.narrative and _has_tense(draft):
            reference.ahead = looks_ahead(prose, sentence, draft.token)
        value, first, last, anchor = resolve(draft, reference)
        remember(draft, value, reference)
        if reference.last is not None and draft.kind != "clock":
            last_placed = draft.start
        if grain(value) == "day":
            named.append((draft.start, day_of(value)))
        found.append(
            TimeExpression(report, draft.start, draft.end, draft.type, value, first, last, anchor,
                           draft.mod, draft.relation)
        )  # fmt: skip
    return sorted(found, key=lambda time: time.start)


def _nearest(named: list[tuple[int, str]], at: int) -> str | None:
    """The day named nearest to `at`, the earlier of two equally near; `named` is in order."""
    right = bisect.bisect_left(named, (at, ""))
    beside = named[max(0, right - 1) : right + 1]
    return min(beside, key=lambda n: abs(n[0] - at), default=(at, None))[1]


def _has_tense(draft: Draft) -> bool:
    """Whether the tense of the clause helps to place it."""
    return draft.kind in ("calendar", "weekday", "clock") or draft.base == "weekend"


def _is_vague(draft: Draft) -> bool:
    return draft.kind == "fixed" and (draft.value or "").endswith("_REF")


def _published(report: Report) -> Days | None:
    """The publication interval with both ends known; None otherwise."""
    published = report.published
    if published is None or published.from_ is None or published.to is None:
        return None
    try:
        first = date.fromisoformat(published.from_[:10])
        last = date.fromisoformat(published.to[:10])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _join(drafts: list[Draft], text: str) -> list[Draft]:
    """Read pairs together: in "May 10 to June 5, 1940" the year is that of both, and they bound."""
    joined = list(drafts)
    opened: set[int] = set()
    for i in range(len(joined) - 2, -1, -1):
        first, second = joined[i], joined[i + 1]
        between = text[first.end : second.start].strip().lower()
        if between not in _JOINS or not {first.kind, second.kind} <= _DATED:
            continue
        if _lends_year(first, second):
            assert first.month is not None and second.year is not None and second.month is not None
            year = second.year - (first.month > second.month)
            joined[i] = first = replace(first, year=year)
        spanned = between in _SPANS or (between == "and" and first.relation == "from")
        if (
            spanned
            and first.relation in (None, "from")
            and "DURATION" not in (first.type, second.type)
        ):
            opened.add(i)
            joined[i] = replace(first, relation="from")
            joined[i + 1] = replace(second, relation="to")
    return [
        replace(draft, relation=None) if draft.relation == "from" and i not in opened else draft
        for i, draft in enumerate(joined)
    ]


def _lends_year(first: Draft, second: Draft) -> bool:
    """Whether the second date has a year that the first one lacks."""
    open_year = first.year is None and first.month is not None and first.step == 0
    return first.kind == second.kind == "calendar" and open_year and None not in (
        second.year, second.month
    )  # fmt: skip


_DATED = frozenset(["calendar", "weekday", "fixed", "shift"])
_SPANS = frozenset(["-", "–", "—", "to", "until", "through", "till"])
_JOINS = _SPANS | {"and", "or", ",", "/", "&"}
