"""The mentions of all reports as one list of local actors, ready for the ledger."""

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.model import Mention, Report
from tellings.names.ledger import Node
from tellings.names.records import NameFindings
from tellings.names.vocabulary import nation_key, place_key, vocabulary
from tellings.names.within import name_key

CLASSES = {"person": "person", "organisation": "body", "other": "body", "place": "place",
           "government": "government"}  # fmt: skip


@dataclass(slots=True, eq=False)
class Local:
    """One actor of one report.

    `wordings` are its name wordings (folded -> the mentions); `nodes` its places in the ledger;
    `key` what it is grouped by at the end.
    """

    report: str
    number: int
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    wordings: dict[str, list[Mention]] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    of: int | None = None
    key: tuple[str, ...] = ()


def gather(findings: Mapping[str, NameFindings], reports: Mapping[str, Report]) -> list[Local]:
    """All local actors by report and number, with their wordings and ledger nodes."""
    found: list[Local] = []
    for report in sorted(findings):
        text = reports[report].text
        actors: dict[int, Local] = {}
        for m in findings[report].mentions:
            if m.actor is None:
                continue
            local = actors.get(m.actor)
            if local is None:
                local = actors[m.actor] = Local(report, m.actor, m.kind)
                found.append(local)
            local.mentions.append(m)
            local.of = m.of if local.of is None else local.of
            if m.form == "name":
                key = name_key((bare(text[m.start : m.end]),))
                local.wordings.setdefault(key, []).append(m)
    _one_kind(found)
    for local in found:
        local.nodes = _nodes(local)
    return found


@functools.lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A name without a form of address before it."""
    words = text.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in vocabulary().honorifics:
        words = words[1:]
    return " ".join(words)


def _one_kind(found: list[Local]) -> None:
    """One wording, one kind: reports that leave a name's kind open follow those that show it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    families = Counter(
        key.split()[-1]
        for local in found if local.kind == "person"
        for key in local.wordings if " " in key
    )  # fmt: skip
    for local in found:
        for key, mentions in local.wordings.items():
            votes[key][local.kind] += len(mentions) * (1 if local.kind == "other" else 5)
    for local in found:
        if not local.wordings or local.kind in {"government", "members", "document"}:
            continue
        key = max(local.wordings, key=lambda k: (len(k.split()), len(local.wordings[k]), k))
        options = [(n, k) for k, n in votes[key].items() if k not in {"government", "members"}]
        if options:
            local.kind = max(options)[1]
        if local.kind == "other" and 5 * families[key] >= votes[key]["other"]:
            local.kind = "person"


def _nodes(local: Local) -> list[Node]:
    kind = CLASSES.get(local.kind)
    if kind is None:
        return []
    if kind == "government":
        key = government_key(local.mentions[0].name or "")
        return [("government", key)] if key else []
    keys = sorted(local.wordings)
    if kind == "person":
        full = [k for k in keys if " " in k]
        return [(kind, k) for k in full]
    return [(kind, k) for k in keys]


_POWERS = ("government", "administration", "cabinet", "regime", "authorities")


def government_key(name: str) -> str:
    """The nation key of a government's name ("the Norvan government"), "" without one."""
    words = [w for w in name.replace("’", "'").split() if w[:1].isupper()]
    words = [w for w in words if w.lower() not in {"the", "government", "administration"}]
    if not words:
        return ""
    v = vocabulary()
    joined = " ".join(words)
    if joined.lower() in v.capitals:
        return v.capitals[joined.lower()]
    if joined.lower() in v.nations:
        return v.nations[joined.lower()]
    lowered = f" {name.lower()}"
    if " of " not in lowered and any(f" {w}" in lowered for w in _POWERS):
        return nation_key(words[-1])
    return place_key(joined)
