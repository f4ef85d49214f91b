"""Statements into claims: the fullest statements found events, the others join the best fitting.

Leader clustering in an order that depends on content alone, over an inverted index of slots, so
that the work grows with the number of statements and not with its square; then rounds in which
each statement may move, and claims that agree are merged.
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tellings.claims.compare import FEATURES, log_odds, reach
from tellings.claims.copies import Groups
from tellings.claims.event import Event
from tellings.claims.facts import Facts, Rarity
from tellings.claims.thresholds import Settings

_LEAST = -4.0  # what a member that cannot be compared counts when claims are merged


def cluster(
    facts: Sequence[Facts],
    copies: Iterable[tuple[int, int]],
    rarity: Rarity,
    settings: Settings,
) -> list[list[int]]:
    """Groups of statements (indices into `facts`) that tell of one event."""
    return _Clustering(facts, copies, rarity, settings).run()


def _same_wording(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs of statements that say the very same with a day or a number in it."""
    first: dict[tuple[object, ...], int] = {}
    pairs = []
    for f in facts:
        if f.amounts or f.exact:
            s = f.statement
            said = (f.acts, f.anchors, f.actors, f.places, f.when, f.amounts, s.denied, s.mood)
            home = first.setdefault(said, f.index)
            if home != f.index:
                pairs.append((home, f.index))
    return pairs


def _shared(keys: Sequence[Sequence[str]]) -> tuple[list[list[str]], dict[str, float]]:
    """The keys of each unit that another unit has too, and how telling each key is."""
    counts = Counter(itertools.chain.from_iterable(keys))
    total = len(keys) + 1
    telling = {k: math.log(total / n) for k, n in counts.items() if n > 1}
    return [[k for k in some if k in telling] for some in keys], telling


