"""A piece of HTML, as feeds and tables hold it -> plain lines. Whole pages are read by `page`."""

import html
import re
from typing import Any

_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
_TAG = re.compile(r"<[A-Za-z][^<>]*+")  # parsers need quadratic time for thousands of attributes
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object"})
_BREAKS = frozenset(
    (
        *("p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "hr", "pre", "dd", "dt"),
    )
)
LARGEST = 4_000_000  # characters of one fragment


def plain_lines(fragment: str) -> str:
    """The words of a fragment, a block a line; text without markup comes back as it is."""
    if not _MARKUP.search(fragment):
        return fragment
    from lxml import html as parser  # only where there is markup

    if len(fragment) > LARGEST or any(t[0].count("=") > 500 for t in _TAG.finditer(fragment)):
        return html.unescape(re.sub(r"<[^<>]*>", " ", fragment))
    try:
        tree = parser.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    except (ValueError, TypeError, AssertionError, parser.etree.ParserError):
        return html.unescape(re.sub(r"<[^<>]*>", " ", fragment))
    pieces: list[str] = []
    silent: Any = None
    for event, element in parser.etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        if event == "start" and silent is None:
            if name in _SILENT:
                silent = element
            else:
                pieces += ["\n" if name in _BREAKS else "", element.text or ""]
        elif event == "end":
            silent = None if silent is element else silent
            if silent is None:
                pieces += ["\n" if name in _BREAKS else "", element.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
