"""Content that follows its cue: a clause, a question, an infinitive, an object, a quotation."""

from tellings.attribution.adjuncts import past_adjuncts, past_recipient
from tellings.attribution.clauses import clause_end, opens_clause, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.occasions import occasion_press
from tellings.attribution.roles import can_speak, press_noun
from tellings.attribution.site import Site
from tellings.attribution.words import Range, Words, is_time

_QUESTION = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})
_NO_CLAUSE = frozenset({"about", "of"})
_OBJECT = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def content_after(words: Words, draft: Draft, at: Site, limit: int) -> bool:
    """Sets the content after the cue, before token `limit`; says whether there is any."""
    inside = words.quote[at.after - 1]
    if inside >= 0:
        limit = min(limit, words.range_of(words.quotes[inside])[1] - 1)
    begin = at.after
    if at.may("r"):
        begin, draft.press = recipient(words, begin, limit)
    opened = past_adjuncts(words, begin, limit)
    opened = _later_that(words, at, opened, limit)
    if draft.press is None:
        draft.press = occasion_press(words, draft, begin, opened)
    if opened >= limit:
        return _next_quote(words, draft, at, limit)
    further = _past_insertion(words, at, opened, limit)
    if further is not None:
        draft.rule = "right"
        return _take(words, draft, further, limit)
    if words.low[opened] in (",", ":", "—", "–"):
        inner = words.inner_quote(opened + 1) if opened + 1 < limit else None
        if inner is not None and at.may("q"):
            draft.content, draft.rule = [inner], "colon"
            return True
        if opened + 1 >= limit or not (words.opens(opened + 1) or words.low[opened] == ":"):
            return False
        return at.may("qct") and _quoted_or_clause(words, draft, opened + 1, limit)
    draft.rule = "right"
    begin = _governed(words, draft, at, opened, begin, limit)
    return begin >= 0 and _take(words, draft, begin, limit)


def _later_that(words: Words, at: Site, here: int, limit: int) -> int:
    """Past a longer adjunct before "that": "said before leaving the hall that"."""
    told = words.low[here] == "from" if here < limit else False
    if here >= limit or words.tags[here] not in ("ADP", "SCONJ") or not (at.may("q") or told):
        return here
    if words.low[here] in ("that", *_QUESTION):
        return here
    for k in range(here + 1, min(limit, here + (18 if told else 12))):
        if told and words.low[k] == "that" and words.tags[k - 1] != "ADP":
            return k
        if told:
            continue
        if words.tags[k] in ("AUX",) or words.forms[k] in ("fin", "past"):
            return here
        if words.low[k] == "that" and k + 1 < limit and words.tags[k - 1] != "ADP":
            return k
    return here


def _past_insertion(words: Words, at: Site, here: int, limit: int) -> int | None:
    """The "that" after a phrase set off by commas: "said, too, that", "said, on Ada's word, that".

    Also after a dash or a bracket. None where no phrase is inserted.
    """
    if not at.may("ct") or words.low[here] not in _INSERTING:
        return None
    closing = _INSERTING[words.low[here]]
    for k in range(here + 2, min(limit, here + _INSERTED)):
        if words.low[k] == "that" and words.low[k - 1] == closing:
            return k
        if words.low[k] in (";", ":"):
            return None
    return None


_INSERTING = {",": ",", "—": "—", "–": "–", "(": ")"}
_INSERTED = 28  # words that an insertion may have


def recipient(words: Words, at: int, end: int) -> tuple[int, Range | None]:
    """Past whoever is told something at `at`: (the token after, the range or None)."""
    past, who = past_recipient(words, at, end)
    if who is None:
        return at, None
    named = any(words.capital(k) for k in range(at, past))
    past = next((k for k in range(at + 1, past) if named and _name_ends(words, k)), past)
    if past < end and words.low[past] == "(":  # "told Sen. Ada Quill (L-Harbour) he would"
        closed = next((k for k in range(past, min(end, past + 8)) if words.low[k] == ")"), None)
        return (past if closed is None else closed + 1), (at, past)
    return past, (at, past)


def _name_ends(words: Words, k: int) -> bool:
    """Whether a recipient's name ends before `k`: "told the Lantern dozens had left"."""
    before = words.tokens[k - 1].text
    goes_on = words.capital(k) or words.low[k] in ("of", "and", "'s", "for", "the", ".", "&")
    goes_on = goes_on or press_noun(words.low[k]) is not None
    return before[:1].isupper() and not goes_on


def _quoted_or_clause(words: Words, draft: Draft, at: int, end: int) -> bool:
    if words.opens(at):
        draft.content = [words.range_of(words.quotes[words.quote[at]])]
    else:
        draft.content = [trimmed(words, (at, clause_end(words, at, end)))]
    draft.rule = "colon"
    return draft.content[0][0] < draft.content[0][1]


