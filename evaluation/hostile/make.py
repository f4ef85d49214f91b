"""Write broken and hostile inputs of our own making, and say what each must come to.

    python -m evaluation.hostile.make OUT [--big]

One folder a case, and OUT/expected.jsonl with {case, reports, reasons}: how many reports at least
and at most, and which reasons may stand in `skipped` (none of them need to). With --big the cases
about size are real: a gigabyte in a small archive, a table of a million rows. For every case there
is a bound on time and memory, no traceback, nothing fetched, nothing written, and the other files
are still read.
"""

import argparse
import gzip
import io
import json
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.hostile import made
from evaluation.hostile.made import STORY, URL


@dataclass(frozen=True, slots=True)
class Case:
    """A folder of inputs: file name -> bytes, or a function that makes the file at a path.

    `least` and `most` bound the reports it gives, `reasons` are those that may be given beside.
    """

    name: str
    files: dict[str, bytes | Callable[[Path], object]]
    least: int = 0
    most: int = 0
    reasons: tuple[str, ...] = ()


def cases(big: bool = False) -> Iterator[Case]:
    """All cases, sorted by what they attack."""
    scale = 20 if big else 1
    yield from _bombs(scale)
    yield from _archives()
    yield from _pages(scale)
    yield from _rows(scale)
    yield from _documents(scale)
    yield from _texts(scale)
    yield from _names()
    yield from _places()


def _bombs(scale: int) -> Iterator[Case]:
    zeros = b"0" * (30_000_000 * scale)
    layered = made.zipped(("a.txt", zeros))
    yield Case("zip-bomb", {"a.zip": layered}, reasons=("too-large",))
    for depth in range(5):
        layered = made.zipped(*((f"{depth}{n}.zip", layered) for n in range(4)))
    yield Case("zip-in-zip", {"a.zip": layered}, reasons=("bad-archive", "too-large"))
    yield Case("zip-overlapping", {"a.zip": _overlapping(400)}, 0, 400, ("bad-archive",))
    twice = gzip.compress(gzip.compress(zeros))
    yield Case("gzip-in-gzip", {"a.txt.gz": twice}, reasons=("bad-archive",))
    for packing in ("bz2", "xz"):
        bomb = made.tarred(("a.txt", zeros), packing=packing)
        yield Case(f"tar-{packing}-bomb", {f"a.tar.{packing}": bomb}, reasons=("too-large",))
    inner = b'<w:p xmlns:w="x">' + b"<w:t>x</w:t>" * (3_000_000 * scale) + b"</w:p>"
    docx = made.zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", inner))
    yield Case("docx-bomb", {"a.docx": docx}, reasons=("too-large", "time-limit", "memory-limit"))
    entities = '<!DOCTYPE x [<!ENTITY a "' + "x" * 9000 + '">]><rss>' + "&a;" * 90_000 + "</rss>"
    yield Case("feed-bomb", {"a.rss": entities.encode()}, reasons=("too-complex",))
    wide = entities.encode("utf-16")
    yield Case("feed-bomb-wide", {"a.rss": wide}, reasons=("too-complex", "unreadable"))
    record = made.record(URL, b"<html>" + zeros)
    yield Case("warc-bomb", {"a.warc.gz": made.warc(record)}, reasons=("too-large", "no-article"))


