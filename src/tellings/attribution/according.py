"""Attributions by a preposition: "according to X", "in the words of X"."""

from tellings.attribution.clauses import clause_end, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.words import Words


def prepositional_cues(words: Words) -> list[Draft]:
    """All attributions by "according to", in reading order."""
    found = []
    for i in range(len(words) - 2):
        size = _cue_length(words, i)
        if size:
            draft = _according(words, i, size)
            if draft is not None:
                found.append(draft)
    return found


_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
_CUES = (
    ("according", "to"),
    ("as", "reported", "by"),
    ("as", "quoted", "by"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
)


def _cue_length(words: Words, i: int) -> int:
    """The length of the prepositional cue at token `i`, 0 if there is none."""
    if words.low[i] not in ("according", "as", "in"):
        return 0
    return next((len(c) for c in _CUES if tuple(words.low[i : i + len(c)]) == c), 0)


def _according(words: Words, i: int, size: int) -> Draft | None:
    start, end = words.bounds(i)
    inside = words.quote[i]
    leading = all(words.tags[k] in ("CCONJ", "ADV", "PUNCT") for k in range(start, i))
    leading = leading or (i - 2 >= start and words.low[i - 2 : i] == ["that", ","])
    plain = phrase_end(words, i + size, end, appositive=False)
    if plain == i + size:
        return None
    if leading and words.low[min(plain, end - 1)] != ",":
        comma = _comma(words, plain, end)
        plain = plain if comma is None else comma
    head = (i + size, plain)
    stop = max(plain, phrase_end(words, i + size, end))
    if leading and stop > plain and words.tags[plain + 1] == "PROPN":
        stop = plain  # "According to the Lantern, Ada Quill, the mayor, resigned"
    if leading and stop < end and words.low[stop] == ",":
        content = (
            trimmed(words, (stop + 1, clause_end(words, stop + 1, end)))
            if stop + 1 < end
            else (i, i)
        )
    else:
        first = start
        if i > start and words.is_mark(i - 1) and words.quote[i - 1] >= 0:
            first = min(first, words.range_of(words.quotes[words.quote[i - 1]])[0])
        if inside >= 0:
            first = max(first, words.range_of(words.quotes[inside])[0] + 1)
        stop = _past_participle(words, stop, end)
        if words.tags[i + size] == "NUM" or words.low[i + size] in _MANY:
            first = _inside_report(words, first, i)
        content = trimmed(words, (first, i))
    if content[0] >= content[1]:
        return None
    draft = Draft([(i + size, stop)], [(i, i + size)], [content], "asserted", "according")
    draft.speaker = head
    return draft


def _past_participle(words: Words, stop: int, end: int) -> int:
    """Past "filed by the prosecutor" after "according to a document"."""
    if (
        stop >= end
        or words.tags[stop] != "VERB"
        or words.forms[stop] not in ("part", "ger", "past")
    ):
        return stop
    return next((k for k in range(stop, end) if words.low[k] in ",.;:?!"), end)


def _comma(words: Words, at: int, end: int) -> int | None:
    """The first comma after a long source, None where a finite verb comes first."""
    for k in range(at, min(end, at + 25)):
        if words.low[k] == "," and words.quote[k] < 0:
            return k
        if words.tags[k] == "AUX" or words.forms[k] in ("fin", "past"):
            return None
    return None


def _inside_report(words: Words, first: int, i: int) -> int:
    """Where the clause begins that "..., according to 40 residents" belongs to.

    Counted witnesses are those whom a report or speaker named before in the sentence relies on,
    so the clause begins after that cue.
    """
    for k in range(i - 1, first, -1):
        if words.low[k] == "that" and words.tags[k - 1] in ("VERB", "NOUN", "PROPN"):
            return k + 1
        if words.tags[k] == "VERB" and any(
            "c" in form.verb.frames for form, _ in readings(words, k)
        ):
            return k + 1
    if words.low[first] == "according":
        comma = next((k for k in range(first, i) if words.low[k] == ","), None)
        return first if comma is None else comma + 1
    return first
