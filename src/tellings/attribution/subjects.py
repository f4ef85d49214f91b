"""The subject of a verb: the noun phrase on its left, past insertions and relative clauses."""

from tellings.attribution.phrases import (
    ALONE,
    POSSESSIVES,
    RELATIVE,
    abbreviation,
    determines,
    modifies,
    phrase_end,
)
from tellings.attribution.roles import INDEFINITE, head_noun, person_noun, singular
from tellings.attribution.words import Range, Words, is_time

_BEFORE = frozenset({"after", "before", "since", "until", "because", "while", "when", "as"})
_INSIDE = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PART", "SYM", "X", "ADP"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "DET"})


def subject(words: Words, verb: int, start: int) -> tuple[Range, Range] | None:
    """The subject that ends before the verb group at `verb`: (source, head phrase).

    Looks no further left than `start`. The head phrase is the source without appositives. None
    when no noun phrase stands there.
    """
    j = _past_time(words, verb, start)
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


def _past_time(words: Words, verb: int, start: int) -> int:
    """Left over a time set off by a comma: "Ada Quill, the head, on Monday rejected"."""
    j = verb
    while j > start and is_time(words, j - 1):
        j -= 1
    if j < verb and words.low[j - 1] in ("on", "in", "late", "early"):
        j -= 1
    return j if start < j < verb and words.low[j - 1] == "," else verb


def _past_relative(words: Words, found: Range, start: int) -> Range:
    """ "a baker who was out early said": from the end of the relative clause to its head."""
    at = found[0] - 1
    if at < start or words.tags[at] not in _IN_CLAUSE:
        return found
    pronoun = next(
        (k for k in range(at, max(start, at - 9), -1) if words.low[k] in ("who", "which", ",")),
        None,
    )
    reduced = _reduced(words, at, start)
    if reduced is not None:
        head = _stretch(words, reduced, start)
        return found if head is None else (head[0], found[1])
    if pronoun is None or words.low[pronoun] == "," or pronoun == start:
        return found
    head = _stretch(words, pronoun, start)
    return found if head is None else _past_relative(words, head, start)


def _reduced(words: Words, at: int, start: int) -> int | None:
    """The participle in "an engineer employed by the mill", read back from `at`."""
    for k in range(at, max(start, at - 6), -1):
        if words.tags[k] == "VERB":
            noun = words.tags[k - 1] == "NOUN" and words.forms[k] == "part"
            return k if noun and words.tags[k + 1] == "ADP" else None
        if words.tags[k] not in ("ADP", "DET", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _antecedent(words: Words, pronoun: int, start: int) -> tuple[Range, Range] | None:
    """ "the envoy, who said": the phrase before the relative pronoun."""
    end = pronoun
    if words.low[end - 1] == ",":
        end -= 1
    found = _stretch(words, end, start)
    if found is not None and words.low[pronoun] == "who":
        found = _nearest_person(words, found)
    return ((pronoun, pronoun + 1), found) if found else None


def _nearest_person(words: Words, phrase: Range) -> Range:
    """The manager of "the matter with the manager, who replied"; else the whole phrase."""
    first, last = phrase
    joint = next((k for k in range(last - 1, first, -1) if words.tags[k] == "ADP"), None)
    if joint is None or joint + 1 >= last:
        return phrase
    head = head_noun(words, phrase)
    person = person_noun(singular(words.low[head])) or words.capital(head)
    inner = head_noun(words, (joint + 1, last))
    named = person_noun(singular(words.low[inner])) or words.tags[inner] == "PROPN"
    return (joint + 1, last) if named and not person else phrase


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
    head = _past_relative(words, head, start)
    inserted = opened + 1
    apart = words.tags[inserted] in ("VERB", "ADP", "ADV", "SCONJ", "AUX", "CCONJ")
    if apart or is_time(words, inserted):
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
        if words.low[k] in RELATIVE:
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
    low, tags = words.low, words.tags
    j, joint = _walk(words, end, start)
    after_verb = j > start and tags[j - 1] in ("VERB", "AUX", "SCONJ") and low[j - 1] != "that"
    if after_verb and joint is not None:
        j = joint
    j = _skip_lead(words, j, end, after_verb)
    while j < end and (tags[j] in ("CCONJ", "ADP", "PART") or low[j] in ("-", ".")):
        j += 1
    nominal = any(tags[k] in _HEADS or low[k] in ALONE for k in range(j, end))
    return (j, end) if nominal and not _awaits_noun(words, end - 1) else None


def _awaits_noun(words: Words, last: int) -> bool:
    """Whether the phrase is cut short: "the envoy's [stated wish]", "the [promised talks]"."""
    low, tag = words.low[last], words.tags[last]
    if tag == "DET" and low in ("the", "a", "an"):
        return True
    if low in ("'s", "'"):
        return tag == "PART"
    return low.endswith(("'s", "s'")) and tag in ("NOUN", "PROPN")


def _walk(words: Words, end: int, start: int) -> tuple[int, int | None]:
    """Left over everything that can be in a noun phrase: (its start, after the last "and")."""
    low, tags = words.low, words.tags
    j, joint = end, None
    while j > start:
        t = j - 1
        if low[t] in RELATIVE or (words.is_mark(t) and words.quote[t] < 0):
            break
        if low[t] in ALONE and not determines(words, t, end):
            if j == end and t > start and low[t - 1] == "of":
                j = t  # "none of them"
                continue
            return (t if j == end else j), joint
        if _inside(words, t, end, start) or (j < end and _before_noun(words, t, end, start)):
            j = t
        elif low[t] == ")" and t > start:
            j = _opening(words, t, "(", start)
        elif tags[t] == "CCONJ" and j < end:
            joint, j = j, t
        elif words.is_mark(t) and j < end and _nickname(words, t, start):
            j = words.range_of(words.quotes[words.quote[t]])[0]
        else:
            break
    return j, joint


def _inside(words: Words, t: int, end: int, start: int) -> bool:
    """Whether token `t` is plainly part of a noun phrase."""
    if words.low[t] in INDEFINITE:
        return True
    if words.tags[t] in _INSIDE or words.low[t] in POSSESSIVES or words.low[t] == "-":
        return True
    return words.low[t] == "." and t > start and abbreviation(words, t, end)


def _before_noun(words: Words, t: int, end: int, start: int) -> bool:
    """Whether a verb form or adverb at `t` only qualifies the noun after it."""
    if words.tags[t] not in ("VERB", "ADV"):
        return False
    if words.tags[t] == "VERB" and "-" in words.low[t]:
        return True
    if t == start:  # a name that opens the sentence with a word the tagger takes for a verb
        return words.capital(t) and words.tags[t] == "VERB" and words.tags[t + 1] == "PROPN"
    led = words.tags[t - 1] in ("DET", "ADJ", "ADP", "CCONJ") or words.low[t - 1] in POSSESSIVES
    return led and modifies(words, t, end)


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
    counted = j + 1 < end and tags[j] == "NUM" and tags[j + 1] in ("NOUN", "ADJ")
    timed = j < end and is_time(words, j) and not (counted and not is_time(words, j + 1))
    if j >= end or not (tags[j] == "ADP" or after_verb or timed or clause):
        return j
    for k in range(end - 1, j, -1):
        if (low[k] in ALONE and not determines(words, k, end)) or low[k - 1] in _BEFORE:
            return k
        opens = tags[k] == "DET" or low[k] in POSSESSIVES
        if opens and tags[k - 1] not in ("ADP", "CCONJ", "ADJ", "DET"):
            return k
        if is_time(words, k - 1) and not is_time(words, k) and tags[k] not in ("ADP", "PART"):
            return k
    return j