def _archives() -> Iterator[Case]:
    names = (
        "../../up.txt",
        "/root/abs.txt",
        "C:\\x.txt",
        "..\\up.txt",
        "a/../../b.txt",
        "\x00.txt",
    )
    escaping = tuple((name, f"{name!r} {STORY}".encode()) for name in names)
    yield Case("zip-names", {"a.zip": made.zipped(*escaping)}, 6, 6)
    yield Case("tar-names", {"a.tar": made.tarred(*escaping[:5])}, 5, 5)
    yield Case("tar-links", {"a.tar": _linked()}, 1, 1, ("unreadable",))
    yield Case(
        "tar-claims-much", {"a.tar": _tar_claiming(8 << 40)}, reasons=("bad-archive", "too-large")
    )
    whole = made.tarred(("a.txt", STORY.encode()), ("b.txt", STORY.encode() * 9))
    yield Case("tar-cut", {"a.tar": whole[:2500]}, 1, 1, ("bad-archive",))
    yield Case("zip-link", {"a.zip": _zip_link()}, reasons=("unreadable",))
    sound = made.zipped(("a.txt", STORY.encode()), ("b.txt", STORY.encode() * 2))
    yield Case("zip-cut", {"a.zip": sound[:-60]}, 2, 2, ("bad-archive",))
    small = sound.replace(struct.pack("<I", len(STORY)), struct.pack("<I", 3))
    yield Case("zip-lies-small", {"a.zip": small}, 0, 2, ("bad-archive",))
    large = sound.replace(struct.pack("<I", len(STORY)), struct.pack("<I", 2**32 - 2))
    yield Case("zip-lies-large", {"a.zip": large}, 0, 2, ("bad-archive",))
    many = made.zipped(*((f"{n}.txt", b"") for n in range(3000)))
    yield Case("zip-of-nothing", {"a.zip": many}, reasons=("empty",))
    trailing = gzip.compress(STORY.encode()) + b"not gzip" * 50
    yield Case("gzip-trailing", {"a.txt.gz": trailing}, 1, 1)
    signatures = b"PK\x03\x04" * 50_000
    yield Case("zip-signatures", {"a.zip": signatures}, reasons=("bad-archive", "encrypted"))
    yield Case("seven-zip", {"a.7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99}, reasons=("unsupported",))
    lying = made.record(URL, made.page(), length=10**12) + made.record(URL, made.page())
    yield Case("warc-lies", {"a.warc": lying}, 0, 2, ("bad-archive",))
    cut = made.warc(made.record(URL, made.page()), made.record(URL + "2", made.page()))
    yield Case("warc-cut", {"a.warc.gz": cut[:-250]}, 1, 1, ("bad-archive",))
    yield Case(
        "warc-headers",
        {"a.warc": b"WARC/1.0\r\n" + b"A: b\r\n" * 99_999},
        0,
        0,
        ("bad-archive", "empty"),
    )
    yield Case("wacz-empty", {"a.wacz": made.zipped(("x", b""))}, reasons=("empty",))


def _pages(scale: int) -> Iterator[Case]:
    crowded = b"<html><div " + b"".join(b"a%d=x " % n for n in range(100_000)) + b">x</div>"
    yield Case("page-attributes", {"a.html": crowded}, reasons=("too-complex",))
    deep = b"<html><body>" + b"<div>" * 200_000 + STORY.encode()
    yield Case("page-deep", {"a.html": deep}, reasons=("too-complex",))
    inline = b"<html><body><p>" + b"<b>" * 60_000 + STORY.encode()
    yield Case("page-deep-inline", {"a.html": inline}, 0, 1, ("too-complex", "time-limit"))
    table = b"<html><table>" + b"<table><tr><td>" * 20_000 + STORY.encode()
    yield Case("page-tables", {"a.html": table}, 0, 1, ("too-complex", "time-limit", "no-article"))
    scripts = b"<html><script>" + b"if(a<b){" * 200_000 + b"</script>" + made.page()
    yield Case(
        "page-script", {"a.html": scripts}, 0, 1, ("no-article", "too-complex", "time-limit")
    )
    refs = made.page().replace(
        b"</head>", b'<base href="file:///"><iframe src="file:///etc/hostname"></head>'
    )
    yield Case("page-frames", {"a.html": refs}, 1, 1)
    lone = b"<" * (200_000 * scale)
    yield Case(
        "page-brackets",
        {"a.html": lone},
        reasons=("no-article", "unreadable", "time-limit", "not-text", "too-large", "too-complex"),
    )
    graph = (
        b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + made.page()
    )
    yield Case("page-json-deep", {"a.html": graph}, 0, 1, ("no-article",))
    quoted = b'<html><p title="' + b"x>" * 300_000 + made.page()
    yield Case(
        "page-quote-open",
        {"a.html": quoted},
        0,
        1,
        ("no-article", "time-limit", "too-complex", "not-text"),
    )
    comments = b"<html><!--" + b"-->" * 99_999 + b"<!--" * 99_999 + made.page()
    yield Case("page-comments", {"a.html": comments}, 0, 1, ("no-article", "time-limit"))
    charset = made.page().replace(b"utf-8", b"unicode_escape").replace(b"Ilva", b"Ilv\xe4")
    yield Case("page-charset", {"a.html": charset}, 1, 1)
    yield Case(
        "mhtml-cid",
        {"a.mhtml": made.mhtml(b'<html><iframe src="cid:a"></iframe>')},
        reasons=("no-article",),
    )


def _rows(scale: int) -> Iterator[Case]:
    yield Case(
        "json-deep",
        {"a.json": b"[" * 500_000, "b.jsonl": b'{"text":' * 99_999},
        reasons=("bad-json",),
    )
    yield Case(
        "json-number",
        {"a.jsonl": b'{"text": ' + b"9" * 900_000 + b"}"},
        reasons=("bad-json", "no-text-field"),
    )
    lone = b'{"text": "\\ud800 ' + STORY.encode() + b'", "title": "\\udfff"}'
    yield Case("json-surrogates", {"a.jsonl": lone}, 1, 1)
    wide = json.dumps({f"k{n}": n for n in range(50_000)} | {"text": STORY})
    yield Case("json-many-fields", {"a.jsonl": wide.encode()}, 1, 1)
    bad = b'{"text": 1}\n' * (10_000 * scale) + json.dumps({"text": STORY}).encode()
    yield Case("rows-all-bad", {"a.jsonl": bad}, 1, 1, ("no-text-field", "bad-rows"))
    long_row = b'{"text": "' + b"word " * 4_000_000 + b'"}\n' + json.dumps({"text": STORY}).encode()
    yield Case("rows-long", {"a.jsonl": long_row}, 1, 1, ("too-large",))
    open_quote = b'text,title\n"' + (STORY.encode() + b"\n") * 30_000
    yield Case("csv-quote-open", {"a.csv": open_quote}, 0, 1, ("unreadable", "too-large"))
    yield Case(
        "csv-columns",
        {"a.csv": b"," * 900_000 + b"\n" + b"," * 900_000},
        reasons=("no-text-field", "unreadable"),
    )
    nul = b"text\n" + STORY.encode().replace(b"Ilva", b"Il\0va") + b"\n"
    yield Case("csv-nul", {"a.csv": nul}, 0, 1, ("unreadable",))
    small = b"text,n\n" + b"".join(b"Item %d was sold.,%d\n" % (n, n) for n in range(2_000 * scale))
    yield Case("csv-many", {"a.csv": small}, 2_000 * scale, 2_000 * scale)
    footer = b"PAR1" + b"\xff" * 300 + struct.pack("<I", 2**31 - 1) + b"PAR1"
    yield Case("parquet-footer", {"a.parquet": footer}, reasons=("bad-archive", "unsupported"))


def _documents(scale: int) -> Iterator[Case]:
    sound = made.pdf(["Bridge to stay closed", *[STORY[:80]] * 9])
    yield Case("pdf-cut", {"a.pdf": sound[:400]}, 0, 1, ("bad-pdf", "empty"))
    loop = sound.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    yield Case("pdf-loop", {"a.pdf": loop}, 0, 1, ("bad-pdf", "empty"))
    yield Case("pdf-pages", {"a.pdf": _pdf_pages(10_000)}, 0, 1, ("empty", "too-large", "not-text"))
    bomb = _pdf_flate(b"BT /F1 1 Tf (" + b"A" * (20_000_000 * scale) + b") Tj ET")
    yield Case(
        "pdf-flate",
        {"a.pdf": bomb},
        reasons=("too-large", "not-text", "time-limit", "memory-limit", "bad-pdf"),
    )
    action = sound.replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >>"
    )
    yield Case("pdf-launch", {"a.pdf": action}, 1, 1)
    parts = b"--b\r\nContent-Type: text/plain\r\n\r\n" + STORY.encode() + b"\r\n"
    head = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    yield Case("mail-parts", {"a.eml": head + parts * 20_000}, 1, 1)
    nest = b"".join(
        b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1)
        for n in range(5000)
    )
    first = head.replace(b"boundary=b", b"boundary=0")
    yield Case("mail-nested", {"a.eml": first + nest}, 0, 0, ("too-complex", "empty"))
    inside = made.eml().replace(b"text/plain; charset=utf-8", b"message/rfc822")
    for _ in range(12):
        inside = b"MIME-Version: 1.0\r\nSubject: f\r\nContent-Type: message/rfc822\r\n\r\n" + inside
    yield Case("mail-in-mail", {"a.eml": inside}, 0, 1, ("bad-archive", "empty"))
    header = (
        b"Subject: " + b"=?utf-8?q?=" * 90_000 + b"\r\nMIME-Version: 1.0\r\n\r\n" + STORY.encode()
    )
    yield Case("mail-header", {"a.eml": header}, 0, 1, ("not-text", "empty"))
    bare = made.docx("x").replace(b"PK\x05\x06", b"PK\x05\x00")
    yield Case("docx-cut", {"a.docx": bare}, reasons=("bad-archive",))
    nested = made.docx(STORY, extra="<w:p>" * 5000)
    yield Case("docx-deep", {"a.docx": nested}, 0, 1, ("bad-archive",))


