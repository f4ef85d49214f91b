"""The grammar of time expressions: patterns over item classes, and what each match says.

TIMEX3 as in TimeML (J. Pustejovsky et al., ISO 24617-1:2012). Rules are tried in order at each
place, longer ones first. See `items` for the letters.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from tellings.times.draft import Draft
from tellings.times.items import Item, letters

_EDGE = "(?:t?E[oi-]?)?"  # early, mid-, the end of
_HOURS = "(?:t?E?Pv?o)?"  # the night of, the early morning hours of
_NUMBER = "(?:A?Fo?|bb?[NK]|[NKA])"
_CLOCKED = "(?:Ca?z?z?|[NK]az?|C)"

_RULES: tuple[tuple[str, str], ...] = (
    ("numeric", "I"),
    ("era", f"{_EDGE}t?(?:(?:M|S)o?)?(?:[NKY](?=[-&][NKY]G)|[NKY]G|XG)"),
    ("dated", f"{_HOURS}{_EDGE}(?:D,?)?(?:t?[NO]o?M,?[Yy]|t?M,?t?[NO],?Y)"),
    ("days", "(?:t?[NO](?=(?:[-&,]+t?[NO])+o?M)|(?<=M[NO][-&])[NO](?![uvoM]))"),
    ("month", f"{_EDGE}t?M,?o?,?[Yy]"),
    (
        "dated",
        f"{_HOURS}(?:D,?)?t?(?:[NO]|Qo)o?M(?:o[hlx]u|o?t?T+u|[lxh]u)?|{_HOURS}(?:D,?)?t?Mt?[NO]"
        "(?:o[hlx]u|ot?T+u|[lxh]u)?",
    ),
    ("month", f"{_EDGE}t?M(?:ot?T+u|o?[hlx]u)|{_EDGE}[lhxp]M|{_EDGE}t?M"),
    ("season", f"{_EDGE}(?:t?[lxfhTp]+)S|{_EDGE}t?S(?:,?o?t?[Yy]|ot?T+u|o?[hlx]u)|YS|{_EDGE}t?S"),
    ("quarter", "t?(?:Q|l|x|f)q(?:ot?[lxhTpf]?[Yu])|t?Qq|[lx]q"),
    ("century", f"{_EDGE}t?[OQ]-?c"),
    ("decade", f"{_EDGE}t?{_EDGE}X"),
    ("year", f"{_EDGE}tuY|{_EDGE}Y|{_EDGE}y|tYu?"),
    ("part_day", f"{_CLOCKED}[dD]"),
    ("clock", f"{_CLOCKED}"),
    ("ago", f"{_NUMBER}[uv][gLBp]|v[LBg]|A?F[uv]?[gLBp]|tu[LBp]"),
    ("part_day", "[dD]P|[hT]P|[lxh]D|[lx]P|t[xfp]P|fP"),
    ("deictic", "[BL]?d"),
    ("weekday", "D"),
    ("span", "t?(?:[lxfhp]b?|Q)(?:A?Fo?|[NK])v"),
    ("relative", f"(?:{_EDGE}|[BL]i?)t?(?:T+|[lxfhp])u"),
    ("edge", "(?:t?E[oi]|[BL]i?)tu"),
    ("each", "e(?:A|[NK])?[uvPD]|e[S]"),
    ("duration", f"b?{_NUMBER}[uv]|J|[NK][.](?=v)v"),
    ("bare", "v"),
    ("holiday", "H,?Y?"),
    ("part", "t?P"),
    ("adverb", "s"),
    ("vague", "R|tw"),
    ("gone", "tl(?=[,.;:|&i])"),
)
_STARTS = "[IENKYyXtPDMOQSlxfhTpCAFbvdBLeJHsR]"
_PATTERN = re.compile(
    f"(?={_STARTS})(?:" + "|".join(f"(?P<r{i}_{n}>{p})" for i, (n, p) in enumerate(_RULES)) + ")"
)


def read_drafts(items: Sequence[Item], text: str) -> Iterator[Draft]:
    """The expressions in order; none overlap."""
    for match in _PATTERN.finditer(letters(list(items))):
        name = str(match.lastgroup).partition("_")[2]
        found = items[match.start() : match.end()]
        context = Context(items, match.start(), match.end(), text)
        draft = _READERS[name](list(found), context)
        if draft is not None:
            draft.token = found[0].token
            draft.relation = draft.relation or context.relation()
            yield draft


class Context:
    """Where a match stands among the items."""

    __slots__ = ("end", "items", "start", "text")

    def __init__(self, items: Sequence[Item], start: int, end: int, text: str) -> None:
        self.items, self.start, self.end, self.text = items, start, end, text

    def word(self, offset: int) -> str:
        """The lower-case word `offset` items before (-1) or after (0) the match; "" if none."""
        at = self.start + offset if offset < 0 else self.end + offset
        if not 0 <= at < len(self.items) or self.items[at].kind == "|":
            return ""
        item = self.items[at]
        return self.text[item.start : item.end].lower()

    def relation(self) -> str | None:
        """The preposition before the match where it bounds a time."""
        word = self.word(-1)
        return _RELATIONS.get(word)


_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after",
    "by": "by", "from": "from", "to": "to", "through": "to", "between": "from", "prior": "before",
}  # fmt: skip


def _first(items: Sequence[Item], kinds: str) -> Item | None:
    return next((i for i in items if i.kind in kinds), None)


def _mod(items: Sequence[Item]) -> str | None:
    edge = _first(items, "E")
    return str(edge.value) if edge else None


def _int(item: Item | None) -> int | None:
    return int(item.value) if item is not None else None  # type: ignore[call-overload,no-any-return]


def _year(items: Sequence[Item]) -> int | None:
    full, short = _first(items, "Y"), _first(items, "y")
    if full is not None:
        return _int(full)
    if short is None:
        return None
    value = _int(short) or 0
    return value + (2000 if value < 30 else 1900)


def _calendar(items: Sequence[Item], **fields: object) -> Draft:
    return Draft(items[0].start, items[-1].end, "calendar", mod=_mod(items), **fields)  # type: ignore[arg-type]


def _month_of(items: Sequence[Item]) -> tuple[int, str]:
    month = _first(items, "M")
    assert month is not None
    number, calendar, _ = month.value  # type: ignore[misc]
    return number, calendar


def _numeric(items: list[Item], _: Context) -> Draft | None:
    """2014-03-05, 5/3/2014 (day first unless the second number cannot be a month)."""
    a, b, c = items[0].value  # type: ignore[misc]
    if a >= 1000:
        year, month, day = a, b, c
    else:
        year = c if c >= 100 else c + (2000 if c < 50 else 1900)
        day, month = (b, a) if b > 12 >= a else (a, b)
        if a != b and a <= 12 and b <= 12:
            if not 1000 <= year <= 2100:
                return None
            return Draft(items[0].start, items[0].end, "calendar", year=year)  # order unknown
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2100):
        return None
    return Draft(items[0].start, items[0].end, "calendar", year=year, month=month, day=day)


def _era(items: list[Item], context: Context) -> Draft | None:
    """480 BC, 499 (to 493 BC), the 470s BC."""
    era = _first(items, "G") or next(i for i in context.items[context.end :] if i.kind == "G")
    number = _first(items, "NKYX")
    year = _int(number)
    assert number is not None
    if not year or year != number.value or year > 9999:
        return None
    if era.value == "AD":
        return _calendar(items, year=year)
    digits = f"{year:03d}" if number.kind == "X" else f"{year:04d}"
    month, season = _first(items, "M"), _first(items, "S")
    if month is not None:
        digits += f"-{_month_of(items)[0]:02d}"
    elif season is not None:
        digits += f"-{season.value}"
    return Draft(items[0].start, items[-1].end, "fixed", value=f"BC{digits}", mod=_mod(items))


def _dated(items: list[Item], context: Context) -> Draft | None:
    """A day of a month, with or without year and weekday."""
    month, calendar = _month_of(items)
    day = _int(_first(items, "NO") or _first(items, "Q"))
    number = _first(items, "NO")
    if (
        items[-1].kind == "N"
        and items[-1] is number
        and context.word(-1) == "in"
        and context.word(0).endswith(("s", "people", "men", "women", "children"))
    ):
        return _month(items[:-1], context)  # "In May 10 people were hurt"
    part = _first(items, "P")
    draft = _calendar(items, year=_year(items), month=month, day=day)
    draft.short = _first(items, "y") is not None
    _of_year(draft, items)
    if calendar != "gregorian":
        return _foreign(draft, items)
    if part is not None:
        draft.time, draft.type = str(part.value), "TIME"
    weekday = _first(items, "D")
    draft.weekday = _int(weekday)
    return draft


def _days(items: list[Item], context: Context) -> Draft | None:
    """The first of several days of one month ("12 to 15 May", "May 12-15"), month as given there."""
    follows = context.items[context.end : context.end + 12]
    month = _first(follows, "M")
    if context.start and (month is None or context.items[context.start - 1].kind in "-&"):
        month = _first(
            list(reversed(context.items[max(0, context.start - 4) : context.start])), "M"
        )
    if month is None:
        return None
    number, calendar = month.value[0], month.value[1]  # type: ignore[index]
    draft = _calendar(items, month=number, day=_int(_first(items, "NO")))
    after = next((k for k, i in enumerate(follows) if i.kind not in "NO-&,ot M"), len(follows))
    if after < len(follows) and follows[after].kind == "Y":
        draft.year = _int(follows[after])
    return draft if calendar == "gregorian" else None


def _month(items: list[Item], context: Context) -> Draft | None:
    number, calendar = _month_of(items)
    if calendar == "gregorian" and len(items) == 1 and not _month_alone(items[0], context):
        return None
    draft = _calendar(items, year=_year(items), month=number)
    if calendar != "gregorian":
        return _foreign(draft, items)
    step = _first(items, "lxhp")
    if _of_year(draft, items):
        pass
    elif step is not None and step.kind in "lp":
        draft.step, draft.base = -1, "month"
    elif step is not None and step.kind == "x":
        draft.step, draft.base = 1, "month"
    return draft


def _of_year(draft: Draft, items: Sequence[Item]) -> bool:
    """Read "of that year", "last year", "of next year" after a date; False if there is none."""
    unit = _first(items, "u")
    step = _first(items, "Tlxh")
    if unit is None or step is None:
        return False
    if step.kind == "T":
        draft.base = "previous"
    else:
        draft.step, draft.base = _int(step) or 0, "year"
    return True


def _month_alone(item: Item, context: Context) -> bool:
    """Whether a month's name alone is a time and not a person's name."""
    return not (item.value[2] == "name" and context.word(0) in ("'s", "’s"))  # type: ignore[index]


def _foreign(draft: Draft, items: Sequence[Item]) -> Draft:
    """A date of another calendar: recognised, not placed in this one."""
    draft.kind, draft.value, draft.holds = "fixed", "XXXX-XX-XX" if draft.day else "XXXX-XX", False
    if _first(items, "Y") is None and draft.day is None:
        draft.value = "XXXX-XX"
    return draft


def _season(items: list[Item], context: Context) -> Draft | None:
    season = _first(items, "S")
    assert season is not None
    word = context.text[season.start : season.end].lower()
    if word in ("fall", "spring") and not _season_sure(word, items, context):
        return None
    draft = _calendar(items, year=_year(items), part=str(season.value))
    step = _first(items, "lxpf")
    if _of_year(draft, items):
        pass
    elif step is not None:
        draft.step = _int(step) or 0
        draft.base = "previous" if step.kind in "pf" or _first(items, "t") else "published"
    elif _first(items, "T") is not None:
        draft.base = "previous"
    return draft


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


def _quarter(items: list[Item], _: Context) -> Draft | None:
    unit, rank = _first(items, "q"), _first(items, "Q")
    assert unit is not None
    code, year = str(unit.value), _year(items)
    step = _first(items, "lxhTpf")
    count = _int(rank) if rank is not None else None
    if count == -1:
        count = 4 if code == "Q" else 2
    if count is not None:
        if not 1 <= count <= (4 if code == "Q" else 2):
            return None
        if code == "H" and len(items) < 4:
            return None  # the first half (of a match)
        draft = _calendar(items, year=year, part=f"{code}{count}")
        if step is not None:
            draft.step = _int(step) or 0
            draft.base = "previous" if step.kind in "Tpf" else "year"
        return draft
    if step is None or code == "H":
        return None
    return Draft(items[0].start, items[-1].end, "shift", step=_int(step) or 0, unit="Q")


def _century(items: list[Item], _: Context) -> Draft | None:
    rank = _int(_first(items, "OQ"))
    if rank is None or not 1 <= rank <= 21:
        return None
    value = f"{rank - 1:02d}"
    return Draft(items[0].start, items[-1].end, "fixed", value=value, mod=_mod(items))


def _decade(items: list[Item], context: Context) -> Draft | None:
    decade = _first(items, "X")
    value = _int(decade)
    if value is None or not 100 <= value <= 210:
        return None
    if context.word(-1) in ("his", "her", "their", "your", "my"):
        return None  # a person's age
    word = context.text[items[-1].start : items[-1].end].lower()
    if word.isalpha() and items[0].kind not in "tE":
        return None
    return Draft(items[0].start, items[-1].end, "fixed", value=f"{value:03d}", mod=_mod(items))


def _year_alone(items: list[Item], context: Context) -> Draft | None:
    year = _year(items)
    if len(items) == 2 and items[0].kind == "t":
        items = items[1:]  # "the 1988 election"
    if items[0].kind == "y" and context.word(-1).isalpha() and context.word(-1) not in (
        "in", "since", "of", "summer", "spring", "winter", "autumn", "fall", "early", "late", "by",
        "until", "from", "to", "and", "class",
    ):  # fmt: skip
        return None
    if items[-1].kind == "u" and items[-1].value != ("Y", 1):
        items = items[:-1]
    draft = _calendar(items, year=year)
    draft.short = _first(items, "Y") is None
    return draft


def _clock(items: list[Item], context: Context, sure: bool = False) -> Draft | None:
    """5 p.m., 14:30, 2.30 pm."""
    number, half = items[0], _first(items, "a")
    if number.kind == "C":
        hour, minute = number.value  # type: ignore[misc]
        zoned = _first(items, "z") is not None
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
        hour = hour % 12 + int(half.value)  # type: ignore[call-overload]
    return Draft(
        items[0].start, items[-1].end, "clock", type="TIME", time=f"{hour:02d}:{minute:02d}"
    )


def _timely(context: Context) -> bool:
    """Whether digits with a colon are a clock time and not a score or a verse."""
    return context.word(-1) in _BEFORE_CLOCK or context.word(0) in ("local", "hours", "hrs", "hr")


_BEFORE_CLOCK = frozenset(["at", "by", "from", "until", "till", "around", "about", "before", "after", "since", "to", "and"])


def _amount(items: Sequence[Item]) -> tuple[int | float | str, Item]:
    """How many of which unit: (2, unit), ("X", unit)."""
    unit = next(i for i in reversed(items) if i.kind in "uvJ")
    if unit.kind == "J":
        return unit.value[0], unit  # type: ignore[index]
    number = next((i for i in items if i.kind in "NKFA" and i.kind != "A"), None)
    number = number or _first(items, "A")
    return (number.value if number is not None else "X"), unit  # type: ignore[return-value]


def duration_value(amount: int | float | str, unit: tuple[str, int]) -> str:
    """P2D, PT30M, PXY, P1DE, P2.5Y."""
    code, times = unit
    if not isinstance(amount, str):
        amount = amount * times
    if code == "ML":
        code, amount = "CE", amount * 10 if not isinstance(amount, str) else amount
    head = "PT" if code[0] == "T" else "P"
    return f"{head}{amount}{code[1:] if head == 'PT' else code}"


def _unit(item: Item) -> tuple[str, int]:
    value = item.value
    return value[1] if item.kind == "J" else value  # type: ignore[index,return-value]


def _ago(items: list[Item], context: Context) -> Draft | None:
    """Two days ago, three weeks later, a few months earlier, the day before."""
    direction = items[-1]
    word = context.text[direction.start : direction.end].lower().rstrip(".")
    if word in ("after", "before", "prior") and items[0].kind != "t":
        following = context.word(0)
        if following and following not in (",", ".", ")", ";", "and", "but"):
            # "two days after the vote": as long as the event is not placed, only a length
            return _duration(items[:-1], context)
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
    amount, unit_item = _amount(items)
    code, times = _unit(unit_item)
    base = "published" if direction.kind == "g" else "previous"
    step = int(direction.value)  # type: ignore[call-overload]
    if items[0].kind == "t":
        amount = 1
    draft = Draft(items[0].start, items[-1].end, "shift", base=base, unit=code, mod=None)
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


def _part_day(items: list[Item], context: Context) -> Draft | None:
    """Friday morning, last Tuesday, this evening, yesterday afternoon, the next morning."""
    part, weekday = _first(items, "P"), _first(items, "D")
    if items[0].kind in "CNK":
        clock = _clock([i for i in items if i.kind not in "dD"], context, True)
        if clock is None:
            return None
        part = Item("P", clock.start, clock.end, clock.time, items[0].token)
    today, step = _first(items, "d"), _first(items, "lxhTfp")
    draft = Draft(items[0].start, items[-1].end, "shift", unit="D")
    if weekday is not None:
        draft.kind, draft.weekday = "weekday", _int(weekday)
        draft.step = {"l": -1, "x": 1}.get(step.kind, 0) if step else 0
    elif today is not None:
        draft.step = _int(today) or 0
    elif step is not None:
        relative = step.kind in "Tfp" or (step.kind == "x" and items[0].kind == "t")
        draft.base = "previous" if relative else "published"
        draft.step = {"h": 0, "T": 0}.get(step.kind, _int(step) or 0)
        if step.kind == "l" and part is not None and part.value != "NI":
            return None
    if part is not None:
        draft.time, draft.type = str(part.value), "TIME"
    return draft


def _gone(items: list[Item], context: Context) -> Draft | None:
    """The past, as in "in the past"."""
    if context.text[items[1].start : items[1].end].lower() != "past":
        return None
    return Draft(items[0].start, items[1].end, "fixed", value="PAST_REF", holds=False)


def _deictic(items: list[Item], _: Context) -> Draft | None:
    day = _first(items, "d")
    return Draft(
        items[0].start, items[-1].end, "shift", step=_int(day) or 0, unit="D", base="today"
    )


def _weekday(items: list[Item], _: Context) -> Draft | None:
    return Draft(items[0].start, items[0].end, "weekday", weekday=_int(items[0]))


def _span(items: list[Item], _: Context) -> Draft | None:
    """The last two weeks, the next few days, the first two months: a length."""
    amount, unit = _amount(items)
    return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False,
                 value=duration_value(amount, _unit(unit)))  # fmt: skip


def _relative(items: list[Item], context: Context) -> Draft | None:
    """Last week, the following year, that same day, later this month, the past decade."""
    unit = _first(items, "u")
    step = _first(items, "Tlxfhp")
    assert unit is not None and step is not None
    code, times = _unit(unit)
    the, before = items[0].kind == "t" or _first(items, "t") is not None, context.word(-1)
    word = context.text[step.start : step.end].lower()
    length = word in ("past", "coming") or (the and step.kind in "lx" and before in _LENGTHS)
    if length and code not in ("D", "WE"):
        return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False,
                     value=duration_value(1, (code, times)))  # fmt: skip
    if code[0] == "T" or code == "ML":
        return None
    base = "published"
    if step.kind in "Tfp" or (step.kind == "x" and the):
        base = "previous"
    if step.kind == "h" and _first(items, "T") is not None:
        base = "previous"
    count = 0 if step.kind in "hT" else _int(step) or 0
    draft = Draft(items[0].start, items[-1].end, "shift", step=count * times, unit=code, base=base,
                  mod=_mod(items))  # fmt: skip
    return draft


_LENGTHS = frozenset(["for", "over", "during", "in", "within", "throughout", "of"])


def _edge(items: list[Item], _: Context) -> Draft | None:
    """The end of the month, late in the year, later in the day."""
    unit = _first(items, "u")
    assert unit is not None
    code, _times = _unit(unit)
    if code[0] == "T" or code == "ML":
        return None
    return Draft(items[0].start, items[-1].end, "shift", unit=code, base="context", mod=_mod(items))


def _each(items: list[Item], context: Context) -> Draft | None:
    unit = items[-1]
    word = context.text[items[0].start : items[0].end].lower()
    if unit.kind in "uv":
        amount = next((i.value for i in items if i.kind in "NK"), 1)
        value = duration_value(amount, _unit(unit))  # type: ignore[arg-type]
    elif unit.kind == "D":
        value = f"XXXX-WXX-{_int(unit) + 1}"  # type: ignore[operator]
    elif unit.kind == "P":
        value = f"XXXX-XX-XXT{unit.value}"
    else:
        value = f"XXXX-{unit.value}"
    draft = Draft(items[0].start, items[-1].end, "fixed", "SET", value=value, holds=False)
    if word == "per":
        draft.start = items[0].start
    return draft


def _duration(items: list[Item], context: Context) -> Draft | None:
    """Two years, several months, a decade, ten-day."""
    if not any(i.kind in "uvJ" for i in items):
        return None
    amount, unit = _amount(items)
    lead = context.word(-1)
    if context.word(0) in ("old", "olds", "-old") or context.word(-1) == "aged":
        return None
    article = _first(items, "A")
    word = context.text[unit.start : unit.end].lower()
    if article is not None and not any(i.kind in "NKF" for i in items):
        if word in ("second", "minute", "night", "weekend") and lead not in _LENGTHS:
            return None
    if items[0].kind == "F" and context.text[items[0].start : items[0].end].lower() == "number":
        return None
    if (
        unit.kind == "u"
        and isinstance(amount, int | float)
        and amount > 1
        and not (
            unit.value[0] == "D" and amount < 2  # type: ignore[index]
        )
    ):
        pass
    bound = _first(items, "b")
    mod = str(bound.value) if bound is not None and bound.value else None
    while items and items[0].kind == "b":
        items = items[1:]
    return Draft(items[0].start, items[-1].end, "fixed", "DURATION", holds=False, mod=mod,
                 value=duration_value(amount, _unit(unit)))  # fmt: skip


def _describes(word: str) -> bool:
    """Whether a word between number and unit is an adjective by its look ("ten brutal months")."""
    return word.isalpha() and word.islower() and not word.endswith("s") and len(word) > 3


def _bare(items: list[Item], context: Context) -> Draft | None:
    """Months, decades: a length only where a preposition or "of" says so."""
    before, after = context.word(-1), context.word(0)
    if before not in _BARE_LEADS and after != "of":
        return None
    if _unit(items[0])[0] in ("Q", "WE", "TS"):
        return None
    return Draft(items[0].start, items[0].end, "fixed", "DURATION", holds=False,
                 value=duration_value("X", _unit(items[0])))  # fmt: skip


_BARE_LEADS = frozenset(["for", "after", "within", "over", "in", "lasted", "took", "spent", "recent", "two-three"])


def _holiday(items: list[Item], _: Context) -> Draft | None:
    month, day = items[0].value  # type: ignore[misc]
    return _calendar(items, year=_year(items), month=month, day=day)


def _part(items: list[Item], context: Context) -> Draft | None:
    """The morning, at night, noon."""
    value = str(items[-1].value)
    if items[0].kind != "t" and context.word(-1) not in ("at", "by", "until", "before", "after"):
        return None
    if items[0].kind == "t" and context.word(-1) not in ("in", "during", "on", "by", "until"):
        return None
    return Draft(items[0].start, items[-1].end, "clock", "TIME", time=value)


def _adverb(items: list[Item], _: Context) -> Draft | None:
    return Draft(
        items[0].start, items[0].end, "fixed", "SET", value=str(items[0].value), holds=False
    )


def _vague(items: list[Item], context: Context) -> Draft | None:
    if context.text[items[0].start : items[0].end].lower() == "shortly":
        return None
    value = str(items[-1].value)
    return Draft(items[0].start, items[-1].end, "fixed", value=value, holds=False)


_READERS: dict[str, Callable[[list[Item], Context], Draft | None]] = {
    "numeric": _numeric, "era": _era, "dated": _dated, "days": _days, "month": _month,
    "season": _season, "quarter": _quarter, "century": _century, "decade": _decade,
    "year": _year_alone, "clock": _clock, "ago": _ago, "part_day": _part_day,
    "deictic": _deictic, "weekday": _weekday, "span": _span, "relative": _relative,
    "edge": _edge, "each": _each, "duration": _duration, "bare": _bare, "holiday": _holiday,
    "part": _part, "gone": _gone, "adverb": _adverb, "vague": _vague,
}  # fmt: skip
