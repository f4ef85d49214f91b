"""Claims in full: all witnesses, all origins, and links that join what they say they join."""

from pathlib import Path

from tellings import views
from tellings.store import Database
from tellings.views import Dossier


def all_dossiers(path: Path) -> list[Dossier]:
    with Database(path) as store:
        return views.dossiers(store, views.claims(store))


def test_a_dossier_agrees_with_the_claim_page(analysed_sample: Path) -> None:
    with Database(analysed_sample) as store:
        rows = views.claims(store, 2)[:5]
        for dossier in views.dossiers(store, rows):
            page = views.claim(store, dossier.row.id)
            assert [t.quoted for t in dossier.told] == list(page.witnesses)
            assert {d.id for d in page.disagreements} == set(dossier.disagreements)


def test_origins_and_links_add_up(analysed_sample: Path) -> None:
    found = all_dossiers(analysed_sample)
    assert found
    for dossier in found:
        assert sum(len(branch) for branch in dossier.branches) == dossier.row.high
        assert len(dossier.branches) in {dossier.row.low, dossier.row.high}
        reports = {t.quoted.report for t in dossier.told}
        assert {r for b in dossier.branches for o in b for r in o.reports} == reports
        needed = [j for j in dossier.joinings if j.needed]
        assert len(needed) <= max(len(reports) - 1, 0)
        assert joined([(j.a, j.b) for j in needed]) == joined(
            [(j.a, j.b) for j in dossier.joinings]
        )


def joined(pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    groups: list[set[str]] = []
    for a, b in pairs:
        if a != b:
            near = [g for g in groups if g & {a, b}]
            groups = [g for g in groups if not g & {a, b}] + [{a, b}.union(*near)]
    return {frozenset(g) for g in groups}
