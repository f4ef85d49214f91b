"""An export scored against the marked-up reports, and one annotation against the other.

What is one attribution: two meet where their contents share words (or, where one has none, their
cues), the pairs that share most first. All figures are percentages:

    found        precision, recall and F1 of attributions; `optional` ones count neither way
    who          among pairs: the last link of the chain is the right actor
    referents    the same where the source's own words do not name the actor ("she", "the envoy")
    chain        among pairs: every link right, by role and name
    anonymity    unnamed sources found as such: a missed attribution is missed, an invented
                 one on a pair is wrong
    group        among pairs both unnamed: the group they are placed in, where gold has one
    nested       gold ones within another, found and given the right parent
    parents      exported parents that are right, of those on pairs
    denied, hedged   stances found as such, and those found that are right
    credits      credit lines by place, kind and name
    crossing     exported attributions that touch furniture or both sides of a splice: a number
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.attribution_gold.markup import Pieces, Report, Said, Step

WORD = re.compile(r"\w+")
ROLES = {"agency": "press", "outlet": "press", "organisation": "actor", "person": "actor"}
SMALL = {"the", "a", "an", "mr", "ms", "mrs", "dr", "of", "one"}


@dataclass(frozen=True)
class Got:
    """One attribution of an export (or of the second annotation); offsets in the input text."""

    id: str
    source: Pieces
    cue: Pieces
    content: Pieces
    chain: tuple[tuple[str, str, str | None], ...]  # role, name, group
    anonymous: bool
    stance: str
    parent: str | None


@dataclass(frozen=True)
class Answer:
    """What was found in one report."""

    said: tuple[Got, ...]
    credits: tuple[tuple[int, int, str, str], ...] = ()


def score(gold: Sequence[Report], answers: Sequence[Answer]) -> dict[str, Any]:
    """All figures over several reports; `answers` in the order of the reports."""
    tally: Counter[str] = Counter()
    for report, answer in zip(gold, answers, strict=True):
        _attributions(report, answer, tally)
        _credits(report, answer, tally)
        tally["crossing"] += sum(_crosses(report, got) for got in answer.said)
    return {
        "found": prf(tally, "found"),
        "who": share(tally["who"], tally["pairs"]),
        "referents": share(tally["referent right"], tally["referents"]),
        "chain": share(tally["chain"], tally["pairs"]),
        "anonymity": prf(tally, "anonymous"),
        "group": share(tally["group right"], tally["groups"]),
        "nested": share(tally["nested right"], tally["nested"]),
        "parents": share(tally["parents right"], tally["parents"]),
        "denied": prf(tally, "denied"),
        "hedged": prf(tally, "hedged"),
        "credits": prf(tally, "credit"),
        "crossing": tally["crossing"],
    }


def share(part: int, whole: int) -> float | None:
    """A percentage, None of nothing."""
    return round(100 * part / whole, 2) if whole else None


def prf(tally: Counter[str], name: str) -> dict[str, float | None]:
    """Precision, recall, F1 of the tallies `name right`, `name got` and `name wanted`."""
    right, got, wanted = (tally[f"{name} {n}"] for n in ("right", "got", "wanted"))
    return {
        "p": share(right, got),
        "r": share(right, wanted),
        "f": share(2 * right, got + wanted),
    }


def _attributions(report: Report, answer: Answer, tally: Counter[str]) -> None:
    pairs = matched(report.said, answer.said)
    of = {got.id: said for said, got in pairs}
    paired = {said.number: got for said, got in pairs}
    for said in report.said:
        got = paired.get(said.number)
        tally["found right"] += got is not None and not said.optional
        tally["found wanted"] += not said.optional
        tally["anonymous wanted"] += said.anonymous is True and (not said.optional or bool(got))
        if said.parent and not said.optional:
            tally["nested"] += 1
            outer = paired.get(said.parent)
            tally["nested right"] += bool(got and outer and got.parent == outer.id)
        for stance in ("denied", "hedged"):
            if said.stance == stance and got:
                tally[f"{stance} wanted"] += 1
                tally[f"{stance} right"] += got.stance == stance
    tally["found got"] += sum(not (of[g.id].optional if g.id in of else False) for g in answer.said)
    for said, got in pairs:
        _pair(said, got, report, of, tally)


def _pair(said: Said, got: Got, report: Report, of: dict[str, Said], tally: Counter[str]) -> None:
    tally["pairs"] += 1
    tally["chain"] += same_chain(said.chain, got.chain)
    right = bool(got.chain) and same(said.chain[-1], got.chain[-1])
    tally["who"] += right
    if not named(said, report.text):
        tally["referents"] += 1
        tally["referent right"] += right
    if said.anonymous is not None:
        tally["anonymous got"] += got.anonymous
        tally["anonymous right"] += got.anonymous and said.anonymous
        if said.anonymous and got.anonymous and said.chain[-1].group:
            tally["groups"] += 1
            mine, theirs = words(said.chain[-1].group), words(got.chain[-1][2] or "")
            tally["group right"] += bool(theirs) and (mine <= theirs or theirs <= mine)
    for stance in ("denied", "hedged"):
        tally[f"{stance} got"] += got.stance == stance
    if got.parent in of:
        tally["parents"] += 1
        tally["parents right"] += of[got.parent].number == said.parent


def matched(gold: Sequence[Said], got: Sequence[Got]) -> list[tuple[Said, Got]]:
    """Pairs that mean one attribution, one to one, best overlap first."""
    options = []
    for i, said in enumerate(gold):
        for j, g in enumerate(got):
            content = overlap(said.content, g.content)
            cue = overlap(said.cue, g.cue)
            if content or (cue and not (said.content and g.content)):
                source = overlap(said.source, g.source)
                options.append((-(2 * content + cue + source), i, j))
    pairs, mine, theirs = [], set[int](), set[int]()
    for _, i, j in sorted(options):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((gold[i], got[j]))
    return pairs


def overlap(a: Pieces, b: Pieces) -> float:
    """Intersection over union of two groups of pieces, in characters."""
    mine = {i for s, e in a for i in range(s, e)}
    theirs = {i for s, e in b for i in range(s, e)}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def same_chain(gold: Sequence[Step], got: Sequence[tuple[str, str, str | None]]) -> bool:
    """As many links, each right."""
    return len(gold) == len(got) and all(map(same, gold, got))


def same(step: Step, link: tuple[str, str, str | None]) -> bool:
    """One reading of the gold has the link's role and, unless unnamed, all its or our words."""
    role, name, _ = link
    theirs = words(name)
    for right, called in step.readings:
        if ROLES.get(right, right) != ROLES.get(role, role):
            continue
        mine = words(called)
        if right == "anonymous" or (mine and theirs and (mine <= theirs or theirs <= mine)):
            return True
    return False


