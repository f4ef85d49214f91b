"""Where a reported clause ends, and whether a clause stands in a range at all."""

from tellings.attribution.cues import verb_forms
from tellings.attribution.phrases import phrase_end
from tellings.attribution.words import Range, Words

_TURNS = frozenset({"but", "while", "although", "though", "whereas"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
_FINAL = frozenset(".!?;")


def trimmed(words: Words, at: Range) -> Range:
    """Without punctuation at either end, save quotation marks and brackets."""
    first, last = at
    while first < last and words.low[first] in ",:;—–-…،؛":
        first += 1
    while last > first and words.low[last - 1] in ",.:;—–-،؛۔":
        last -= 1
    return first, last


def clause_end(words: Words, at: int, end: int) -> int:
    """Where the reported clause that begins at `at` ends, at most `end` (the sentence's end).

    It ends before the reporter's own continuation: "..., adding that", "..., according to",
    "..., but", "... and said". Inside quotation marks nothing ends it.
    """
    inside = words.quote[at] if not words.is_mark(at) else -1
    j = at + 1
    while j < end:
        if words.quote[j] >= 0 and words.quote[j] != inside:
            j = max(j + 1, min(end, words.range_of(words.quotes[words.quote[j]])[1]))
            continue
        if _reporter_again(words, at, j, end):
            break
        j += 1
    return trimmed(words, (at, min(j, end)))[1]


def _reporter_again(words: Words, at: int, j: int, end: int) -> bool:
    low = words.low
    if low[j] == ";":
        return True
    if low[j] == "according" and j + 1 < end and low[j + 1] == "to":
        return j > at + 2 and not (
            j + 2 < end and (words.tags[j + 2] == "NUM" or low[j + 2] in _MANY)
        )
    if j + 1 >= end:
        return False
    k = j + 1
    if low[j] in (",", "—", "–"):
        while k < end - 1 and words.tags[k] == "ADV":
            k += 1
        if low[k] in _TURNS:
            return True
        if low[j] == "," and _trailing_cue(words, at, j + 1, end):
            return True
        if low[k] == "and":
            return _cue_at(words, k + 1, end, ("past", "s"))
        return low[k].endswith("ing") and _cue_at(words, k, end, ("ing",))
    if low[j] in ("and", "but"):
        return _cue_at(words, k, end, ("past", "s"))
    return False


def _trailing_cue(words: Words, at: int, k: int, end: int) -> bool:
    """Whether the sentence ends in another cue: "it had warned them, Ada Quill told them"."""
    stop = phrase_end(words, k, end)
    if stop == k or stop >= end or words.low[k] in ("who", "which", "that"):
        return False
    verb = stop + (words.low[stop] == ",")
    while verb < end and words.tags[verb] in ("AUX", "ADV"):
        verb += 1
    if verb >= end or words.forms[verb] not in ("fin", "past", "part"):
        return False
    if not any("c" in f.verb.frames for f in verb_forms().get(words.low[verb], ())):
        return False
    rest = range(verb + 1, end)
    plain = not any(words.tags[m] == "AUX" or words.low[m] in ("that", ",", ":") for m in rest)
    return plain and has_finite_verb(words, at, k) and len(rest) <= _TRAILING


_TRAILING = 14  # words that may follow such a cue


def _cue_at(words: Words, k: int, end: int, shapes: tuple[str, ...]) -> bool:
    while k < end and words.tags[k] == "ADV":
        k += 1
    if k >= end or words.tags[k] != "VERB":
        return False
    if words.forms[k] in ("part", "inf"):
        return False
    return any(
        f.shape in shapes and f.verb.frames & frozenset("ctq")
        for f in verb_forms().get(words.low[k], ())
    )


def has_finite_verb(words: Words, at: int, end: int) -> bool:
    """Whether a finite verb stands in the range."""
    for j in range(at, end):
        if words.tags[j] == "AUX" or _contracted(words, j):
            return True
        if words.tags[j] == "VERB" and words.forms[j] in ("fin", "past"):
            return True
    return False


def _contracted(words: Words, j: int) -> bool:
    """Whether a pronoun carries its verb: "it's", "they've"."""
    return words.tags[j] == "PRON" and words.low[j].endswith(_CONTRACTIONS)


_CONTRACTIONS = ("'s", "'re", "'m", "'ve", "'ll", "'d")


def opens_clause(words: Words, at: int, end: int) -> bool:
    """Whether a clause follows at `at`: more finite verbs than words that subordinate one."""
    if at >= end or words.low[at] in _FINAL or words.tags[at] in ("CCONJ", "PART"):
        return False
    balance = 0
    for j in range(at, end):
        if words.low[j] in _SUBORDINATORS and j > at:
            balance -= 1
        elif _contracted(words, j):
            balance += 1
        elif words.tags[j] == "AUX" or (
            words.tags[j] == "VERB" and words.forms[j] in ("fin", "past") and j > at
        ):
            balance += words.tags[j - 1] not in ("AUX", "PART") or j == at
        if balance > 0:
            return True
    return False


_SUBORDINATORS = frozenset(
    {"who", "which", "that", "where", "whose", "whom", "because", "if", "when"}
)


def lacks_object(words: Words, that: int) -> bool:
    """Whether the verb after "that" lacks an object, as in a relative clause.

    It is a plain active verb with nothing, a preposition or "to" after it: "the verdict that the
    court delivered in May".
    """
    end = words.bounds(that)[1]
    for k in range(that + 1, end):
        if words.tags[k] == "AUX":
            return False
        if words.tags[k] == "VERB" and words.forms[k] in ("fin", "past", "part"):
            after = words.tags[k + 1] if k + 1 < end else "PUNCT"
            return after in ("ADP", "PART", "PUNCT", "ADV", "VERB", "AUX")
    return False
