"""What is counted: the noun phrase that a number opens."""

from tellings.model import Span
from tellings.text.prose import Prose

_INSIDE = frozenset(["ADJ", "NOUN", "PROPN", "NUM"])
_DETERMINERS = frozenset(
    ["the", "its", "their", "his", "her", "our", "these", "those", "this", "that", "such", "all", "other", "some", "any", "my", "your"]
)
_NOT_NOUNS = frozenset(["per", "a", "an", "each", "more", "less", "fewer", "other", "others"])
_TIME_UNITS = frozenset(
    ["second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "century", "centuries"]
)


def noun_phrase(prose: Prose, at: int, stop: int) -> tuple[Span, int] | None:
    """The counted noun that begins at or soon after token `at`, and the token after it.

    Reads adjectives and nouns up to the last noun, then one "of" phrase ("members of the council").
    "of the", "of its" before the noun are stepped over. None where no noun follows.
    """
    tokens, tags = prose.tokens, prose.tags
    i = at
    if i < stop and tokens[i].text.lower() == "of":
        i += 1
    while i < stop and tokens[i].text.lower() in _DETERMINERS:
        i += 1
    last = _run(prose, i, stop)
    if last is None:
        return None
    first = i
    end = last
    of = _of_phrase(prose, last, stop)
    if of is not None and tokens[last - 1].text.lower() not in _TIME_UNITS:
        end = of
    while first < last - 1 and tags[first] in ("ADV", "PUNCT"):
        first += 1
    return (tokens[first].start, tokens[end - 1].end), end


def _run(prose: Prose, at: int, stop: int) -> int | None:
    """The token after the last noun of a run of adjectives and nouns from `at`; None without one."""
    tokens, tags, forms = prose.tokens, prose.tags, prose.forms
    last: int | None = None
    for i in range(at, min(stop, at + 8)):
        word, tag = tokens[i].text, tags[i]
        lower = word.lower()
        if lower in _NOT_NOUNS or (word in '"“”' and last is not None):
            break
        if tag in ("NOUN", "PROPN") or (tag == "X" and word.isalpha()):
            if last is not None and lower in _TIME_UNITS and i - 1 >= at:
                break
            last = i + 1
        elif tag in _INSIDE:
            if last is not None and tag == "NUM":
                break
            if last is not None and tag == "ADJ" and not _noun_next(prose, i + 1, stop):
                break
        elif (tag == "VERB" and forms[i] in ("part", "ger") and last is None) or (word in ("-", "“", '"', "‘", "'") and last is None) or (tag == "PUNCT" and word == "," and last is None and _noun_next(prose, i + 1, stop)) or (tag in ("CCONJ", "ADV") and last is None):
            continue
        else:
            break
    return last


def _noun_next(prose: Prose, at: int, stop: int) -> bool:
    return at < stop and prose.tags[at] in ("NOUN", "PROPN", "ADJ")


def _of_phrase(prose: Prose, at: int, stop: int) -> int | None:
    """The token after "of the council" at `at`; None if there is none."""
    tokens = prose.tokens
    if at >= stop or tokens[at].text.lower() != "of":
        return None
    i = at + 1
    while i < stop and tokens[i].text.lower() in (_DETERMINERS | {"a", "an"}):
        i += 1
    return _run(prose, i, stop)
