"""Attributions by a verb of saying, thinking or wanting: "X said that", "...", said X."""

from tellings.attribution.adjuncts import past_adjuncts, past_recipient
from tellings.attribution.clauses import clause_end, has_finite_verb, opens_clause, trimmed
from tellings.attribution.cues import CueVerb, Form, readings
from tellings.attribution.draft import Draft
from tellings.attribution.occasions import occasion_press
from tellings.attribution.speakers import can_speak
from tellings.attribution.phrases import phrase_end, subject
from tellings.attribution.words import Range, Words

_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "am", "'s", "'re"})
_QUESTION = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})
_SELF = frozenset({"i", "we", "you"})
_NEGATIONS = frozenset({"not", "never", "n't", "cannot"})
_CLOSERS = frozenset(".!?,;:)—–")


def verb_group(words: Words, verb: int, start: int) -> int:
    """The first token of the auxiliaries and adverbs that belong to the verb at `verb`."""
    j = verb
    while j > start and (
        words.tags[j - 1] in ("AUX", "ADV") or words.low[j - 1] in ("not", "never", "also", "to")
    ):
        if words.low[j - 1] == "," or words.is_mark(j - 1):
            break
        j -= 1
    while j < verb and words.tags[j] == "ADV" and j - 1 >= start and words.low[j - 1] == ",":
        break
    return j


def is_passive(words: Words, group: int, verb: int) -> bool:
    """Whether the group is a form of "be" with a past participle."""
    auxiliaries = [words.low[k] for k in range(group, verb) if words.tags[k] == "AUX"]
    return bool(auxiliaries) and auxiliaries[-1] in _BE


def verb_cues(words: Words) -> list[Draft]:
    """All attributions made by a cue verb, in reading order."""
    found: list[Draft] = []
    floor = 0
    for i in range(len(words)):
        if words.tags[i] != "VERB":
            continue
        read = readings(words, i)
        if not read:
            continue
        draft = _at_verb(words, i, read, floor, found[-1] if found else None)
        if draft is not None:
            found.append(draft)
            floor = (
                max(r[1] for r in (*draft.source, *draft.cue)) if draft.rule == "left" else floor
            )
    return found


def _at_verb(
    words: Words, i: int, read: list[tuple[Form, int]], floor: int, previous: Draft | None
) -> Draft | None:
    start, end = words.bounds(i)
    after = read[0][1]
    form, verb, frames = read[0][0].shape, read[0][0].verb, _frames(read)
    group = verb_group(words, i, start)
    if is_passive(words, group, i) and form in ("past", "part"):
        return None
    if words.forms[i] == "inf" and "to" in words.low[group:i]:
        return None
    if form == "ing" and not any(words.tags[k] == "AUX" for k in range(group, i)):
        return _participle(words, i, after, end, verb, frames, previous)
    helped = any(words.tags[k] == "AUX" for k in range(group, i))
    if form == "part" and not helped:
        return None
    doubtful = form == "past" and words.forms[i] == "part" and not helped
    if doubtful and not frames & frozenset("ctq"):
        return None
    inverted = _inverted(words, i, group, after, start, end, floor, frames)
    if inverted is not None:
        return inverted
    who = subject(words, group, max(start, _quote_floor(words, i)))
    if who is None:
        who = _shared_subject(words, group, start, previous)
    if who is None:
        return None
    source, head = who
    if words.low[head[0]] in _SELF and (words.quote[i] >= 0 or words.low[head[0]] == "you"):
        return None
    draft = Draft([source], [(group, after)], [], _stance(words, verb, group, i), "", speaker=head)
    draft.frames = frames
    if frames & frozenset("qc") and _left(words, draft, source[0], after, start, end, floor):
        return draft
    if not _right(words, draft, after, end):
        return None
    if doubtful and not _proves_finite(words, draft, i):
        return None
    return draft


def _proves_finite(words: Words, draft: Draft, i: int) -> bool:
    """Whether what follows a form like "told" shows that it is no participle after a noun."""
    first = draft.content[0][0]
    after_comma = words.low[i - 1] == ","
    return (
        after_comma or draft.rule == "colon" or words.low[first] == "that" or words.is_mark(first)
    )


def _frames(read: list[tuple[Form, int]]) -> frozenset[str]:
    return frozenset().union(*(form.verb.frames for form, _ in read))


def _stance(words: Words, verb: CueVerb, group: int, i: int) -> str:
    if any(words.low[k] in _NEGATIONS or words.low[k].endswith("n't") for k in range(group, i)):
        return "denied"
    return verb.stance


