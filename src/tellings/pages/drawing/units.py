"""A count of reports, outlets and origins as rows of unit squares: a range to be counted, no score.

Each row is an SVG path, so that a claim costs a few hundred bytes and prints sharply.
"""

from dataclasses import dataclass

_SIDE, _PITCH, _MOST = 7, 10, 24


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `sure` and `open` are path data of filled and of outlined squares."""

    name: str
    label: str
    sure: str
    open: str
    width: int


@dataclass(frozen=True, slots=True)
class Units:
    """The three rows of a claim; `scale` is how many a square stands for (1 unless many)."""

    rows: tuple[Row, ...]
    scale: int
    width: int
    height: int = _PITCH


def units(reports: int, outlets: int, low: int, high: int) -> Units:
    """Rows for `reports`, `outlets`, and origins: at least `low` filled, up to `high` outlined."""
    scale = -(-max(reports, high, 1) // _MOST)

    def row(name: str, label: str, sure: int, most: int) -> Row:
        filled, drawn = -(-sure // scale), -(-most // scale)
        return Row(
            name, label, _squares(0, filled), _squares(filled, drawn), max(drawn, 1) * _PITCH
        )

    rows = (
        row("reports", _number(reports, "report"), 0, reports),
        row("outlets", _number(outlets, "outlet"), 0, outlets),
        row("origins", _range(low, high), low, high),
    )
    return Units(rows, scale, max(r.width for r in rows))


def _squares(first: int, last: int) -> str:
    at = (_PITCH - _SIDE) / 2
    return "".join(
        f"M{i * _PITCH + at:g} {at:g}h{_SIDE}v{_SIDE}h-{_SIDE}z" for i in range(first, last)
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _range(low: int, high: int) -> str:
    return _number(low, "origin") if low == high else f"{low}–{high} origins"
