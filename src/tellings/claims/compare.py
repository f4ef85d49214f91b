"""How well a statement fits an event, slot by slot: each speaks for, against, or not at all.

Slots are aligned first (act, participants, place) and only then are days, numbers and words
compared, since inside one story everything is on topic and likeness of words alone separates
nothing. A slot that agrees counts for as much as its value is rare in the pile, a slot that differs
counts against (I. P. Fellegi and A. B. Sunter, "A theory for record linkage", JASA 1969): that two
reports both name the story's main actor says little, that both say 417 says much.
"""

import functools
import math
import operator
from collections.abc import Sequence

from tellings.claims.acts import relations
from tellings.claims.event import Event
from tellings.claims.facts import Amount, Days, Facts, Rarity

_NEWS = 12  # days in which an event is news
_MONTH = 31
_DISPUTED = 4  # days by which tellings of one event may differ

# features of agreement are in nats (minus the log of how common the value is), the others 0..1
FEATURES = (
    "act_same", "act_kin", "act_other", "act_opposed",
    "actor_same", "actor_other", "agent_same", "agent_other",
    "place_same", "place_other", "route_same", "route_other",
    "day_same", "day_inside", "day_near", "day_far",
    "number_same", "number_fits", "number_other",
    "mood_other", "published_near", "published_before", "speaker_same", "speaker_other",
    "context_same", "words",
)  # fmt: skip


def log_odds(
    f: Facts,
    event: Event,
    rarity: Rarity,
    weights: Sequence[float],
    start: float,
    bounds: tuple[float, float],
) -> float:
    """Log-odds that a statement tells of an event; minus infinity where they cannot be compared.

    `weights` are those of FEATURES, `start` what holds before anything is known. `bounds` are the
    sum that matters and the most that slots other than acts and actors can add (see `reach`): what
    cannot lift the sum that far is not compared.
    """
    event.tell()
    least, most = bounds
    values = [*_acts(f, event, rarity), *_actors(f, event, rarity)]
    total: float = start + sum(map(operator.mul, weights, values))
    if total + most <= least:
        return total if _aligned(values) else -math.inf
    rest = _rest(f, event, rarity)
    total += sum(map(operator.mul, weights[len(values) :], rest))
    values += rest
    if total + _MOST * weights[-1] <= least:
        return total if _aligned(values) else -math.inf
    words = _words(f, event, rarity)
    if not _aligned(values) and words < _MANY_WORDS:
        return -math.inf
    if words < _FEW_WORDS and not any(values[i] > 0 for i in _SETTLING):
        total -= _THIN
    return total + weights[-1] * words


def _aligned(values: Sequence[float]) -> bool:
    """Whether two statements may be compared at all: an act or a telling number in common.

    A number counts where a day, place or actor goes with it.
    """
    if values[_ACT] > 0 or values[_KIN] > 0:
        return True
    if len(values) <= _NUMBER:
        return False
    return values[_NUMBER] >= _TELLING and any(values[i] > 0 for i in _BESIDE)


_ACT, _KIN, _NUMBER = (FEATURES.index(n) for n in ("act_same", "act_kin", "number_same"))
_BESIDE = [FEATURES.index(n) for n in ("day_same", "day_inside", "place_same", "actor_same")]
_SETTLING = [
    FEATURES.index(n)
    for n in ("place_same", "route_same", "day_same", "day_inside", "day_near", "number_same")
]
_FEW_WORDS = 2.0  # nats of words below which an act and an actor in common are not one event
_THIN = 1.0  # log-odds that such a likeness loses
_TELLING = 3.0  # nats from which a number tells
_MANY_WORDS = 5.0  # nats of words from which statements are compared whatever their acts
_COMMON = 1.5  # nats below which a word is common
_MOST = 8.0  # nats that words can speak for


