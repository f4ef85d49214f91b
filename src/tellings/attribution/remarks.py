"""Quotations and clauses tied to a speaker by place: "went the retort of X", "with that, X left".

Also a clause after a colon that "this" or an attitude announces, a clause with a subject and verb
of any meaning after it ("the mill had closed, the clerk ventured"), and two voices in a row.
"""

from tellings.attribution.adjuncts import past_adjuncts, past_recipient
from tellings.attribution.clauses import opens_clause, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import base_end, phrase_end
from tellings.attribution.quotation import claimed_quotes
from tellings.attribution.roles import can_speak
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words, is_time
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_FINITE = ("fin", "past", "part")
_POINTING = frozenset({"this", "that", "thus", "so", "follows", "these", "it"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
_NO_MAIN = frozenset(
    {"after", "before", "since", "until", "till", "while", "when", "as", "if", "because", "though",
     "although", "unless", "once", "whenever", "wherever", "where", "had", "should", "were"}
)  # fmt: skip


def replies(words: Words, drafts: list[Draft]) -> list[Draft]:
    """ "...", went the retort of X; "...", reads the answer that X gave Y; "..." With those words X
    fell silent: one draft for each free quotation that such words follow."""
    claimed = claimed_quotes(words, drafts)
    found = []
    for number, quote in enumerate(words.quotes):
        at = words.range_of(quote)
        if number in claimed or not quote.closed or at[1] + 3 >= len(words):
            continue
        draft = _reply(words, at) or _with_those(words, at)
        if draft is not None:
            found.append(draft)
    return found


def _reply(words: Words, quoted: Range) -> Draft | None:
    at = quoted[1] + (words.low[quoted[1]] == ",")
    start, end = words.bounds(at)
    if at + 4 >= end or words.tags[at] not in ("VERB", "AUX", "NOUN"):
        return None
    if words.low[at + 1] not in ("the", "a", "an", "one"):
        return None
    noun = next((k for k in range(at + 2, min(end, at + 5)) if _saying(words, k)), None)
    if noun is None or noun + 2 >= end:
        return None
    first = quoted[0] if quoted[0] <= start or words.low[quoted[0] - 1] in ",:;.—–" else start
    if words.low[noun + 1] in ("of", "from", "by"):
        stop = phrase_end(words, noun + 2, end)
        source, cue = (noun + 2, stop), (at, noun + 2)
    else:
        begin = noun + 1 + (words.low[noun + 1] in ("that", "which"))
        stop = phrase_end(words, begin, end)
        source, cue = (begin, stop), (stop, stop + 1)
        if stop >= end or words.tags[stop] not in ("VERB", "AUX"):
            return None
    if source[0] >= source[1] or not can_speak(words, _head(words, source)):
        return None
    return Draft([source], [cue], [(first, quoted[1])], rule="left", speaker=_head(words, source))


def _saying(words: Words, k: int) -> bool:
    low = words.low[k].removesuffix("s")
    return low in table("en", "clause_nouns") or low in lexicon("en", "telling_nouns")


def _with_those(words: Words, quoted: Range) -> Draft | None:
    """ "..." With those words X broke off."""
    at = quoted[1]
    start, end = words.bounds(at)
    if at != start or at + 3 >= end or words.low[at] not in ("with", "in", "by", "through"):
        return None
    if words.low[at + 1] not in _DEMONSTRATIVE:
        return None
    noun = next((k for k in range(at + 2, min(end, at + 5)) if words.tags[k] == "NOUN"), at + 1)
    here = noun + 1 + (noun + 1 < end and words.low[noun + 1] == ",")
    verb = _verb_after(words, here, end)
    if verb is None:
        return None
    who = subject(words, verb_group(words, verb, here), here)
    if who is None or not can_speak(words, who[1]):
        return None
    last = next((k for k in range(verb + 1, end) if words.tags[k] == "ADP" or is_time(words, k)
                 or words.low[k] in ",.;"), end)  # fmt: skip
    cue = (verb_group(words, verb, here), last)
    return Draft([who[0]], [cue], [quoted], rule="left", speaker=who[1])


def _verb_after(words: Words, first: int, end: int) -> int | None:
    return next(
        (
            k
            for k in range(first + 1, end)
            if words.tags[k] in ("VERB", "AUX") and words.forms[k] in _FINITE
        ),
        None,
    )


def announced(words: Words, drafts: list[Draft]) -> list[Draft]:
    """ "She stopped at this: the mill had closed", "He was in no doubt: the mill had closed"."""
    cues = {k for d in drafts for r in d.cue for k in range(*r)}
    found = []
    for colon in range(3, len(words) - 2):
        if words.low[colon] != ":" or words.opens(colon + 1):
            continue
        start, end = words.bounds(colon)
        if colon - start > _BEFORE or not _clause(words, colon + 1, end):
            continue
        verb = _verb_after(words, start - 1, colon)
        if verb is None or verb in cues or words.quote[verb] != words.quote[colon]:
            continue
        draft = _announcing(words, verb, colon, start)
        if draft is not None:
            draft.content = [trimmed(words, (colon + 1, end))]
            found.append(draft)
    return found


def _clause(words: Words, at: int, end: int) -> bool:
    """Whether a clause stands there, also with a verb tagged as another form."""
    if opens_clause(words, at, end):
        return True
    verbs = sum(words.tags[k] in ("VERB", "AUX") for k in range(at, end))
    return verbs > 0 and words.tags[at] in ("DET", "NOUN", "PROPN", "PRON", "VERB", "ADJ")


_BEFORE = 25  # words of such a sentence before its colon


def _announcing(words: Words, verb: int, colon: int, start: int) -> Draft | None:
    group = verb_group(words, verb, start)
    who = subject(words, group, start)
    if who is None or not can_speak(words, who[1]):
        return None
    between = words.low[verb + 1 : colon]
    attitude = words.tags[verb] == "AUX" and words.tags[colon - 1] in ("ADJ", "ADV")
    doubt = not {"doubt", "message", "word", "line", "verdict", "answer", "reply"}.isdisjoint(
        between
    )
    if not (attitude or doubt or words.low[colon - 1] in _POINTING):
        return None
    return Draft([who[0]], [(group, colon)], [], rule="colon", speaker=who[1])


def trailing(words: Words, drafts: list[Draft]) -> list[Draft]:
    """ "the mill had closed, the clerk ventured" and ", X guessed, Y noted", by any verb."""
    cues = {k for d in drafts for r in d.cue for k in range(*r)}
    before = {max(r[1] for r in (*d.cue, *d.source)): d for d in drafts if d.rule == "left"}
    found = []
    for number, sentence in enumerate(words.prose.sentences):
        start, end = words.leads[number], sentence.last
        comma = _last_comma(words, start, end)
        if comma is None:
            continue
        draft = _trailing(words, start, comma, end, cues)
        if draft is None:
            continue
        inner = before.get(comma)
        if inner is not None and draft.speaker != inner.speaker:
            draft.content = [(min(r[0] for r in inner.content), comma)]
        elif not _main_clause(words, start, draft.content[0][1]):
            continue
        found.append(draft)
    return found


def _last_comma(words: Words, start: int, end: int) -> int | None:
    """The comma before a last clause: the first one from the right with a verb after it."""
    verb = False
    for k in range(end - 2, max(start, end - _TAIL), -1):
        verb = verb or words.tags[k] in ("VERB", "NOUN", "ADJ")
        if words.low[k] in (",", "—", "–") and words.quote[k] < 0:
            if words.forms[k + 1] == "ger":
                continue  # "..., one of them laughed, adding that ..."
            who = phrase_end(words, k + 1 + (words.low[k + 1] in ("or", "so")), end)
            inside = who >= end or words.low[who] in ".,"
            if verb and not inside:
                return k
    return None


_TAIL = 40


def _trailing(words: Words, start: int, comma: int, end: int, cues: set[int]) -> Draft | None:
    first = comma + 1
    while first < end and words.low[first] in ("or", "so", "at", "least"):
        first += 1
    plain = phrase_end(words, first, end, appositive=False)
    stop = phrase_end(words, first, end)
    if plain == first or words.quote[first] >= 0 or not can_speak(words, (first, plain)):
        return None
    verb = stop
    if stop > plain and stop < end and words.low[stop] == ",":
        verb += 1
    group = verb
    while verb < end and words.tags[verb] in ("AUX", "ADV"):
        verb += 1
    if verb >= end or verb in cues or words.low[first] in ("who", "which"):
        return None
    if words.tags[verb] != "VERB" or words.forms[verb] not in _FINITE:
        return None
    told = any(words.low[k] in ("was", "were", "been", "is", "are") for k in range(group, verb))
    if told and readings(words, verb) and "r" in readings(words, verb)[0][0].verb.frames:
        content = trimmed(words, (start, comma))  # "the road was closed, she had been assured"
        return Draft([], [(group, verb + 1)], [content], rule="told")
    if verb + 1 < end and words.forms[verb + 1] == "ger" and readings(words, verb + 1):
        verb += 1  # "was heard telling the Lantern"
    after = past_adjuncts(words, verb + 1, end)
    if after == verb + 1 and words.forms[verb] == "ger":
        after = past_adjuncts(words, past_recipient(words, after, end)[0], end)
    going = words.low[after : after + 1] == [","] and words.forms[min(after + 1, end - 1)] == "ger"
    if after < end and words.low[after] not in ".!?" and not going:
        return None  # "the well was dry, one of them laughed, adding that"
    content = trimmed(words, (start, comma))
    if content[0] >= content[1]:
        return None
    return Draft(
        [(first, stop)], [(group, verb + 1)], [content], rule="left", speaker=(first, plain)
    )


def _main_clause(words: Words, start: int, end: int) -> bool:
    """Whether a main clause stands there, and no subordinate or adverbial one."""
    if words.low[start] in _NO_MAIN or words.tags[start] in ("SCONJ", "ADP", "VERB", "ADV"):
        return False
    return opens_clause(words, start, end)


def _head(words: Words, source: Range) -> Range:
    stop = base_end(words, *source)
    return (source[0], stop) if stop > source[0] else source