def _quote_floor(words: Words, i: int) -> int:
    """Where the quotation that holds token `i` begins, or the last quotation before it ends."""
    inside = words.quote[i]
    if inside >= 0:
        return words.range_of(words.quotes[inside])[0] + 1
    return 0


def _shared_subject(
    words: Words, group: int, start: int, previous: Draft | None
) -> tuple[Range, Range] | None:
    """ "X said this and added that": the subject of the verb before."""
    if previous is None or not previous.source or group <= start:
        return None
    if words.low[group - 1] not in ("and", "but", ",") or previous.cue[0][0] < start:
        return None
    source = previous.source[0]
    return source, previous.speaker or source


def _participle(
    words: Words,
    i: int,
    after: int,
    end: int,
    verb: CueVerb,
    frames: frozenset[str],
    previous: Draft | None,
) -> Draft | None:
    """ "..., adding that ...": the speaker is that of the sentence so far."""
    start = words.bounds(i)[0]
    if i <= start or (
        words.low[i - 1] not in (",", "and", "—", "–", "statement", "letter")
        and words.tags[i - 1] != "ADV"
    ):
        return None
    if previous is None or not previous.source or words.sentence[previous.at] != words.sentence[i]:
        return None
    draft = Draft(
        list(previous.source), [(i, after)], [], verb.stance, "participle", speaker=previous.speaker
    )
    draft.frames = frames
    return draft if _right(words, draft, after, end) else None


def _inverted(
    words: Words,
    i: int,
    group: int,
    after: int,
    start: int,
    end: int,
    floor: int,
    frames: frozenset[str],
) -> Draft | None:
    """ "...," said X."""
    if group != i or i <= start or ("q" not in frames and "c" not in frames):
        return None
    if not (words.low[i - 1] in (",", "—", "–") or words.closes(i - 1)):
        return None
    stop = phrase_end(words, after, end)
    if stop == after or words.quote[after] >= 0:
        return None
    if stop < end and words.tags[stop] in ("VERB", "AUX"):
        return None
    draft = Draft([(after, stop)], [(i, after)], [], rule="left", speaker=_head(words, after, end))
    draft.frames = frames
    return draft if _left(words, draft, i, stop, start, end, floor) else None


def _head(words: Words, at: int, end: int) -> Range:
    return at, max(at + 1, phrase_end(words, at, end, appositive=False))


def _left(
    words: Words, draft: Draft, before: int, after: int, start: int, end: int, floor: int
) -> bool:
    """Content to the left of "..., X said"; sets it and says whether there is any."""
    if before <= start:
        return False
    mark = before - 1
    closing = words.closes(mark)
    if words.is_mark(mark) and not closing:
        return False
    if not (closing or words.low[mark] in (",", "—", "–", "?", "!")):
        return False
    follow = past_adjuncts(words, after, end)
    if follow < end and words.low[follow] == "that":
        return False
    if (
        follow < end
        and words.low[follow] not in _CLOSERS
        and words.tags[follow] not in ("SCONJ", "VERB", "ADP", "CCONJ")
    ):
        return False
    first = max(start, floor)
    last = before
    if closing:
        first = min(max(first, 0), words.range_of(words.quotes[words.quote[mark]])[0])
    elif (
        words.low[mark] == ","
        and mark > start
        and words.is_mark(mark - 1)
        and words.quote[mark - 1] >= 0
    ):
        first = min(first, words.range_of(words.quotes[words.quote[mark - 1]])[0])
    content = trimmed(words, (first, last))
    if content[0] >= content[1] or not _worth(words, content, closing):
        return False
    draft.content = [content]
    draft.rule = "left"
    draft.press = occasion_press(words, draft, after, follow)
    _resume(words, draft, follow, end)
    return True


def _worth(words: Words, content: Range, closing: bool) -> bool:
    """Whether what stands on the left is said rather than an introductory phrase."""
    if closing or words.quote[content[1] - 1] >= 0:
        return True
    return has_finite_verb(words, *content) and words.tags[content[0]] not in ("SCONJ",)


def _resume(words: Words, draft: Draft, after: int, end: int) -> None:
    """The rest of a sentence cut by its cue: "A, X said, B"."""
    if after + 1 >= end or words.low[after] not in (",", "—", "–", ":", ";"):
        return
    at = after + 1
    if words.is_mark(at):
        stop = (
            min(words.range_of(words.quotes[words.quote[at]])[1], len(words))
            if words.quote[at] >= 0
            else at
        )
        if stop > at + 1:
            draft.content.append((at, stop))
    elif words.low[at] == "that" or words.tags[at] in ("AUX", "VERB") and words.forms[at] != "ger":
        rest = trimmed(words, (at, clause_end(words, at, end)))
        if rest[0] < rest[1]:
            draft.content.append(rest)


