"""Readers of parts: of a month, halves of a unit, days beside a day, the weekend."""

from tellings.times.context import (
    Context,
    calendar_draft,
    first_of,
    int_of,
    month_of,
    unit_of,
    year_of,
)
from tellings.times.draft import Draft
from tellings.times.spans import AFTER_PART, duration_value
from tellings.times.words import Item

_WEEKS = {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28), -1: (-7, -1)}
_HALVES = {1: (1, 15), 2: (16, -1), -1: (16, -1)}
_HALF: dict[str, tuple[int | float, tuple[str, int]]] = {
    "TH": (30, ("TM", 1)), "D": (12, ("TH", 1)), "Y": (6, ("M", 1)), "DE": (5, ("Y", 1)),
    "CE": (50, ("Y", 1)), "ML": (500, ("Y", 1)),
}  # fmt: skip
_OVER = frozenset(["over", "at", "during", "on", "by", "throughout", "through", "before", "after"])


def part_of_month(items: list[Item], _: Context) -> Draft | None:
    """The first week of May 1998, the second half of June, the last day of March."""
    rank, part = first_of(items, "Ql"), first_of(items, "uq")
    assert rank is not None and part is not None
    month, calendar = month_of(items)
    which = int_of(rank) or 0
    if calendar != "gregorian":
        return None
    draft = calendar_draft(items, year=year_of(items), month=month)
    step = first_of([i for i in items if i is not rank], "Tlxh")
    if step is not None and step.kind == "T":
        draft.base = "previous"
    elif step is not None:
        draft.step, draft.base = int_of(step) or 0, "year"
    if part.kind == "q":
        draft.within = _HALVES.get(which) if part.value == "H" else None
    elif unit_of(part) == ("W", 1):
        draft.within = _WEEKS.get(which)
    elif unit_of(part) == ("D", 1) and which >= 1:
        draft.day = which
        return draft
    elif unit_of(part) == ("D", 1):
        draft.within = (-1, -1)
    return draft if draft.within is not None else None


def half_a(items: list[Item], _: Context) -> Draft | None:
    """Half an hour, half a century ago: half a unit is so many of a smaller one."""
    half, unit = first_of(items, "q"), first_of(items, "u")
    assert half is not None and unit is not None
    code, times = unit_of(unit)
    if half.value != "H" or times != 1 or code not in _HALF:
        return None
    amount, smaller = _HALF[code]
    if items[-1] is unit:
        return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False,
                     value=duration_value(amount, smaller))  # fmt: skip
    if smaller[0][0] == "T":
        return None
    base = "published" if items[-1].kind == "g" else "previous"
    return Draft(items[0].start, items[-1].end, "shift", base=base, unit=smaller[0],
                 step=int(items[-1].value) * int(amount))  # fmt: skip


def beyond(items: list[Item], context: Context) -> Draft | None:
    """The day before yesterday, the day after tomorrow, the week before last."""
    unit, part = first_of(items, "u"), first_of(items, "P")
    code, times = unit_of(unit) if unit is not None else ("D", 1)
    way = items[-2]
    if context.text[way.start : way.end].lower() not in ("before", "after") or times != 1:
        return None
    if code[0] == "T" or code == "ML" or (items[-1].kind == "d" and code != "D"):
        return None
    draft = Draft(items[0].start, items[-1].end, "shift", unit=code,
                  step=int(way.value) + int(items[-1].value))  # fmt: skip
    if part is not None:
        draft.time, draft.type = str(part.value), "TIME"
    return draft


def part_beside(items: list[Item], context: Context) -> Draft | None:
    """The night before, the morning after, where no event follows that they are told from."""
    part, way = first_of(items, "P"), items[-1]
    assert part is not None
    following = context.word(0)
    if context.text[way.start : way.end].lower() not in ("before", "after"):
        return None
    if following.isalnum() and following not in ("and", "but", "when", "in", "at"):
        return None
    return Draft(items[0].start, items[-1].end, "shift", "TIME", base="previous",
                 step=int(way.value), time=str(part.value))  # fmt: skip


def the_weekend(items: list[Item], context: Context) -> Draft | None:
    """The weekend: the last one, or the coming one where the clause looks ahead."""
    following = context.word(0)
    if unit_of(items[-1])[0] != "WE" or context.word(-1) not in _OVER:
        return None
    if following.isalpha() and following not in AFTER_PART:
        return None  # "the weekend edition"
    return Draft(items[0].start, items[-1].end, "shift", unit="WE", base="weekend")
