"""Every format gives the article it holds, with what it says of itself and no more."""

import bz2
import gzip
import json
import lzma
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.hostile import made
from evaluation.hostile.made import STORY, TITLE, URL
from tellings.model import Report, Skipped
from tellings.reading import Settings, read_bytes, sources

FORMATS: dict[str, Callable[[], bytes]] = {
    "a.html": made.page,
    "a.xhtml": made.page,
    "a.mhtml": made.mhtml,
    "a.docx": lambda: made.docx(TITLE, *[STORY] * 2),
    "a.eml": made.eml,
    "a.warc": lambda: made.record(URL, made.page()),
    "a.warc.gz": lambda: made.warc(made.record(URL, made.page())),
    "a.wacz": made.wacz,
    "a.rss": made.rss,
    "a.xml": made.rss,
    "a.atom": made.atom,
    "a.jsonl": lambda: json.dumps({"text": STORY, "title": TITLE}).encode(),
    "a.zip": lambda: made.zipped(("b/a.html", made.page())),
    "a.tar": lambda: made.tarred(("b/a.html", made.page())),
    "a.tar.gz": lambda: made.tarred(("a.txt", STORY.encode()), packing="gz"),
    "a.tar.bz2": lambda: made.tarred(("a.txt", STORY.encode()), packing="bz2"),
    "a.tar.xz": lambda: made.tarred(("a.txt", STORY.encode()), packing="xz"),
    "a.txt.gz": lambda: gzip.compress(STORY.encode()),
    "a.txt.bz2": lambda: bz2.compress(STORY.encode()),
    "a.txt.xz": lambda: lzma.compress(STORY.encode()),
    "a.jsonl.gz": lambda: gzip.compress(json.dumps({"text": STORY}).encode()),
}


def found(data: bytes, name: str, settings: Settings | None = None) -> list[Report | Skipped]:
    return list(read_bytes(data, name, settings))


def one(data: bytes, name: str) -> Report:
    reports = found(data, name)
    assert [type(r) for r in reports] == [Report], reports
    assert isinstance(reports[0], Report)
    return reports[0]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_its_article(name: str) -> None:
    report = one(FORMATS[name](), name)
    assert "the bridge over the Ilva would stay closed until" in report.text
    assert report.body
    assert not report.warnings


@pytest.mark.parametrize("packing", ["tar.zst", "txt.zst"])
def test_zstandard(packing: str) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = made.tarred(("a.txt", STORY.encode())) if "tar" in packing else STORY.encode()
    assert one(zstandard.compress(data), f"a.{packing}").text == STORY


def test_zstandard_bombs_are_refused_while_they_unpack() -> None:
    zstandard = pytest.importorskip("zstandard")
    bomb = zstandard.compress(b"0" * 80_000_000)
    assert [s.reason for s in found(bomb, "a.txt.zst")] == ["too-large"]  # type: ignore[union-attr]


