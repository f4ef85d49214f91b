"""Attributions by a preposition or frame: "according to X", "as X tells it"."""

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.frames import Frame, frames
from tellings.attribution.roles import head_noun, person_noun, singular
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words

_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})


def prepositional_cues(words: Words) -> list[Draft]:
    """All attributions by a preposition or by such a frame, in reading order."""
    found = []
    taken = 0
    for frame in frames(words):
        draft = _draft(words, frame) if frame.first >= taken else None
        if draft is not None:
            found.append(draft)
            taken = frame.stop
    return found


def _draft(words: Words, frame: Frame) -> Draft | None:
    start, end = words.bounds(frame.first)
    if words.low[frame.source[0]] in ("which", "whom"):
        return _by_which(words, frame, start, end)
    leading = _leads(words, frame.first, start)
    stop, source, head = frame.stop, frame.source, frame.head
    if leading:
        stop, source, head = _leading_source(words, frame, end)
        content = _content_after(words, stop, end)
    else:
        if source[1] == stop:
            stop = _past_participle(words, stop, end)
            source = (source[0], stop)
        content = _content_before(words, frame, start, stop, end)
    if not content:
        return None
    draft = Draft([source], list(frame.cue), content, "asserted", "according")
    draft.speaker = head
    return draft


def _by_which(words: Words, frame: Frame, start: int, end: int) -> Draft | None:
    """ "a police report according to which the door was locked": the report says so."""
    who = subject(words, frame.first, start)
    content = trimmed(words, (frame.source[0] + 1, clause_end(words, frame.source[0] + 1, end)))
    if who is None or content[0] >= content[1]:
        return None
    head = who[1]
    cut = next((k for k in range(*head) if words.tags[k] in ("VERB", "AUX")), head[0] - 1)
    head = (cut + 1, head[1])
    return Draft([head], list(frame.cue), [content], "asserted", "according", speaker=head)


def _leads(words: Words, i: int, start: int) -> bool:
    """Whether nothing but a conjunction or adverb stands before the phrase in its clause."""
    if all(words.tags[k] in ("CCONJ", "ADV", "PUNCT") for k in range(start, i)):
        return True
    return i - 2 >= start and words.low[i - 2 : i] == ["that", ","]


def _leading_source(words: Words, frame: Frame, end: int) -> tuple[int, Range, Range]:
    """Where a phrase at the head of its clause ends, its source and the source's head."""
    stop, plain = frame.stop, frame.head[1]
    if frame.source[1] < stop:  # the cue goes on after its source
        return stop, frame.source, frame.head
    if words.low[min(plain, end - 1)] not in (",", ":"):
        comma = _comma(words, plain, end)
        plain = plain if comma is None else comma
        stop = max(stop, plain)
    office = person_noun(singular(words.low[head_noun(words, frame.head)]))
    if stop > plain and words.tags[plain + 1] == "PROPN" and not (office and words.low[
        min(stop, end - 1)] == ","):  # fmt: skip
        stop = plain  # "According to the Lantern, Ada Quill, the mayor, resigned"
    return stop, (frame.source[0], stop), (frame.head[0], plain)


def _content_after(words: Words, stop: int, end: int) -> list[Range]:
    """The clause after the comma or colon that ends the phrase."""
    at = past_adjuncts(words, stop, end)
    at = at if at < end and words.low[at] in (",", ":") else stop
    if at + 1 >= end or words.low[at] not in (",", ":"):
        return []
    if words.low[at] == ":" and words.opens(at + 1):
        return [words.range_of(words.quotes[words.quote[at + 1]])]
    content = trimmed(words, (at + 1, clause_end(words, at + 1, end)))
    return [content] if content[0] < content[1] else []


def _content_before(words: Words, frame: Frame, start: int, stop: int, end: int) -> list[Range]:
    """What the phrase is put after, and the rest where it cuts a clause in two."""
    i, inside, first = frame.first, words.quote[frame.first], start
    if i > start and words.is_mark(i - 1) and words.quote[i - 1] >= 0:
        first = min(first, words.range_of(words.quotes[words.quote[i - 1]])[0])
    if inside >= 0:
        first = max(first, words.range_of(words.quotes[inside])[0] + 1)
    if words.tags[frame.source[0]] == "NUM" or words.low[frame.source[0]] in _MANY:
        first = _inside_report(words, first, i)
    content = trimmed(words, (first, i))
    if content[0] >= content[1]:
        return []
    cut = words.low[i - 1] == "," and stop + 1 < end and words.low[stop] == ","
    if cut and (words.low[stop + 1] == "that" or not has_finite_verb(words, *content)):
        rest = trimmed(words, (stop + 1, clause_end(words, stop + 1, end)))
        return [content, rest] if rest[0] < rest[1] else [content]
    return [content]


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
