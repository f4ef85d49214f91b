"""The outlet that a source spoke to: "in an interview with the Lantern"."""

from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end
from tellings.attribution.words import Range, Words

_OCCASIONS = frozenset(
    {"interview", "interviews", "conversation", "call", "remarks", "comments", "speaking", "spoke",
     "talking", "statement", "briefing", "message", "letter", "email", "e-mail"}
)  # fmt: skip


def occasion_press(words: Words, draft: Draft, at: int, opened: int) -> Range | None:
    """The name after "interview with" or "speaking to" beside the cue or before the source."""
    start, _ = words.bounds(draft.at)
    source = draft.source[0] if draft.source else draft.cue[0]
    for first, last in ((start, source[0]), (source[1], draft.cue[0][0]), (at, opened)):
        found = _name_after(words, first, last)
        if found is not None:
            return found
    return None


def _name_after(words: Words, first: int, last: int) -> Range | None:
    for i in range(first, last - 2):
        if words.low[i] in _OCCASIONS and words.low[i + 1] in ("with", "to"):
            stop = base_end(words, i + 2, last)
            if stop > i + 2 and words.capital(stop - 1):
                return i + 2, stop
    return None
