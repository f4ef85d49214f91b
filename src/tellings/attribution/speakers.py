"""Who a source is: the fullest name the report gives, and whether it stays unnamed."""

from tellings.attribution.cast import Cast
from tellings.attribution.namings import Namings
from tellings.attribution.roles import (
    INDEFINITE,
    PRONOUNS,
    body_noun,
    gender_of,
    head_noun,
    is_press_again,
    person_noun,
    press_role,
    singular,
)
from tellings.attribution.speaker import Speaker
from tellings.attribution.untagged import LANGUAGES, source_roles
from tellings.attribution.words import Range, Words
from tellings.text.folding import fold_text
from tellings.text.lexicons import words as lexicon

_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "these", "those"})
_SELF = frozenset({"i", "we"})
_LOOSE = frozenset({"to", "close", "familiar", "in", "inside", "near", "at", "from", "within"})
_OWN = frozenset({"his", "her", "its", "their", "my", "our"})
_MEANS = frozenset({"by", "via", "through", "over", "about", "during", "after", "without"})
_UNOWNED = frozenset({"reports", "accounts", "posts", "claims", "stories", "rumours", "rumors"})
_KIN_BODIES = frozenset({"family", "household", "estate", "couple", "clan", "trio", "duo"})
_ACTORS = frozenset({"person", "organisation", "government", "members"})


