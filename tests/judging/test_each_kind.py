"""Every kind of judgement: confirmed, overturned, noted, taken back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tellings.errors import NotFound, UsageError
from tellings.model import Evidence
from tellings.store import Database, reader
from tellings.story import Story
from tests.judging.conftest import seal


@dataclass(frozen=True)
class Case:
    """What is judged: ids, the value to overturn it to, whether that is then so."""

    kind: str
    ids: Callable[[Story], list[str]]
    value: object
    holds: Callable[[Story, list[str]], bool]


def evidence(story: Story, kind: str) -> list[Evidence]:
    """All evidence that says that a person said so."""
    with Database(story.path) as store:
        found: list[Evidence] = []
        for report in reader.reports(store.connection):
            found += report.evidence
            found += report.published.evidence if report.published else ()
        found += [e for b in reader.borrowings(store.connection) for e in b.evidence]
        found += [e for p in reader.passages(store.connection) for e in p.evidence]
        found += [e for o in reader.origins(store.connection) for m in o.merges for e in m.evidence]
        found += [
            e for x in reader.entities(store.connection) for a in x.aliases for e in a.evidence
        ]
    return [e for e in found if e.kind == kind]


def a_report(story: Story) -> list[str]:
    return [next(r.id for r in story.reports() if r.published and r.outlet)]


def published(story: Story, ids: list[str]) -> str | None:
    return next(r.published for r in story.reports() if r.id == ids[0])


def a_merge(story: Story) -> list[str]:
    row = next(o for o in story.origins() if len(o.origins) < o.reports and len(o.merges) == 1)
    return [row.claim, row.merges[0].a, row.merges[0].b]


def apart(story: Story, ids: list[str]) -> bool:
    row = next(o for o in story.origins(1) if o.claim == ids[0])
    return not any(set(ids[1:]) <= set(o.reports) for o in row.origins) and not row.merges


def a_step(story: Story) -> list[str]:
    row = next(c for c in story.copies() if c.from_report and c.direction == "decided")
    return [str(row.from_report), row.to_report]


def steps(story: Story) -> set[tuple[str | None, str]]:
    return {(c.from_report, c.to_report) for c in story.copies()}


def a_passage(story: Story) -> list[str]:
    return [story.stock(("copied",))[0].passage]


def two_claims(story: Story) -> list[str]:
    first, second = story.claims(at_least=2)[:2]
    return [first.id, second.id]


def a_witness(story: Story) -> list[str]:
    claim = story.claims(at_least=2)[0].id
    told = story.claim(claim).witnesses[-1]
    return [claim, f"{told.report}:{told.start}-{told.end}"]


def stands_alone(story: Story, ids: list[str]) -> bool:
    report, span = ids[1].split(":")
    told = [
        {(w.report, f"{w.start}-{w.end}") for w in story.claim(c.id).witnesses}
        for c in story.claims()
    ]
    return {(report, span)} in told


def an_alias(story: Story) -> list[str]:
    row = next(n for n in story.names() if n.name == "Front for Free Harbours")
    return [row.entity, "FFH"]


def another_actor(story: Story, _ids: list[str]) -> bool:
    named = [{c.words for c in n.names} for n in story.names(1)]
    return not any({"FFH", "Front for Free Harbours"} <= words for words in named)


def a_segment(story: Story) -> list[str]:
    return [next(r.id for r in story.reports() if story.report(r.id).report.segment == 1)]


def file_parts(story: Story) -> int:
    return sum(r.key == "clippings-february.txt" for r in story.reports())


CASES = [
    Case("date", a_report, "1999-12", lambda s, ids: published(s, ids) == "1999-12"),
    Case("date", a_report, None, lambda s, ids: published(s, ids) is None),
    Case(
        *("outlet", a_report, "Quay Lantern"),
        lambda s, ids: {r.id: r.outlet for r in s.reports()}[ids[0]] == "Quay Lantern",
    ),
    Case("merge", a_merge, None, apart),
    Case("borrowing", a_step, None, lambda s, ids: not {tuple(ids), tuple(ids[::-1])} & steps(s)),
    Case("borrowing", a_step, "reversed", lambda s, ids: tuple(ids[::-1]) in steps(s)),
    Case(
        *("borrowing", a_step, "undetermined"),
        lambda s, ids: any(
            {c.from_report, c.to_report} == set(ids) and c.direction == "undetermined"
            for c in s.copies()
        ),
    ),
    Case(
        *("passage", a_passage, "stock"),
        lambda s, ids: ids[0] in {p.passage for p in s.stock(("stock",))},
    ),
    Case("claim", two_claims, None, lambda s, ids: set(ids) <= {c.id for c in s.claims()}),
    Case("witness", a_witness, None, stands_alone),
    Case("alias", an_alias, None, another_actor),
    Case("splice", a_segment, None, lambda s, _: file_parts(s) == 2),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.kind}-{c.value}")
def test_round(case: Case, story: Story) -> None:
    before, ids = seal(story), case.ids(story)
    already = case.holds(story, ids)

    done = story.judge(case.kind, ids, "overturned", case.value, who="Ines", why="seen in print")
    assert done.state == "in force"
    assert case.holds(story, ids) and (already or done.changes)
    assert story.verify() == []
    (row,) = story.judgements()
    assert (row.id, row.kind, row.state, row.who) == (
        done.judgement.id,
        case.kind,
        "in force",
        "Ines",
    )
    assert row.subject.startswith(f"{case.kind}: “") and all(w.report for w in row.words)
    if case.kind in ("date", "outlet", "passage") or case.value in ("reversed", "undetermined"):
        told = evidence(story, "judged")
        assert told and all("overturned by Ines: seen in print" in e.note for e in told)

    back = story.take_back(done.judgement.id, who="Ines", why="misread")
    assert back.state == "taken back"
    assert seal(story) == before and not story.judgements()
    assert not evidence(story, "judged")
    (past,) = story.taken_back()
    assert (past.id, past.by, past.reason) == (done.judgement.id, "Ines", "misread")

    note = story.judge(case.kind, ids, "noted", who="Ines", why="look again")
    assert (note.state, note.changes) == ("in force", ())
    story.take_back(note.judgement.id, forget=True)
    assert seal(story) == before and len(story.taken_back()) == 1


@pytest.mark.parametrize("case", [c for c in CASES if c.value is None or c.kind == "passage"],
                         ids=lambda c: c.kind)  # fmt: skip
def test_what_is_confirmed_stays_so(case: Case, story: Story) -> None:
    ids = case.ids(story)
    done = story.judge(case.kind, ids, "confirmed", who="Ines")
    assert done.state == "in force"
    if case.kind != "claim":
        assert not done.changes, "a finding that is confirmed is the same finding"
    else:
        assert len({c.id for c in story.claims()} & set(ids)) == 0
        assert story.judgements()[0].ids == (story.judgements()[0].ids[0],)
    if case.kind not in ("claim", "witness", "splice"):
        assert any("confirmed by Ines" in e.note for e in evidence(story, "judged"))
    assert story.verify() == []


def test_what_was_found_by_nobody_can_be_confirmed(story: Story) -> None:
    one, other = (story.reports()[0].id, story.reports()[-1].id)
    story.judge("borrowing", [one, other], "confirmed")
    assert (one, other) in steps(story)
    row = next(o for o in story.origins() if o.high > 1)
    a, b = row.origins[0].reports[0], row.origins[1].reports[0]
    done = story.judge("merge", [row.claim, a, b], "confirmed")
    now = next(o for o in story.origins() if o.claim == row.claim)
    assert now.high == row.high - 1
    (merge,) = (m for m in now.merges if {m.a, m.b} == {a, b})
    assert merge.certain and merge.evidence[0].kind == "judged"
    story.take_back(done.judgement.id)
    story.judge("merge", [row.claim, a, b], "confirmed", "credited")
    now = next(o for o in story.origins() if o.claim == row.claim)
    assert ("credited", True) in {(m.route, m.certain) for m in now.merges}


def test_two_actors_can_be_made_one(story: Story) -> None:
    first, second = (n for n in story.names() if n.name in ("Edda Karsholt", "Jonas Aldergate"))
    story.judge("alias", [first.entity, second.entity], "confirmed")
    named = [{c.words for c in n.names} for n in story.names()]
    assert any({"Edda Karsholt", "Jonas Aldergate"} <= words for words in named)


def test_an_article_can_begin_anywhere(story: Story) -> None:
    row = next(r for r in story.reports() if r.characters > 1500)
    text = story.report(row.id).report.text
    offset = text.index("\n", len(text) // 2)
    story.judge("splice", [row.id, str(offset)], "confirmed")
    parts = sorted(
        (story.report(r.id).report for r in story.reports() if r.key == row.key),
        key=lambda r: r.segment,
    )
    assert "".join(p.text for p in parts) == text
    assert [p.segment for p in parts] == [0, 1] and parts[1].starts_at == len(parts[0].text)
    assert not parts[1].text[:1].isspace()
    # what was cut can be judged like any report, and joined again by hand
    story.judge("outlet", parts[1].id, "overturned", "Quay Lantern")
    assert {r.outlet for r in story.reports() if r.id == parts[1].id} == {"Quay Lantern"}
    done = story.judge("splice", parts[1].id, "overturned")
    assert done.judgement.replaces
    assert row.id in {r.id for r in story.reports()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("weather", ["r"], "confirmed"), "what can be: alias, borrowing"),
        (("date", "REPORT", "sure"), "no verdict"),
        (("date", "REPORT", "noted"), "needs its words"),
        (("date", "REPORT", "overturned", "May 12"), "2014-05-12"),
        (("date", ["REPORT", "REPORT"], "confirmed"), "takes a report"),
        (("outlet", "REPORT", "overturned", " "), "outlet's name"),
        (("outlet", "REPORT", "confirmed", "Somebody Else"), "overturn it"),
        (("borrowing", ["REPORT", "REPORT"], "confirmed"), "does not copy itself"),
        (("borrowing", ["REPORT"], "confirmed"), "takes a report copied from"),
        (("passage", "PASSAGE", "overturned"), "say what kind"),
        (("passage", "PASSAGE", "overturned", "gossip"), "is none of"),
        (("claim", ["CLAIM", "CLAIM"], "confirmed"), "one claim already"),
        (("witness", ["CLAIM"], "overturned"), "takes a claim and its witnesses"),
        (("merge", ["CLAIM", "REPORT"], "overturned"), "takes a claim and two of its reports"),
        (("splice", ["REPORT", "999999999"], "confirmed"), "between 0 and"),
        (("splice", ["REPORT"], "overturned"), "first in its file"),
    ],
)
def test_what_makes_no_sense_is_refused(
    story: Story, arguments: tuple[object, ...], said: str
) -> None:
    known = {
        "REPORT": a_report(story)[0],
        "PASSAGE": a_passage(story)[0],
        "CLAIM": story.claims(2)[0].id,
    }
    kind, ids, *rest = arguments
    named = [known.get(i, i) for i in ([ids] if isinstance(ids, str) else ids)]  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match=said):
        story.judge(kind, named, *rest)  # type: ignore[arg-type]
    assert not story.judgements() and seal(story)


@pytest.mark.parametrize("kind", ["date", "passage", "claim", "alias", "merge", "witness"])
def test_unknown_ids_are_said_so(story: Story, kind: str) -> None:
    ids = {"claim": ["c0", "c1"], "alias": ["e0", "x"], "merge": ["c0", "a", "b"],
           "witness": ["c0", "a"]}.get(kind, ["zz"])  # fmt: skip
    with pytest.raises(NotFound):
        story.judge(kind, ids, "confirmed")
    with pytest.raises(NotFound, match="no judgement"):
        story.take_back("j0")
