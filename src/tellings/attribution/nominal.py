"""Attributions by a noun: "the claim that", "X's statement that", "a warning by X that"."""

from tellings.attribution.clauses import clause_end, has_finite_verb, lacks_object, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import table

_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def nominal_cues(words: Words) -> list[Draft]:
    """All attributions by a noun of saying or thinking with a that-clause, in reading order."""
    nouns = table("en", "speech_nouns")
    found = []
    for i in range(1, len(words) - 2):
        if words.tags[i] != "NOUN":
            continue
        entry = nouns.get(words.low[i]) or nouns.get(words.low[i].removesuffix("s"))
        if entry is None:
            continue
        draft = _at_noun(words, i, entry[0], len(entry) > 1)
        if draft is not None:
            found.append(draft)
    return found


def _at_noun(words: Words, i: int, stance: str, alone: bool) -> Draft | None:
    """The attribution at noun `i`; without an owner only where `alone` allows it."""
    start, end = words.bounds(i)
    source: Range | None = None
    that = i + 1
    if words.low[that] in ("by", "from", "of") and that + 1 < end:
        stop = phrase_end(words, that + 1, end, appositive=False)
        source, that = (that + 1, stop), stop
    if that + 1 >= end or words.low[that] != "that" or words.tags[that + 1] in ("AUX", "VERB"):
        return None
    if not has_finite_verb(words, that + 1, end) or (source is None and lacks_object(words, that)):
        return None
    if source is None or source[0] == source[1]:
        source = _owner(words, i, start)
    in_a = words.low[i - 1] in ("a", "an") and i - 2 >= start and words.tags[i - 2] == "ADP"
    if source is None and (in_a or not alone):
        return None  # "said in a statement that": the verb is the cue
    content = trimmed(words, (that, clause_end(words, that, end)))
    if content[0] >= content[1]:
        return None
    return Draft([source] if source else [], [(i, i + 1)], [content], stance, "noun")


def _owner(words: Words, i: int, start: int) -> Range | None:
    """The possessor before the noun: "her claim", "the minister's repeated claim"."""
    j = i - 1
    while j > start and words.tags[j] in ("ADJ", "ADV"):
        j -= 1
    if words.low[j] in _POSSESSIVE:
        return j, j + 1
    if not words.low[j].endswith(("'s", "s'")):
        return None
    first = j
    while first > start and words.tags[first - 1] in ("PROPN", "NOUN", "ADJ", "DET"):
        first -= 1
    return first, base_end(words, first, j + 1) or j + 1
