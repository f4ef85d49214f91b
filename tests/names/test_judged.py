"""What people said about names."""

from tellings.model import Evidence, Place, Report, Ruling
from tellings.names import Resolution, find_names, resolve
from tellings.names.ledger import Ledger
from tellings.text.prose import Prose
from tests.names.test_resolve import PILE, entity_of, run

WHY = (Evidence("judged", note="by Ines"),)


def place(report: str, words: str) -> Place:
    start = PILE[report].index(words)
    return Place(report, start, start + len(words))


def judged(*said: tuple[bool, Place, Place]) -> Resolution:
    reports = {k: Report(k, k, k, 0, 0, t, "", language="en") for k, t in PILE.items()}
    findings = {
        k: resolved
        for k, r in reports.items()
        for resolved in [find_names(r, Prose(r.text, (), "en"))]
    }
    rulings = [Ruling("alias", holds, None, (a,), (b,), WHY) for holds, a, b in said]
    return resolve(findings, reports, {}, judged=rulings)


FRONT = place("a", "Harbour Workers' Front")
HWF = place("b", "HWF")
ASKE = place("a", "Jorund Aske")


def test_nothing_said_is_nothing_changed() -> None:
    assert judged() == run(PILE)


def test_a_wording_that_is_no_name_goes_everywhere() -> None:
    found = judged((False, FRONT, HWF))
    front = entity_of(found, PILE, "a", "Harbour")
    assert entity_of(found, PILE, "a", "HWF") == entity_of(found, PILE, "b", "HWF") != front
    assert entity_of(found, PILE, "c", "Harbour") == front
    assert "HWF" not in {a.text for e in found.entities if e.id == front for a in e.aliases}


def test_two_actors_made_one_say_by_whom() -> None:
    found = judged((True, FRONT, ASKE))
    front = entity_of(found, PILE, "a", "Harbour")
    assert entity_of(found, PILE, "b", "Aske") == front == entity_of(found, PILE, "d", "Yorund")
    (made,) = (e for e in found.entities if e.id == front)
    told = {a.text: a.evidence for a in made.aliases}
    assert any(WHY[0] in evidence for evidence in told.values())


def test_a_confirmed_alias_says_by_whom() -> None:
    found = judged((True, FRONT, HWF))
    plain = run(PILE)
    assert {e.id for e in found.entities} == {e.id for e in plain.entities}
    (made,) = (e for e in found.entities if e.name == "Harbour Workers' Front")
    assert {a.text: a.evidence[0] for a in made.aliases}["HWF"] == WHY[0]


def test_a_cannot_link_holds_by_way_of_a_third() -> None:
    ledger = Ledger()
    one, two, three = ("body", "harbour league"), ("body", "hl"), ("body", "league")
    for node in (one, two, three):
        ledger.count(node)
    ledger.tie(one, two, "acronym")
    ledger.tie(two, three, "shorter")
    ledger.part(one, three)
    home = ledger.resolve()
    assert home[one] == home[two] != home[three]
