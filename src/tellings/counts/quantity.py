"""Numbers in running text: which tokens give a quantity, its value or range, and its unit."""

import functools
import re
from dataclasses import dataclass

from tellings.counts.cues import is_cue
from tellings.text.lexicons import rows, table, words
from tellings.text.numbers import LARGEST, digits_value, is_number_word, number_at
from tellings.text.prose import Prose
from tellings.text.tokens import Token

SIGNS = frozenset("$€£¥₹₽₪﷼₤₩")
SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6, "b": 10**9,
          "bn": 10**9, "bln": 10**9, "billion": 10**9, "t": 10**12, "tn": 10**12,
          "trillion": 10**12}  # fmt: skip
_ATTACHED = re.compile(r"(\d+(?:[.,]\d+)*)([A-Za-zµ°]{1,5})\b")
_PREFIXED = re.compile(
    r"(US|C|A|NZ|HK|S|[A-Z]{2,3})\$?(\d+(?:,\d{3})*(?:\.\d+)?)(k|m|mn|bn|b|tn|t)?\b"
)
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,3})")
_ODD = re.compile(r"(\d{1,18})-(odd|plus)")
_PAIR = re.compile(r"(\d{1,18})-(\d{1,18})")


@dataclass(slots=True)
class Quantity:
    """A number or range in tokens [first, last); characters [start, end).

    `unit` is the span of a unit read with it (a currency sign, %, "km"), `kind` what that measures
    (money, share, length, ...) or "" for a plain number. `vague` for "dozens". `inner` is a bound
    that is part of the word ("40-odd").
    """

    first: int
    last: int
    start: int
    end: int
    low: int | float
    high: int | float
    unit: tuple[int, int] | None = None
    kind: str = ""
    vague: bool = False
    spelled: bool = False
    inner: str = "="


def quantity_at(prose: Prose, at: int, stop: int) -> Quantity | None:
    """The quantity that begins at token `at` in tokens [at, stop); None if there is none, or if
    it is larger than anything that is counted (`LARGEST`)."""
    if not _may_begin(prose.tokens[at].text):
        return None
    found = _read(prose, at, stop)
    return found if found is not None and found.high <= LARGEST else None


def _read(prose: Prose, at: int, stop: int) -> Quantity | None:
    word = prose.tokens[at].text
    if word in SIGNS:
        return _after_sign(prose, at, stop)
    if word[0].isdecimal():
        return _digits(prose, at, stop)
    lower = word.lower()
    if lower in _vague_heads():
        return _vague(prose, at, stop, lower)
    if lower.endswith(_TAILS) and (odd := _spelled_odd(prose, at, lower)) is not None:
        return odd
    if lower in ("a", "an", "half") or is_number_word(lower):
        return _spelled(prose, at, stop)
    if word[0].isupper() and not word.isalpha():
        return _prefixed(prose, at)
    return None


@functools.lru_cache(maxsize=1 << 15)
def _may_begin(word: str) -> bool:
    """Whether a word can begin a quantity at all."""
    lower = word.lower()
    if word in SIGNS or word[0].isdecimal() or lower in _vague_heads():
        return True
    if lower in ("a", "an", "half") or lower.endswith(_TAILS) or is_number_word(lower):
        return True
    return word[0].isupper() and not word.isalpha()


_TAILS = ("-odd", "-some", "-plus")


def _spelled_odd(prose: Prose, at: int, lower: str) -> Quantity | None:
    """ "fifty-odd", "forty-some", "a hundred-plus"."""
    head, _, tail = lower.rpartition("-")
    number = number_at([Token(head, 0, len(head))], 0, 1) if is_number_word(head) else None
    first, value = at, number.value if number is not None else 0
    if not value and head in _ROUGH_SCALES:
        value = _ROUGH_SCALES[head]
        first = at - 1 if at and prose.tokens[at - 1].text.lower() == "a" else at
    if value < 10:
        return None  # "twosome" and the like
    found = _plain(prose, first, at + 1, value, True)
    found.inner = ">=" if tail == "plus" else "~"
    return found


def _plain(prose: Prose, first: int, last: int, value: int | float, spelled: bool) -> Quantity:
    tokens = prose.tokens
    return Quantity(first, last, tokens[first].start, tokens[last - 1].end, value, value,
                    spelled=spelled)  # fmt: skip


