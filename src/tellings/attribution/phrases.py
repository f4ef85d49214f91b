"""Noun phrases around a verb: the subject on its left, a phrase that begins on its right."""

from tellings.attribution.words import Range, Words, is_time

_INSIDE = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PART", "SYM", "X"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where"})
_ALONE = frozenset(
    {
        "he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me",
        "who", "this", "those", "these", "herself", "himself", "themselves",
    }
)  # fmt: skip
_LINKS = frozenset(
    {"of", "for", "at", "from", "in", "with", "to", "by", "on", "close", "familiar", "near"}
)
_BEFORE = frozenset({"after", "before", "since", "until", "because", "while", "when", "as"})
_CLOSED = frozenset(".!?;:,")


def base_end(words: Words, at: int, end: int) -> int:
    """The end of the plain noun phrase that begins at `at` (no attachments); `at` if none."""
    if at >= end:
        return at
    low, tags = words.low, words.tags
    if low[at] in _ALONE and not _determines(words, at, end):
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
            if head or (low[j] in _ALONE and j > at):
                break
            if tags[j] == "PRON" and low[j] not in _POSSESSIVES:
                return j + 1 if j == at else j
        elif tags[j] == "PART" and low[j] in ("'s", "'", "’"):
            head = False
        elif tags[j] in ("ADJ", "ADV", "VERB"):
            if head or not _modifies(words, j, end):
                break
        elif (words.low[j] == "." and head and _abbreviation(words, j, end)) or (
            words.low[j] == "-" and j + 1 < end
        ):
            pass
        else:
            break
        if words.low[j].endswith("'s") and tags[j] != "PART":
            head = False
        j += 1
    return j if head else at


def _determines(words: Words, at: int, end: int) -> bool:
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


def _modifies(words: Words, j: int, end: int) -> bool:
    """Whether an adjective, adverb or participle at `j` stands before a noun."""
    if words.tags[j] == "VERB" and words.forms[j] not in ("part", "ger", "past"):
        return False
    k = j + 1
    while k < end and words.tags[k] in ("ADJ", "ADV", "NUM", "VERB", "CCONJ"):
        if words.tags[k] == "VERB" and words.forms[k] not in ("part", "ger"):
            return False
        k += 1
    return k < end and words.tags[k] in ("NOUN", "PROPN")


def _abbreviation(words: Words, j: int, end: int) -> bool:
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
    """The end of the noun phrase that begins at `at`, with "of ..." and appositives; `at` if none."""
    j = base_end(words, at, end)
    if j == at or (words.low[at] in _ALONE and j == at + 1):
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
        return after if plain and low[j + 1] not in _ALONE else j
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
    if after == k + 1 or low[k + 1] in _ALONE:
        return j
    return after


def _appositive(words: Words, comma: int, end: int) -> int:
    """The end of an appositive opened by the comma at `comma`, or `comma`."""
    low, tags = words.low, words.tags
    at = comma + 1
    if at >= end or tags[at] not in ("DET", "NOUN", "ADJ", "PROPN", "NUM", "PRON"):
        return comma
    if low[at] in _ALONE | _RELATIVE or is_time(words, at):
        return comma
    j = phrase_end(words, at, end, appositive=False)
    if j == at:
        return comma
    if j >= end or low[j] in _CLOSED or words.is_mark(j):
        return j
    return comma


def subject(words: Words, verb: int, start: int) -> tuple[Range, Range] | None:
    """The subject that ends before the verb group at `verb`: (source, head phrase).

    Looks no further left than `start`. The head phrase is the source without appositives. None
    when no noun phrase stands there.
    """
    j = verb
    if j <= start:
        return None
    if words.low[j - 1] in ("who", "which", "that") and j - 2 >= start:
        return _antecedent(words, j - 1, start)
    if words.low[j - 1] == ")":
        j = _opening(words, j - 1, "(", start)
        found = _stretch(words, j, start)
        return ((found[0], verb), found) if found else None
    if words.low[j - 1] in (",", "—", "–"):
        return _around_parenthesis(words, j - 1, start)
    found = _stretch(words, j, start)
    found = _past_relative(words, found or (j, j), start)
    return (found, found) if found[0] < found[1] else None


_IN_CLAUSE = frozenset({"VERB", "AUX", "ADV", "ADJ", "PART", "ADP", "NOUN"})


def _past_relative(words: Words, found: Range, start: int) -> Range:
    """ "a driver who was on the road said": from what follows the relative clause's verb to its head."""
    at = found[0] - 1
    if at < start or words.tags[at] not in _IN_CLAUSE:
        return found
    pronoun = next(
        (k for k in range(at, max(start, at - 9), -1) if words.low[k] in ("who", "which", ",")),
        None,
    )
    if pronoun is None or words.low[pronoun] == "," or pronoun == start:
        return found
    head = _stretch(words, pronoun, start)
    return found if head is None else _past_relative(words, head, start)


def _antecedent(words: Words, pronoun: int, start: int) -> tuple[Range, Range] | None:
    """ "the envoy, who said": the phrase before the relative pronoun."""
    end = pronoun
    if words.low[end - 1] == ",":
        end -= 1
    found = _stretch(words, end, start)
    return ((pronoun, pronoun + 1), found) if found else None


def _opening(words: Words, at: int, mark: str, start: int) -> int:
    while at > start and words.low[at] != mark:
        at -= 1
    return at


