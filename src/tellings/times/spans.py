"""Readers of relative times, times of day, lengths and sets."""

from tellings.times.context import Context, amount_of, first_of, int_of, mod_of, unit_of
from tellings.times.draft import Draft
from tellings.times.words import Item, is_cue


def clock(items: list[Item], context: Context, sure: bool = False) -> Draft | None:
    """5 p.m., 14:30, 2.30 pm."""
    number, half = items[0], first_of(items, "a")
    if number.kind == "C":
        hour, minute = number.value
        zoned = first_of(items, "z") is not None
        if half is None and not (sure or zoned or _timely(context)):
            return None
    else:
        value = number.value
        if not isinstance(value, int) or not 1 <= value <= 12:
            return None
        hour, minute = value, 0
        if half is not None and context.text[half.start : half.end].lower()[:1] not in "apo":
            return None
        if half is not None and context.text[half.start : half.end] == "am":
            before = context.word(-1)
            if before in ("i", ""):
                return None
    if half is not None and half.value is not None and hour <= 12:
        hour = hour % 12 + int(half.value)
    return Draft(
        items[0].start, items[-1].end, "clock", type="TIME", time=f"{hour:02d}:{minute:02d}"
    )


def minutes_to(items: list[Item], _: Context) -> Draft | None:
    """Ten minutes to eleven, twenty minutes past four: a time of day, the half of it unknown."""
    count, hour = items[0].value, items[3].value
    if unit_of(items[1])[0] != "TM" or not isinstance(hour, int) or not 1 <= hour <= 12:
        return None
    if not isinstance(count, int) or not 1 <= count <= 30:
        return None
    minute = count if items[2].kind == "l" else 60 - count
    return Draft(items[0].start, items[-1].end, "clock", "TIME", time=f"XX:{minute:02d}")


def _timely(context: Context) -> bool:
    """Whether digits with a colon are a clock time and not a score or a verse."""
    return is_cue(context.word(-1), "clock_lead") or context.word(0) in (
        "local",
        "hours",
        "hrs",
        "hr",
    )


def duration_value(amount: int | float | str, unit: tuple[str, int]) -> str:
    """P2D, PT30M, PXY, P1DE, P2.5Y."""
    code, times = unit
    if not isinstance(amount, str):
        amount = amount * times
    if code == "ML":
        code, amount = "CE", amount * 10 if not isinstance(amount, str) else amount
    head = "PT" if code[0] == "T" else "P"
    return f"{head}{amount}{code[1:] if head == 'PT' else code}"


def shifted(items: list[Item], context: Context) -> Draft | None:
    """Two days ago, three weeks later, a few months earlier, the day before."""
    exact = items[-1].kind == "d"
    direction = items[-2] if exact else items[-1]
    word = context.text[direction.start : direction.end].lower().rstrip(".")
    if word in ("after", "before", "prior") and items[0].kind != "t":
        following = context.word(0)
        if following and following not in (",", ".", ")", ";", "and", "but"):
            # "two days after the vote": as long as the event is not placed, only a length
            return duration(items[:-1], context)
    if items[0].kind == "t":
        if word not in ("before", "after", "earlier", "later"):
            return None
        following = context.word(0)
        if (
            following
            and following[:1].isalpha()
            and following not in ("and", "but", "when", "in", "at")
        ):
            items = items[:-1]
            return None
    if not any(i.kind in "uv" for i in items):
        return None
    amount, unit_item = amount_of(items)
    code, times = unit_of(unit_item)
    if code == "DE":
        code, times = "Y", times * 10  # "a decade ago" means a year, not a decade of the calendar
    base = "published" if direction.kind == "g" else "previous"
    step = int(direction.value)
    if items[0].kind == "t":
        amount = 1
    draft = Draft(items[0].start, items[-1].end, "shift", base=base, unit=code, exact=exact)
    if isinstance(amount, str) or code == "ML" or amount != int(amount):
        draft.kind, draft.holds = "fixed", False
        draft.value = _vague_shift(code, base)
        return draft
    draft.step = step * int(amount) * times
    if code[0] == "T":
        draft.kind, draft.value, draft.holds = "fixed", "XXXX-XX-XXTXX", False
        draft.type = "TIME"
    return draft


