"""Files of all kinds: what is read, what is skipped and why, and that nothing ever raises."""

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Report, Skipped
from tellings.reading import Settings, read, read_bytes, sources

STORY = (
    "The minister told parliament on Tuesday that the bridge over the Ilva would stay closed until "
    "the spring, and that a ferry would run from Tarn in its place. "
) * 3


def reports(data: bytes, name: str, settings: Settings | None = None) -> list[Report]:
    return [r for r in read_bytes(data, name, settings) if isinstance(r, Report)]


def reasons(data: bytes, name: str, settings: Settings | None = None) -> list[str]:
    return [r.reason for r in read_bytes(data, name, settings) if isinstance(r, Skipped)]


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF with these lines."""
    shown = " ".join(f"({line}) '" for line in lines)
    content = f"BT /F1 11 Tf 40 800 Td 14 TL {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\n", "a.txt", "empty"),
        (bytes(range(256)) * 40, "a.txt", "not-text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.txt", "not-text"),
        (b"PAR1" + b"\0" * 20, "a.parquet", "bad-archive"),
        (b"{\\rtf1 x}", "a.rtf", "unsupported"),
        (b"%PDF-1.4 nothing", "a.pdf", "bad-pdf"),
        (b"PK\x03\x04" + b"\0" * 40, "a.zip", "bad-archive"),
        (b"not json\n", "a.jsonl", "bad-json"),
        (b'{"title": "x"}\n', "a.jsonl", "no-text-field"),
        (b"title,words\na,b\n", "a.csv", "no-text-field"),
        (b"<html><body></body></html>", "a.html", "no-article"),
        (b"<div " + b'a="1" ' * 5000 + b">x</div><html>", "a.html", "too-complex"),
        (b"<html>" + b"<div>" * 5000 + b"x" + b"</div>" * 5000, "a.html", "too-complex"),
        (b"x" * 20_000, "a.txt", "not-text"),
    ],
)
def test_reasons(data: bytes, name: str, reason: str) -> None:
    assert reasons(data, name) == [reason]
    assert not reports(data, name)


def test_data_among_a_text_is_warned_about() -> None:
    found = reports((STORY * 20 + "\n" + "a@" * 4000 + "\n" + "January " * 4000).encode(), "a.txt")
    assert len(found) == 1
    assert any("is it data?" in warning for warning in found[0].warnings)


def test_rows_keep_their_text_to_the_code_point() -> None:
    text = "  Bridge closed\r\n\r\n" + STORY + "\u2028e\u0301\ufeff \n"
    row = {"id": 7, "series": "Harven Daily", "date": "May 2011", "text": text, "lane": "north"}
    found = reports(json.dumps(row).encode() + b"\n", "a.jsonl")[0]
    assert found.text == text
    assert (found.key, found.outlet, found.extra) == ("7", "Harven Daily", {"lane": "north"})
    assert found.published is not None
    assert (found.published.from_, found.published.precision) == ("2011-05-01", "month")


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ({"from": "2011-05-03", "to": "2011-05-07"}, "2011-05-03", "2011-05-07"),
        ({"from": "soon", "to": "2011-05-07"}, None, "2011-05-07"),
        ({"from": "2011-05-03"}, "2011-05-03", None),
    ],
)
def test_rows_may_state_an_interval(
    published: dict[str, str], first: str | None, last: str | None
) -> None:
    row = json.dumps({"text": STORY, "published": published}).encode()
    found = reports(row, "a.jsonl")[0].published
    assert found is not None
    assert (found.from_, found.to) == (first, last)


def test_an_interval_that_ends_before_it_begins_is_unknown() -> None:
    row = json.dumps({"text": STORY, "published": {"from": "2011-05-07", "to": "2011-05-03"}})
    report = reports(row.encode(), "a.jsonl")[0]
    assert report.published is None
    assert report.warnings


def test_bad_rows_do_not_stop_good_ones() -> None:
    lines = [
        json.dumps({"id": "a", "text": STORY}),
        "{",
        "[1]",
        "",
        json.dumps({"id": "b", "text": STORY}),
    ]
    found = list(read_bytes("\n".join(lines).encode(), "a.jsonl"))
    assert [type(f).__name__ for f in found] == ["Report", "Skipped", "Skipped", "Report"]
    assert "line 2" in found[1].detail  # type: ignore[union-attr]


def test_csv_and_json_rows() -> None:
    table = f'id;text;outlet\n1;"{STORY}\r\nMore.";Harven Daily\n'.encode()
    assert reports(table, "a.csv")[0].text == f"{STORY}\r\nMore."
    assert len(reports(json.dumps([{"text": STORY}, {"text": STORY}]).encode(), "a.json")) == 2


def test_archives_are_read_in_memory() -> None:
    data = zipped(
        ("../../out.txt", STORY.encode()), ("__MACOSX/._a.txt", b"x"), ("b/c.txt", STORY.encode())
    )
    found = reports(data, "pile.zip")
    assert [r.path for r in found] == ["pile.zip!../../out.txt", "pile.zip!b/c.txt"]
    assert [r.key for r in found] == ["out.txt", "c.txt"]


def test_bombs_and_nesting_are_refused() -> None:
    assert reasons(zipped(("a.txt", b"0" * 30_000_000)), "a.zip") == ["too-large"]
    assert reasons(gzip.compress(b"0" * 30_000_000), "a.txt.gz") == ["too-large"]
    inner = zipped(("a.txt", STORY.encode()))
    for _ in range(4):
        inner = zipped(("i.zip", inner))
    assert reasons(inner, "a.zip") == ["bad-archive"]


def test_gzip_and_tar() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo("x/a.txt")
        info.size = len(STORY.encode())
        archive.addfile(info, io.BytesIO(STORY.encode()))
    assert reports(out.getvalue(), "pile.tar.gz")[0].path == "pile.tar.gz!x/a.txt"
    packed = gzip.compress(STORY.encode())
    assert reports(packed, "a.txt.gz")[0].text == STORY
    wrong = packed[:-8] + b"\0\0\0\0" + packed[-4:]
    damaged = reports(wrong, "a.txt.gz")[0]
    assert damaged.text == STORY
    assert "damaged" in damaged.warnings[0]


def test_pdf_paragraphs_are_put_together() -> None:
    lines = ["Bridge to stay closed", "By Mara Lindqvist"]
    lines += [
        "The minister told parliament on Tuesday that the bridge over the Ilva",
        "would stay closed until the spring.",
    ]
    report = reports(pdf(lines), "a.pdf")[0]
    assert (report.title, report.byline) == ("Bridge to stay closed", "Mara Lindqvist")
    assert "bridge over the Ilva would stay" in report.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Präsident Müller öffnete die Brücke über die Ilva. „Sie hält“, sagte er.\n" * 6
    assert reports(text.encode(encoding), "a.txt")[0].text == text


def test_folders_are_walked_in_order_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", ".DS_Store"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "l.txt").symlink_to(tmp_path / "c.txt")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "p.txt")
    found = list(sources([tmp_path, tmp_path / "none.txt"]))
    assert [Path(s.path).name for s in found] == [
        "a.txt",
        "up",
        "c.txt",
        "l.txt",
        "p.txt",
        "none.txt",
    ]
    assert [len(read(s).reports) for s in found] == [1, 0, 1, 0, 0, 0]
    assert all(s.reason == "unreadable" for f in found for s in read(f).skipped)


@given(
    st.binary(max_size=400),
    st.sampled_from(["txt", "html", "jsonl", "json", "csv", "zip", "gz", "pdf", "x"]),
)
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    for found in read_bytes(data, f"a.{suffix}"):
        assert isinstance(found, Report | Skipped)
