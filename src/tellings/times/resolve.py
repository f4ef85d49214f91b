"""Drafts to TIMEX3 values and calendar days, against the publication interval or the last date."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tellings.times.calendar import (
    SEASONS,
    Days,
    at_grain,
    day_of,
    days,
    grain,
    moved,
    narrowed,
    same_day,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tellings.times.draft import Draft

Resolved = tuple[str, str | None, str | None, str]
"""value, from, to, anchor."""


@dataclass(slots=True)
class Reference:
    """What later expressions may be told from.

    `published` is the interval of publication, None where unknown. `last` is the value of the last
    placed date, `sentence` that of the first date of the running sentence that has a year. `line`
    is the last date on the main line of a telling: a single leap of years ("as files opened in
    2005 show") does not leave it, a second date near the first one (`side`) does. `number` is that
    of the running sentence, `last_number` that of the sentence of `last`; `cut` is whether
    a quotation has begun since, whose speaker cannot mean what the reporter wrote.
    """

    published: Days | None
    narrative: bool
    last: str | None = None
    line: str | None = None
    side: str | None = None
    sentence: str | None = None
    ahead: bool | None = None
    open_day: str | None = None
    number: int = 0
    last_number: int = 0
    cut: bool = False

    @property
    def last_days(self) -> Days | None:
        """The days of the last placed date."""
        return days(self.last) if self.last else None


def resolve(draft: Draft, reference: Reference) -> Resolved:
    """The value of a draft, its days (ISO, inclusive, None where unknown), what it is told from."""
    if draft.placed is not None:
        first, last = (day.isoformat() for day in draft.placed)
        if draft.kind == "open":
            return draft.value or "", first, last, "none"
        return first if first == last else f"{first}/{last}", first, last, "none"
    value, anchor = _value(draft, reference)
    if draft.time is not None and "T" not in value:
        value = f"{value}T{draft.time}"
    covered = _covered(draft, value, reference, anchor)
    if covered is None:
        return value, None, None, anchor
    return value, covered[0].isoformat(), covered[1].isoformat(), anchor


def remember(draft: Draft, value: str, reference: Reference) -> None:
    """Let later expressions be told from this one."""
    if not draft.holds or draft.type in ("DURATION", "SET"):
        return
    plain = day_of(value)
    if value.startswith("BC"):
        reference.last = None
    elif grain(plain) is not None and grain(plain) not in ("decade", "century"):
        reference.last, reference.last_number = plain, reference.number
        _follow(reference, plain)
        if reference.sentence is None and draft.kind == "calendar" and draft.year is not None:
            reference.sentence = plain


def _follow(reference: Reference, value: str) -> None:
    """Keep to the main line of the telling."""
    if (
        reference.line is None
        or _near(reference.line, value)
        or (reference.side is not None and _near(reference.side, value))
    ):
        reference.line, reference.side = value, None
    else:
        reference.side = value


def _near(a: str, b: str) -> bool:
    return abs(int(a[:4]) - int(b[:4])) <= 2


def _value(draft: Draft, reference: Reference) -> tuple[str, str]:
    if draft.kind == "fixed":
        return draft.value or "", "none"
    if draft.kind == "calendar":
        return _calendar(draft, reference)
    if draft.kind == "clock":
        return _clock_day(draft, reference)
    if draft.base == "previous":
        return _from_last(draft, reference)
    if draft.kind == "shift" and draft.base == "context":
        if reference.narrative or reference.sentence or (draft.unit == "D" and reference.last):
            told = _from_last(draft, reference)
            if reference.narrative or days(told[0]) is not None:
                return told
        return _from_published(draft, reference)
    if reference.narrative and draft.kind == "shift":
        if draft.base == "today":
            return "PRESENT_REF", "none"
        if reference.last:
            return _from_last(draft, reference)
    if reference.narrative and draft.kind == "weekday" and reference.last_days:
        return _weekday_near(draft, reference)
    return _from_published(draft, reference)


def _weekday_near(draft: Draft, reference: Reference) -> tuple[str, str]:
    """In a history a weekday follows the last date, if that was a day."""
    covered = reference.last_days
    if covered is None or covered[0] != covered[1] or draft.weekday is None:
        return f"XXXX-WXX-{(draft.weekday or 0) + 1}", "none"
    return weekday_on_or_after(covered[0], draft.weekday).isoformat(), "previous"


def _clock_day(draft: Draft, reference: Reference) -> tuple[str, str]:
    """The day a time of day belongs to.

    The day the sentence names; a history's last day; in news a day named shortly before, else the
    day of publication for a time on the clock.
    """
    if reference.open_day is not None:
        return reference.open_day, "previous"
    named = reference.last is not None and grain(reference.last) == "day"
    near = reference.number - reference.last_number <= _NEAR_SENTENCES and not reference.cut
    if reference.last is not None and named and (reference.narrative or near):
        return reference.last, "previous"
    clocked = (draft.time or "")[:1].isdecimal()
    if clocked and not reference.narrative and reference.published is not None:
        first, last = reference.published
        if first == last and not reference.ahead:
            return first.isoformat(), "published"
    return "XXXX-XX-XX", "none"


def _calendar(draft: Draft, reference: Reference) -> tuple[str, str]:
    if draft.year is not None:
        return _spell(draft, _full_year(draft, reference)), "none"
    year, anchor = _year_of(draft, reference)
    if year is None:
        return _spell(draft, None), anchor
    return _spell(draft, year), anchor


def _full_year(draft: Draft, reference: Reference) -> int:
    """The year, with the century of the telling where only two digits are written."""
    assert draft.year is not None
    covered = days(reference.line) if reference.narrative and reference.line else None
    if not draft.short or covered is None:
        return draft.year
    century = covered[0].year // 100 * 100
    return min((c + draft.year % 100 for c in (century - 100, century, century + 100)),
               key=lambda year: abs(year - covered[0].year))  # fmt: skip


def _spell(draft: Draft, year: int | None) -> str:
    head = "XXXX" if year is None else f"{year:04d}"
    if draft.part is not None:
        return f"{head}-{draft.part}"
    if draft.month is None:
        return head
    value = f"{head}-{draft.month:02d}"
    return f"{value}-{draft.day:02d}" if draft.day is not None else value


def _year_of(draft: Draft, reference: Reference) -> tuple[int | None, str]:
    """The year of a month, day or season that was written without one."""
    if draft.base == "year":  # "May last year", "the third quarter of this year"
        ends = reference.published
        if ends is None or ends[0].year != ends[1].year:
            return None, "none"
        return ends[0].year + int(draft.step), "published"
    told_before = (
        reference.narrative or draft.base == "previous" or _same_sentence(draft, reference)
    )
    if told_before and reference.last_days:
        told_from = _told_line(draft, reference)
        return _year_after(draft, told_from), "previous"
    if reference.narrative or draft.base == "previous":
        return None, "none"
    ends = reference.published
    if ends is None:
        return None, "none"
    years = {_year_near(draft, day, reference) for day in ends}
    return (years.pop(), "published") if len(years) == 1 else (None, "published")


def _same_sentence(draft: Draft, reference: Reference) -> bool:
    """ "in 2003 ... and in May": a year named earlier in the sentence, with no own direction."""
    return reference.sentence is not None and draft.step == 0 and draft.base == "published"


def _told_line(draft: Draft, reference: Reference) -> str:
    """The date a month or day without year is told from: "of that year" looks at the very last."""
    if draft.base == "previous" or not reference.narrative or reference.line is None:
        return reference.last or ""
    return reference.line


def _year_after(draft: Draft, told_from: str) -> int:
    """The year that continues a telling: that of the last date, or the next after a turn."""
    covered = days(told_from)
    assert covered is not None
    year = covered[0].year
    if draft.part is not None or draft.month is None:
        return year + (int(draft.step) if draft.base == "previous" else 0)
    last = told_from
    if grain(last) in ("day", "month") and covered[0].month >= 10 and draft.month <= 3:
        return year + 1
    if grain(last) == "season" and last.endswith("WI") and draft.month <= 3:
        return year + 1
    return year


def _year_near(draft: Draft, day: date, reference: Reference) -> int:
    """The year next to the day of publication: the last such time, or the coming one."""
    month = draft.month or _first_month(draft.part)
    key, now = (month, draft.day or 0), (day.month, day.day if draft.day else 0)
    if draft.weekday is not None and draft.day is not None:
        fitting = [y for y in (day.year, day.year - 1, day.year + 1) if _falls_on(draft, y)]
        if fitting:
            return fitting[0]
    if draft.base == "month":  # last May, next May
        if draft.step < 0:
            return day.year if month < day.month else day.year - 1
        return day.year if month > day.month else day.year + 1
    if draft.part is not None and draft.step:
        return _season_step(draft, day, month)
    if reference.ahead and draft.base == "published":
        return day.year if key >= now else day.year + 1
    if reference.ahead is None and draft.base == "published" and draft.part is None:
        coming = day.year if key >= now else day.year + 1
        return coming if _months_between(now, key) <= 3 else coming - 1
    return day.year if key <= now else day.year - 1


def _falls_on(draft: Draft, year: int) -> bool:
    """Whether the day of the month falls on the weekday that is written beside it."""
    covered = days(_spell(draft, year))
    return covered is not None and covered[0].weekday() == draft.weekday


def _months_between(now: tuple[int, int], key: tuple[int, int]) -> int:
    """How many months lie ahead until a month comes round, 0 to 12; a month just past is 12."""
    ahead = (key[0] - now[0]) % 12
    return 12 if ahead == 0 and key[1] < now[1] else ahead


def _first_month(part: str | None) -> int:
    """The month in which a season, quarter or half begins; January for a whole year."""
    if part is None:
        return 1
    length = {"Q": 3, "H": 6}.get(part[0])
    return (
        SEASONS[part] if length is None or part in SEASONS else int(part[1]) * length - length + 1
    )


def _season_step(draft: Draft, day: date, month: int) -> int:
    begun = month <= day.month
    if draft.step < 0:
        over = (month + 2) < day.month
        return day.year if over else day.year - 1
    return day.year + 1 if begun else day.year


def _from_published(draft: Draft, reference: Reference) -> tuple[str, str]:
    """Told from the publication; the same for every day it may have been, or left open."""
    ends = reference.published
    if ends is None:
        return _unknown(draft), "none"
    values = [_told_from(draft, day, reference.ahead) for day in dict.fromkeys(ends)]
    if None in values:
        return _unknown(draft), "none"
    if len(set(values)) == 1:
        return str(values[0]), "published"
    return _underspecified(draft, [str(v) for v in values]), "published"


def _told_from(draft: Draft, day: date, ahead: bool | None) -> str | None:
    if draft.kind == "weekday":
        assert draft.weekday is not None
        if draft.step < 0:
            return weekday_on_or_before(day - timedelta(1), draft.weekday).isoformat()
        if draft.step > 0:
            return weekday_on_or_after(day + timedelta(1), draft.weekday).isoformat()
        if draft.base == "week" and ahead is not False:
            monday = weekday_on_or_before(day, 0)
            return weekday_on_or_after(monday, draft.weekday).isoformat()
        near = weekday_on_or_after if ahead else weekday_on_or_before
        return near(day, draft.weekday).isoformat()
    if draft.base == "weekend":
        near = weekday_on_or_after if ahead else weekday_on_or_before
        return at_grain(near(day, 5), "WE")
    if draft.exact:
        return same_day(day, int(draft.step), draft.unit)
    return moved(day, int(draft.step), draft.unit)


def _from_last(draft: Draft, reference: Reference) -> tuple[str, str]:
    covered = reference.last_days
    last = reference.last or ""
    far = reference.cut or reference.number - reference.last_number > _NEAR_SENTENCES
    if (
        covered is None
        or draft.kind == "weekday"
        or (far and not reference.narrative and draft.unit in ("D", "W", "WE"))
    ):
        return _unknown(draft), "none"
    known = grain(last)
    if not _fine_enough(known, draft.unit, bool(draft.step)):
        return _unknown(draft, covered[0].year if known != "decade" else None), "previous"
    start = covered[0]
    return moved(start, int(draft.step), draft.unit) or _unknown(draft), "previous"


_NEAR_SENTENCES = 2
"""How far back "that night" may look in news, where another day may have come between."""


def _fine_enough(known: str | None, unit: str, shifted: bool) -> bool:
    """Whether a date of grain `known` tells which `unit` is meant; a month tells no day."""
    finest = {"day": 0, "week": 1, "weekend": 1, "month": 2, "season": 3, "quarter": 3, "half": 4,
              "year": 5}.get(known or "", 9)  # fmt: skip
    needed = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "H": 4, "Y": 5, "DE": 5, "CE": 5}[unit]
    return finest <= needed or (unit == "W" and known == "day" and shifted)


def _unknown(draft: Draft, year: int | None = None) -> str:
    if draft.kind == "weekday":
        return f"XXXX-WXX-{(draft.weekday or 0) + 1}"
    head = "XXXX" if year is None else f"{year:04d}"
    return {"D": f"{head}-XX-XX", "W": f"{head}-WXX", "WE": f"{head}-WXX-WE", "M": f"{head}-XX",
            "Q": f"{head}-QX", "H": f"{head}-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}[
        draft.unit]  # fmt: skip


def _underspecified(draft: Draft, values: list[str]) -> str:
    years = {v[:4] for v in values}
    head = years.pop() if len(years) == 1 else "XXXX"
    if draft.kind == "weekday":
        return f"{head}-WXX-{(draft.weekday or 0) + 1}"
    return _unknown(draft, int(head) if head.isdecimal() else None)


def _covered(draft: Draft, value: str, reference: Reference, anchor: str) -> Days | None:
    """The days of a value, or the honest interval where only the publication's is known."""
    exact = _days_meant(value, draft)
    if exact is not None or anchor != "published" or reference.published is None:
        return exact
    covers = []
    for day in reference.published:
        alone = _published_on(reference, day)
        placed, how = _value(draft, alone)
        covered = _days_meant(placed, draft) if how == "published" else None
        if covered is None:
            return None
        covers.append(covered)
    return min(c[0] for c in covers), max(c[1] for c in covers)


def _days_meant(value: str, draft: Draft) -> Days | None:
    """The days of a value, of which "the first week of" or "late" means only some."""
    covered = narrowed(day_of(value), draft.mod)
    if covered is None or draft.within is None:
        return covered
    length = covered[1].day
    first, last = (n if n > 0 else length + 1 + n for n in draft.within)
    return covered[0].replace(day=first), covered[0].replace(day=min(last, length))


def _published_on(reference: Reference, day: date) -> Reference:
    """The same reference as if the report had been published on `day`."""
    return replace(reference, published=(day, day))
