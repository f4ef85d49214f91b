"""Who a source is: the fullest name the report gives, and whether it stays unnamed."""

from dataclasses import dataclass

from tellings.attribution.phrases import base_end
from tellings.attribution.roles import (
    INDEFINITE,
    PRONOUNS,
    body_noun,
    gender_of,
    head_noun,
    is_press_again,
    person_noun,
    plain_name,
    press_noun,
    press_role,
    role_nouns,
    singular,
    source_nouns,
)
from tellings.attribution.untagged import LANGUAGES, source_roles
from tellings.attribution.words import Range, Words
from tellings.model import Mention
from tellings.text.folding import fold_text
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "maj",
     "capt", "cmdr", "prof", "rev", "st"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "these", "those"})
_SELF = frozenset({"i", "we"})
_NEAR = 2
_LOOSE = frozenset({"to", "close", "familiar", "in", "inside", "near", "at", "from", "within"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: `role` and `name` of its link, and where an unnamed one is placed.

    `many` is whether it is several people; `sure` whether a title, a role or the names stage says
    that it is a person.
    """

    role: str
    name: str
    many: bool = False
    sure: bool = False
    group: str | None = None


_OWN = frozenset({"his", "her", "its", "their", "my", "our"})
_PRESS = frozenset({"outlet", "agency"})
_TITLE = 4  # words beside a name in which its role is looked for
_ANYBODY = frozenset({"man", "woman", "politician", "official", "person", "victim", "witness"})
_ACTORS = frozenset({"person", "organisation", "government", "members"})


class Speakers:
    """Resolves sources in reading order; remembers who has spoken.

    `outlets` are further names of the press, folded; `outlet` is the report's own, which is what
    "we" and "I" mean outside quotations.
    """

    def __init__(self, words: Words, outlets: frozenset[str], outlet: str | None = None) -> None:
        self._words = words
        self._outlets = outlets
        self._outlet = outlet
        self._past: list[tuple[int, Speaker, str]] = []
        self._gender: dict[str, str] = {}
        self._heard: set[str] = set()
        self._after_article: frozenset[str] | None = None
        self._names = _full_names(words)
        self._presses: list[tuple[int, Speaker]] = []

    def resolve(self, source: Range, at: int, whole: Range) -> Speaker:
        """The speaker that `source` means, for a cue at token `at`.

        `whole` is the source with its insertions, which may hold the name.
        """
        words = self._words
        name = self._in_apposition(whole, head_noun(words, source))
        speaker = self._resolve(source, at)
        if name is not None and speaker.role in ("person", "anonymous") and not speaker.sure:
            speaker = Speaker("person", words.words_of(name), sure=True)
        press = self._press(whole, source)
        if press is not None:
            speaker = press
        if speaker.name.lower() in PRONOUNS:
            return speaker
        self._past.append((at, speaker, words.words_of(source).lower()))
        for k in range(*source):
            gender = gender_of(words.low[k])
            if gender and speaker.role == "person":
                self._gender[speaker.name] = gender
        return speaker

    def _press(self, whole: Range, source: Range) -> Speaker | None:
        """The outlet of "the daily Karsk", "the regime's mouthpiece, Karsk 1", None for others."""
        words = self._words
        for k in range(*source):
            role = press_noun(words.low[k])
            if role is None or words.capital(k):
                continue
            lead = source[0] + (words.low[source[0]] == "the")
            if lead < k and k + 1 == source[1] and all(words.capital(n) for n in range(lead, k)):
                return Speaker(role, words.words_of((lead, k)))  # "the Karsk channel"
            comma = k + 1 < whole[1] and words.low[k + 1] == ","
            first = k + 1 + comma
            if first >= whole[1] or not words.capital(first) or person_noun(words.low[first]):
                return None
            last = first
            while last < whole[1] and (words.capital(last) or words.tags[last] == "NUM"):
                last += 1
            if not comma and last < source[1] and words.tags[last] == "NOUN":
                return None  # "the agency Karsk correspondent"
            return Speaker(role, words.words_of((first, last)))
        return None

    def publishes(self, at: int, press: Speaker) -> None:
        """Remembers an outlet that is named at the cue at `at`, for "the paper" after it."""
        self._presses.append((at, press))

    def press_again(self, at: int, noun: str) -> Speaker | None:
        """The outlet named last before token `at`, an agency for "the agency" if there is one."""
        named = [
            *((when, s) for when, s in self._presses if when < at),
            *((when, s) for when, s, _ in self._past if when < at and s.role in _PRESS),
        ]
        named.sort(key=lambda n: -n[0])
        fitting = [s for _, s in named if s.role == "agency"] if noun == "agency" else []
        return next(iter([*fitting, *(s for _, s in named)]), None)

    def hide(self, at: int, speaker: Speaker) -> Speaker:
        """The speaker of the cue at `at` as one without a name; pronouns after it mean that one."""
        hidden = Speaker("anonymous", speaker.name, speaker.many, group=speaker.group)
        self._past = [
            (when, hidden if when == at and who == speaker else who, text)
            for when, who, text in self._past
        ]
        return hidden

    def outlet(self, recipient: Range, quoting: bool) -> Speaker | None:
        """The news outlet that was spoken to or that quotes, None for other recipients."""
        words = self._words
        called = self._press(recipient, recipient)
        if called is not None:
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

    def _resolve(self, source: Range, at: int) -> Speaker:
        words = self._words
        if words.prose.language in LANGUAGES:
            return self._untagged(source)
        first = words.low[source[0]]
        if first in _SELF and words.quote[at] < 0 and self._outlet:
            return Speaker(press_role(self._outlet) or "outlet", self._outlet)
        if source[1] - source[0] == 1 and first in PRONOUNS:
            return self._pronoun(source, at, PRONOUNS[first])
        head = head_noun(words, source)
        noun = singular(words.low[head])
        named = None if self._plain(source, head, noun) else self._named(source, head)
        nouns = lexicon("en", "document_nouns")
        noun = words.low[head] if words.low[head] in nouns else noun  # "minutes", "findings"
        if noun in nouns and (named is None or not words.capital(head)):
            return self._document(source, noun)
        if named is not None:
            return named
        if is_press_again(words, source):
            again = self.press_again(at, words.low[head])
            if again is not None:
                return again
        return self._nominal(source, head, noun)

    def _plain(self, source: Range, head: int, noun: str) -> bool:
        """Whether the source is a common noun for people with the capital of its sentence."""
        plural = self._words.low[head] != noun or noun == "people"
        people = bool(person_noun(noun)) and (plural or noun in INDEFINITE)
        return people and source[1] - source[0] == 1 and self._leads(head)

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

    def _named(self, source: Range, head: int) -> Speaker | None:
        words = self._words
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
            return self._by_name(name, role, sure=role == "person")
        run = self._capitals(source, head)
        if run is None:
            return None
        name = words.words_of(run)
        full = self._names.get(name.split()[-1].removesuffix("'s"), name)
        full = full if name in full else name
        sure = words.low[run[0]] in _TITLES or self._titled(source)
        person = sure or self._looks_personal(run, " " in full)
        return self._by_name(full, "person" if person else "organisation", sure)

    def _beside(self, source: Range, mention: Mention, first: int, last: int) -> bool:
        """Whether a person's name stands in apposition to the head ("mine manager Odo Renn")."""
        words = self._words
        owner = words.low[last - 1].endswith("'s") or words.low[min(last, source[1] - 1)] == "'s"
        attached = any(
            words.tags[k] == "ADP" and not (words.low[k] == "of" and words.capital(k + 1))
            for k in range(source[0], first)
        )
        return mention.kind == "person" and not owner and not attached

    def _by_name(self, name: str, role: str, sure: bool = False) -> Speaker:
        if role == "organisation":
            role = press_role(name, self._outlets) or role
        if not (sure and role == "person") and plain_name(name) in self._heard:
            role = "outlet"
        return Speaker(role, name, sure=sure)

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

    def _in_apposition(self, source: Range, head: int) -> Range | None:
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

    def _nominal(self, source: Range, head: int, noun: str) -> Speaker:
        """A source without a name in it: an office, a body, or somebody left unnamed."""
        words = self._words
        kind, text = person_noun(noun), words.words_of(source)
        owned = self._owned(source, head) or words.low[source[0]] in _OWN
        definite = words.low[source[0]] in _DEFINITE or owned
        one = words.low[head] == noun
        if definite:
            named = self._mentioned(source, head)
            if named is not None and (named.role != "person" or self._called(named, noun)):
                return named
        aged = words.low[head].endswith("-year-old") and words.low[source[0]] == "the"
        if (kind in ("yes", "office", "kin") or aged) and definite and one:
            bare = head + 1 == source[1] and not owned
            known = self._last_with(noun, bare, kind == "office") or self._titled_by(noun)
            if known is not None or kind == "office" or self._known_by_owner(source, head, kind):
                return known or Speaker("person", text)
        if kind or words.low[head] in INDEFINITE or (not definite and words.tags[head] == "NUM"):
            many = not one or words.tags[head] == "NUM"
            return Speaker("anonymous", text, many, group=self._group(source, head))
        return Speaker(self._unknown(source, head, noun, definite), text, not one)

    def _unknown(self, source: Range, head: int, noun: str, definite: bool) -> str:
        """The role of a source whose noun is none for people: a body, or people in the plural."""
        words = self._words
        led = words.tags[source[0]] in ("DET", "NUM") or words.low[source[0]] in ("some", "many")
        name = words.tags[head] == "PROPN" or (words.capital(head) and not self._leads(head))
        body = definite or body_noun(noun) or name
        institution = not led and words.low[head] == noun  # "civil defence", "headquarters"
        return "organisation" if body or institution else "anonymous"

    def _leads(self, k: int) -> bool:
        """Whether a token's capital may be only that of a sentence."""
        words = self._words
        return k == words.bounds(k)[0] or words.is_mark(k - 1) or words.low[k - 1] in ":.–—"

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

    def _called(self, named: Speaker, noun: str) -> bool:
        """Whether the report gives this person no role, or one that agrees with the noun."""
        words = self._words
        last = named.name.split()[-1]
        around: list[str] = []
        for k in range(len(words)):
            if words.tokens[k].text != last:
                continue
            first = k - len(named.name.split()) + 1
            begin, end = words.bounds(k)
            around += words.low[max(begin, first - _TITLE) : max(begin, first)]
            if k + 1 < end and words.low[k + 1] == ",":
                around += words.low[k + 2 : min(end, k + 2 + _TITLE)]
        return _may_be(noun, " ".join(around))

    def _mentioned(self, source: Range, head: int) -> Speaker | None:
        """The name that the names stage gives to the nominal that holds the head."""
        place = self._words.tokens[head].start
        for mention in self._words.mention_over(source):
            if not mention.start <= place < mention.end:
                continue
            if mention.form == "nominal" and mention.name and _usable(mention.name):
                kinds = {"person": "person", "document": "document"}
                role = kinds.get(mention.kind, "organisation")
                return self._by_name(mention.name, role, sure=role == "person")
        return None

    def _group(self, source: Range, head: int) -> str | None:
        """Where an unnamed source is placed: "sources in the ministry", "a Harbour official"."""
        words = self._words
        for k in range(head + 1, source[1] - 1):
            if words.tags[k] == "ADP" or words.low[k] in _LOOSE:
                if words.low[k + 1] in ("to", "with"):
                    continue
                return words.words_of((k + 1, source[1]))
        placed = [k for k in range(source[0], head) if words.tags[k] in ("PROPN", "NOUN")]
        if placed and words.low[placed[0]] != "condition":
            return words.words_of((placed[0], placed[-1] + 1))
        return None

    def _pronoun(self, source: Range, at: int, gender: str) -> Speaker:
        """Whom a pronoun means: who spoke just before, else what the names stage says, else
        who spoke last."""
        words = self._words
        quoted = words.quote[at] >= 0
        past = next(
            (
                (when, speaker)
                for when, speaker, _ in reversed(self._past)
                if when < at and (quoted or words.quote[when] < 0) and self._fits(speaker, gender)
            ),
            None,
        )
        topic = None if quoted else self._topic(at, past[0] if past else -1, gender)
        if topic is not None:
            return topic
        if past and words.sentence[at] - words.sentence[past[0]] <= _NEAR:
            return past[1]
        for mention in words.mention_over(source):
            if mention.name and mention.form == "pronoun" and _usable(mention.name):
                role = "person" if mention.kind == "person" else "organisation"
                return self._by_name(mention.name, role, sure=role == "person")
        if past:
            return past[1]
        return Speaker("person", words.words_of(source), many=gender == "p")

    def _topic(self, at: int, since: int, gender: str) -> Speaker | None:
        """The person whose name opens a sentence shortly before, after whoever spoke last."""
        words = self._words
        if gender not in ("m", "f"):
            return None
        here = words.sentence[at]
        lowest = max(here - _NEAR, words.sentence[since] if since >= 0 else -1)
        for number in range(here - 1, lowest, -1):
            first = words.leads[number]
            last = min(first + 5, words.prose.sentences[number].last)
            if first >= last:
                continue
            if words.low[first] in ("a", "an", "one") and at != first:
                stop = base_end(words, first, last)
                if stop > first and person_noun(singular(words.low[stop - 1])):
                    return Speaker("anonymous", words.words_of((first, stop)))
            for mention in words.mention_over((first, last)):
                owner = words.low[min(words.prose.token_range(mention.start, mention.end)[1],
                                      len(words) - 1)] == "'s"  # fmt: skip
                within = words.text[words.tokens[first].start : mention.start].split()
                if owner or "of" in within or mention.name is None:
                    continue
                if mention.form == "name" and mention.kind == "person" and mention.name:
                    speaker = Speaker("person", mention.name, sure=True)
                    if self._fits(speaker, gender):
                        return speaker
                    break
        return None

    def _fits(self, speaker: Speaker, gender: str) -> bool:
        """Whether a pronoun of this gender can mean the speaker."""
        human = speaker.role in ("person", "anonymous")
        if gender in ("m", "f"):
            return human and not speaker.many and self._gender_of(speaker.name) in ("", gender)
        if gender == "n":
            return not human
        return not human or speaker.many or gender == ""

    def _gender_of(self, name: str) -> str:
        """m or f as the report, a given name or a role says, else an empty string."""
        if name in self._gender:
            return self._gender[name]
        given = given_name(name)
        if given:
            return table("en", "given_names")[given][0]
        roles = (table("en", "roles").get(w, ("", ""))[1] for w in name.lower().split())
        return next((g for g in roles if g in ("m", "f")), "")

    def _last_with(self, noun: str, bare: bool, office: bool) -> Speaker | None:
        """The last person whose source had this word; for a bare "the envoy" else the last one
        whom no other word describes.

        Only an office may go to a name without the word; "the driver" goes to whoever spoke
        last without one.
        """
        people = [
            (s, text)
            for _, s, text in reversed(self._past)
            if s.role in ("person", "anonymous") and not s.many
        ]
        same = next((s for s, text in people if noun in text), None)
        if same is not None or not bare:
            return same
        fitting = [s for s, text in people if _may_be(noun, text)]
        role = "person" if office else "anonymous"
        last = next((s for s in fitting if s.role == role), None)
        if last is not None or noun in self._introduced():
            return last
        if office:
            return None
        return next((s for s in fitting if s.role == "person" and _usable(s.name)), None)

    def _titled_by(self, noun: str) -> Speaker | None:
        """The one name that follows the noun as a title in this report: "Inspector Ada Quill"."""
        words = self._words
        found: set[str] = set()
        for k in range(len(words) - 1):
            if words.low[k] != noun or words.tags[k + 1] != "PROPN" or not words.capital(k + 1):
                continue
            last = k + 1
            while last < len(words) and words.capital(last) and words.tags[last] == "PROPN":
                last += 1
            name = words.words_of((k + 1, last))
            found.add(self._names.get(name.split()[-1], name))
        return Speaker("person", found.pop(), sure=True) if len(found) == 1 else None

    def _introduced(self) -> frozenset[str]:
        """Words that come soon after "a" or "an": those who may be spoken of without a name."""
        if self._after_article is None:
            low = self._words.low
            places = (k for k, w in enumerate(low) if w in ("a", "an"))
            self._after_article = frozenset(w for k in places for w in low[k + 1 : k + 5])
        return self._after_article

    def _document(self, source: Range, noun: str) -> Speaker:
        """A document; "the report" is the one that was quoted before, by the same noun first."""
        words = self._words
        if words.low[source[0]] in _DEFINITE and source[1] - source[0] <= 3:
            before = [(s, text) for _, s, text in reversed(self._past) if s.role == "document"]
            same = next((s for s, text in before if noun in text), None)
            if same or before:
                return same or before[0][0]
        return Speaker("document", words.words_of(source))


def given_name(name: str) -> str | None:
    """The given name, in lower case, that stands in a name of several words, None if none does."""
    parts = name.lower().split()
    return next((w for w in parts if w in table("en", "given_names")), None)


def _may_be(noun: str, text: str) -> bool:
    """Whether who was called `text` may be called by `noun` too: no noun of another class there.

    "The lawmaker" may be "MP Ada Quill" or plain "Quill", the coroner is not "the ship's cook Odo".
    """
    classes = role_nouns()
    theirs = [w for w in text.split() if w in classes]
    mine = classes.get(noun)
    if mine is None or not theirs or noun in _ANYBODY:
        return True
    return any(classes[w] == mine and mine != "civilian" for w in theirs)


def _usable(name: str) -> bool:
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
        if going and (not run or words.sentence[i] == words.sentence[run[0]]):
            run.append(i)
            continue
        if run and len(run) <= 4:
            name = words.words_of((run[0], run[-1] + 1))
            last = words.tokens[run[-1]].text
            if len(name) > len(table.get(last, "")):
                table[last] = name
        run = [i] if going else []
    return table