def _vague_shift(code: str, base: str) -> str:
    if base == "published":
        return "PAST_REF"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(code, "XXXX")


def part_day(items: list[Item], context: Context) -> Draft | None:
    """Friday morning, last Tuesday, this evening, yesterday afternoon, the next morning."""
    part, day_name = first_of(items, "P"), first_of(items, "D")
    if items[0].kind in "CNK":
        told = clock([i for i in items if i.kind not in "dD"], context, True)
        if told is None:
            return None
        part = Item("P", told.start, told.end, told.time, items[0].token)
    today, step = first_of(items, "d"), first_of(items, "lxhTfp")
    edge = first_of(items, "E")
    if part is None and edge is not None and first_of(items, "v") is not None:
        early = edge.value == "START"  # "the early hours of Friday"
        part = Item("P", edge.start, edge.end, "MO" if early else "NI", edge.token)
    draft = Draft(items[0].start, items[-1].end, "shift", unit="D")
    if day_name is not None:
        draft.kind, draft.weekday = "weekday", int_of(day_name)
        draft.step = {"l": -1, "x": 1}.get(step.kind, 0) if step else 0
        if step is not None and step.kind == "h":
            draft.base = "week"
    elif today is not None:
        draft.step = int_of(today) or 0
    elif step is not None:
        relative = step.kind in "Tfp" or (step.kind == "x" and items[0].kind == "t")
        draft.base = "previous" if relative else "published"
        draft.step = {"h": 0, "T": 0}.get(step.kind, int_of(step) or 0)
        if step.kind == "l" and part is not None and part.value != "NI":
            return None
    if part is not None:
        draft.time, draft.type = str(part.value), "TIME"
    return draft


def the_past(items: list[Item], context: Context) -> Draft | None:
    """The past, as in "in the past"."""
    if context.text[items[1].start : items[1].end].lower() != "past":
        return None
    return Draft(items[0].start, items[1].end, "fixed", value="PAST_REF", holds=False)


def deictic(items: list[Item], _: Context) -> Draft | None:
    """Today, yesterday, tomorrow, earlier today."""
    day = first_of(items, "d")
    return Draft(
        items[0].start, items[-1].end, "shift", step=int_of(day) or 0, unit="D", base="today"
    )


def weekday(items: list[Item], _: Context) -> Draft | None:
    """A weekday alone."""
    return Draft(items[0].start, items[0].end, "weekday", weekday=int_of(items[0]))


def counted_span(items: list[Item], _: Context) -> Draft | None:
    """The last two weeks, the next few days, the first two months: a length."""
    amount, unit = amount_of(items)
    return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False,
                 value=duration_value(amount, unit_of(unit)))  # fmt: skip


def relative(items: list[Item], context: Context) -> Draft | None:
    """Last week, the following year, that same day, later this month, the past decade."""
    unit = first_of(items, "u")
    step = first_of(items, "Tlxfhp")
    assert unit is not None and step is not None
    code, times = unit_of(unit)
    the, before = items[0].kind == "t" or first_of(items, "t") is not None, context.word(-1)
    word = context.text[step.start : step.end].lower()
    length = word in ("past", "coming") or (the and step.kind in "lx" and is_cue(before, "length"))
    if length and code not in ("D", "WE"):
        return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False,
                     value=duration_value(1, (code, times)))  # fmt: skip
    if code[0] == "T" or code == "ML":
        return None
    base = "published"
    if step.kind in "Tfp" or (step.kind == "x" and the):
        base = "previous"
    if step.kind == "h" and first_of(items, "T") is not None:
        base = "previous"
    count = 0 if step.kind in "hT" else int_of(step) or 0
    return Draft(items[0].start, items[-1].end, "shift", step=count * times, unit=code, base=base,
                 mod=mod_of(items))  # fmt: skip


