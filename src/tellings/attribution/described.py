"""What a report calls the people it names: titles before a name, descriptions beside it."""

from tellings.attribution.namings import Namings
from tellings.attribution.phrases import base_end
from tellings.attribution.roles import person_noun, role_nouns, singular
from tellings.attribution.words import Range, Words, is_time

_TITLE = 6  # words beside a name in which what somebody is called is looked for
_ANYBODY = frozenset(
    {"man", "woman", "politician", "official", "person", "victim", "witness", "expert", "figure",
     "author", "accused", "suspect", "defendant", "resident", "local", "veteran", "speaker",
     "writer", "interviewee", "participant", "protagonist"}
)  # fmt: skip
_NO_MORE = frozenset({"former", "retired", "ex", "onetime", "erstwhile"})
_AKIN = {
    "diplomat": frozenset({"diplomat", "minister"}),  # "the country's top diplomat"
    "minister": frozenset({"minister", "diplomat", "politician", "leader", "head"}),
    "politician": frozenset({"politician", "minister", "leader", "head"}),
    "leader": frozenset({"leader", "head", "politician", "minister"}),
    "head": frozenset({"head", "leader", "politician", "minister"}),
    **{one: frozenset({one}) for one in ("expert", "officer", "law", "cleric", "medic", "speaker")},
}
"""Classes of nouns that one person may be called by at once; a civilian is one thing only."""
_BREAKS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "and", "who", "which", "that"})
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "of",
        "this",
        "that",
        "'s",
        "same",
        "other",
        "latter",
        "former",
        "late",
    }
)


class Described:
    """The descriptions of all persons named in a report, made when first asked for."""

    def __init__(self, words: Words, namings: Namings) -> None:
        self._words = words
        self._namings = namings
        self._table: dict[str, list[Range]] | None = None

    def by_noun(self, noun: str, source: Range, bare: bool) -> str | None:
        """The one name beside which this noun stands, None if none or several have it.

        Where more than the noun is said ("the county's chief engineer"), the description has to
        have those words too.
        """
        words = self._words
        asked = self.asks(source)
        found = {
            name
            for name, places in self._ranges().items()
            for place in places
            if noun in words.low[slice(*place)] and (bare or asked <= set(words.low[slice(*place)]))
        }
        return found.pop() if len(found) == 1 else None

    def around(self, name: str) -> str:
        """All words that describe a name, in one string."""
        last = name.split()[-1]
        return " ".join(
            w
            for called, places in self._ranges().items()
            if called.split()[-1] == last
            for place in places
            for w in self._words.low[slice(*place)]
        )

    def asks(self, source: Range) -> set[str]:
        """The words of a phrase that tell whom it means: no articles, no owners."""
        words = self._words.low[slice(*source)]
        return {w for w in words if w not in _SMALL and not _owner(w)}

    def stands_alone(self, noun: str, before: int) -> bool:
        """Whether the noun stands earlier in the report and describes nobody who is named."""
        words = self._words
        beside = {k for places in self._ranges().values() for r in places for k in range(*r)}
        return any(words.low[k] == noun and k not in beside for k in range(before - 1))

    def _ranges(self) -> dict[str, list[Range]]:
        """Fullest name -> the ranges of words that describe it."""
        if self._table is None:
            self._table = {}
            for name, at in self._people():
                for place in self._beside(at):
                    self._table.setdefault(name, []).append(place)
        return self._table

    def _people(self) -> list[tuple[str, Range]]:
        """Names of persons with their places: those of the names stage, else runs of names."""
        words = self._words
        found: dict[int, tuple[str, Range]] = {}
        for mention in words.mentions:
            if mention.kind == "person" and mention.form == "name":
                at = words.prose.token_range(mention.start, mention.end)
                if at[0] < at[1]:
                    found[at[1]] = (mention.name or words.words_of(at), at)
        k = 0
        while k < len(words):
            last = k
            while last < len(words) and words.tags[last] == "PROPN" and words.capital(last):
                last += 1
            if last > k and not is_time(words, last - 1):
                first = k
                while first < last - 1 and person_noun(words.low[first]):
                    first += 1
                name = words.words_of((first, last))
                full = self._namings.full.get(name.split()[-1], name)
                found.setdefault(last, (full if name in full else name, (first, last)))
            k = max(last, k + 1)
        return [found[end] for end in sorted(found)]

    def _beside(self, at: Range) -> list[Range]:
        """Title, description before and description after the name at `at`."""
        words = self._words
        start, end = words.bounds(at[0])
        first = at[0]
        while first > max(start, at[0] - _TITLE) and self._title(first - 1):
            first -= 1
        found = [(first, at[0])] if first < at[0] else []
        if at[0] - 1 > start and words.low[at[0] - 1] == ",":
            comma = at[0] - 1
            begin = comma
            while begin > max(start, comma - 2 * _TITLE) and words.low[begin - 1] not in _BREAKS:
                begin -= 1
            closed = at[1] >= end or words.low[at[1]] in (",", ".", "-", "—")
            if closed and begin < comma and self._noun_phrase((begin, comma)):
                found.append((begin, comma))
        if at[1] + 1 < end and words.low[at[1]] == ",":
            stop = base_end(words, at[1] + 1, min(end, at[1] + 2 * _TITLE))
            last = min(end, stop + 5) if stop > at[1] + 1 else stop
            goes_on = stop < end and words.tags[stop] in ("VERB", "AUX", "PART")
            if stop > at[1] + 1 and not goes_on and self._noun_phrase((at[1] + 1, stop)):
                after = next((k for k in range(stop, last) if words.low[k] in _BREAKS), stop)
                found.append((at[1] + 1, after))
        return found

    def _title(self, k: int) -> bool:
        words = self._words
        return words.tags[k] in ("NOUN", "ADJ", "PROPN") and words.low[k] not in _BREAKS

    def _noun_phrase(self, at: Range) -> bool:
        """Whether a noun for a person and no verb stands there."""
        words = self._words
        verb = any(words.tags[k] == "AUX" or words.forms[k] in ("fin", "past") for k in range(*at))
        return not verb and any(person_noun(singular(words.low[k])) for k in range(*at))


def may_be(noun: str, text: str) -> bool:
    """Whether who is called `text` may be called by `noun` too: no noun of another class there.

    "The lawmaker" may be "MP Ada Quill" or plain "Quill", the coroner is not "ship's cook Rook".
    """
    if noun in _ANYBODY or noun.endswith("-year-old"):
        return True
    return not _roles(text) or is_akin(noun, text)


def is_akin(noun: str, text: str) -> bool:
    """Whether a noun in `text` is one by which who is called `noun` may be called at once."""
    classes = role_nouns()
    akin = _AKIN.get(classes.get(noun, ""), frozenset())
    return any(w == noun or classes.get(w) in akin for w in _roles(text))


def _roles(text: str) -> list[str]:
    """The nouns that say what somebody is now, of those that not anybody may be called by."""
    said = text.split()
    return [
        w
        for before, w in zip(["", *said], said, strict=False)
        if (w in role_nouns() or person_noun(w) in ("yes", "office"))
        and w not in _ANYBODY
        and before not in _NO_MORE
    ]


def _owner(word: str) -> bool:
    return word.endswith(("'s", "s'"))
