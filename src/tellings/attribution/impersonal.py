"""Attributions to nobody: "is said to", "it is believed that", "reportedly"."""

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.clauses import clause_end, has_finite_verb, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Words

_BE = frozenset({"is", "are", "was", "were", "been", "be", "being"})
_SUPPOSED = frozenset(
    {"said", "believed", "reported", "thought", "understood", "alleged", "rumoured", "rumored",
     "feared", "expected", "claimed", "estimated", "reputed", "considered", "assumed", "whispered",
     "hoped", "presumed", "suspected", "held", "accepted", "acknowledged", "argued", "reckoned",
     "hinted", "suggested", "supposed", "conjectured", "mooted", "bruited"}
)  # fmt: skip
_HEARSAY = frozenset(
    {"rumour", "rumours", "rumor", "rumors", "gossip", "legend", "speculation", "hearsay", "word",
     "talk", "tradition", "whispers", "folklore", "scuttlebutt"}
)  # fmt: skip
_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


def impersonal_cues(words: Words) -> list[Draft]:
    """All attributions without a source, in reading order."""
    found = []
    for i in range(1, len(words) - 1):
        draft = None
        if words.low[i] in _ADVERBS:
            draft = _adverb(words, i)
        elif words.low[i] in _SUPPOSED and words.low[i - 1] in _BE | {"widely", "generally"}:
            draft = _supposed(words, i)
        elif words.low[i] in ("that", "it") and words.quote[i] < 0:
            draft = _hearsay(words, i)
        if draft is not None:
            found.append(draft)
    return found


def _hearsay(words: Words, i: int) -> Draft | None:
    """ "Rumour has it that ...", "speculation is rife that ...", "word spread that ..."."""
    start, end = words.bounds(i)
    that = i if words.low[i] == "that" else i + 1
    if words.low[i] == "it" and words.low[i - 1] not in ("has", "had"):
        return None
    noun = next((k for k in range(i - 1, max(start - 1, i - 8), -1) if _rumour(words, k)), None)
    led = noun is not None and (noun == start or words.tags[noun - 1] in ("ADJ", "DET"))
    if noun is None or not led or noun + 1 == that or that + 1 >= end:
        return None
    verb = any(words.tags[k] in ("VERB", "AUX") for k in range(noun + 1, that))
    content = trimmed(words, (that, clause_end(words, that, end)))
    if not verb or content[0] >= content[1]:
        return None
    return Draft([], [(noun, that)], [content], "hedged", "impersonal")


def _past_place(words: Words, at: int, end: int) -> int:
    """Past "in the village" in "it is said in the village that"; `at` where another follows."""
    after = past_adjuncts(words, at, end)
    if after < end and words.low[after] == "that":
        return after
    if at < end and words.low[at] in ("in", "among", "at", "around", "on"):
        stop = phrase_end(words, at + 1, end, appositive=False)
        return stop if stop > at + 1 else at
    return at


def _parenthetical(words: Words, i: int, start: int, end: int) -> Draft | None:
    """ "the deal, it is understood, was dead", "the deal was dead, it was said"."""
    group = verb_group(words, i, start)
    if group - 2 < start or words.low[group - 1] != "it" or words.low[group - 2] != ",":
        return None
    if i + 1 < end and words.low[i + 1] not in ",.":
        return None
    before = trimmed(words, (start, group - 2))
    rest = trimmed(words, (i + 2, clause_end(words, i + 2, end))) if i + 2 < end else before
    whole = has_finite_verb(words, *before) if before[0] < before[1] else False
    if before[0] >= before[1] or (not whole and (i + 2 >= end or rest[0] >= rest[1])):
        return None
    return Draft(
        [], [(group, i + 1)], [before] if whole else [before, rest], "hedged", "impersonal"
    )


def _rumour(words: Words, k: int) -> bool:
    return words.low[k] in _HEARSAY


def _adverb(words: Words, i: int) -> Draft | None:
    start, end = words.bounds(i)
    after = trimmed(words, (i + 1, clause_end(words, i, end)))
    if after[0] >= after[1]:
        return None
    who = subject(words, verb_group(words, i, start), start)
    content = [after] if who is None else [(who[0][0], i), after]
    return Draft([], [(i, i + 1)], content, "hedged", "impersonal")


def _supposed(words: Words, i: int) -> Draft | None:
    start, end = words.bounds(i)
    after = _past_place(words, i + 1, end) if words.low[i + 1] != "to" else i + 1
    if after >= end or words.low[after] not in ("to", "that"):
        return _parenthetical(words, i, start, end)
    group = verb_group(words, i, start)
    who = subject(words, group, start)
    if who is None:
        return None
    content = trimmed(words, (after, clause_end(words, after, end)))
    if content[0] >= content[1]:
        return None
    if after > i + 1 and words.low[who[1][0]] != "it":
        return None  # "was held in the hall that", "was reported on the day that"
    pieces = [content]
    if words.low[who[1][0]] not in ("it", "there"):
        pieces = [who[0], content]
    return Draft([], [(group, i + 1)], pieces, "hedged", "impersonal")
