"""One page: what its template shows, and the same as records for programs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipe:
    """The command and the Python that give what a page shows; STORY stands for the story's file."""

    command: str
    code: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one page is made of.

    `shown` is what its template works on. `records` gives exactly what the page shows, as a record
    for `.json`: under the name `main` what the command of its recipe prints with --json, and what
    else there is to see; it must be asked while the desk is open. `rows` are the records that make
    its `.csv`, which the code of its recipe gives too. `language` is
    the BCP 47 code of its title where those are a report's words, None for the tool's own.
    `within` is the page of the menu that it belongs to, if it is not in the menu itself.
    `previous` and `following` are links to its neighbours in the list it belongs to.
    """

    name: str
    title: str
    shown: Mapping[str, Any]
    records: Callable[[], Mapping[str, Any]]
    main: str
    rows: Sequence[Any]
    recipe: Recipe
    language: str | None = None
    previous: str | None = None
    following: str | None = None
    within: str = ""
    parts: tuple[str, ...] = field(default=())

    @property
    def template(self) -> str:
        """The file of its body."""
        return f"{self.name}.html"
