import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims.acts import Trigger, acts_of, inflections, relations
from tellings.claims.denying import presupposed
from tellings.claims.polarity import denial, mood
from tellings.claims.stems import content_stems, stem
from tellings.model import Credit, Statement
from tests.claims import build


def only(text: str) -> Statement:
    found = build.statements_of(build.report("a", text))
    assert len(found) == 1, [text[s.start : s.end] for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ostra police arrested 30 members of the Ostra Union in Port Hale.", "arrest"),
        ("On 3 May 2020 30 dockers were taken into custody in Port Hale.", "arrest"),
        ("A ferry sank off Port Hale on 3 May 2020.", "sink"),
        ("The Coast Guard of Velm put the Ostra Union on its list of banned groups.", "designate"),
        ("The Coast Guard of Velm took the Ostra Union off its list.", "delist"),
        ("Two clerks lost their lives in Port Hale on 3 May 2020.", "die"),
        ("The Ostra Union laid down arms at Lake Torrin.", "ceasefire"),
    ],
)
def test_acts_of_verbs_nouns_and_phrases(text: str, act: str) -> None:
    assert act in only(text).acts


def test_a_verb_that_undoes_turns_the_noun_round() -> None:
    acts = only("The Coast Guard of Velm lifted the designation of the Ostra Union.").acts
    assert "delist" in acts
    assert "designate" not in acts


def test_slots_of_a_passive_clause() -> None:
    r = build.report("a", "30 dockers were arrested by Ostra police at Quarry Bay on 3 May 2020.")
    (s,) = build.statements_of(r)
    roles = {r.text[p.start : p.end]: p.role for p in s.participants}
    assert roles == {"Ostra police": "agent", "Quarry Bay": "at"}
    assert s.counts[0].value == 30
    assert s.times[0].from_ == "2020-05-03"
    assert s.mood == "actual"
    assert not s.denied


def test_from_and_to() -> None:
    r = build.report("a", "The crates were moved from Quarry Bay to Port Hale.")
    (s,) = build.statements_of(r)
    assert {r.text[p.start : p.end]: p.role for p in s.participants} == {
        "Quarry Bay": "from",
        "Port Hale": "to",
    }


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nobody was arrested in Port Hale.", True),
        ("There were no arrests in Port Hale.", True),
        ("Ostra police did not arrest the clerk in Port Hale.", True),
        ("The tale of arrests in Port Hale is baseless.", True),
        ("Ostra police arrested the clerk in Port Hale.", False),
        ("The Ostra Union is no longer on the list of Velm.", False),
    ],
)
def test_denials(text: str, denied: bool) -> None:
    assert only(text).denied is denied


def test_a_denied_content_is_denied_and_a_denied_denial_is_not() -> None:
    text = "Mira Dunant denied that Ostra police arrested 30 dockers in Port Hale."
    r = build.report("a", text)
    content = "Ostra police arrested 30 dockers in Port Hale"
    a = build.said(r, "Mira Dunant", "denied", content, stance="denied")
    assert [s.denied for s in build.statements_of(r, [a])] == [True]
    text = "Mira Dunant denied that nobody was arrested in Port Hale."
    r = build.report("b", text)
    a = build.said(r, "Mira Dunant", "denied", "nobody was arrested in Port Hale", stance="denied")
    assert [s.denied for s in build.statements_of(r, [a])] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostra police will close the pier at Port Hale.", "planned"),
        ("The Ostra Union plans to close the pier at Port Hale.", "planned"),
        ("It is not clear whether Ostra police arrested the clerk.", "open"),
        ("Did Ostra police arrest the clerk in Port Hale?", "open"),
        ("Ostra police closed the pier at Port Hale.", "actual"),
    ],
)
def test_moods(text: str, expected: str) -> None:
    assert only(text).mood == expected


def test_content_is_a_statement_with_its_speaker() -> None:
    text = "Mira Dunant said that Ostra police had arrested 30 dockers in Port Hale."
    r = build.report("a", text)
    a = build.said(
        r, "Mira Dunant", "said", "that Ostra police had arrested 30 dockers in Port Hale"
    )
    (s,) = build.statements_of(r, [a])
    assert text[s.start : s.end] == "Ostra police had arrested 30 dockers in Port Hale"
    assert s.speaker == "Mira Dunant"
    assert s.attribution == a.id


