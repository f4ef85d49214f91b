"""The names in a source: the fullest one the report has, and whose name it is."""

from tellings.attribution.roles import (
    INDEFINITE,
    person_noun,
    plain_name,
    press_noun,
    press_role,
    role_nouns,
    singular,
    source_nouns,
)
from tellings.attribution.speaker import Speaker
from tellings.attribution.words import Range, Words
from tellings.model import Mention
from tellings.text.lexicons import words as lexicon

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "maj",
     "capt", "cmdr", "prof", "rev", "st"}
)  # fmt: skip
_PUBLIC = [[w] for w in ("state", "national", "public", "local", "government", "official")]
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "these", "those"})
_ACTORS = frozenset({"person", "organisation", "government", "members"})


class Namings:
    """Finds whom a source names. `outlets` are further names of the press, folded."""

    def __init__(self, words: Words, outlets: frozenset[str]) -> None:
        self._words = words
        self._outlets = outlets
        self._heard: set[str] = set()
        self.full = _full_names(words)

    def heard(self, name: str) -> None:
        """Remembers a name as that of an outlet."""
        self._heard.add(plain_name(name))

    def press(self, whole: Range, source: Range) -> Speaker | None:
        """The outlet of "the daily Karsk", "the regime's mouthpiece, Karsk 1", None for others."""
        words = self._words
        for k in range(*source):
            role = press_noun(words.low[k])
            if role is None or words.capital(k):
                continue
            lead = source[0] + (words.low[source[0]] == "the")
            if k + 1 == source[1] and words.low[lead:k] in _PUBLIC:
                return Speaker(role, words.words_of(source))  # "state television"
            if lead < k and k + 1 == source[1] and all(words.capital(n) for n in range(lead, k)):
                return Speaker(role, words.words_of((lead, k)))  # "the Karsk channel"
            comma = k + 1 < whole[1] and words.low[k + 1] == ","
            first = k + 1 + comma
            if first >= whole[1] or not words.capital(first) or _role(words.low[first]):
                return None
            last = first
            while last < whole[1] and (words.capital(last) or words.tags[last] == "NUM"):
                last += 1
            if not comma and last < source[1] and words.tags[last] == "NOUN":
                return None  # "the agency Karsk correspondent"
            return Speaker(role, words.words_of((first, last)))
        return None

    def outlet(self, recipient: Range, quoting: bool) -> Speaker | None:
        """The news outlet that was spoken to or that quotes, None for other recipients."""
        words = self._words
        called = self.press(recipient, recipient)
        if called is not None:
            self.heard(called.name)
            return called
        text = words.words_of(recipient).removesuffix("'s")
        name = text.removeprefix("the ").removeprefix("The ")
        role = press_role(name, self._outlets)
        if role is not None and name[:1].isupper():
            return Speaker(role, name)
        people = any(m.kind == "person" for m in words.mention_over(recipient))
        named = all(words.capital(k) for k in range(*recipient) if words.low[k] != "the")
        article = words.low[recipient[0]] == "the"
        if people or not named or (not quoting and (article or recipient[1] - recipient[0] < 2)):
            return None
        if {w.lower() for w in name.split()} & lexicon("en", "assemblies"):
            return None
        self._heard.add(plain_name(name))
        return Speaker("outlet", name)

    def named(self, source: Range, head: int) -> Speaker | None:
        """Whom a source names, None where it names nobody."""
        words = self._words
        if self._plain(source, head, singular(words.low[head])):
            return None
        named = [
            (mention, *words.prose.token_range(mention.start, mention.end))
            for mention in words.mention_over(source)
            if mention.form == "name" and mention.kind in _ACTORS
        ]
        chosen = next((m for m, first, last in named if first <= head < last), None)
        chosen = chosen or next((m for m, a, b in named if self._beside(source, m, a, b)), None)
        if chosen is not None:
            name = chosen.name or words.text[chosen.start : chosen.end]
            role = "person" if chosen.kind == "person" else "organisation"
            return self.by_name(name, role, sure=role == "person")
        run = self._capitals(source, head)
        if run is None:
            return None
        name = words.words_of(run)
        full = self.full.get(name.split()[-1].removesuffix("'s"), name)
        full = full if name in full else name
        sure = words.low[run[0]] in _TITLES or self._titled(source)
        person = sure or self._looks_personal(run, " " in full)
        return self.by_name(full, "person" if person else "organisation", sure)

    def mentioned(self, source: Range, head: int) -> Speaker | None:
        """The name that the names stage gives to the nominal that holds the head."""
        place = self._words.tokens[head].start
        for mention in self._words.mention_over(source):
            if not mention.start <= place < mention.end:
                continue
            if mention.form == "nominal" and mention.name and usable(mention.name):
                kinds = {"person": "person", "document": "document"}
                role = kinds.get(mention.kind, "organisation")
                return self.by_name(mention.name, role, sure=role == "person")
        return None

    def in_apposition(self, source: Range, head: int) -> Range | None:
        """The name after the comma in "his campaign manager, Ada Quill,"."""
        words = self._words
        noun = words.low[head]
        if not person_noun(singular(noun)) and noun not in INDEFINITE:
            return None
        comma = next((k for k in range(head, source[1] - 1) if words.low[k] == ","), None)
        if comma is None:
            return None
        first = comma + 1
        while first < min(source[1], comma + 4) and not words.capital(first):
            if words.tags[first] not in ("ADJ", "NOUN"):
                return None
            first += 1
        last = first
        while last < source[1] and words.capital(last):
            last += 1
        return (first, last) if first < last else None

    def by_name(self, name: str, role: str, sure: bool = False) -> Speaker:
        """The speaker of this name: an outlet where it is called like one or has been one."""
        name = name.removesuffix("'s").removesuffix("’s") or name
        if role == "organisation" or " " not in name:
            role = press_role(name, self._outlets) or role
        if not (sure and role == "person") and plain_name(name) in self._heard:
            role = "outlet"
        return Speaker(role, name, sure=sure)

    def leads(self, k: int) -> bool:
        """Whether a token's capital may be only that of a sentence."""
        words = self._words
        return k == words.bounds(k)[0] or words.is_mark(k - 1) or words.low[k - 1] in ":.–—"

    def _plain(self, source: Range, head: int, noun: str) -> bool:
        """Whether the source is a common noun for people with the capital of its sentence."""
        plural = self._words.low[head] != noun or noun == "people"
        people = bool(person_noun(noun)) and (plural or noun in INDEFINITE)
        return people and source[0] == head and self.leads(head)

    def _beside(self, source: Range, mention: Mention, first: int, last: int) -> bool:
        """Whether a person's name stands in apposition to the head ("mine manager Odo Renn")."""
        words = self._words
        owner = words.low[last - 1].endswith("'s") or words.low[min(last, source[1] - 1)] == "'s"
        attached = any(
            words.tags[k] == "ADP" and not (words.low[k] == "of" and words.capital(k + 1))
            for k in range(source[0], first)
        )
        return mention.kind == "person" and not owner and not attached

    def _capitals(self, source: Range, head: int) -> Range | None:
        """The run of capitalised words that holds the head, or the last one in the source."""
        words = self._words
        if not words.capital(head) or words.tags[head] not in ("PROPN", "NOUN", "X"):
            return None
        first, last = head, head + 1
        while (
            first > source[0]
            and (words.capital(first - 1) or words.low[first - 1] in (".", "of"))
            and words.tags[first - 1] != "DET"
        ):
            first -= 1
        while last < source[1] and words.capital(last):
            last += 1
        if (
            first == source[0]
            and last - first == 1
            and words.bounds(head)[0] == head
            and words.tags[head] == "NOUN"
        ):
            return None
        return first, last

    def _titled(self, source: Range) -> bool:
        """Whether a noun for a person's role stands in the source."""
        return any(singular(self._words.low[k]) in source_nouns() for k in range(*source))

    def _looks_personal(self, run: Range, several: bool) -> bool:
        """Whether a capitalised run looks like a person's name rather than a body's."""
        words = self._words
        name = words.words_of(run)
        after_article = run[0] > 0 and words.low[run[0] - 1] in ("the", "a", "an")
        return (
            several
            and run[1] - run[0] <= 3
            and not after_article
            and not name.isupper()
            and press_role(name, self._outlets) is None
            and not {w.lower() for w in name.split()} & lexicon("en", "assemblies")
        )


def _role(word: str) -> bool:
    """Whether a word is a known noun for a person, not one that only ends like them."""
    return word in source_nouns() or word in role_nouns()


def usable(name: str) -> bool:
    """Whether the names stage gives a name, not a common noun or somebody else's possessive."""
    first = name.split(" ")[0].lower()
    led = first in _DEFINITE or first in ("a", "an", "our", "my", "one", "some", "two")
    return name[:1].isupper() and not led and not name.endswith(("'s", "’s"))


def _full_names(words: Words) -> dict[str, str]:
    """Last word of a capitalised run -> the longest such run in the report."""
    table: dict[str, str] = {}
    run: list[int] = []
    for i in range(len(words) + 1):
        going = i < len(words) and words.capital(i) and words.tags[i] in ("PROPN", "X")
        owner = bool(run) and words.low[run[-1]].endswith(("'s", "s'"))
        if going and (not run or (words.sentence[i] == words.sentence[run[0]] and not owner)):
            run.append(i)
            continue
        if run and len(run) <= 4:
            name = words.words_of((run[0], run[-1] + 1))
            last = words.tokens[run[-1]].text
            if len(name) > len(table.get(last, "")):
                table[last] = name
        run = [i] if going else []
    return table
