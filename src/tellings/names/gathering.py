"""The mentions of all reports as one list of local actors, ready for the ledger."""

import functools
import re
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
    _one_kind(found, reports)
    found = _acting_cities(found, reports)
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


def _weight(local: Local, text: str) -> int:
    """How much one mention says of its actor's kind."""
    if local.kind == "other":
        return 15 if any(_aboard(text, m) for m in local.mentions) else 1
    if local.kind == "organisation" and len(local.wordings) > 1:
        return 15  # the report ties it to a fuller name
    if local.kind == "place":
        return 5 if any(text.endswith(_IN, 0, m.start) for m in local.mentions) else 2
    return 5


def _aboard(text: str, m: Mention) -> bool:
    """Whether the word before a name calls it a vessel."""
    return text.endswith(_vessels(), 0, m.start)


@functools.cache
def _vessels() -> tuple[str, ...]:
    return tuple(f" {w} " for w, kind in vocabulary().sites.items() if kind == "vessel")


_IN = (" in ", " near ", " outside ", " inside ", " around ", "\nIn ", " In ", " Near ")


def _outlets(reports: Mapping[str, Report]) -> frozenset[str]:
    """The outlets of the pile as folded names."""
    return frozenset(name_key((r.outlet,)) for r in reports.values() if r.outlet)


_ACTS = re.compile(
    r"""\s(?:has|had|have)\s(?:(?:also|never|long|not|since|now|so\sfar|repeatedly|often)\s)*
    (?:\w{2,}ed|given|put|kept|told|made|sent|cut|set|held|fought|let|taken|shown|begun|paid|hit|
       struck|sold|bought|broken|thrown|drawn|sought|said|denied|chosen|forbidden)\b
    |\sand\sthe\s\w+\s(?:government|army|authorities|administration|regime)\b""",
    re.VERBOSE,
)
_STATES = re.compile(
    r"\s\w+\s(?:\w+\s)?(?:changed|suffered|remained|turned|seemed|happened|emptied)\b"
)
_BESIDE = re.compile(r"\b(?:government|army|authorities|administration)\sand\s$|\b[Bb]etween\s$")


def _acting_cities(found: list[Local], reports: Mapping[str, Report]) -> list[Local]:
    """Split off the mentions of a town that acts ("Tarvik has offered help") as a government."""
    made: list[Local] = []
    known = {
        key for local in found if local.kind in {"place", "government"} for key in local.wordings
    }
    for local in found:
        made.append(local)
        if local.kind not in {"place", "other"} or not local.wordings.keys() <= known:
            continue
        text = reports[local.report].text
        acting = [m for m in local.mentions if m.form == "name" and _acts(text, m)]
        if not acting:
            continue
        if len(acting) == len(local.mentions):
            local.kind = "government"
            continue
        gone = {id(m) for m in acting}
        local.mentions = [m for m in local.mentions if id(m) not in gone]
        split = Local(local.report, -1 - local.number, "government", acting)
        for m in acting:
            key = name_key((bare(text[m.start : m.end]),))
            split.wordings.setdefault(key, []).append(m)
        local.wordings = {
            k: kept
            for k, ms in local.wordings.items()
            if (kept := [m for m in ms if id(m) not in gone])
        }
        made.append(split)
    return made


def _acts(text: str, m: Mention) -> bool:
    after = text[m.end : m.end + 40]
    if _ACTS.match(after) and not _STATES.match(after):
        return not text.endswith(_IN, 0, m.start)
    return _BESIDE.search(text[max(0, m.start - 24) : m.start]) is not None


def _one_kind(found: list[Local], reports: Mapping[str, Report]) -> None:
    """One wording, one kind: reports that leave a name's kind open follow those that show it."""
    outlets = _outlets(reports)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    families = Counter(
        key.split()[-1]
        for local in found if local.kind == "person"
        for key in local.wordings if " " in key
    )  # fmt: skip
    for local in found:
        weight = _weight(local, reports[local.report].text)
        for key, mentions in local.wordings.items():
            votes[key][local.kind] += len(mentions) * weight
    for local in found:
        if local.wordings and not local.wordings.keys().isdisjoint(outlets):
            local.kind = "organisation"
            continue
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


POWERS = ("government", "administration", "cabinet", "regime", "authorities")


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
    if " of " not in lowered and any(f" {w}" in lowered for w in POWERS):
        return nation_key(words[-1])
    return place_key(joined)
