"""Base forms of English verbs and nouns, by spelling rules and lists of irregular forms.

The rules undo the spelling changes of regular inflection (R. Quirk et al., "A Comprehensive
Grammar of the English Language", 1985, sections 3.5 to 3.10 and 5.80 to 5.82). What letters alone
do not tell is in four lexicons: ``irregular_verbs``, ``irregular_nouns``, ``verb_stems`` (which
endings lost an e, doubled a letter or stayed) and ``base_verbs`` (bases that look inflected).
"""

import re
from functools import cache

from tellings.text.lexicons import rows, table, words

_CLITIC = re.compile(r"(?:'s|s'|n't|'re|'ve|'ll|'d|'m|')$")
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "be"}
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_VOWEL = re.compile(r"[aeiouy]")
_PREFIXES = ("over", "under", "out", "re", "mis", "fore", "un", "up", "with", "pre")
_SHORT_BASES = ("do", "see", "pay", "run", "eat", "lay")  # "redone", "foresaw", "repaid"
_COMPOUNDS = ("children", "women", "wives", "heroes")  # "grandchildren", "superheroes"
_LONGEST_ENDING = 12  # characters of an entry in verb_stems


def lemma(word: str, tag: str) -> str:
    """The base form of an English word with that universal part of speech.

    Verbs, auxiliaries and nouns are reduced ("said" to "say", "bodies" to "body"); proper nouns
    keep their capitals and lose only a possessive ending; every other word comes back in lower
    case. Of a contraction the host is reduced ("didn't" to "do"). Nothing raises: a word that the
    rules do not know is its own base form.
    """
    plain = word.replace("’", "'")
    if tag == "PROPN":
        return _without_possessive(plain)
    plain = plain.lower()
    if tag in ("VERB", "AUX"):
        return _verb(plain)
    if tag == "NOUN":
        return _noun(_without_possessive(plain))
    return plain


def _without_possessive(word: str) -> str:
    if word.endswith(("'s", "'S")) and len(word) > 2:
        return word[:-2]
    return word[:-1] if word.endswith("'") and len(word) > 1 else word


def _verb(word: str) -> str:
    forms = _verb_forms()
    host = word if word in forms else _CLITIC.sub("", word) or word
    if word.endswith("n't"):
        host = _SHORTENED.get(host, host)
    if host in forms:
        return forms[host]
    prefix, dash, last = host.rpartition("-")
    if dash and last:
        return prefix + dash + _verb(last)
    if host in words("en", "base_verbs"):
        return host
    for particle in _PREFIXES:
        rest = host.removeprefix(particle)
        base = forms.get(rest, rest)
        if base != rest != host and (len(base) > 3 or base in _SHORT_BASES):
            return particle + base
    return _regular_verb(host)


def _regular_verb(word: str) -> str:
    """The base form of a regular verb in -s, -ed or -ing; other words unchanged."""
    if word.endswith("ing") and len(word) > 4 and _VOWEL.search(word[:-3]):
        return _verb_stem(word[:-3])
    if word.endswith("ied") and len(word) > 3:
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith("ed") and not word.endswith("eed") and _VOWEL.search(word[:-2]):
        return _verb_stem(word[:-2])
    if word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")):
        return _third_person(word)
    return word


def _third_person(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in words("en", "base_verbs"):
        return word[:-2]
    sibilant = word.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes", "oes"))
    if sibilant and word[:-1] not in words("en", "base_verbs"):
        return _verb_stem(word[:-2]) if word.endswith("zzes") else word[:-2]
    return word[:-1]


def _verb_stem(stem: str) -> str:
    """The base form of what is left before -ed or -ing: "decid", "stopp", "visit"."""
    if _DOUBLED.search(stem) and stem[:-1] in _verb_bases():
        return stem[:-1]  # "putting"
    for candidate in (stem + "e", stem):  # "riding" is of "ride": "rid" would be doubled
        if candidate in _verb_bases() or candidate in words("en", "base_verbs"):
            return candidate
    change = _stem_change(stem)
    if change == "e":
        return stem + "e"
    if change == "drop" or (change == "" and _DOUBLED.search(stem)):
        return stem[:-1]
    return stem


def _stem_change(stem: str) -> str:
    """What the longest known ending of a stem says: ``e``, ``drop``, ``keep``, or nothing."""
    endings = table("en", "verb_stems")
    whole = endings.get("^" + stem)
    if whole is not None:
        return whole[0]
    for length in range(min(_LONGEST_ENDING, len(stem)), 0, -1):
        found = endings.get(stem[-length:])
        if found is not None:
            return found[0]
    return ""


def _noun(word: str) -> str:
    forms = _noun_forms()
    if word in forms:
        return forms[word]
    prefix, dash, last = word.rpartition("-")
    if dash and last:
        return prefix + dash + _noun(last)
    for ending in _COMPOUNDS:
        if word.endswith(ending):
            return word.removesuffix(ending) + forms[ending]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes")):
        return word[:-2]
    return word if word[-2].isdigit() else word[:-1]


@cache
def _verb_forms() -> dict[str, str]:
    """Irregular form to base form; of forms that two verbs share the first verb listed wins."""
    forms: dict[str, str] = {}
    for base, *columns in rows("en", "irregular_verbs"):
        for form in " ".join(columns).split():
            forms.setdefault(form, base)
    for base in sorted(_verb_bases()):
        forms.setdefault(base, base)
    return forms


@cache
def _verb_bases() -> frozenset[str]:
    return words("en", "irregular_verbs")


@cache
def _noun_forms() -> dict[str, str]:
    """Irregular plural to singular, and each listed singular to itself."""
    forms: dict[str, str] = {}
    for singular, *columns in rows("en", "irregular_nouns"):
        for form in [singular, *" ".join(columns).split()]:
            forms.setdefault(form, singular)
    return forms
