"""Words that say a source is not to be named: "on condition of anonymity", "off the record"."""

import re

from tellings.attribution.words import Range, Words

_WITHHELD = re.compile(
    r"\banonym(?:ous|ously|ity)\b|\bunnamed\b|\bunidentified\b|\bnameless\b"
    r"|\boff[ -]the[ -]record\b"
    r"|\bon (?:deep |strict )?background\b|\bnot for attribution\b"
    r"|\b(?:not|never|without|unwilling|reluctant|declin\w+|refus\w+|afraid|cannot|prefer\w+)\b"
    r"[^,.;“”\"]{0,40}?\b(?:named|identified|quoted by name"
    r"|(?:his|her|their) (?:sur|last |full )?names?|identify \w+sel(?:f|ves)"
    r"|giv\w+ (?:\w+ )?names?)\b"
    r"|\b(?:sur|last |full |first )?names?\b[^,.;“”\"]{0,30}?"
    r"\b(?:withheld|withhold|left out|leave out|out of (?:it|print)"
    r"|not (?:be )?(?:used|published|printed|appear\w*)|protected|concealed|known to)\b"
    r"|\b(?:withh[eo]ld\w*|leav\w+ out|omit\w*|conceal\w*|keep\w* (?:back|secret)|without giving)"
    r" (?:the |\w+ )?(?:\w+['’]s )?names?\b"
    r"|\bno names?\b|\b(?:his|her|their|whose) identit(?:y|ies)\b"
    r"|\b(?:if|lest|were) (?:\w+ ){0,3}(?:named|identified|quoted|recognised|recognized)\b"
    r"|\b(?:nothing|not|never|nobody)\b[^,.;“”\"]{0,30}?\battribut(?:ed|able|ion)\b"
    r"|\b(?:unwilling|reluctant|afraid|refus\w+|declin\w+|without)\b[^,.;“”\"]{0,30}?\bnames?\b"
    r"|\bdescribed (?:only|merely|simply) as\b"
    r"|\b(?:keep|leav)\w* (?:\w+ ){0,3}names? out\b|\bnames?\b[^,.;“”\"]{0,25}?\bleaving out\b",
    re.IGNORECASE,
)


def _quoted(words: Words, first: int, last: int) -> list[Range]:
    """The quotations in a token range."""
    found: list[Range] = []
    for k in range(first, last):
        if words.quote[k] >= 0 and (not found or k >= found[-1][1]):
            found.append(words.range_of(words.quotes[words.quote[k]]))
    return found


def withholds(words: Words, at: Range) -> bool:
    """Whether such words stand in a token range."""
    return at[0] < at[1] and _WITHHELD.search(words.words_of(at)) is not None


def withheld_near(words: Words, at: int, content: list[Range]) -> bool:
    """Whether such words stand in the sentence of token `at`, outside what is said."""
    first, last = words.bounds(at)
    if words.quote[at] < 0:  # what is quoted is nobody's wish to the reporter
        content = [*content, *_quoted(words, first, last)]
    edges = sorted(r for r in content if r[0] < last and r[1] > first)
    for start, end in edges:
        if withholds(words, (first, max(first, start))):
            return True
        first = max(first, end)
    return withholds(words, (first, last))
