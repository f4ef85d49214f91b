"""Text with inline marks, `{kind arguments|words}`, and the plain text it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

ATTRIBUTION = re.compile(r"\{([sqc])(\d+)\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """`[start, end)` in code points of the text it lies in; `words` are the marked words."""

    start: int
    end: int
    kind: str
    args: tuple[str, ...]
    words: str

    def moved(self, by: int) -> Mark:
        """The same mark in a text where its words begin `by` code points later."""
        return Mark(self.start + by, self.end + by, self.kind, self.args, self.words)


@dataclass(slots=True)
class Marked:
    """Plain text and the marks on it, outer marks before the marks inside them."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def of(self, kind: str) -> list[Mark]:
        """All marks of one kind, in order."""
        return [m for m in self.marks if m.kind == kind]

    def append(self, other: Marked) -> tuple[int, int]:
        """Put another marked text behind this one; returns where it stands."""
        start = len(self.text)
        self.text += other.text
        self.marks += [m.moved(start) for m in other.marks]
        return start, len(self.text)


def parse(source: str) -> Marked:
    """Plain text and marks of a source.  Raises ValueError on a brace without its fellow."""
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    at = length = 0
    while at < len(source):
        char = source[at]
        if char == "{":
            bar = source.index("|", at)
            stack.append((length, source[at + 1 : bar]))
            at = bar + 1
            continue
        if char == "}":
            if not stack:
                raise ValueError(f"a closing brace too many: …{source[max(0, at - 40) : at + 1]}")
            start, head = stack.pop()
            found.append((start, length, head))
        else:
            out.append(char)
            length += 1
        at += 1
    if stack:
        raise ValueError(f"never closed: {stack[-1][1]}")
    return Marked("".join(out), list(_marks("".join(out), found)))


def _marks(text: str, found: list[tuple[int, int, str]]) -> Iterator[Mark]:
    """The marks found, sorted so that an outer mark comes before those inside it."""
    for start, end, head in sorted(found, key=lambda f: (f[0], -f[1])):
        kind, *args = head.split()
        yield Mark(start, end, kind, tuple(args), text[start:end])


def qualified(source: str, name: str) -> str:
    """Attribution marks tied to the report they come from: `{s1|` becomes `{sr01.1|`."""
    return ATTRIBUTION.sub(rf"{{\g<1>{name}.\g<2>|", source)
