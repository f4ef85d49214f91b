import dataclasses
import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import (
    Alignment,
    Attribution,
    Claim,
    Count,
    Credit,
    Entity,
    Link,
    OriginCount,
    Passage,
    Place,
    Published,
    Report,
    Ruling,
    TimeExpression,
    Witness,
)
from tellings.origins import count_origins
from tellings.origins.authority import head_noun
from tellings.origins.components import components

TEXT = "The mill at Velm burned down on Monday, and nobody could say who had set the fire."
WORDS = (0, len(TEXT))


class Scene:
    """A claim whose witnesses are added one by one, each the whole text of its report."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.attributions: list[Attribution] = []
        self.witnesses: list[Witness] = []
        self.alignments: list[Alignment] = []
        self.passages: list[Passage] = []
        self.counts: list[Count] = []
        self.times: list[TimeExpression] = []

    def add(
        self,
        name: str,
        day: str | None = "2020-05-06",
        outlet: str | None = None,
        speaker: tuple[str, str] | None = None,
        via: str | None = None,
        owner: str | None = None,
        credit: str | None = None,
        number: int | None = None,
        stance: str = "asserted",
    ) -> "Scene":
        published = Published(day, day, "day") if day else None
        outlet = outlet or f"The {name} Post"
        credits = (Credit(0, 3, credit, "agency"),) if credit else ()
        extra = {"owner": owner} if owner else {}
        self.reports.append(
            Report(name, name, name, 0, 0, TEXT, "0" * 64, outlet=outlet, body=(WORDS,),
                   published=published, credits=credits, extra=extra)
        )  # fmt: skip
        ident = None
        if speaker or via:
            ident = f"{name}/said"
            chain = [Link("outlet", outlet)]
            chain += [Link("agency", via, name, 0, 3)] if via else []
            chain += [Link(speaker[0], speaker[1], name, 4, 8)] if speaker else []
            anonymous = bool(speaker and speaker[0] == "anonymous")
            self.attributions.append(
                Attribution(ident, name, ((4, 8),), ((9, 11),), (WORDS,), "indirect", anonymous,
                            None, tuple(chain), stance)
            )  # fmt: skip
        if number is not None:
            self.counts.append(Count(f"{name}/n", name, 4, 8, number, number, number, "="))
        self.witnesses.append(Witness(name, *WORDS, ident))
        return self

    def share(self, a: str, b: str, kind: str = "copied", similarity: float = 0.95) -> "Scene":
        ident = f"p{len(self.passages)}"
        self.alignments.append(Alignment(a, *WORDS, b, *WORDS, similarity, ident))
        self.passages.append(Passage(ident, kind, (Place(a, *WORDS), Place(b, *WORDS))))
        return self

    def count(self, judged: Sequence[Ruling] = ()) -> OriginCount:
        claim = Claim("c", tuple(self.witnesses), Place(self.witnesses[0].report, *WORDS))
        people = [Entity("e1", "Mira Dunant", "person")]
        (found,) = count_origins(
            [claim], self.reports, self.attributions, [], people, self.alignments, self.passages,
            (), self.counts, None, self.times, judged,
        )  # fmt: skip
        return found


DUNANT = ("person", "Mira Dunant")


def span(found: OriginCount) -> tuple[int, int]:
    return found.low, found.high


def routes(found: OriginCount) -> set[tuple[str, bool]]:
    return {(m.route, m.certain) for m in found.merges}


def test_two_speakers_are_two_origins() -> None:
    found = Scene().add("A", speaker=DUNANT).add("B", speaker=("person", "Teo Varga")).count()
    assert span(found) == (2, 2)
    assert {(o.kind, o.name) for o in found.origins} == {
        ("person", "Mira Dunant"),
        ("person", "Teo Varga"),
    }


def test_one_speaker_within_days_is_one_origin() -> None:
    found = Scene().add("A", speaker=DUNANT).add("B", "2020-05-08", speaker=DUNANT).count()
    assert span(found) == (1, 1)
    assert routes(found) == {("same-authority", True)}


def test_one_speaker_long_after_may_be_one_origin() -> None:
    found = Scene().add("A", speaker=DUNANT).add("B", "2021-05-08", speaker=DUNANT).count()
    assert span(found) == (1, 2)


def test_one_speaker_with_two_numbers_spoke_perhaps_twice() -> None:
    scene = Scene().add("A", speaker=DUNANT, number=12).add("B", speaker=DUNANT, number=30)
    assert span(scene.count()) == (1, 2)


def test_one_document_is_one_origin_for_ever() -> None:
    study = ("document", "a study by the Velm Institute")
    found = Scene().add("A", speaker=study).add("B", "2024-01-01", speaker=study).count()
    assert span(found) == (1, 1)


def test_a_document_without_issuer_or_title_is_known_in_its_own_report_only() -> None:
    report = ("document", "the report")
    found = Scene().add("A", speaker=report).add("B", "2024-01-01", speaker=report).count()
    assert span(found) == (2, 2)


def test_two_names_of_one_speaker_where_one_holds_the_other() -> None:
    scene = Scene().add("A", speaker=("person", "Teo Varga"))
    assert span(scene.add("B", speaker=("person", "Teo Varga Lund")).count()) == (1, 1)
    scene = Scene().add("A", speaker=("person", "Varga"))
    assert span(scene.add("B", speaker=("person", "Teo Varga")).count()) == (2, 2)


def test_a_role_before_a_name_does_not_make_another_speaker() -> None:
    scene = Scene().add("A", speaker=DUNANT)
    assert span(scene.add("B", speaker=("person", "Mill Warden Mira Dunant")).count()) == (1, 1)


def test_the_head_of_a_description() -> None:
    assert head_noun("may 2005 report by the watch") == "report"
    assert head_noun("watch's report") == "report"
    assert head_noun("nurse at the clinic") == "nurse"
    assert head_noun("") == ""


def test_two_unnamed_sources_may_be_one() -> None:
    scene = Scene().add("A", speaker=("anonymous", "an official"))
    found = scene.add("B", speaker=("anonymous", "a diplomat")).count()
    assert span(found) == (1, 2)
    assert routes(found) == {("same-authority", False)}


def test_unnamed_sources_of_another_kind_and_place_are_not_one() -> None:
    scene = Scene().add("A", speaker=("anonymous", "a nurse at the clinic"))
    scene.add("B", speaker=("anonymous", "an aide in the ministry"))
    groups = {"A": "the clinic", "B": "the ministry"}
    scene.attributions = [
        dataclasses.replace(
            a,
            chain=tuple(
                dataclasses.replace(x, group=groups[a.report]) if x.role == "anonymous" else x
                for x in a.chain
            ),
        )
        for a in scene.attributions
    ]
    assert span(scene.count()) == (2, 2)


def test_copied_words_are_one_origin() -> None:
    found = Scene().add("A").add("B").share("A", "B").count()
    assert span(found) == (1, 1)
    assert routes(found) == {("copied", True)}
    assert all(e.report and e.start is not None for m in found.merges for e in m.evidence)


def test_the_same_quoted_words_are_no_copy() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=DUNANT).share("A", "B", "statement")
    assert routes(scene.count()) == {("same-authority", True)}


def test_one_phrase_in_two_mouths_is_no_copy() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=("person", "Teo Varga"))
    assert span(scene.share("A", "B").count()) == (2, 2)


def test_a_copy_keeps_its_source() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=("anonymous", "a driver"))
    assert span(scene.share("A", "B").count()) == (1, 2)


def test_words_that_are_alike_in_part_are_only_suggested() -> None:
    text = "Somebody set a mill at Velm on fire on Monday, and nobody has yet found out who it was"
    scene = Scene().add("A").add("B").share("A", "B")
    scene.reports[1] = dataclasses.replace(scene.reports[1], text=text)
    scene.witnesses = [Witness("A", 0, 38), Witness("B", 0, 45)]
    found = scene.count()
    assert span(found) == (1, 2)
    assert routes(found) == {("copied", False)}


def test_boilerplate_joins_nothing() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=("anonymous", "a driver"))
    assert span(scene.share("A", "B", "boilerplate").count()) == (2, 2)


def test_a_credit_in_the_sentence_is_certain() -> None:
    scene = Scene().add("A", outlet="Tern Agency", speaker=("anonymous", "an official"))
    found = scene.add("B", via="Tern Agency", speaker=("anonymous", "an official")).count()
    assert span(found) == (1, 1)
    assert ("credited", True) in routes(found)


def test_a_later_report_cannot_be_what_was_credited() -> None:
    scene = Scene().add("A", "2020-05-20", outlet="Tern Agency", speaker=("person", "Teo Varga"))
    found = scene.add("B", "2020-05-06", via="Tern Agency", speaker=DUNANT).count()
    assert span(found) == (2, 2)


def test_a_credit_line_alone_only_suggests() -> None:
    scene = Scene().add("A", outlet="Tern Agency").add("B", credit="Tern Agency")
    found = scene.count()
    assert span(found) == (1, 2)
    assert ("credited", False) in routes(found)


def test_one_owner_is_one_origin() -> None:
    found = Scene().add("A", owner="Group").add("B", owner="Group").count()
    assert span(found) == (1, 1)
    assert routes(found) == {("same-publisher", True)}


def test_a_bare_sentence_may_rest_on_an_earlier_one() -> None:
    found = Scene().add("A", "2020-05-01", speaker=DUNANT).add("B", "2020-06-01").count()
    assert span(found) == (1, 2)
    assert routes(found) == {("copied", False)}


def test_an_undated_report_may_be_of_the_same_occasion() -> None:
    found = Scene().add("A", speaker=DUNANT).add("B", None, speaker=DUNANT).count()
    assert span(found) == (1, 2)


def test_an_undated_report_with_the_same_figure_joins_the_only_occasion() -> None:
    scene = Scene().add("A", speaker=DUNANT, number=12).add("B", None, speaker=DUNANT, number=12)
    assert span(scene.count()) == (1, 1)
    scene = Scene().add("A", speaker=DUNANT, number=12).add("C", "2021-05-06", speaker=DUNANT)
    assert span(scene.add("B", None, speaker=DUNANT, number=12).count()) == (1, 3)


def test_one_report_is_one_occasion_unless_the_figures_differ() -> None:
    scene = Scene().add("A", None, speaker=DUNANT)
    scene.witnesses.append(Witness("A", 0, 40, "A/said"))
    assert span(scene.count()) == (1, 1)


def test_other_words_of_the_speaker_that_both_reports_have_prove_one_occasion() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", "2021-05-08", speaker=DUNANT)
    scene.witnesses = [Witness("A", 0, 30, "A/said"), Witness("B", 50, 80, "B/said")]
    assert span(scene.count()) == (1, 2)
    found = scene.share("A", "B").count()
    assert span(found) == (1, 1)
    assert routes(found) == {("same-authority", True)}


def test_two_days_of_speaking_are_two_occasions() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=DUNANT)
    scene.times = [
        TimeExpression(name, 11, 14, "DATE", day, day, day)
        for name, day in (("A", "2020-05-04"), ("B", "2020-05-06"))
    ]
    scene.attributions = [
        dataclasses.replace(a, content=((20, len(TEXT)),)) for a in scene.attributions
    ]
    assert span(scene.count()) == (2, 2)
    scene.times = [dataclasses.replace(t, from_="2020-05-04", to="2020-05-04") for t in scene.times]
    assert span(scene.count()) == (1, 1)


def test_a_speaker_with_other_numbers_long_after_spoke_again() -> None:
    scene = Scene().add("A", speaker=DUNANT, number=12)
    assert span(scene.add("B", "2021-05-06", speaker=DUNANT, number=30).count()) == (2, 2)


def test_neighbouring_sentences_of_one_copied_passage_are_not_one() -> None:
    scene = Scene().add("A").add("B", "2020-06-06", speaker=DUNANT).share("A", "B")
    scene.witnesses = [Witness("A", 0, 38), Witness("B", 39, 82, "B/said")]
    assert span(scene.count()) == (2, 2)


def test_what_was_taken_from_another_publisher_is_not_its_own_voice() -> None:
    scene = Scene().add("A", "2020-05-01").add("B", "2020-05-02", outlet="The Quill")
    scene.add("C", "2020-07-01", outlet="The Quill").share("A", "B")
    found = scene.count()
    assert found.high == 2
    assert ("same-publisher", False) in routes(found)


def test_two_that_credit_one_outlet_within_days_have_it_from_there() -> None:
    found = Scene().add("A", via="Tern Agency").add("B", "2020-05-07", via="Tern Agency").count()
    assert span(found) == (1, 1)
    assert routes(found) == {("credited", True)}


def test_a_credit_with_other_numbers_only_suggests() -> None:
    scene = Scene().add("A", outlet="Tern Agency", speaker=DUNANT, number=12)
    found = scene.add("B", "2020-05-20", via="Tern Agency", speaker=DUNANT, number=30).count()
    assert span(found) == (1, 2)


def test_merges_are_no_more_than_join_what_they_join() -> None:
    scene = Scene()
    for name in "ABCDE":
        scene.add(name, speaker=DUNANT)
    scene.share("A", "B").share("B", "C").share("A", "C")
    found = scene.count()
    assert len(found.merges) == 4
    assert sum(m.route == "copied" for m in found.merges) == 2


def test_a_denial_and_an_assertion_are_two_occasions() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", speaker=DUNANT, stance="denied")
    assert scene.count().high == 2


def test_order_of_witnesses_does_not_change_the_counts() -> None:
    scene = Scene().add("A", speaker=DUNANT).add("B", "2020-05-07", speaker=DUNANT).add("C")
    scene.add("D", speaker=("anonymous", "a driver")).share("A", "D")
    expected = scene.count()
    for seed in range(4):
        random.Random(seed).shuffle(scene.reports)
        assert scene.count() == expected


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_components_are_those_of_a_search(links: list[tuple[int, int]]) -> None:
    nodes = list(range(13))
    beside: dict[int, set[int]] = {n: set() for n in nodes}
    for a, b in links:
        beside[a].add(b)
        beside[b].add(a)
    seen: set[int] = set()
    expected = []
    for n in nodes:
        if n in seen:
            continue
        reached, queue = {n}, [n]
        while queue:
            for m in beside[queue.pop()] - reached:
                reached.add(m)
                queue.append(m)
        seen |= reached
        expected.append(sorted(reached))
    assert [sorted(c) for c in components(nodes, links)] == expected


ROLES = st.sampled_from(
    [None, DUNANT, ("person", "Teo Varga"), ("anonymous", "a driver"), ("document", "a study")]
)


@given(st.lists(st.tuples(ROLES, st.sampled_from(["2020-05-01", "2020-05-03", "2021-01-01", None])),
                min_size=1, max_size=7))  # fmt: skip
def test_low_is_never_above_high(rows: list[tuple[tuple[str, str] | None, str | None]]) -> None:
    scene = Scene()
    for i, (speaker, day) in enumerate(rows):
        scene.add(f"R{i}", day, speaker=speaker)
    found = scene.count()
    assert 1 <= found.low <= found.high <= len(rows)
    assert len(found.origins) == found.high
    assert sorted(r for o in found.origins for r in o.reports) == sorted(
        f"R{i}" for i in range(len(rows))
    )
    assert all(m.evidence for m in found.merges)
    assert len(found.merges) == len(rows) - found.low
    assert sum(m.certain for m in found.merges) == len(rows) - found.high
    for e in (e for m in found.merges for e in m.evidence):
        assert e.report is not None and e.start is not None and e.end is not None
        assert 0 <= e.start < e.end <= len(TEXT)
