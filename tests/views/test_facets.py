"""Facets narrow claims as a plain filter over the records would."""

from pathlib import Path

import pytest

from tellings import views
from tellings.store import Database, reader


@pytest.fixture(scope="module")
def index(analysed_sample: Path) -> views.ClaimIndex:
    with Database(analysed_sample) as store:
        return views.claim_index(store)


def test_nothing_chosen_is_the_list_of_claims(analysed_sample: Path) -> None:
    with Database(analysed_sample) as store:
        index = views.claim_index(store)
        assert views.narrow(index, {}, count=None).rows == tuple(views.claims(store))
        twice = views.narrow(index, {}, count=None, at_least=2).rows
        assert twice == tuple(views.claims(store, 2))


def test_an_outlet_keeps_its_claims_and_no_others(analysed_sample: Path) -> None:
    with Database(analysed_sample) as store:
        index = views.claim_index(store)
        outlets = {r.id: r.outlet for r in views.reports(store)}
        told = {
            c.id
            for c in reader.claims(store.connection)
            if any(outlets[w.report] == "Tamra Today" for w in c.witnesses)
        }
    found = views.narrow(index, {"outlet": ["Tamra Today"]}, count=None)
    assert {row.id for row in found.rows} == told
    assert found.total == len(told) > 0


def test_values_of_one_facet_are_alternatives_and_facets_add_up(index: views.ClaimIndex) -> None:
    def ids(**chosen: list[str]) -> set[str]:
        return {row.id for row in views.narrow(index, chosen, count=None).rows}

    either = ids(disputed=["time", "number"])
    assert either == ids(disputed=["time"]) | ids(disputed=["number"])
    both = ids(disputed=["time"], outlet=["Tamra Today"])
    assert both == ids(disputed=["time"]) & ids(outlet=["Tamra Today"])
    assert ids(disputed=["no such thing"]) == set()


def test_the_count_beside_a_value_is_what_choosing_it_gives(index: views.ClaimIndex) -> None:
    chosen = {"outlet": ["Tamra Today"]}
    for facet in views.narrow(index, chosen, values=10**6).facets:
        for value in facet.values:
            alone = {**chosen, facet.name: [value.value]}
            assert views.narrow(index, alone).total == value.claims, (facet.name, value)


def test_a_chosen_value_stays_in_sight(index: views.ClaimIndex) -> None:
    last = views.narrow(index, {}, values=10**6).facets
    outlets = next(f for f in last if f.name == "outlet").values
    chosen = outlets[-1].value
    shown = views.narrow(index, {"outlet": [chosen]}, values=1).facets
    only = next(f for f in shown if f.name == "outlet")
    assert [v.value for v in only.values if v.chosen] == [chosen]


def test_a_speaker_is_found_in_any_case(index: views.ClaimIndex) -> None:
    found = [views.narrow(index, {"speaker": [name]}).total
             for name in ("Jonas Aldergate", "jonas aldergate", "JONAS ALDERGATE")]  # fmt: skip
    assert found[0] and len(set(found)) == 1