class Speakers:
    """Resolves sources in reading order.

    `outlets` are further names of the press, folded; `outlet` is the report's own, which is what
    "we" and "I" mean outside quotations.
    """

    def __init__(self, words: Words, outlets: frozenset[str], outlet: str | None = None) -> None:
        self._words = words
        self._outlet = outlet
        self._namings = Namings(words, outlets)
        self.cast = Cast(words, self._namings)

    def resolve(
        self,
        source: Range,
        at: int,
        whole: Range,
        around: Speaker | None = None,
        asking: bool = False,
    ) -> Speaker:
        """The speaker that `source` means, for a cue at token `at`.

        `whole` is the source with its insertions, which may hold the name; `around` is the
        speaker in whose words this one is quoted; `asking` whether a question is asked.
        """
        words = self._words
        name = self._namings.in_apposition(whole, head_noun(words, source))
        speaker = self._resolve(source, at, around)
        if name is not None and speaker.role in ("person", "anonymous"):
            speaker = self._namings.by_name(words.words_of(name), "person", sure=True)
        press = self._namings.press(whole, source)
        if press is not None:
            speaker = press
            self._namings.heard(press.name)
        if speaker.name.lower() in PRONOUNS:
            return speaker
        genders = [gender_of(words.low[k]) for k in range(*source)]
        gender = next((g for g in reversed(genders) if g), "")
        self.cast.spoke(at, speaker, whole, gender, around is not None, asking)
        return speaker

    def glance(self, source: Range) -> Speaker | None:
        """The speaker that a source names, without remembering it; None where it names nobody."""
        return self._namings.named(source, head_noun(self._words, source))

    def outlet(self, recipient: Range, quoting: bool) -> Speaker | None:
        """The news outlet that was spoken to or that quotes, None for other recipients."""
        return self._namings.outlet(recipient, quoting)

    def _resolve(self, source: Range, at: int, around: Speaker | None) -> Speaker:
        words = self._words
        if words.prose.language in LANGUAGES:
            return self._untagged(source)
        first = words.low[source[0]]
        if first in _SELF and words.quote[at] < 0 and self._outlet:
            return Speaker(press_role(self._outlet) or "outlet", self._outlet)
        if first in _SELF and source[1] - source[0] == 1 and around is not None:
            return around
        if source[1] - source[0] == 1 and first in PRONOUNS:
            return self.cast.pronoun(source, at, PRONOUNS[first], around)
        head = head_noun(words, source)
        noun = singular(words.low[head])
        named = self._namings.named(source, head)
        if is_press_again(words, source):
            again = self.cast.press_again(at, words.low[head])
            if again is not None and not self.cast.quoted(noun):
                return again
        nouns = lexicon("en", "document_nouns")
        noun = words.low[head] if words.low[head] in nouns else noun  # "minutes", "findings"
        if noun in nouns and (named is None or not words.capital(head)):
            definite = words.low[source[0]] in _DEFINITE or self._owned(source, head)
            if words.low[head] in _UNOWNED and not definite and head + 1 == source[1]:
                return Speaker("anonymous", words.words_of(source), many=True)
            return self.cast.document(source, noun, words.low[source[0]] in _DEFINITE)
        if named is not None:
            return named
        return self._nominal(source, head, noun, around)

    def _untagged(self, source: Range) -> Speaker:
        """A source in a language without tags: what its first words say it is, else a person."""
        words = self._words
        text = words.words_of(source)
        for mention in words.mention_over(source):
            if mention.form == "name" and mention.kind in _ACTORS:
                role = "person" if mention.kind == "person" else "organisation"
                return Speaker(role, mention.name or text)
        folded = fold_text(text)
        for opening, role in source_roles(words.prose.language):
            if folded == opening or folded.startswith(opening + " "):
                return Speaker(role, text)
        return Speaker("person", text)

    def _nominal(self, source: Range, head: int, noun: str, around: Speaker | None) -> Speaker:
        """A source without a name in it: an office, a body, or somebody left unnamed."""
        words = self._words
        kind, text = person_noun(noun), words.words_of(source)
        owned = self._owned(source, head) or words.low[source[0]] in _OWN
        definite = words.low[source[0]] in _DEFINITE or owned
        one = words.low[head] == noun
        if definite:
            named = self._namings.mentioned(source, head)
            inside = around is not None and named is not None and named.name == around.name
            fits = named is not None and (named.role != "person" or self.cast.called(named, noun))
            if named is not None and fits and not inside:
                return named
        aged = words.low[head].endswith("-year-old") and words.low[source[0]] == "the"
        headline = one and source == (head, head + 1) and kind in ("yes", "office")
        if (kind in ("yes", "office", "kin") or aged) and (definite or headline) and one:
            known = self._known(source, head, noun, owned, kind, around)
            if known is not None or (
                definite and (kind == "office" or self._known_by_owner(source, head, kind))
            ):
                return known or Speaker("person", text)
        if noun in _KIN_BODIES and definite and any(map(words.capital, range(source[0] + 1, head))):
            return Speaker("organisation", text)
        if kind or words.low[head] in INDEFINITE or (not definite and words.tags[head] == "NUM"):
            many = not one or words.tags[head] == "NUM"
            return Speaker("anonymous", text, many, group=self._group(source, head))
        return Speaker(self._unknown(source, head, noun, definite), text, not one)

    def _known(
        self, source: Range, head: int, noun: str, owned: bool, kind: str, around: Speaker | None
    ) -> Speaker | None:
        """Whom a single definite noun for a person means, None if nobody the report names."""
        low = self._words.low
        led = low[source[0]] in _DEFINITE
        bare = head + 1 == source[1] and not owned and head - source[0] == led
        noun = noun.removeprefix("ex-")
        return self.cast.known_by(noun, source, bare, kind == "office", around)

    def _unknown(self, source: Range, head: int, noun: str, definite: bool) -> str:
        """The role of a source whose noun is none for people: a body, or people in the plural."""
        words = self._words
        led = words.tags[source[0]] in ("DET", "NUM") or words.low[source[0]] in ("some", "many")
        inside = words.capital(head) and not self._namings.leads(head)
        name = words.tags[head] == "PROPN" or inside
        body = definite or body_noun(noun) or name
        institution = not led and words.low[head] == noun  # "civil defence", "headquarters"
        return "organisation" if body or institution else "anonymous"

    def _known_by_owner(self, source: Range, head: int, kind: str) -> bool:
        """Whether whose they are tells who they are: "her husband", "the mother of Ada Quill"."""
        words = self._words
        if words.low[source[0]] in ("a", "an", "one", "some"):
            return False
        if kind == "kin":
            return (
                self._owned(source, head)
                or words.low[source[0]] in _OWN
                or "of" in (words.low[head + 1 : source[1]])
            )
        return False

    def _owned(self, source: Range, head: int) -> bool:
        """Whether a possessor stands before the head: "the union's spokeswoman"."""
        low = self._words.low
        return any(low[k].endswith(("'s", "s'")) or low[k] == "'" for k in range(source[0], head))

    def _group(self, source: Range, head: int) -> str | None:
        """Where an unnamed source is placed: "sources in the ministry", "a Harbour official"."""
        words = self._words
        for k in range(head + 1, source[1] - 1):
            if words.tags[k] == "ADP" or words.low[k] in _LOOSE:
                if words.low[k + 1] in ("to", "with"):
                    continue
                if words.low[k] in _MEANS or words.low[k + 1] in PRONOUNS:
                    return None
                return words.words_of((k + 1, source[1]))
        placed = [k for k in range(source[0], head) if words.tags[k] in ("PROPN", "NOUN")]
        if placed and words.low[placed[0]] != "condition":
            return words.words_of((placed[0], placed[-1] + 1)).removesuffix("'s")
        return None
