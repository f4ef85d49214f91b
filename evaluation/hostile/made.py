"""Small files of every format, made by hand, with an invented story in them."""

import gzip
import io
import json
import tarfile
import zipfile

STORY = (
    "The minister told parliament on Tuesday that the bridge over the Ilva would stay closed until "
    "the spring, and that a ferry would run from Tarn in its place. "
) * 3
TITLE = "Bridge over the Ilva to stay closed"
URL = "https://harven.example.org/2011/05/03/bridge"


def page(story: str = STORY, title: str = TITLE) -> bytes:
    """A news page with a headline, a day and a paragraph."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        '<meta property="article:published_time" content="2011-05-03">'
        '<meta property="og:site_name" content="Harven Daily"></head><body>'
        f"<nav>Home | World</nav><article><h1>{title}</h1><p>{story}</p><p>{story}</p></article>"
        "</body></html>"
    ).encode()


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


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            archive.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(*members: tuple[str, bytes], packing: str = "") -> bytes:
    """A tar of these members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def docx(*lines: str, extra: str = "") -> bytes:
    """A word processor's document of these paragraphs."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return zipped(
        ("[Content_Types].xml", b"<Types/>"),
        (
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{body}{extra}</w:body></w:document>'.encode(),
        ),
        (
            "docProps/core.xml",
            b'<c:p xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            b"<dc:title>Bridge over the Ilva to stay closed</dc:title>"
            b"<dc:creator>Mara Lindqvist</dc:creator></c:p>",
        ),
    )


def eml(body: str = STORY, head: str = "") -> bytes:
    """A message with a plain text."""
    return (
        "From: Ola Brandt <ola@example.org>\r\nSubject: Fwd: Bridge over the Ilva\r\n"
        f"Date: Tue, 3 May 2011 10:00:00 +0000\r\nMIME-Version: 1.0\r\n{head}"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def mhtml(html: bytes | None = None) -> bytes:
    """A page saved as one file."""
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: "
        + URL.encode()
        + b"\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--xyz"\r\n\r\n'
        b"----xyz\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + (html or page()).replace(b"=", b"=3D")
        + b"\r\n----xyz\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0K\r\n----xyz--\r\n"
    )


def record(url: str, payload: bytes, kind: str = "text/html", length: int | None = None) -> bytes:
    """One response of a web archive, not packed; `length` is what it claims to be long."""
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    ).encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2020-01-02T03:04:05Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    """A web archive, packed record by record."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def wacz() -> bytes:
    """A packed web archive that lists one of its two pages."""
    inner = warc(record(URL, page()), record("https://ads.example.org/frame", page(title="Frame")))
    listed = json.dumps({"format": "json-pages-1.0"}) + "\n" + json.dumps({"url": URL})
    return zipped(
        ("archive/data.warc.gz", inner),
        ("pages/pages.jsonl", listed.encode()),
        ("datapackage.json", b"{}"),
    )


def rss(story: str = STORY) -> bytes:
    """A feed of one entry."""
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Harven Daily</title><item><title>{TITLE}</title><link>{URL}</link>"
        "<pubDate>Tue, 03 May 2011 10:00:00 GMT</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{story}</p><p>More &amp; more.</p>]]></content:encoded>"
        "</item></channel></rss>"
    ).encode()


def atom(story: str = STORY) -> bytes:
    """The same as Atom."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Harven Daily</title><entry><title>{TITLE}</title><id>tag:1</id>"
        f'<link rel="alternate" href="{URL}"/><published>2011-05-03T10:00:00Z</published>'
        f"<author><name>Mara Lindqvist</name></author>"
        f'<content type="html">&lt;p&gt;{story}&lt;/p&gt;</content></entry></feed>'
    ).encode()


def parquet(rows: list[dict[str, object]]) -> bytes:
    """A Parquet table; needs pyarrow."""
    import pyarrow
    from pyarrow import parquet as tables

    out = io.BytesIO()
    tables.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()
