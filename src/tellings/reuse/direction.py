"""Which of two reports took the shared words from the other: cues, each with its words.

Every cue gives log-odds that `one` comes before `other` (negative: after). In order of weight:

- `credit`: a report credits the other's outlet;
- `odd-words`: where the two differ, one reads words that no other report has (Dong, Berti-Equille
  and Srivastava, VLDB 2009: shared rare or wrong values give a copy away);
- `odd-joins`: where the two differ, one joins words that no other report joins;
- `out-of-place`: the shared words have little to do with the rest of one report;
- `cut`, `own-lead`, `dropped`, `quote-shortened`: asymmetric edits;
- `date`: days between the two, weak for one day or from a weak source, never enough alone then.
"""

import dataclasses
import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.kernels.seeds import run_keys
from tellings.model import Evidence, Report
from tellings.reuse.holders import Holders, distinct
from tellings.reuse.index import QUOTED, WordIndex
from tellings.reuse.readings import Readings
from tellings.text.folding import fold_text

CREDITED = 30.0  # log-odds of a credit line: it stands against everything else
NAMED = 4.0  # log-odds of an outlet's name at the top or end
_WEAK = frozenset(("dateline", "url", "opening", "masthead"))  # kinds of evidence for a day
_RUN = 12  # words that stand for about half a sentence