def reach(f: Facts, rarity: Rarity, weights: Sequence[float]) -> float:
    """The most that a statement's slots other than acts and actors could speak for anything."""
    w = _named(tuple(weights))
    most = w["words"] * _MOST + w["speaker_same"] * (f.speaker is not None) + w["route_same"]
    if f.places:
        most += w["place_same"] * max(map(rarity, f.places))
    if f.when is not None:
        most += max(w["day_same"], w["day_inside"], w["day_near"]) * max(1.0, rarity.day(f.when))
    most += w["context_same"] * max(map(rarity, f.scene), default=0.0)
    if f.published is not None:
        most += w["published_near"] * rarity.news(f.published, _NEWS)
    values = [rarity.number(a.value) for a in f.amounts if a.value is not None]
    return most + w["number_same"] * max(values, default=0.0)


@functools.lru_cache(maxsize=4)
def _named(weights: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(FEATURES, weights, strict=True))


def _rest(f: Facts, event: Event, rarity: Rarity) -> list[float]:
    return [
        *_places(f, event, rarity),
        *_days(f, event, rarity),
        *_numbers(f, event, rarity),
        _mood(f, event),
        *_published(f, event, rarity),
        *_speaker(f, event),
        _context(f, event, rarity),
    ]


def _acts(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float, float, float]:
    n = len(event.members)
    told = event.acts
    best = share = 0.0
    for a in f.acts:
        if a in told:
            of_all = min(1.0, told[a] / n)
            share = max(share, of_all)
            best = max(best, of_all * rarity.act(a))
    if share >= 1.0:
        return best, 0.0, 0.0, 0.0
    kin_acts, opposed_acts = _relatives(f.acts)
    kin = opposed = 0
    for a, count in told.items():
        if a in kin_acts and count > kin:
            kin = count
        if a in opposed_acts and count > opposed:
            opposed = count
    akin = max(0.0, min(1.0, kin / n) - share)
    against = min(1.0, opposed / n)
    return best, akin, 1.0 - min(1.0, share + akin), against if against > share else 0.0


