"""Attributions in languages that the tagger has not learned: Arabic and Persian.

Cue wordings come with the side on which their source stands; what is said follows a complementiser,
a colon or an opening quotation mark.
"""

import functools
from dataclasses import dataclass

from tellings.attribution.clauses import trimmed
from tellings.attribution.draft import Draft
from tellings.attribution.words import Range, Words
from tellings.text.folding import fold_text
from tellings.text.lexicons import rows

LANGUAGES = frozenset({"ar", "fa"})
_COMPLEMENTISERS = {
    "ar": frozenset(map(fold_text, ("إن", "أن", "أنه", "إنه", "أنها", "إنها", "بأن", "أنهم"))),
    "fa": frozenset({"که"}),
}
_STOPS = frozenset("،,.:؛;؟!")
_LONGEST_SOURCE = 14
_NAME_IN_QUOTES = 5


@dataclass(frozen=True, slots=True)
class _Cue:
    words: tuple[str, ...]
    order: str
    stance: str


@functools.cache
def _cues(language: str) -> dict[str, tuple[_Cue, ...]]:
    """First folded word -> the cues that begin with it, longest first."""
    table: dict[str, list[_Cue]] = {}
    for row in rows(language, "speech_cues"):
        wording = tuple(fold_text(row[0]).split())
        stance = row[2] if len(row) > 2 and row[2] else "asserted"
        table.setdefault(wording[0], []).append(_Cue(wording, row[1], stance))
    return {k: tuple(sorted(v, key=lambda c: (-len(c.words), c.words))) for k, v in table.items()}


@functools.cache
def source_roles(language: str) -> tuple[tuple[str, str], ...]:
    """(folded first words, role) of sources that say what they are, longest first."""
    found = [(fold_text(row[0]), row[1]) for row in rows(language, "speech_sources")]
    return tuple(sorted(found, key=lambda r: (-len(r[0]), r[0])))


def untagged_cues(words: Words, language: str) -> list[Draft]:
    """All attributions of a report in `language`, in reading order."""
    folded = [fold_text(t.text) for t in words.tokens]
    found: list[Draft] = []
    for i in range(len(words)):
        cue, end = _cue_at(folded, i, language)
        if cue is None or (found and i < found[-1].cue[0][1]):
            continue
        draft = _draft(words, folded, language, cue, (i, end))
        if draft is None:
            continue
        if not draft.source and found:
            before = found[-1]
            draft.speaker = before.speaker or (before.source[0] if before.source else None)
        found.append(draft)
    return found


def _cue_at(folded: list[str], i: int, language: str) -> tuple[_Cue | None, int]:
    """The cue that begins at token `i` and the token after it; an Arabic "and" may lead."""
    forms = [folded[i]]
    if language == "ar" and folded[i][:1] in ("و", "ف") and len(folded[i]) > 3:
        forms.append(folded[i][1:])
    for form in forms:
        for cue in _cues(language).get(form, ()):
            end = _match(folded, i + 1, cue.words[1:])
            if end is not None:
                return cue, end
    return None, i


def _match(folded: list[str], at: int, rest: tuple[str, ...]) -> int | None:
    for word in rest:
        while at < len(folded) and not folded[at]:
            at += 1  # a zero-width joiner folds to nothing
        if at >= len(folded) or folded[at] != word:
            return None
        at += 1
    return at


def _draft(words: Words, folded: list[str], language: str, cue: _Cue, at: Range) -> Draft | None:
    start, end = words.bounds(at[0])
    if cue.order == "of":
        return _preposition(words, at, start, end, cue)
    said = _content_from(words, folded, language, at[1], end)
    if cue.order == "before":
        source = trimmed(words, (_after_stop(words, start, at[0]), at[0]))
    else:
        stop = next((k for k in range(at[1], end) if _breaks(words, folded, language, k)), end)
        source = trimmed(words, (at[1], min(stop, at[1] + _LONGEST_SOURCE)))
    content = said or _quoted_before(words, at[0], start)
    if content is None and cue.order == "before":
        content = _quoted_before(words, source[0], start)
    if content is None:
        return None
    sources = [source] if source[0] < source[1] else []
    return Draft(sources, [at], [content], cue.stance, "untagged")


def _quoted_before(words: Words, at: int, start: int) -> Range | None:
    """The quotation that ends right before token `at`, a comma left aside."""
    last = at - 2 if at - 2 >= start and words.low[at - 1] in _STOPS else at - 1
    if last < start or not words.closes(last):
        return None
    return words.range_of(words.quotes[words.quote[last]])


def _preposition(words: Words, at: Range, start: int, end: int, cue: _Cue) -> Draft | None:
    stop = next((k for k in range(at[1], end) if words.low[k] in _STOPS), end)
    source = trimmed(words, (at[1], stop))
    leads = at[0] == start
    content = trimmed(words, (stop, end) if leads else (start, at[0]))
    if source[0] >= source[1] or content[0] >= content[1]:
        return None
    return Draft([source], [at], [content], cue.stance, "untagged")


def _content_from(
    words: Words, folded: list[str], language: str, at: int, end: int
) -> Range | None:
    """What follows a complementiser, a colon or an opening mark within the sentence."""
    for k in range(at, min(end, at + _LONGEST_SOURCE + 2)):
        if words.opens(k):
            quoted = words.range_of(words.quotes[words.quote[k]])
            later = any(folded[m] in _COMPLEMENTISERS[language] for m in range(quoted[1], end))
            if quoted[1] - quoted[0] > _NAME_IN_QUOTES or not later:
                return quoted
        if words.low[k] == ":" and k + 1 < end:
            if words.opens(k + 1):
                return words.range_of(words.quotes[words.quote[k + 1]])
            return trimmed(words, (k + 1, end))
        if folded[k] in _COMPLEMENTISERS[language]:
            content = trimmed(words, (k, end))
            return content if content[0] < content[1] else None
    return None


def _breaks(words: Words, folded: list[str], language: str, k: int) -> bool:
    stop = words.low[k] in _STOPS or words.is_mark(k)
    return stop or folded[k] in _COMPLEMENTISERS[language]


def _after_stop(words: Words, start: int, end: int) -> int:
    """After the last mark before the source."""
    return next(
        (k + 1 for k in range(end - 1, start - 1, -1) if words.low[k] in _STOPS or words.closes(k)),
        start,
    )
