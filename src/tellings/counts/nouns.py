"""What is counted: the noun phrase that a number opens."""

from tellings.model import Span
from tellings.text.lexicons import words
from tellings.text.prose import Prose

_DETERMINERS = frozenset(
    ["a", "all", "an", "any", "her", "his", "its", "my", "other", "our", "some", "such"]
) | frozenset(["that", "the", "their", "these", "this", "those", "your"])
_BEFORE_ARTICLE = frozenset(["of", "half", "all", "both", "quarters", "thirds"])
_MORE = frozenset(["more", "other", "further", "additional", "such"])
_NOT_NOUNS = frozenset(["a", "an", "each", "fewer", "less", "more", "other", "others", "per"])
_HARMED = frozenset(["dead", "wounded", "injured", "missing", "homeless", "detained", "accused"])
_TIME_UNITS = words("en", "units")
_MARKS = frozenset(["-", "“", '"', "‘", "'", "«"])


def noun_phrase(prose: Prose, at: int, stop: int) -> tuple[Span, int] | None:
    """The counted noun that begins at or soon after token `at`, and the token after it.

    Reads adjectives and nouns up to the last noun, then one "of" phrase ("members of the council").
    "of the", "of its" before the noun are stepped over. None where no noun follows.
    """
    tokens, tags = prose.tokens, prose.tags
    i = at
    if i < stop and tokens[i].text.lower() == "of":
        i += 1
    if tokens[i - 1].text.lower() in _BEFORE_ARTICLE:
        while i < stop and tokens[i].text.lower() in _DETERMINERS:
            i += 1
    while i < stop and tokens[i].text.lower() in _MORE:
        i += 1
    last = _run(prose, i, stop)
    if last is None and i < stop and tokens[i].text.lower() in _HARMED:
        return (tokens[i].start, tokens[i].end), i + 1  # "31 of the dead"
    if last is None:
        return None
    first = i
    end = last
    of = _of_phrase(prose, last, stop)
    if of is not None and tokens[last - 1].text.lower() not in _TIME_UNITS:
        end = of
    while first < last - 1 and (tags[first] in ("ADV", "PUNCT") or tokens[first].text == "strong"):
        first += 1
    return (tokens[first].start, tokens[end - 1].end), end


def _run(prose: Prose, at: int, stop: int) -> int | None:
    """The token after the last noun of a run of adjectives and nouns; None without a noun."""
    last: int | None = None
    for i in range(at, min(stop, at + 8)):
        if prose.tokens[i].text.lower() in _NOT_NOUNS:
            break
        if _is_noun(prose, i):
            if last is not None and prose.tokens[i].text.lower() in _TIME_UNITS:
                break
            last = i + 1
            if prose.tags[i] == "X":
                break
        elif not (_before_noun(prose, i, at, stop) if last is None else _between(prose, i, stop)):
            break
    return last


def _is_noun(prose: Prose, at: int) -> bool:
    tag = prose.tags[at]
    return tag in ("NOUN", "PROPN") or (tag == "X" and prose.tokens[at].text.isalpha())


def _before_noun(prose: Prose, at: int, first: int, stop: int) -> bool:
    """Whether a word may stand before the first noun: adjectives, participles, quotation marks."""
    word, tag = prose.tokens[at].text, prose.tags[at]
    if tag in ("ADJ", "NUM") or word in _MARKS:
        return True
    if tag in ("CCONJ", "ADV"):
        return at > first or tag == "ADV"
    if tag == "VERB":
        return prose.forms[at] in ("part", "ger")
    return word == "," and at > first and _noun_next(prose, at + 1, stop)


def _between(prose: Prose, at: int, stop: int) -> bool:
    """Whether a word may stand between two nouns of the run."""
    return prose.tags[at] == "ADJ" and _noun_next(prose, at + 1, stop)


def _noun_next(prose: Prose, at: int, stop: int) -> bool:
    return at < stop and prose.tags[at] in ("NOUN", "PROPN", "ADJ")


def _of_phrase(prose: Prose, at: int, stop: int) -> int | None:
    """The token after "of the council" at `at`; None if there is none."""
    tokens = prose.tokens
    if at >= stop or tokens[at].text.lower() != "of":
        return None
    i = at + 1
    while i < stop and tokens[i].text.lower() in _DETERMINERS:
        i += 1
    return _run(prose, i, stop)
