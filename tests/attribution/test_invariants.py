"""What holds for any text: spans in range, ids stable, parents among the records."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.attribution import attribute
from tellings.model import Report, to_plain
from tellings.text.prose import Prose

PIECES = st.sampled_from(
    [
        "Ada Quill", "she", "said", "told", "the Harbour Herald", "that", "the mine was shut",
        "according to", "quoted", "as saying", ",", ".", ":", '"', "“", "”", "''", "—", "\n\n",
        "officials", "who", "was", "by", "and", "added", "in a statement", "on Tuesday", "as",
        "citing", "a report", "reportedly", "is said to", "(", ")", "asked", "if", "1986",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map(" ".join),
    st.text(max_size=120),
)


def attributions(text: str, language: str = "en") -> list[object]:
    report = Report(
        id="r", key="r", path="r", segment=0, starts_at=0, text=text, sha256="", outlet="Lantern"
    )
    return list(attribute(report, Prose(text, (), language), []))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_records_are_well_formed(text: str) -> None:
    found = attributions(text)
    ids = [a.id for a in found]
    assert len(set(ids)) == len(ids)
    for a in found:
        spans = [*a.source, *a.cue, *a.content]
        assert spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(text[start:end].strip() for start, end in spans)
        assert a.content or a.kind == "credit"
        assert a.kind in {"direct", "indirect", "mixed", "credit", "headline"}
        assert a.stance in {"asserted", "denied", "hedged", "asked", "intended"}
        assert a.parent is None or (a.parent in ids and a.parent != a.id)
        for link in a.chain:
            if link.start is not None:
                assert 0 <= link.start < link.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert [to_plain(a) for a in attributions(text)] == [to_plain(a) for a in attributions(text)]


def test_empty_and_foreign_texts() -> None:
    assert attributions("") == []
    assert attributions(" \n ") == []
    attributions("قال الوزير إن المنجم أغلق.", "ar")
    attributions("她说:「矿井关闭了。」", "zh")


@pytest.mark.parametrize(
    "unit", ["as the Lantern tells it, ", "according to Ada Quill, ", "rejected the claim that "]
)
def test_text_without_full_stops_takes_time_in_proportion(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        attributions(unit * times)
        return time.process_time() - start

    attributions(unit)
    assert seconds(1200) < 12 * max(seconds(300), 0.05)
