"""A report's tokens as items of time language, each with a one-letter class.

The grammar is a regular expression over the letters, so one pass of the regex engine finds all
expressions, and no pattern looks at the text itself. The letters:

    M month  D weekday  Y year  y '98  N number 1-31  K other number  O 3rd  Q third  X 1980s
    I whole numeric date  C clock  a a.m.  z time zone  u unit  v units  J two-year  S season
    w future  P part of day  E early, end  t the  o of  , comma  - dash  & and, to  l last  p previous  x next
    f following  h this  T that, same  g ago  L later  B earlier  d today  R recently  F few
    A a  G BC  H holiday  e every  s daily  q quarter, half  i in, for  b about, at least
    r range word  ( bracket  | sentence end  . anything else
"""

import functools
import re
from typing import NamedTuple

from tellings.text.lexicons import rows
from tellings.text.numbers import is_number_word, number_at, ordinal_value
from tellings.text.prose import Prose
from tellings.text.tokens import Token


class Item(NamedTuple):
    """One item: its class letter, its characters in the text, and what it means."""

    kind: str
    start: int
    end: int
    value: object
    token: int


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
               "sat": 5, "sun": 6}  # fmt: skip
_PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "midday": "12:00", "noon": "12:00", "midnight": "24:00", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV",
    "night": "NI", "nighttime": "NI", "night-time": "NI", "overnight": "NI", "daytime": "DT",
    "nightfall": "EV", "lunchtime": "MI",
}  # fmt: skip
_EDGES = {
    "early": "START", "beginning": "START", "start": "START", "onset": "START", "opening": "START",
    "late": "END", "end": "END", "close": "END", "mid": "MID", "middle": "MID",
}  # fmt: skip
_CLOSED: dict[str, tuple[str, object]] = {
    **{w: ("D", i) for i, w in enumerate(WEEKDAYS)},
    **{w + "s": ("D", i) for i, w in enumerate(WEEKDAYS)},
    **{w + tail: ("D", i) for i, w in enumerate(WEEKDAYS) for tail in ("'s", "’s")},
    **{w: ("P", code) for w, code in _PARTS.items()},
    **{w: ("E", mod) for w, mod in _EDGES.items()},
    **dict.fromkeys(("now", "currently", "nowadays", "presently", "current"), ("R", "PRESENT_REF")),
    **dict.fromkeys(("recently", "lately", "recent"), ("R", "PAST_REF")),
    **dict.fromkeys(("soon", "shortly"), ("R", "FUTURE_REF")),
    **{w: ("d", n) for w, n in (("today", 0), ("yesterday", -1), ("tomorrow", 1), ("tonight", 0),
                                ("today's", 0), ("yesterday's", -1), ("tomorrow's", 1),
                                ("today’s", 0), ("yesterday’s", -1), ("tomorrow’s", 1))},
    **{w: ("s", v) for w, v in (
        ("daily", "P1D"), ("nightly", "P1D"), ("weekly", "P1W"), ("fortnightly", "P2W"),
        ("monthly", "P1M"), ("quarterly", "P3M"), ("yearly", "P1Y"), ("annual", "P1Y"),
        ("annually", "P1Y"), ("hourly", "PT1H"))},
    **{w: ("X", n) for w, n in (("twenties", 192), ("thirties", 193), ("forties", 194),
                                ("fifties", 195), ("sixties", 196), ("seventies", 197),
                                ("eighties", 198), ("nineties", 199))},
    "the": ("t", None), "of": ("o", None), ",": (",", None),
    "-": ("-", None), "–": ("-", None), "—": ("-", None), "‐": ("-", None), "−": ("-", None),
    "and": ("&", None), "to": ("&", None), "or": ("&", None), "until": ("&", None),
    "through": ("&", None), "till": ("&", None),
    "last": ("l", -1), "past": ("l", -1), "latest": ("l", -1), "final": ("Q", -1),
    "previous": ("p", -1), "preceding": ("p", -1), "prior": ("p", -1),
    "next": ("x", 1), "coming": ("x", 1), "upcoming": ("x", 1),
    "following": ("f", 1), "subsequent": ("f", 1), "ensuing": ("f", 1), "succeeding": ("f", 1),
    "this": ("h", 0), "that": ("T", 0), "same": ("T", 0),
    "ago": ("g", -1), "later": ("L", 1), "afterwards": ("L", 1), "afterward": ("L", 1),
    "thereafter": ("L", 1), "after": ("L", 1), "on": ("i", None),
    "previously": ("B", -1),
    "earlier": ("B", -1), "before": ("B", -1), "beforehand": ("B", -1),
    "few": ("F", "X"), "several": ("F", "X"), "many": ("F", "X"), "couple": ("F", "X"),
    "numerous": ("F", "X"), "number": ("F", "X"),
    "a": ("A", 1), "an": ("A", 1), "another": ("A", 1), "single": ("A", 1), "per": ("e", None),
    "every": ("e", None), "each": ("e", None),
    "bc": ("G", "BC"), "b.c.": ("G", "BC"), "bce": ("G", "BC"), "b.c": ("G", "BC"),
    "ad": ("G", "AD"), "a.d.": ("G", "AD"), "ce": ("G", "AD"),
    "a.m.": ("a", 0), "am": ("a", 0), "p.m.": ("a", 12), "pm": ("a", 12),
    "hrs": ("a", None), "o'clock": ("a", None), "o’clock": ("a", None),
    "gmt": ("z", None), "utc": ("z", None), "est": ("z", None), "edt": ("z", None),
    "pst": ("z", None), "pdt": ("z", None), "cet": ("z", None), "bst": ("z", None),
    "christmas": ("H", (12, 25)), "halloween": ("H", (10, 31)),
    "quarter": ("q", "Q"), "quarters": ("v", ("Q", 1)), "half": ("q", "H"),
    "in": ("i", None), "for": ("i", None), "over": ("i", None), "during": ("i", None),
    "within": ("i", None), "throughout": ("i", None), "by": ("i", None), "since": ("i", None),
    "about": ("b", "APPROX"), "around": ("b", "APPROX"), "approximately": ("b", "APPROX"),
    "roughly": ("b", "APPROX"), "nearly": ("b", "LESS_THAN"), "almost": ("b", "LESS_THAN"),
    "circa": ("b", "APPROX"), "ca": ("b", "APPROX"), "some": ("b", "APPROX"),
    "least": ("b", "EQUAL_OR_MORE"), "under": ("b", "LESS_THAN"), "than": ("b", None),
    "only": ("b", None), "just": ("b", None),
    "(": ("(", None), "future": ("w", "FUTURE_REF"),
}  # fmt: skip
for _code, _words in (("MO", "mid-morning"), ("AF", "mid-afternoon")):
    _CLOSED[_words] = ("P", _code)

