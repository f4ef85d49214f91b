"""The lexicons of names as one lookup object, built once per process."""

import functools
from dataclasses import dataclass

from tellings.text.folding import fold_text
from tellings.text.lexicons import rows, words

CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"}
)  # fmt: skip
_ADJECTIVE_ENDINGS = ("ians", "ian", "eans", "ean", "ese", "ish", "ans", "an", "is", "i", "ic")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """English words that tell what a name or noun is; all keys are lower case."""

    honorifics: dict[str, str]
    roles: dict[str, tuple[str, str]]
    role_modifiers: frozenset[str]
    heads: dict[str, str]
    group_nouns: dict[str, str]
    members: frozenset[str]
    loaded_nouns: dict[str, str]
    loaded_modifiers: dict[str, str]
    figures: dict[str, str]
    widening: frozenset[str]
    communities: frozenset[str]
    sites: dict[str, str]
    particles: frozenset[str]
    not_names: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]
    given: dict[str, str]
    nations: dict[str, str]
    adjectives: frozenset[str]
    capitals: dict[str, str]

    def role_class(self, word: str) -> str | None:
        """The class of a role noun, None for other words."""
        found = self.roles.get(word)
        return found[0] if found else None


@functools.cache
def vocabulary() -> Vocabulary:
    """The English vocabulary."""
    nations: dict[str, str] = {}
    capitals: dict[str, str] = {}
    adjectives: set[str] = set()
    for country, *columns in rows("en", "countries"):
        name = fold_text(country)
        home = _SAME_COUNTRY.get(name, name)
        nations[name] = home
        for adjective in columns[0].split("|") if columns else ():
            nations.setdefault(fold_text(adjective), home)
            adjectives.add(fold_text(adjective))
        if len(columns) > 1 and columns[1]:
            capitals[fold_text(columns[1])] = home
    loaded = rows("en", "loaded_words")
    return Vocabulary(
        honorifics=dict(_two("honorifics")),
        roles={r[0]: (r[1], r[2]) for r in rows("en", "roles")},
        role_modifiers=words("en", "role_modifiers"),
        heads=dict(_two("organisation_heads")),
        group_nouns=dict(_two("group_nouns")),
        members=words("en", "member_nouns"),
        loaded_nouns={r[0]: r[1] for r in loaded if r[2] == "noun"},
        loaded_modifiers={r[0]: r[1] for r in loaded if r[2] == "modifier"},
        figures=_plurals(dict(_two("figures"))),
        widening=words("en", "figure_modifiers"),
        communities=words("en", "communities"),
        sites=dict(_two("sites")),
        particles=words("en", "name_particles"),
        not_names=words("en", "not_names"),
        openers=words("en", "possessive_openers"),
        speech=words("en", "speech_subjects"),
        given=dict(_two("given_names")),
        nations=nations,
        adjectives=frozenset(adjectives),
        capitals=capitals,
    )


_SAME_COUNTRY = {
    "britain": "united kingdom",
    "england": "united kingdom",
    "america": "united states",
}


def _plurals(nouns: dict[str, str]) -> dict[str, str]:
    """The nouns and their regular plurals."""
    found = dict(nouns)
    for noun, charge in nouns.items():
        found.setdefault(_plural(noun), charge)
    return found


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _two(name: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in rows("en", name)]


@functools.lru_cache(maxsize=65536)
def nation_key(word: str) -> str:
    """One key for a country's name and the adjective made from it ("Velmaria", "Velmarian").

    Known countries by lexicon; others by stem: an adjective loses its ending, then both lose
    their last vowels.
    """
    folded = fold_text(word).removesuffix("'s")
    known = vocabulary().nations.get(folded)
    if known:
        return known
    for ending in _ADJECTIVE_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            stem = folded[: -len(ending)]
            return stem.rstrip("aeiouy") or stem
    return folded.rstrip("aeiouy") or folded


@functools.lru_cache(maxsize=65536)
def place_key(word: str) -> str:
    """The nation key of a word that is known to be a country's name, not an adjective."""
    folded = fold_text(word).removesuffix("'s").removeprefix("the ")
    return vocabulary().nations.get(folded) or folded.rstrip("aeiouy") or folded


def is_adjective(word: str) -> bool:
    """Whether a capitalised word looks like one made from a country's or place's name."""
    folded = fold_text(word)
    if folded in vocabulary().adjectives:
        return True
    if folded in vocabulary().nations:
        return False
    return len(folded) > 4 and (
        folded.endswith(("ian", "ean", "ese", "ish", "an")) or _ends_in_i(folded)
    )


def _ends_in_i(word: str) -> bool:
    """ "Norvani", "Tsheli": an i after a consonant."""
    return word[-1] == "i" and word[-2] not in "aeiou"
