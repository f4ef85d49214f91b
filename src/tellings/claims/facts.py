"""Statements compiled for comparison across reports: slots as plain sets, days and numbers."""

import bisect
import functools
import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tellings.claims.stems import stem
from tellings.model import Count, Mention, Report, Statement, TimeExpression
from tellings.text.folding import fold_text
from tellings.text.lexicons import words

Value = TypeVar("Value", bound=Hashable)
Days = tuple[int, int]
"""First and last day of an interval, as proleptic ordinals, both inclusive."""

_LONGEST = 370 * 3  # days; a longer interval ("since the 1980s") places nothing


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a statement: its value and range, whether it is a part, and what is counted.

    `state` is the state it counts people in, "" for none; `total` whether it may count all who are
    in that state (people of any kind, and no part of a larger number in the same state).
    """

    value: float | None
    low: float | None
    high: float | None
    bound: str
    part: bool
    noun: str
    state: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What one statement says, slot by slot; actors and places by entity id, else by wording.

    `when` is the narrowest date interval, `firm` whether its dates tell for certain on which one
    day it happened. `patients` are those of its actors whom the act befalls. `speaker` is the
    folded last word of the source's name. `scene`
    are its actors and places and those named shortly before it.
    """

    index: int
    statement: Statement
    acts: tuple[str, ...]
    actors: frozenset[str]
    agents: frozenset[str]
    places: frozenset[str]
    sources: frozenset[str]
    goals: frozenset[str]
    when: Days | None
    amounts: tuple[Amount, ...]
    anchors: frozenset[str]
    published: Days | None
    speaker: str | None
    firm: bool
    scene: frozenset[str]
    outlet: str | None
    patients: frozenset[str] = frozenset()
    by_pronoun: bool = False

    @property
    def exact(self) -> bool:
        """Whether the day is known to the day."""
        return self.when is not None and self.when[1] - self.when[0] <= 1


def compile_facts(
    statements: Sequence[Statement], reports: Iterable[Report], mentions: Sequence[Mention]
) -> list[Facts]:
    """The facts of every statement, in the order given."""
    by_id = {r.id: r for r in reports}
    actors = {
        (m.report, m.start, m.end): m.entity
        or "~" + fold_text(by_id[m.report].text[m.start : m.end])
        for m in mentions
        if m.report in by_id and not _nobody(m, by_id[m.report].text)
    }
    published = {r.id: _published(r) for r in by_id.values()}
    names = _Names(mentions, actors)
    states = {
        c.id: state for s in statements for c, state in zip(s.counts, s.counted, strict=False)
    }
    return [
        _facts(
            i,
            s,
            by_id[s.report].text,
            actors,
            published[s.report],
            names.before(s),
            by_id[s.report].outlet,
            states,
        )
        for i, s in enumerate(statements)
    ]


class _Names:
    """Named actors and places by their place in each report."""

    def __init__(
        self, mentions: Iterable[Mention], actors: Mapping[tuple[str, int, int], str]
    ) -> None:
        self.places: dict[str, list[tuple[int, str]]] = {}
        for m in mentions:
            who = actors.get((m.report, m.start, m.end))
            if who is not None and m.form == "name":
                self.places.setdefault(m.report, []).append((m.start, who))
        for found in self.places.values():
            found.sort()

    def before(self, s: Statement) -> frozenset[str]:
        """Those named in the statement or shortly before it, the last few."""
        found = self.places.get(s.report, [])
        low = bisect.bisect_left(found, (s.start - _SHORTLY, ""))
        high = bisect.bisect_left(found, (s.start, ""))
        return frozenset(who for _, who in found[max(low, high - _LAST) : high])


_SHORTLY = 300  # characters before a clause in which names set its scene
_LAST = 5  # so many names at most


