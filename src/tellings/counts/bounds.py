"""How exact a number is said to be: the words before and after it."""

import functools
from collections.abc import Sequence

from tellings.counts.cues import is_cue
from tellings.counts.quantity import Quantity
from tellings.text.lexicons import table
from tellings.text.prose import Prose, Sentence
from tellings.text.tokens import Token

_AFTER = {
    ("or", "more"): ">=", ("or", "so"): "~", ("or", "less"): "<=", ("or", "fewer"): "<=",
    ("at", "least"): ">=", ("at", "most"): "<=", ("and", "more"): ">=", ("or", "thereabouts"): "~",
    ("or", "over"): ">=", ("and", "over"): ">=", ("and", "above"): ">=", ("odd",): "~",
    ("plus",): ">=", ("+",): ">=",
}  # fmt: skip
_MARKS = {"~": "~", "≈": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<=", "+": "="}


def bound_before(tokens: Sequence[Token], first: int, at: int) -> tuple[str, int]:
    """The bound said right before token `at` and the token where its words begin.

    ("=", at) where nothing is said. Words that only stress ("only", "exactly", "a total of") say =.
    """
    phrases = table("en", "approximators")
    mark = _MARKS.get(tokens[at - 1].text) if at > first else None
    if mark and mark != "=":
        return mark, at - 1
    for size in range(min(_longest(), at - first), 0, -1):
        phrase = " ".join(t.text.lower() for t in tokens[at - size : at])
        found = phrases.get(phrase)
        if found is not None:
            bound = found[0]
            if bound == "=":
                return "=", at
            if (
                phrase == "over"
                and at - 2 >= first
                and (is_cue(tokens[at - 2].text.lower(), "particle"))
            ):
                return "=", at
            if phrase in ("over", "under", "above", "below", "beyond", "near") and _is_place(
                tokens, at
            ):
                return "=", at
            return bound, at - size
    return "=", at


def bound_after(tokens: Sequence[Token], at: int, stop: int) -> tuple[str, int]:
    """The bound said from token `at` on and the token after its words; ("=", at) for none."""
    for size in (2, 1):
        if at + size <= stop:
            words = tuple(t.text.lower() for t in tokens[at : at + size])
            if words in _AFTER:
                return _AFTER[words], at + size
    return "=", at


_BACK = 14  # tokens before "over" in which a dispute is looked for


def is_topic(prose: Prose, sentence: Sentence, at: int, quantity: Quantity) -> bool:
    """Whether "over" or "about" at token `at` says what a suit or row is about.

    In "went to court in Arle over 38 icons" a noun or a time stands right before it, and before
    that a word for a dispute or suit; in "the protests drew over 300 people" it is a bound.
    """
    tokens = prose.tokens
    if tokens[at].text.lower() not in ("over", "about") or at + 1 != quantity.first:
        return False
    if at <= sentence.first:
        return False
    last = tokens[at - 1].text
    noun = prose.tags[at - 1] in ("NOUN", "PROPN", "NUM") or last == ")"
    if not noun and not is_cue(last.lower(), "dispute"):
        return False
    before = tokens[max(sentence.first, at - _BACK) : at]
    if not any(is_cue(t.text.lower(), "dispute") for t in before):
        return False
    # "and over 300 people marched": a clause of its own
    return not any(t.text in (";", ":", "and", "but", "while", "as") for t in before[-4:])


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """ "over one of the hills": no bound but a place."""
    return tokens[at].text.lower() in ("one", "a")


@functools.cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in table("en", "approximators"))
