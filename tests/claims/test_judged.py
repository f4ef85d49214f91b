"""What people said about claims: nothing but the statements named moves."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.claims.facts import compile_facts
from tellings.claims.judged import as_judged
from tellings.model import Place, Ruling
from tests.claims.build import mentions_of, report, statements_of

TEXTS = {
    "a": "The Coast Guard of Velm seized 40 crates in Port Hale on 3 May 2020.",
    "b": "The Coast Guard of Velm seized 40 crates in Port Hale.",
    "c": "Members of the Harbour League burned the depot in Quarry Bay.",
    "d": "The Harbour League burned the depot in Quarry Bay on 4 May 2020.",
    "e": "Mira Dunant left Velm on 5 May 2020.",
}
REPORTS = [report(name, text) for name, text in TEXTS.items()]
FACTS = compile_facts(
    [s for r in REPORTS for s in statements_of(r)],
    REPORTS,
    [m for r in REPORTS for m in mentions_of(r)],
)
AT = {f.statement.report: f.index for f in FACTS}
PLACE = {
    f.statement.report: Place(f.statement.report, f.statement.start, f.statement.end) for f in FACTS
}
NAMES = sorted(AT)


def ruling(kind: str, holds: bool, left: str, *right: str) -> Ruling:
    return Ruling(kind, holds, None, (PLACE[left],), tuple(PLACE[r] for r in right), ())


def together(groups: list[list[int]]) -> set[frozenset[str]]:
    named = {i: name for name, i in AT.items()}
    return {frozenset(named[i] for i in group if i in named) for group in groups}


APART = [[i] for i in AT.values()]
PAIRED = [[AT["a"], AT["b"]], [AT["c"], AT["d"]], [AT["e"]]]


def test_a_claim_is_joined_whole_and_a_witness_alone() -> None:
    whole, named = as_judged(FACTS, PAIRED, [ruling("claim", True, "a", "c")])
    assert together(whole) == {frozenset("abcd"), frozenset("e")}
    assert named == {AT["a"], AT["c"]}
    alone, _ = as_judged(FACTS, PAIRED, [ruling("witness", True, "a", "c")])
    assert together(alone) == {frozenset("abc"), frozenset("d"), frozenset("e")}


def test_what_is_taken_out_stays_together() -> None:
    one = [[AT[n] for n in "abcde"]]
    out, _ = as_judged(FACTS, one, [ruling("witness", False, "a", "c", "d")])
    assert together(out) == {frozenset("abe"), frozenset("cd")}
    again, _ = as_judged(FACTS, out, [ruling("witness", False, "a", "c", "d")])
    assert together(again) == together(out)


def test_what_does_not_tell_it_outweighs_what_does() -> None:
    both = [ruling("witness", False, "a", "c"), ruling("claim", True, "a", "d")]
    found, _ = as_judged(FACTS, PAIRED, both)
    assert together(found) == {frozenset("abd"), frozenset("c"), frozenset("e")}


RULINGS = st.builds(
    lambda kind, holds, left, right: ruling(kind, holds, left, *(r for r in right if r != left)),
    st.sampled_from(["claim", "witness"]), st.booleans(), st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
)  # fmt: skip


@given(st.lists(RULINGS, max_size=5), st.sampled_from([APART, PAIRED]))
def test_no_statement_is_lost_or_doubled(said: list[Ruling], groups: list[list[int]]) -> None:
    found, named = as_judged(FACTS, groups, said)
    assert sorted(i for group in found for i in group) == sorted(i for g in groups for i in g)
    assert named <= set(AT.values())
    for r in said:
        if not r.holds and r.right:
            home = {i: n for n, group in enumerate(found) for i in group}
            apart = [home[AT[r.left[0].report]] != home[AT[p.report]] for p in r.right]
            assert all(apart) or any(other.holds or other != r for other in said)
