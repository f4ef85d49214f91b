"""Proper names: runs of capitalised words with what may stand inside them."""

from tellings.names.vocabulary import CALENDAR, is_adjective, vocabulary
from tellings.names.words import Words

_INNER = {"of", "for", "and", "on", "the", "to", "in", "against", "&"}
_COUNTED = {"new", "old", "first", "second", "third", "two", "three", "seven", "nine", "ten", "far",
            "near", "people", "last", "free"}  # fmt: skip
Run = tuple[int, int]


def name_runs(words: Words) -> list[Run]:
    """Token ranges [first, last) of proper names, titles still on, in order, none overlapping."""
    found: list[Run] = []
    i, stop = 0, len(words)
    while i < stop:
        if words.capital[i] and _may_begin(words, i):
            last = _extend(words, i)
            found.append((i, last))
            i = last
        else:
            i += 1
    return found


def _may_begin(words: Words, i: int) -> bool:
    """Whether the capitalised token i begins a name rather than a sentence."""
    lower, text = words.lower[i], words.text[i]
    v = vocabulary()
    following = i + 1 < len(words) and words.adjacent(i) and words.capital[i + 1]
    if lower in CALENDAR or not text[0].isalpha():
        return False
    if words.sentence[i] in words.headline and not _known(words, i):
        return False
    if lower in v.not_names:
        return lower in _COUNTED and following and not words.possessive[i] and not words.initial[i]
    if not words.initial[i]:
        return not (len(text) == 1 and not _initial_letter(words, i))
    if len(text) == 1:
        return _initial_letter(words, i)
    if (
        text.isupper()
        and words.tags[i] in {"VERB", "AUX", "ADV", "ADP"}
        and text not in words.inside
    ):
        return False
    if text.isupper() or text in words.inside or lower in v.nations or lower in v.capitals:
        return True
    tag = words.tags[i]
    if _speaks(words, i):
        return True
    if tag in {"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "INTJ"}:
        return False
    if following or _name_follows(words, i):
        return True
    if lower in v.honorifics or lower in v.given:
        return True
    return tag == "PROPN"


def _known(words: Words, i: int) -> bool:
    """Whether a word of a headline is a name elsewhere in the report or in the lexicons."""
    v, text = vocabulary(), words.text[i]
    lower = words.lower[i]
    return (
        text in words.inside
        or lower in v.given
        or lower in v.nations
        or lower in v.capitals
        or (1 < len(text) <= 5 and text.isupper() and not words.text[i - 1].isupper())
    )


def _speaks(words: Words, i: int) -> bool:
    """Whether the word at a sentence's start is no known noun and a speaker's verb follows."""
    v, lower = vocabulary(), words.lower[i]
    if (
        i + 1 >= len(words)
        or words.lower[i + 1] not in v.speech
        or lower.endswith(("s", "ed", "ing", "ly"))
    ):
        return False
    known = (v.roles, v.group_nouns, v.members, v.heads, v.loaded_nouns, v.role_modifiers)
    open_class = words.tags[i] in {"NOUN", "ADJ", "X", "VERB", "PROPN"}
    return open_class and not any(lower in k for k in known) and (lower not in words.common)


def _initial_letter(words: Words, i: int) -> bool:
    return i + 2 < len(words) and words.text[i + 1] == "." and words.capital[i + 2]


def _name_follows(words: Words, i: int) -> bool:
    """Whether "Brigades of Tarvik" or a small particle and a name go on after token i."""
    if i + 2 >= len(words) or not words.adjacent(i):
        return False
    lower = words.lower[i + 1]
    if lower in vocabulary().particles:
        return words.capital[i + 2]
    return lower == "of" and words.lower[i] in vocabulary().heads and words.capital[i + 2]


def _extend(words: Words, first: int) -> int:
    """The end of the name that begins at token `first`."""
    j, stop = first + 1, len(words)
    while j < stop and words.sentence[j] == words.sentence[first]:
        step = _step(words, first, j)
        if step == 0:
            break
        j += step
    return j


def _step(words: Words, first: int, j: int) -> int:
    """How many tokens from j on still belong to the name that runs from `first`; 0 at its end."""
    previous = j - 1
    text, lower = words.text[j], words.lower[j]
    if not words.adjacent(previous):
        return 0
    if text == "." and _dotted(words, previous, j):
        return 1
    if text in {"'", "’"} and _plural_possessive(words, first, j):
        return 1
    if words.possessive[previous] and not _opens_body(words, j):
        return 0
    if text == "-" and _spaced_hyphen(words, j):
        return 2
    if words.capital[j]:
        if words.sentence[j] in words.headline and not _known(words, j):
            return 0
        if lower in CALENDAR and not (
            lower in {"may", "march", "april", "june", "august"}
            and words.lower[previous] in vocabulary().given
        ):
            return 0
        return 0 if lower in vocabulary().not_names and lower not in _COUNTED else 1
    if j + 1 >= len(words) or not words.adjacent(j):
        return 0
    if lower in vocabulary().particles and words.capital[j + 1]:
        return 2
    if lower in vocabulary().particles and lower not in {"y", "e"} and _two_particles(words, j):
        return 3
    if lower in _INNER:
        return _inside_body(words, first, j)
    return 0


def _spaced_hyphen(words: Words, j: int) -> bool:
    """Whether "Sun - hi" goes on at j: a hyphen that some sources set between spaces."""
    if j + 1 >= len(words) or not words.adjacent(j):
        return False
    spaced = words.tokens[j].start > words.tokens[j - 1].end
    lower = words.lower[j + 1]
    if words.capital[j + 1] and words.capital[j - 1]:
        return False
    return spaced and lower.isalpha() and len(lower) <= 4 and lower not in vocabulary().not_names


def _two_particles(words: Words, j: int) -> bool:
    if j + 2 >= len(words):
        return False
    return words.lower[j + 1] in vocabulary().particles and words.capital[j + 2]


def _dotted(words: Words, previous: int, j: int) -> bool:
    """Whether the full stop at j belongs to an initial or a title inside a name."""
    if words.tokens[previous].end != words.tokens[j].start or j + 1 >= len(words):
        return False
    short = len(words.text[previous]) == 1 or words.lower[previous] in _ABBREVIATED
    return short and words.capital[j + 1] and words.sentence[j] == words.sentence[j + 1]


_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "maj",
        "lt",
        "capt",
        "sgt",
        "adm",
        "sen",
        "rep",
        "gov",
        "rev",
        "hon",
        "st",
        "fr",
        "brig",
        "cmdr",
        "cpl",
        "supt",
        "insp",
    ]
)


