"""What somebody rejects as untrue: "dismissed the claim that", "it was a lie, X said, that"."""

import bisect

from tellings.attribution.clauses import trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import words as lexicon

_NONE = frozenset({"no", "any", "little", "scant"})
_NOT = frozenset({"not", "n't", "never", "hardly", "isn't", "wasn't", "far"})
_TRUE = frozenset({"true", "correct", "so", "case", "accurate", "right"})
_PROOF = frozenset({"evidence", "truth", "proof", "basis", "foundation", "question", "grounds"})


def rejections(words: Words, drafts: list[Draft], nouns: list[Draft]) -> list[Draft]:
    """The `drafts` with what is rejected as their content, and the `nouns` that are left.

    A noun of saying inside the content of a verb that rejects it is no voice of its own: what
    is denied is the clause after the noun.
    """
    gone: set[int] = set()
    free = sorted((n for n in nouns if not n.source), key=lambda n: n.cue[0])
    places = [n.cue[0][0] for n in free]
    for draft in drafts:
        if not draft.content or not draft.source:
            continue
        clause = _rejected(words, draft) or _wrong(words, draft)
        if clause is None:
            _falsehood(words, draft)
            _dismissed(words, draft)
            continue
        first = bisect.bisect_left(places, draft.content[0][0])
        gone.update(id(n) for n in free[first : bisect.bisect_left(places, clause[0])])
        draft.content, draft.stance = [clause], "denied"
    return [n for n in nouns if id(n) not in gone]


def _rejected(words: Words, draft: Draft) -> Range | None:
    """The clause after the noun in "derided as gossip the story that", None if none is rejected.

    Rejecting is a verb of denial or one like "dismiss", or a word of falsehood before the noun.
    """
    first, last = draft.content[0]
    opening = _after_noun(words, first, min(last, first + _NEAR))
    if opening is None or len(draft.content) > 1 or draft.rule == "left":
        return None
    verbs = {f.verb.lemma for r in draft.cue for k in range(*r) for f, _ in readings(words, k)}
    called = lexicon("en", "falsehood_words").intersection(words.low[first:opening])
    if draft.stance != "denied" and not called and not verbs & lexicon("en", "rejecting_verbs"):
        return None
    return (opening, last) if opening < last else None


_NEAR = 9  # words of the content in which the noun stands


def _after_noun(words: Words, first: int, last: int) -> int | None:
    """Where the clause begins in "the claim that ...", "the account by which ..."."""
    for k in range(first + 1, last):
        if words.low[k] == "that" and words.tags[k - 1] == "NOUN":
            return k
        if words.low[k : k + 2] == ["by", "which"] or words.low[k : k + 3] == [
            "according", "to", "which",
        ]:  # fmt: skip
            return k + 2 + (words.low[k] == "according")
    return None


def _wrong(words: Words, draft: Draft) -> Range | None:
    """ "suggestions that it had closed were wrong, X said": the clause that is wrong."""
    first, last = draft.content[0]
    if len(draft.content) > 1 or draft.rule != "left":
        return None
    nouns = lexicon("en", "speech_nouns")
    that = next((k for k in range(first + 1, min(last, first + 5)) if words.low[k] == "that"), None)
    if that is None or words.low[that - 1].removesuffix("s") not in nouns:
        return None
    wrong = next((k for k in range(last - 1, max(that, last - 5), -1) if _false(words, k)), None)
    be = (
        None
        if wrong is None
        else next((k for k in range(wrong - 1, that, -1) if words.tags[k] == "AUX"), None)
    )
    return None if be is None or be - that < 2 else (that, be)


def _false(words: Words, k: int) -> bool:
    return words.low[k] in lexicon("en", "falsehood_words")


def _falsehood(words: Words, draft: Draft) -> None:
    """ "it was a lie, X said, that ..." and "X called it a lie that ...": what "that" opens."""
    falsehoods = lexicon("en", "falsehood_words")
    for first, last in draft.content:
        if words.low[first] in ("nothing", "little") and _than(words, draft, last):
            return
        that = next((k for k in range(first, min(last, first + 9)) if words.low[k] == "that"), None)
        before = range(first, that if that is not None and that > first else last)
        low = [words.low[k] for k in before]
        denied = bool(falsehoods.intersection(low)) or (
            not _NONE.isdisjoint(low) and not _PROOF.isdisjoint(low)
        )
        denied = denied or (not _NOT.isdisjoint(low) and not _TRUE.isdisjoint(low))
        if not denied or len(low) > 8 or low[0] not in ("it", "there", "as"):
            return
        if that is not None and that > first:
            draft.content, draft.stance = [(that, last)], "denied"
        elif len(draft.content) > 1 and words.low[draft.content[1][0]] == "that":
            draft.content, draft.stance = draft.content[1:], "denied"
        return


def _dismissed(words: Words, draft: Draft) -> None:
    """ "dismissed reports of a split", "called the story nonsense": denied, whatever it says."""
    if draft.stance != "asserted" or not draft.content:
        return
    first, last = draft.content[0]
    verbs = {f.verb.lemma for r in draft.cue for k in range(*r) for f, _ in readings(words, k)}
    said = lexicon("en", "speech_nouns") | _TALK
    told = any(words.low[k].removesuffix("s") in said for k in range(first, min(last, first + 5)))
    calls = bool(verbs & _CALLING) and (told or words.low[first] in ("it", "that", "this"))
    false = any(_false(words, k) for k in range(max(first, last - 3), last))
    if (told and verbs & lexicon("en", "rejecting_verbs")) or (calls and false):
        draft.stance = "denied"


_TALK = frozenset({"talk", "rumour", "rumor", "gossip", "idea", "notion", "story"})
_CALLING = frozenset({"call", "find", "deem", "brand", "label", "term", "pronounce", "consider"})


def _than(words: Words, draft: Draft, last: int) -> bool:
    """Makes what "than" opens in "nothing was more absurd, X said, than that ..." the content."""
    end = words.bounds(draft.at)[1]
    than = next((k for k in range(last, end - 2) if words.low[k] == "than"), None)
    if than is None or words.low[than + 1] not in ("that", "the"):
        return False
    draft.content, draft.stance = [trimmed(words, (than + 1, end))], "denied"
    return True
