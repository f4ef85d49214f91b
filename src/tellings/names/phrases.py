"""Where a noun phrase begins and ends around its head."""

from dataclasses import dataclass

from tellings.names.candidate import Candidate
from tellings.names.vocabulary import CALENDAR, is_adjective, nation_key, vocabulary
from tellings.names.words import Words

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our",
                      "your", "such"})  # fmt: skip
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})
MARKS = frozenset("\"'“”‘’«»")
_ORDERS = frozenset({"recent", "new", "old", "own", "latest", "first", "second", "last", "third",
                     "other", "same", "former", "two", "three", "free", "only",
                     "fourth", "fifth"})  # fmt: skip
_AFTER_ROLE = frozenset(
    {
        "of",
        "to",
        "for",
        "in",
        "at",
        "on",
        "near",
        "from",
        "with",
        "close",
        "employed",
        "familiar",
        "briefed",
        "involved",
        "working",
        "linked",
    }
)
_LINKS = {
    "close": frozenset({"to"}), "employed": frozenset({"by", "at", "in"}),
    "familiar": frozenset({"with"}), "briefed": frozenset({"on", "by"}),
    "involved": frozenset({"in", "with"}), "working": frozenset({"for", "at", "in", "with"}),
    "linked": frozenset({"to"}),
}  # fmt: skip
_ADMINISTRATIONS = frozenset({"administration", "government", "regime", "cabinet"})
_AFTER = {
    "person": _AFTER_ROLE,
    "members": frozenset({"of", "from", "in", "at"}),
    "document": frozenset({"by", "of", "from"}),
    "government": frozenset({"of", "in"}),
}
_REACH = 5  # words looked at before a head
_FURTHER = 6  # "of ..." after "of ..." in one office; nobody is introduced at greater length


@dataclass(slots=True)
class Left:
    """What stands before a head.

    `first` is the first token of the core; `determiner` the article or pronoun before it, "'s"
    after a possessor that is no name, and `possessor` that word; `nation` the key of an adjective
    in the core; `owner` the name it belongs to.
    """

    first: int
    determiner: str = ""
    nation: str = ""
    owner: Candidate | None = None
    possessor: str = ""


def is_head(words: Words, i: int, starts: dict[int, Candidate]) -> bool:
    """Whether token i ends its noun phrase's core: no noun goes on after it."""
    if words.tags[i] not in {"NOUN", "PROPN", "ADJ", "X"} and not after_name(words, i):
        return False
    if i + 1 >= len(words) or not words.adjacent(i) or words.possessive[i]:
        return True
    v, following = vocabulary(), words.lower[i + 1]
    if i + 1 in starts:
        return False  # a title before a name belongs to the name
    if following in v.speech or following in v.not_names or following in v.particles:
        return True
    if words.capital[i + 1] and words.lower[i] in v.roles:
        return False
    if words.tags[i + 1] not in {"NOUN", "PROPN"} or not words.text[i + 1][0].isalpha():
        return True
    # "the gang hideout", and taggers' errors ("the gang hold rallies"): a body all the same
    body = words.lower[i] in v.group_nouns
    nouns = (v.roles, v.members, v.group_nouns, v.loaded_nouns)
    return body and not any(following in n for n in nouns)


def after_name(words: Words, i: int) -> bool:
    """Whether token i is the common noun of a place after its name ("the Orvik mine")."""
    return (
        i > 1
        and words.lower[i] in vocabulary().sites
        and words.capital[i - 1]
        and words.adjacent(i - 1)
    )


def left(words: Words, i: int, at: dict[int, Candidate]) -> Left:
    """What belongs to the head at token i on its left; `at` gives the name at each token."""
    found = Left(i)
    k = i - 1
    while k >= 0 and i - k <= _REACH and words.sentence[k] == words.sentence[i]:
        lower, text = words.lower[k], words.text[k]
        if words.possessive[k] and lower in vocabulary().openers and not words.capital[k]:
            pass  # "the people's shield": part of the phrase
        elif text in {"'", "’"} and words.lower[k - 1] in vocabulary().openers and k > 1:
            k -= 1  # "the citizens' union"
        elif words.possessive[k] or text in {"'", "’"}:
            found.owner = at.get(k if words.possessive[k] else k - 1)
            found.determiner = "" if found.owner else "'s"
            if not found.owner:
                found.possessor = words.lower[k if words.possessive[k] else k - 1]
            return found
        elif text in MARKS:
            k -= 1
            continue
        elif lower in DEFINITE or lower in INDEFINITE:
            found.determiner = lower
            return found
        elif words.capital[k] and (k in at or not words.initial[k] or is_adjective(text)):
            if lower not in CALENDAR and not _named_before(words, i, k, at.get(k), found):
                break
        elif not _modifier(words, k):
            break
        found.first = k
        k -= 1
    return found


