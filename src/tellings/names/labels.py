"""Words of choice for an actor, and in whose voice they stand."""

import bisect
from collections.abc import Mapping, Sequence, Set

from tellings.model import Attribution, Label, Mention, Report
from tellings.names.vocabulary import vocabulary
from tellings.text.folding import fold_text

_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his",
                      "her", "our", "your", "such", "some"})  # fmt: skip


_PREPOSITIONS = frozenset({"of", "in", "for", "with"})


def phrase(m: Mention, text: str, whole: bool = False) -> str:
    """A nominal folded, without article: its core, or all of it."""
    start, end = (m.start, m.end) if whole or m.core is None else m.core
    words = [w.strip("\"'“”‘’") for w in fold_text(text[start:end]).split()]
    while words and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def charge(words: str) -> str:
    """hostile, friendly or neutral, by the words a phrase is made of."""
    v = vocabulary()
    parts, inner = split(words)
    if not parts:
        return "neutral"
    for noun in (parts[-1], " ".join(parts[-2:]), *inner[-1:]):
        found = v.loaded_nouns.get(noun)
        if found:
            return found
    judged = next((v.loaded_modifiers[w] for w in parts[:-1] if w in v.loaded_modifiers), "")
    return judged or v.figures.get(parts[-1], "neutral")


def split(words: str) -> tuple[list[str], list[str]]:
    """The words of a phrase up to its head, and those of its complement ("of the coast")."""
    parts = words.split()
    stop = next((i for i, w in enumerate(parts) if i and w in _PREPOSITIONS), len(parts))
    return parts[:stop], parts[stop:]


def find_labels(
    mentions: Sequence[Mention],
    reports: Mapping[str, Report],
    attributions: Mapping[str, Sequence[Attribution]],
    supported: Set[str] = frozenset(),
) -> list[Label]:
    """The labels of all reports by place; `mentions` have their entities.

    `supported` are wordings that other reports exchange for a name: words of choice whatever
    their noun. A general noun is one only for a body that has a name.
    """
    known = {m.entity for m in mentions if m.form == "name"}
    spans = {r: _contents(a) for r, a in attributions.items()}
    found: dict[tuple[str, int, int], Label] = {}
    for m in mentions:
        if m.form != "nominal" or m.entity is None or m.core is None:
            continue
        text = reports[m.report].text
        words = phrase(m, text)
        named = any(w[:1].isupper() for w in text[m.core[0] : m.core[1]].split())
        if charge(words) == "neutral" and (
            m.kind != "organisation"
            or named
            or m.entity not in known
            or not _choice(words, supported)
        ):
            continue
        if m.kind == "document":
            continue
        if m.kind in {"person", "government", "place"} and not _charged_head(words, m.kind):
            continue
        start, end = m.core
        if not words or start >= end:
            continue
        voice = "quoted" if m.quoted else "outlet"
        if voice == "outlet" and _within(spans.get(m.report, []), start):
            voice = "attributed"
        found[m.report, start, end] = Label(m.report, start, end, m.entity, voice)
    return [found[k] for k in sorted(found)]


# sides and parts of a body rather than words for one
_SIDES = frozenset({"opposition", "resistance", "leadership", "underground", "insurgency", "lobby"})


def _choice(words: str, supported: Set[str]) -> bool:
    """Whether a neutral noun is a choice among others: "the group", not "the ministry"."""
    parts, inner = split(words)
    sort = vocabulary().group_nouns.get(parts[-1]) if parts else None
    alone = len(parts) + len(inner) == 1
    plain = alone and parts[-1] not in _SIDES
    return (sort == "group" and (plain or bool(inner))) or words in supported


def _charged_head(words: str, kind: str) -> bool:
    head = split(words)[0][-1]
    return head in vocabulary().loaded_nouns or (kind != "person" and head in vocabulary().figures)


def _contents(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    return sorted({s for a in attributions for s in a.content})


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    stop = bisect.bisect_right(spans, (at, 1 << 60))
    return any(s <= at < e for s, e in spans[:stop])
