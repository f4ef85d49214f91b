"""The ways by which a source's words reached the outlets, laid out for SVG: outlets on the left."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tellings.views.speakers import Way

ACROSS, DOWN, WIDE = 250, 42, 172
"""Distance from one link to the next and from one line to the next; the room a name has."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One link at (x, y), the middle of its left edge; `times` it was the outlet that printed."""

    name: str
    role: str
    x: int
    y: int
    times: int


@dataclass(frozen=True, slots=True)
class Chains:
    """Links and the lines between them as SVG path data; `more` ways are not drawn."""

    stops: tuple[Stop, ...]
    lines: tuple[str, ...]
    width: int
    height: int
    more: int


@dataclass
class _Node:
    name: str
    role: str
    times: int = 0
    outer: dict[tuple[str, str], "_Node"] = field(default_factory=dict)


def chains(ways: Iterable[Way], most: int = 10) -> Chains | None:
    """The drawing of the `most` ways used most; None where a source is only its own outlet."""
    listed = [way for way in ways if len(way.names) > 1]
    if not listed:
        return None
    source = _Node(*listed[0].names[-1])
    for way in listed[:most]:
        node = source
        for link in reversed(way.names[:-1]):
            node = node.outer.setdefault(link, _Node(*link))
        node.times += way.times
    deepest = max(len(way.names) for way in listed[:most]) - 1
    stops: list[Stop] = []
    lines: list[str] = []
    bottom = 0

    def place(node: _Node, depth: int) -> int:
        nonlocal bottom
        x = (deepest - depth) * ACROSS
        heights = [place(each, depth + 1) for each in node.outer.values()]
        if not heights:
            heights, bottom = [bottom], bottom + DOWN
        y = (heights[0] + heights[-1]) // 2
        stops.append(Stop(node.name, node.role, x, y + DOWN // 2, node.times))
        for height in heights if node.outer else ():
            a, b = x - ACROSS + WIDE + 6, x - 8
            z, w = height + DOWN // 2, y + DOWN // 2
            lines.append(f"M{a} {z}C{a + 34} {z} {b - 34} {w} {b} {w}")
        return y

    place(source, 0)
    stops.sort(key=lambda s: (s.x, s.y))
    more = max(len(listed) - most, 0)
    return Chains(tuple(stops), tuple(lines), deepest * ACROSS + WIDE + 4, bottom, more)