def _around_parenthesis(words: Words, close: int, start: int) -> tuple[Range, Range] | None:
    """ "Name, the head of X, said": the comma at `close` ends an inserted phrase."""
    first = _first_phrase(words, close, start)
    if first is not None:
        return first
    mark = words.low[close]
    opened = close - 1
    while opened > start and words.low[opened] != mark:
        opened -= 1
    if opened <= start or close - opened < 2:
        return None
    head = _stretch(words, opened, start)
    if head is None:
        return None
    first = opened + 1
    low, tags = words.low[first], words.tags[first]
    apart = tags in ("VERB", "ADP", "ADV", "SCONJ", "AUX", "CCONJ")
    if apart or is_time(words, first):
        return head, head
    return (head[0], close), head


def _first_phrase(words: Words, close: int, start: int) -> tuple[Range, Range] | None:
    """The phrase that opens the clause, when only insertions stand between it and the verb.

    "Ada Quill, a supporter from Northport, who came early, said": no finite verb but those of
    relative clauses stands between the first comma and the last.
    """
    stop = phrase_end(words, start, close, appositive=False)
    if stop == start or stop >= close or words.low[stop] != ",":
        return None
    if is_time(words, start) or words.low[start] in ("i", "you"):
        return None
    balance = 0
    for k in range(stop, close):
        if words.low[k] in _RELATIVE:
            balance += 1
        elif words.tags[k] == "AUX" or (
            words.tags[k] == "VERB"
            and words.forms[k] in ("fin", "past")
            and words.tags[k - 1] != "AUX"
        ):
            balance -= 1
        if balance < 0 or words.quote[k] != words.quote[start]:
            return None
    after = words.tags[stop + 1]
    apart = after in ("VERB", "ADP", "ADV", "SCONJ", "CCONJ") or is_time(words, stop + 1)
    return ((start, stop) if apart else (start, close)), (start, stop)


def _stretch(words: Words, end: int, start: int) -> Range | None:
    """The noun phrase with attachments that ends at `end`."""
    end = _before_time(words, start, end)
    j, last_and = end, None
    low, tags = words.low, words.tags
    while j > start:
        t = j - 1
        if words.is_mark(t) and words.quote[t] < 0:
            break
        if low[t] in _ALONE and not _determines(words, t, end):
            if j == end:
                j = t
            break
        if low[t] in _RELATIVE:
            break
        if (
            tags[t] in _INSIDE
            or tags[t] == "ADP"
            or low[t] in _POSSESSIVES
            or low[t] == "-"
            or (low[t] == "." and t > start and _abbreviation(words, t, end))
        ):
            j = t
        elif low[t] == ")" and t > start:
            j = _opening(words, t, "(", start)
        elif tags[t] == "CCONJ" and j < end:
            last_and, j = j, t
        elif (
            tags[t] in ("VERB", "ADV")
            and j < end
            and _modifies(words, t, end)
            and t > start
            and (tags[t - 1] in ("DET", "ADJ", "ADP", "CCONJ") or low[t - 1] in _POSSESSIVES)
        ):
            j = t
        elif (
            t == start and words.capital(t) and j < end and tags[j] == "PROPN" and tags[t] == "VERB"
        ):
            j = t
        elif "-" in low[t] and tags[t] == "VERB" and j < end:
            j = t
        elif words.is_mark(t) and j < end and _nickname(words, t, start):
            j = words.range_of(words.quotes[words.quote[t]])[0]
        else:
            break
    after_verb = j > start and tags[j - 1] in ("VERB", "AUX", "SCONJ") and low[j - 1] != "that"
    if after_verb and last_and is not None:
        j = last_and
    j = _skip_lead(words, j, end, after_verb)
    while j < end and (tags[j] in ("CCONJ", "ADP", "PART") or low[j] in ("-", ".")):
        j += 1
    if not any(
        tags[k] in ("NOUN", "PROPN", "PRON", "NUM", "X") or low[k] in _ALONE or tags[k] == "DET"
        for k in range(j, end)
    ):
        return None
    return (j, end)


def _before_time(words: Words, start: int, end: int) -> int:
    """Without a time adjunct at the end: "Ada Quill on Thursday", "Quill last week"."""
    j = end
    while j > start + 1 and is_time(words, j - 1) and not words.low[j - 1][:1].isdigit():
        j -= 1
    if j < end and j > start + 1 and words.low[j - 1] in ("on", "in", "the"):
        j -= 1
    return j if j > start and words.tags[j - 1] in ("NOUN", "PROPN", "PRON", "X") else end


def _nickname(words: Words, mark: int, start: int) -> bool:
    """Whether the closing mark ends a few quoted words inside a name or phrase."""
    if not words.closes(mark):
        return False
    first, last = words.range_of(words.quotes[words.quote[mark]])
    return first > start and last - first <= 6 and words.low[last - 2] not in ",.?!"


def _skip_lead(words: Words, j: int, end: int, after_verb: bool) -> int:
    """Past an introductory prepositional phrase or the object of an earlier verb."""
    low, tags = words.low, words.tags
    clause = any(low[k] in _BEFORE for k in range(j, end))
    if j >= end or not (tags[j] == "ADP" or after_verb or is_time(words, j) or clause):
        return j
    for k in range(end - 1, j, -1):
        if (low[k] in _ALONE and not _determines(words, k, end)) or low[k - 1] in _BEFORE:
            return k
        opens = tags[k] == "DET" or low[k] in _POSSESSIVES
        if opens and tags[k - 1] not in ("ADP", "CCONJ", "ADJ", "DET"):
            return k
        if is_time(words, k - 1) and not is_time(words, k) and tags[k] not in ("ADP", "PART"):
            return k
    return j
