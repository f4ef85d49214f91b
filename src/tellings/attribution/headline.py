"""Headlines and labels: "Quill: Mine to Close", "Mine to close: minister", "QUILL: We agree."."""

from collections import Counter

from tellings.attribution.clauses import has_finite_verb, trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.roles import can_speak
from tellings.attribution.words import Range, Words

_LONGEST_LABEL = 7


def headline_cues(words: Words) -> list[Draft]:
    """The attribution that a headline's colon makes; `words` are those of the headline."""
    found = []
    for number in range(len(words.prose.paragraphs)):
        first, last = _paragraph(words, number)
        draft = _colon(words, first, last, whole=True)
        if draft is not None:
            found.append(draft)
    return found


def label_cues(words: Words, others: list[Draft]) -> list[Draft]:
    """Speakers' labels at the head of paragraphs, as in transcripts.

    A label counts when it is in capitals or comes back, or when it heads the text and its last
    word is that of a source of the `others`, so that a dateline ("Seabridge: ...") is not taken
    for one.
    """
    found = []
    for number in range(len(words.prose.paragraphs)):
        first, last = _paragraph(words, number)
        draft = _colon(words, first, last, whole=False)
        if draft is not None:
            found.append((number, draft))
    labels = Counter(_label(words, d) for _, d in found)
    speaking = {words.low[(d.speaker or d.source[0])[1] - 1] for d in others if d.source}
    kept = []
    for number, draft in found:
        label = _label(words, draft)
        shouted = words.words_of(draft.source[0]).isupper()
        again = labels[label] > 1 or (shouted and not (number == 0 and _reported(draft, others)))
        name = words.low[draft.source[0][1] - 1]
        if again or (number == 0 and name in speaking):
            kept.append(draft)
    return kept


def _reported(draft: Draft, others: list[Draft]) -> bool:
    """Whether a cue stands in the first words after the label, as after a dateline."""
    first, last = draft.content[0]
    return any(first <= d.at < min(last, first + 25) for d in others)


def _label(words: Words, draft: Draft) -> str:
    return words.words_of(draft.source[0]).lower()


def _paragraph(words: Words, number: int) -> Range:
    start, end = words.prose.paragraphs[number]
    return words.prose.token_range(start, end)


def _colon(words: Words, first: int, last: int, whole: bool) -> Draft | None:
    if first < last and words.is_mark(first):
        first += 1
    stop = min(last, first + _LONGEST_LABEL + 1)
    colon = next((k for k in range(first, stop) if words.low[k] == ":"), None)
    if colon is not None and first < colon < last - 1 and _speaks(words, (first, colon)):
        content = trimmed(words, (colon + 1, last))
        if content[0] < content[1]:
            return Draft([(first, colon)], [(colon, colon + 1)], [content], rule="label")
    if not whole or last - first < 4:
        return None
    colon = next(
        (k for k in range(last - 2, max(first, last - 6), -1) if words.low[k] == ":"), None
    )
    if colon is None or not _speaks(words, (colon + 1, last)):
        return None
    content = trimmed(words, (first, colon))
    return Draft([(colon + 1, last)], [(colon, colon + 1)], [content], rule="label")


def _speaks(words: Words, label: Range) -> bool:
    """Whether the label is a plain phrase for somebody who can speak."""
    plain = all(
        words.tags[k] in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "X", "NUM", "CCONJ", "PUNCT")
        for k in range(*label)
    )
    named = words.capital(label[0]) or label[1] - label[0] <= 3
    return plain and named and not has_finite_verb(words, *label) and can_speak(words, label)
