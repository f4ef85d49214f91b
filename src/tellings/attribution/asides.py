"""Asides: "X said" set into what it reports is no part of what others say there.

In "The ministry, she said, had offered a tour" the ministry is the source of the offer and "she"
that of the sentence; in "The officer ruled out a bomb, the station said" a bomb is ruled out.
"""

from tellings.attribution.clauses import trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.words import Range, Words

_LONGEST = 24  # words of an aside
_BLOCK = 64  # words; an aside and what it stands in begin within one block or neighbours


def cut_asides(words: Words, drafts: list[Draft]) -> None:
    """Takes each such aside out of the sources and contents that it reports, in place."""
    near: dict[int, list[Draft]] = {}
    for draft in drafts:
        near.setdefault(draft.at // _BLOCK, []).append(draft)
    for aside in drafts:
        at = _extent(aside)
        if at is None:
            continue
        block = aside.at // _BLOCK
        for number in (block - 1, block, block + 1):
            for draft in near.get(number, ()):
                if draft is not aside and _reports(aside, draft):
                    source = _without(words, draft.source, at)
                    content = _without(words, draft.content, at)
                    if content and bool(source) == bool(draft.source):
                        draft.source, draft.content = source, content


def _extent(aside: Draft) -> Range | None:
    """Source and cue as one range, None where they stand apart or before all that is said."""
    if not aside.source or not aside.cue or not aside.content:
        return None
    ranges = [*aside.source, *aside.cue]
    first, last = min(r[0] for r in ranges), max(r[1] for r in ranges)
    inside = any(a < last and first < b for a, b in aside.content)
    behind = any(b <= first for _, b in aside.content)
    return None if inside or not behind or last - first > _LONGEST else (first, last)


def _reports(aside: Draft, draft: Draft) -> bool:
    """Whether the aside's content holds the other's cue."""
    return bool(draft.cue) and all(
        any(a <= first and last <= b for a, b in aside.content) for first, last in draft.cue
    )


def _without(words: Words, ranges: list[Range], cut: Range) -> list[Range]:
    kept: list[Range] = []
    for first, last in ranges:
        if first <= cut[0] and cut[1] <= last:
            pieces = [trimmed(words, (first, cut[0])), trimmed(words, (cut[1], last))]
            kept += [p for p in pieces if p[0] < p[1]]
        else:
            kept.append((first, last))
    return kept