def _next_quote(words: Words, draft: Draft, at: Site, end: int) -> bool:
    """A cue at the end of its sentence, the quotation in the next one ("He said: / "..." ")."""
    if end >= len(words) or words.low[end - 1] != ":" or not at.may("q"):
        return False
    number = words.sentence[end]
    if words.sentence[end - 1] == number:
        return False
    if words.opens(end):
        draft.content = [words.range_of(words.quotes[words.quote[end]])]
    else:
        draft.content = [words.bounds(end)]
    draft.rule = "colon"
    return True


def _governed(words: Words, draft: Draft, at: Site, here: int, begin: int, end: int) -> int:
    """Where content begins that the verb governs directly, -1 if nowhere.

    `here` is after time and place phrases, `begin` before them.
    """
    low, tags = words.low, words.tags
    if words.opens(here):
        return here if at.may("qcto") else -1
    if (low[here] == "that" and at.may("ct")) or low[here] == "otherwise":
        return here
    if low[here] == "so" and at.may("c") and (here + 1 >= end or low[here + 1] in _AFTER_SO):
        return here  # "had told him so themselves"
    led = draft.source and low[draft.source[0][0] - 1] in ("which", "who")
    if led and at.may("c") and tags[here] in ("VERB", "AUX"):
        return here if words.forms[here] in ("fin", "past") else -1  # "which he said bore his name"
    asks = low[here] in _QUESTION and not _adverbial(words, here, end)
    if asks and at.may("wctoq"):
        return here
    to = here + (low[here] == "not" and here + 1 < end)
    infinitive = low[to] == "to" and to + 1 < end
    if infinitive and at.may("i") and tags[to + 1] in ("VERB", "AUX", "ADV"):
        if at.cue.lemma == "tell" and draft.stance == "asserted":
            draft.stance = "asked"
        return here
    if low[here] in _QUESTION and not asks:
        return -1
    pronoun = low[here] in ("it", "them", "him") and here + 1 < end and tags[here + 1] == "ADP"
    if pronoun and not (at.cue.lemma in _CALLING and low[here + 1] == "as"):
        return -1  # "wrote it into the log": an object and no clause
    bare = low[here] not in _NO_CLAUSE or tags[min(here + 1, end - 1)] == "NUM"
    if bare and at.may("cr") and opens_clause(words, here, max(here, clause_end(words, here, end))):
        return here
    if tags[here] == "VERB" and words.forms[here] == "ger" and at.may("g"):
        return here
    if at.may("o") and (draft.source == [] or _animate(words, draft.speaker or draft.source[0])):
        if low[here] == "as" and _called(words, here + 1, end):
            return here
        start = begin if tags[begin] in _OBJECT else here
        if tags[start] in _OBJECT or tags[start] == "VERB":
            return start
    return -1


_AFTER_SO = frozenset(
    {".", ",", ";", "himself", "herself", "themselves", "itself", "myself", "too", "in", "on"}
)
_CALLING = frozenset(
    {"describe", "characterise", "characterize", "portray", "depict", "dismiss", "hail", "denounce",
     "brand", "condemn", "deride", "regard"}
)  # fmt: skip


def _animate(words: Words, source: Range) -> bool:
    """Whether the subject of a verb with a mere object can speak.

    A lone plural that opens its sentence ("Slogans hailed the union") counts as a name only where
    the names stage says so.
    """
    if not can_speak(words, source):
        return False
    first = words.bounds(source[0])[0] == source[0] and source[1] - source[0] == 1
    if not first or not words.mentions or not words.low[source[0]].endswith("s"):
        return True
    return words.tags[source[0]] != "PROPN" or bool(words.mention_over(source))


def _called(words: Words, at: int, end: int) -> bool:
    """Whether "as" is followed by what something is called before it: "as untrue the claim"."""
    k = at + (at < end and words.tags[at] == "VERB")  # "as gossip": a noun all the same
    while k < min(end, at + 5) and words.tags[k] not in ("DET", "VERB", "AUX", "PUNCT"):
        k += 1
    return at < k < end and words.tags[k] == "DET"


def _adverbial(words: Words, here: int, end: int) -> bool:
    """Whether a clause without a subject follows: "said when asked by the Lantern"."""
    led = words.low[here] in ("when", "if", "where") and here + 1 < end
    return led and words.tags[here + 1] == "VERB" and words.forms[here + 1] in ("part", "ger")


def _take(words: Words, draft: Draft, at: int, end: int) -> bool:
    first, last = trimmed(words, (at, clause_end(words, at, end)))
    if first >= last or all(is_time(words, k) for k in range(first, last)):
        return False
    number = words.quote[last - 1]
    if (
        number >= 0
        and number != words.quote[draft.at]
        and words.tokens[first].start <= words.quotes[number].start
    ):
        # a quotation that goes on in the next sentence is all one content
        last = max(last, words.range_of(words.quotes[number])[1])
    draft.content = [(first, last)]
    return True
