"""Two texts as bars, the passages they share as ribbons between them, laid out for SVG."""

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Span

WIDE, HIGH, BAR, EDGE = 960, 116, 15, 18
"""Size of the drawing, height of a bar, and how far each lies from the drawing's edge."""
NARROWEST = 2.0
"""Width that a ribbon has at least, so that a short passage in a long text is seen."""
NUMBERED = 14.0
"""Width from which on a ribbon has room for its number."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One shared passage: `path` is closed SVG path data.

    `above` and `below` are where its number stands in the bars, None where there is no room.
    """

    number: int
    path: str
    moved: bool
    above: float | None
    below: float | None


@dataclass(frozen=True, slots=True)
class Ribbons:
    """Both bars as (x, width) of what is article, and what joins them."""

    above: tuple[tuple[float, float], ...]
    below: tuple[tuple[float, float], ...]
    ribbons: tuple[Ribbon, ...]
    width: int = WIDE
    height: int = HIGH
    bar: int = BAR
    top: int = EDGE
    bottom: int = HIGH - EDGE - BAR


def ribbons(
    above: Iterable[Span],
    below: Iterable[Span],
    shared: Iterable[tuple[int, Span, Span, bool]],
) -> Ribbons | None:
    """The drawing of two bodies and (number, span above, span below, moved); None for no words.

    Both bars have the scale of the longer text. Ribbons that moved come last, over the others.
    """
    bodies = [sorted(above), sorted(below)]
    starts = [body[0][0] if body else 0 for body in bodies]
    longest = max((body[-1][1] - start for body, start in zip(bodies, starts, strict=True) if body),
                  default=0)  # fmt: skip
    if not longest:
        return None
    scale = WIDE / longest

    def at(span: Span, start: int) -> tuple[float, float]:
        x = min(max(0.0, (span[0] - start) * scale), WIDE - NARROWEST)
        width = min(max(NARROWEST, (span[1] - span[0]) * scale), WIDE - x)
        return round(x, 1), round(width, 1)

    drawn = [
        _ribbon(number, at(a, starts[0]), at(b, starts[1]), moved) for number, a, b, moved in shared
    ]
    first, second = (
        tuple(at(span, start) for span in body) for body, start in zip(bodies, starts, strict=True)
    )
    return Ribbons(first, second, tuple(sorted(drawn, key=lambda r: (r.moved, r.number))))


def _ribbon(
    number: int, above: tuple[float, float], below: tuple[float, float], moved: bool
) -> Ribbon:
    (x, wide), (u, broad) = above, below
    top, bottom = EDGE + BAR, HIGH - EDGE - BAR
    middle = (top + bottom) // 2
    path = (
        f"M{x:g} {EDGE}V{top}C{x:g} {middle} {u:g} {middle} {u:g} {bottom}V{bottom + BAR}"
        f"H{u + broad:g}V{bottom}C{u + broad:g} {middle} {x + wide:g} {middle} {x + wide:g} {top}"
        f"V{EDGE}z"
    )
    return Ribbon(number, path, moved, _middle(x, wide), _middle(u, broad))


def _middle(x: float, width: float) -> float | None:
    return round(x + width / 2, 1) if width >= NUMBERED else None
