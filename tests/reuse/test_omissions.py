"""Copies hang below the version of a text whose cuts they share."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import Alignment, Report
from tellings.reuse import align_pairs, find_borrowings, find_passages, index_report
from tellings.reuse.omissions import cuts_as_evidence, same_cuts
from tellings.reuse.readings import Readings, readings
from tests.reuse.conftest import make_report, write


def read_of(reports: list[Report]) -> dict[tuple[str, str], Readings]:
    indexes = {r.id: index_report(r) for r in reports}
    return readings(aligned(reports), indexes)


def aligned(reports: list[Report]) -> list[Alignment]:
    indexes = {r.id: index_report(r) for r in reports}
    names = sorted(indexes)
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return [x for _, rows in align_pairs(pairs, indexes) for x in rows]


@settings(max_examples=20)
@given(st.integers(3, 8), st.integers(1, 4), st.integers(0, 40))
def test_the_end_of_a_cut_version_is_seen_in_its_copies(kept: int, more: int, seed: int) -> None:
    text = write(seed, 14)
    source = make_report("s", " ".join(text))
    version = make_report("v", " ".join(text[:kept]))
    copy = make_report("c", " ".join(text[:kept]) + " Seen nowhere else at all.")
    longer = make_report("l", " ".join(text[: kept + more]))
    read = read_of([source, version, copy, longer])
    assert same_cuts("c", "v", "s", read) == 1
    assert same_cuts("l", "v", "s", read) == 0
    assert same_cuts("c", "s", "v", read) == 0


def test_sentences_moved_or_left_out_alike_count() -> None:
    text = write(3, 12)
    moved = [*text[4:8], *text[:4], *text[8:]]
    dropped = [*text[:3], *text[5:8], *text[10:]]
    for version in (moved, dropped):
        reports = [
            make_report("s", " ".join(text)),
            make_report("v", " ".join(version)),
            make_report("c", " ".join(version[:-1])),
        ]
        assert same_cuts("c", "v", "s", read_of(reports)) >= 2
        assert same_cuts("v", "c", "s", read_of(reports)) == 0, "it holds more than the copy"


@settings(max_examples=20)
@given(st.integers(0, 40), st.integers(2, 5), st.integers(7, 9))
def test_what_two_leave_out_alike_is_told_with_its_words(seed: int, first: int, last: int) -> None:
    text = write(seed, 14)
    dropped = [*text[:first], *text[last:]]
    reports = [
        make_report("s", " ".join(text)),
        make_report("v", " ".join(dropped)),
        make_report("c", " ".join(dropped[:-1])),
    ]
    found = cuts_as_evidence("c", "v", "s", read_of(reports))
    assert [e.kind for e in found] == ["same-cut"]
    told = reports[0].text[found[0].start : found[0].end]
    left_out = " ".join(text[first:last])
    assert left_out[20:-20] in told, "words next to the cut may match by chance"
    assert len(told) <= len(left_out) + 40
    assert cuts_as_evidence("v", "c", "s", read_of(reports)) == ()


def test_what_two_move_alike_and_where_they_stop_together() -> None:
    text = write(3, 12)
    moved = [*text[4:8], *text[:4]]
    reports = [
        make_report("s", " ".join(text)),
        make_report("v", " ".join(moved)),
        make_report("c", " ".join(moved)),
    ]
    found = cuts_as_evidence("c", "v", "s", read_of(reports))
    assert {e.kind for e in found} >= {"same-order", "same-end"}
    texts = {r.id: r.text for r in reports}
    for e in found:
        assert e.report is not None and texts[e.report][e.start : e.end].strip()


def test_a_copy_of_a_shortened_text_hangs_on_it_and_not_on_the_full_one() -> None:
    text = write(1, 14)
    short = text[:7]
    reports = [
        make_report("b", " ".join(text), "Full Post", "2012-02-01"),
        make_report("a", " ".join([*write(70, 1), *short]), "Short News", "2012-02-03"),
        make_report("c", " ".join([*write(71, 1), *short]), "Third Bell", "2012-02-09"),
        make_report("d", " ".join([*write(72, 1), *text[:12]]), "Fourth Sun", "2012-02-09"),
    ]
    indexes = {r.id: index_report(r) for r in reports}
    passages, marked = find_passages(reports, aligned(reports), indexes=indexes)
    steps = find_borrowings(reports, passages, marked, indexes=indexes)
    assert {(s.from_, s.to) for s in steps} == {("b", "a"), ("a", "c"), ("b", "d")}
    told = {(s.from_, s.to): {e.kind for e in s.evidence} for s in steps}
    assert "same-end" in told["a", "c"]
    assert "same-end" not in told["b", "d"]