_PLACE_ROLES = frozenset({"at", "from", "to"})
_folded = functools.lru_cache(maxsize=1 << 16)(fold_text)
_ANY = frozenset({"any", "no", "every", "each", "some", "none", "whatever"})
_PLURAL = frozenset(
    ["they", "them", "their", "theirs", "we", "us", "our", "ours", "you", "your", "it", "its"]
)

_PRONOUNS = _PLURAL | {"i", "me", "my", "he", "him", "his", "she", "her", "hers", "who", "whose"}


def _nobody(m: Mention, text: str) -> bool:
    """Whether words name nobody: "any station", a pronoun tied to no name or a plural one."""
    if m.form == "nominal":
        return text[m.start : m.end].split(" ", 1)[0].lower() in _ANY
    if m.form != "pronoun":
        return False
    named = m.name is not None and fold_text(m.name) not in words("en", "function_words")
    return not named or fold_text(text[m.start : m.end]) in _PLURAL


def _facts(
    index: int,
    s: Statement,
    text: str,
    who_at: Mapping[tuple[str, int, int], str],
    published: Days | None,
    context: frozenset[str],
    outlet: str | None,
    states: Mapping[str, str],
) -> Facts:
    roles: dict[str, set[str]] = {}
    for p in s.participants:
        who = who_at.get((s.report, p.start, p.end))
        if who is None and p.role in _PLACE_ROLES:
            who = "~" + _folded(text[p.start : p.end])
        if who:
            roles.setdefault(p.role, set()).add(who)
    involved = roles.get("agent", set()) | roles.get("patient", set()) | roles.get("other", set())
    return Facts(
        index,
        s,
        s.acts,
        frozenset(involved),
        frozenset(roles.get("agent", ())),
        frozenset(roles.get("at", ())),
        frozenset(roles.get("from", ())),
        frozenset(roles.get("to", ())),
        _when(s.times),
        _amounts(s, text, states),
        frozenset(s.anchors),
        published,
        fold_text(s.speaker).split()[-1] if s.speaker else None,
        _firm(s.times, text),
        context.union(involved, roles.get("at", ())),
        outlet,
        frozenset(roles.get("patient", ())),
        any(
            p.role == "agent" and _folded(text[p.start : p.end]) in _PRONOUNS
            for p in s.participants
        ),
    )


@functools.lru_cache(maxsize=1 << 14)
def days(first: str | None, last: str | None) -> Days | None:
    """The interval between two ISO days, None when either end is open or not a day."""
    try:
        low, high = date.fromisoformat(first or ""), date.fromisoformat(last or "")
    except ValueError:
        return None
    return (low.toordinal(), high.toordinal()) if low <= high else None


def _published(report: Report) -> Days | None:
    return days(report.published.from_, report.published.to) if report.published else None


def _when(times: Sequence[TimeExpression]) -> Days | None:
    """The narrowest interval among the dates of a clause."""
    dated = sorted((t for t in times if t.type in ("DATE", "TIME")), key=lambda t: t.start)
    found: list[Days] = []
    opened: TimeExpression | None = None
    for t in dated:
        if opened is not None and t.relation == "to" and (d := days(opened.from_, t.to)):
            found[-1:] = [d]  # "from 3 to 5 June" is one interval and not its first day
        elif d := days(t.from_, t.to):
            found.append(d)
        opened = t if t.relation == "from" and days(t.from_, t.to) else None
    found = [d for d in found if d[1] - d[0] <= _LONGEST]
    return min(found, key=lambda d: (d[1] - d[0], d), default=None)


def _firm(times: Sequence[TimeExpression], text: str) -> bool:
    """Whether the dates of a clause tell when it happened, and only one day.

    Not if one leans on an earlier one ("the next day"), two days are given, or the date belongs to
    a thing ("the 3 May letter").
    """
    exact = {(t.from_, t.to) for t in times if t.type == "DATE" and t.from_ == t.to}
    if len(exact) > 1 or any(t.anchor == "previous" for t in times):
        return False
    return not any(_OF_THING.search(text[max(0, t.start - 12) : t.end + 16]) for t in times)


