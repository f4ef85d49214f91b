"""The kinds of judgement: what may be said, and what it comes to."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from tellings.errors import UsageError
from tellings.judging.dates import interval_of
from tellings.model import Judgement, Verdict

PASSAGES = ("copied", "stock", "statement", "boilerplate")
ROUTES = ("copied", "credited", "same-authority", "same-publisher")
DIRECTIONS = ("none", "reversed", "undetermined")

Said = tuple[str, object]
"""A verdict and the value that goes with it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of judgement.

    `takes` says for a person what ids it is about; `sides` how many sides it has, `either` whether
    two may change places; `check` gives the value as it is kept, from what is said and what stands
    there now, or raises UsageError; `meaning` is what a judgement comes to: two that come to the
    same agree.
    """

    name: str
    takes: str
    sides: int
    either: bool
    check: Callable[[Said, object], object]
    meaning: Callable[[Said], Hashable]


def check(kind: str, verdict: str, value: object, now: object, why: str | None) -> object:
    """The value to be kept. Raises UsageError where a judgement of that kind cannot say this.

    `now` is what stands there: the kind of the passage, the date or outlet of the report.
    """
    if verdict not in set(Verdict):
        raise UsageError(
            f"{verdict!r} is no verdict; a finding can be {', '.join(v.value for v in Verdict)}"
        )
    if verdict == Verdict.NOTED:
        if not why:
            raise UsageError("a note needs its words; say them with: why (--why)")
        if value is not None:
            raise UsageError("a note has no value; to change something, overturn it")
        return None
    return kind_of(kind).check((verdict, value), now)


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises UsageError."""
    if name not in KINDS:
        raise UsageError(f"{name!r} cannot be judged; what can be: {', '.join(KINDS)}")
    return KINDS[name]


def meaning(judgement: Judgement) -> Hashable | None:
    """What a judgement comes to; None for a note."""
    if judgement.verdict == Verdict.NOTED:
        return None
    return kind_of(str(judgement.about["kind"])).meaning((judgement.verdict, judgement.value))


def _no_value(said: Said, _now: object) -> object:
    if said[1] is not None:
        raise UsageError("this kind of judgement has no value; leave it out")
    return None


def _direction(said: Said, now: object) -> object:
    verdict, value = said
    if verdict == Verdict.CONFIRMED:
        return _no_value(said, now)
    return None if value in (None, "none") else _one_of(value, DIRECTIONS)


def _passage(said: Said, now: object) -> object:
    verdict, value = said
    if verdict == Verdict.CONFIRMED:
        return _one_of(_as_it_is(value, now), PASSAGES)
    if value is None:
        raise UsageError(f"say what kind of passage it is: {', '.join(PASSAGES)}")
    return _one_of(value, PASSAGES)


def _route(said: Said, now: object) -> object:
    verdict, value = said
    if verdict == Verdict.OVERTURNED:
        return _no_value(said, now)
    return None if value is None else _one_of(value, ROUTES)


def _date(said: Said, now: object) -> object:
    verdict, value = said
    if verdict == Verdict.CONFIRMED:
        value = _as_it_is(value, now)
    if value is not None:
        interval_of(value)
    return value


def _outlet(said: Said, now: object) -> object:
    verdict, value = said
    if verdict == Verdict.CONFIRMED:
        value = _as_it_is(value, now)
    if value is None:
        return None
    name = re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else ""
    if not name:
        raise UsageError("say the outlet's name, or null if it is not known")
    return name


def _as_it_is(value: object, now: object) -> object:
    if value not in (None, now):
        raise UsageError(f"it is {now!r} now; to make it {value!r}, overturn it")
    return now


def _one_of(value: object, known: tuple[str, ...]) -> object:
    if value not in known:
        raise UsageError(f"{value!r} is none of: {', '.join(known)}")
    return value


def _holds(said: Said) -> Hashable:
    return said[0] == Verdict.CONFIRMED


def _pinned(said: Said) -> Hashable:
    return (said[1],)


def _way(said: Said) -> Hashable:
    return "forth" if said[0] == Verdict.CONFIRMED else said[1] or "none"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("alias", "an actor and a wording used for it", 2, True, _no_value, _holds),
        Kind("borrowing", "a report copied from, and one that copied", 2, True, _direction, _way),
        Kind("passage", "a passage", 1, False, _passage, _pinned),
        Kind("witness", "a claim and its witnesses", 2, False, _no_value, _holds),
        Kind("claim", "two claims", 2, True, _no_value, _holds),
        Kind("merge", "a claim and two of its reports", 2, True, _route, _holds),
        Kind("date", "a report", 1, False, _date, _pinned),
        Kind("outlet", "a report", 1, False, _outlet, _pinned),
        Kind("splice", "a report, and an offset in its text", 2, False, _no_value, _holds),
    )
}
"""All kinds by name."""
