"""When a report was published: the best-founded date among those it shows, never an invented one.

Evidence kinds, strongest first: `field` (the input's own field), `json-ld`, `meta`, `time-tag`,
`header-line` (a line above the article), `dateline` (inside the opening words), `url`. A day of
looking (`masthead`) only says that the report is not younger, and a day told in the first paragraph
(`opening`) only contradicts: it dates nothing by itself. No clock and no file time is used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.model import Evidence, Published, Span
from tellings.reading.dates import Dated, find_dates, shift
from tellings.reading.day_order import settled

KINDS = ("field", "json-ld", "meta", "header-line", "time-tag", "dateline", "url", "opening")
REACH = 400  # characters to either side of a date that may belong to its sentence
APART = 2  # days that zones and late editions put between two dates of one report

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|until|till|by|before|plan\w*|schedul\w+|due|"
    r"expect\w*|next|upcoming|intend\w*|to be|set to|set for|target\w*|deadline|expir\w+|hop\w+|"
    r"from|"
    r"through|aim\w*|propos\w+|forecast\w*|project\w*|call\w* for|through|end of|valid|slated|"
    r"tentatively|pencilled|start\w*|beginning|begins|effective|as of|takes effect|"
    r"available|launch\w*|on or after|promis\w+|"
    r"vow\w*|agreed|deferred|postponed|delayed|adjourned|copyright)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|took|began|came|went|held|met|left|killed|\w{3,}ed)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a report shows: `kind` of place, the date, its words in the text or a note."""

    kind: str
    dated: Dated
    at: Span | None
    note: str

    def evidence(self) -> Evidence:
        """The date as evidence; offsets only if the words stand in the text."""
        if self.at is None:
            return Evidence(self.kind, note=self.note)
        return Evidence(self.kind, start=self.at[0], end=self.at[1], note=self.note)


def publication(
    shown: Sequence[Shown], text: str, body: Sequence[Span], seen_on: Sequence[Shown] = ()
) -> tuple[Published | None, list[str]]:
    """The publication interval and warnings about what contradicts it.

    `shown` are the dates that claim to be the day of publication, `seen_on` days on which the page
    was looked at. Two claims that differ make a range of both; events told as past after the
    claimed day open the interval upwards, a day of looking before it opens it downwards.
    """
    told = [replace(s, dated=settled(s.dated, s.note, text)) for s in shown]
    ordered = sorted(told, key=lambda s: (KINDS.index(s.kind), s.dated.first, s.dated.last))
    opening = [s for s in ordered if s.kind == "opening"]
    ordered = [s for s in ordered if s.kind != "opening"]
    if not ordered:
        return _not_after(seen_on), []
    best = ordered[0]
    if best.dated.precision != "day":
        best = next((s for s in ordered if s.dated.precision == "day" and _within(s, best)), best)
    best = _local_day(best, ordered)
    rivals = [s for s in ordered if _apart(s.dated, best.dated) and not _swapped(s, best)]
    rivals += [s for s in opening if _knows_nothing_later(s.dated, best.dated, text, body)]
    if rivals:
        return _both(best, rivals)
    # markup says when a page was first made; a later edit may tell of a later month
    finest = ("day",) if best.kind in ("json-ld", "meta", "time-tag") else ("day", "month")
    later = _told_as_past(text, body, best.dated.last, finest)
    if later is not None:
        return _opened_up(best, later)
    earlier = [s for s in seen_on if s.dated.last < shift(best.dated.first, -APART)]
    if earlier:
        return _opened_down(best, earlier[0])
    evidence = tuple(s.evidence() for s in ordered if s is best or s.kind in KINDS[:1])
    return Published(best.dated.first, best.dated.last, best.dated.precision, evidence), []


def _local_day(best: Shown, shown: Sequence[Shown]) -> Shown:
    """For a universal time, the day that the page or its address shows: the outlet's own."""
    if best.kind not in ("json-ld", "meta") or not re.search(
        r"T.*(?:Z|[+-]\d\d:?\d\d)$", best.note
    ):
        return best
    days = {shift(best.dated.first, 1), shift(best.dated.first, -1)}
    local = [s for s in shown if s.kind in ("header-line", "url") and s.dated.precision == "day"]
    return local[0] if local and local[0].dated.first in days else best


