"""Time expressions (TimeML TIMEX3)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression.

    `type` is DATE, TIME, DURATION or SET; `value` and `mod` are TIMEX3. `from_` and `to` are the
    calendar span as ISO days, inclusive, None where open or unknown. `anchor` says what it was
    resolved against: published, previous (an earlier expression) or none. `relation` is how the
    words set the span off: since, until, before, after, by, from, to; None for "in" and "on".
    """

    report: str
    start: int
    end: int
    type: str
    value: str
    from_: str | None = None
    to: str | None = None
    anchor: str = "none"
    mod: str | None = None
    relation: str | None = None
