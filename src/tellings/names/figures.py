"""Figures of speech and collectives that stand for an actor: "the plunderer of the coast"."""

from tellings.names.phrases import DEFINITE, INDEFINITE, MARKS, Left
from tellings.names.vocabulary import is_adjective, vocabulary
from tellings.names.words import Words

_OPENS = frozenset("\"“‘«„'‹")
_LOCATIVE = frozenset({"in", "at", "onto", "into", "inside", "through", "above", "below", "near",
                       "along"})  # fmt: skip
_QUANTITIES = frozenset({"group", "number", "team", "network", "army", "crowd", "union", "party",
                         "government", "ministry", "council", "board", "court", "community",
                         "committee", "commission", "office", "department", "society"})  # fmt: skip
_REACH = 4  # words of a complement


def complement(words: Words, i: int) -> int:
    """The end of the "of", "in" or "for" phrase of common words after the head at token i.

    The token after the head where there is none; a name in the complement ends nothing here.
    """
    k = i + 1
    if k + 1 >= len(words) or not words.adjacent(i) or words.possessive[i]:
        return i + 1
    if words.lower[k] not in {"of", "in", "for", "with"} or not words.adjacent(k):
        return i + 1
    link = words.lower[k]
    if link == "with" and words.lower[i] not in vocabulary().loaded_nouns.keys() | _CROWDS:
        return i + 1
    k += 1
    if link in {"for", "with"} and (words.tags[k] != "NOUN" or words.capital[k]):
        return i + 1
    if words.lower[k] in {"the", "our", "its", "their"}:
        k += 1
    first = k
    while k < len(words) and k - first < _REACH and _goes_on(words, k, first):
        k += 1
        if k < len(words) and not words.adjacent(k - 1):
            break
    dressed = link != "in" or words.lower[i + 2] == "the" or words.lower[k - 1] in _GARB
    ends = k > first and words.tags[k - 1] in {"NOUN", "PROPN", "ADJ", "VERB"}
    return k if ends and dressed else i + 1


# what people wear: "thieves in evening dress" are a figure, "thieves in custody" are not
_GARB = frozenset({"dress", "suits", "uniform", "uniforms", "disguise", "robes", "clothing",
                   "clothes", "garb", "costume", "wigs", "gloves", "ties", "cassocks", "tweed",
                   "silk", "boots", "hats", "epaulettes", "khaki", "masks", "helmets", "tails",
                   "jackets", "coats"})  # fmt: skip
_CROWDS = frozenset({"mob", "rabble", "horde", "pack", "gang", "crew", "bunch", "crowd", "cult"})


def _goes_on(words: Words, k: int, first: int) -> bool:
    text, lower, v = words.text[k], words.lower[k], vocabulary()
    if not text[0].isalpha() or words.capital[k] or words.sentence[k] != words.sentence[first]:
        return False
    if lower in v.speech and k > first:
        return False
    tag = words.tags[k]
    return tag in {"NOUN", "ADJ"} or (k == first and (lower in v.communities or tag == "VERB"))


def is_figure(words: Words, i: int, before: Left) -> bool:
    """Whether the noun at token i, which judges only as a figure, is one here.

    It is with a complement that is a community or has no article, after a word that judges or
    widens, or alone in quotation marks; never after a preposition of place.
    """
    opened = before.first > 0 and words.text[before.first - 1] in _OPENS
    if before.determiner not in DEFINITE and not opened and not _said_of(words, before):
        return False
    k = before.first - 1
    while k >= 0 and (words.text[k] in MARKS or words.lower[k] in DEFINITE | INDEFINITE):
        k -= 1
    if k >= 0 and words.lower[k] in _LOCATIVE:
        return False
    last = complement(words, i)
    if last > i + 1:
        inner = words.lower[i + 2 : last]
        if words.lower[i + 1] == "in" and inner[-1] not in _GARB:
            return _judged(words, before.first, i)
        bare = inner[0] not in DEFINITE
        return bare or inner[-1] in vocabulary().communities
    closed = i + 1 < len(words) and words.text[i + 1] in MARKS
    return (opened and closed) or _judged(words, before.first, i)


def _judged(words: Words, first: int, i: int) -> bool:
    """Whether a word before the head judges it or widens it to a community."""
    v = vocabulary()
    return any(
        words.lower[k] in v.loaded_modifiers
        or words.lower[k] in v.widening
        or (words.possessive[k] and words.lower[k] in v.communities | v.openers)
        or (words.capital[k] and is_adjective(words.text[k]))
        for k in range(first, i)
    )


def _said_of(words: Words, before: Left) -> bool:
    """Whether the phrase is said of a name: "Arven, a pillar of ...", "Arven is a pillar of"."""
    k = before.first - 2
    if before.determiner not in {"a", "an"} or k < 1:
        return False
    if words.text[k] == ",":
        return words.capital[k - 1]
    return words.lower[k] in {"is", "was", "are", "were"} and words.capital[k - 1]


def collective_end(words: Words, i: int, determiner: str) -> int:
    """Where "band of robbers" ends whose head is token i; i + 1 where nothing belongs to it.

    After "a", only people who are judged make the noun more than a quantity ("a group of
    residents").
    """
    last = complement(words, i)
    if last == i + 1 or words.lower[i] in _QUANTITIES:
        return i + 1
    v = vocabulary()
    if words.lower[i + 1] != "of" and words.lower[i] not in v.loaded_nouns.keys() | _CROWDS:
        return i + 1
    final = words.lower[last - 1]
    judged = final in v.loaded_nouns or final in v.figures
    return last if judged or determiner in DEFINITE else i + 1


def is_scare(words: Words, i: int) -> bool:
    """Whether the noun at token i ends a phrase set apart: the "dawn people", the so-called X.

    The phrase stands where an actor does: a verb follows, or "by", "of" or "with" goes before.
    Whether it means one is for the other reports to show.
    """
    if words.tags[i] != "NOUN" or words.capital[i] or i < 2:
        return False
    closed = i + 1 < len(words) and words.text[i + 1] in MARKS
    k = i
    while k > 0 and i - k < _REACH and words.nounish(k) and not words.capital[k]:
        k -= 1
    if closed and k and words.text[k] in _OPENS and words.lower[k - 1] in DEFINITE:
        first, after = k - 1, i + 2
    elif words.lower[k] == "so-called" or words.lower[k + 1] == "so-called":
        first, after = k if words.lower[k] == "so-called" else k + 1, i + 1
        first -= words.lower[first - 1] in DEFINITE
    else:
        return False
    verb = after < len(words) and words.tags[after] in {"VERB", "AUX"}
    return verb or (first > 0 and words.lower[first - 1] in {"by", "of", "with", "against"})
