"""Counts of none: "no one was killed", "no casualties", "none of the 40"."""

from collections.abc import Iterator

from tellings.counts.cues import is_cue
from tellings.model import Count, Span, stable_id
from tellings.text.prose import Prose, Sentence


def zeros(report: str, prose: Prose, sentence: Sentence) -> Iterator[Count]:
    """The counts of none in one sentence."""
    tokens = prose.tokens
    for i in range(sentence.first, sentence.last - 1):
        word = tokens[i].text.lower()
        if word not in ("no", "nobody", "none"):
            continue
        last, of = _none(prose, i, sentence, word)
        if last:
            start, end = tokens[i].start, tokens[last - 1].end
            yield Count(stable_id("n", report, start, end), report, start, end, 0, 0, 0, "=", of)


def _none(prose: Prose, at: int, sentence: Sentence, word: str) -> tuple[int, Span | None]:
    """The token after the words for none, 0 where they count nothing; and what is counted."""
    tokens = prose.tokens
    following = [t.text.lower() for t in tokens[at + 1 : min(sentence.last, at + 6)]]
    if word == "no" and is_cue(following[0], "people"):
        return at + 1, (tokens[at + 1].start, tokens[at + 1].end)
    if (
        word == "no"
        and len(following) > 1
        and is_cue(following[1], "people")
        and (following[0].isalpha())
    ):
        return at + 1, (tokens[at + 1].start, tokens[at + 2].end)
    if word == "none" and following[0] == "of":
        return at + 1, None
    last = at + 2 if word == "no" and following[0] == "one" else at + 1
    if (word == "nobody" or last == at + 2) and any(is_cue(w, "harmed") for w in following):
        return last, None
    return 0, None
