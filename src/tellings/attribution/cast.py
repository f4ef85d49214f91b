"""Who has spoken in a report so far, and whom a pronoun or "the envoy" means after that."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.attribution.described import Described, is_akin, may_be
from tellings.attribution.namings import Namings, usable
from tellings.attribution.phrases import base_end
from tellings.attribution.roles import body_noun, head_noun, person_noun, singular
from tellings.attribution.speaker import Speaker, given_name
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_PRESS = frozenset({"outlet", "agency"})
_NEAR = 2  # sentences in which whoever spoke is still meant
_OPENING = 6  # words at the head of a sentence in which its topic stands
_HEADS = frozenset({"president", "minister", "premier", "chancellor", "mayor", "governor"})
_ONE = frozenset({"a", "an", "one"})


@dataclass(frozen=True, slots=True)
class _Spoke:
    """Who spoke at token `at` and the words of the source, in lower case."""

    at: int
    speaker: Speaker
    text: str
    nested: bool = False
    asking: bool = False


class Cast:
    """Remembers speakers in reading order; `namings` finds the names of those who only appear."""

    def __init__(self, words: Words, namings: Namings) -> None:
        self._words = words
        self._namings = namings
        self._past: list[_Spoke] = []
        self._gender: dict[str, str] = {}
        self._presses: list[tuple[int, Speaker]] = []
        self._after_article: frozenset[str] | None = None
        self._described = Described(words, namings)

    def spoke(
        self,
        at: int,
        speaker: Speaker,
        source: Range,
        gender: str,
        nested: bool,
        asking: bool,
    ) -> None:
        """Remembers the speaker of the cue at `at`, with m or f where its words say so.

        `nested` is whether he is spoken of in the words of another, `asking` whether he asks.
        """
        self._past.append(_Spoke(at, speaker, self._words.words_of(source).lower(), nested, asking))
        if gender and speaker.role == "person":
            self._gender[speaker.name] = gender

    def publishes(self, at: int, press: Speaker) -> None:
        """Remembers an outlet that is named at the cue at `at`, for "the paper" after it."""
        self._presses.append((at, press))

    def press_again(self, at: int, noun: str) -> Speaker | None:
        """The outlet named last before token `at`, an agency for "the agency" if there is one."""
        named = [
            *((when, s) for when, s in self._presses if when < at),
            *((p.at, p.speaker) for p in self._past if p.at < at and p.speaker.role in _PRESS),
        ]
        named.sort(key=lambda n: -n[0])
        fitting = [s for _, s in named if s.role == "agency"] if noun == "agency" else []
        return next(iter([*fitting, *(s for _, s in named)]), None)

    def hide(self, at: int, speaker: Speaker) -> Speaker:
        """The speaker of the cue at `at` as one without a name; pronouns after it mean that one."""
        hidden = Speaker("anonymous", speaker.name, speaker.many, group=speaker.group)
        self._past = [
            _Spoke(p.at, hidden, p.text, p.nested, p.asking)
            if p.at == at and p.speaker == speaker
            else p
            for p in self._past
        ]
        return hidden

    def pronoun(self, source: Range, at: int, gender: str, around: Speaker | None) -> Speaker:
        """Whom a pronoun means: who spoke just before, else what the names stage says, else
        who spoke last.

        `around` is whose quotation the pronoun stands in: who quotes himself says "I".
        """
        words = self._words
        quoted = words.quote[at] >= 0
        fitting = [
            p
            for p in reversed(self._past)
            if p.at < at
            and (quoted or words.quote[p.at] < 0)
            and self._fits(p.speaker, gender)
            and not (quoted and around is not None and p.speaker.name == around.name)
        ]
        if len(fitting) > 1 and self._another(fitting[0].at, source[0], gender):
            fitting = fitting[1:]
        if len(fitting) > 1 and fitting[0].asking and not quoted:
            before = words.sentence[at] - words.sentence[fitting[0].at]
            answered = words.sentence[fitting[0].at] - words.sentence[fitting[1].at]
            if 0 < before <= _NEAR and answered <= 2 * _NEAR:
                fitting = fitting[1:]  # who is asked answers
        past = next(iter(fitting), None)
        if past is not None and past.nested and around is None:
            here = words.sentence[past.at]  # the main voice of that sentence goes on
            past = next((p for p in fitting if not p.nested and words.sentence[p.at] == here), past)
        topic = None if quoted else self._topic(at, past.at if past else -1, gender)
        if topic is not None:
            return self._known_as(topic, gender)
        if past and words.sentence[at] - words.sentence[past.at] <= _NEAR:
            return self._known_as(past.speaker, gender)
        for mention in words.mention_over(source):
            if mention.name and mention.form == "pronoun" and usable(mention.name):
                role = "person" if mention.kind == "person" else "organisation"
                return self._namings.by_name(mention.name, role, sure=role == "person")
        if past:
            return self._known_as(past.speaker, gender)
        role = "anonymous" if gender == "p" and quoted else "person"
        return Speaker(role, words.words_of(source), many=gender == "p")

    def _another(self, at: int, pronoun: int, gender: str) -> bool:
        """Whether "him" stands between a speaker and "he" in one sentence: "the judge has sent for
        him, and he has come" is about one who is not the judge."""
        words = self._words
        if gender not in ("m", "f") or words.sentence[at] != words.sentence[pronoun]:
            return False
        other = "him" if gender == "m" else "her"
        return any(
            words.low[k] == other and words.tags[k + 1] in ("PUNCT", "CCONJ", "ADP", "ADV")
            for k in range(at + 1, pronoun - 1)
        )

    def _known_as(self, speaker: Speaker, gender: str) -> Speaker:
        """The speaker, whom the report calls he or she from now on."""
        if gender in ("m", "f") and speaker.role == "person":
            self._gender.setdefault(speaker.name, gender)
        return speaker

    def _topic(self, at: int, since: int, gender: str) -> Speaker | None:
        """Whoever opens a sentence shortly before, after whoever spoke last."""
        words = self._words
        here = words.sentence[at]
        lowest = max(here - _NEAR, words.sentence[since] if since >= 0 else -1)
        for number in range(here - 1, lowest, -1):
            first = words.leads[number]
            last = min(first + _OPENING, words.prose.sentences[number].last)
            if first >= last or words.quote[first] >= 0:
                continue
            if gender == "n":
                found = self._thing(first, words.prose.sentences[number].last)
            else:
                found = self._person(first, last, gender) if gender in ("m", "f") else None
            if found is not None:
                return found
            if number == here - 1 and gender in ("m", "f"):
                return self._closing(first, words.prose.sentences[number].last)
        return None

    def _closing(self, first: int, last: int) -> Speaker | None:
        """A person without a name that ends a sentence about something else: "The third version
        belongs to the ferryman. He ..."."""
        words = self._words
        last -= words.low[last - 1] in ".:!?"
        begin = last
        while begin > first and words.tags[begin - 1] in ("NOUN", "ADJ"):
            begin -= 1
        begin -= 1
        if begin <= first or words.low[begin] not in ("the", *_ONE) or words.capital(last - 1):
            return None
        noun = words.low[last - 1]
        thing = base_end(words, first, last)
        lifeless = thing > first and not person_noun(
            singular(words.low[head_noun(words, (first, thing))])
        )
        plain = lifeless and words.tags[first] == "DET" and singular(noun) == noun
        if not plain or not person_noun(noun) or words.tags[begin - 1] != "ADP":
            return None
        return Speaker("anonymous", words.words_of((begin, last)))

    def _thing(self, first: int, last: int) -> Speaker | None:
        """A document or body that opens a sentence: "The diary has nothing. It reads ..."."""
        words = self._words
        stop = base_end(words, first, last)
        if stop == first or words.low[first] in ("it", "this", "that"):
            return None
        noun = singular(words.low[head_noun(words, (first, stop))])
        text = words.words_of((first, stop))
        if noun in lexicon("en", "document_nouns"):
            return Speaker("document", text)
        return Speaker("organisation", text) if body_noun(noun) else None

    def _person(self, first: int, last: int, gender: str) -> Speaker | None:
        """The person in the first words of a sentence, by name or as "a nurse"."""
        words = self._words
        if words.low[first] in _ONE:
            stop = base_end(words, first, last)
            if stop > first and person_noun(singular(words.low[stop - 1])):
                return Speaker("anonymous", words.words_of((first, stop)))
        for mention in words.mention_over((first, last)):
            after = words.prose.token_range(mention.start, mention.end)[1]
            owner = words.low[min(after, len(words) - 1)] == "'s"
            within = words.text[words.tokens[first].start : mention.start].split()
            if owner or "of" in within or mention.name is None:
                continue
            if mention.form == "name" and mention.kind == "person" and usable(mention.name):
                speaker = Speaker("person", mention.name, sure=True)
                if self._fits(speaker, gender):
                    return speaker
                break
        return self._subject(first, last, gender)

    def _subject(self, first: int, last: int, gender: str) -> Speaker | None:
        """The name that is a sentence's subject, if the names stage takes it for nothing else."""
        words = self._words
        stop = base_end(words, first, last)
        if stop == first or stop >= last or words.tags[stop] not in ("VERB", "AUX"):
            return None
        begin = stop
        while begin > first and words.tags[begin - 1] == "PROPN" and words.capital(begin - 1):
            if words.low[begin - 1].endswith(("'s", "s'")):
                break
            begin -= 1
        plain = begin == first or words.low[begin - 1].endswith(("'s", "s'"))
        if begin == stop or not plain or words.low[stop - 1].endswith("'s"):
            return None
        several = stop - begin > 1
        others = [m.kind for m in words.mention_over((begin, stop)) if m.form == "name"]
        if any(kind != "person" and (several or kind == "place") for kind in others):
            return None
        name = words.words_of((begin, stop))
        full = self._namings.full.get(name.split()[-1], name)
        found = self._namings.by_name(full if name in full else name, "person")
        return found if found.role == "person" and self._fits(found, gender) else None

    def _fits(self, speaker: Speaker, gender: str) -> bool:
        """Whether a pronoun of this gender can mean the speaker."""
        human = speaker.role in ("person", "anonymous")
        if gender in ("m", "f"):
            return human and not speaker.many and self._gender_of(speaker.name) in ("", gender)
        if gender == "n":
            return not human
        if gender == "p" and speaker.role in (*_PRESS, "document"):
            return False
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

    def known_by(
        self, noun: str, source: Range, bare: bool, office: bool, around: Speaker | None
    ) -> Speaker | None:
        """The person that "the envoy" or "her envoy" means, None if nobody known is.

        Whoever spoke and was called so; the one name that the report has beside the noun; and for
        a `bare` one whoever spoke last and is called nothing that speaks against it. Only an
        `office` may go to a name without the word. Not `around`, in whose words it stands: "the
        mayor said that the mayor" is two.
        """
        people = [
            p
            for p in reversed(self._past)
            if p.speaker.role in ("person", "anonymous")
            and not p.speaker.many
            and (around is None or p.speaker.name != around.name)
        ]
        asked = {noun} if bare else self._described.asks(source)
        same = next((p.speaker for p in people if asked <= set(p.text.split())), None)
        if same is not None:
            return same
        named = self._described.by_noun(noun, source, bare)
        if named is not None and (around is None or named != around.name):
            return Speaker("person", named, sure=True)
        if not bare:
            return self._of_office(noun, people) if office else None
        fitting = [p.speaker for p in people if self._may_mean(p, noun)]
        role = "person" if office else "anonymous"
        if office:
            fitting = [s for s in fitting if self._described.around(s.name) or noun in _HEADS]
        last = next((s for s in fitting if s.role == role), None)
        if role == "person" and last is not None and last is not people[0].speaker:
            last = None if self._described.stands_alone(noun, source[0]) else last
        if last is not None or noun in self._introduced():
            return last
        if office or self._described.stands_alone(noun, source[0]) or not people:
            return None
        latest = people[0]
        near = self._words.sentence[source[0]] - self._words.sentence[latest.at] <= _NEAR
        fits = near and latest.speaker.role == "person" and self._may_mean(latest, noun)
        return latest.speaker if fits and usable(latest.speaker.name) else None

    def _of_office(self, noun: str, people: Sequence[_Spoke]) -> Speaker | None:
        """The one named speaker whose office may be called so: "the foreign minister"."""
        known = {
            p.speaker.name: p.speaker
            for p in people
            if p.speaker.role == "person" and is_akin(noun, self._described.around(p.speaker.name))
        }
        return next(iter(known.values())) if len(known) == 1 else None

    def _may_mean(self, spoke: _Spoke, noun: str) -> bool:
        """Whether nothing that the report calls a speaker speaks against this noun too."""
        if not may_be(noun, spoke.text):
            return False
        return may_be(noun, self._described.around(spoke.speaker.name))

    def quoted(self, noun: str) -> bool:
        """Whether a document called by this noun has been quoted."""
        return any(p.speaker.role == "document" and noun in p.text.split() for p in self._past)

    def called(self, named: Speaker, noun: str) -> bool:
        """Whether the report gives this person no role, or one that agrees with the noun."""
        return may_be(noun, self._described.around(named.name))

    def _introduced(self) -> frozenset[str]:
        """Words that come soon after "a" or "an": those who may be spoken of without a name."""
        if self._after_article is None:
            low = self._words.low
            places = (k for k, w in enumerate(low) if w in ("a", "an"))
            self._after_article = frozenset(w for k in places for w in low[k + 1 : k + 5])
        return self._after_article

    def document(self, source: Range, noun: str, definite: bool) -> Speaker:
        """A document; "the report" is the one that was quoted before, by the same noun first."""
        if definite and source[1] - source[0] <= 3:
            before = [p for p in reversed(self._past) if p.speaker.role == "document"]
            same = next((p.speaker for p in before if noun in p.text), None)
            if same or before:
                return same or before[0].speaker
        return Speaker("document", self._words.words_of(source))