def _right(words: Words, draft: Draft, after: int, end: int) -> bool:
    """Content to the right of the cue; sets it and says whether there is any."""
    frames = draft.frames
    inside = words.quote[after - 1]
    if inside >= 0:
        end = min(end, words.range_of(words.quotes[inside])[1] - 1)
    at = after
    if "r" in frames:
        at, draft.press = _recipient(words, at, end)
    opened = past_adjuncts(words, at, end)
    if draft.press is None:
        draft.press = occasion_press(words, draft, at, opened)
    if opened < end and words.low[opened] in (",", ":", "—", "–"):
        if opened + 1 < end and (words.is_mark(opened + 1) or words.low[opened] == ":"):
            return _quoted_or_clause(words, draft, opened + 1, end)
        return False
    if opened >= end:
        return _next_quote(words, draft, end)
    return _governed(words, draft, opened, at, end)


def _recipient(words: Words, at: int, end: int) -> tuple[int, Range | None]:
    past, who = past_recipient(words, at, end)
    if who is None:
        return at, None
    named = any(words.capital(k) for k in range(at, past))
    lower = next((k for k in range(at + 1, past) if named and _name_ends(words, k)), past)
    return lower, (at, lower)


def _name_ends(words: Words, k: int) -> bool:
    """Whether a recipient's name ends before `k`: "told the Lantern dozens had left"."""
    before = words.tokens[k - 1].text
    goes_on = words.capital(k) or words.low[k] in ("of", "and", "'s", "for", "the", ".", "&")
    return before[:1].isupper() and not goes_on


def _quoted_or_clause(words: Words, draft: Draft, at: int, end: int) -> bool:
    if "q" not in draft.frames and "c" not in draft.frames and "t" not in draft.frames:
        return False
    if words.is_mark(at) and words.quote[at] >= 0:
        draft.content = [words.range_of(words.quotes[words.quote[at]])]
    else:
        draft.content = [trimmed(words, (at, clause_end(words, at, end)))]
    draft.rule = "colon"
    return draft.content[0][0] < draft.content[0][1]


def _next_quote(words: Words, draft: Draft, end: int) -> bool:
    """A cue at the end of its sentence, the quotation in the next one ("He said: / "..." ")."""
    if end >= len(words) or words.low[end - 1] != ":" or not words.is_mark(end):
        return False
    if words.quote[end] < 0 or "q" not in draft.frames:
        return False
    draft.content = [words.range_of(words.quotes[words.quote[end]])]
    draft.rule = "colon"
    return True


def _governed(words: Words, draft: Draft, opened: int, at: int, end: int) -> bool:
    """Content that follows the verb directly, by what the verb may govern."""
    frames, low = draft.frames, words.low
    draft.rule = "right"
    here = opened
    if words.is_mark(here) and words.quote[here] >= 0:
        if not frames & frozenset("qcto"):
            return False
        return _take(words, draft, here, end)
    if low[here] == "that" and frames & frozenset("ct"):
        return _take(words, draft, here, end)
    if low[here] in _QUESTION and frames & frozenset("wctoq"):
        return _take(words, draft, here, end)
    if (
        low[here] == "to"
        and "i" in frames
        and here + 1 < end
        and words.tags[here + 1] in ("VERB", "AUX", "ADV")
    ):
        return _take(words, draft, here, end)
    if "c" in frames or "t" in frames:
        if opens_clause(words, here, _clause_limit(words, here, end)):
            return _take(words, draft, here, end)
    if words.tags[here] == "VERB" and words.forms[here] == "ger" and "g" in frames:
        return _take(words, draft, here, end)
    if "o" in frames and can_speak(words, draft.speaker or draft.source[0]):
        here = at if words.tags[at] in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") else opened
        if words.tags[here] in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB"):
            return _take(words, draft, here, end)
    return False


def _clause_limit(words: Words, at: int, end: int) -> int:
    return max(at, clause_end(words, at, end))


def _take(words: Words, draft: Draft, at: int, end: int) -> bool:
    content = trimmed(words, (at, clause_end(words, at, end)))
    draft.content = [content]
    return content[0] < content[1]
