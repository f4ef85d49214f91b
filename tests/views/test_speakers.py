"""Sources and actors in full, and the sentences that hold some words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings import views
from tellings.errors import NotFound
from tellings.store import Database
from tellings.text.folding import fold_text


@pytest.fixture(scope="module")
def store(analysed_sample: Path) -> Iterator[Database]:
    with Database(analysed_sample, read_only=True) as found:
        yield found


def test_every_attribution_but_credits_rests_on_one_source(store: Database) -> None:
    query = """SELECT count(*) FROM attributions
        WHERE kind != 'credit' AND json_array_length(chain) > 0"""
    rows = views.speakers(store)
    assert sum(row.attributions for row in rows) == store.connection.execute(query).fetchone()[0]
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert 1 <= row.low <= row.high <= row.reports
        assert 0 <= row.unnamed <= row.attributions
        assert row.name.casefold() in {" ".join(form.casefold().split()) for form in row.forms}


def test_a_source_says_all_that_is_attributed_to_it(store: Database) -> None:
    index = views.speaker_index(store)
    for row in index.rows[:20]:
        found = views.speaker(store, row.id, index)
        assert len(found.said) == row.attributions == sum(way.times for way in found.ways)
        assert {said.report for said in found.said} and len({s.report for s in found.said}) == (
            row.reports
        )
        for said in found.said:
            assert (said.chain[-1].name in row.forms) and said.chain[-1].role == row.role
            if said.claim:
                assert views.resolve_claim(store, said.claim) == said.claim


def test_a_source_is_found_by_name_or_by_the_beginning_of_its_id(store: Database) -> None:
    one = max(views.speakers(store), key=lambda row: row.reports)
    assert views.speaker(store, one.name.upper()).row == one
    assert views.speaker(store, one.id[:9]).row == one
    for wrong in ("", "nobody of that name", "s"):
        with pytest.raises(NotFound):
            views.speaker(store, wrong)


def test_an_actor_is_called_as_often_as_it_is_mentioned(store: Database) -> None:
    for row in views.names(store)[:15]:
        found = views.actor(store, row.entity)
        query = "SELECT count(*) FROM mentions WHERE entity = ? AND form = 'name'"
        named = store.connection.execute(query, (row.entity,)).fetchone()[0]
        times = sum(c.times for caller in found.callers for c in caller.called)
        assert found.name == row.name and times >= named > 0
        assert len(found.labels) == sum(c.times for c in row.labels)
        for used in found.labels:
            text = store.connection.execute(
                "SELECT text FROM reports JOIN texts USING (sha256) WHERE id = ?",
                (used.quoted.report,),
            ).fetchone()[0]
            whole = text[used.quoted.start : used.quoted.end]
            assert whole == used.quoted.words and "\n" not in whole
            assert used.quoted.words[used.start : used.end].strip()
    with pytest.raises(NotFound):
        views.actor(store, "")


def test_words_are_found_in_any_order_and_marked(store: Database) -> None:
    found = views.find(store, "BANK carrow")
    assert found.total >= len(found.sentences) > 0
    for each in found.sentences:
        folded = fold_text(each.quoted.words)
        assert "carrow" in folded and "bank" in folded and each.marked
        for start, end in each.marked:
            word = each.quoted.words[start - each.quoted.start : end - each.quoted.start]
            assert fold_text(word).startswith(("carrow", "bank"))
    pages = [views.find(store, "the", start, 7).sentences for start in (0, 7)]
    assert [*pages[0], *pages[1]] == list(views.find(store, "the", 0, 14).sentences)
    for nothing in ("", '"', "-*", "carrow zebra", "NEAR(carrow zebra)", 'folded : "zebra'):
        assert views.find(store, nothing).total == 0


def test_a_disagreement_is_found_by_the_beginning_of_its_id(store: Database) -> None:
    every = views.disagreements(store)
    assert views.disagreement(store, every[0].id) == every[0]
    for wrong in ("", "d", "nothing"):
        with pytest.raises(NotFound):
            views.disagreement(store, wrong)
