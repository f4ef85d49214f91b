"""What the members of a growing claim say together: the profile a further statement is held to."""

from collections.abc import Iterable
from typing import TypeVar

from tellings.claims.facts import Amount, Days, Facts

Key = TypeVar("Key")
Tally = dict[Key, int]


class Event:
    """Counts of acts, actors, places, days, numbers and words over the members of one claim.

    Members come and go more often than they are compared with, so the counts hold only after
    `tell`.
    """

    def __init__(self, members: Iterable[Facts] = ()) -> None:
        self.members: dict[int, Facts] = {}
        self.acts: Tally[str] = {}
        self.actors: Tally[str] = {}
        self.agents: Tally[str] = {}
        self.places: Tally[str] = {}
        self.sources: Tally[str] = {}
        self.goals: Tally[str] = {}
        self.days: Tally[Days] = {}
        self.amounts: Tally[Amount] = {}
        self.values: Tally[float] = {}
        self.anchors: Tally[str] = {}
        self.published: Tally[Days] = {}
        self.speakers: Tally[str] = {}
        self.scene: Tally[str] = {}
        self.planned = 0
        self._waiting: list[tuple[Facts, int]] = []
        for f in members:
            self.add(f)

    def add(self, f: Facts) -> None:
        """Take one more statement in."""
        self.members[f.index] = f
        self._waiting.append((f, 1))

    def remove(self, f: Facts) -> None:
        """Let a member go."""
        del self.members[f.index]
        self._waiting.append((f, -1))

    def absorb(self, other: "Event") -> None:
        """Take all statements of another claim in."""
        for f in other.members.values():
            self.add(f)

    def tell(self) -> None:
        """Bring the counts to what the members say."""
        for f, by in self._waiting:
            self._change(f, by)
        self._waiting.clear()

    @property
    def day(self) -> Days | None:
        """The day most members give (exact days before coarse intervals)."""
        if not self.days:
            return None
        exact = [d for d in self.days if d[1] - d[0] <= 1]
        return min(exact or self.days, key=lambda d: (-self.days[d], d[1] - d[0], d))

    def __len__(self) -> int:
        return len(self.members)

    def _change(self, f: Facts, by: int) -> None:
        _count(self.acts, f.acts, by)
        _count(self.actors, f.actors, by)
        _count(self.agents, f.agents, by)
        _count(self.places, f.places, by)
        _count(self.sources, f.sources, by)
        _count(self.goals, f.goals, by)
        _count(self.anchors, f.anchors, by)
        _count(self.scene, f.scene, by)
        self.planned += by * (f.statement.mood == "planned")
        if f.speaker:
            _count(self.speakers, (f.speaker,), by)
        if f.when:
            _count(self.days, (f.when,), by)
        if f.published:
            _count(self.published, (f.published,), by)
        for amount in f.amounts:
            _count(self.amounts, (amount,), by)
            if amount.value is not None and amount.bound == "=":
                _count(self.values, (amount.value,), by)


def _count(tally: Tally[Key], keys: Iterable[Key], by: int) -> None:
    for key in keys:
        left = tally.get(key, 0) + by
        if left:
            tally[key] = left
        else:
            del tally[key]