@pytest.mark.parametrize("packing", [bz2.compress, lzma.compress, gzip.compress])
def test_packed_files_that_break_off(packing: Callable[[bytes], bytes]) -> None:
    text = "\n\n".join(f"{n}. {STORY}" for n in range(300)).encode()
    whole = packing(text)
    half = found(whole[: len(whole) // 2], "a.jsonl.x")
    assert len(half) == 1
    said = half[0].warnings[0] if isinstance(half[0], Report) else half[0].detail
    assert "breaks off" in said


def test_parquet_rows() -> None:
    pytest.importorskip("pyarrow")
    data = made.parquet([{"id": 1, "body": STORY, "timestamp": "2011-05-03"}, {"id": 2}])
    reports = found(data, "a.parquet")
    assert isinstance(reports[0], Report)
    assert (reports[0].text, reports[0].key) == (STORY, "1")
    assert isinstance(reports[1], Skipped)
    assert "row 2" in reports[1].detail


def test_parquet_without_its_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    skipped = found(b"PAR1" + b"\0" * 20, "a.parquet")[0]
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "unsupported"
    assert "pip install" in skipped.detail


def test_what_a_message_says_of_itself_is_kept_and_not_believed() -> None:
    report = one(made.eml(), "a.eml")
    assert report.published is None
    assert report.title == "Bridge over the Ilva"
    assert report.extra["mail_from"] == "Ola Brandt"
    assert str(report.extra["mail_date"]).startswith("Tue, 3 May 2011")


def test_attachments_are_read_like_members() -> None:
    message = (
        b"Subject: two\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\n" + STORY.encode() + b"\r\n"
        b"--b\r\nContent-Type: text/html\r\n"
        b'Content-Disposition: attachment; filename="../../x.html"\r\n\r\n' + made.page() + b"\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=l.png\r\n\r\n"
        b"x\r\n--b--\r\n"
    )
    paths = [r.path for r in found(message, "m.eml")]
    assert paths == ["m.eml", "m.eml!../../x.html"]


def test_thousands_of_nested_parts_take_one_pass() -> None:
    part = b'--b\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    last = b"--b\r\nContent-Type: text/html\r\n\r\n" + made.page() + b"\r\n--b--\r\n"
    report = one(head + part * 6_000 + last, "n.mhtml")
    assert "nests 6,000 parts" in report.warnings[0]


def test_a_saved_page_knows_where_it_came_from() -> None:
    report = one(made.mhtml(), "a.mhtml")
    assert report.url == URL
    assert (report.title, report.outlet) == (TITLE, "Harven Daily")


def test_a_web_archive_gives_its_pages_with_their_addresses() -> None:
    other = made.record("https://harven.example.org/robots.txt", b"User-agent: *", "text/plain")
    picture = made.record("https://harven.example.org/a.png", b"\x89PNG", "image/png")
    report = one(made.warc(made.record(URL, made.page()), other, picture), "a.warc.gz")
    assert (report.url, report.path) == (URL, f"a.warc.gz!{URL}")
    assert report.extra["captured"] == "2020-01-02T03:04:05Z"


def test_a_web_archive_that_breaks_off_says_where() -> None:
    whole = made.warc(*(made.record(f"{URL}/{n}", made.page(f"{n} {STORY}")) for n in range(3)))
    reports = found(whole[:-300], "a.warc.gz")
    assert [type(r).__name__ for r in reports] == ["Report", "Report", "Skipped"]
    assert "record 3" in reports[2].detail  # type: ignore[union-attr]


@pytest.mark.parametrize("stated", [b"9\xb9", b"-4", b"a", b""])
def test_a_length_that_is_none_is_passed_over(stated: bytes) -> None:
    record = made.record(URL, made.page())
    head, mark, page = record.partition(b"\r\n\r\n<")
    data = re.sub(rb"\d+$", lambda _: stated, head) + mark + page
    assert one(made.warc(data), "a.warc.gz").title == TITLE


@pytest.mark.parametrize("length", [0, 5, 100, 10**9, 10**30, -1])
def test_records_that_lie_about_their_length(length: int) -> None:
    data = made.record(URL, made.page(), length=length) + made.record(f"{URL}/2", made.page())
    for result in found(data, "a.warc"):
        if isinstance(result, Report):
            assert "WARC/1.0" not in result.text


def test_behind_a_damaged_record_reading_goes_on() -> None:
    records = [made.record(f"{URL}/{n}", made.page(f"{n} {STORY}")) for n in range(4)]
    packed = [made.warc(r) for r in records]
    broken = packed[1][:60] + b"\xff" * 60 + packed[1][120:]
    for name, data in (
        ("a.warc.gz", packed[0] + broken + packed[2] + packed[3]),
        ("a.warc", records[0] + b"nonsense\r\n" * 30 + records[2] + records[3]),
    ):
        kinds = [type(r).__name__ for r in found(data, name)]
        assert kinds.count("Report") == 3, (name, kinds)
        assert "Skipped" in kinds


def test_records_that_a_record_claims_for_itself_are_read() -> None:
    long = made.record(URL, made.page(), length=9000)
    others = [made.record(f"{URL}/{n}", made.page(f"{n} {STORY}")) for n in range(3)]
    reports = [r for r in found(long + b"".join(others), "a.warc") if isinstance(r, Report)]
    assert [r.url for r in reports] == [URL, *(f"{URL}/{n}" for n in range(3))]
    assert "claims to be longer" in reports[0].warnings[0]


def test_a_feed_gives_its_entries() -> None:
    for name, data in (("a.rss", made.rss()), ("a.xml", made.atom())):
        report = one(data, name)
        assert (report.title, report.outlet, report.url) == (TITLE, "Harven Daily", URL)
        assert report.published is not None
        assert report.published.from_ == "2011-05-03"
        assert "<p>" not in report.text


@pytest.mark.parametrize("name", ["a.rss", "a.docx"])
def test_entities_are_refused_before_a_parser_sees_them(name: str) -> None:
    entities = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    feed = made.rss().decode().replace("<rss", entities + "<rss").replace("Short.", "&a;&b;")
    data = feed.encode() if name == "a.rss" else made.zipped(("word/document.xml", feed.encode()))
    assert [r.reason for r in found(data, name)] == ["too-complex"]  # type: ignore[union-attr]


def test_deleted_words_of_a_document_stay_out() -> None:
    gone = "<w:p><w:del><w:r><w:delText>withdrawn words</w:delText></w:r></w:del></w:p>"
    report = one(made.docx(TITLE, STORY, STORY, extra=gone), "a.docx")
    assert "withdrawn" not in report.text
    assert (report.title, report.byline) == (TITLE, "Mara Lindqvist")


def test_tables_of_other_tools_are_read_by_their_own_column_names() -> None:
    forum = (
        f'thread_id,timestamp,body,subject,author\n7,2011-05-03 10:00:00,"{STORY}",Bridge,mara\n'
    )
    report = one(forum.encode(), "4cat.csv")
    assert (report.text, report.title, report.byline) == (STORY, "Bridge", "mara")
    assert report.published is not None
    sheet = f'Link,Archive status,Upload title,Text content\n{URL},success,Bridge,"{STORY}"\n'
    report = one(sheet.encode(), "sheet.csv")
    assert (report.text, report.url) == (STORY, URL)


def test_the_folder_beside_a_saved_page_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "Bridge_files").mkdir()
    (tmp_path / "other_files").mkdir()
    for name in ("Bridge.html", "Bridge_files/frame.html", "other_files/a.html"):
        (tmp_path / name).write_bytes(made.page())
    names = [s.file.name for s in sources([tmp_path])]
    assert names == ["Bridge.html", "a.html"]
    packed = made.zipped(("x/B.html", made.page()), ("x/B_files/f.html", made.page()))
    assert len(found(packed, "a.zip")) == 1


def test_links_in_archives_are_named_and_not_followed() -> None:
    import io
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"x{kind!r}")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    assert {r.reason for r in found(out.getvalue(), "a.tar")} == {"unreadable"}  # type: ignore[union-attr]


