"""Roles of sources: nouns for people and documents, names of the press, heads of phrases."""

import functools
import re

from tellings.attribution.words import Range, Words
from tellings.text.lexicons import rows, table
from tellings.text.lexicons import words as lexicon

PRONOUNS = {
    "he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f",
    "they": "p", "them": "p", "it": "n", "who": "", "which": "n", "i": "", "we": "p",
    "his": "m", "hers": "f", "its": "n", "their": "p",
}  # fmt: skip
INDEFINITE = frozenset(
    {"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "others",
     "another", "one", "some", "several", "many", "few", "most", "both", "neither", "none", "all"}
)  # fmt: skip
"""Words that stand for people without a name."""
_SON_OF = frozenset(
    {"uulu", "kyzy", "oglu", "oğlu", "ogly", "qizi", "kizi", "gyzy", "zade", "khan"}
)
_PERSON_ENDINGS = (
    "mistress",
    "master",
    "smith",
    "wright",
    "herd",
    "monger",
    "man",
    "woman",
    "person",
    "er",
    "or",
    "ist",
    "ian",
    "ary",
)
_AGENT_ENDINGS = (*_PERSON_ENDINGS, "crat", "ican", "ee", "people", "ant")


@functools.cache
def source_nouns() -> dict[str, str]:
    """Nouns for people -> yes, office (a definite one is somebody known), kin (somebody known by
    whose they are) or always (no name)."""
    return {r[0]: r[1] for r in rows("en", "source_nouns")}


@functools.cache
def press_words() -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    """Word sequences that mark a press name: (words, role, only at the end)."""
    return tuple((tuple(r[0].split(" ")), r[1], len(r) > 2) for r in rows("en", "press_words"))


_COMPOUND = re.compile(
    r"[A-ZÀ-Þ]\w{2,}(?:press|wire|post|posten|zeitung|blatt|bote|tidende|tidning|kurier|news|FM|TV)"
)
"""One word that ends as names of agencies and newspapers do."""


@functools.lru_cache(maxsize=4096)
def press_role(name: str, known: frozenset[str] = frozenset()) -> str | None:
    """agency or outlet if `name` looks like that of one, else None."""
    folded = name.lower().replace(".", "").split()
    if plain_name(name) in known:
        return "outlet"
    if _COMPOUND.fullmatch(name.removeprefix("the ")):
        return "agency" if folded[-1].endswith(("press", "wire")) else "outlet"
    for sequence, role, last in press_words():
        n = len(sequence)
        places = [len(folded) - n] if last else range(len(folded) - n + 1)
        for at in places:
            if at >= 0 and tuple(folded[at : at + n]) == sequence and (len(folded) > n or not last):
                return role
        opens = tuple(folded[: n + 1]) == (*sequence, "of") and len(folded) > n + 1
        if last and opens and sequence != ("agency",):
            return role  # "the Gazette of Harven"
    return None


def body_noun(noun: str) -> bool:
    """Whether a (singular) noun is one for a body of people that says and wants things."""
    return noun in lexicon("en", "body_nouns") or noun in lexicon("en", "group_nouns")


def press_noun(noun: str) -> str | None:
    """agency or outlet for a common noun for what publishes news, else None."""
    found = table("en", "press_nouns").get(noun)
    return found[0] if found else None


_STAFF = frozenset({"reporter", "correspondent", "journalist", "editor", "interviewer"})
_AGAIN = frozenset({"the", "that", "its", "same"})


def is_press_again(words: Words, at: Range) -> bool:
    """Whether an outlet named before is meant: "the paper", "the agency", "its reporter"."""
    first, last = words.low[at[0]], words.low[at[1] - 1]
    if first not in _AGAIN or at[1] - at[0] > 3 or any(map(words.capital, range(at[0] + 1, at[1]))):
        return False
    if any(words.low[k].endswith(("'s", "s'")) for k in range(*at)):
        return False  # "the council's website"
    return press_noun(last) is not None or (first == "its" and singular(last) in _STAFF)


def singular(noun: str) -> str:
    """A plain singular of an English noun, good enough for a look-up."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def gender_of(word: str) -> str:
    """m or f where a pronoun, title or noun says so, else an empty string."""
    if word in ("she", "mrs", "ms", "miss", "madam") or word.endswith("woman"):
        return "f"
    if word in ("he", "mr", "sir") or word.endswith("man"):
        return "m"
    return ""


def plain_name(name: str) -> str:
    """A name without article and case, for look-up."""
    return " ".join(w for w in name.lower().split() if w != "the")


def head_noun(words: Words, source: Range) -> int:
    """The head of a noun phrase: its last noun before the first attachment.

    A word that the tagger takes for an adjective is the head where no noun stands ("the
    secretary").
    """
    first = words.low[source[0]]
    alone = source[1] - source[0] == 1 or words.low[source[0] + 1] in ("of", ",")
    if first in INDEFINITE and (words.tags[source[0]] == "PRON" or alone):
        return source[0]
    head = None
    stop = source[1]
    for k in range(*source):
        if words.tags[k] in ("NOUN", "PROPN", "NUM", "X"):
            if not (head is not None and words.low[k] in _SON_OF and words.capital(head)):
                head = k
        elif k > source[0] and (words.tags[k] == "ADP" or words.low[k] in (",", "(", "who")):
            if head is not None and words.tags[head] != "NUM":
                break
            stop = min(stop, k)
    return max(source[0], stop - 1) if head is None else head


def can_speak(words: Words, source: Range) -> bool:
    """Whether the phrase means somebody or something that can say or want things."""
    head = head_noun(words, source)
    first = words.low[source[0]]
    if words.tags[head] in ("PROPN", "PRON", "X") or first in PRONOUNS:
        return True
    if first in INDEFINITE and words.low[head] == first:
        return True
    if words.capital(head) and head > words.bounds(head)[0]:
        return True  # a name that the tagger takes for a noun
    noun = singular(words.low[head])
    documents = lexicon("en", "document_nouns")
    known = noun in source_nouns() or noun in documents or words.low[head] in documents
    if known or body_noun(noun) or press_noun(noun):
        return True
    if noun in role_nouns():
        return True
    return noun.endswith(_AGENT_ENDINGS) and noun not in lexicon("en", "lifeless_nouns")


@functools.cache
def role_nouns() -> dict[str, str]:
    """Single words for what a person is -> the class of those that may mean one person."""
    return {r[0]: r[1] for r in rows("en", "roles") if " " not in r[0]}


def person_noun(noun: str) -> str:
    """yes, office, kin or always for a (singular) noun for a person, else an empty string."""
    if noun in INDEFINITE:
        return "always"
    lifeless = noun in lexicon("en", "lifeless_nouns")
    return source_nouns().get(
        noun,
        "yes" if noun in role_nouns() or (noun.endswith(_PERSON_ENDINGS) and not lifeless) else "",
    )
