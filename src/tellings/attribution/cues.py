"""Cue verbs: which word forms report speech or thought, and what may follow them."""

import functools
from dataclasses import dataclass

from tellings.attribution.words import Words
from tellings.text.lemmas import lemma
from tellings.text.lexicons import rows
from tellings.text.lexicons import words as lexicon

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of saying or thinking.

    `tail` are the words that must follow its first word ("point" out). `frames` are the letters
    of the lexicon: c, t, q, w, i, o, g, r. `stance` is what the verb does to its content.
    """

    lemma: str
    tail: tuple[str, ...]
    frames: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: `shape` is base, s, past (and participle), part (only that) or ing."""

    verb: CueVerb
    shape: str


@functools.cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """First word of each inflected cue verb -> its readings, longest tail first."""
    table: dict[str, list[Form]] = {}
    for row in rows("en", "speech_cues"):
        head, *tail = row[0].split(" ")
        stance = row[2] if len(row) > 2 and row[2] else "asserted"
        irregular = row[3].split(" ") if len(row) > 3 and row[3] else []
        verb = CueVerb(row[0], tuple(tail), frozenset(row[1]), stance)
        for word, shape in inflect(head, irregular):
            table.setdefault(word, []).append(Form(verb, shape))
    return {
        word: tuple(sorted(forms, key=lambda f: (-len(f.verb.tail), f.verb.lemma, f.shape)))
        for word, forms in table.items()
    }


def inflect(lemma: str, irregular: list[str]) -> list[tuple[str, str]]:
    """The forms of an English verb: (word, shape)."""
    if lemma == "be":
        past = [(form, "past") for form in ("was", "were")]
        return [("are", "base"), ("am", "base"), ("is", "s"), ("been", "part"), *past]
    found = [(lemma, "base"), (_third(lemma), "s"), (_participle(lemma, irregular), "ing")]
    if len(irregular) == 2:
        return [*found, (irregular[0], "past"), (irregular[1], "part")]
    return [*found, *((p, "past") for p in irregular or [_past(lemma)])]


def _doubles(lemma: str, irregular: list[str]) -> bool:
    return any(p.startswith(lemma + lemma[-1]) for p in irregular) or lemma in _DOUBLING


_DOUBLING = frozenset({"put", "set", "quit", "hit", "shut", "let", "get", "begin", "bet", "forget"})


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return {"have": "has", "be": "is"}.get(lemma, lemma + "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _participle(lemma: str, irregular: list[str]) -> str:
    if _doubles(lemma, irregular):
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def readings(words: Words, i: int) -> list[tuple[Form, int]]:
    """The cue verbs that token `i` may begin, each with the index after its last word.

    Only the readings with the longest tail are kept; their frames are those of the lexicon.
    """
    found: list[tuple[Form, int]] = []
    for form in verb_forms().get(words.low[i], ()):
        end = _tail_end(words, i + 1, form.verb.tail)
        if end is not None and (not found or found[0][1] == end):
            found.append((form, end))
    return found


def _tail_end(words: Words, at: int, tail: tuple[str, ...]) -> int | None:
    for word in tail:
        if at >= len(words) or words.low[at] != word:
            return None
        at += 1
    return at


GENERAL = CueVerb("", (), frozenset("t"), "asserted")
"""Any verb at all: with a speaker before it and a that-clause after it, it is one of saying."""

_REACH = 12


def any_verb(words: Words, i: int) -> list[tuple[Form, int]]:
    """The general reading of a finite verb that is no known cue, where a "that" follows it.

    It may follow directly, after a time or a person addressed, or after an insertion.
    """
    low = words.low
    if words.tags[i] != "VERB" or words.forms[i] not in ("fin", "past", "part"):
        return []
    if i + 2 >= len(words) or "that" not in low[i + 1 : i + _REACH]:
        return []
    follows = low[i + 1] in ("that", ",", "to", "on") or low[i + 1].endswith("ly")
    if not follows or lemma(low[i], "VERB") in lexicon("en", "that_verbs"):
        return []
    return [(Form(GENERAL, "past" if words.forms[i] == "part" else "base"), i + 1)]