def _texts(scale: int) -> Iterator[Case]:
    yield Case("text-binary", {"a.txt": bytes(range(256)) * 999}, reasons=("not-text",))
    yield Case("text-nul", {"a.txt": STORY.encode().replace(b" ", b"\0")}, 0, 1, ("not-text",))
    yield Case("text-wide", {"a.txt": STORY.encode("utf-16-be")}, 1, 1)
    line = (STORY * (2_500_000 * scale // len(STORY))).encode()
    yield Case("text-one-line", {"a.txt": line}, reasons=("too-large",))
    stalls = ("(" * 90_000, "a@" * 90_000, " " * 300_000 + "x", "1/" * 90_000, '"' * 90_000)
    for number, text in enumerate((*stalls, "\n" * 400_000 + "x", "By " * 90_000, "— " * 90_000)):
        yield Case(
            f"text-stall-{number}",
            {"a.txt": text.encode()},
            0,
            1,
            ("not-text", "empty", "time-limit"),
        )
    mixed = "\n".join(("1/" * 30_000, "January " * 20_000, "." * 100_000, STORY))
    yield Case("text-and-data", {"a.txt": mixed.encode()}, 1, 1)
    hidden = STORY.replace("bridge", "\u202egdirb\u202c\x1b[31m\x07\u200b")
    yield Case("text-hidden", {"a.txt": hidden.encode()}, 1, 1)
    marks = STORY + "e" + "\u0301" * 200_000
    yield Case("text-marks", {"a.txt": marks.encode()}, 0, 1, ("time-limit", "not-text"))
    yield Case("empty", {"a.txt": b"", "b.pdf": b"", "c.jsonl": b"\n\n"}, reasons=("empty",))
    yield Case("only-spaces", {"a.txt": b" \n\t\xc2\xa0\xe2\x80\x8b"}, reasons=("empty",))


def _names() -> Iterator[Case]:
    names = (
        "a\nb.txt",
        "\x1b[31mred.txt",
        "\u202etxt.exe",
        "=cmd().txt",
        "<img src=x>.txt",
        "'\"; --.txt",
    )
    yield Case("names", {n: f"{i}. {STORY}".encode() for i, n in enumerate(names)}, 6, 6)
    yield Case("name-long", {"x" * 250 + ".txt": STORY.encode()}, 1, 1)
    yield Case("name-latin", {os.fsdecode(b"caf\xe9.txt"): STORY.encode()}, 1, 1)
    rows = json.dumps(
        {"text": STORY, "title": "=1+1", "outlet": "@x", "url": "javascript:alert(1)"}
    )
    yield Case("row-formula", {"a.jsonl": rows.encode()}, 1, 1)


def _places() -> Iterator[Case]:
    yield Case("fifo", {"pipe.txt": os.mkfifo}, reasons=("unreadable",))
    yield Case(
        "link-out", {"a.txt": lambda p: p.symlink_to("/etc/hostname")}, reasons=("unreadable",)
    )
    yield Case("link-loop", {"a": lambda p: p.symlink_to(p.parent)}, reasons=("unreadable",))
    yield Case("link-self", {"b": lambda p: p.symlink_to(p)}, reasons=("unreadable",))
    yield Case("sparse", {"a.txt": lambda p: _sparse(p, 10**11)}, reasons=("too-large",))
    yield Case(
        "sparse-rows",
        {"a.jsonl": lambda p: _sparse(p, 10**8)},
        reasons=("bad-json", "too-large", "empty"),
    )


def write(out: Path, big: bool = False) -> list[Case]:
    """Write all cases under `out`; returns them."""
    found = list(cases(big))
    for case in found:
        folder = out / case.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in case.files.items():
            if isinstance(content, bytes):
                (folder / name).write_bytes(content)
            elif not os.path.lexists(folder / name):
                content(folder / name)
    return found


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _overlapping(copies: int) -> bytes:
    """A zip whose list names one member many times (after D. Fifield's overlapping members)."""
    out = io.BytesIO(made.zipped(("a.txt", STORY.encode() * 900)))
    with zipfile.ZipFile(out, "a") as archive:
        first = archive.infolist()[0]
        for number in range(copies):
            again = zipfile.ZipInfo(f"{number}.txt", first.date_time)
            again.compress_type, again.CRC = first.compress_type, first.CRC
            again.compress_size, again.file_size = first.compress_size, first.file_size
            again.header_offset = first.header_offset
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def _linked() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.BLKTYPE)
        ):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
        info = tarfile.TarInfo("whole.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    return out.getvalue()


def _tar_claiming(size: int) -> bytes:
    info = tarfile.TarInfo("a.txt")
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT) + STORY.encode()


def _zip_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt", (2020, 1, 1, 0, 0, 0))
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    return out.getvalue()


def _pdf_pages(count: int) -> bytes:
    return made.pdf(["x"]).replace(
        b"/Kids [3 0 R] /Count 1", b"/Kids [" + b"3 0 R " * count + b"] /Count %d" % count
    )


def _pdf_flate(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed
    head, _, rest = made.pdf(["x"]).partition(b"<< /Length")
    _, _, tail = rest.partition(b"\nendstream")
    return head + stream + b"\nendstream" + tail


def main() -> None:
    """Write the cases and what is expected of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--big", action="store_true")
    arguments = parser.parse_args()
    written = write(arguments.out, arguments.big)
    with (arguments.out / "expected.jsonl").open("w", encoding="utf-8") as file:
        for case in written:
            line = {"case": case.name, "reports": [case.least, case.most], "reasons": case.reasons}
            file.write(json.dumps(line) + "\n")
    print(len(written), "cases")


if __name__ == "__main__":
    main()
