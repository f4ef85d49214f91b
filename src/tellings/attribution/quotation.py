"""Quotations that no cue has claimed: carried on from the speaker before, or left alone."""

import bisect

from tellings.attribution.clauses import trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.roles import can_speak, head_noun, person_noun
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words

_FAR = 60  # sentences that one speaker's quotation may run over


def carried_quotes(words: Words, drafts: list[Draft], shortest: int) -> None:
    """Adds each free-standing quotation to the attribution it goes on from, if there is one.

    `drafts` are in reading order. A quotation of fewer than `shortest` words that is part of a
    sentence of the reporter's is taken for scare quotes and left alone.
    """
    claimed = claimed_quotes(words, drafts)
    ordered = sorted(drafts, key=lambda d: d.at)
    for number, quote in enumerate(words.quotes):
        if number in claimed:
            continue
        at = words.range_of(quote)
        if at[0] >= at[1] or not _free_standing(words, at, shortest):
            continue
        before = _speaker_before(words, ordered, at)
        if before is not None:
            before.content.append(at)
            before.content.sort()
            continue
        spoken = _after_sentence(words, ordered, at)
        if spoken is not None:
            drafts.append(spoken)


def claimed_quotes(words: Words, drafts: list[Draft]) -> set[int]:
    """The quotations whose beginning is content of a cue outside them."""
    found: set[int] = set()
    for draft in drafts:
        home = words.quote[draft.at]
        for first, last in draft.content:
            found.update(
                words.quote[k]
                for k in range(first, last)
                if words.quote[k] not in (-1, home) and words.opens(k)
            )
    return found


def _free_standing(words: Words, at: Range, shortest: int) -> bool:
    """Whether the quotation is a sentence of its own and not words marked in one."""
    start = words.bounds(at[0])[0]
    end = words.bounds(at[1] - 1)[1]
    alone = start == at[0] and end - at[1] <= 1
    return alone and at[1] - at[0] >= shortest


def _speaker_before(words: Words, ordered: list[Draft], at: Range) -> Draft | None:
    """The direct quotation that this one goes on from: in this paragraph or the one before."""
    sentences = words.prose.sentences
    here = sentences[words.sentence[at[0]]].paragraph
    best = None
    for draft in reversed(ordered[: bisect.bisect_left(ordered, at[0], key=lambda d: d.at)]):
        if words.sentence[at[0]] - words.sentence[draft.at] > _FAR:
            return None
        quotes = any(words.quote[k] >= 0 for r in draft.content for k in (r[0], r[1] - 1))
        if words.quote[draft.at] < 0 and draft.source and quotes:
            best = draft
            break
    if best is None:
        return None
    last = max(r[1] for r in (*best.content, *best.cue, *best.source)) - 1
    gap = here - sentences[words.sentence[last]].paragraph
    near = words.sentence[at[0]] - words.sentence[last] <= 1
    return best if near and gap <= 1 else None


def _after_sentence(words: Words, ordered: list[Draft], at: Range) -> Draft | None:
    """ "Quill denied it. "I was in bed."": a quotation after a sentence about what somebody says.

    The sentence before in the same paragraph has a source outside quotations, or a person as its
    subject and no source ("Quill was not surprised. "My son wrote to me."").
    """
    number = words.sentence[at[0]]
    sentences = words.prose.sentences
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    first, last = words.leads[number - 1], sentences[number - 1].last
    inside = [
        d
        for d in ordered
        if first <= d.at < last and d.source and words.quote[d.at] < 0 and first <= d.source[0][0]
    ]
    if inside:
        before = inside[-1]
        return Draft([before.source[0]], [], [at], rule="after", speaker=before.speaker)
    if any(words.quote[k] >= 0 for k in range(first, last)):
        return None
    verb = next((k for k in range(first + 1, last) if _finite(words, k)), None)
    who = None if verb is None else subject(words, verb_group(words, verb, first), first)
    if who is None or who[0][0] != first or not _person(words, who[1]):
        return None
    return Draft([who[0]], [], [at], rule="after", speaker=who[1])


def _finite(words: Words, k: int) -> bool:
    return words.tags[k] in ("VERB", "AUX") and words.forms[k] in ("fin", "past")


def _person(words: Words, head: Range) -> bool:
    """Whether the phrase means one person."""
    noun = words.low[head_noun(words, head)]
    if head[1] - head[0] == 1 and noun in ("he", "she"):
        return True
    named = any(m.kind == "person" for m in words.mention_over(head))
    return named or bool(person_noun(noun))


def colon_quotes(words: Words, drafts: list[Draft], shortest: int) -> list[Draft]:
    """Quotations after a colon that no cue has claimed: the subject of the sentence speaks."""
    claimed = claimed_quotes(words, drafts)
    cues = {k for d in drafts for r in d.cue for k in range(*r)}
    found = []
    for number, quote in enumerate(words.quotes):
        first, last = words.range_of(quote)
        if number in claimed or last - first < shortest or first < 2:
            continue
        start, _ = words.bounds(first)
        if words.low[first - 1] != ":" or start >= first - 2:
            continue
        draft = _from_source(drafts, (first, last)) or _before_colon(words, start, (first, last))
        if draft is not None:
            if any(k in cues for r in draft.cue for k in range(*r)):
                draft.cue = [(first - 1, first)]  # the verb has said something else already
            found.append(draft)
    return found


