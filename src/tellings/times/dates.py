"""Readers of calendar dates: days, months, seasons, quarters, years, decades, centuries."""

from collections.abc import Sequence

from tellings.text.calendars import gregorian
from tellings.times.context import (
    Context,
    calendar_draft,
    first_of,
    int_of,
    mod_of,
    month_of,
    year_of,
)
from tellings.times.draft import Draft
from tellings.times.words import Item, is_cue


def era_date(items: list[Item], context: Context) -> Draft | None:
    """480 BC, 499 (to 493 BC), the 470s BC."""
    era = first_of(items, "G") or next(i for i in context.items[context.end :] if i.kind == "G")
    number = first_of(items, "NKYX")
    year = int_of(number)
    assert number is not None
    if not year or year != number.value or year > 9999:
        return None
    if era.value == "AD":
        return calendar_draft(items, year=year)
    digits = f"{year:03d}" if number.kind == "X" else f"{year:04d}"
    month, season = first_of(items, "M"), first_of(items, "S")
    if month is not None:
        digits += f"-{month_of(items)[0]:02d}"
    elif season is not None:
        digits += f"-{season.value}"
    return Draft(items[0].start, items[-1].end, "fixed", value=f"BC{digits}", mod=mod_of(items))


def dated(items: list[Item], context: Context) -> Draft | None:
    """A day of a month, with or without year and weekday."""
    month, calendar = month_of(items)
    day = int_of(first_of(items, "NO") or first_of(items, "Q"))
    number = first_of(items, "NO")
    if (
        items[-1].kind == "N"
        and items[-1] is number
        and context.word(-1) == "in"
        and context.word(0).endswith(("s", "people", "men", "women", "children"))
    ):
        return bare_month(items[:-1], context)  # "In May 10 people were hurt"
    part = first_of(items, "P")
    draft = calendar_draft(items, year=year_of(items), month=month, day=day)
    draft.short = first_of(items, "y") is not None
    _of_year(draft, items)
    if calendar != "gregorian":
        return _foreign(draft, calendar)
    if part is not None:
        draft.time, draft.type = str(part.value), "TIME"
    weekday = first_of(items, "D")
    draft.weekday = int_of(weekday)
    return draft


def listed_day(items: list[Item], context: Context) -> Draft | None:
    """One of several days of one month: "12" in "12 to 15 May", "15" in "May 12-15"."""
    follows = context.items[context.end : context.end + 12]
    start, month = context.start, first_of(follows, "M")
    dashed = context.end < len(context.items) and context.items[context.end].kind == "-"
    joined = start > 0 and context.items[start - 1].kind in "-&,"
    if start >= 3 and joined and context.items[start - 3].kind == "M":
        month = context.items[start - 3]
    elif not joined and not dashed and not is_cue(context.word(-1), "day_lead"):
        return None  # "phase 5, and 22 to 24 May"
    if month is None:
        return None
    number, calendar = month.value[0], month.value[1]
    draft = calendar_draft(items, month=number, day=int_of(first_of(items, "NO")))
    beyond = next((i for i in follows if i.kind not in "NO-&,otM"), None)
    draft.year = year_of(items)
    if draft.year is None and beyond is not None and beyond.kind == "Y":
        draft.year = int_of(beyond)
    return draft if calendar == "gregorian" else None


def bare_month(items: list[Item], context: Context) -> Draft | None:
    """A month with or without year: "late May 1998", "May last year", "last May"."""
    number, calendar = month_of(items)
    if calendar == "gregorian" and len(items) == 1 and not _month_alone(items[0], context):
        return None
    draft = calendar_draft(items, year=year_of(items), month=number)
    if calendar != "gregorian":
        return _foreign(draft, calendar)
    step = first_of(items, "lxhpT")
    if _of_year(draft, items):
        pass
    elif step is not None and step.kind in "lp":
        draft.step, draft.base = -1, "month"
    elif step is not None and step.kind == "x":
        draft.step, draft.base = 1, "month"
    elif step is not None and step.kind == "T":
        draft.base = "previous"
    return draft


def _of_year(draft: Draft, items: Sequence[Item]) -> bool:
    """Read "of that year", "last year", "of next year" after a date; False if there is none."""
    unit = first_of(items, "u")
    step = first_of(items, "Tlxh")
    if unit is None or step is None:
        return False
    if step.kind == "T":
        draft.base = "previous"
    else:
        draft.step, draft.base = int_of(step) or 0, "year"
    return True


def _month_alone(item: Item, context: Context) -> bool:
    """Whether a month's name alone is a time and not a person's name."""
    return not (item.value[2] == "name" and context.word(0) in ("'s", "’s"))


def _foreign(draft: Draft, calendar: str) -> Draft:
    """A date of another calendar: placed in this one if that can be computed, else left open."""
    draft.kind, draft.holds = "fixed", False
    draft.value = "XXXX-XX" if draft.day is None else "XXXX-XX-XX"
    if calendar == "jalali" and draft.year is not None:
        draft.placed = gregorian(draft.year, draft.month, draft.day)
    return draft