def _plural_possessive(words: Words, first: int, j: int) -> bool:
    """Whether the apostrophe at j is that of "Workers' Party"."""
    previous = j - 1
    if j + 1 >= len(words) or not words.capital[j + 1] or not words.adjacent(j):
        return False
    touching = words.tokens[previous].end == words.tokens[j].start
    spaced = words.lower[previous] in vocabulary().openers
    return (
        words.lower[previous].endswith("s")
        and (touching or spaced)
        and previous - first < 3
        and (
            words.lower[previous] in vocabulary().openers
            or words.text[previous] not in words.inside
            or _head_ahead(words, j + 1)
        )
    )


def _opens_body(words: Words, j: int) -> bool:
    """Whether a possessive before j is part of a body's name ("People's Front")."""
    if not words.capital[j]:
        return False
    return words.lower[j - 1] in vocabulary().openers and _head_ahead(words, j)


def _head_ahead(words: Words, j: int) -> bool:
    heads = vocabulary().heads
    for k in range(j, min(j + 3, len(words))):
        if not words.capital[k]:
            return False
        if words.lower[k] in heads:
            return True
    return False


def _inside_body(words: Words, first: int, j: int) -> int:
    """Tokens taken by "of Y", "for Y", "and Y" inside the name of a body, 0 if it ends before."""
    heads, lower = vocabulary().heads, words.lower
    k = j + 1
    if lower[k] == "the" and k + 1 < len(words):
        k += 1
    counted = lower[k] in _COUNTED and k + 1 < len(words) and words.capital[k + 1]
    if not words.capital[k] or lower[k] in CALENDAR:
        return 0
    if lower[k] in vocabulary().not_names and not counted:
        return 0
    if lower[j] == "&":
        return k - j + 1
    own = [lower[i] for i in range(first, j) if words.capital[i]]
    if len(own) == 1 and k == j + 2 and _set_up(words, first):
        return k - j + 1
    if not any(w in heads for w in own) or _titled(words, first, j):
        return 0
    if lower[j] == "of":
        return k - j + 1 if own[-1] in heads else 0
    inner = any(lower[i] in {"of", "for", "on"} for i in range(first, j))
    if lower[j] == "and":
        sort = heads.get(own[0], "")
        fits = own[0] in _LISTING or (inner and sort in {"civil", "state"})
        return k - j + 1 if fits and not _full_name(words, k) else 0
    if lower[j] in {"to", "against"} and heads.get(own[-1]) not in {"group", "civil"}:
        return 0
    return k - j + 1 if own[-1] in heads and lower[j] in {"for", "on", "to", "against"} else 0


def _set_up(words: Words, first: int) -> bool:
    """Whether "of the" goes on after "the" and one word that is nobody's name or office.

    "The Artel of the Northern Weavers" is one name whatever an artel is.
    """
    v, lower = vocabulary(), words.lower[first]
    known = (v.roles, v.role_modifiers, v.honorifics, v.nations, v.capitals, v.given)
    article = first > 0 and words.lower[first - 1] == "the" and words.text[first] != lower.upper()
    return article and not any(lower in k for k in known) and not is_adjective(lower)


_LISTING = frozenset({"ministry", "department", "institute", "centre", "center", "commission",
                      "committee", "bureau", "office", "council"})  # fmt: skip


def _titled(words: Words, first: int, j: int) -> bool:
    """Whether the run so far is a person's title and name."""
    v = vocabulary()
    return any(words.lower[i] in v.honorifics for i in range(first, j)) or (
        words.lower[j - 1] in v.roles and words.lower[j - 1] not in v.heads
    )


def _full_name(words: Words, k: int) -> bool:
    """Whether a person's title or name of its own begins at token k."""
    v = vocabulary()
    near = words.lower[k : k + 3]
    return (
        words.lower[k] in v.given
        or words.lower[k] in v.honorifics
        or any(w in v.roles for w in near)
    )