_AGE = frozenset({"old", "olds", "age", "aged"})
_DATE_LEADERS = frozenset(
    ["in", "on", "by", "since", "until", "till", "from", "of", "during", "early", "late", "mid", "last", "next", "this", "before", "after", "around", "about", "between", "to", "and", "or", "through", "for", "the"]
)
_YEAR_LEADERS = frozenset(
    ["in", "since", "of", "by", "from", "until", "till", "during", "as", "early", "late", "mid", "before", "after", "the", "year", "around", "circa", "between", "to", "and", "or", "through", "years", "into", "beyond", "for", "a", "an", "that", "this", "its", "his", "her", "their", "our", "summer", "winter", "spring", "autumn", "fall"]
)
_COUNTED_BY = frozenset(
    ["least", "than", "about", "around", "some", "nearly", "almost", "approximately", "over", "only"]
)
_FOUR = re.compile(r"[12]\d{3}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_SLASHED = re.compile(r"(\d{1,4})/(\d{1,2})/(\d{1,4})|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YEAR_GLUED = re.compile(r"([12]\d{3})(?:['’]s|-[^\W\d_][\w-]*)")
_BC_YEARS = re.compile(r"(\d{3})-(\d{3})")
_YEARS = re.compile(r"([12]\d{3})-([12]\d{3}|\d\d)")
_DAYS_JOINED = re.compile(r"(\d{1,2})-(\d{1,2})")
_DECADE = re.compile(r"([12]\d)?(\d)0(?:['’]?s)")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_CLOCK_AM = re.compile(r"(\d{1,2})(am|pm)", re.IGNORECASE)


@functools.cache
def _lexicon() -> dict[str, tuple[str, object]]:
    """Lower-case word -> (class, value), from the lexicons and the closed classes."""
    table: dict[str, tuple[str, object]] = dict(_CLOSED)
    for word, code, how_many, number in rows("en", "units"):
        table[word] = ("u" if number == "one" else "v", (code, int(how_many)))
        for tail in ("'s", "’s", "s'", "s’"):
            table.setdefault(word + tail, table[word])
    for word, code, _ in rows("en", "seasons"):
        table[word] = ("S", code)
    for language in ("en", "ar", "fa"):
        for word, number, calendar, sure in rows(language, "months"):
            table[word.lower()] = ("M", (int(number), calendar, sure))
            if language == "en":
                table[word.lower() + "'s"] = table[word.lower() + "’s"] = table[word.lower()]
    for word in ("weekend", "weekends"):
        table[word] = ("u", ("WE", 1))
    table["night"] = ("P", "NI")
    return table


def read_items(prose: Prose) -> list[Item]:
    """All items of the body, with a `|` after each sentence."""
    items: list[Item] = []
    tokens, table = prose.tokens, _lexicon()
    for sentence in prose.sentences:
        at = sentence.first
        while at < sentence.last:
            token = tokens[at]
            word = token.text
            first = word[0]
            if first.isdecimal():
                at = _digits(items, tokens, at, sentence.first, sentence.last)
                continue
            lower = word.lower()
            entry = table.get(lower)
            if entry is not None:
                at = _known(items, tokens, at, sentence.first, sentence.last, lower, entry)
                continue
            at = _other(items, tokens, at, sentence.last, lower)
        items.append(Item("|", sentence.end, sentence.end, None, sentence.last))
    return items


def letters(items: list[Item]) -> str:
    """The class letters of the items, one character each."""
    return "".join([item.kind for item in items])


def _known(
    items: list[Item],
    tokens: list[Token],
    at: int,
    first: int,
    stop: int,
    lower: str,
    entry: tuple[str, object],
) -> int:
    """Append the item of a word in the table; words that are also names or verbs are weighed."""
    token = tokens[at]
    kind, value = entry
    end, following = token.end, at + 1
    if kind == "M":
        if not _is_month(tokens, at, first, stop, value):
            kind = "."
        elif value[2] == "short" and following < stop and tokens[following].text == ".":  # type: ignore[index]
            end, following = tokens[following].end, following + 1
    elif kind in "DsdR" and _is_name(tokens, at, first, stop, kind):
        kind = "."
    elif kind in "aG" and following < stop and lower in ("p.m", "b.c"):
        end, following = tokens[following].end, following + 1
    elif kind == "u" and lower == "second":
        before = tokens[at - 1].text.lower() if at > first else ""
        if not (before.isdecimal() or is_number_word(before)):
            kind, value = "Q", 2
    elif (
        kind == "F"
        and lower == "number"
        and not (following < stop and tokens[following].text == "of")
    ):
        kind = "."
    items.append(Item(kind, token.start, end, value, at))
    return following


def _is_name(tokens: list[Token], at: int, first: int, stop: int, kind: str) -> bool:
    """Whether the word is part of a name: "Selwick Daily", "Sunday Herald", "Black Monday"."""
    word = tokens[at].text
    if word[0].islower():
        return kind == "D"
    before = tokens[at - 1].text if at > first else ""
    after = tokens[at + 1].text.lower() if at + 1 < stop else ""
    if kind == "D":
        return after in _PAPERS or before in _FEASTS
    named_before = before[:1].isupper() and at - 1 > first
    named_after = at + 1 < stop and tokens[at + 1].text[0].isupper() and at > first
    return named_before or named_after or (kind == "s" and before[:1].isupper())


_PAPERS = frozenset(
    ["times", "telegraph", "mirror", "express", "mail", "herald", "post", "world", "tribune", "star", "people", "sun", "news", "review", "chronicle", "morning"]
) - {"morning", "people"}
_FEASTS = frozenset(["Black", "Bloody", "Good", "Easter", "Holy", "Palm", "Ash", "Maundy", "Cyber", "Super", "Shrove"])


def _is_month(tokens: list[Token], at: int, first: int, stop: int, value: object) -> bool:
    """Whether a month's word is the month here: "May" is also a verb and a name."""
    assert isinstance(value, tuple)
    sure = value[2]
    word = tokens[at].text
    if word[0].islower() and word[0] != word[0].upper():
        return False
    after = tokens[at + 1].text if at + 1 < stop else ""
    if sure == "short" and after == "." and at + 2 < stop:
        after = tokens[at + 2].text
    dated_after = after[:1].isdecimal()
    before = tokens[at - 1].text if at > first else ""
    dated_before = before[:1].isdecimal() or before.lower() in (
        "of",
        "early",
        "late",
        "mid",
        "last",
    )
    if sure == "short":
        return dated_after or before[:1].isdecimal()
    if sure == "sure" or dated_after or dated_before:
        return True
    if not before:
        return after in (",", "–", "-", "")
    if before.lower() in _DATE_LEADERS:
        return not after[:1].isupper() or word in ("June", "March")
    return (
        not before[0].isupper()
        and before.lower() not in ("mr", "ms", "mrs")
        and (not after[:1].isupper())
    )


def _other(items: list[Item], tokens: list[Token], at: int, stop: int, lower: str) -> int:
    """Append the item of a word that is in no table: number words, ordinals, compounds."""
    token = tokens[at]
    if is_number_word(lower):
        number = number_at(tokens, at, stop)
        if number is not None:
            end = tokens[number.last - 1].end
            items.append(Item("K", token.start, end, number.value, at))
            return number.last
    rank = ordinal_value(lower)
    if rank is not None:
        items.append(Item("Q", token.start, token.end, rank, at))
    elif lower in ("'", "’", "‘") and at + 1 < stop and tokens[at + 1].start == token.end:
        return _apostrophe(items, tokens, at)
    elif "-" in lower and _compound(items, token, lower, at):
        pass
    else:
        kind = "c" if lower in ("century", "centuries") else "."
        items.append(Item(kind, token.start, token.end, None, at))
    return at + 1


def _apostrophe(items: list[Item], tokens: list[Token], at: int) -> int:
    """'98 and '90s, else the mark alone."""
    mark, word = tokens[at], tokens[at + 1]
    if len(word.text) == 2 and word.text.isdecimal():
        items.append(Item("y", mark.start, word.end, int(word.text), at))
        return at + 2
    decade = _DECADE.fullmatch(word.text)
    if decade and not decade.group(1):
        items.append(Item("X", mark.start, word.end, 190 + int(decade.group(2)), at))
        return at + 2
    items.append(Item(".", mark.start, mark.end, None, at))
    return at + 1


def _compound(items: list[Item], token: Token, lower: str, at: int) -> bool:
    """ "mid-May", "late-1980s", "pre-1990", "two-year", "month-long", "June-July"."""
    table = _lexicon()
    head, _, tail = lower.partition("-")
    cut = token.start + len(head)
    if head in ("mid", "early", "late", "pre", "post"):
        inner = _piece(tail, token.text[len(head) + 1 :])
        if inner is not None:
            if head in _EDGES:
                items.append(Item("E", token.start, cut + 1, _EDGES[head], at))
            items.append(Item(inner[0], cut + 1, token.end, inner[1], at))
            return True
        return False
    parts = lower.split("-")
    unit = table.get(parts[1])
    if unit and unit[0] in ("u", "v") and not _AGE & set(parts):
        amount = number_of(parts[0])
        if amount is not None or parts[0] in ("several", "multi"):
            items.append(Item("J", token.start, token.end, (amount or "X", unit[1]), at))
            return True
    unit = table.get(parts[0])
    if unit and unit[0] in ("u", "v") and parts[1:] == ["long"]:
        amount = 1 if unit[0] == "u" else "X"
        items.append(Item("J", token.start, token.end, (amount, unit[1]), at))
        return True
    if (month := table.get(head)) and month[0] == "M" and token.text[0].isupper():
        day = int(tail) if tail.isdecimal() and len(tail) <= 2 else 0
        if 1 <= day <= 31 or month[1][2] == "sure" or day:  # type: ignore[index]
            items.append(Item("M", token.start, cut, month[1], at))
            items.append(Item("-", cut, cut + 1, None, at))
            other = _piece(tail, token.text[len(head) + 1 :])
            kind, value = ("N", day) if 1 <= day <= 31 else other or (".", None)
            items.append(Item(kind, cut + 1, token.end, value, at))
            return True
    left, right = _piece(head, token.text), _piece(tail, token.text[len(head) + 1 :])
    if left and right and left[0] == right[0] and left[0] in ("M", "D"):
        items.append(Item(left[0], token.start, cut, left[1], at))
        items.append(Item("-", cut, cut + 1, None, at))
        items.append(Item(right[0], cut + 1, token.end, right[1], at))
        return True
    return False


def _piece(lower: str, written: str) -> tuple[str, object] | None:
    """A month, weekday, season, year or decade inside a compound."""
    entry = _lexicon().get(lower)
    if entry and entry[0] in "MD" and written[:1].isupper():
        return entry
    if entry and entry[0] == "S":
        return entry
    if _FOUR.fullmatch(lower):
        return "Y", int(lower)
    decade = _DECADE.fullmatch(lower)
    return ("X", _decade_of(decade)) if decade else None


def number_of(word: str) -> int | float | None:
    """The value of one word of digits or letters ("27", "ten"); None for other words."""
    token = [Token(word, 0, len(word))]
    number = number_at(token, 0, 1) if word else None
    return number.value if number else None


def _decade_of(match: re.Match[str]) -> int:
    return int((match.group(1) or "19") + match.group(2))


def _digits(items: list[Item], tokens: list[Token], at: int, first: int, stop: int) -> int:
    """Append the items of a token that begins with a digit."""
    token = tokens[at]
    word = token.text
    if word.isdecimal() and not word.isascii():
        word = str(int(word)).zfill(len(word))
    if word.isdecimal():
        return _whole_number(items, tokens, at, first, stop, word)
    if special := _special(word):
        for kind, start, end, value in special:
            items.append(Item(kind, token.start + start, token.start + end, value, at))
        return at + 1
    lower = word.lower()
    if "-" in lower and _compound(items, token, lower, at):
        return at + 1
    rank = ordinal_value(lower)
    if rank is not None:
        items.append(Item("O" if rank <= 31 else "Q", token.start, token.end, rank, at))
        return at + 1
    number = number_at(tokens, at, stop)
    if number is None:
        items.append(Item(".", token.start, token.end, None, at))
        return at + 1
    items.append(Item("K", token.start, tokens[number.last - 1].end, number.value, at))
    return number.last


def _special(word: str) -> list[tuple[str, int, int, object]] | None:
    """Digits with marks: ISO and slashed dates, ranges, decades, clocks; offsets within the word."""
    if m := _ISO.match(word):
        return [("I", 0, 10, (int(m[1]), int(m[2]), int(m[3])))]
    if m := _SLASHED.fullmatch(word):
        return [("I", 0, len(word), tuple(int(g) for g in m.groups() if g))]
    if (m := _YEAR_GLUED.fullmatch(word)) and 1400 <= int(m[1]) <= 2050:
        return [("Y", 0, 4, int(m[1])), (".", 4, len(word), None)]
    if m := _YEARS.fullmatch(word):
        second = int(m[2]) if len(m[2]) == 4 else int(m[1][:2] + m[2])
        if second >= int(m[1]):
            cut = m.start(2)
            return [("Y", 0, 4, int(m[1])), ("-", 4, cut, None), ("Y", cut, len(word), second)]
    if (m := _BC_YEARS.fullmatch(word)) and int(m[1]) > int(m[2]):
        return [("K", 0, 3, int(m[1])), ("-", 3, 4, None), ("K", 4, 7, int(m[2]))]
    if m := _DAYS_JOINED.fullmatch(word):
        if int(m[1]) < int(m[2]) <= 31:
            cut = m.start(2)
            return [("N", 0, cut - 1, int(m[1])), ("-", cut - 1, cut, None),
                    ("N", cut, len(word), int(m[2]))]  # fmt: skip
        return None
    if m := _DECADE.fullmatch(word):
        return [("X", 0, len(word), _decade_of(m))]
    if m := _CLOCK.fullmatch(word):
        kind = "C" if ":" in word else "c"
        if kind == "C":
            return [("C", 0, len(word), (int(m[1]), int(m[2])))]
    if (m := _CLOCK_AM.fullmatch(word)) and 1 <= int(m[1]) <= 12:
        hour = int(m[1]) % 12 + (12 if m[2].lower() == "pm" else 0)
        return [("C", 0, len(word), (hour, 0))]
    return None


def _whole_number(
    items: list[Item], tokens: list[Token], at: int, first: int, stop: int, word: str
) -> int:
    token = tokens[at]
    value = int(word)
    if _FOUR.fullmatch(word) and _is_year(items, tokens, at, first, stop):
        items.append(Item("Y", token.start, token.end, value, at))
        return at + 1
    if 1 <= value <= 31 and len(word) <= 2:
        number = number_at(tokens, at, stop)
        if number and number.last == at + 1:
            items.append(Item("N", token.start, token.end, value, at))
            return at + 1
    number = number_at(tokens, at, stop)
    last = number.last if number else at + 1
    items.append(
        Item("K", token.start, tokens[last - 1].end, number.value if number else value, at)
    )
    return last


def _is_year(items: list[Item], tokens: list[Token], at: int, first: int, stop: int) -> bool:
    """Whether four digits are a year here and not a count ("2000 people", "1500 km")."""
    before = tokens[at - 1].text.lower() if at > first else ""
    after = tokens[at + 1].text if at + 1 < stop else ""
    value = int(tokens[at].text)
    if before in _COUNTED_BY or before in ("$", "€", "£", "no", "#") or after in ("%", "percent"):
        return False
    if items and items[-1].kind in "MNOSEy&" and (items[-1].kind != "&" or value <= 2050):
        if items[-1].kind in "MSE":
            return True
    if at - 2 >= first and before == "," and len(items) > 1 and items[-2].kind in "MNOD":
        return True
    if not 1000 <= value <= 2100:
        return False
    if before[:1].isalpha() and tokens[at - 1].text[0].isupper() and value < 1800:
        return before in _YEAR_LEADERS
    plural = after[:1].islower() and (after.endswith("s") or after in _PLURALS)
    if plural and not after.endswith("ss"):
        if before == "of" and value % 50:
            return 1800 <= value <= 2050
        return before in ("in", "the", "since", "early", "late", "during", "its", "his", "their")
    if after[:1].islower() and after not in _AFTER_YEAR and before not in _YEAR_LEADERS:
        return 1800 <= value <= 2050 and value % 100 != 0
    return 1400 <= value <= 2050 or before in _YEAR_LEADERS


_PLURALS = frozenset(["people", "men", "women", "children", "troops", "police", "dead", "km", "kg", "feet", "miles"])
_AFTER_YEAR = frozenset(
    ["and", "to", "when", "after", "before", "as", "that", "which", "where", "with", "until", "but", "by", "in", "the", "on", "while", "were", "was", "is", "a", "at", "he", "they", "it", "for", "from", "through"]
)