def _after_sign(prose: Prose, at: int, stop: int) -> Quantity | None:
    """ "$1.7bn", "£ 3 million"."""
    tokens = prose.tokens
    if at + 1 >= stop or not tokens[at + 1].text[0].isdecimal():
        return None
    found = _digits(prose, at + 1, stop, money=True)
    if found is None:
        return None
    sign = tokens[at]
    found.first, found.start, found.unit, found.kind = (
        at,
        sign.start,
        (sign.start, sign.end),
        "money",
    )
    return found


def _digits(prose: Prose, at: int, stop: int, money: bool = False) -> Quantity | None:
    tokens, text = prose.tokens, prose.text
    token = tokens[at]
    word = token.text
    if match := _FRACTION.fullmatch(word):
        over, under = int(match[1]), int(match[2])
        if 0 < over < under:
            return _plain(prose, at, at + 1, over / under, False)
        return None
    if match := _ODD.fullmatch(word):
        found = _plain(prose, at, at + 1, int(match[1]), False)
        found.inner = "~" if match[2] == "odd" else ">="
        return found
    if (match := _PAIR.fullmatch(word)) and int(match[1]) < int(match[2]):
        found = _plain(prose, at, at + 1, int(match[1]), False)
        found.high = int(match[2])
        return found
    number = number_at(tokens, at, stop)
    if number is not None:
        found = _plain(prose, at, number.last, number.value, False)
        if word.startswith("0") and word.isdecimal() and len(word) > 1:
            return None  # 007, 0800: a code
        after = tokens[number.last] if number.last < stop else None
        _sign(found, prose)
        if after is not None and after.start == found.end:
            _attach(found, after.text, money, prose, stop)
        return found
    match = _ATTACHED.match(text, token.start)
    if match is None or match.end() != token.end:
        return None
    value = digits_value(match[1])
    if value is None:
        return None
    found = _plain(prose, at, at + 1, value, False)
    found.end = match.end(1)
    found.last = at
    _attach(found, match[2], money, prose, stop)
    if found.last == at:
        return None
    return found


def _sign(found: Quantity, prose: Prose) -> None:
    """A minus that stands alone before the digits ("-1.3%") is part of the number."""
    if not found.first or prose.tokens[found.first - 1].end != found.start:
        return
    mark = prose.text[found.start - 1 : found.start]
    if mark in ("-", "−") and prose.text[found.start - 2 : found.start - 1].isspace():
        found.first, found.start = found.first - 1, found.start - 1
        found.low = found.high = -found.low


def _attach(found: Quantity, suffix: str, money: bool, prose: Prose, stop: int) -> None:
    """Read what is written onto the digits: a scale ("2.7m"), a unit ("60GB", "5%")."""
    lower = suffix.lower()
    end = found.end + len(suffix)
    scale = SCALES.get(lower)
    if scale is not None and (lower != "m" or money or _people_follow(prose, found.last + 1, stop)):
        found.low, found.high = _times(found.low, scale), _times(found.high, scale)
    elif lower in _measures():
        found.unit, found.kind = (found.end, end), _measures()[lower][0]
    else:
        return
    found.end = end
    found.last += 1


def _people_follow(prose: Prose, at: int, stop: int) -> bool:
    """Whether a noun follows, so that "m" is million and not metres."""
    if at >= stop:
        return False
    word = prose.tokens[at].text.lower()
    if word in ("tall", "long", "wide", "high", "deep", "above", "below", "from", "away"):
        return False
    if word == "of":
        return at + 1 < stop and prose.tags[at + 1] in ("DET", "PRON")
    participle = prose.tags[at] == "VERB" and prose.forms[at] == "part"
    return (participle or prose.tags[at] in ("NOUN", "ADJ")) and word.isalpha()


def _times(value: int | float, scale: int) -> int | float:
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def _prefixed(prose: Prose, at: int) -> Quantity | None:
    """ "RM79", "USD10m", where the code stands before the digits in one word."""
    tokens, text = prose.tokens, prose.text
    match = _PREFIXED.match(text, tokens[at].start)
    if match is None or not is_cue(match[1].lower(), "currency") or match.end() < tokens[at].end:
        return None
    value = digits_value(match[2])
    if value is None:
        return None
    value = _times(value, SCALES[match[3]]) if match[3] else value
    last = at + 1
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    return Quantity(at, last, match.start(), match.end(), value, value, match.span(1), "money")