def test_two_acts_are_two_statements_and_two_views_are_one() -> None:
    apart = "Ostra police arrested 30 dockers, while the Coast Guard of Velm opened a pier."
    assert len(build.statements_of(build.report("a", apart))) == 2
    one = "30 dockers died in Port Hale when the Coast Guard of Velm opened fire."
    assert len(build.statements_of(build.report("b", one))) == 1


def test_a_credit_line_is_no_statement() -> None:
    r = build.report("a", "The Ostra Union contributed to this report.")
    credited = dataclasses.replace(r, credits=(Credit(4, 15, "Ostra Union", "agency"),))
    assert build.statements_of(credited) == []


WORDS = st.sampled_from(
    [
        "Ostra police",
        "arrested",
        "30 dockers",
        "in",
        "Port Hale",
        "on",
        "3 May 2020",
        ".",
        "said",
        "that",
        "nobody",
        "“",
        "”",
        "was",
        "killed",
        "\n\n",
        ",",
        "while",
        "Mira Dunant",
        "denied",
        "to",
        "?",
        "1,200 crates",
        "the ban",
        "lifted",
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_every_statement_is_exact_words_in_the_body(words: list[str]) -> None:
    r = build.report("a", " ".join(words))
    for s in build.statements_of(r):
        assert 0 <= s.start < s.end <= len(r.text)
        inside = r.text[s.start : s.end]
        assert inside == inside.strip()
        assert s.acts
        spans = [(p.start, p.end) for p in s.participants]
        spans += [(t.start, t.end) for t in (*s.times, *s.counts)]
        assert all(s.start <= a < b <= s.end for a, b in spans)


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    build.statements_of(build.report("a", text))


def test_inflections() -> None:
    assert {"stops", "stopped", "stopping"} <= set(inflections("stop"))
    assert {"seizes", "seized", "seizing"} <= set(inflections("seize"))
    assert {"denies", "denied", "denying"} <= set(inflections("deny"))
    assert {"dies", "died", "dying"} <= set(inflections("die"))
    assert {"takes", "took", "taken", "taking"} <= set(inflections("take"))


def test_relations_name_known_acts() -> None:
    from tellings.text.lexicons import rows

    acts = {row[0] for row in rows("en", "acts")}
    for relation in ("kin", "opposed"):
        assert set(relations(relation)) <= acts


def test_every_phrase_has_a_first_word() -> None:
    assert all(acts_of("en").phrases.values())


def test_near_denials_say_which_act() -> None:
    words = ["nobody", "was", "arrested", "after", "they", "closed", "the", "gate"]
    assert denial(words, [2, 5]).acts_at == {2}
    assert not denial(["they", "arrested", "all"], [1]).denies


def test_mood_looks_before_the_act() -> None:
    assert mood(["they", "closed", "what", "will", "open"], [1]) == "actual"


@given(st.text(max_size=30))
def test_stems_are_stable(word: str) -> None:
    assert isinstance(stem(word), str)


def test_stems_join_forms() -> None:
    assert stem("closing") == stem("closed")
    assert content_stems(["The", "arrests", "of", "arrest"]) == (stem("arrest"),)


def test_the_same_words_are_one_statement() -> None:
    text = "Mira Dunant said that Ostra police had arrested 30 dockers in Port Hale."
    r = build.report("a", text)
    bare = "Ostra police had arrested 30 dockers in Port Hale"
    twice = [build.said(r, "Mira Dunant", "said", c) for c in (bare, f"that {bare}")]
    assert len(build.statements_of(r, twice)) == 1


def test_what_a_denial_presupposes_is_not_denied() -> None:
    def told(text: str) -> bool:
        words = text.lower().split()
        sank = [Trigger(i, i + 1, ("sink",), "verb") for i, w in enumerate(words) if w == "sank"]
        return presupposed(words, sank)

    assert told("what she called a smear and showed where the boat was when the ferry sank")
    assert not told("that the ferry sank when the tide turned")
    assert not told("that the tide turned when it should not")
