"""What an address asks of a page, read without trusting it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Query:
    """The fields after "?": each name with its values, in order."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, name: str, otherwise: str = "") -> str:
        """The first value of a field, cut to what a page can bear."""
        values = self.fields.get(name) or (otherwise,)
        return values[0][:_LONGEST]

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field, each once, in order."""
        return tuple(dict.fromkeys(v[:_LONGEST] for v in self.fields.get(name, ()) if v))

    def number(self, name: str, otherwise: int, most: int) -> int:
        """A whole number from 0 to `most`; `otherwise` where none is given or it is not one."""
        value = self.one(name)
        return min(int(value), most) if value.isascii() and value.isdigit() and value else otherwise