def words(name: str) -> set[str]:
    """The words of a name that tell it apart."""
    return {w for w in WORD.findall(name.casefold()) if w not in SMALL}


def named(said: Said, text: str) -> bool:
    """Whether the source's own words name it (or it is unnamed, or nowhere)."""
    step = said.chain[-1]
    if not said.source or any(role == "anonymous" for role, _ in step.readings):
        return True
    mine = words(" ".join(text[s:e] for s, e in said.source))
    return any(mine & words(name) for _, name in step.readings[:1])


def _credits(report: Report, answer: Answer, tally: Counter[str]) -> None:
    left = list(answer.credits)
    tally["credit wanted"] += len(report.credits)
    tally["credit got"] += len(left)
    for start, end, name, kind in report.credits:
        for other in left:
            s, e, called, sort = other
            mine, theirs = words(name), words(called)
            same_name = mine <= theirs or theirs <= mine or acronym(name) == called.casefold()
            if s < end and start < e and kind == sort and same_name:
                tally["credit right"] += 1
                left.remove(other)
                break


def acronym(name: str) -> str:
    """The first letters of a name."""
    return "".join(w[0] for w in WORD.findall(name)).casefold()


def _crosses(report: Report, got: Got) -> bool:
    pieces = [*got.source, *got.cue, *got.content]
    if any(s < end and start < e for s, e in pieces for start, end, _ in report.furniture):
        return True
    first, last = min(s for s, _ in pieces), max(e for _, e in pieces)
    return any(first < at < last for at in report.splices)
