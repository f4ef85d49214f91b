"""What the members of a growing claim say together: the profile a further statement is held to."""

from collections import Counter
from collections.abc import Iterable

from tellings.claims.facts import Amount, Days, Facts


class Event:
    """Counts of acts, actors, places, days, numbers and words over the members of one claim."""

    def __init__(self, members: Iterable[Facts] = ()) -> None:
        self.members: list[Facts] = []
        self.acts: Counter[str] = Counter()
        self.actors: Counter[str] = Counter()
        self.agents: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.goals: Counter[str] = Counter()
        self.days: Counter[Days] = Counter()
        self.amounts: Counter[Amount] = Counter()
        self.values: Counter[float] = Counter()
        self.anchors: Counter[str] = Counter()
        self.published: list[Days] = []
        self.moods: Counter[str] = Counter()
        self.denied = 0
        for f in members:
            self.add(f)

    def add(self, f: Facts) -> None:
        """Take one more statement in."""
        self.members.append(f)
        self.acts.update(f.acts)
        self.actors.update(f.actors)
        self.agents.update(f.agents)
        self.places.update(f.places)
        self.sources.update(f.sources)
        self.goals.update(f.goals)
        self.anchors.update(f.anchors)
        self.moods[f.statement.mood] += 1
        self.denied += f.statement.denied
        if f.when:
            self.days[f.when] += 1
        for amount in f.amounts:
            self.amounts[amount] += 1
            if amount.value is not None and amount.bound == "=":
                self.values[amount.value] += 1
        if f.published:
            self.published.append(f.published)

    def absorb(self, other: "Event") -> None:
        """Take all statements of another claim in."""
        for f in other.members:
            self.add(f)

    @property
    def day(self) -> Days | None:
        """The day most members give (exact days before coarse intervals)."""
        if not self.days:
            return None
        exact = [d for d in self.days if d[1] - d[0] <= 1]
        return min(exact or self.days, key=lambda d: (-self.days[d], d[1] - d[0], d))

    def __len__(self) -> int:
        return len(self.members)