def _knows_nothing_later(opening: Dated, claimed: Dated, text: str, body: Sequence[Span]) -> bool:
    """Whether the first paragraph tells of a day years before the claimed one, and nothing after.

    A report that opens with "on Wednesday, 4 April 2012" and names no later year was not written
    in 2014, whatever its page says; one that goes on to 2013 tells an old story.
    """
    year = opening.last[:4]
    if year >= claimed.first[:4]:
        return False
    later = (m.group() for s, e in body for m in _YEAR.finditer(text, s, e) if m.group() > year)
    return next(later, None) is None


def _swapped(shown: Shown, best: Shown) -> bool:
    """Whether a numeric date is the best one with day and month exchanged."""
    year, month, day = shown.dated.first.split("-")
    numeric = shown.dated.precision == "day" and re.search(r"\d[./-]\d", shown.note)
    return bool(numeric) and f"{year}-{day}-{month}" == best.dated.first


def _within(narrow: Shown, wide: Shown) -> bool:
    return wide.dated.first <= narrow.dated.first and narrow.dated.last <= wide.dated.last


def _apart(a: Dated, b: Dated) -> bool:
    """Whether two dates cannot mean one publication."""
    return a.first > shift(b.last, APART) or b.first > shift(a.last, APART)


def _not_after(seen_on: Sequence[Shown]) -> Published | None:
    if not seen_on:
        return None
    first = min(seen_on, key=lambda s: s.dated.last)
    return Published(None, first.dated.last, "range", (first.evidence(),))


def _both(best: Shown, rivals: Sequence[Shown]) -> tuple[Published, list[str]]:
    everything = [best, *rivals]
    first = min(s.dated.first for s in everything)
    last = max(s.dated.last for s in everything)
    told = " and ".join(dict.fromkeys(f"{s.note!r} ({s.kind})" for s in everything[:3]))
    evidence = tuple(s.evidence() for s in everything)
    return Published(first, last, "range", evidence), [f"publication dates contradict: {told}"]


def _opened_up(best: Shown, later: Shown) -> tuple[Published, list[str]]:
    warning = (
        f"dated {best.note!r} ({best.kind}) but tells as past what it puts on {later.note!r}; "
        "the publication day is left open"
    )
    return Published(best.dated.first, None, "range", (best.evidence(), later.evidence())), [
        warning
    ]


def _opened_down(best: Shown, earlier: Shown) -> tuple[Published, list[str]]:
    warning = (
        f"dated {best.note!r} ({best.kind}) but the page was looked at on {earlier.note!r}; "
        "the publication day is left open"
    )
    return Published(None, best.dated.last, "range", (best.evidence(), earlier.evidence())), [
        warning
    ]


def _told_as_past(
    text: str, body: Sequence[Span], day: str, precisions: Sequence[str]
) -> Shown | None:
    """The latest date after `day` (by more than the slack) that a sentence tells as past."""
    latest, limit = None, shift(day, APART)
    year, seen = int(limit[:4]), -1
    for number in _YEAR.finditer(text):
        if int(number.group()) < year or number.start() < seen:
            continue
        start, seen = _sentence(text, number.start(), number.end())
        sentence = text[start:seen]
        inside = any(s <= number.start() < e for s, e in body)
        if not inside or _AHEAD.search(sentence) or not _PAST.search(sentence):
            continue
        for dated in find_dates(sentence):
            if dated.precision in precisions and dated.first > limit:
                at = (start + dated.start, start + dated.end)
                if latest is None or dated.first > latest.dated.first:
                    latest = Shown("told-as-past", dated, at, text[at[0] : at[1]])
    return latest


def _sentence(text: str, first: int, last: int) -> Span:
    """Roughly the sentence around [first, last): to full stops or line ends, or REACH away."""
    low, high = max(0, first - REACH), min(len(text), last + REACH)
    start = max(low, *(text.rfind(mark, low, first) + 1 for mark in ("\n", ". ")))
    ends = [at for mark in ("\n", ". ") if (at := text.find(mark, last, high)) >= 0]
    return start, min(ends, default=high)


_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
