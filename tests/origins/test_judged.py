"""What people said about the origins of a claim."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Evidence, Place, Ruling
from tellings.origins.components import components, spanning
from tests.origins.test_count import WORDS, Scene

WHY = (Evidence("judged", note="confirmed by Ines"),)
PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(PAIRS, PAIRS)
def test_what_must_stay_apart_does_and_nothing_else(
    links: list[tuple[int, int]], never: list[tuple[int, int]]
) -> None:
    never = [(a, b) for a, b in never if a != b]
    kept = spanning(range(8), links, never)
    groups = components(range(8), [links[i] for i in kept])
    home = {n: i for i, group in enumerate(groups) for n in group}
    assert all(home[a] != home[b] for a, b in never)
    for i, (a, b) in enumerate(links):  # each link left out would join, or would break a ruling
        if i not in kept and home[a] != home[b]:
            ends = {home[a], home[b]}
            assert any({home[x], home[y]} == ends for x, y in never)
    if not never:
        assert kept == spanning(range(8), links)


def ruling(holds: bool, a: str, b: str, value: str | None = None) -> Ruling:
    return Ruling("merge", holds, value, (Place(a, *WORDS),), (Place(b, *WORDS),), WHY)


def three() -> Scene:
    """Three reports that rest on one speaker on one day, so they are one origin."""
    scene = Scene()
    for name in ("a", "b", "c"):
        scene.add(name, speaker=("person", "Mira Dunant"))
    return scene


def test_overturned_they_count_apart_also_by_way_of_a_third() -> None:
    scene = three()
    assert (scene.count().low, scene.count().high) == (1, 1)
    found = scene.count(judged=[ruling(False, "a", "b")])
    assert (found.low, found.high) == (2, 2)
    assert not any({"a", "b"} <= set(o.reports) for o in found.origins)


def test_confirmed_it_is_certain_by_its_route() -> None:
    scene = Scene().add("a", number=3).add("b", number=9)
    assert (scene.count().low, scene.count().high) == (2, 2)
    found = scene.count(judged=[ruling(True, "a", "b")])
    assert found.high == 1 and [m.route for m in found.merges] == ["judged"]
    assert found.merges[0].evidence == WHY
    found = scene.count(judged=[ruling(True, "b", "a", "credited")])
    assert [(m.route, m.certain) for m in found.merges] == [("credited", True)]
    found = three().count(judged=[ruling(True, "a", "b")])
    assert {m.route for m in found.merges} == {"same-authority"}
    assert sum("judged" in {e.kind for e in m.evidence} for m in found.merges) == 1


def test_a_ruling_on_other_reports_changes_nothing() -> None:
    assert three().count(judged=[ruling(False, "a", "z")]) == three().count()
