"""A report's runs of marked text as what HTML needs: which marks are links, and what each says.

Links may not hold links, so of marks of a few words within one another the outermost is the link;
what spans sentences (a passage, a claim) gets a short handle of its own.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from tellings.pages.marking import Piece, runs
from tellings.views import Mark
from tellings.views.marked import Marked

NOTE_OF = {"source": "said", "cue": "said", "content": "said"}
"""Kind of mark -> kind of its note, where the two have other names."""
CALLED = {
    "passage": "shared words",
    "claim": "claim",
    "content": "said",
    "source": "source",
    "cue": "says",
    "time": "time",
    "count": "count",
    "label": "label",
    "mention": "name",
    "furniture": "not article",
    "fact": "from here",
}
_SHORT = frozenset({"source", "cue", "mention", "label", "time", "count"})


@dataclass(frozen=True, slots=True)
class Opening:
    """One piece of a mark that begins.

    `note` names its note ("time-3"), "" where it has none; `place` is the number of the note's
    place that begins here, 0 where it goes on. `link` tells whether the piece leads to the note,
    `handle` is what a link of a long mark is called, "" for none.
    """

    kind: str
    says: str
    note: str
    place: int
    link: bool
    handle: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words with the pieces that open before them and close after them (innermost first)."""

    opens: tuple[Opening, ...]
    words: str
    closes: tuple[Opening, ...]


def strokes(found: Marked, chosen: Set[str]) -> list[Stroke]:
    """The text that `found` is about; marks of notes of the `chosen` kinds lead to these."""
    stack: list[Opening] = []
    drawn = []
    start, end = found.within
    moved = (Mark(m.start - start, m.end - start, m.kind, m.note, m.target) for m in marks(found))
    for run in runs(found.report.text[start:end], moved):
        opens = []
        for piece in run.opens:
            free = not any(opened.link for opened in stack)
            opens.append(_opening(piece, chosen, free))
            stack.append(opens[-1])
        closes = tuple(stack.pop() for _ in run.closes)
        drawn.append(Stroke(tuple(opens), run.words, closes))
    return drawn


def marks(found: Marked) -> Iterator[Mark]:
    """All marks of a report; `target` is "kind-number-place" of what they belong to."""
    report = found.report
    for furniture in report.furniture:
        yield Mark(furniture.start, furniture.end, "furniture", furniture.kind)
    for name, reasons in found.facts:
        for number, e in enumerate(reasons, 1):
            if e.report == report.id and e.start is not None and e.end is not None:
                yield Mark(e.start, e.end, "fact", f"the {name}", f"{name}-0-{number}")
    for note in found.notes:
        for number, part in enumerate(note.parts, 1):
            target = f"{note.kind}-{note.number}-{number}"
            yield Mark(part.start, part.end, part.kind, note.says, target)


def letters(number: int) -> str:
    """1, 2, … 26, 27 as a, b, … z, aa: what claims are called beside numbered passages."""
    found = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        found = chr(ord("a") + digit) + found
    return found


def _opening(piece: Piece, chosen: Set[str], free: bool) -> Opening:
    mark = piece.mark
    kind, number, place = (mark.target or "--").split("-")
    on = NOTE_OF.get(mark.kind, mark.kind) in chosen
    handle = ""
    if on and mark.kind == "passage" and piece.first:
        handle = number
    elif on and mark.kind == "claim" and piece.last:
        handle = letters(int(number))
    return Opening(
        mark.kind,
        f"{CALLED[mark.kind]}: {mark.note}" if mark.note else CALLED[mark.kind],
        f"{kind}-{number}" if mark.target else "",
        int(place) if piece.first and place else 0,
        free and on and mark.kind in _SHORT,
        handle,
        piece.first,
        piece.last,
    )