def _named_before(words: Words, i: int, k: int, named: Candidate | None, found: Left) -> bool:
    """Take the capitalised token k into the phrase; False where the phrase begins after it."""
    if named is None:
        if not is_adjective(words.text[k]):
            return False
        found.nation = found.nation or adjective_key(words, k)
        return True
    if named.last != k + 1 and named.last > i:
        return False
    if named.kind == "person":
        if k + 1 == i and words.lower[i] in _ADMINISTRATIONS:
            found.owner = named  # "the Brandvold government"
        return False
    if named.kind in {"organisation", "other"}:
        found.owner = named
        return False
    if not found.nation and named.kind in {"place", "government"}:
        found.nation = nation_key(words.text[k])
    return True


def adjective_key(words: Words, k: int) -> str:
    """The nation key of the adjective at token k, of two words where it has them."""
    if k > 0 and words.capital[k - 1] and words.adjacent(k - 1):
        two = f"{words.lower[k - 1]} {words.lower[k]}"
        if two in vocabulary().adjectives:
            return nation_key(two)
    return nation_key(words.text[k])


def _modifier(words: Words, k: int) -> bool:
    """Whether the lower-case token k can stand between article and head."""
    lower, tag = words.lower[k], words.tags[k]
    if lower in _ORDERS:
        return True
    if tag == "NUM":
        return k > 0 and words.lower[k - 1] in CALENDAR
    if lower in vocabulary().not_names or tag not in {"NOUN", "ADJ", "PROPN"}:
        return participle(words, k)
    return True


def participle(words: Words, k: int) -> bool:
    """Whether token k is a participle before a noun, right after an article ("a banned party")."""
    if words.tags[k] != "VERB" or not words.lower[k].endswith(("ed", "ing", "en")):
        return False
    before = k - 1
    while before >= 0 and words.text[before] in MARKS:
        before -= 1
    return before >= 0 and words.lower[before] in DEFINITE | INDEFINITE


def determiner_at(words: Words, first: int) -> int:
    """The token of the determiner before `first`, or where the possessor's own phrase begins."""
    k = first - 1
    while k > 0 and words.text[k] in MARKS:
        k -= 1
    if words.possessive[k] or words.text[k] in {"'", "’"}:
        for j in range(k - 1, max(0, k - 4) - 1, -1):
            if words.sentence[j] != words.sentence[k]:
                break
            if words.lower[j] in DEFINITE:
                return j
    return k


def right(
    words: Words, i: int, kind: str, starts: dict[int, Candidate]
) -> tuple[int, Candidate | None]:
    """End of the phrase with what belongs to it after the head, and the name in that."""
    if words.possessive[i] or i + 1 >= len(words) or not words.adjacent(i):
        return i + 1, None
    preposition = words.lower[i + 1]
    if preposition not in _AFTER.get(kind, ()):
        return i + 1, None
    begin = i + 2
    if preposition in _LINKS:
        if i + 2 >= len(words) or words.lower[i + 2] not in _LINKS[preposition]:
            return i + 1, None
        begin = i + 3
    last, of = _object(words, begin, starts)
    loose = kind in {"members", "document", "government"} and of is None and preposition != "of"
    if last == begin or loose:
        return i + 1, None
    for _ in range(_FURTHER if kind == "person" else 0):
        if of is not None or last + 1 >= len(words) or words.lower[last] not in {"of", "in", "at"}:
            break
        further, of = _object(words, last + 1, starts)
        if further == last + 1:
            break
        last = further
    return last, of


def _object(words: Words, k: int, starts: dict[int, Candidate]) -> tuple[int, Candidate | None]:
    """End of the noun phrase that begins at token k (k if there is none) and its name."""
    begin = k
    while k < len(words) and (words.lower[k] in DEFINITE | INDEFINITE or words.text[k] in MARKS):
        k += 1
    if k in starts:
        end = starts[k].last
        return end + (end < len(words) and after_name(words, end)), starts[k]
    core = k
    while k < len(words) and k - core < _REACH and words.text[k][0].isalpha():
        if not words.nounish(k) and not (k == core and participle(words, k)):
            break
        if words.sentence[k] != words.sentence[begin]:
            break
        if words.lower[k] in vocabulary().speech and not (k == core and participle(words, k)):
            break
        if k in starts and k > core:
            break
        k += 1
        if words.possessive[k - 1]:
            break
    return (k, None) if k > core else (begin, None)
