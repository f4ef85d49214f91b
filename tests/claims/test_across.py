import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims import group
from tellings.claims.datelines import after_dateline
from tellings.claims.once import once_acts
from tests.claims import build
from tests.claims.test_group import ENTITIES, OTHER, RAID, named, of_reports

SINKING = (
    "The Grey Heron sank off Port Hale on 12 April 2019 with the loss of 120 lives.",
    "On 12 April 2019 the Grey Heron went down off Port Hale.",
    "The Grey Heron sank off Port Hale, and 120 people died.",
)
YEARS = range(1990, 2020)


def found(*texts: str) -> list[tuple[str, str]]:
    reports = [build.report(name, text) for name, text in named((*texts, *OTHER, *RAID)).items()]
    return [(d.facet, d.relation) for d in of_reports(reports).disagreements]


def test_tellings_of_a_sinking_agree() -> None:
    assert found(*SINKING) == []


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("The Grey Heron sank on 11 April 2019 in a calm sea.", "time"),
        ("The Grey Heron was lost off Gull Rock.", "where"),
        ("The Grey Heron sank, and 161 people died.", "number"),
    ],
)
def test_what_happens_once_needs_no_more_than_act_and_patient(text: str, facet: str) -> None:
    assert found(*SINKING, text) == [(facet, "conflict")]


def test_two_doers_of_one_sinking() -> None:
    sunk = (
        "The Coast Guard of Velm sank the Grey Heron.",
        "The Grey Heron was sunk by a charge that the Harbour League had laid.",
    )
    assert found(*SINKING, *sunk) == [("who", "conflict")]


@pytest.mark.parametrize(
    "text",
    [
        "The Grey Heron sank in April 2019.",
        "The Grey Heron sank, and at least 90 people died.",
        "The Grey Heron sank, and about 150 people died.",
        "The Grey Heron sank, and 31 of the 120 people died in the hold.",
        "The Grey Heron sank, and 161 people were rescued.",
        "The Grey Heron may have been lost off Gull Rock.",
    ],
)
def test_look_alikes_of_a_sinking(text: str) -> None:
    assert [d for d in found(*SINKING, text) if d[1] == "conflict"] == []


def test_the_sides_of_a_conflict_stand_in_exported_claims() -> None:
    texts = (*SINKING, "The Grey Heron sank, and 161 people died.")
    reports = [build.report(name, text) for name, text in named((*texts, *OTHER)).items()]
    result = of_reports(reports)
    homes = {(w.report, w.start, w.end): c.id for c in result.claims for w in c.witnesses}
    (d,) = result.disagreements
    told = {homes[w.report, w.start, w.end] for side in d.sides for w in side.witnesses}
    assert told == set(d.claims)


def test_a_thing_that_was_never_done() -> None:
    burned = build.report("a", "The ledgers were burned in a stove on 3 May 2020.")
    text = "The ledgers were never destroyed, Mira Dunant said."
    denied = build.report("b", text)
    said = build.said(denied, "Mira Dunant", "said", "The ledgers were never destroyed")
    visits = [f"Mira Dunant visited Lake Torrin on {d} June {y}." for d in (3, 9) for y in YEARS]
    rest = [build.report(n, t) for n, t in named((*OTHER, *RAID, *visits)).items()]
    statements = [
        *build.statements_of(burned),
        *build.statements_of(denied, [said]),
        *(s for r in rest for s in build.statements_of(r)),
    ]
    reports = [burned, denied, *rest]
    mentions = [m for r in reports for m in build.mentions_of(r)]
    result = group(statements, reports, mentions, ENTITIES, [])
    assert [(d.facet, d.relation) for d in result.disagreements] == [("whether", "conflict")]


def test_two_numbers_of_two_states_are_two_statements() -> None:
    text = "The ferry had 200 people aboard, and 120 people died."
    told = build.statements_of(build.report("r", text))
    assert [(text[s.start : s.end], s.counted) for s in told] == [
        ("The ferry had 200 people aboard", ("carry",)),
        ("120 people died", ("die",)),
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("PORT HALE, May 3 (OWS) - The union met.", "The union met."),
        ("Velm (OWS) The union met.", "The union met."),
        ("Port Hale, 3 May — The union met.", "The union met."),
        ("The ferry (built in 1990) sank.", "The ferry (built in 1990) sank."),
        ("Mira Dunant, 40, stayed - alone.", "Mira Dunant, 40, stayed - alone."),
    ],
)
def test_datelines(text: str, rest: str) -> None:
    assert text[after_dateline(text, 0, len(text)) :] == rest


@given(st.text(max_size=80))
def test_a_dateline_leaves_something(text: str) -> None:
    at = after_dateline(text, 0, len(text))
    assert 0 <= at <= max(0, len(text) - 1) or at == 0


def test_acts_that_happen_once_know_their_own_family() -> None:
    for act, once in once_acts().items():
        assert act in once.family
