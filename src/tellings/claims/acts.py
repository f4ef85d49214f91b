"""Which acts the words of a clause name: verbs in any form, nouns, phrases with gaps."""

import functools
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.claims.stems import stem
from tellings.text.lexicons import rows

_GAP = 12  # words that "_" of a phrase may stand for


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words [first, last) of a sentence that name the acts; `form` is verb, noun or phrase.

    `participle` is True for a form that can be a past participle (needed to tell the passive).
    """

    first: int
    last: int
    acts: tuple[str, ...]
    form: str
    participle: bool = False


_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "no", "any", "of"]
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    act: str
    parts: tuple[frozenset[str] | None, ...]  # None is a gap


class Acts:
    """The act lexicon of one language, keyed by word form for one look-up a word."""

    def __init__(self, language: str) -> None:
        self.verbs: dict[str, list[str]] = {}
        self.nouns: dict[str, list[str]] = {}
        self.participles: set[str] = set()
        self.bases: dict[str, str] = {}
        self.phrases: dict[str, list[_Phrase]] = {}
        for row in rows(language, "acts"):
            act, verbs, nouns, phrases = (*row, "", "", "")[:4]
            for verb in _listed(verbs):
                for form in inflections(verb):
                    _put(self.verbs, form, act)
                    self.bases.setdefault(form, verb)
                self.participles |= _participles(verb)
            for noun in _listed(nouns):
                _put(self.nouns if " " not in noun else {}, noun, act)
                if " " in noun:
                    self._phrase(act, noun)
            for phrase in _listed(phrases):
                self._phrase(act, phrase)

    def _phrase(self, act: str, phrase: str) -> None:
        parts: list[frozenset[str] | None] = []
        for word in phrase.split():
            if word == "_":
                parts.append(None)
            elif word.startswith("~"):
                parts.append(frozenset(inflections(word[1:])))
            else:
                parts.append(frozenset([word]))
        made = _Phrase(act, tuple(parts))
        for first in sorted(parts[0] or ()):
            self.phrases.setdefault(first, []).append(made)

    def triggers(self, words: Sequence[str]) -> list[Trigger]:
        """All triggers among lower-cased `words`, by place; phrases shadow the words in them."""
        found: list[Trigger] = []
        covered: set[int] = set()
        for at, word in enumerate(words):
            for phrase in self.phrases.get(word, ()):
                matched = _match(phrase.parts, words, at)
                if matched:
                    found.append(Trigger(at, matched[-1] + 1, (phrase.act,), "phrase", True))
                    covered.update(matched)
        found = _longest(found)
        for at, word in enumerate(words):
            if at in covered:
                continue
            if word in self.nouns and at and words[at - 1] in _DETERMINERS:
                found.append(Trigger(at, at + 1, tuple(self.nouns[word]), "noun"))
            elif word in self.verbs:
                acts = (*self.verbs[word], *self.nouns.get(word, ()))
                participle = word in self.participles
                found.append(Trigger(at, at + 1, tuple(dict.fromkeys(acts)), "verb", participle))
            elif word in self.nouns:
                found.append(Trigger(at, at + 1, tuple(self.nouns[word]), "noun"))
        return sorted(found, key=lambda t: (t.first, t.last, t.acts))


@functools.cache
def acts_of(language: str) -> Acts:
    """The act lexicon of a language; English where there is none of its own."""
    try:
        return Acts(language)
    except FileNotFoundError:
        return Acts("en")


@functools.cache
def relations(relation: str, language: str = "en") -> dict[str, frozenset[str]]:
    """Act -> the acts that stand to it in a relation (kin or opposed; both are mutual)."""
    found: dict[str, set[str]] = {}
    for a, b, name in rows(language, "act_relations"):
        if name == relation:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {act: frozenset(others) for act, others in found.items()}


@functools.cache
def act_words(language: str = "en") -> frozenset[str]:
    """Stems of all words that name an act by themselves."""
    lexicon = acts_of(language)
    return frozenset(stem(word) for word in (*lexicon.verbs, *lexicon.nouns))


def related(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether some act of one side is the same as, or kin to, some act of the other."""
    kin, others = relations("kin"), frozenset(right)
    return any(a in others or not others.isdisjoint(kin.get(a, ())) for a in left)


@functools.cache
def inflections(verb: str) -> tuple[str, ...]:
    """All forms of an English verb, regular by rule and irregular by lexicon, base first."""
    past, participle = _irregular().get(verb, ((), ()))
    doubled = verb + verb[-1] if _doubles(verb) else verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        regular, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("e"):
        regular, ing = verb + "d", verb + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        regular, ing = verb[:-1] + "ied", verb + "ing"
    else:
        regular, ing = doubled + "ed", doubled + "ing"
    if verb == "die" or (verb == "lie"):
        ing = verb[:-2] + "ying"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        third = verb[:-1] + "ies"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = verb + "es"
    else:
        third = verb + "s"
    forms = (verb, third, ing, *(past or (regular,)), *(participle or (regular,)))
    if verb.endswith("l") and verb[-2:-1] in tuple("aeiou") and not past:
        forms = (*forms, verb + "led", verb + "ling")  # British "cancelled", "travelled"
    return tuple(dict.fromkeys(forms))


def _participles(verb: str) -> set[str]:
    participle = _irregular().get(verb, ((), ()))[1]
    return set(participle) if participle else {inflections(verb)[3]}


@functools.cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        row[0]: (tuple(row[1].split()), tuple(row[2].split()))
        for row in rows("en", "irregular_verbs")
        if len(row) > 2
    }


def _doubles(verb: str) -> bool:
    """Whether a final consonant is doubled: one vowel before it, one or a stressed syllable."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in "aeiou":
        return False
    if verb in _STRESSED_LAST:
        return True
    if verb[-3] in "aeiou":
        return False
    return sum(a in "aeiouy" and b not in "aeiouy" for a, b in itertools.pairwise(verb)) == 1


_STRESSED_LAST = frozenset(
    [
        "admit",
        "commit",
        "permit",
        "submit",
        "transfer",
        "prefer",
        "refer",
        "defer",
        "occur",
        "expel",
        "compel",
        "rebel",
        "abet",
        "acquit",
        "control",
        "patrol",
        "quit",
        "equip",
        "kidnap",
        "wiretap",
        "strip",
        "scrap",
        "split",
        "begin",
        "forget",
        "regret",
        "embed",
    ]
)


def _longest(found: list[Trigger]) -> list[Trigger]:
    """Phrase triggers without those that lie inside a longer one."""
    return [
        t
        for t in found
        if not any(
            o.first <= t.first and t.last <= o.last and o.last - o.first > t.last - t.first
            for o in found
        )
    ]


def _match(
    parts: Sequence[frozenset[str] | None], words: Sequence[str], at: int
) -> list[int] | None:
    """The places of the words of a phrase that begins at `at` (gap words left out), or None."""
    places, gap = [], False
    for part in parts:
        if part is None:
            gap = True
            continue
        stop = min(len(words), at + (_GAP + 1 if gap else 1))
        hit = next((i for i in range(at, stop) if words[i] in part), None)
        if hit is None:
            return None
        places.append(hit)
        at, gap = hit + 1, False
    return places


def _listed(column: str) -> list[str]:
    return [entry.strip() for entry in column.split(",") if entry.strip()]


def _put(index: dict[str, list[str]], word: str, act: str) -> None:
    if act not in index.setdefault(word, []):
        index[word].append(act)
