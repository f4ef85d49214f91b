"""Pairs of statements that cannot both be right, facet by facet.

Two statements of one claim conflict on one slot only when enough of their other slots agree and
none of them disagrees: otherwise they tell of two events, and nothing is disputed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tellings.claims.acts import act_words, related
from tellings.claims.compare import fits, gap
from tellings.claims.facts import Amount, Facts
from tellings.claims.thresholds import Settings

_TELLING = 3.0  # nats from which a shared word tells that one thing is spoken of
AGREES, SILENT, DIFFERS = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the comparison knows beyond the two statements.

    `inside` tells of two actors or places whether one is part of the other or another name for
    it; `wide` whether a place is a region rather than a spot; `named` whether an actor has a name;
    `kind` is the kind of an actor, `single` whether it is one by its name ("Orla Venn", not "the
    judge" or "families"), `telling` how rare a word is in the pile, in nats.
    """

    inside: Callable[[str, str], bool]
    wide: Callable[[str], bool]
    named: Callable[[str], bool]
    kind: Callable[[str], str | None]
    single: Callable[[str], bool]
    telling: Callable[[str], float]


def agreement(a: Facts, b: Facts, facet: str, known: Knowledge) -> int | None:
    """How many slots other than `facet` agree, None when one of them disagrees."""
    found = 0
    for name, compare in _SLOTS.items():
        if name == facet:
            continue
        verdict = compare(a, b, known)
        if verdict == DIFFERS:
            return None
        found += verdict == AGREES
    return found


def clashes(a: Facts, b: Facts, facet: str, known: Knowledge, settings: Settings) -> bool:
    """Whether two statements of one claim cannot both be right on `facet`."""
    moods = {a.statement.mood, b.statement.mood}
    if moods != {"actual"} and (facet != "number" or moods != {"planned"}):
        return False  # what is still to come differs by whom one asks, save for how many
    if a.statement.report == b.statement.report:
        return False  # one report that says both tells the difference itself
    if a.outlet is not None and a.outlet == b.outlet:
        return False  # an outlet that writes otherwise later has corrected itself
    if not _one_act(a, b) or _too_far(a, b, settings):
        return False
    if facet == "who" and (a.by_pronoun or b.by_pronoun):
        return False  # whom a pronoun means is too unsure to set one actor against another
    if facet == "whether":
        differs = _contradict(a, b, known) and _one_matter(a, b, known)
    elif a.statement.denied != b.statement.denied or (facet != "time" and a.statement.denied):
        return False
    else:
        differs = _SLOTS[facet](a, b, known) == DIFFERS
    if not differs:
        return False
    agreeing = agreement(a, b, facet, known)
    if facet == "whether" and agreeing is not None:
        # a denial seldom repeats day and number, so a shared one settles that it is the same act;
        # one that names people has more to agree in
        agreeing += sum(_SLOTS[s](a, b, known) == AGREES for s in ("time", "number", "where"))
        agreeing -= bool(a.actors and b.actors)
        agreeing += 1 if said_again(a, b, known) else max(0, min(shared_words(a, b, known), 2) - 1)
    if agreeing is None or agreeing < getattr(settings.agreeing, facet):
        return False
    return facet != "where" or (related(a.acts[:1], b.acts[:1]) and _settled(a, b, known))


def clashes_once(a: Facts, b: Facts, facet: str, patient: str, known: Knowledge) -> bool:
    """Whether two tellings of what befell one patient once cannot both be right on `facet`.

    Act and patient make it one event, so nothing else need agree.
    """
    if a.statement.report == b.statement.report or (a.outlet and a.outlet == b.outlet):
        return False
    if facet == "whether":
        return a.statement.denied != b.statement.denied
    if a.statement.denied or b.statement.denied:
        return False
    if facet == "time":
        return _time(a, b, known) == DIFFERS
    if facet == "where":
        area = any(known.wide(p) for p in a.places | b.places)
        return not area and _where(a, b, known) == DIFFERS
    mine, theirs = a.agents - {patient}, b.agents - {patient}
    if a.by_pronoun or b.by_pronoun:
        return False
    if not mine or not theirs or _meet(mine, theirs, known):
        return False
    if _meet(mine, b.actors, known) or _meet(theirs, a.actors, known):
        return False
    persons = {known.kind(x) == "person" for x in mine | theirs}
    return len(persons) == 1 and all(map(known.named, mine | theirs))


def shared_words(a: Facts, b: Facts, known: Knowledge) -> int:
    """How many telling words both have."""
    return sum(known.telling(w) >= _TELLING for w in a.anchors & b.anchors)


def _one_matter(a: Facts, b: Facts, known: Knowledge) -> bool:
    """Whether much of what a denial is about, beside the act, is in the assertion too.

    "Did not work for the ministry" denies nothing of "worked as a baker": they share the act alone.
    """
    if said_again(a, b, known):
        return True
    denial, assertion = (a, b) if a.statement.denied else (b, a)
    about = denial.anchors - act_words()
    weight = sum(map(known.telling, sorted(about)))
    return sum(map(known.telling, sorted(about & assertion.anchors))) >= _MUCH * weight


_MUCH = 0.3  # share of the weight of the denial's words; one without any denies the act itself