_OF_THING = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their)|['’]s) (?:[A-Z]\w+\.? \d{1,2}|\d{1,2} [A-Z]\w+)"
    r" (?!of\b|in\b|at\b|on\b|to\b|and\b|by\b|when\b|after\b|with\b|for\b|from\b)[a-z]+"
)


def _amounts(s: Statement, text: str, states: Mapping[str, str]) -> tuple[Amount, ...]:
    return tuple(_amount(c, text, states) for c in s.counts)


def _amount(count: Count, text: str, states: Mapping[str, str]) -> Amount:
    words_ = text[count.of[0] : count.of[1]] if count.of else ""
    part = count.part_of is not None
    state = states.get(count.id, "")
    total = bool(state) and (not part or states.get(count.part_of or "", state) not in ("", state))
    total = total and (not words_ or _last(words_) in words("en", "anybody_nouns"))
    noun = _head(words_) if words_ else ""
    return Amount(count.value, count.low, count.high, count.bound, part, noun, state, total)


def _last(words_: str) -> str:
    """The head of a counted noun: its last word before "of" and the like, folded."""
    found = ""
    for word in fold_text(words_).split():
        if word in _OF:
            break
        found = word.strip(".,;:'\"()")
    return found


@functools.lru_cache(maxsize=1 << 14)
def _head(words_: str) -> str:
    """What is counted, in one stem; people of any description are one kind."""
    found = _last(words_)
    if found in words("en", "member_nouns") or found in _PEOPLE:
        return "people"
    return stem(found)


_OF = frozenset(["of", "from", "in", "at", "who", "that", "which", "with", "on", "for", "by"])
_PEOPLE = frozenset(
    [
        "people",
        "person",
        "persons",
        "civilians",
        "children",
        "victims",
        "adults",
        "men",
        "women",
        "boys",
        "girls",
        "others",
        "dead",
        "wounded",
        "injured",
        "families",
        "comrades",
        "lives",
        "souls",
    ]
)


class Rarity:
    """How telling a value is: minus the log of the share of statements that have it."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        keys: Counter[str] = Counter()
        acts: Counter[str] = Counter()
        numbers: Counter[float] = Counter()
        when: Counter[Days] = Counter()
        for f in facts:
            keys.update(f.anchors)
            keys.update(f.actors | f.places | f.sources | f.goals)
            acts.update(f.acts)
            numbers.update({a.value for a in f.amounts if a.value is not None})
            if f.when is not None:
                when[f.when] += 1
        self.total = len(facts) + 1
        self._keys = self._logs(keys)
        self._acts = self._logs(acts)
        self._numbers = self._logs(numbers)
        self._days = self._logs(when)
        self._unseen = math.log(2 * self.total)
        self._published = sorted(f.published[0] for f in facts if f.published)

    def _logs(self, counts: Counter[Value]) -> dict[Value, float]:
        return {key: math.log(self.total / (count + 0.5)) for key, count in counts.items()}

    def __call__(self, key: str) -> float:
        """Of a content word, actor or place, from 0 (in every statement) upwards."""
        return self._keys.get(key, self._unseen)

    def act(self, act: str) -> float:
        """Of an act."""
        return self._acts.get(act, self._unseen)

    def number(self, value: float) -> float:
        """Of an exact number."""
        return self._numbers.get(value, self._unseen)

    def day(self, day: Days) -> float:
        """Of an interval."""
        return self._days.get(day, self._unseen)

    def news(self, published: Days, span: int) -> float:
        """Of being published within `span` days of a report (0 where all reports are)."""
        low = bisect.bisect_left(self._published, published[0] - span)
        high = bisect.bisect_right(self._published, published[1] + span)
        return math.log((len(self._published) + 1) / (high - low + 0.5))

    @property
    def prior(self) -> float:
        """Log-odds that two statements of the pile are of one event, before anything is known."""
        return -math.log(self.total)
