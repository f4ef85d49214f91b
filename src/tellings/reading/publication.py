"""When a report was published: the best-founded date among those it shows, never an invented one.

Evidence kinds, strongest first: `field` (the input's own field), `json-ld`, `meta`, `time-tag`,
`header-line` (a line above the article), `dateline` (inside the opening words), `url`. A day of
looking (`masthead`) only says that the report is not younger. No clock and no file time is used.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Evidence, Published, Span
from tellings.reading.dates import Dated, find_dates

KINDS = ("field", "json-ld", "meta", "header-line", "time-tag", "dateline", "url")
APART = 2  # days that zones and late editions put between two dates of one report

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|until|till|by|before|plan\w*|schedul\w+|due|"
    r"expect\w*|next|upcoming|intend\w*|to be|set to|set for|target\w*|deadline|expir\w+|hop\w+|from|"
    r"through|aim\w*|propos\w+|forecast\w*|project\w*|call\w* for|through|end of|valid|slated|"
    r"tentatively|pencilled|promis\w+|vow\w*|agreed|deferred|postponed|delayed|adjourned|copyright)\b",
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
    claimed day open the interval upwards; a day of looking before the claimed day opens it downwards.
    """
    ordered = sorted(shown, key=lambda s: (KINDS.index(s.kind), s.dated.first, s.dated.last))
    if not ordered:
        return _not_after(seen_on), []
    best = ordered[0]
    if best.dated.precision != "day":
        best = next((s for s in ordered if s.dated.precision == "day" and _within(s, best)), best)
    rivals = [s for s in ordered if _apart(s.dated, best.dated)]
    if rivals:
        return _both(best, rivals)
    later = _told_as_past(text, body, best.dated.last)
    if later is not None:
        return _opened_up(best, later)
    earlier = [s for s in seen_on if s.dated.last < _shift(best.dated.first, -APART)]
    if earlier:
        return _opened_down(best, earlier[0])
    evidence = tuple(s.evidence() for s in ordered if s is best or s.kind in KINDS[:1])
    return Published(best.dated.first, best.dated.last, best.dated.precision, evidence), []


def _within(narrow: Shown, wide: Shown) -> bool:
    return wide.dated.first <= narrow.dated.first and narrow.dated.last <= wide.dated.last


def _apart(a: Dated, b: Dated) -> bool:
    """Whether two dates cannot mean one publication."""
    return a.first > _shift(b.last, APART) or b.first > _shift(a.last, APART)


def _shift(day: str, by: int) -> str:
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()
    except OverflowError:
        return day


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


def _told_as_past(text: str, body: Sequence[Span], day: str) -> Shown | None:
    """The latest full date after `day` (by more than the slack) that a sentence tells as past."""
    latest, limit = None, _shift(day, APART)
    year = int(limit[:4])
    for number in _YEAR.finditer(text):
        if int(number.group()) < year or not any(s <= number.start() < e for s, e in body):
            continue
        start = max(text.rfind("\n", 0, number.start()), text.rfind(". ", 0, number.start())) + 1
        stop = min(
            i if i >= 0 else len(text)
            for i in (text.find("\n", number.end()), text.find(". ", number.end()))
        )
        sentence = text[max(start, number.start() - 400) : min(stop, number.end() + 400)]
        if _AHEAD.search(sentence) or not _PAST.search(sentence):
            continue
        offset = max(start, number.start() - 400)
        for dated in find_dates(sentence):
            if dated.precision == "day" and dated.first > limit:
                at = (offset + dated.start, offset + dated.end)
                shown = Shown("told-as-past", dated, at, text[at[0] : at[1]])
                if latest is None or dated.first > latest.dated.first:
                    latest = shown
    return latest


_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
