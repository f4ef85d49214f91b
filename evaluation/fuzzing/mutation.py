"""Sound files damaged at random, on the outside and inside their packing."""

import gzip
import json
import random
from collections.abc import Callable

from evaluation.hostile import made
from evaluation.hostile.made import STORY, TITLE, URL

Make = Callable[[bytes], bytes]


def _same(data: bytes) -> bytes:
    return data


# format -> (file name, bytes that are damaged, what is put around them)
FORMATS: dict[str, tuple[str, bytes, Make]] = {
    "txt": ("a.txt", f"{TITLE}\nBy Mara Lindqvist\n3 May 2011\n\n{STORY}".encode(), _same),
    "html": ("a.html", made.page(), _same),
    "pdf": ("a.pdf", made.pdf(["Bridge to stay closed", *[STORY[:80]] * 5]), _same),
    "docx": ("a.docx", made.docx(TITLE, STORY), _same),
    "docx-inside": (
        "a.docx",
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>" + STORY.encode() + b"</w:t></w:r></w:p></w:body></w:document>",
        lambda data: made.zipped(("word/document.xml", data)),
    ),
    "eml": ("a.eml", made.eml(), _same),
    "mhtml": ("a.mhtml", made.mhtml(), _same),
    "warc": ("a.warc", made.record(URL, made.page()) + made.record(f"{URL}2", b"x" * 9), _same),
    "warc-inside": ("a.warc.gz", made.record(URL, made.page()), made.warc),
    "wacz": ("a.wacz", made.wacz(), _same),
    "rss": ("a.rss", made.rss(), _same),
    "atom": ("a.atom", made.atom(), _same),
    "jsonl": ("a.jsonl", json.dumps({"text": STORY, "date": "2011-05-03"}).encode() * 3, _same),
    "json": ("a.json", json.dumps({"rows": [{"text": STORY, "title": 1}]}).encode(), _same),
    "csv": ("a.csv", f'id;body;timestamp\n1;"{STORY}";2011-05-03\n'.encode() * 3, _same),
    "zip": ("a.zip", made.zipped(("a.txt", STORY.encode()), ("b.html", made.page())), _same),
    "tar": ("a.tar", made.tarred(("a.txt", STORY.encode()), ("b.html", made.page())), _same),
    "gz": ("a.txt.gz", gzip.compress(STORY.encode(), mtime=0), _same),
    "bz2": ("a.tar.bz2", made.tarred(("a.txt", STORY.encode()), packing="bz2"), _same),
    "xz": ("a.tar.xz", made.tarred(("a.txt", STORY.encode()), packing="xz"), _same),
}
_TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n\r\n", b"\n", b'"', b"<", b">", b"<!--", b"]]>"),
    *(b"<![CDATA[", b"&#0;", b"&#xFFFFFFFF;", b"--b", b"=?utf-8?b?", b"charset=zip", b"PK\x03\x04"),
    *(b"PK\x05\x06", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"%PDF-", b"obj"),
    *(b"/Kids [1 0 R]", b"startxref", b"\\ud800", b"1e999", b"[" * 60, b"{", b"}", b"null"),
    *(b"31 May 2011", b"By ", b"99999999999999999999", b"\xe2\x80\xae", b"\x1b[2J", b"(Agency)"),
    *(b"<table>" * 30, b"<script>", b"</html>", b"http://[", b"\xd8\x00", b"base64", b"multipart"),
)  # fmt: skip


def damaged(form: str, chance: random.Random) -> tuple[str, bytes]:
    """(file name, bytes) of a file of this form with one to eight damages."""
    name, sound, around = FORMATS[form]
    data = bytearray(sound)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        _damage(data, chance)
    return name, around(bytes(data))


def _damage(data: bytearray, chance: random.Random) -> None:
    """One change at one place."""
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 4, 30, 300)))
    way = chance.randrange(7)
    if way == 0 and at < len(data):
        data[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        data[at:end] = chance.randbytes(end - at)
    elif way == 2:
        del data[at:end]
    elif way == 3:
        data[at:at] = data[at:end] * chance.choice((1, 2, 50))
    elif way == 4:
        data[at:at] = chance.choice(_TOKENS)
    elif way == 5:
        data[at:end] = chance.choice(_TOKENS)
    elif chance.random() < 0.3:
        del data[at:]
