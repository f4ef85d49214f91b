"""Word documents (.docx, ECMA-376) -> text, a paragraph a line, changes in it accepted."""

import io
import re
import zipfile
from typing import Any

from tellings.errors import InputError
from tellings.reading.archive import open_zip, read_bounded
from tellings.reading.limits import Settings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WIDE_ENTITY = re.compile("<!DOCTYPE|<!ENTITY".encode("utf-16-le"))


def docx_text(data: bytes, settings: Settings) -> tuple[str, dict[str, str], list[str]]:
    """The text, the declared Title and Author, and warnings.

    Deleted text, comments and notes stay out. Raises InputError: `bad-archive` if it is none,
    `too-large`, `too-complex` (entities), `encrypted`, `empty`.
    """
    archive = open_zip(io.BytesIO(data))
    if archive is None:
        raise InputError("bad-archive", "it is named .docx but is none; save it again")
    with archive:
        body = _entry(archive, "word/document.xml", settings)
        if body is None:
            raise InputError("bad-archive", "it holds no word/document.xml; save it again")
        core = _entry(archive, "docProps/core.xml", settings)
    tree, warnings = _tree(body)
    lines = _paragraphs(tree)
    if not any(line.strip() for line in lines):
        raise InputError("empty", "the document holds no text")
    return "\n".join(lines), _facts(core), warnings


def _entry(archive: zipfile.ZipFile, name: str, settings: Settings) -> bytes | None:
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise InputError("encrypted", "the document needs a password; save a copy without")
        with archive.open(info) as stream:
            return read_bounded(stream, max(info.compress_size, 1), settings)
    except InputError:
        raise
    except KeyError:
        return None
    except Exception as error:  # zipfile raises whatever its layers raise
        raise InputError("bad-archive", f"it cannot be unpacked ({type(error).__name__})") from None


def _tree(data: bytes) -> tuple[Any, list[str]]:
    """The document's elements, and a warning where it had to be mended.

    Raises InputError for entities and for what is no XML at all.
    """
    from lxml import etree  # only when there is such a file

    if _ENTITY.search(data) or _WIDE_ENTITY.search(data):
        raise InputError("too-complex", "it declares entities, which no word processor does")
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    try:
        return etree.fromstring(data, etree.XMLParser(**safe)), []
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error)[:100]
    try:
        tree = etree.fromstring(data, etree.XMLParser(recover=True, **safe))
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        raise InputError("bad-archive", f"the document is damaged ({said}); save it again")
    return tree, [f"the document is damaged ({said}): only what could be read was read"]


def _paragraphs(tree: Any) -> list[str]:
    """The paragraphs in order, those in tables and boxes too, each once."""
    marks = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    lines: list[str] = []
    pieces: list[str] = []
    skipped: Any = None
    for event, element in _walked(tree):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif element.tag == _FALLBACK:
            skipped = element if event == "start" else None
        elif event == "start" and element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif event == "start" and element.tag in marks:
            pieces.append(marks[element.tag])
        elif event == "end" and element.tag == f"{_W}p":
            lines.append("".join(pieces))
            pieces = []
    return [*lines, "".join(pieces)] if pieces else lines


def _walked(tree: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(tree, events=("start", "end"))


def _facts(core: bytes | None) -> dict[str, str]:
    """Declared title and author; the days of making and changing are not the article's."""
    if core is None:
        return {}
    try:
        tree, _ = _tree(core)
    except InputError:
        return {}
    named = {"Title": tree.find(f"{_DC}title"), "Author": tree.find(f"{_DC}creator")}
    return {k: v.text.strip() for k, v in named.items() if v is not None and v.text}
