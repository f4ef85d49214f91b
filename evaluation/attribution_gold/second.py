"""The second annotation of a third of the reports: words instead of marks, found again in the text.

A file has one attribution a line, written without a look at the first:

    source | cue | content | role: name; flags

with " + " between pieces and " … " for words left out inside a piece. Of several places where the
words stand the nearest is meant: the cue nearest to the content, the source nearest to the cue.
"""

from pathlib import Path

from evaluation.attribution_gold.markup import Pieces, Report, Said, finish

SECOND = Path(__file__).parent.resolve() / "second"


def second(first: Report) -> Report | None:
    """The same report as annotated the second time; None if it was annotated once only."""
    path = SECOND / f"{first.id}.txt"
    if not path.exists():
        return None
    said = []
    notes = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        source, cue, content, who = (part.strip() for part in line.split("|"))
        spans = locate(first.text, content, None)
        at = spans[0] if spans else None
        cues = locate(first.text, cue, at)
        said.append(Said(number, locate(first.text, source, cues[0] if cues else at), cues, spans))
        notes.append(f"{number} {who}")
    return Report(first.id, first.header, first.text, finish(said, notes, first.header))


def locate(text: str, words: str, near: tuple[int, int] | None) -> Pieces:
    """Where some words stand, each piece at its place nearest to `near` (else the first place)."""
    found: Pieces = []
    for piece in words.split(" + ") if words else []:
        opening, _, ending = piece.partition(" … ")
        places = []
        start = text.find(opening)
        while start >= 0:
            end = start + len(opening)
            if ending:
                close = text.find(ending, end)
                end = close + len(ending) if close >= 0 else -1
            if end >= 0:
                places.append((start, end))
            start = text.find(opening, start + 1)
        if not places:
            raise ValueError(f"not in the text: {piece!r}")
        found.append(min(places, key=lambda p: (_apart(p, near or p), p)))
    return found


def _apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
