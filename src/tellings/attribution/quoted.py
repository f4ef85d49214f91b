"""One source inside another: "X quoted Y as saying", "Y was quoted by X as saying"."""

from tellings.attribution.adjuncts import past_adjuncts
from tellings.attribution.clauses import clause_end, trimmed
from tellings.attribution.cues import readings
from tellings.attribution.draft import Draft
from tellings.attribution.phrases import phrase_end
from tellings.attribution.roles import can_speak
from tellings.attribution.site import verb_group
from tellings.attribution.subjects import subject
from tellings.attribution.words import Range, Words

_QUOTING = frozenset(
    {
        "quoted",
        "quotes",
        "quoting",
        "cited",
        "cites",
        "citing",
        "reported",
        "reports",
        "described",
        "relayed",
        "relays",
        "relaying",
        "paraphrased",
        "paraphrases",
        "recorded",
        "remembered",
        "shown",
        "seen",
        "overheard",
    }
)


def quoting_cues(words: Words) -> list[Draft]:
    """All attributions around "as saying", outer before inner."""
    found: list[Draft] = []
    for i in range(1, len(words) - 1):
        if words.low[i] == "as" and _saying(words, i + 1):
            found += _as_saying(words, i)
        elif words.low[i] in ("quoted", "quotes", "cited", "cites") and words.tags[i] == "VERB":
            found += _with_colon(words, i)
    return found


def _with_colon(words: Words, i: int) -> list[Draft]:
    """ "The bulletin quoted an unnamed diplomat: "..."": the diplomat inside the bulletin."""
    start, end = words.bounds(i)
    stop = phrase_end(words, i + 1, end)
    if stop == i + 1 or stop + 1 >= len(words) or words.low[stop] != ":":
        return []
    if not words.opens(stop + 1) or not can_speak(words, (i + 1, stop)):
        return []
    group = verb_group(words, i, start)
    who = subject(words, group, start)
    if who is None or (group < i and words.tags[i - 1] == "AUX" and words.low[i - 1] != "has"):
        return []
    quoted = words.range_of(words.quotes[words.quote[stop + 1]])
    spoken = (i + 1, phrase_end(words, i + 1, stop, appositive=False))
    outer = Draft([who[0]], [(group, i + 1)], [(i + 1, quoted[1])], rule="quoting", speaker=who[1])
    return [
        outer,
        Draft([(i + 1, stop)], [(stop, stop + 1)], [quoted], rule="quoted", speaker=spoken),
    ]


def _saying(words: Words, i: int) -> bool:
    """Whether a cue verb in -ing stands there, or "having" with its participle."""
    if words.low[i] == "having" and i + 1 < len(words):
        return any("c" in form.verb.frames for form, _ in readings(words, i + 1))
    return words.low[i].endswith("ing") and any(
        form.shape == "ing" and not form.verb.frames.isdisjoint("cqt")
        for form, _ in readings(words, i)
    )


def _as_saying(words: Words, i: int) -> list[Draft]:
    start, end = words.bounds(i)
    verb = next((k for k in range(i - 1, start, -1) if words.low[k] in _QUOTING), None)
    if verb is None:
        return []
    group = verb_group(words, verb, start)
    who = subject(words, group, start)
    if who is None:
        return []
    passive = group < verb and words.tags[verb - 1] in ("AUX", "ADV")
    if passive and (i + 2 >= end or words.low[i + 2] in ("by", "in", ".", ",")):
        content = _content_before(words, who[0][0], start)
        after = i + 2 < end and words.low[i + 2] in ("by", "in")
        agent = (i, end) if after else (group, i)  # "quoted as saying by X", "by X as saying"
        return [] if content is None else _passive(words, who, agent, i, content)
    said = i + 2 + (words.low[i + 1] == "having")
    content = _content(words, said, end)
    if content is None:
        return []
    if passive:
        return _passive(words, who, (group, i), i, content)
    if verb + 1 >= i:
        return []
    spoken = (verb + 1, i)
    stop = phrase_end(words, verb + 1, i)
    if stop > verb + 1:
        spoken = (verb + 1, stop)
    outer = Draft(
        [who[0]], [(group, verb + 1)], [(verb + 1, content[1])], rule="quoting", speaker=who[1]
    )
    inner = Draft([spoken], [(i, said)], [content], rule="quoted", speaker=spoken)
    return [outer, inner]


def _passive(
    words: Words, who: tuple[Range, Range], cue: Range, i: int, content: Range
) -> list[Draft]:
    draft = Draft([who[0]], [(i, i + 2)], [content], rule="quoted", speaker=who[1])
    by = next((k for k in range(*cue) if words.low[k] in ("by", "in")), None)
    if by is not None:
        stop = phrase_end(words, by + 1, max(i, cue[1]))
        if stop > by + 1:
            draft.press = (by + 1, stop)
    return [draft]


def _content_before(words: Words, source: int, start: int) -> Range | None:
    """ "...," X was quoted as saying by Y: what stands before the source."""
    if source <= start:
        return None
    if words.closes(source - 1):
        return words.range_of(words.quotes[words.quote[source - 1]])
    content = trimmed(words, (start, source))
    return content if words.low[source - 1] == "," and content[0] < content[1] else None


def _content(words: Words, at: int, end: int) -> Range | None:
    opened = past_adjuncts(words, at, end)
    if opened < end and words.low[opened] in (",", ":"):
        opened += 1
    if opened >= end:
        return None
    if words.is_mark(opened) and words.quote[opened] >= 0:
        return words.range_of(words.quotes[words.quote[opened]])
    content = trimmed(words, (opened, clause_end(words, opened, end)))
    return content if content[0] < content[1] else None


def cited_sources(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts with each "X, citing Y, reported that ..." as Y's words inside X's."""
    found = []
    for draft in drafts:
        inner = _cited(words, draft, drafts) if words.low[draft.at] in _CITING else None
        found.append(inner or draft)
    return found


_CITING = frozenset({"citing", "quoting", "relying", "referring", "invoking", "paraphrasing"})


def _cited(words: Words, draft: Draft, drafts: list[Draft]) -> Draft | None:
    if len(draft.content) != 1 or not draft.source or draft.rule in ("quoting", "quoted"):
        return None
    start, end = words.bounds(draft.at)
    first = draft.content[0][0]
    stop = phrase_end(words, first, draft.content[0][1])
    outer = next(
        (
            d
            for d in drafts
            if d is not draft
            and words.low[d.at] not in _CITING
            and start <= d.at < end
            and d.source == draft.source
            and d.content
            and words.quote[d.at] == words.quote[draft.at]
        ),
        None,
    )
    if outer is None or stop == first or not can_speak(words, (first, stop)):
        return None
    cue = sorted([*draft.cue, *outer.cue])
    return Draft([(first, stop)], cue, list(outer.content), outer.stance, "cited", outer=outer)
