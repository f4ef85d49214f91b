import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.text.tagger import LABELS, lemma, tag, tagged
from tellings.text.tokens import tokenize


def tags_of(sentence: str) -> dict[str, str]:
    words = [token.text for token in tokenize(sentence)]
    found = tagged(words)
    pairs = zip(found.tags, found.forms, strict=True)
    return {w: f"{t}:{f}" if f else t for w, (t, f) in zip(words, pairs, strict=True)}


def test_a_plain_news_sentence() -> None:
    found = tags_of("The minister of Norlund said on Monday that soldiers had killed two farmers.")
    assert found["minister"] == found["soldiers"] == found["farmers"] == "NOUN"
    assert found["Norlund"] == found["Monday"] == "PROPN"
    assert found["said"] == "VERB:past"
    assert found["had"] == "AUX:past"
    assert found["killed"] == "VERB:part"
    assert found["two"] == "NUM"
    assert found["."] == "PUNCT"


def test_verb_forms() -> None:
    found = tags_of("She wants to leave, but he was told that they are asking questions.")
    assert found["wants"] == "VERB:fin"
    assert found["leave"] == "VERB:inf"
    assert found["told"] == "VERB:part"
    assert found["asking"] == "VERB:ger"


def test_contractions_and_possessives_stay_whole() -> None:
    found = tags_of("Spokesmen didn’t confirm Tervola's account.")
    assert found["didn’t"] == "AUX:past"
    assert found["confirm"] == "VERB:inf"
    assert found["Tervola's"] == "PROPN"


def test_a_dateline_in_capitals() -> None:
    found = tags_of("HARVELTON (TNA) — The army has left the town, residents said.")
    assert found["HARVELTON"] == "PROPN"
    assert found["—"] == "PUNCT"
    assert found["army"] == "NOUN"


def test_capitals_of_a_headline_do_not_make_names() -> None:
    found = tags_of("Minister Rejects New Plan for Northern Villages After Long Debate")
    assert found["Plan"] == found["Villages"] == found["Debate"] == "NOUN"
    assert found["New"] == "ADJ"
    assert found["for"] == "ADP"


def test_other_scripts_and_marks_get_a_default() -> None:
    words = ["الوزير", "日本", "۱۲", "،", "…", "€", "café", "x"]
    assert tag(words)[:5] == ["X", "X", "NUM", "PUNCT", "PUNCT"]
    assert tag(["€"]) == ["SYM"]


def test_nothing_gives_nothing() -> None:
    assert tag([]) == []
    assert tagged([], []).forms == ()


def test_sentence_ends_must_ascend_within_the_words() -> None:
    for ends in ([2, 1], [4], [-1]):
        with pytest.raises(ValueError, match="sentence ends"):
            tag(["a", "b", "c"], ends)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=20), st.data())
def test_any_text_gets_known_tags_and_sentences_are_independent(
    words: list[str], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(words)))
    found = tagged(words, [cut])
    assert len(found.tags) == len(found.forms) == len(words)
    assert set(zip(found.tags, found.forms, strict=True)) <= set(LABELS)
    assert list(found.tags) == tag(words[:cut]) + tag(words[cut:])


@given(st.text(max_size=15), st.sampled_from(sorted({t for t, _ in LABELS})))
def test_lemma_never_raises(word: str, part: str) -> None:
    assert isinstance(lemma(word, part), str)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("said", "say"), ("denies", "deny"), ("denied", "deny"), ("claiming", "claim"),
        ("died", "die"), ("dying", "die"), ("stopped", "stop"), ("added", "add"),
        ("visited", "visit"), ("invited", "invite"), ("decided", "decide"), ("raided", "raid"),
        ("riding", "ride"), ("ridding", "rid"), ("seized", "seize"), ("besieged", "besiege"),
        ("controlled", "control"), ("killed", "kill"), ("panicked", "panic"), ("echoes", "echo"),
        ("reaches", "reach"), ("uses", "use"), ("focuses", "focus"), ("quizzes", "quiz"),
        ("found", "find"), ("founded", "found"), ("overran", "overrun"), ("retold", "retell"),
        ("co-wrote", "co-write"), ("need", "need"), ("missing", "miss"), ("is", "be"),
        ("didn't", "do"), ("won’t", "will"), ("can't", "can"), ("would", "would"),
        ("hanging", "hang"), ("changing", "change"), ("bringing", "bring"), ("SAID", "say"),
        ("offered", "offer"), ("interfered", "interfere"), ("explaining", "explain"),
    ],
)  # fmt: skip
def test_lemma_of_verbs(word: str, base: str) -> None:
    assert lemma(word, "VERB") == base


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("women", "woman"), ("gunmen", "gunman"), ("bodies", "body"), ("crises", "crisis"),
        ("news", "news"), ("series", "series"), ("knives", "knife"), ("witnesses", "witness"),
        ("houses", "house"), ("ministers’", "minister"), ("child's", "child"), ("bus", "bus"),
        ("grandchildren", "grandchild"), ("1970s", "1970s"), ("politics", "politics"),
        ("bases", "base"), ("ex-wives", "ex-wife"), ("people", "people"),
    ],
)  # fmt: skip
def test_lemma_of_nouns(word: str, base: str) -> None:
    assert lemma(word, "NOUN") == base


def test_lemma_of_other_words() -> None:
    assert lemma("Tervola's", "PROPN") == "Tervola"
    assert lemma("Southern", "ADJ") == "southern"
    assert lemma("الوزير", "NOUN") == "الوزير"