def year_of_language(draft: Draft, language: str) -> Draft:
    """A bare year of the 1300s or 1400s in Persian or Arabic text is not a Gregorian one."""
    year = draft.year
    if draft.kind != "calendar" or year is None or not 1250 <= year < 1500:
        return draft
    if language[:2] in ("fa", "ps", "ar", "ur", "ku"):
        draft.kind, draft.value, draft.holds = "fixed", "XXXX", False
        if language[:2] in ("fa", "ps") and draft.month is None:
            draft.placed = gregorian(year, None, None)
    return draft


def season(items: list[Item], context: Context) -> Draft | None:
    """A season: "the summer of 1975", "last spring", "winter"."""
    name = first_of(items, "S")
    assert name is not None
    word = context.text[name.start : name.end].lower()
    if word in ("fall", "spring") and not _season_sure(word, items, context):
        return None
    if len(items) == 1 and context.word(0) in _USUAL and context.word(-1) not in _SINGLED:
        return None
    draft = calendar_draft(items, year=year_of(items), part=str(name.value))
    if len(items) == 1 and context.word(-1) in _LASTING:
        draft.kind, draft.value, draft.holds = "fixed", f"XXXX-{name.value}", False
        return draft
    step = first_of(items, "lxpf")
    if _of_year(draft, items):
        pass
    elif step is not None:
        draft.step = int_of(step) or 0
        draft.base = "previous" if step.kind in "pf" or first_of(items, "t") else "published"
    elif first_of(items, "T") is not None:
        draft.base = "previous"
    return draft


# "on winter nights": what is usual in a season, not one
_USUAL = frozenset(["nights", "days", "evenings", "mornings", "afternoons", "seas", "storms"])
_SINGLED = frozenset(["the", "this", "that", "these", "those", "last", "next", "past", "previous"])
_LASTING = frozenset(["whole", "entire", "single", "long", "one", "every", "each", "any"])


def _season_sure(word: str, items: Sequence[Item], context: Context) -> bool:
    """Whether "fall" or "spring" is the season and not a verb or a collapse."""
    before, after = context.word(-1), context.word(0)
    if len(items) > 1 and (word == "spring" or items[0].kind != "t" or len(items) > 2):
        return True
    if word == "fall" and after in ("of", "in", "from", "to", "on", "by", "for", "into", "below"):
        return False
    if len(items) > 1:
        return before in ("in", "during", "by", "throughout", "over")
    return before in ("in", "of", "by", "this", "since", "until", "every", "each", "or", "and")


def quarter(items: list[Item], _: Context) -> Draft | None:
    """The third quarter of 2009, the second half of last year."""
    unit, rank = first_of(items, "q"), first_of(items, "Q")
    assert unit is not None
    code, year = str(unit.value), year_of(items)
    step = first_of(items, "lxhTpf")
    count = int_of(rank) if rank is not None else None
    if count == -1:
        count = 4 if code == "Q" else 2
    if count is not None:
        if not 1 <= count <= (4 if code == "Q" else 2):
            return None
        if code == "H" and len(items) < 4:
            return None  # the first half (of a match)
        draft = calendar_draft(items, year=year, part=f"{code}{count}")
        if step is not None:
            draft.step = int_of(step) or 0
            draft.base = "previous" if step.kind in "Tpf" else "year"
        return draft
    if step is None or code == "H":
        return None
    return Draft(items[0].start, items[-1].end, "shift", step=int_of(step) or 0, unit="Q")


def century(items: list[Item], _: Context) -> Draft | None:
    """The 19th century."""
    rank = int_of(first_of(items, "OQ"))
    if rank is None or not 1 <= rank <= 21:
        return None
    value = f"{rank - 1:02d}"
    return Draft(items[0].start, items[-1].end, "fixed", value=value, mod=mod_of(items))


def decade(items: list[Item], context: Context) -> Draft | None:
    """The 1980s, the late 1990s."""
    value = int_of(first_of(items, "X"))
    if value is None or not 100 <= value <= 210:
        return None
    if context.word(-1) in ("his", "her", "their", "your", "my"):
        return None  # a person's age
    word = context.text[items[-1].start : items[-1].end].lower()
    if word.isalpha() and items[0].kind not in "tE":
        return None
    return Draft(items[0].start, items[-1].end, "fixed", value=f"{value:03d}", mod=mod_of(items))


def year_alone(items: list[Item], context: Context) -> Draft | None:
    """A year: "1986", "the end of 1998", "'98"."""
    year = year_of(items)
    if len(items) == 2 and items[0].kind == "t":
        items = items[1:]  # "the 1988 election"
    if items[0].kind == "y" and context.word(-1).isalpha() and context.word(-1) not in (
        "in", "since", "of", "summer", "spring", "winter", "autumn", "fall", "early", "late", "by",
        "until", "from", "to", "and", "class",
    ):  # fmt: skip
        return None
    if items[-1].kind == "u" and items[-1].value != ("Y", 1):
        items = items[:-1]
    draft = calendar_draft(items, year=year)
    draft.short = first_of(items, "Y") is None
    return draft


def holiday(items: list[Item], _: Context) -> Draft | None:
    """A feast of a fixed day."""
    month, day = items[0].value
    return calendar_draft(items, year=year_of(items), month=month, day=day)