class _Clustering:
    def __init__(
        self,
        facts: Sequence[Facts],
        copies: Iterable[tuple[int, int]],
        rarity: Rarity,
        settings: Settings,
    ) -> None:
        self.settings = settings
        self.rarity = rarity
        self.weights = [getattr(settings.weights, name) for name in FEATURES]
        self.facts = facts
        self.reach = [reach(f, self.rarity, self.weights) for f in facts]
        self.best: dict[int, float] = {}
        self.start = settings.weights.bias + self.rarity.prior
        self.enough = -settings.shared * self.start
        groups = Groups(len(facts))
        for i, j in itertools.chain(copies, _same_wording(facts)):
            groups.join(i, j)
        self.units = groups.sets()
        self.keys, self.telling = _shared([self._keys(u) for u in self.units])
        self.events: dict[int, Event] = {}
        self.home: dict[int, int] = {}
        self.index: dict[str, set[int]] = defaultdict(set)

    def run(self) -> list[list[int]]:
        order = sorted(range(len(self.units)), key=self._rank)
        for u in order:
            best, self.best[u] = self._best(u)
            self._put(u, best if self.best[u] > self.settings.join else u)
        for _ in range(self.settings.rounds):
            self._merge()
            for u in order:
                if self.keys[u]:
                    self._reconsider(u)
        return self._groups()

    # order and keys ------------------------------------------------------------------------

    def _rank(self, u: int) -> tuple[float, ...]:
        """Fullest slots first; ties by the words themselves."""
        lead = self._lead(u)
        full = (
            2.0 * lead.exact
            + 1.0 * (lead.when is not None)
            + 1.0 * bool(lead.amounts)
            + 1.0 * bool(lead.agents)
            + 0.5 * bool(lead.actors)
            + 0.5 * bool(lead.places or lead.sources)
            - 1.0 * lead.statement.denied
            - 1.0 * lead.statement.headline
        )
        return (-full, -len(self.units[u]), self.units[u][0])

    def _lead(self, u: int) -> Facts:
        """The fullest member of a unit."""
        if len(self.units[u]) == 1:
            return self.facts[self.units[u][0]]
        members = [self.facts[i] for i in self.units[u]]
        return min(
            members,
            key=lambda f: (-f.exact, -len(f.amounts), -len(f.actors | f.places), f.index),
        )

    def _keys(self, unit: Sequence[int]) -> list[str]:
        """What a unit can be found by: act with actor or place, day, number, telling words."""
        keys: set[str] = set()
        for i in unit[:6]:
            f = self.facts[i]
            who = sorted(f.actors | f.places | f.sources | f.goals)
            keys.update(f"{act}|{w}" for act in f.acts[:2] for w in who[:5])
            if f.exact and f.when is not None:
                keys.update(f"day{f.when[0]}|{x}" for x in (*who[:6], *f.acts[:2]))
            for amount in f.amounts:
                if amount.value is not None:
                    keys.update(f"n{amount.value}|{x}" for x in (*who[:4], *f.acts[:2]))
            telling = sorted(f.anchors, key=lambda w: (-self.rarity(w), w))[:3]
            keys.update(f"w{a}|{b}" for a in telling for b in telling if a < b)
        return sorted(keys)

    # assignment ------------------------------------------------------------------------------

    def _best(self, u: int) -> tuple[int, float]:
        """The event that fits a unit best, and its log-odds."""
        ranked = self._ranked(self.keys[u])[: self.settings.candidates]
        scored = [(self._score(u, self.events[e]), -e) for e in ranked]
        if not scored:
            return u, float("-inf")
        score, event = max(scored)
        return -event, score

    def _ranked(self, keys: Iterable[str]) -> list[int]:
        """Events that share keys, by how telling these are."""
        hits: dict[int, float] = defaultdict(float)
        for key in keys:
            weight, there = self.telling[key], self.index.get(key, ())
            if len(there) <= self.settings.common:
                for e in there:
                    hits[e] += weight
        # keys outlive events that were merged; what shares too little cannot reach even odds
        known = [e for e, shared in hits.items() if shared >= self.enough and e in self.events]
        return sorted(known, key=lambda e: (-hits[e], e))

    def _score(self, u: int, event: Event) -> float:
        """Mean log-odds of a unit's fullest members, against the event."""
        unit = self.units[u]
        chosen = unit if len(unit) <= 2 else [self._lead(u).index, unit[0]]
        return sum(self.pair(self.facts[i], event) for i in chosen) / len(chosen)

    def pair(self, f: Facts, event: Event) -> float:
        """Log-odds that a statement is about an event; minus infinity where nothing aligns."""
        bounds = (self.settings.join, self.reach[f.index])
        return log_odds(f, event, self.rarity, self.weights, self.start, bounds)

    def _put(self, u: int, e: int) -> None:
        event = self.events.setdefault(e, Event())
        for i in self.units[u]:
            event.add(self.facts[i])
        self.home[u] = e
        for key in self.keys[u]:
            self.index[key].add(e)

    # second thoughts ---------------------------------------------------------------------------

    def _reconsider(self, u: int) -> None:
        """Take a unit out and put it where it fits best now."""
        old = self.home[u]
        if len(self.events[old]) == len(self.units[u]):
            if self.best[u] < self.settings.hopeless:
                return
            best, score = self._best_other(u, old)
            if score > self.settings.join:
                del self.events[old]
                self._put(u, best)
            return
        for i in self.units[u]:
            self.events[old].remove(self.facts[i])
        if self._score(u, self.events[old]) >= self.settings.settled:
            self._put(u, old)
            return
        best, score = self._best(u)
        target = best if score > self.settings.join else self._fresh(u)
        self._put(u, target)

    def _best_other(self, u: int, old: int) -> tuple[int, float]:
        held = self.events.pop(old)
        found = self._best(u)
        self.events[old] = held
        return found

    def _fresh(self, u: int) -> int:
        """A number for a new event: the unit's own, or one that no event has."""
        return u if u not in self.events else max(len(self.units), max(self.events) + 1)

    def _merge(self) -> None:
        """Make one of each two events whose members fit the other."""
        seen: set[tuple[int, int]] = set()
        homes: dict[int, list[int]] = defaultdict(list)
        for u in sorted(self.home):
            homes[self.home[u]].append(u)
        for e in sorted(self.events, key=lambda e: (len(self.events[e]), e)):
            if e not in self.events or len(homes[e]) < 2:
                continue  # one unit alone is reconsidered instead
            event = self.events[e]
            keys = {k for u in homes.get(e, ()) for k in self.keys[u]}
            others = [o for o in self._ranked(sorted(keys)) if o != e and len(homes[o]) > 1]
            for other in others[: self.settings.candidates // 2]:
                pair = (min(e, other), max(e, other))
                if other in self.events and pair not in seen:
                    seen.add(pair)
                    if self._agree(event, self.events[other]) > self.settings.merge:
                        self._absorb(other, e, homes)
                        break

    def _agree(self, a: Event, b: Event) -> float:
        """Mean log-odds of some members of each event against the other."""
        n = self.settings.sample
        scores = [self.pair(f, b) for f in itertools.islice(a.members.values(), n)]
        scores += [self.pair(f, a) for f in itertools.islice(b.members.values(), n)]
        return sum(max(_LEAST, x) for x in scores) / len(scores)

    def _absorb(self, winner: int, loser: int, homes: dict[int, list[int]]) -> None:
        self.events[winner].absorb(self.events.pop(loser))
        for u in homes.pop(loser, []):
            self.home[u] = winner
            homes[winner].append(u)
            for key in self.keys[u]:
                self.index[key].add(winner)

    def _groups(self) -> list[list[int]]:
        return sorted(sorted(event.members) for event in self.events.values())