def edge_of(items: list[Item], _: Context) -> Draft | None:
    """The end of the month, late in the year, later in the day."""
    unit = first_of(items, "u")
    assert unit is not None
    code, _times = unit_of(unit)
    if code[0] == "T" or code == "ML":
        return None
    return Draft(
        items[0].start, items[-1].end, "shift", unit=code, base="context", mod=mod_of(items)
    )


def each(items: list[Item], context: Context) -> Draft | None:
    """Every day, each Friday, per month: a set."""
    unit = items[-1]
    word = context.text[items[0].start : items[0].end].lower()
    if unit.kind in "uv":
        amount = next((i.value for i in items if i.kind in "NK"), 1)
        value = duration_value(amount, unit_of(unit))
    elif unit.kind == "D":
        value = f"XXXX-WXX-{int(unit.value) + 1}"
    elif unit.kind == "P":
        value = f"XXXX-XX-XXT{unit.value}"
    else:
        value = f"XXXX-{unit.value}"
    draft = Draft(items[0].start, items[-1].end, "fixed", "SET", value=value, holds=False)
    if word == "per":
        draft.start = items[0].start
    return draft


def duration(items: list[Item], context: Context) -> Draft | None:
    """Two years, several months, a decade, ten-day."""
    if not any(i.kind in "uvJ" for i in items):
        return None
    amount, unit = amount_of(items)
    lead = context.word(-1)
    if context.word(0) in ("old", "olds", "-old") or context.word(-1) == "aged":
        return None
    article = first_of(items, "A")
    word = context.text[unit.start : unit.end].lower()
    alone = article is not None and not any(i.kind in "NKF" for i in items)
    if alone and word in ("second", "minute", "weekend") and not is_cue(lead, "length"):
        return None
    if items[0].kind == "F" and context.text[items[0].start : items[0].end].lower() == "number":
        return None
    bound = first_of(items, "b")
    mod = str(bound.value) if bound is not None and bound.value else None
    while items and items[0].kind == "b":
        items = items[1:]
    return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False, mod=mod,
                 value=duration_value(amount, unit_of(unit)))  # fmt: skip


def bare_plural(items: list[Item], context: Context) -> Draft | None:
    """Months, decades: a length only where a preposition or "of" says so."""
    before, after = context.word(-1), context.word(0)
    if not is_cue(before, "bare_lead") and after != "of":
        return None
    if unit_of(items[0])[0] in ("Q", "WE", "TS"):
        return None
    return Draft(items[0].start, items[0].end, "fixed", "DURATION", holds=False,
                 value=duration_value("X", unit_of(items[0])))  # fmt: skip


AFTER_PART = frozenset(
    ["of", "when", "after", "before", "and", "but", "he", "she", "it", "they", "the", "a", "in"]
) | frozenset(["on", "at", "by", "for", "with", "was", "were", "had", "to", "that"])


def part_of_day(items: list[Item], context: Context) -> Draft | None:
    """The morning, at night, noon."""
    value = str(items[-1].value)
    if items[0].kind != "t" and context.word(-1) not in ("at", "by", "until", "before", "after"):
        return None
    if items[0].kind == "t" and context.word(-1) not in ("in", "during", "on", "by", "until"):
        return None
    following = context.word(0)
    if items[0].kind == "t" and following.isalpha() and following not in AFTER_PART:
        return None  # "the morning boat"
    return Draft(items[0].start, items[-1].end, "clock", "TIME", time=value)


def adverb(items: list[Item], context: Context) -> Draft | None:
    """Daily, annual: a set; "a weekly" alone is a paper."""
    following = context.word(0)
    if context.word(-1) in ("a", "the") and (not following.isalpha() or following in AFTER_PART):
        return None
    return Draft(
        items[0].start, items[0].end, "fixed", "SET", value=str(items[0].value), holds=False
    )


def vague_reference(items: list[Item], context: Context) -> Draft | None:
    """Now, recently, soon, the future."""
    if context.text[items[0].start : items[0].end].lower() == "shortly":
        return None
    value = str(items[-1].value)
    return Draft(items[0].start, items[-1].end, "fixed", value=value, holds=False)
