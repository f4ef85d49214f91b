"""Noun phrases read from their first word on, with what is attached to them."""

from tellings.attribution.words import Words, is_time

POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where"})
ALONE = frozenset(
    {
        "he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me",
        "who", "this", "those", "these", "herself", "himself", "themselves",
    }
)  # fmt: skip
_LINKS = frozenset(
    {"of", "for", "at", "from", "in", "with", "to", "by", "on", "close", "familiar", "near"}
)
_CLOSED = frozenset(".!?;:,")


def base_end(words: Words, at: int, end: int) -> int:
    """The end of the plain noun phrase that begins at `at` (no attachments); `at` if none."""
    if at >= end:
        return at
    low, tags = words.low, words.tags
    if low[at] in ALONE and not determines(words, at, end):
        return at + 1
    j, head = at, False
    while j < end:
        if tags[j] in ("NUM", "SYM") or (is_time(words, j) and tags[at] in ("DET", "NUM", "ADJ")):
            if head and is_time(words, j) and not _goes_on(words, j, end):
                break
            head = head or tags[j] == "NOUN" or not _goes_on(words, j, end)
        elif tags[j] in ("NOUN", "PROPN", "X"):
            if is_time(words, j) and head:
                break
            head = True
        elif tags[j] in ("DET", "PRON"):
            if head or (low[j] in ALONE and j > at):
                break
            if tags[j] == "PRON" and low[j] not in POSSESSIVES:
                return j + 1 if j == at else j
        elif tags[j] == "PART" and low[j] in ("'s", "'", "’"):
            head = False
        elif tags[j] in ("ADJ", "ADV", "VERB"):
            if head or not modifies(words, j, end):
                break
        elif (words.low[j] == "." and head and abbreviation(words, j, end)) or (
            words.low[j] == "-" and j + 1 < end
        ):
            pass
        else:
            break
        if words.low[j].endswith("'s") and tags[j] != "PART":
            head = False
        j += 1
    return j if head else at


def determines(words: Words, at: int, end: int) -> bool:
    """Whether "this", "these" or "those" stands before its noun."""
    return (
        words.low[at] in ("this", "these", "those")
        and at + 1 < end
        and words.tags[at + 1] in ("NOUN", "PROPN", "ADJ", "NUM")
    )


def _goes_on(words: Words, j: int, end: int) -> bool:
    """Whether a noun of the same phrase follows numbers, times and adjectives from `j` on."""
    k = j + 1
    while k < end and (words.tags[k] in ("NUM", "ADJ", "SYM") or is_time(words, k)):
        k += 1
    return k < end and words.tags[k] in ("NOUN", "PROPN")


def modifies(words: Words, j: int, end: int) -> bool:
    """Whether an adjective, adverb or participle at `j` stands before a noun."""
    if words.tags[j] == "VERB" and words.forms[j] not in ("part", "ger", "past"):
        return False
    k = j + 1
    while k < end and words.tags[k] in ("ADJ", "ADV", "NUM", "VERB", "CCONJ"):
        if words.tags[k] == "VERB" and words.forms[k] not in ("part", "ger"):
            return False
        k += 1
    return k < end and words.tags[k] in ("NOUN", "PROPN")


def abbreviation(words: Words, j: int, end: int) -> bool:
    """Whether the full stop at `j` belongs to a title or initial inside a name."""
    before = words.tokens[j - 1]
    return (
        before.end == words.tokens[j].start
        and len(before.text) <= 5
        and before.text[:1].isupper()
        and j + 1 < end
        and words.capital(j + 1)
    )


def phrase_end(words: Words, at: int, end: int, appositive: bool = True) -> int:
    """The end of the noun phrase that begins at `at`, with attachments; `at` if none."""
    j = base_end(words, at, end)
    if j == at or (words.low[at] in ALONE and j == at + 1):
        return j
    while j < end:
        further = _attachment(words, at, j, end)
        if further == j:
            break
        j = further
    if appositive and j < end and words.low[j] == ",":
        j = _appositive(words, j, end)
    return j


def _attachment(words: Words, at: int, j: int, end: int) -> int:
    """The end of a prepositional phrase, bracket or coordination attached at `j`, or `j`."""
    low, tags = words.low, words.tags
    if low[j] == "(":
        return next((k + 1 for k in range(j, min(end, j + 8)) if low[k] == ")"), j)
    if low[j] in ("and", "or", "&") and j + 1 < end:
        after = base_end(words, j + 1, end)
        plain = after > j + 1 and not (after < end and tags[after] in ("VERB", "AUX"))
        return after if plain and low[j + 1] not in ALONE else j
    k = j
    if tags[k] == "ADJ" and low[k] in _LINKS:
        k += 1
    if k >= end or tags[k] not in ("ADP", "PART") or low[k] not in _LINKS:
        return j
    if k + 1 >= end or (is_time(words, k + 1) and low[k] != "of"):
        return j
    named = tags[j - 1] == "PROPN" and tags[at] == "PROPN"
    if named and low[k] not in ("of", "for", "from"):
        return j
    after = base_end(words, k + 1, end)
    if after == k + 1 or low[k + 1] in ALONE:
        return j
    return after


def _appositive(words: Words, comma: int, end: int) -> int:
    """The end of an appositive opened by the comma at `comma`, or `comma`."""
    low, tags = words.low, words.tags
    at = comma + 1
    if at >= end or tags[at] not in ("DET", "NOUN", "ADJ", "PROPN", "NUM", "PRON"):
        return comma
    if low[at] in ALONE | RELATIVE or is_time(words, at):
        return comma
    j = phrase_end(words, at, end, appositive=False)
    if j == at:
        return comma
    if j >= end or low[j] in _CLOSED or words.is_mark(j):
        return j
    return comma
