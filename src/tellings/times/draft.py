"""What a time expression says before it is placed in the calendar."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Draft:
    """One expression as read, offsets in code points of the text.

    `kind` says how it gets its value:
    calendar  `year`, `month`, `day`, `part` (SP, Q1, H2) as written, what is missing is None
    weekday   `weekday` (Monday is 0) with `step` -1 last, 0 plain, 1 next
    shift     `step` units `unit` from the publication (`base` published, today), from the last
              date (previous), from whichever the text goes by (context), or the weekend
              next to the publication (weekend)
    fixed     `value` is the TIMEX3 value (durations, sets, PAST_REF, decades, centuries, BC)
    clock     only a time of day
    open      a numeric date of two readings, `placed` from the one to the other
    `time` is a TIMEX3 time of day without its T ("14:30", "MO"). `relation` is the preposition
    that says where the time stands to the event: since, until, before, after, by, from, to.
    """

    start: int
    end: int
    kind: str
    type: str = "DATE"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: int | None = None
    step: int | float = 0
    unit: str = "D"
    base: str = "published"
    value: str | None = None
    time: str | None = None
    mod: str | None = None
    relation: str | None = None
    token: int = 0
    exact: bool = False
    """Whether a shift keeps the day of the month ("a year ago today")."""
    short: bool = False
    """Whether `year` was written with two digits, its century taken from the last date."""
    placed: tuple[date, date] | None = None
    """First and last day where the reader already knows them (dates of another calendar)."""
    within: tuple[int, int] | None = None
    """First and last day of the month meant, counted from its end where negative."""
    holds: bool = True
    """Whether later expressions may be told from this one."""