@dataclass(frozen=True, slots=True)
class Known:
    """How many reports of the pile hold each word, and each two words in a row."""

    words: Holders
    joins: Holders
    reports: int

    @classmethod
    def of(cls, indexes: Mapping[str, WordIndex], memory: int = 1 << 28) -> "Known":
        """Counts over all reports of the pile; about `memory` bytes of keys are held at once."""
        names = sorted(indexes)
        words = (indexes[name].hashes.astype(np.int64) for name in names)
        joins = (join_keys(indexes[name]) for name in names)
        return cls(Holders.counted(words, memory), Holders.counted(joins, memory), len(names))

    def words_in(self, hashes: NDArray[np.int32]) -> NDArray[np.int64]:
        """In how many reports each word stands."""
        return self.words.of(hashes.astype(np.int64))

    def joins_in(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """In how many reports each two words stand in a row."""
        return self.joins.of(keys)


def join_keys(index: WordIndex) -> NDArray[np.int64]:
    """A key of each word with the next; one fewer than there are words."""
    bounds = np.array([len(index)], np.int64)
    return run_keys(index.hashes, bounds, 2)[: max(0, len(index) - 1)]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports: itself, and what it reads where the other shares its words."""

    report: Report
    read: Readings
    kin: int

    def evidence(self, kind: str, places: NDArray[np.int64], note: str = "") -> Evidence:
        """Evidence at the word(s) of this side from the first of `places` on, while they touch."""
        first = last = int(places[0])
        for place in places[1:].tolist():
            if place > last + 1:
                break
            last = place
        index = self.read.here
        return Evidence(kind, self.report.id, int(index.starts[first]), int(index.ends[last]), note)


def own_joins(one: Side, known: Known) -> int:
    """How many joins of words the two share that hardly any report outside their group has.

    Names and set phrases of a story stand in many of its reports; what is copied does not.
    """
    read = one.read
    both = read.equal[:-1] & read.equal[1:] & (np.diff(read.against) == 1)
    keys = join_keys(read.here)[both]
    return int((known.joins_in(keys) <= max(4, one.kin)).sum())


Cue = tuple[float, tuple[Evidence, ...]]
_NOTHING: Cue = (0.0, ())


def lean(one: Side, other: Side, known: Known) -> Cue:
    """Log-odds that `one` comes before `other`, with the evidence of every cue that speaks."""
    total = 0.0
    evidence: list[Evidence] = []
    for cue in _CUES:
        odds, reasons = cue(one, other, known)
        total += odds
        evidence += reasons
    return total, tuple(evidence)


def _mirrored(cue: Callable[[Side, Side, Known], Cue]) -> Callable[[Side, Side, Known], Cue]:
    """A cue that sees only signs of a copy in `other`, asked of both sides."""

    def both(one: Side, other: Side, known: Known) -> Cue:
        forth, back = cue(one, other, known), cue(other, one, known)
        return forth[0] - back[0], (*forth[1], *back[1])

    both.__doc__ = cue.__doc__
    return both


@_mirrored
def _credit(one: Side, other: Side, known: Known) -> Cue:
    """`other` credits the outlet of `one`, in a credit line or in its first or last words."""
    del known
    outlet = one.report.outlet
    if not outlet or same_name(outlet, other.report.outlet or ""):
        return _NOTHING
    for c in other.report.credits:
        if same_name(c.name, outlet):
            note = f"credits {outlet}"
            # dated after the report that credits it, it may not be the report meant
            odds = NAMED if (days_between(other.report, one.report) or 0) > 1 else CREDITED
            return odds, (Evidence("credit", other.report.id, c.start, c.end, note),)
    at = named_at_edge(other.report, outlet)
    if at:
        return NAMED, (Evidence("credit", other.report.id, *at, f"names {outlet}"),)
    return _NOTHING


def same_name(one: str, other: str) -> bool:
    """Whether two wordings name the same outlet: the same words, one inside the other, initials."""
    x, y = (_name_words(n) for n in (one, other))
    if not x or not y:
        return False
    if x == y or (len(x) > 1 and set(x) <= set(y)) or (len(y) > 1 and set(y) <= set(x)):
        return True
    initials = {"".join(w[0] for w in n) for n in (x, y) if len(n) > 2}
    return (len(x) == 1 and x[0] in initials) or (len(y) == 1 and y[0] in initials)


def _name_words(name: str) -> list[str]:
    return [w for w in re.findall(r"[^\W_]+", fold_text(name)) if w not in {"the", "and", "of"}]


def named_at_edge(report: Report, outlet: str, reach: int = 400) -> tuple[int, int] | None:
    """Where the outlet's whole name stands in the first or last `reach` characters of the body."""
    if len(outlet) < 5:
        return None
    body = report.body or ((0, len(report.text)),)
    start, end = body[0][0], body[-1][1]
    pattern = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")
    match = pattern.search(report.text, start, min(end, start + reach)) or pattern.search(
        report.text, max(start, end - reach), end
    )
    return match.span() if match else None


def _odd_words(one: Side, other: Side, known: Known) -> Cue:
    """Where a word was changed for another, which side's word no other report has."""
    at = np.flatnonzero((one.read.against >= 0) & ~one.read.equal)
    if not len(at):
        return _NOTHING
    to = one.read.against[at]
    here = known.words_in(one.read.here.hashes[at])
    there = known.words_in(other.read.here.hashes[to])
    common = max(3, one.kin)
    odd_here = at[(here == 1) & (there > common)]
    odd_there = to[(there == 1) & (here > common)]
    odds = 1.1 * math.log((len(odd_there) + 0.5) / (len(odd_here) + 0.5))
    if abs(len(odd_here) - len(odd_there)) < 2:
        return _NOTHING
    side, places = (other, odd_there) if odds > 0 else (one, odd_here)
    note = f"{len(odd_there)} against {len(odd_here)} words that no other report has"
    return _within(odds, 3.5), (side.evidence("odd-words", places[:1].astype(np.int64), note),)


def _odd_joins(one: Side, other: Side, known: Known) -> Cue:
    """Where the two differ, which side joins words as no other report does."""
    mine, theirs = _new_joins(one, other, known), _new_joins(other, one, known)
    n, m = len(mine[0]), len(theirs[0])
    if n < 4 or m < 4:
        return _NOTHING
    p, q = float(mine[1].mean()), float(theirs[1].mean())
    pooled = (p * n + q * m + 0.5) / (n + m + 1)
    z = (p - q) / math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    if abs(z) < 1.3:
        return _NOTHING
    side, joins = (other, theirs) if z > 0 else (one, mine)
    places = joins[0][~joins[1]]
    note = f"{100 * p:.0f} % against {100 * q:.0f} % of differing joins known elsewhere"
    return _within(0.8 * z, 3.5), (side.evidence("odd-joins", places[:1], note),)


def _new_joins(
    side: Side, other: Side, known: Known
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Joins of `side` in shared passages that `other` has not, and whether strangers have them."""
    keys = join_keys(side.read.here)
    within = side.read.within
    at = np.flatnonzero(within[:-1] & within[1:])
    theirs = distinct(join_keys(other.read.here))
    if len(theirs):
        beside = theirs[np.minimum(theirs.searchsorted(keys[at]), len(theirs) - 1)]
        at = at[beside != keys[at]]
    return at, known.joins_in(keys[at]) > 1


def _out_of_place(one: Side, other: Side, known: Known) -> Cue:
    """Whether the rarer shared words come up again in the rest of the one report or the other."""
    rests = [s.read.here.hashes[~s.read.within] for s in (one, other)]
    if min(map(len, rests)) < 60:
        return _NOTHING
    index = one.read.here
    words = distinct(index.hashes[one.read.equal & (index.weights == 5)])
    if not len(words):
        return _NOTHING
    words = words[known.words_in(words) <= max(one.kin + 2, 0.1 * known.reports)]
    n = len(words)
    if n < 8:
        return _NOTHING
    rates = [float(np.isin(words, rest).mean()) for rest in rests]
    scale = min(1.0, min(map(len, rests)) / max(map(len, rests)) * 2)
    pooled = (sum(rates) * n + 1) / (2 * n + 2)
    z = scale * (rates[0] - rates[1]) / math.sqrt(pooled * (1 - pooled) * 2 / n)
    if abs(z) < 1.3:
        return _NOTHING
    side = other if z > 0 else one
    places = np.flatnonzero(side.read.within)
    note = f"{100 * rates[0]:.0f} % against {100 * rates[1]:.0f} % of its rarer words come again"
    return _within(0.8 * z, 3.0), (side.evidence("out-of-place", places, note),)


@_mirrored
def _cut(one: Side, other: Side, known: Known) -> Cue:
    """`one` goes on below where `other`, which ends with the shared words, stops."""
    del known
    mine, theirs = (np.flatnonzero(s.read.within) for s in (one, other))
    below = len(one.read.here) - 1 - int(mine[-1])
    end = len(other.read.here) - 1 - int(theirs[-1])
    if below < 2 * _RUN or end > 4 or one.read.against[mine[-3:]].max() < theirs[-1] - 4:
        return _NOTHING
    rest = np.arange(int(mine[-1]) + 1, len(one.read.here))
    return 1.2, (one.evidence("cut", rest, f"{below} words more at the end"),)


@_mirrored
def _own_lead(one: Side, other: Side, known: Known) -> Cue:
    """`other` opens with words of its own and goes on with the words that `one` opens with."""
    del known
    mine, theirs = (np.flatnonzero(s.read.within) for s in (one, other))
    if mine[0] > 4 or theirs[0] < _RUN // 2 or theirs[0] > 120:
        return _NOTHING
    if len(theirs) < 0.4 * (len(other.read.here) - theirs[0]):
        return _NOTHING
    lead = np.arange(int(theirs[0]))
    return 1.3, (other.evidence("own-lead", lead, f"{len(lead)} words of its own first"),)


@_mirrored
def _dropped(one: Side, other: Side, known: Known) -> Cue:
    """Sentences of `one` between shared words that `other` closes up without."""
    del known, other
    gaps = _gaps(one, _RUN - 2)
    if not gaps:
        return _NOTHING
    note = f"left out in {len(gaps)} places"
    return min(1.6, 0.5 + 0.4 * len(gaps)), (one.evidence("dropped", np.arange(*gaps[0]), note),)


@_mirrored
def _quote_shortened(one: Side, other: Side, known: Known) -> Cue:
    """Quoted words of `one` that `other` leaves out inside the same quotation."""
    del known
    for start, end in _gaps(one, 3):
        if (one.read.here.flags[start - 1 : end + 1] & QUOTED).all():
            partner = one.read.against[start - 1]
            if other.read.here.flags[partner] & QUOTED:
                return 0.6, (one.evidence("quote-shortened", np.arange(start, end)),)
    return _NOTHING


def _gaps(side: Side, least: int) -> list[tuple[int, int]]:
    """Runs of at least `least` words without partner whose neighbours stand side by side there."""
    at = np.flatnonzero(side.read.equal)
    to = side.read.against[at]
    step, far = np.diff(at), np.diff(to)
    found = np.flatnonzero((step > least) & (far >= 1) & (far <= 3))
    return [(int(at[i]) + 1, int(at[i + 1])) for i in found]


def _date(one: Side, other: Side, known: Known) -> Cue:
    """Days between the two where their publication intervals do not touch."""
    del known
    later = days_between(one.report, other.report)
    if later is None or later == 0:
        return _NOTHING
    sure = 0.7 if abs(later) == 1 else min(3.8, 1.9 + 0.45 * math.log(abs(later) / 2))
    if weakly_dated(one.report) or weakly_dated(other.report):
        sure = min(sure, 0.9)  # below `decide_own`: never enough alone
    odds = math.copysign(sure, later)
    late = other if later > 0 else one
    published = late.report.published
    reasons = published.evidence[:1] if published else ()
    note = f"{abs(later)} day{'s' if abs(later) > 1 else ''} later"
    dated = [dataclasses.replace(r, kind="date", note=note) for r in reasons]
    return odds, tuple(dated) or (Evidence("date", None, None, None, f"{late.report.id} {note}"),)


def weakly_dated(report: Report) -> bool:
    """Whether the day of a report is only read off its opening words or its address.

    A day without evidence was given by whoever made the report, and stands.
    """
    published = report.published
    kinds = {e.kind for e in published.evidence} if published else set()
    return bool(kinds) and not kinds - _WEAK


def days_between(one: Report, other: Report) -> int | None:
    """Days from the end of one publication interval to the start of the later one; None unknown.

    Positive when `other` is later, 0 when the intervals touch.
    """
    spans = []
    for report in (one, other):
        p = report.published
        if p is None or p.from_ is None or p.to is None:
            return None
        try:
            days = tuple(datetime.date.fromisoformat(d[:10]) for d in (p.from_, p.to))
        except ValueError:
            return None
        spans.append(days)
    (a0, a1), (b0, b1) = spans
    if b0 > a1:
        return (b0 - a1).days
    return -(a0 - b1).days if a0 > b1 else 0


def _within(odds: float, limit: float) -> float:
    return max(-limit, min(limit, odds))


_CUES: tuple[Callable[[Side, Side, Known], Cue], ...] = (
    _credit,
    _odd_words,
    _odd_joins,
    _out_of_place,
    _cut,
    _own_lead,
    _dropped,
    _quote_shortened,
    _date,
)