def said_again(a: Facts, b: Facts, known: Knowledge) -> bool:
    """Whether a denial names the very thing and, but for its verb, has no other words."""
    denial, assertion = (a, b) if a.statement.denied else (b, a)
    if a.statement.denied == b.statement.denied or len(denial.anchors) > _SHORT:
        return False
    if denial.actors or len(denial.anchors - assertion.anchors) > 1:
        return False
    things = (denial.anchors & assertion.anchors) - act_words()
    return any(known.telling(w) >= _TELLING for w in things)


_SHORT = 3  # content words of a denial that names a thing and an act


def _settled(a: Facts, b: Facts, known: Knowledge) -> bool:
    """Whether day or number show that one event is told, and neither place is an area."""
    if any(known.wide(p) for p in a.places | b.places):
        return False
    return AGREES in (_time(a, b, known), _number(a, b, known))


def _contradict(a: Facts, b: Facts, known: Knowledge) -> bool:
    """Whether one denies an act that the other asserts, of the same people."""
    if a.statement.denied == b.statement.denied:
        return False
    if a.actors and b.actors and AGREES not in (_who(a, b, known), _whom(a, b, known)):
        return False
    denial, assertion = (a, b) if a.statement.denied else (b, a)
    denies = [x for x in denial.statement.denies if not x.startswith("=")]
    if not related(denies, assertion.acts[:2]):
        return False
    shared = shared_words(a, b, known)
    same = not frozenset(denies).isdisjoint(assertion.acts[:2])
    if same:
        return shared > 0 or len(denial.anchors) <= _SHORT
    return shared > 1 or said_again(a, b, known)


def _one_act(a: Facts, b: Facts) -> bool:
    """Whether the main act of each is, or is kin to, an act of the other."""
    return related(a.acts[:2], b.acts) and related(b.acts[:2], a.acts)


def _too_far(a: Facts, b: Facts, settings: Settings) -> bool:
    """Whether two dates lie so far apart that two events are more likely than one disputed day."""
    return a.when is not None and b.when is not None and gap(a.when, b.when) >= settings.apart


def _time(a: Facts, b: Facts, _: Knowledge) -> int:
    if a.when is None or b.when is None:
        return SILENT
    if gap(a.when, b.when):
        # a coarse interval that misses a day may be an interval of something else in the clause
        return DIFFERS if a.exact and b.exact else SILENT
    return AGREES if a.exact and b.exact else SILENT


def _number(a: Facts, b: Facts, _: Knowledge) -> int:
    mine, theirs = plain_amounts(a), plain_amounts(b)
    if any(x.value == y.value and _comparable(x, y) for x in mine for y in theirs):
        return AGREES
    if not mine or not theirs or any(fits(x, y) for x in a.amounts for y in b.amounts):
        return SILENT
    return DIFFERS if any(_comparable(x, y) for x in mine for y in theirs) else SILENT


def _comparable(x: Amount, y: Amount) -> bool:
    """Whether two numbers count the same: not the dead of one and the saved of the other."""
    return x.noun == y.noun and (not x.state or not y.state or x.state == y.state)


def plain_amounts(f: Facts) -> list[Amount]:
    """The exact numbers of a statement that are not parts of another."""
    return [x for x in f.amounts if x.bound == "=" and not x.part and x.value is not None]


def _where(a: Facts, b: Facts, known: Knowledge) -> int:
    for mine, theirs in ((a.sources, b.sources), (a.goals, b.goals)):
        if mine and theirs:
            return AGREES if _meet(mine, theirs, known) else DIFFERS
    if not a.places or not b.places:
        return SILENT
    if _meet(a.places, b.places, known):
        return AGREES
    here, there = (f.places | f.sources | f.goals for f in (a, b))
    return SILENT if _meet(here, there, known) else DIFFERS


def _who(a: Facts, b: Facts, known: Knowledge) -> int:
    if not a.agents or not b.agents:
        return SILENT
    if _meet(a.agents, b.agents, known):
        return AGREES
    if _meet(a.agents, b.actors, known) or _meet(b.agents, a.actors, known):
        return SILENT
    kinds = {known.kind(x) == "person" for x in a.agents | b.agents}
    return DIFFERS if len(kinds) == 1 and all(map(known.named, a.agents | b.agents)) else SILENT


def _whom(a: Facts, b: Facts, known: Knowledge) -> int:
    mine, theirs = a.actors - a.agents, b.actors - b.agents
    if not mine or not theirs:
        return SILENT
    return AGREES if _meet(mine, theirs, known) else SILENT


def _wording(a: Facts, b: Facts, _: Knowledge) -> int:
    shared = len(a.anchors & b.anchors)
    return AGREES if shared >= 0.5 * max(1, min(len(a.anchors), len(b.anchors))) else SILENT


def _meet(mine: frozenset[str], theirs: frozenset[str], known: Knowledge) -> bool:
    return bool(mine & theirs) or any(known.inside(x, y) for x in mine for y in theirs)


_SLOTS: dict[str, Callable[[Facts, Facts, Knowledge], int]] = {
    "time": _time,
    "number": _number,
    "where": _where,
    "who": _who,
    "whom": _whom,
    "words": _wording,
}
