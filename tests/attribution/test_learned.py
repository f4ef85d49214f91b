"""How the tagger's findings and the rules' drafts become one list."""

from tellings.attribution.draft import Draft
from tellings.attribution.finding import Finding
from tellings.attribution.learned import merged
from tellings.attribution.words import Range, Words
from tellings.text.prose import Prose


class Reading:
    """A text with places named by their words."""

    def __init__(self, text: str) -> None:
        self.words = Words(Prose(text))
        self.low = [t.text for t in self.words.tokens]

    def at(self, said: str) -> Range:
        """The tokens of some words, spaced as tokens are, where they first stand."""
        parts = said.split(" ")
        first = next(k for k in range(len(self.low)) if self.low[k : k + len(parts)] == parts)
        return first, first + len(parts)

    def draft(self, source: str, cue: str, content: str, rule: str = "right") -> Draft:
        return Draft([self.at(source)], [self.at(cue)], [self.at(content)], rule=rule)

    def finding(
        self, source: str, cue: str, content: str, draft: Draft | None = None, sure: int = 900
    ) -> Finding:
        places = (self.at(source),) if source else ()
        return Finding(places, (self.at(cue),), (self.at(content),), draft, True, sure)

    def told(self, drafts: list[Draft], found: list[Finding]) -> list[tuple[str, str, str, str]]:
        def said(ranges: list[Range]) -> str:
            return " … ".join(self.words.words_of(r) for r in ranges)

        return [
            (said(d.source), said(d.cue), said(d.content), d.stance)
            for d in merged(self.words, drafts, found)
        ]


def test_places_are_the_taggers_and_all_else_the_rules() -> None:
    it = Reading("The warden of Low Quay, a diver, denied on Monday that the gate stood open.")
    rule = it.draft("The warden", "denied", "that the gate")
    rule.stance, rule.press = "denied", it.at("Low Quay")
    found = it.finding(
        "The warden of Low Quay , a diver ,", "denied on Monday", "that the gate stood open .", rule
    )
    source = "The warden of Low Quay, a diver"
    told = it.told([rule], [found])
    assert told == [(source, "denied on Monday", "that the gate stood open", "denied")]
    assert rule.press == it.at("Low Quay")


def test_of_the_rules_own_only_the_plain_ones_fall() -> None:
    it = Reading("She said he thinks it sank. They held a bake sale. By all accounts, it rained.")
    outer = it.draft("She", "said", "he thinks it sank")
    inner = it.draft("he", "thinks", "it sank")
    plain = it.draft("They", "held", "a bake sale")
    frame = it.draft("all accounts", "By", "it rained", rule="according")
    found = it.finding("She", "said", "he thinks it sank", outer)
    cues = [cue for _, cue, _, _ in it.told([outer, inner, plain, frame], [found])]
    assert cues == ["said", "thinks", "By"]


def test_a_voice_around_one_that_is_found_stays() -> None:
    it = Reading("Ada says Bram swore the till was empty.")
    outer = it.draft("Ada", "says", "Bram swore the till was empty")
    inner = it.draft("Bram", "swore", "the till was empty")
    found = it.finding("Bram", "swore", "the till was empty", inner)
    assert [cue for _, cue, _, _ in it.told([outer, inner], [found])] == ["says", "swore"]


def test_what_passes_on_words_is_left_to_the_rules() -> None:
    it = Reading("Ada Quill was quoted by the Gazette as saying the till was empty.")
    relay = it.draft("Ada Quill", "as saying", "the till was empty", rule="quoted")
    relay.press = it.at("the Gazette")
    wrong = it.finding("the Gazette", "was quoted", "Ada Quill")
    same = it.finding("the Gazette", "saying", "the till was empty", relay)
    assert it.told([relay], [wrong, same]) == [
        ("Ada Quill", "as saying", "the till was empty", "asserted")
    ]


def test_nobody_in_particular_must_be_sure() -> None:
    it = Reading("No one could say who won. It was feared that both lost. Ada hopes so.")
    found = [
        it.finding("No one", "could say", "who won", sure=90),
        it.finding("", "was feared", "that both lost", sure=90),
        it.finding("Ada", "hopes", "so", sure=90),
    ]
    assert [cue for _, cue, _, _ in it.told([], found)] == ["hopes"]
    sure = [it.finding("No one", "could say", "who won", sure=900)]
    assert [cue for _, cue, _, _ in it.told([], sure)] == ["could say"]


def test_stances_of_cues_that_no_rule_knows() -> None:
    it = Reading(
        "Ada would neither confirm nor deny it. Bram rebutted the charge. Cleo voiced joy."
    )
    found = [
        it.finding("Ada", "would neither confirm nor deny", "it"),
        it.finding("Bram", "rebutted", "the charge"),
        it.finding("Cleo", "voiced", "joy"),
    ]
    assert [stance for *_, stance in it.told([], found)] == ["denied", "denied", "asserted"]


def test_a_dateline_is_no_part_of_a_source() -> None:
    it = Reading("LOW QUAY – Harbour master Ada Quill said the gate stood open.")
    found = it.finding("LOW QUAY – Harbour master Ada Quill", "said", "the gate stood open")
    assert it.told([], [found])[0][0] == "Harbour master Ada Quill"


def test_a_quotation_without_a_cue_stays_where_it_is_nobodys() -> None:
    it = Reading("“It sank.” Ada said it sank again.")
    free = Draft([it.at("Ada")], [], [it.at("“ It sank . ”")], rule="carried")
    assert len(it.told([free], [])) == 1
    taken = it.finding("Ada", "said", "“ It sank . ”")
    assert len(it.told([free], [taken])) == 1
