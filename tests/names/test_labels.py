"""Words of choice: figures of speech, scare quotes, general nouns; whom they mean."""

import pytest

from tellings.model import Report
from tellings.names import Resolution, find_names, resolve
from tellings.text.prose import Prose


def run(texts: dict[str, str], outlets: dict[str, str] | None = None) -> Resolution:
    reports = {
        k: Report(k, k, k, 0, 0, t, "", language="en", outlet=(outlets or {}).get(k))
        for k, t in texts.items()
    }
    findings = {k: find_names(r, Prose(r.text, (), "en")) for k, r in reports.items()}
    return resolve(findings, reports, {})


def labels(found: Resolution, texts: dict[str, str]) -> dict[str, str]:
    names = {e.id: e.name for e in found.entities}
    return {texts[x.report][x.start : x.end]: names[x.entity] for x in found.labels}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The plunderer of the coast had bought the quay.", "plunderer of the coast"),
        ("A letter was signed by the lamp of reason on Monday.", "lamp of reason"),
        ("Members of the band of thieves marched home.", "band of thieves"),
        ("The people's beacon had won the vote.", "people's beacon"),
        ("The trusted partner had paid the fine.", "trusted partner"),
        ("The wolf in evening dress had bought the quay.", "wolf in evening dress"),
        ("The rabble with banners had marched to the quay.", "rabble with banners"),
        ("The conscience of the trade had won the vote.", "conscience of the trade"),
    ],
)
def test_figures_are_labels(text: str, label: str) -> None:
    texts = {"a": f"The Orvik Shipping Company opened an office in Tarvik. {text}"}
    assert labels(run(texts), texts) == {label: "Orvik Shipping Company"}


@pytest.mark.parametrize(
    "text",
    [
        "The engine of the lorry had failed.",
        "The lamp was repaired on Monday.",
        "A brass band played. The ministry said so.",
        "The machine in the hall had been sold.",
        "He stood in the shadow of the tower.",
    ],
)
def test_plain_uses_are_no_labels(text: str) -> None:
    texts = {"a": f"The Orvik Shipping Company opened an office in Tarvik. {text}"}
    assert labels(run(texts), texts) == {}


def test_other_reports_tell_whom_a_figure_means() -> None:
    bought = "the northern quay at Skarholm for 4,100 crowns in 1998"
    texts = {
        "a": f"The Harbour League met in Tarvik. The plunderer of the coast bought {bought}.",
        "b": f"Orvik Shipping Company bought {bought}, the mayor recalled.",
        "c": f"In 1998 Orvik Shipping Company paid 4,100 crowns for {bought}.",
    }
    assert labels(run(texts), texts)["plunderer of the coast"] == "Orvik Shipping Company"


def test_scare_quotes_need_other_reports() -> None:
    bought = "the northern quay at Skarholm for 4,100 crowns in 1998"
    texts = {
        "a": f"The “moonlight piano” bought {bought}. The “open door” was shut.",
        "b": f"Orvik Shipping Company bought {bought}, the mayor recalled.",
        "c": f"In 1998 Orvik Shipping Company paid 4,100 crowns for {bought}.",
    }
    assert labels(run(texts), texts) == {"moonlight piano": "Orvik Shipping Company"}


def test_an_outlet_of_the_pile_is_a_body() -> None:
    texts = {
        "a": "Mayor Ilka Brand told Fjordbladet that the quay was shut.",
        "b": "FJORDBLADET wrote on Monday that Ilka Brand had left.",
    }
    found = run(texts, {"c": "x", "a": "Fjordbladet", "b": "Fjordbladet"})
    kinds = {
        m.kind for m in found.mentions if "fjord" in texts[m.report][m.start : m.end].casefold()
    }
    entities = {
        m.entity for m in found.mentions if "fjord" in texts[m.report][m.start : m.end].casefold()
    }
    assert kinds == {"organisation"}
    assert len(entities) == 1


def test_a_place_with_a_noun_is_not_the_firm_of_its_name() -> None:
    texts = {
        "a": "The Orvik Salt Corporation shut the Orvik mine. Police searched the Orvik pit.",
        "b": "The Orwik mine is old. The Orvik Salt Corporation said so.",
    }
    found = run(texts)
    names = {e.id: (e.name, e.kind) for e in found.entities}
    places = {m.entity for m in found.mentions if m.form == "nominal" and m.kind == "place"}
    assert len(places) == 1
    assert names[min(places) or ""][1] == "place"


def test_a_town_that_acts_is_its_government() -> None:
    texts = {
        "a": "Ties between Tarvik and the Zelanian government have cooled. A fire broke out "
        "in Tarvik. Tarvik has offered help.",
        "b": "Ties between the Norvan government and the Zelanian government have cooled.",
        "c": "The Norvan government has offered help. Rain fell in Tarvik.",
    }
    found = run(texts)
    at = texts["a"].index("Tarvik has")
    acting = next(m for m in found.mentions if m.report == "a" and m.start == at)
    there = next(
        m for m in found.mentions if m.report == "a" and m.start == texts["a"].index("Tarvik. T")
    )
    assert (acting.kind, there.kind) == ("government", "place")
    names = {e.id: e.name for e in found.entities}
    assert names[acting.entity or ""] == "Norvan government"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Port Rasul", "Port Rasool"),
        ("Tell Qamar", "Tell al-Qamar"),
        ("Galven", "Halven"),
        ("Vernec", "Vernets"),
    ],
)
def test_spellings_of_a_place(a: str, b: str) -> None:
    texts = {"a": f"A fire broke out in {a} on Monday.", "b": f"Rain fell in {b} all day."}
    found = run(texts)
    assert len({m.entity for m in found.mentions if m.kind == "place"}) == 1


def test_definitions_in_other_words() -> None:
    texts = {
        "a": "The Front for Open Quays (FOQ), in our own language Jabhat al-Arsif, also written "
        "Jebhet el-Arsef and known to the foreign press as the Quay Front, was founded in Tamra."
    }
    found = run(texts)
    named = {m.entity for m in found.mentions if m.kind in {"organisation", "other"}}
    assert len(named) == 1
