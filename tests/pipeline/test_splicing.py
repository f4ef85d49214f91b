"""Articles that begin where a person says so: nothing of a file is lost, all of it comes back."""

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Place, Report, Ruling
from tellings.pipeline.splicing import respliced
from tellings.reading import Settings
from tellings.store.as_read import Layer

PARAGRAPHS = (
    "Grey Harbour Weekly\nPilots strike again\nThe pilots of Grey Harbour struck for a second day.",
    "Lock at Vessen shut\nThe Lock Street Echo\n4 May 2012\n"
    "The lock at Vessen was shut, the keeper said on Friday.",
    "Nobody was hurt, a clerk of the office told the Echo.",
    "An inquiry begins on Monday.\n---",
    "    ",
)


def layer(files: list[list[str]]) -> Layer:
    """Reports as files give them: each file a list of segments."""
    reports, places = {}, {}
    for number, segments in enumerate(files):
        at = 0
        path = f"f{number}.txt"
        for segment, text in enumerate(segments):
            sha = hashlib.sha256(text.encode()).hexdigest()
            ident = f"r{number}{segment}"
            reports[ident] = Report(
                ident, path, path, segment, at, text, sha, body=((0, len(text)),)
            )
            places[ident] = ((path, path, segment, path, at),)
            at += len(text)
    return Layer(reports, places)


def texts(shown: Layer) -> dict[str, str]:
    """File -> the texts of its reports in order, joined."""
    rows = sorted(
        (path, segment, at, ident)
        for ident, stands in shown.places.items()
        for path, _, segment, _, at in stands
    )
    found: dict[str, str] = {}
    for path, segment, at, ident in rows:
        assert at == len(found.get(path, "")), "one report begins where the one before it ends"
        assert segment == sum(p == path for p, *_ in rows[: rows.index((path, segment, at, ident))])
        found[path] = found.get(path, "") + shown.reports[ident].text
    return found


SEGMENTS = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4).map("\n\n".join)
SEGMENTS = SEGMENTS.filter(lambda text: any(map(str.isalnum, text)))
FILES = st.lists(st.lists(SEGMENTS, min_size=1, max_size=3), min_size=1, max_size=3)


def cut(report: str, offset: int, holds: bool) -> Ruling:
    there = Place(report, offset, offset + 1)
    return Ruling("splice", holds, None, (there,), (there,), ())


@given(FILES, st.randoms(use_true_random=False))
def test_the_text_of_a_file_stays_whole(files: list[list[str]], dice: random.Random) -> None:
    read = layer(files)
    said = []
    for ident in sorted(read.reports):
        text = read.reports[ident].text
        said.append(cut(ident, dice.randrange(len(text)), dice.random() < 0.7))
    shown = respliced(read, dice.sample(said, dice.randint(0, len(said))), Settings())
    assert texts(shown) == texts(read)
    for report in shown.reports.values():
        assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()
        assert any(map(str.isalnum, report.text)) or report.id in read.reports
        assert all(0 <= s < e <= len(report.text) for s, e in report.body)
    again = respliced(read, [], Settings())
    assert again == read


def test_a_cut_gives_each_piece_its_own_header() -> None:
    text = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    read = layer([[text]])
    shown = respliced(read, [cut("r00", text.index("Lock at"), True)], Settings())
    first, second = sorted(shown.reports.values(), key=lambda r: r.starts_at)
    assert second.outlet == "The Lock Street Echo" and second.published is not None
    assert second.published.from_ == "2012-05-04" and first.published is None
    assert "r00" not in shown.reports


def test_what_is_joined_is_read_as_one() -> None:
    read = layer([[PARAGRAPHS[0] + "\n", PARAGRAPHS[1]]])
    (whole,) = respliced(read, [cut("r01", 0, False)], Settings()).reports.values()
    assert whole.text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"
    assert (whole.segment, whole.starts_at) == (0, 0)


def test_what_would_be_too_long_stays_as_it_was_read() -> None:
    read = layer([[PARAGRAPHS[0] + "\n", PARAGRAPHS[1]]])
    assert respliced(read, [cut("r01", 0, False)], Settings(max_text=150)) == read


def test_the_same_report_in_two_files_is_cut_in_both() -> None:
    text = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    read = layer([[text]])
    twice = (*read.places["r00"], ("g.txt", "g.txt", 0, "g.txt", 0))
    shown = respliced(
        Layer(read.reports, {"r00": twice}), [cut("r00", text.index("Lock at"), True)], Settings()
    )
    assert len(shown.reports) == 2
    assert all({p for p, *_ in stands} == {"f0.txt", "g.txt"} for stands in shown.places.values())
