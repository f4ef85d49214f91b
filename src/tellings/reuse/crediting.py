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
from tellings.reuse.holders import distinct
from tellings.reuse.index import WordIndex
from tellings.reuse.thresholds import Settings
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

_WORD = re.compile(r"\w+")
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
    rare = _Rarer(indexes, counts)
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
    same = functools.cache(same_name)
    words_of = {n: frozenset(_WORD.findall(n)) for n in names}
    found: dict[tuple[str, str], Naming] = {}
    for name in sorted(reports):
        report = reports[name]
        own = report.outlet or ""
        for credit in report.credits:
            for outlet in outlets:
                if not same(outlet, own) and same(credit.name, outlet):
                    at = Evidence("credit", name, credit.start, credit.end, f"credits {outlet}")
                    found.setdefault((name, outlet), Naming(name, outlet, at))
        used = set(_WORD.findall(report.text))
        pattern = _any_of(tuple(n for n in names if words_of[n] <= used and n in report.text))
        if pattern is None:
            continue
        for start, end in report.body or ((0, len(report.text)),):
            for match in pattern.finditer(report.text, start, end):
                outlet = match.group()
                if same(outlet, own) or (name, outlet) in found:
                    continue
                if _cued(report.text, match.start(), match.end(), start, end):
                    at = Evidence("credit", name, *match.span(), f"names {outlet} as its source")
                    found[name, outlet] = Naming(name, outlet, at)
    return [found[k] for k in sorted(found)]


@functools.lru_cache(maxsize=4096)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names as whole words, the longer before the shorter."""
    if not names:
        return None
    any_name = "|".join(map(re.escape, _longest_first(names)))
    return re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")


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


class _Rarer:
    """The longer words of a report that few reports hold, each once; looked up when asked for."""

    def __init__(self, indexes: Mapping[str, WordIndex], counts: Known) -> None:
        self._indexes = indexes
        self._counts = counts
        self._most = max(5.0, min(0.15 * counts.reports, 10 * math.sqrt(counts.reports) / 3))
        self._found: dict[str, NDArray[np.int32]] = {}

    def __getitem__(self, name: str) -> NDArray[np.int32]:
        if name not in self._found:
            index = self._indexes[name]
            longer = distinct(index.hashes[index.weights >= 4])
            self._found[name] = longer[self._counts.words_in(longer) <= self._most]
        return self._found[name]


def _in_time(source: Report, report: Report, days: int) -> bool:
    if source.id == report.id:
        return False
    later = days_between(source, report)
    return later is None or 0 <= later <= days


def _best(
    naming: Naming,
    sources: Sequence[str],
    rare: _Rarer,
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
