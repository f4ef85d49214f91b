"""A stretch of words that may mention an actor, while its report is being read."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Candidate:
    """One possible mention.

    `first` and `last` are its tokens [first, last) in `Prose.tokens`; `words` the words of the
    name without titles, possessive endings and marks; `head` the head noun (lower case); `sort`
    the sort of body (as in the lexicon of organisation heads); `nation` the nation key of an
    adjective in it; `role` the role noun that stands with it; `of` the candidate it belongs to
    ("members of X": X).
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    form: str
    kind: str
    words: tuple[str, ...] = ()
    head: str = ""
    sort: str = ""
    nation: str = ""
    role: str = ""
    gender: str = ""
    definite: bool = False
    subject: bool = False
    agent: bool = False
    preposition: str = ""
    modifiers: tuple[str, ...] = ()
    of: "Candidate | None" = None
    same_as: "Candidate | None" = None
    actor: int = -1
    title: str = ""
    owner: "Candidate | None" = None
    quoted: bool = False
    core: tuple[int, int] | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the name in one string."""
        return " ".join(self.words)
