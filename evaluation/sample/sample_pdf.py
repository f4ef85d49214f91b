"""A small PDF written by hand (ISO 32000-1): Helvetica, the same bytes every time."""

from __future__ import annotations

import textwrap

WIDTH, HEIGHT, MARGIN, SIZE, LEADING = 595, 842, 72, 10.5, 18
CHARACTERS = 84  # a line of Helvetica at 10.5 points between the margins


def pdf(blocks: list[tuple[str, str]], author: str) -> bytes:
    """A document of (kind, text) blocks in order: header, title, byline, body, footer.

    Text must fit Windows-1252; UnicodeEncodeError if it does not.
    """
    title = next(text for kind, text in blocks if kind == "title")
    sheets = pages(blocks)
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(sheets)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for number, lines in enumerate(sheets):
        stream = content(lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Title (%s) /Author (%s) >>" % (escaped(title), escaped(author)))
    return assembled(objects)


def pages(blocks: list[tuple[str, str]]) -> list[list[tuple[float, str]]]:
    """Lines by page as (size, words); no block runs over two pages, an empty line parts blocks."""
    room = (HEIGHT - 2 * MARGIN) // LEADING
    sheets: list[list[tuple[float, str]]] = [[]]
    for kind, text in blocks:
        size = 15.0 if kind == "title" else 8.5 if kind in ("header", "footer") else SIZE
        lines = [(size, line) for line in textwrap.wrap(text, int(CHARACTERS * SIZE / size))]
        if len(sheets[-1]) + len(lines) + 1 > room:
            sheets.append([])
        sheets[-1] += [*lines, (SIZE, "")]
    return sheets


def content(lines: list[tuple[float, str]]) -> bytes:
    """The content stream of one page."""
    out = [f"BT {MARGIN} {HEIGHT - MARGIN} Td {LEADING} TL".encode()]
    for size, words in lines:
        out.append(b"/F1 %s Tf (%s) Tj T*" % (f"{size:g}".encode(), escaped(words)))
    return b"\n".join([*out, b"ET"])


def escaped(words: str) -> bytes:
    """The words as the inside of a literal string (ISO 32000-1, 7.3.4.2)."""
    out = words.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        out = out.replace(special, b"\\" + special)
    return out


def assembled(objects: list[bytes]) -> bytes:
    """Header, numbered objects, cross-reference table and trailer; the last object is the Info."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size + 1, size)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)
