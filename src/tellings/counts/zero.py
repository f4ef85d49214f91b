"""Counts of none: "no one was killed", "no casualties", "not one guard", "none of the 40"."""

from collections.abc import Iterator

from tellings.counts.cues import is_cue
from tellings.counts.nouns import noun_phrase
from tellings.model import Count, Span, stable_id
from tellings.text.prose import Prose, Sentence

_BEING = frozenset(["was", "were", "had", "has", "have", "been", "is", "are", "ever"])


def zeros(report: str, prose: Prose, sentence: Sentence) -> Iterator[Count]:
    """The counts of none in one sentence."""
    tokens = prose.tokens
    for i in range(sentence.first, sentence.last - 1):
        word = tokens[i].text.lower()
        if word not in _OPENERS:
            continue
        last, of = _not_one(prose, i, sentence) if word == "not" else _none(prose, i, sentence)
        if last:
            start, end = tokens[i].start, tokens[last - 1].end
            yield Count(stable_id("n", report, start, end), report, start, end, 0, 0, 0, "=", of)


_OPENERS = frozenset(["no", "nobody", "none", "not"])


def _none(prose: Prose, at: int, sentence: Sentence) -> tuple[int, Span | None]:
    """The token after the words for none, 0 where they count nothing; and what is counted."""
    tokens = prose.tokens
    word = tokens[at].text.lower()
    following = [t.text.lower() for t in tokens[at + 1 : min(sentence.last, at + 6)]]
    if word == "no":
        for size in (1, 2):
            noun = following[size - 1 : size]
            if noun and is_cue(noun[0], "people") and following[0].isalpha():
                return at + 1, (tokens[at + 1].start, tokens[at + size].end)
    if word == "none" and following[0] == "of":
        return at + 1, None
    one = word == "no" and following[0] == "one"
    if word == "no" and not one:
        return 0, None
    last = at + 2 if one else at + 1
    return (last, None) if _happened(following[one:]) else (0, None)


def _happened(following: list[str]) -> bool:
    """Whether what no one did or suffered is an event: "was killed", "came", not "knows"."""
    i = 0
    while i < len(following) and following[i] in _BEING:
        i += 1
    return i < len(following) and is_cue(following[i], "harmed")


def _not_one(prose: Prose, at: int, sentence: Sentence) -> tuple[int, Span | None]:
    """ "Not one guard", "not a single boat", "not one of the 40"."""
    tokens = prose.tokens
    words = [t.text.lower() for t in tokens[at + 1 : min(sentence.last, at + 3)]]
    if words[:1] == ["one"]:
        last = at + 2
    elif words == ["a", "single"]:
        last = at + 3
    else:
        return 0, None
    if last >= sentence.last or (words[0] == "one" and words[1:] in (["to"], ["for"])):
        return 0, None  # "not one to complain"
    phrase = noun_phrase(prose, last, sentence.last)
    if phrase is None or prose.text[slice(*phrase[0])].lower() in _MANNER:
        return 0, None
    return last, phrase[0]


_MANNER = frozenset(["thing", "word", "bit", "moment", "day", "time", "minute", "way", "inch"])
