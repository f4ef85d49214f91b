"""PDF -> text, page by page, with running heads marked off and wrapped lines left as they stand."""

import collections
import re
from typing import Any

from tellings.errors import InputError
from tellings.reading.limits import Settings

MAX_CHARACTERS = 3_000_000  # of one PDF, before its text is judged


def pdf_text(data: bytes, settings: Settings) -> tuple[str, dict[str, str], list[str]]:
    """The text, the document's own facts (Title, Author, ..., running heads as Head), warnings.

    Pages are joined by a blank line; lines that a hyphen breaks are joined, wrapped lines of a
    paragraph become one line. Raises InputError: `encrypted`, `bad-pdf`, `too-large`, `empty`.
    """
    import pypdfium2  # only when there is a PDF to read

    if len(data) > settings.max_pdf:
        raise InputError("too-large", f"a PDF of {len(data):,} bytes; split it or raise the limit")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("encrypted", "the PDF needs a password; save a copy without") from None
        raise InputError("bad-pdf", f"the PDF cannot be opened ({error}); save it again") from None
    try:
        return _read(document, settings)
    finally:
        document.close()


def _read(document: Any, settings: Settings) -> tuple[str, dict[str, str], list[str]]:
    import pypdfium2

    warnings: list[str] = []
    pages: list[list[str]] = []
    total = 0
    count = len(document)
    for number in range(min(count, settings.max_pdf_pages)):
        try:
            page = document[number]
            text = page.get_textpage()
            size = text.count_chars()
            total += size
            if total > MAX_CHARACTERS:
                raise InputError("too-large", "the PDF expands to more text than an article has")
            pages.append(_clean(text.get_text_range()).split("\n"))
        except pypdfium2.PdfiumError:
            warnings.append(f"page {number + 1} of the PDF cannot be read")
    if count > settings.max_pdf_pages:
        warnings.append(f"only the first {settings.max_pdf_pages} of {count} pages were read")
    if not any(line.strip() for page_lines in pages for line in page_lines):
        raise InputError(
            "empty", "the PDF holds no text, only pictures; run text recognition (OCR) first"
        )
    facts = {k: v.strip() for k, v in document.get_metadata_dict(skip_empty=True).items()}
    facts["Head"] = "\n".join(_drop_running_heads(pages))
    return "\n\n".join(unwrap(page_lines) for page_lines in pages if page_lines), facts, warnings


def _clean(text: str) -> str:
    """Line ends as one kind; pdfium marks a hyphen at a line end by U+FFFE or U+0002."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return re.sub("[\ufffe\x02]\n?", "", text)


def _drop_running_heads(pages: list[list[str]]) -> list[str]:
    """Takes out lines at the top or foot of most pages, page numbers apart; returns each once."""
    if len(pages) < 3:
        return []
    dropped: dict[str, str] = {}
    ends = collections.Counter(
        s
        for page in pages
        for s in {_shape(line) for line in [*page[:2], *page[-2:]] if line.strip()}
    )
    for page in pages:
        for at in (0, 0, -1, -1):
            if page and ends[_shape(page[at])] > len(pages) / 2:
                line = page.pop(at).strip()
                dropped.setdefault(_shape(line), line)
    return list(dropped.values())


def _shape(line: str) -> str:
    """A line with its numbers made equal, so that "Page 3" and "Page 4" are one."""
    return re.sub(r"\d+", "#", line.strip())


def unwrap(lines: list[str]) -> str:
    """The lines of one page with paragraphs put together: a full line runs on into the next."""
    widths = sorted(len(line) for line in lines if line.strip())
    if not widths:
        return ""
    full = 0.75 * widths[int(0.9 * (len(widths) - 1))]
    out: list[str] = []
    joined = False
    for line in (line.strip() for line in lines):
        if not line:
            joined = False
            if out and out[-1]:
                out.append("")
            continue
        if joined and out and not re.match(r"[-•*·]\s|\(?\d+[.)]\s", line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        ended = bool(re.search(r"[.!?:…][\"”’»)]?$", line))
        joined = len(line) >= full and not (ended and len(line) < 0.93 * widths[-1])
    return "\n".join(out)
