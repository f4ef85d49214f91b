"""Which entity a nominal means where its own report does not settle it: what other reports show."""

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping

from tellings.model import Mention, Report
from tellings.names.echoes import echo_votes
from tellings.names.gathering import Local
from tellings.names.labels import charge, phrase, split
from tellings.names.records import Settings
from tellings.names.slots import slot_votes
from tellings.names.vocabulary import vocabulary

Key = tuple[str, ...]
_ACTORS = frozenset({"organisation", "government", "other"})
_SUPPORT = 2  # places of a name in the same words that make a wording one for it
_SLOT_WEIGHT = 3  # a name in the same words weighs more than one report's own reading
_CLEAR = 0.65  # share of the reports' votes that overrides one report's own reading
_ECHO = 0.5  # share of the nearest sentences' votes that decides
_ECHOES = 0.8  # and their least weight, about two near sentences


def vote(
    locals_: list[Local], reports: Mapping[str, Report], settings: Settings
) -> tuple[dict[tuple[str, int, int], Key], frozenset[str]]:
    """The entities of nominals by place, and the wordings that stand where others have a name.

    Every report that ties a wording ("the cult") to a named body votes; so do the names that other
    reports have in the same words, and those in the sentences most like the wording's own. A
    report without a named body to tie it to follows the majority; one that ties it to another
    body follows it too when the majority is clear and the wording judges.
    """
    present: dict[str, set[Key]] = defaultdict(set)
    places: list[tuple[Mention, str, Local]] = []
    named: list[tuple[Key, Mention]] = []
    votes: dict[str, Counter[Key]] = defaultdict(Counter)
    for local in locals_:
        if local.wordings and local.key:
            present[local.report].add(local.key)
        for m in local.mentions:
            words = _asked(local, m, reports)
            if words:
                places.append((m, words, local))
                if local.key:
                    votes[words][local.key] += 1
            elif m.form == "name" and local.key and local.kind in _ACTORS:
                named.append((local.key, m))
    by_slot = slot_votes([(w, m) for m, w, _ in places], named, reports)
    for words in sorted(by_slot):
        for key, n in by_slot[words].items():
            votes[words][key] += _SLOT_WEIGHT * n
    echoed = _echoed(
        [(w, m) for m, w, _ in places if _open(w) and _definite(reports[m.report].text, m)],
        named,
        reports,
    )
    chosen: dict[tuple[str, int, int], Key] = {}
    for m, words, local in places:
        if words in echoed and _definite(reports[m.report].text, m):
            chosen[m.report, m.start, m.end] = echoed[words]
            continue
        options = votes.get(words)
        if not options:
            continue
        best, n = min(options.items(), key=lambda o: (-o[1], o[0]))
        share = n / sum(options.values())
        if not local.key and share >= settings.label_share and (n > 1 or " " in words):
            local.key = best
        elif _overrides(local, best, share, words) and best in present[m.report]:
            chosen[m.report, m.start, m.end] = best
    supported = frozenset(w for w in by_slot if max(by_slot[w].values()) >= _SUPPORT)
    _drop_unproved(locals_, chosen, reports)
    return chosen, supported | echoed.keys()


def _drop_unproved(
    locals_: list[Local],
    chosen: Mapping[tuple[str, int, int], Key],
    reports: Mapping[str, Report],
) -> None:
    """Leave out phrases in scare quotes that no other report shows to mean an actor."""
    for local in locals_:
        if local.kind != "organisation" or all(m.form != "nominal" for m in local.mentions):
            continue
        local.mentions = [
            m for m in local.mentions
            if m.form != "nominal"
            or (m.report, m.start, m.end) in chosen
            or not _unproved(phrase(m, reports[m.report].text))
        ]  # fmt: skip


def _unproved(words: str) -> bool:
    """Whether nothing but quotation marks or "so-called" makes a wording an actor's."""
    if not words:
        return False
    head = split(words)[0][-1]
    return not head.endswith("s") and head not in _nouns()


@functools.cache
def _nouns() -> frozenset[str]:
    v = vocabulary()
    return frozenset().union(v.group_nouns, v.loaded_nouns, v.figures, v.heads, v.roles, v.members)


def _echoed(
    asked: list[tuple[str, Mention]],
    named: list[tuple[Key, Mention]],
    reports: Mapping[str, Report],
) -> dict[str, Key]:
    """The wordings whose nearest sentences in other reports clearly name one actor."""
    found = {}
    votes = echo_votes(asked, named, reports)
    for words in sorted(votes):
        best, weight = min(votes[words].items(), key=lambda o: (-o[1], o[0]))
        if weight >= _ECHOES and weight >= _ECHO * sum(votes[words].values()):
            found[words] = best
    return found


def _definite(text: str, m: Mention) -> bool:
    """Whether a nominal takes up somebody known: with "the" or a quotation mark, no possessor."""
    start = m.start if m.core is None else m.core[0]
    before = text[max(0, start - 8) : start].lower()
    return before.rstrip("\"'“‘«„ ").endswith(_ARTICLES) or before.endswith(_MARKS)


_ARTICLES = ("the", "this", "that", "these", "those", "so-called")
_MARKS = ('"', "“", "‘", "«", "„", "'")


def _open(words: str) -> bool:
    """Whether a wording judges, or has a general noun with a word before it."""
    return (
        charge(words) != "neutral"
        or _unproved(words)
        or (" " in words and vocabulary().group_nouns.get(split(words)[0][-1]) in _DESCRIBED)
    )


_DESCRIBED = frozenset({"company", "trade", "kin"})


def _asked(local: Local, m: Mention, reports: Mapping[str, Report]) -> str:
    """The wording of a nominal whose body other reports may tell, "" where none is asked for."""
    if m.form != "nominal":
        return ""
    words = phrase(m, reports[m.report].text)
    if not words or local.kind not in {"organisation", "other", "person", "members"}:
        return ""
    if local.kind in {"organisation", "other"}:
        return words if _open_noun(words, reports[m.report].text, m) else ""
    head = split(words)[0][-1]
    if local.wordings or head not in vocabulary().figures or charge(words) == "neutral":
        return ""
    return words


def _open_noun(words: str, text: str, m: Mention) -> bool:
    """Whether a wording leaves open which body it means: no "Norvan army", no "ministry"."""
    if m.core is not None and any(
        w[:1].isupper() for w in text[m.core[0] : m.core[1]].split()[:-1]
    ):
        return False
    sort = vocabulary().group_nouns.get(split(words)[0][-1])
    return sort not in {"state", "media", "civil"} or charge(words) != "neutral"


def _overrides(local: Local, best: Key, share: float, words: str) -> bool:
    """Whether the other reports' clear reading of a charged wording beats this report's own."""
    return bool(local.key) and local.key != best and share >= _CLEAR and charge(words) != "neutral"
