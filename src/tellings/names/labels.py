"""Words of choice for an actor, and in whose voice they stand."""

import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from tellings.model import Attribution, Label, Mention, Report
from tellings.names.gathering import Local
from tellings.names.records import Settings
from tellings.names.slots import slot_votes
from tellings.names.vocabulary import vocabulary
from tellings.text.folding import fold_text

Key = tuple[str, ...]
_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his",
                      "her", "our", "your", "such", "some"})  # fmt: skip


_PREPOSITIONS = frozenset({"of", "in", "for"})
_ACTORS = frozenset({"organisation", "government", "other"})
_SUPPORT = 2  # places of a name in the same words that make a wording one for it
_SLOT_WEIGHT = 3  # a name in the same words weighs more than one report's own reading
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


def vote(
    locals_: list[Local], reports: Mapping[str, Report], settings: Settings
) -> tuple[dict[tuple[str, int, int], Key], frozenset[str]]:
    """Which entity a charged nominal means where its own report does not settle it.

    Every report that ties a wording ("the cult") to a named body votes. A report without a named
    body to tie it to follows the majority; one that ties it to another body follows it too when
    the majority is clear and the body is named in that report. Second come the wordings that
    stand in the words around a name of the chosen body in other reports.
    """
    votes: dict[str, Counter[Key]] = defaultdict(Counter)
    by_slot = _slot_votes(locals_, reports)
    present: dict[str, set[Key]] = defaultdict(set)
    places: list[tuple[Mention, str, Local]] = []
    for local in locals_:
        if local.wordings and local.key:
            present[local.report].add(local.key)
        for m in local.mentions:
            words = _asked(local, m, reports)
            if not words:
                continue
            places.append((m, words, local))
            if local.key:
                votes[words][local.key] += 1
    chosen: dict[tuple[str, int, int], Key] = {}
    for words in sorted(by_slot):
        for key, n in by_slot[words].items():
            votes[words][key] += _SLOT_WEIGHT * n
    for m, words, local in places:
        options = votes.get(words)
        if not options:
            continue
        best, n = min(options.items(), key=lambda o: (-o[1], o[0]))
        share = n / sum(options.values())
        if not local.key and share >= settings.label_share and (n > 1 or len(words.split()) > 1):
            local.key = best
        elif _overrides(local, best, share, words) and best in present[m.report]:
            chosen[m.report, m.start, m.end] = best
    supported = frozenset(w for w in by_slot if max(by_slot[w].values()) >= _SUPPORT)
    return chosen, supported


def _asked(local: Local, m: Mention, reports: Mapping[str, Report]) -> str:
    """The wording of a nominal whose body other reports may tell, "" where none is asked for."""
    if m.form != "nominal":
        return ""
    if local.kind in {"organisation", "other"}:
        words = phrase(m, reports[m.report].text)
        return words if words and _open_noun(words, reports[m.report].text, m) else ""
    if local.kind in {"person", "members"} and not local.wordings and m.core is not None:
        words = phrase(m, reports[m.report].text)
        if words and split(words)[0][-1] in vocabulary().figures:
            return words
    return ""


def _open_noun(words: str, text: str, m: Mention) -> bool:
    """Whether a wording leaves open which body it means: no "Norvan army", no "ministry"."""
    if m.core is not None and any(
        w[:1].isupper() for w in text[m.core[0] : m.core[1]].split()[:-1]
    ):
        return False
    sort = vocabulary().group_nouns.get(split(words)[0][-1])
    return sort not in {"state", "media", "civil"} or charge(words) != "neutral"


def _slot_votes(locals_: list[Local], reports: Mapping[str, Report]) -> dict[str, Counter[Key]]:
    """Whom the reports name where others have a nominal; wordings with a clear answer only."""
    asked = []
    named = []
    for local in locals_:
        for m in local.mentions:
            words = _asked(local, m, reports)
            if words:
                asked.append((words, m))
            elif m.form == "name" and local.key and local.kind in _ACTORS:
                named.append((local.key, m))
    return slot_votes(asked, named, reports)


def _overrides(local: Local, best: Key, share: float, words: str) -> bool:
    """Whether the other reports' clear reading of a charged wording beats this report's own."""
    return bool(local.key) and local.key != best and share >= _CLEAR and charge(words) != "neutral"


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


def _choice(words: str, supported: Set[str]) -> bool:
    """Whether a neutral noun is a choice among others: "the group", not "the ministry"."""
    parts, inner = split(words)
    sort = vocabulary().group_nouns.get(parts[-1]) if parts else None
    alone = len(parts) + len(inner) == 1
    return (sort == "group" and alone) or words in supported


def _charged_head(words: str, kind: str) -> bool:
    head = split(words)[0][-1]
    return head in vocabulary().loaded_nouns or (kind != "person" and head in vocabulary().figures)


def _contents(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    return sorted({s for a in attributions for s in a.content})


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    stop = bisect.bisect_right(spans, (at, 1 << 60))
    return any(s <= at < e for s, e in spans[:stop])
