"""Quotations that a verb of any meaning ties to a speaker: "...", she thundered from the steps."""

from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.quotation import claimed_quotes
from tellings.attribution.roles import can_speak
from tellings.attribution.words import Range, Words

_STOPS = frozenset(".,;:!?—–")


def quotative_cues(words: Words, drafts: list[Draft], shortest: int) -> list[Draft]:
    """One draft for each quotation that no draft has and that a subject and verb follow.

    The quotation ends in a comma, question or exclamation mark, or a comma follows it; then come
    a speaker and a finite verb, in either order, or "was how" and both.
    """
    claimed = claimed_quotes(words, drafts)
    found = []
    for number, quote in enumerate(words.quotes):
        if number in claimed or not quote.closed:
            continue
        at = words.range_of(quote)
        if at[1] - at[0] < shortest or at[1] >= len(words):
            continue
        draft = _after(words, at)
        if draft is not None:
            found.append(draft)
    return found


def _after(words: Words, quoted: Range) -> Draft | None:
    here = quoted[1]
    start, end = words.bounds(here)
    if words.low[here : here + 2] in (["was", "how"], ["is", "how"]):
        found = _speaker_verb(words, here + 2, end)
    else:
        comma = words.low[here] == ","
        if not comma and words.said_last(quoted[1] - 1) not in ",?!—–…":
            return None
        here += comma
        if here >= end or words.quote[here] >= 0:
            return None
        found = _speaker_verb(words, here, end) or _verb_speaker(words, here, end)
    if found is None:
        return None
    source, head, cue = found
    alone = quoted[0] <= start or words.low[quoted[0] - 1] in _STOPS or words.is_mark(quoted[0] - 1)
    first = quoted[0] if alone else start
    return Draft([source], [cue], [(first, quoted[1])], rule="left", speaker=head)


def _speaker_verb(words: Words, at: int, end: int) -> tuple[Range, Range, Range] | None:
    """ "she thundered", "Ada Quill, the mayor, had thundered"."""
    plain = phrase_end(words, at, end, appositive=False)
    stop = phrase_end(words, at, end)
    if plain == at or not can_speak(words, (at, plain)):
        return None
    verb = stop + (stop > plain and stop < end and words.low[stop] == ",")
    first = verb
    while verb < end and words.tags[verb] in ("AUX", "ADV"):
        verb += 1
    if verb >= end or not _finite(words, verb, first < verb):
        return None
    return (at, stop), (at, plain), (first, verb + 1)


def _verb_speaker(words: Words, at: int, end: int) -> tuple[Range, Range, Range] | None:
    """ "thundered Ada Quill"."""
    if not _finite(words, at, False) or at + 1 >= end:
        return None
    plain = phrase_end(words, at + 1, end, appositive=False)
    stop = phrase_end(words, at + 1, end)
    if plain == at + 1 or not can_speak(words, (at + 1, plain)):
        return None
    return (at + 1, stop), (at + 1, plain), (at, at + 1)


def _finite(words: Words, i: int, helped: bool) -> bool:
    """Whether a past or present verb stands there, also one tagged as a participle."""
    forms = ("fin", "past", "part", "ger") if helped else ("fin", "past", "part")
    return words.tags[i] == "VERB" and words.forms[i] in forms
