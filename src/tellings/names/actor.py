"""An actor of one report while its mentions are being gathered."""

from dataclasses import dataclass, field

from tellings.names.candidate import Candidate


@dataclass(slots=True, eq=False)
class Actor:
    """One actor: its mentions so far and what they show of it."""

    number: int
    kind: str
    sort: str = ""
    gender: str = ""
    nation: str = ""
    mentions: list[Candidate] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    base: "Actor | None" = None
    total: int = 0
    followed: bool = False
    last: Candidate | None = None
    by_sentence: dict[int, list[Candidate]] = field(default_factory=dict)

    def take(self, c: Candidate) -> None:
        """Add a mention and what it shows."""
        c.actor = self.number
        self.mentions.append(c)
        self.by_sentence.setdefault(c.sentence, []).append(c)
        self.gender = self.gender or (c.gender if c.gender in {"m", "f"} else "")
        self.sort = self.sort or c.sort
        if c.role:
            self.roles.add(c.role)
        if c.head:
            self.heads.add(c.head)
        self.nation = self.nation or c.nation

    def before(self, sentence: int, start: int) -> list[Candidate]:
        """Its mentions in a sentence that begin before `start`."""
        return [m for m in self.by_sentence.get(sentence, ()) if m.start < start]

    @property
    def named(self) -> bool:
        """Whether a proper name is among its mentions."""
        return any(m.form == "name" for m in self.mentions)

    def name(self, text: str) -> str:
        """The fullest name, or the first nominal wording as it stands in `text`."""
        named = [c for c in self.mentions if c.form == "name"]
        if named:
            best = max(named, key=lambda c: (_fullness(c), -c.start))
            return bare_text(best, text)
        nominal = [c for c in self.mentions if c.form == "nominal"]
        chosen = max(nominal, key=lambda c: (c.end - c.start, -c.start)) if nominal else None
        return text[chosen.start : chosen.end] if chosen else ""


def _fullness(c: Candidate) -> int:
    """How many words a name has; one in capitals throughout counts least."""
    return 0 if c.text.isupper() and len(c.words) > 1 else len(c.words)


def bare_text(c: Candidate, text: str) -> str:
    """A name as it stands in the text, without the form of address before it."""
    at = text.find(c.words[0], c.start, c.end) if c.words else c.start
    return text[max(at, c.start) : c.end]
