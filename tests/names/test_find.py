"""In-report names: what is found, what kind it is, and which mentions are one actor."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Mention, NameLink, Report
from tellings.names import NameFindings, find_names
from tellings.text.prose import Prose


def report(text: str, key: str = "r1", language: str = "en") -> Report:
    return Report(key, key, key, 0, 0, text, "", language=language)


def find(text: str, key: str = "r1", language: str = "en") -> NameFindings:
    return find_names(report(text, key, language), Prose(text, (), language))


def actors(text: str) -> dict[str, set[str]]:
    """Name of each actor -> the words that mention it."""
    found: dict[str, set[str]] = {}
    for m in find(text).mentions:
        found.setdefault(m.name or "", set()).add(text[m.start : m.end])
    return found


def kinds(text: str) -> dict[str, str]:
    return {text[m.start : m.end]: m.kind for m in find(text).mentions if m.form == "name"}


def links(text: str) -> set[tuple[str, str, str]]:
    return {(link.kind, link.a, link.b) for link in find(text).links}


def test_a_definition_with_acronym_and_further_names() -> None:
    text = (
        "The Harbour Workers' Front (HWF), also known as Dockfront and the Red Anchors, met on "
        "Sunday. Dockfront has an office in Tarvik. The HWF denied it."
    )
    found = actors(text)["Harbour Workers' Front"]
    assert {"Harbour Workers' Front", "HWF", "Dockfront", "Red Anchors"} <= found
    assert ("acronym", "Harbour Workers Front", "HWF") in links(text)
    assert ("definition", "Harbour Workers Front", "Dockfront") in links(text)


def test_an_acronym_whose_name_stands_elsewhere() -> None:
    text = "The League of River Pilots struck again. Few believed the LRP."
    assert "LRP" in actors(text)["League of River Pilots"]


def test_title_surname_and_pronoun_are_one_person() -> None:
    text = (
        "Fisheries Minister Odalys Ferran told reporters that the port was closed. She said "
        "nothing more. Ms Ferran left. The minister declined to answer."
    )
    found = actors(text)["Odalys Ferran"]
    assert {"Odalys Ferran", "She", "Ms Ferran", "The minister"} <= found


def test_an_apposition_gives_the_role() -> None:
    text = (
        "Jorund Aske, the spokesman of the harbour union, said on Monday that ships would sail. "
        "The spokesman gave no date. He left by the side door."
    )
    assert {"Jorund Aske", "The spokesman", "He"} <= actors(text)["Jorund Aske"]
    assert kinds(text)["Jorund Aske"] == "person"


def test_two_people_of_one_family_stay_apart() -> None:
    text = "Ilse Brandvold met Tomas Brandvold. Ilse Brandvold said it went well."
    found = actors(text)
    assert "Tomas Brandvold" not in found["Ilse Brandvold"]


def test_junior_is_another_person() -> None:
    text = "Paul Renko spoke first. Paul Renko Jr. spoke last."
    assert len([n for n in actors(text) if n.startswith("Paul Renko")]) == 2


def test_spellings_of_one_place() -> None:
    text = "Fort Gharib was quiet. Nobody left Fort Garib, and nobody entered Fort Ghareeb."
    assert {"Fort Gharib", "Fort Garib", "Fort Ghareeb"} <= actors(text)["Fort Gharib"]
    assert kinds(text)["Fort Gharib"] == "place"


def test_government_and_country() -> None:
    text = "The Norvan government refused. The government of Norva gave no reason."
    found = actors(text)
    assert any(len(v) == 2 for v in found.values())


def test_city_in_a_places_slot_and_in_a_speakers() -> None:
    text = "Talks were held in Tarvik. Tarvik has denied the report."
    spans = [(text[m.start : m.end], m.kind) for m in find(text).mentions if m.form == "name"]
    assert spans == [("Tarvik", "place"), ("Tarvik", "government")]


def test_members_belong_to_their_group() -> None:
    text = (
        "The River Guard League (RGL) met. Police held 12 members of the RGL and fighters of RGL."
    )
    found = find(text)
    members = [m for m in found.mentions if m.kind == "members"]
    assert [text[m.start : m.end] for m in members] == ["members of the RGL", "fighters of RGL"]
    group = next(m.actor for m in found.mentions if text[m.start : m.end] == "RGL")
    assert {m.of for m in members} == {group}
    assert {m.actor for m in members} != {group}


def test_a_charged_nominal_means_the_only_group() -> None:
    text = (
        'The Estuary League set up its base in 2001. Police said the "smuggling ring" had guns. '
        "Nobody saw the bandit brood again."
    )
    found = actors(text)["Estuary League"]
    assert 'the "smuggling ring' in found
    assert "the bandit brood" in found


def test_an_unknown_noun_with_followers_is_a_body() -> None:
    text = "The Estuary League met. Followers of the quorzel fled. The quorzel was silent."
    assert any("quorzel" in " ".join(v) for v in actors(text).values())


def test_sentence_starts_are_no_names() -> None:
    text = "Observers waited. Relations were poor. Lawyers spoke. Heavy rain fell in June."
    assert [m for m in find(text).mentions if m.form == "name"] == []


def test_particles_and_initials() -> None:
    text = "Gen. R. K. Osei met Tomas al-Rashidi and Ines de la Fuente in Tarvik."
    assert {"R. K. Osei", "Tomas al-Rashidi", "Ines de la Fuente"} <= {n for n in actors(text) if n}


def test_quoted_is_told() -> None:
    text = 'He spoke of the Estuary League. "The gang must go," he said.'
    gang = next(m for m in find(text).mentions if "gang" in text[m.start : m.end])
    assert gang.quoted


def test_other_scripts_do_not_break() -> None:
    for language, text in (
        ("ar", "قال المتحدث باسم الوزارة إن الاجتماع عقد في المدينة يوم الاثنين."),
        ("fa", "سخنگوی وزارت گفت که نشست روز دوشنبه برگزار شد."),
        ("ru", "Министр сказал, что встреча прошла в городе."),
        ("en", ""),
    ):
        assert isinstance(find(text, language=language), NameFindings)


WORDS = st.sampled_from(
    [
        "The", "the", "of", "Norva", "Norvan", "government", "group", "members", "Mr", "Aske",
        "Jorund", "said", "HWF", "(HWF)", '"', "“", "”", "’s", "'", "also known as", ",", ".",
        "League", "Workers'", "he", "she", "it", "who", "gang", "and", "-", "al-Rashidi", "J.",
        "\n\n", "Minister", "in", "by", "between", "May", "2005", "report", "a", "close", "to",
        "İstanbul", "ß", "السلام", "🙂", "é",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_every_span_is_in_range_and_not_empty(text: str) -> None:
    found = find(text)
    previous = (-1, -1)
    for m in found.mentions:
        assert isinstance(m, Mention)
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end].strip()
        assert (m.start, m.end) > previous
        previous = (m.start, m.end)
        if m.core is not None:
            assert m.start <= m.core[0] < m.core[1] <= m.end
    for link in found.links:
        assert isinstance(link, NameLink)
        assert 0 <= link.start < link.end <= len(text)


def test_a_noun_that_only_a_name_of_the_report_has_means_that_body() -> None:
    text = "The Syssla of the Upper Weavers met on Sunday. Guards watched the syssla in Orvik."
    assert "the syssla" in actors(text)["Syssla of the Upper Weavers"]


def test_words_of_a_name_tell_which_body_is_meant() -> None:
    text = (
        "The Union of Orvik Miners met on Sunday. The Tarvik Shipping Company paid. The Tarvik "
        "Shipping Company left. The miners' collective refused."
    )
    found = actors(text)["Union of Orvik Miners"]
    assert any("collective" in words for words in found)


def test_a_place_with_a_word_between_its_name_and_noun() -> None:
    found = find("Crates were opened at the Orvik bonded store on Monday.").mentions
    assert [m.kind for m in found if m.form == "nominal"] == ["place"]


def test_people_of_a_body_by_their_form() -> None:
    text = "The Orvik Weavers League met. Dyers of the Orvik Weavers League marched."
    found = find(text).mentions
    assert "members" in {m.kind for m in found}
