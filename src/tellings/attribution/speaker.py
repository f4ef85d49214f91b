"""A source resolved: the role and name of its link in a chain."""

from dataclasses import dataclass

from tellings.text.lexicons import table


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: `role` and `name` of its link, and where an unnamed one is placed.

    `many` is whether it is several people; `sure` whether a title, a role or the names stage says
    that it is a person.
    """

    role: str
    name: str
    many: bool = False
    sure: bool = False
    group: str | None = None


_ALSO_WORDS = frozenset({"per"})  # "Per the Lantern, the bridge is shut"


def given_name(name: str) -> str | None:
    """The given name, in lower case, that stands in a name of several words, None if none does."""
    parts = name.lower().split()
    names = table("en", "given_names")
    return next((w for w in parts if w in names and w not in _ALSO_WORDS), None)
