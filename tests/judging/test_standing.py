"""The algebra of verdicts, and what is in force."""

import hashlib
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tellings.judging.finding import Finder
from tellings.judging.lines import make
from tellings.judging.standing import (
    CONTESTED,
    IN_FORCE,
    NOT_FOUND,
    REPLACED,
    Weighed,
    find,
    joined,
    rulings,
    weigh,
)
from tellings.model import Judgement, Report, Words

SAID = st.one_of(st.none(), st.booleans(), st.sampled_from(["2014", "2015"]))
TEXTS = {f"r{n}": f"Report {n} tells of the strike at the glass works of Ulm." for n in range(3)}
REPORTS = [
    Report(i, f"{i}.txt", i, 0, 0, text, hashlib.sha256(text.encode()).hexdigest())
    for i, text in TEXTS.items()
]


@given(SAID, SAID, SAID)
def test_verdicts_are_a_semilattice(
    a: bool | str | None, b: bool | str | None, c: bool | str | None
) -> None:
    assert joined(a, a) == a
    assert joined(a, b) == joined(b, a)
    assert joined(joined(a, b), c) == joined(a, joined(b, c))
    assert joined(a, None) == a


def words(ident: str, side: int = 0) -> Words:
    text = TEXTS[ident]
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Words(ident, 0, 20, side, sha, f"{ident}.txt", text[:20])


def date(report: str, value: str | None, who: str, replaces: Sequence[str] = ()) -> Judgement:
    about = {"kind": "date", "ids": [report]}
    return make(about, "overturned", (words(report),), value, who, replaces=replaces)


def copied(one: str, other: str, verdict: str, value: str | None, who: str) -> Judgement:
    about = {"kind": "borrowing", "ids": [one, other]}
    return make(about, verdict, (words(one), words(other, 1)), value, who)


def weighed(*said: Judgement) -> Weighed:
    return weigh(find(said, Finder(REPORTS)))


def test_who_agrees_is_in_force() -> None:
    a, b = date("r0", "2014", "Ines"), date("r0", "2014", "Otto")
    found = weighed(a, b)
    assert set(found.states.values()) == {IN_FORCE} and len(found.in_force) == 2


def test_who_differs_is_contested_and_neither_applies() -> None:
    a, b, c = date("r0", "2014", "Ines"), date("r0", "2015", "Otto"), date("r1", "2015", "Otto")
    found = weighed(a, b, c)
    assert [found.states[j.id] for j in (a, b, c)] == [CONTESTED, CONTESTED, IN_FORCE]
    assert found.against == {a.id: (b.id,), b.id: (a.id,)}
    assert [f.judgement for f in found.in_force] == [c]


def test_a_note_contradicts_nobody() -> None:
    a = date("r0", "2014", "Ines")
    note = make(a.about, "noted", a.words, who="Otto", why="see the archive")
    assert set(weighed(a, note).states.values()) == {IN_FORCE}


def test_one_that_replaces_both_settles_it() -> None:
    a, b = date("r0", "2014", "Ines"), date("r0", "2015", "Otto")
    c = date("r0", "2014-05", "Mira", replaces=[a.id, b.id])
    found = weighed(a, b, c)
    assert [found.states[j.id] for j in (a, b, c)] == [REPLACED, REPLACED, IN_FORCE]


def test_words_that_are_gone_have_no_effect_and_contradict_nobody() -> None:
    a, b = date("r0", "2014", "Ines"), date("r0", "2015", "Otto")
    found = weigh(find([a, b], Finder(REPORTS[1:])))
    assert found.states == {a.id: NOT_FOUND, b.id: NOT_FOUND} and not found.in_force


def test_a_borrowing_is_the_same_from_either_end() -> None:
    forth = copied("r0", "r1", "confirmed", None, "Ines")
    back = copied("r1", "r0", "overturned", "reversed", "Otto")
    found = weighed(forth, back)
    assert set(found.states.values()) == {IN_FORCE}
    steps = {(r.left[0].report, r.right[0].report) for r in rulings(found.in_force)["borrowing"]}
    assert steps == {("r0", "r1")}
    assert (
        CONTESTED in weighed(forth, copied("r1", "r0", "confirmed", None, "Otto")).states.values()
    )
    assert (
        CONTESTED in weighed(forth, copied("r1", "r0", "overturned", None, "Mira")).states.values()
    )


POOL = [
    *(date(r, v, w) for r in ("r0", "r1") for v in ("2014", None) for w in ("Ines", "Otto")),
    copied("r0", "r1", "confirmed", None, "Ines"),
    copied("r1", "r0", "overturned", "undetermined", "Otto"),
    copied("r2", "r0", "overturned", None, "Otto"),
]


@given(st.permutations(POOL), st.integers(0, len(POOL)))
def test_the_order_does_not_matter(said: list[Judgement], number: int) -> None:
    chosen = said[:number]
    assert weighed(*chosen) == weighed(*sorted(chosen, key=lambda j: j.id))
