"""Across reports: the ledger, entities, labels; nothing depends on order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Attribution, Report
from tellings.names import NameFindings, Resolution, find_names, resolve
from tellings.names.ledger import Ledger
from tellings.text.prose import Prose


def run(
    texts: dict[str, str], attributions: dict[str, list[Attribution]] | None = None
) -> Resolution:
    reports = {k: Report(k, k, k, 0, 0, t, "", language="en") for k, t in texts.items()}
    findings = {k: find_names(r, Prose(r.text, (), "en")) for k, r in reports.items()}
    return resolve(findings, reports, attributions or {})


def entity_of(found: Resolution, texts: dict[str, str], report: str, words: str) -> str | None:
    """The entity of the first mention of `words` in a report."""
    at = texts[report].index(words)
    best = [m for m in found.mentions if m.report == report and m.start <= at < m.end]
    assert best, words
    return min(best, key=lambda m: m.end - m.start).entity


PILE = {
    "a": "The Harbour Workers' Front (HWF) met in Tarvik. Minister Jorund Aske said the HWF fled.",
    "b": "The HWF denied it. Aske gave no names. Fighters of the HWF fled.",
    "c": "Police arrested nine members of the Harbour Workers' Front. The gang has fled.",
    "d": "Minister Yorund Aske spoke again. The Harbour Workers' Front said that the gang lied.",
}


def test_names_meet_across_reports() -> None:
    found = run(PILE)
    assert entity_of(found, PILE, "a", "HWF") == entity_of(found, PILE, "b", "HWF")
    assert entity_of(found, PILE, "a", "Harbour") == entity_of(found, PILE, "c", "Harbour")
    assert entity_of(found, PILE, "a", "Jorund") == entity_of(found, PILE, "b", "Aske")
    group = {e.id: e for e in found.entities}[entity_of(found, PILE, "a", "HWF") or ""]
    assert group.name == "Harbour Workers' Front"
    assert "HWF" in {a.text for a in group.aliases}
    assert all(a.evidence for e in found.entities for a in e.aliases)


def test_members_are_not_their_group() -> None:
    found = run(PILE)
    assert entity_of(found, PILE, "b", "Fighters") != entity_of(found, PILE, "b", "HWF")


def test_labels_and_voice() -> None:
    texts = {
        "a": 'The Estuary League met. "The bandit gang must go," he said. The bandit gang fled. '
        "An officer said that the bandit gang had fled again."
    }
    start = texts["a"].index("the bandit gang had")
    said = Attribution("x", "a", (), (), ((start, start + 30),), "indirect")
    found = run(texts, {"a": [said]})
    voices = [(texts["a"][x.start : x.end], x.voice) for x in found.labels]
    assert voices == [
        ("bandit gang", "quoted"), ("bandit gang", "outlet"), ("bandit gang", "attributed")
    ]  # fmt: skip
    league = entity_of(found, texts, "a", "Estuary League")
    assert {x.entity for x in found.labels} == {league}


def test_two_given_names_are_two_people() -> None:
    texts = {"a": "Minister Ilse Brandvold spoke.", "b": "General Tomas Brandvold spoke."}
    found = run(texts)
    assert entity_of(found, texts, "a", "Ilse") != entity_of(found, texts, "b", "Tomas")


def test_a_surname_alone_finds_its_bearer() -> None:
    texts = {
        "a": "Minister Ilse Brandvold spoke.",
        "b": "Mrs Brandvold was late.",
        "c": "Ms Brandvolt said no.",
    }
    found = run(texts)
    assert entity_of(found, texts, "a", "Ilse") == entity_of(found, texts, "b", "Brandvold")


def test_city_and_government_stay_apart_without_evidence() -> None:
    texts = {
        "a": "Tarvik has denied it. Markets in Tarvik were shut.",
        "b": "The Norvan government has denied it.",
    }
    found = run(texts)
    spans = [m.entity for m in found.mentions if texts[m.report][m.start : m.end] == "Tarvik"]
    assert len(set(spans)) == 2


def test_a_city_stands_for_its_state_when_reports_alternate() -> None:
    frame = [
        "{} has never hidden its impatience over the camp.",
        "Officials say that {} has refused to sign the paper on fishing.",
        "On Friday {} announced that the bridge would be closed for a week.",
    ]
    texts = {}
    for n, sentence in enumerate(frame):
        texts[f"x{n}"] = sentence.format("the Norvan government")
        texts[f"y{n}"] = sentence.format("Tarvik")
    found = run(texts)
    assert len({m.entity for m in found.mentions if m.kind == "government"}) == 1


def test_cannot_links_are_kept() -> None:
    ledger = Ledger()
    for name in ("ilse brandvold", "tomas brandvold", "i brandvold"):
        ledger.count(("person", name))
    ledger.tie(("person", "i brandvold"), ("person", "ilse brandvold"), "spelling")
    ledger.tie(("person", "tomas brandvold"), ("person", "ilse brandvold"), "spelling")
    home = ledger.resolve()
    assert home["person", "i brandvold"] == home["person", "ilse brandvold"]
    assert home["person", "tomas brandvold"] != home["person", "ilse brandvold"]
    assert [e.kind for e in ledger.refused] == ["spelling"]


def test_nothing_in_nothing_out() -> None:
    assert resolve({}, {}, {}) == Resolution()
    empty = {"a": Report("a", "a", "a", 0, 0, "", "")}
    assert resolve({"a": NameFindings()}, empty, {}) == Resolution()


@pytest.mark.parametrize("seed", range(4))
def test_order_does_not_matter(seed: int) -> None:
    keys = list(PILE)
    random.Random(seed).shuffle(keys)
    assert run({k: PILE[k] for k in keys}) == run(PILE)


SENTENCES = st.sampled_from(
    [
        "The Harbour Workers' Front (HWF) met.", "The HWF fled.", "The gang fled.",
        "Jorund Aske, the Norvan envoy, spoke.", "Aske left.", "He left.", "Yorund Aske said so.",
        "The Norvan government denied it.", "Norva denied it.", "Tarvik denied it.",
        "Nine members of the cult fled Tarvik.", "A May 2005 report by River Watch said so.",
        "The report named the HWF.", "River Watch International agreed.",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join), max_size=5))
def test_every_mention_has_an_entity_and_spans_hold(texts: list[str]) -> None:
    pile = {f"r{n}": t for n, t in enumerate(texts)}
    found = run(pile)
    ids = {e.id for e in found.entities}
    assert len(ids) == len(found.entities)
    assert {m.entity for m in found.mentions} == ids
    for entity in found.entities:
        for alias in entity.aliases:
            for e in alias.evidence:
                assert e.report is not None and e.start is not None and e.end is not None
                assert 0 <= e.start < e.end <= len(pile[e.report])
    for x in found.labels:
        assert x.entity in ids
        assert 0 <= x.start < x.end <= len(pile[x.report])
        assert x.voice in {"outlet", "quoted", "attributed"}
