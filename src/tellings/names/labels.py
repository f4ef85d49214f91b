"""Words of choice for an actor, and in whose voice they stand."""

import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.model import Attribution, Label, Mention, Report
from tellings.names.gathering import Local
from tellings.names.records import Settings
from tellings.names.vocabulary import vocabulary
from tellings.text.folding import fold_text

Key = tuple[str, ...]
_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his",
                      "her", "our", "your", "such", "some"})  # fmt: skip


_CLEAR = 0.65  # share of the reports' votes that overrides one report's own reading


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
    parts = words.split()
    if not parts:
        return "neutral"
    noun = v.loaded_nouns.get(parts[-1]) or v.loaded_nouns.get(" ".join(parts[-2:]))
    if noun:
        return noun
    return next((v.loaded_modifiers[w] for w in parts[:-1] if w in v.loaded_modifiers), "neutral")


def vote(
    locals_: list[Local], reports: Mapping[str, Report], settings: Settings
) -> dict[tuple[str, int, int], Key]:
    """Which entity a charged nominal means where its own report does not settle it.

    Every report that ties a wording ("the cult") to a named body votes. A report without a named
    body to tie it to follows the majority; one that ties it to another body follows it too when
    the majority is clear and the body is named in that report.
    """
    votes: dict[str, Counter[Key]] = defaultdict(Counter)
    present: dict[str, set[Key]] = defaultdict(set)
    places: list[tuple[Mention, str, Local]] = []
    for local in locals_:
        if local.wordings and local.key:
            present[local.report].add(local.key)
        if local.kind not in {"organisation", "other"}:
            continue
        for m in local.mentions:
            if m.form != "nominal":
                continue
            words = phrase(m, reports[m.report].text)
            places.append((m, words, local))
            if local.key:
                votes[words][local.key] += 1
    chosen: dict[tuple[str, int, int], Key] = {}
    for m, words, local in places:
        options = votes.get(words)
        if not options:
            continue
        best, n = min(options.items(), key=lambda o: (-o[1], o[0]))
        share = n / sum(options.values())
        if not local.key and share >= settings.label_share:
            local.key = best
        elif _overrides(local, best, share, words) and best in present[m.report]:
            chosen[m.report, m.start, m.end] = best
    return chosen


def _overrides(local: Local, best: Key, share: float, words: str) -> bool:
    """Whether the other reports' clear reading of a charged wording beats this report's own."""
    return bool(local.key) and local.key != best and share >= _CLEAR and charge(words) != "neutral"


def find_labels(
    mentions: Sequence[Mention],
    reports: Mapping[str, Report],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[Label]:
    """The labels of all reports by place; `mentions` have their entities."""
    spans = {r: _contents(a) for r, a in attributions.items()}
    found: dict[tuple[str, int, int], Label] = {}
    for m in mentions:
        if m.form != "nominal" or m.entity is None or m.core is None:
            continue
        text = reports[m.report].text
        words = phrase(m, text)
        named = any(w[:1].isupper() for w in text[m.core[0] : m.core[1]].split())
        if charge(words) == "neutral" and (m.kind != "organisation" or named or not _choice(words)):
            continue
        if m.kind == "document":
            continue
        if m.kind in {"person", "government"} and not _charged_head(words):
            continue
        start, end = m.core
        if not words or start >= end:
            continue
        voice = "quoted" if m.quoted else "outlet"
        if voice == "outlet" and _within(spans.get(m.report, []), start):
            voice = "attributed"
        found[m.report, start, end] = Label(m.report, start, end, m.entity, voice)
    return [found[k] for k in sorted(found)]


def _choice(words: str) -> bool:
    """Whether a neutral noun is a choice among others: "the group", not "the ministry"."""
    sort = vocabulary().group_nouns.get(words.split()[-1]) if words else None
    return sort == "group" or (sort == "kin" and " " in words)


def _charged_head(words: str) -> bool:
    return words.split()[-1] in vocabulary().loaded_nouns


def _contents(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    return sorted({s for a in attributions for s in a.content})


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    stop = bisect.bisect_right(spans, (at, 1 << 60))
    return any(s <= at < e for s, e in spans[:stop])
