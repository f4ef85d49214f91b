"""Words and punctuation with their places."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      \d+(?:[.,:/]\d+)+                 # 3,400  2.5  14:30  12/05
    | (?:[^\W\d_]\.){2,}                # U.N.  a.m.
    | \w+(?:[-’'‐‑]\w+)*                # well-known  Oskari's  don't
    | [^\w\s]                           # one mark at a time
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word or mark; `start` and `end` are code points of the text it was cut from."""

    text: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end], offsets counted from the start of `text`.

    Every character that is not white space is in exactly one token. A possessive or contraction
    stays with its word ("Oskari's"), numbers keep their separators.
    """
    stop = len(text) if end is None else end
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
