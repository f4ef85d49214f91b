"""What people said about a report itself: when it was published, and by whom."""

import dataclasses
from collections.abc import Iterable

from tellings.judging.dates import interval_of, written
from tellings.model import Evidence, Report, Ruling
from tellings.text.folding import fold_text


def as_judged(report: Report, rulings: Iterable[Ruling]) -> Report:
    """The report with its date and outlet as people pinned them (evidence `judged`).

    Evidence for another value than the one pinned goes. Credits to the outlet itself are none.
    """
    for ruling in rulings:
        if ruling.kind == "date":
            report = _dated(report, ruling.value, ruling.evidence)
        else:
            report = _by(report, ruling.value, ruling.evidence)
    return report


def _dated(report: Report, value: str | None, why: tuple[Evidence, ...]) -> Report:
    if value is None:
        said = tuple(dataclasses.replace(e, note=f"date unknown: {e.note}") for e in why)
        return dataclasses.replace(report, published=None, evidence=(*said, *report.evidence))
    old = report.published
    kept = old.evidence if old is not None and written(old) == value else ()
    return dataclasses.replace(report, published=interval_of(value, (*why, *kept)))


def _by(report: Report, value: str | None, why: tuple[Evidence, ...]) -> Report:
    said = tuple(dataclasses.replace(e, note=f"outlet: {e.note}") for e in why)
    kept = report.evidence
    if value != report.outlet:
        kept = tuple(e for e in kept if not e.kind.startswith(("outlet", "owner")))
    own = fold_text(value or "")
    credits = tuple(c for c in report.credits if fold_text(c.name) != own)
    return dataclasses.replace(report, outlet=value, evidence=(*said, *kept), credits=credits)
