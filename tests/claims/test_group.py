import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.claims import group
from tellings.model import Alignment, Entity, Report, to_plain
from tests.claims import build

RAID = (
    "Ostra police arrested 30 dockers at Quarry Bay on 3 May 2020.",
    "On 3 May 2020 30 dockers were taken into custody at Quarry Bay by Ostra police.",
    "The arrest of 30 dockers at Quarry Bay on 3 May 2020 was the work of Ostra police.",
)
FERRY = (
    "A ferry sank off Port Hale on 12 April 2019 and 214 people drowned.",
    "214 people died on 12 April 2019 when a ferry went down off Port Hale.",
)
STRIKE = (
    "The Ostra Union began a hunger strike at Lake Torrin on 9 June 2018.",
    "A hunger strike of the Ostra Union started at Lake Torrin on 9 June 2018.",
)
OTHER = (
    "The Coast Guard of Velm opened a clinic in Port Hale on 20 March 2017.",
    "Mira Dunant visited Lake Torrin on 2 June 2016.",
    "The Ostra Union bought 75 crates in Velm on 4 April 2015.",
    "Ostra police closed a school in Velm on 8 June 2014.",
)
ENTITIES = [Entity(name, name, kind) for name, kind in build.KINDS.items()]


def grouped(texts: dict[str, str], alignments: list[Alignment] | None = None):
    reports = [build.report(name, text) for name, text in texts.items()]
    return of_reports(reports, alignments)


def of_reports(reports: list[Report], alignments: list[Alignment] | None = None):
    statements = [s for r in reports for s in build.statements_of(r)]
    mentions = [m for r in reports for m in build.mentions_of(r)]
    return group(statements, reports, mentions, ENTITIES, alignments or [])


def named(texts: tuple[str, ...]) -> dict[str, str]:
    return {f"r{i:02d}": text for i, text in enumerate(texts)}


def sets(found) -> list[set[str]]:
    return [{w.report for w in c.witnesses} for c in found.claims if len(c.witnesses) > 1]


def test_tellings_of_one_event_are_one_claim() -> None:
    found = grouped(named((*RAID, *FERRY, *STRIKE, *OTHER)))
    assert sorted(map(sorted, sets(found))) == [
        ["r00", "r01", "r02"],
        ["r03", "r04"],
        ["r05", "r06"],
    ]
    assert [d for d in found.disagreements if d.relation == "conflict"] == []


def test_most_witnessed_first_and_wording_is_a_witness() -> None:
    found = grouped(named((*RAID, *FERRY, *OTHER)))
    sizes = [len({w.report for w in c.witnesses}) for c in found.claims]
    assert sizes == sorted(sizes, reverse=True)
    for c in found.claims:
        places = {(w.report, w.start, w.end) for w in c.witnesses}
        assert (c.wording.report, c.wording.start, c.wording.end) in places


def test_order_of_input_does_not_matter() -> None:
    texts = named((*RAID, *FERRY, *STRIKE, *OTHER))
    expected = to_plain(grouped(texts))
    rng = random.Random(4)
    for _ in range(3):
        items = list(texts.items())
        rng.shuffle(items)
        assert to_plain(grouped(dict(items))) == expected


def test_two_events_of_one_kind_stay_apart() -> None:
    later = (
        "Ostra police arrested 12 sailors at Quarry Bay on 20 June 2012.",
        "12 sailors were taken into custody at Quarry Bay on 20 June 2012.",
    )
    found = grouped(named((*RAID, *later, *OTHER)))
    assert sorted(map(len, sets(found))) == [2, 3]
    assert found.disagreements == ()


def conflicts(*texts: str) -> list[tuple[str, str]]:
    found = grouped(named((*texts, *OTHER, *FERRY, *STRIKE)))
    return [(d.facet, d.relation) for d in found.disagreements]


def test_a_number_that_differs_is_a_conflict() -> None:
    other = "Ostra police arrested 45 dockers at Quarry Bay on 3 May 2020."
    assert conflicts(*RAID, other) == [("number", "conflict")]


