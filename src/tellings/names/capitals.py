"""Which city stands for which government ("Tarvik has refused": the Norvan government).

Two kinds of evidence from the pile itself, beside the world's known capitals: two reports have the
same words around the city in one and the government in the other; and a sentence that names both
side by side speaks of two actors.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tellings.model import Mention, Report
from tellings.names.compare import skeleton
from tellings.names.gathering import Local
from tellings.names.slots import slots as around
from tellings.names.vocabulary import place_key


def capitals(locals_: list[Local], reports: Mapping[str, Report]) -> dict[str, str]:
    """Government key of a city -> government key of its state, where the pile shows it."""
    bodies = _bodies(locals_)
    locals_ = [x for x in locals_ if not (_unknown(x) and skeleton(min(x.wordings)) in bodies)]
    cities, states = _keys(locals_)
    if not cities or not states:
        return {}
    slots: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    beside: Counter[tuple[str, str]] = Counter()
    for report, mentions in _by_report(locals_).items():
        text = reports[report].text
        for i, (m, key) in enumerate(mentions):
            for slot in around(text, m):
                slots[slot][key] += 1
            for other, second in mentions[i + 1 : i + 3]:
                if (
                    second != key
                    and other.start - m.end < 40
                    and "." not in text[m.end : other.start]
                ):
                    beside[key, second] += 1
                    beside[second, key] += 1
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for slot in sorted(slots):
        keys = slots[slot]
        for city in sorted(cities & keys.keys()):
            others = [k for k in keys if k in states]
            for state in others:
                votes[city][state] += 1
    return _decide(votes, beside, states)


def _decide(
    votes: Mapping[str, Counter[str]], beside: Counter[tuple[str, str]], states: set[str]
) -> dict[str, str]:
    found = {}
    for city in sorted(votes):
        scores = {s: votes[city][s] - 2 * beside[city, s] for s in sorted(states)}
        ranked = sorted(scores.items(), key=lambda o: (-o[1], o[0]))
        best, score = ranked[0]
        rest = ranked[1][1] if len(ranked) > 1 else 0
        if score >= 2 and score >= 2 * max(rest, 0):
            found[city] = best
    return found


def _keys(locals_: list[Local]) -> tuple[set[str], set[str]]:
    """Keys of governments known by a bare name alone, and of those called a government."""
    bare: set[str] = set()
    called: set[str] = set()
    for local in locals_:
        if local.kind == "government" and local.nodes:
            key = local.nodes[0][1]
            nominal = any(m.form == "nominal" for m in local.mentions)
            (called if nominal else bare).add(key)
        elif _unknown(local):
            bare.add(unknown_key(local))
    return bare - called, called


def _bodies(locals_: list[Local]) -> frozenset[str]:
    """Skeletons of the names that some report ties to a body's fuller name: no cities."""
    return frozenset(
        skeleton(key)
        for local in locals_
        if local.kind == "organisation" and len(local.wordings) > 1
        for key in local.wordings
    )


def _unknown(local: Local) -> bool:
    """Whether nothing tells what a name of one word is: perhaps a city."""
    return local.kind == "other" and len(local.wordings) == 1 and min(local.wordings).count(" ") < 2


def unknown_key(local: Local) -> str:
    """What a name of unknown kind would be called as a government."""
    return place_key(min(local.wordings)) if local.wordings else ""


def _by_report(locals_: list[Local]) -> dict[str, list[tuple[Mention, str]]]:
    found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for local in locals_:
        government = local.kind == "government" and bool(local.nodes)
        if government or _unknown(local):
            key = local.nodes[0][1] if government else unknown_key(local)
            for m in local.mentions:
                if m.form != "pronoun":
                    found[m.report].append((m, key))
    for mentions in found.values():
        mentions.sort(key=lambda x: x[0].start)
    return {r: found[r] for r in sorted(found)}
