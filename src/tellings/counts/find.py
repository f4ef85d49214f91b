"""Find the counted quantities of one report."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.counts.bounds import bound_after, bound_before, is_topic
from tellings.counts.cues import is_cue
from tellings.counts.nouns import noun_phrase
from tellings.counts.parts import link_parts
from tellings.counts.quantity import SIGNS, Quantity, measure_of, quantity_at, read_one_in
from tellings.counts.refusals import is_no_count
from tellings.counts.zero import zeros
from tellings.model import Count, Report, Span, TimeExpression, stable_id
from tellings.text.prose import Prose, Sentence

Number = int | float


@dataclass(frozen=True, slots=True)
class Settings:
    """How counts are read."""

    measures: bool = True
    """Whether money, shares and measures are reported too, with their unit as what is counted."""
    durations: bool = False
    """Whether lengths of time with a number ("three hours") count too; a date never does."""
    about: float = 0.1
    """How far around a number "about" reaches, as a share of it."""


def find_counts(
    report: Report,
    prose: Prose,
    times: Sequence[TimeExpression],
    settings: Settings | None = None,
) -> list[Count]:
    """The counts of a report in order.

    Words of `times` that are dates, times of day or sets are masked. A range ("between 20 and 30")
    has no `value` but `low` and `high`; so has a vague number ("dozens").
    """
    settings = settings or Settings()
    mask = _Mask(times, settings.durations)
    found: list[Count] = []
    before: list[Count] = []
    for sentence in prose.sentences:
        counts = list(_in_sentence(report.id, prose, sentence, mask, settings))
        before = link_parts(prose, sentence, counts, before)
        found += before
    return found


def _in_sentence(
    report: str, prose: Prose, sentence: Sentence, mask: "_Mask", settings: Settings
) -> Iterator[Count]:
    found: list[Count] = []
    at = sentence.first
    while at < sentence.last:
        quantity = quantity_at(prose, at, sentence.last)
        if quantity is None or mask.covers(quantity.start, quantity.end):
            at += 1
            continue
        last = quantity.last
        _read_range(prose, quantity, sentence)
        read_one_in(prose, quantity, sentence.last)
        count = _count(report, prose, quantity, sentence, settings)
        if count is not None and not (found and count.start < found[-1].end):
            found.append(count)
        at = max(last, quantity.last, at + 1)
    none = list(zeros(report, prose, sentence))
    found = [c for c in found if not any(z.start <= c.start < z.end for z in none)] + none
    yield from sorted(found, key=lambda c: c.start)


def _read_range(prose: Prose, quantity: Quantity, sentence: Sentence) -> None:
    """Extend a number to a range: "20 to 30", "20-30", "between 20 and 30", "two or three"."""
    joint = quantity.last
    if joint + 1 >= sentence.last or quantity.vague:
        return
    if quantity.unit is None and measure_of(prose.tokens[joint].text.lower()):
        joint += 1
        if joint + 1 >= sentence.last:
            return
    word = prose.tokens[joint].text.lower()
    if word not in _JOINTS:
        return
    second = quantity_at(prose, joint + 1, sentence.last)
    if second is None or second.vague or second.low != second.high or second.low <= quantity.low:
        return
    if not _spans(prose, quantity, second, joint, word):
        return
    quantity.last, quantity.end, quantity.high = second.last, second.end, second.high
    quantity.unit = quantity.unit or second.unit
    quantity.kind = quantity.kind or second.kind
    if word == "and":
        quantity.first -= 1
        quantity.start = prose.tokens[quantity.first].start


_JOINTS = frozenset(["to", "and", "or", "-", "–", "—"])


def _spans(prose: Prose, low: Quantity, high: Quantity, joint: int, word: str) -> bool:
    """Whether two numbers joined by `word` are the ends of one range, not two values."""
    tokens = prose.tokens
    before = tokens[low.first - 1].text.lower() if low.first else ""
    if word == "and":
        return before == "between"
    if word == "or":
        return low.spelled and high.spelled and high.low <= low.low * 2
    if before == "from":
        led = tokens[low.first - 2].text.lower() if low.first > 1 else ""
        return word == "to" and is_cue(led, "ranging")
    if before == "by" or joint != low.last or (low.kind and low.kind != high.kind):
        return False  # "rose by 6% to 164": a step and where it led
    return word == "to" or (tokens[joint].start == low.end and tokens[joint].end == high.start)


def _count(
    report: str, prose: Prose, quantity: Quantity, sentence: Sentence, settings: Settings
) -> Count | None:
    tokens = prose.tokens
    _sign_of_money(prose, quantity, sentence)
    of = quantity.unit
    after = quantity.last
    bound, first = bound_before(tokens, sentence.first, quantity.first)
    later, stop = bound_after(tokens, after, sentence.last)
    if bound in (">", "~") and of is None and is_topic(prose, sentence, first, quantity):
        bound, first = "=", quantity.first
    bound = quantity.inner if bound == "=" else bound
    if of is None:
        phrase = noun_phrase(prose, stop, sentence.last)
        of = phrase[0] if phrase is not None else None
    if bound == "=" and later != "=":
        bound = later
    if not quantity.kind and of is not None and _grouped(prose, quantity, of):
        quantity.low = quantity.high = round(quantity.low * 1000)
    if is_no_count(prose, quantity, sentence, of, bound):
        return None
    if quantity.kind and not settings.measures:
        return None
    start = tokens[first].start if bound != "=" and first < quantity.first else quantity.start
    end = tokens[stop - 1].end if later != "=" and stop > after else quantity.end
    value, low, high, bound = _limits(quantity, bound, settings.about)
    return Count(
        stable_id("n", report, start, end), report, start, end, value, low, high, bound, of
    )


def _grouped(prose: Prose, quantity: Quantity, of: Span) -> bool:
    """Whether "1.200" is twelve hundred: three digits after a point, before things that are whole.

    A point is a mark of thousands in much of Europe; 1.2 people do not walk out.
    """
    text = prose.text
    if _POINTED.fullmatch(text, quantity.start, quantity.end) is None:
        return False
    led = prose.tokens[max(0, quantity.first - 3) : quantity.first]
    if any(t.text.lower() in _MEANS for t in led):
        return False
    noun = text[of[0] : of[1]].split(" of ")[0].rpartition(" ")[2].lower()
    return is_cue(noun, "people") or (noun.endswith("s") and not noun.endswith(("ss", "ics")))


_MEANS = frozenset(["average", "averaged", "averaging", "mean", "rate", "ratio", "per"])
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _sign_of_money(prose: Prose, quantity: Quantity, sentence: Sentence) -> None:
    """ "US $58", "1,200€", "5 %": a unit that stands apart."""
    tokens = prose.tokens
    if quantity.unit is None and quantity.last < sentence.last:
        token = tokens[quantity.last]
        word = token.text.lower()
        kind = measure_of(word)
        if token.text in SIGNS:
            kind = "money"
        if word == "per" and quantity.last + 1 < sentence.last:
            if tokens[quantity.last + 1].text.lower() == "cent":
                quantity.unit = (token.start, tokens[quantity.last + 1].end)
                quantity.kind = "share"
            return
        if kind and (len(word) > 1 or word == "%" or token.text in SIGNS):
            quantity.unit, quantity.kind = (token.start, token.end), kind


def _limits(
    quantity: Quantity, bound: str, about: float
) -> tuple[Number | None, Number | None, Number | None, str]:
    """value, low, high and bound."""
    low, high = quantity.low, quantity.high
    if quantity.vague:
        return None, low, high, "vague"
    if low != high:
        return None, low, high, bound if bound == "~" else "="
    if bound == "~":
        reach = abs(low) * about
        return low, _round(low - reach), _round(low + reach), bound
    if bound in (">", ">="):
        return low, low, None, bound
    if bound in ("<", "<="):
        return low, None, low, bound
    return low, low, low, bound


def _round(value: Number) -> Number:
    near = round(value, 6)
    return int(near) if near == int(near) else near


class _Mask:
    """The places of dates and times, in order."""

    def __init__(self, times: Sequence[TimeExpression], durations: bool) -> None:
        spans = sorted((t.start, t.end) for t in times if t.type != "DURATION" or not durations)
        self._starts = [s for s, _ in spans]
        self._ends = [e for _, e in spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether some of [start, end) is a date or time."""
        i = bisect.bisect_left(self._starts, end) - 1
        return i >= 0 and self._ends[i] > start