def test_a_day_that_differs_is_a_conflict() -> None:
    other = "Ostra police arrested 30 dockers at Quarry Bay on 5 May 2020."
    assert conflicts(*RAID, other) == [("time", "conflict")]


def test_an_actor_that_differs_is_a_conflict() -> None:
    other = "The Coast Guard of Velm arrested 30 dockers at Quarry Bay on 3 May 2020."
    assert conflicts(*RAID, other) == [("who", "conflict")]


def test_a_place_that_differs_is_a_conflict() -> None:
    other = "Ostra police arrested 30 dockers at Lake Torrin on 3 May 2020."
    assert conflicts(*RAID, other) == [("where", "conflict")]


def test_a_denial_is_a_conflict() -> None:
    assert conflicts(*RAID, "Nobody was arrested at Quarry Bay on 3 May 2020.") == [
        ("whether", "conflict")
    ]


def test_look_alikes_are_no_conflicts() -> None:
    same = [
        "Ostra police arrested 30 dockers at Quarry Bay in May 2020.",
        "Ostra police arrested at least 25 dockers at Quarry Bay on 3 May 2020.",
        "Ostra police arrested about 30 dockers at Quarry Bay on 3 May 2020.",
        "Ostra police arrested 6 of the 30 dockers at Quarry Bay on 3 May 2020.",
        "Ostra police released 12 sailors at Quarry Bay on 3 May 2020.",
        "Ostra police seized 44 crates at Quarry Bay on 3 May 2020.",
    ]
    for text in same:
        assert [c for c in conflicts(*RAID, text) if c[1] == "conflict"] == [], text


def test_a_toll_that_rises_is_stale_and_no_conflict() -> None:
    early = "A ferry sank off Port Hale on 12 April 2019 and 90 people drowned."
    reports = [build.report("a", early, "2019-04-12"), build.report("b", early, "2019-04-12")]
    reports += [
        build.report(f"c{i}", text, f"2019-04-{15 + i}") for i, text in enumerate((*FERRY, *RAID))
    ]
    found = of_reports(reports)
    assert [(d.facet, d.relation) for d in found.disagreements] == [("number", "stale")]


def test_recent_in_a_later_copy_is_stale() -> None:
    early = build.report(
        "a", "A recent survey by the Ostra Union found 75 crates in Velm.", "2015-03-02"
    )
    late = build.report("b", early.text, "2019-03-02")
    whole = Alignment("a", 0, len(early.text), "b", 0, len(late.text), 1.0)
    found = of_reports([early, late], [whole])
    (d,) = found.disagreements
    assert (d.facet, d.relation) == ("time", "stale")
    assert "“recent”" in d.explanation


def test_alignments_carry_a_claim_across_copies() -> None:
    a = build.report("a", "Mira Dunant toured the ruined mills near Velm.")
    b = build.report("b", "Mira Dunant has toured the ruined mills near Velm.")
    whole = Alignment("a", 0, len(a.text), "b", 0, len(b.text), 0.95)
    assert sets(of_reports([a, b], [whole])) == [{"a", "b"}]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*RAID, *FERRY, *STRIKE, *OTHER]), max_size=8))
def test_every_witness_is_in_one_claim_at_most(texts: list[str]) -> None:
    found = grouped(named(tuple(texts)))
    places = [(w.report, w.start, w.end) for c in found.claims for w in c.witnesses]
    assert len(places) == len(set(places))
    for d in found.disagreements:
        assert len(d.sides) >= 2
        for one, other in itertools.combinations(d.sides, 2):
            assert not set(one.witnesses) & set(other.witnesses)


def test_a_number_without_its_decimals_is_no_conflict() -> None:
    one = "Ilse Tarn finished fourth in the Norwick primary on 3 May 2020 with 9.4 percent."
    other = "Ilse Tarn finished fourth in the Norwick primary on 3 May 2020 with 9 percent."
    assert ("number", "conflict") not in conflicts(one, other)
