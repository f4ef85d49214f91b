"""A finding: one attribution as the tagger, or an extractor in its place, returns it."""

from dataclasses import dataclass

from tellings.attribution.draft import Draft
from tellings.attribution.words import Range


@dataclass(frozen=True, slots=True)
class Finding:
    """Source, cue and content in token ranges; `draft` is what the rules found for the same cue.

    `proposed` is False where only the rules have seen the cue and the tagger was asked about it.
    `sure` is by how much of its score (64 to a unit of log-odds) the tagger prefers that a cue
    begins there to that none does; 0 if it says nothing about it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    draft: Draft | None = None
    proposed: bool = True
    sure: int = 0


def meet(a: Range, b: Range) -> bool:
    """Whether two ranges share a token."""
    return a[0] < b[1] and b[0] < a[1]


def same_cue(draft: Draft, cue: tuple[Range, ...]) -> bool:
    """Whether a draft's cue shares a token with these."""
    return any(meet(a, b) for a in draft.cue for b in cue)