def test_a_truncated_zip_gives_what_is_whole() -> None:
    data = made.zipped(("a.txt", STORY.encode()), ("b.txt", STORY.encode() * 2))
    reports = found(data[:-40], "a.zip")
    assert [type(r).__name__ for r in reports] == ["Report", "Report", "Skipped"]


def test_mojibake_is_proposed_and_nothing_is_changed() -> None:
    wrong = ("Präsident Müller öffnete die Brücke. " * 5).encode().decode("cp1252") + STORY
    report = one(wrong.encode(), "a.txt")
    assert report.text == wrong
    assert "may stand for 'ä'" in report.warnings[0]
    assert not one(("Präsident Müller öffnete die Brücke. " * 9).encode(), "a.txt").warnings


def test_text_back_to_front_is_noticed() -> None:
    from tellings.reading.direction import back_to_front

    hebrew = "שלום לכם אדונים נכבדים מן הארץ"
    assert not back_to_front(hebrew)
    assert back_to_front(hebrew[::-1])


@pytest.mark.parametrize(
    "charset", ["zip", "rot13", "undefined", "idna", "nonsense", "utf-7", "\\"]
)
def test_encodings_that_are_none_are_said(charset: str) -> None:
    body = made.page().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())
    html = body.replace(b"Tuesday", "Tüsday".encode("latin-1"))
    assert one(html, "a.html").text.count("Tüsday")


def test_a_list_of_links_is_no_article() -> None:
    text = "# to read\nhttps://harven.example.org/1\nhttp://192.0.2.1/2\n\nfile:///etc/hostname\n"
    assert [r.reason for r in found(text.encode(), "links.txt")] == ["no-article"]  # type: ignore[union-attr]
