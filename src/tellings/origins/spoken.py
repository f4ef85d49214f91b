"""The day on which something was said, where the words around the cue give it."""

from collections.abc import Iterable
from datetime import date

from tellings.model import Attribution, TimeExpression

_AFTER = 30
"""Characters behind the cue within which "on Monday" still belongs to it."""


def said_on(attribution: Attribution, times: Iterable[TimeExpression]) -> int | None:
    """The day (proleptic ordinal) that the words beside the cue give, None where none or several.

    Only an expression resolved to one day counts, between source and cue or right behind them,
    and outside what was said. `times` are those of the attribution's report.
    """
    if not attribution.cue:
        return None
    low = min(s for s, _ in (*attribution.source, *attribution.cue))
    high = max(e for _, e in (*attribution.source, *attribution.cue)) + _AFTER
    inner = [s for s, _ in attribution.content if s >= low]
    high = min([high, *(s for s in inner if s > max(e for _, e in attribution.cue) - 1)])
    days = set()
    for t in times:
        if t.type != "DATE" or t.from_ is None or t.from_ != t.to or t.relation:
            continue
        if low <= t.start < high and not any(s <= t.start < e for s, e in attribution.content):
            days.add(date.fromisoformat(t.from_).toordinal())
    return days.pop() if len(days) == 1 else None