@functools.lru_cache(maxsize=1 << 14)
def _relatives(acts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """(kin, opposed) of some acts."""
    kin, opposed = relations("kin"), relations("opposed")
    none: frozenset[str] = frozenset()
    return (
        none.union(*(kin.get(a, none) for a in acts)),
        none.union(*(opposed.get(a, none) for a in acts)),
    )


def _actors(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float, float, float]:
    n = len(event.members)
    same = other = 0.0
    if f.actors and event.actors:
        weights = [(rarity(a), event.actors.get(a, 0) / n) for a in f.actors]
        shared = sorted((w * min(1.0, s) for w, s in weights if s), reverse=True)
        same = sum(shared[:2])
        total = math.fsum(w for w, _ in weights) or 1.0  # exact, so the order does not matter
        other = math.fsum(w for w, s in weights if not s) / total
    agent_same = agent_other = 0.0
    if f.agents and event.agents:
        agent_same = max(min(1.0, event.agents.get(a, 0) / n) for a in f.agents)
        agent_other = 1.0 if not any(a in event.actors for a in f.agents) else 0.0
    return same, other, agent_same, agent_other


def _places(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float, float, float]:
    n = len(event.members)
    same = other = 0.0
    tallies = (event.places, event.sources, event.goals)
    if f.places and any(tallies):
        hits = [min(1.0, t[p] / n) * rarity(p) for p in f.places for t in tallies if p in t]
        same, other = (max(hits), 0.0) if hits else (0.0, 1.0)
    route_same = route_other = 0.0
    for mine, theirs in ((f.sources, event.sources), (f.goals, event.goals)):
        if mine and theirs:
            met = any(p in theirs for p in mine)
            route_same += 0.5 * met
            route_other += 0.5 * (not met)
    return same, other, route_same, route_other


def gap(a: Days, b: Days) -> int:
    """Days between two intervals, 0 where they meet."""
    return max(0, a[0] - b[1], b[0] - a[1])


def _days(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float, float, float]:
    if f.when is None or not event.days:
        return 0.0, 0.0, 0.0, 0.0
    near = min(gap(f.when, d) for d in event.days)
    if near == 0:
        exact = f.exact and any(d[1] - d[0] <= 1 and gap(f.when, d) == 0 for d in event.days)
        told = rarity.day(f.when)
        return (told, 0.0, 0.0, 0.0) if exact else (0.0, told, 0.0, 0.0)
    if near <= _DISPUTED:
        return 0.0, 0.0, 1.0, 0.0
    return 0.0, 0.0, 0.0, min(1.0, 0.4 + math.log10(near) / 4)


def fits(a: Amount, b: Amount) -> bool:
    """Whether two numbers can both hold of one thing: bounds, rounding and parts considered."""
    if a.part != b.part:
        part, whole = (a, b) if a.part else (b, a)
        return part.low is None or whole.high is None or part.low <= whole.high
    if a.low is not None and b.high is not None and a.low > b.high:
        return _rounded(a, b)
    if b.low is not None and a.high is not None and b.low > a.high:
        return _rounded(a, b)
    return True


def _whole_of(whole: float, exact: float) -> bool:
    """Whether one is the other without its decimals, rounded or cut (9 and 9.4)."""
    return whole == int(whole) and exact != int(exact) and abs(exact - whole) < 1


def _rounded(a: Amount, b: Amount) -> bool:
    """Whether one number is the other in round figures ("about 40", 38)."""
    if a.value is None or b.value is None:
        return False
    if _whole_of(a.value, b.value) or _whole_of(b.value, a.value):
        return True
    if "~" not in (a.bound, b.bound):
        return False
    return abs(a.value - b.value) <= 0.15 * max(abs(a.value), abs(b.value))


def _numbers(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float, float]:
    if not f.amounts or not event.amounts:
        return 0.0, 0.0, 0.0
    shared = [
        a.value
        for a in f.amounts
        if a.value is not None and a.bound == "=" and a.value in event.values
    ]
    if shared:
        # small numbers agree by chance
        return max(rarity.number(v) * (1.0 if v >= 10 else 0.5) for v in shared), 0.0, 0.0
    if any(fits(a, b) for a in f.amounts for b in event.amounts):
        return 0.0, 1.0, 0.0
    return 0.0, 0.0, 1.0


def _words(f: Facts, event: Event, rarity: Rarity) -> float:
    """Nats of the three most telling content words that are shared, common words aside."""
    told = event.anchors
    n = len(event.members)
    shared = [
        (rarity(word) - _COMMON) * min(1.0, told[word] / n) for word in f.anchors if word in told
    ]
    return min(_MOST, sum(sorted((x for x in shared if x > 0), reverse=True)[:3]))


def _context(f: Facts, event: Event, rarity: Rarity) -> float:
    """Nats of the most telling actor or place that both tell of or were just speaking of."""
    n = len(event.members)
    told = event.scene
    shared = [
        rarity(key) * min(1.0, told[key] / n)
        for key in f.scene
        if key in told and not (key in f.actors and key in event.actors)
    ]
    return max(shared, default=0.0)


def _mood(f: Facts, event: Event) -> float:
    planned = event.planned / len(event)
    return 1.0 - planned if f.statement.mood == "planned" else planned


def _published(f: Facts, event: Event, rarity: Rarity) -> tuple[float, float]:
    if f.published is None:
        return 0.0, 0.0
    day = event.day
    if day is None:
        near = any(gap(f.published, p) <= _NEWS for p in event.published)
        return rarity.news(f.published, _NEWS) if near else 0.0, 0.0
    since = f.published[1] - day[0]
    fresh = since <= _NEWS + (day[1] - day[0]) and day[1] - day[0] <= _MONTH
    told = rarity.news(f.published, _NEWS) if since >= 0 and fresh else 0.0
    return told, float(since < 0)


def _speaker(f: Facts, event: Event) -> tuple[float, float]:
    if not f.speaker or not event.speakers:
        return 0.0, 0.0
    same = float(f.speaker in event.speakers)
    return same, 1.0 - same