def _from_source(drafts: list[Draft], quoted: Range) -> Draft | None:
    """ "Not so, according to Quill: "...": the source right before the colon."""
    colon = quoted[0] - 1
    for draft in drafts:
        if draft.source and draft.source[0][1] == colon:
            return Draft(
                [draft.source[0]], [(colon, colon + 1)], [quoted], rule="colon",
                speaker=draft.speaker,
            )  # fmt: skip
    return None


def _before_colon(words: Words, start: int, quoted: Range) -> Draft | None:
    """ "Quill shook her head: "No."": source and verb of the sentence before the colon."""
    spoken = _on_air(words, start, quoted) or _words_of(words, start, quoted)
    if spoken is not None:
        return spoken
    for k in range(start + 1, quoted[0] - 1):
        if _finite(words, k):
            who = subject(words, verb_group(words, k, start), start)
            if who is None or not can_speak(words, who[1]):
                return None
            cue = (verb_group(words, k, start), k + 1)
            return Draft([who[0]], [cue], [quoted], rule="colon", speaker=who[1])
    return None


def _on_air(words: Words, start: int, quoted: Range) -> Draft | None:
    """ "Union leader Ada Quill on Radio Tarn: "...": a speaker, an outlet and no verb."""
    colon = quoted[0] - 1
    stop = phrase_end(words, start, colon, appositive=False)
    for k in range(start + 1, colon - 1):
        if words.low[k] in ("on", "to", "in", "at") and all(
            words.capital(n) or words.low[n] == "the" for n in range(k + 1, colon)
        ):
            stop = min(stop, k)
            if stop < k or not can_speak(words, (start, k)) or words.tags[start] == "VERB":
                return None
            press = (k + 1, colon)
            draft = Draft([(start, k)], [(colon, colon + 1)], [quoted], rule="colon",
                          speaker=(start, k))  # fmt: skip
            draft.press = press
            return draft
    return None


def _words_of(words: Words, start: int, quoted: Range) -> Draft | None:
    """ "The Lantern carries these words of Quill: "..."": whose they are, who has them."""
    colon = quoted[0] - 1
    by = next((k for k in range(colon - 1, start + 1, -1) if words.low[k] in _FROM), None)
    if by is None or words.low[by - 1].removesuffix("s") not in _TEXTS:
        return None
    stop = phrase_end(words, by + 1, colon)
    head = (by + 1, phrase_end(words, by + 1, colon, appositive=False))
    if stop < colon or head[0] == head[1] or not can_speak(words, head):
        return None
    verb = next((k for k in range(start + 1, by) if words.tags[k] in ("VERB", "NOUN")), by)
    draft = Draft([(by + 1, stop)], [(min(verb, by - 1), by)], [quoted], rule="colon")
    draft.speaker = head
    who = subject(words, verb, start) if verb < by - 1 else None
    if who is not None and words.capital(who[1][1] - 1):
        draft.press, draft.cue = who[1], [(verb, by)]
    return draft


_FROM = frozenset({"of", "from", "by"})
_TEXTS = frozenset(
    {"word", "remark", "statement", "comment", "line", "message", "sentence", "answer", "reply",
     "response", "observation", "outburst", "plea", "appeal", "warning", "reaction", "verdict",
     "quote", "phrase", "lament", "complaint", "admission", "confession", "denial", "claim"}
)  # fmt: skip


def own_words(words: Words, drafts: list[Draft]) -> None:
    """Parts a quotation that stands by itself from what is denied, asked or left open, in place.

    In "X disputed this: "Two liars ..."" and "X would not say why. "I was asleep."" the quoted
    words are asserted whatever the cue does to the rest.
    """
    for draft in list(drafts):
        if draft.stance == "asserted" or not draft.cue or not draft.source:
            continue
        parted = _own(words, draft)
        if parted is None:
            if _only_quoted(words, draft):
                draft.stance = "asserted"  # 'denied it: "I was asleep."'
            continue
        said, quoted = parted
        draft.content = said
        drafts.append(Draft([draft.source[0]], [], [quoted], rule="after", speaker=draft.speaker))


def _only_quoted(words: Words, draft: Draft) -> bool:
    """Whether the content is one quotation after a colon, with an object before the colon."""
    if len(draft.content) != 1:
        return False
    first, last = draft.content[0]
    whole = words.opens(first) and words.closes(last - 1)
    begun, ended = draft.cue[-1]  # the tagger's cue may hold "this in a letter"
    apart = first - ended > 1 or ended - begun > 2
    return whole and words.low[first - 1] == ":" and apart


def _own(words: Words, draft: Draft) -> tuple[list[Range], Range] | None:
    """The content without its last part and that part, if it is such a quotation."""
    first, last = draft.content[-1] if draft.content else (0, 0)
    after = draft.cue[-1][1]
    opened = next((k for k in range(max(first, after), last) if words.opens(k)), None)
    if (
        opened is None
        or opened < after + 2
        or words.range_of(words.quotes[words.quote[opened]])[1] < last
    ):
        return None
    colon = words.low[opened - 1] == ":"
    apart = words.sentence[opened] > words.sentence[draft.cue[0][0]]
    rest = trimmed(words, (first, opened - colon))
    kept = [*draft.content[:-1], *([rest] if rest[0] < rest[1] else [])]
    if not (colon or apart) or not kept or last - opened < _SHORTEST:
        return None
    return kept, (opened, last)


_SHORTEST = 4  # words and marks of such a quotation