def _spelled(prose: Prose, at: int, stop: int) -> Quantity | None:
    tokens = prose.tokens
    lower = tokens[at].text.lower()
    if lower in ("a", "an") and at + 1 < stop and tokens[at + 1].text.lower() == "half":
        return None
    if lower == "half":
        following = tokens[at + 1].text.lower() if at + 1 < stop else ""
        if following in ("of", "the", "its", "their", "his", "her", "those", "these", "all"):
            return _plain(prose, at, at + 1, 0.5, True)
    share = _SHARES.get(tokens[at + 1].text.lower()) if at + 2 < stop else None
    if lower == "a" and share is not None and tokens[at + 2].text.lower() == "of":
        return _plain(prose, at, at + 2, share, True)
    if lower == "a" and (at + 1 >= stop or tokens[at + 1].text.lower() not in _multiples()):
        return None
    number = number_at(tokens, at, stop)
    return None if number is None else _plain(prose, at, number.last, number.value, True)


_SHARES = {"third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}


def _vague(prose: Prose, at: int, stop: int, lower: str) -> Quantity | None:
    """ "dozens of", "a few", "tens of thousands"."""
    tokens = prose.tokens
    last = at + 1
    key = lower
    for size in (2, 1):
        longer = " ".join([lower, *(t.text.lower() for t in tokens[last : last + size])])
        if last + size <= stop and longer in table("en", "vague_numbers"):
            key, last = longer, last + size
            break
    if key not in table("en", "vague_numbers"):
        return None  # "double" alone
    followed = last < stop and tokens[last].text == "of"
    if key in ("tens", "scores", "handful", "couple") and not followed:
        peopled = last < stop and is_cue(tokens[last].text.lower(), "people")
        if key != "scores" or not peopled:
            return None
    following = tokens[last].text.lower() if last < stop else ""
    low, high = (int(n) for n in table("en", "vague_numbers")[key])
    before = tokens[at - 1].text.lower() if at else ""
    first = at - 1 if key in ("few", "handful", "couple") and before == "a" else at
    if key == "couple" and followed and last + 1 < stop:
        following = tokens[last + 1].text.lower()  # "a couple of dozen"
    if key in ("several", "few", "couple") and following in _ROUGH_SCALES:
        scale, end = _ROUGH_SCALES[following], last + 1 + (key == "couple")
        found = _plain(prose, first, end, low * scale, True)
        found.high, found.vague = high * scale, True
        return found
    if key == "couple" and before != "a":
        return None
    if key == "few" and before in (
        "the",
        "very",
        "so",
        "too",
        "how",
        "next",
        "last",
        "past",
        "first",
    ):
        return None
    found = _plain(prose, first, last, low, True)
    found.high, found.vague = high, True
    return found


_ROUGH_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12}


@functools.cache
def _vague_heads() -> frozenset[str]:
    return frozenset(w.partition(" ")[0] for w in words("en", "vague_numbers"))


@functools.cache
def _multiples() -> frozenset[str]:
    return frozenset(w for w, _, role in rows("en", "numbers") if role == "scale") - {"score"}


@functools.cache
def _measures() -> dict[str, tuple[str, ...]]:
    return table("en", "measures")


def read_one_in(prose: Prose, quantity: Quantity, stop: int) -> None:
    """Extend "one" to "one in five", "nine" to "nine out of ten": a share."""
    tokens = prose.tokens
    at = quantity.last
    joint = [t.text.lower() for t in tokens[at : at + 2]]
    first = at + 2 if joint == ["out", "of"] else at + 1
    if not quantity.spelled or quantity.vague or first + 1 >= stop or joint[:1] not in _IN:
        return
    whole = number_at(tokens, first, stop)
    if whole is None or not whole.spelled or not quantity.low < whole.value:
        return
    if quantity.low != quantity.high or not float(quantity.low).is_integer():
        return
    if quantity.low == 1 and first == at + 1:
        if not _people_follow(prose, whole.last, stop):
            return
    elif (
        whole.value > 10
        or whole.last >= stop
        or not is_cue(tokens[whole.last].text.lower(), "people")
    ):
        return  # "killed two in three attacks"
    quantity.last, quantity.end = whole.last, tokens[whole.last - 1].end
    quantity.low = quantity.high = quantity.low / whole.value


_IN = (["in"], ["out"])


def measure_of(word: str) -> str:
    """What a lower-case unit word measures; "" if it is no unit."""
    entry = _measures().get(word)
    return entry[0] if entry else ""
