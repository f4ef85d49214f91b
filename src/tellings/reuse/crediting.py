"""Steps that a credit alone tells: a report retold another in its own words and says so."""

import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Borrowing, Evidence, Report
from tellings.reuse.direction import Known, days_between, same_name
from tellings.reuse.index import WordIndex
from tellings.reuse.thresholds import Settings
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

_NEAR = 60  # characters around an outlet's name in which a cue must stand


@dataclass(frozen=True, slots=True)
class Naming:
    """A report names an outlet as its source."""

    report: str
    outlet: str
    evidence: Evidence


def credited_steps(
    reports: Mapping[str, Report],
    indexes: Mapping[str, WordIndex],
    counts: Known,
    settings: Settings,
    tied: Iterable[tuple[str, str]],
) -> list[Borrowing]:
    """Steps to reports that credit an outlet with whose reports they share no passage.

    Of the credited outlet's reports that are not later and not older than `credit_days`, the one
    with most of the rarer words in common is the source; it must have clearly more than the next.
    """
    known_ties = {frozenset(pair) for pair in tied}
    by_outlet: dict[str, list[str]] = {}
    for name in sorted(reports):
        outlet = reports[name].outlet
        if outlet:
            by_outlet.setdefault(outlet, []).append(name)
    rare = _rarer(indexes, counts)
    found: list[Borrowing] = []
    for naming in namings(reports, sorted(by_outlet)):
        sources = [
            s
            for s in by_outlet[naming.outlet]
            if _in_time(reports[s], reports[naming.report], settings.credit_days)
        ]
        if any(frozenset((s, naming.report)) in known_ties for s in sources):
            continue  # the words have told it already
        step = _best(naming, sources, rare, reports, settings)
        if step:
            found.append(step)
    return found


def namings(reports: Mapping[str, Report], outlets: Sequence[str]) -> list[Naming]:
    """Where each report credits another outlet of the pile, first place each."""
    names = [o for o in outlets if len(fold_text(o)) >= 4]
    if not names:
        return []
    any_name = "|".join(map(re.escape, _longest_first(names)))
    pattern = re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")
    found: dict[tuple[str, str], Naming] = {}
    for name in sorted(reports):
        report = reports[name]
        own = report.outlet or ""
        for credit in report.credits:
            for outlet in outlets:
                if not same_name(outlet, own) and same_name(credit.name, outlet):
                    at = Evidence("credit", name, credit.start, credit.end, f"credits {outlet}")
                    found.setdefault((name, outlet), Naming(name, outlet, at))
        for start, end in report.body or ((0, len(report.text)),):
            for match in pattern.finditer(report.text, start, end):
                outlet = match.group()
                if same_name(outlet, own) or (name, outlet) in found:
                    continue
                if _cued(report.text, match.start(), match.end(), start, end):
                    at = Evidence("credit", name, *match.span(), f"names {outlet} as its source")
                    found[name, outlet] = Naming(name, outlet, at)
    return [found[k] for k in sorted(found)]


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda n: (-len(n), n))


def _cued(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether a word of crediting stands near text[start:end], within [low, high)."""
    before = text[max(low, start - _NEAR) : start]
    after = text[end : min(high, end + _NEAR)]
    return _cues().search(f"{fold_text(before)} | {fold_text(after)}") is not None


@functools.cache
def _cues() -> re.Pattern[str]:
    phrases = _longest_first(words("en", "credit_cues"))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _rarer(indexes: Mapping[str, WordIndex], counts: Known) -> dict[str, NDArray[np.int32]]:
    """The longer words of each report that few reports hold, each once."""
    most = max(5.0, min(0.15 * counts.reports, 10 * math.sqrt(counts.reports) / 3))
    found = {}
    for name, index in indexes.items():
        longer = np.unique(index.hashes[index.weights >= 4])
        found[name] = longer[counts.words_in(longer) <= most] if len(longer) else longer
    return found


def _in_time(source: Report, report: Report, days: int) -> bool:
    if source.id == report.id:
        return False
    later = days_between(source, report)
    return later is None or 0 <= later <= days


def _best(
    naming: Naming,
    sources: Sequence[str],
    rare: Mapping[str, NDArray[np.int32]],
    reports: Mapping[str, Report],
    settings: Settings,
) -> Borrowing | None:
    """The step from the source that has most in common, None where nothing much is."""
    mine = rare[naming.report]
    scored = []
    for source in sources:
        common = len(np.intersect1d(mine, rare[source], assume_unique=True))
        size = math.sqrt(max(1, len(mine)) * max(1, len(rare[source])))
        scored.append((common / size, common, source))
    scored.sort(key=lambda s: (-s[0], s[2]))
    first = scored[0] if scored else (0.0, 0, "")
    if first[1] < 4 or first[0] < settings.credit_likeness:
        return None
    second = scored[1][0] if len(scored) > 1 else 0.0
    clear = first[0] >= 1.3 * second and first[0] >= 1.3 * settings.credit_likeness
    note = f"{first[1]} rarer words in common ({100 * first[0]:.0f} %)"
    evidence = (naming.evidence, Evidence("same-matter", None, None, None, note))
    # without dates any report of that outlet could be meant
    sure = clear and days_between(reports[first[2]], reports[naming.report]) is not None
    confidence = 0.85 if sure else 0.5
    direction = "decided" if sure else "undetermined"
    return Borrowing(first[2], naming.report, direction, confidence, 0.0, evidence)
