"""Chains settled once all reports are known: which names are outlets, which credits apply."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tellings.attribution.chains import same_name, stands_for
from tellings.attribution.roles import plain_name, press_role
from tellings.model import Attribution, Link, Report

_PRESS = frozenset({"outlet", "agency"})
_REACH = 160  # code points beside cue and source in which an outlet is looked for
_ENDS = re.compile(r"[.!?]\s|\n")
_WORD = re.compile(r"\w{4,}|\d+")
_ALIKE = 0.6  # share of the shorter content's words that two contents have in common
_LEAST = 4  # words in common

_Place = tuple[int | None, int | None]


def settle(
    attributions: Mapping[str, Sequence[Attribution]], reports: Sequence[Report]
) -> dict[str, list[Attribution]]:
    """The attributions of each report (by its id) with their chains settled; order is kept.

    Every publisher of a report is an outlet wherever it is named: such a link gets that role, and
    an outlet named beside the cue ("told the Lantern") becomes a link before the speaker. A credit
    stays in a chain only where the sentence names no other outlet and, if a report of the credited
    outlet shares anything said with this one, where that outlet has the same said.
    """
    outlets = _outlets(reports)
    named = _named(outlets)
    publishers = sorted({r.outlet for r in reports if r.outlet})
    by_id = {r.id: r for r in sorted(reports, key=lambda r: r.id)}
    said = _said(attributions, by_id)
    return {
        key: _settled(by_id[key], list(found), outlets, named, said, publishers)
        if key in by_id
        else list(found)
        for key, found in attributions.items()
    }


def _outlets(reports: Sequence[Report]) -> dict[str, str]:
    """Plain name of each publisher -> role."""
    names = sorted({r.outlet for r in reports if r.outlet})
    return {plain_name(n): press_role(n) or "outlet" for n in names if plain_name(n)}


def _named(outlets: Mapping[str, str]) -> re.Pattern[str] | None:
    """What matches an outlet's name after a word that makes it the one spoken to."""
    if not outlets:
        return None
    names = "|".join(re.escape(n) for n in sorted(outlets, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:told|tells|telling|to|by|with|from|for|per|off|inform\w*|assur\w*)\s+(?:the\s+)?"
        rf"(?P<name>{names})(?!\w)",
        re.IGNORECASE,
    )


def _said(
    attributions: Mapping[str, Sequence[Attribution]], reports: Mapping[str, Report]
) -> dict[str, list[tuple[str, list[frozenset[str]]]]]:
    """Plain name of an outlet -> its reports, each with the words of everything said in it."""
    table: dict[str, list[tuple[str, list[frozenset[str]]]]] = {}
    for key in sorted(attributions):
        report = reports.get(key)
        if report is not None and report.outlet:
            contents = [_words(report, a) for a in attributions[key] if a.content]
            table.setdefault(plain_name(report.outlet), []).append((key, contents))
    return table


def _words(report: Report, found: Attribution) -> frozenset[str]:
    text = " ".join(report.text[start:end] for start, end in found.content)
    return frozenset(_WORD.findall(text.casefold()))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    common = len(a & b)
    return common >= _LEAST and common >= _ALIKE * min(len(a), len(b))


def _settled(
    report: Report,
    found: list[Attribution],
    outlets: Mapping[str, str],
    named: re.Pattern[str] | None,
    said: Mapping[str, list[tuple[str, list[frozenset[str]]]]],
    publishers: Sequence[str],
) -> list[Attribution]:
    own = plain_name(report.outlet or "")
    found = [_roles(a, outlets) for a in found]
    presses = {} if named is None else _presses(report, found, outlets, named)
    sources = {c.name: _sources(report, found, said.get(plain_name(c.name), [])) for c in
               report.credits}  # fmt: skip
    here = {c.name for c in report.credits if _publishes(c.name, publishers)}
    settled = []
    for one in found:
        if one.kind == "credit" or not one.chain:
            settled.append(one)
            continue
        chain = _with_presses(one.chain, presses, own)
        spoken = any(_plain_in(link, presses, own) for link in one.chain)
        chain = _with_credits(report, one, chain, sources, spoken, here)
        settled.append(replace(one, chain=tuple(chain)))
    return settled


def _roles(found: Attribution, outlets: Mapping[str, str]) -> Attribution:
    """The attribution with every outlet in its chain called one."""
    chain = tuple(
        replace(link, role=role, group=None)
        if link.role not in _PRESS and (role := outlets.get(plain_name(link.name))) is not None
        else link
        for link in found.chain
    )
    if chain == found.chain:
        return found
    return replace(found, chain=chain, anonymous=found.anonymous and chain[-1].role not in _PRESS)


def _presses(
    report: Report, found: list[Attribution], outlets: Mapping[str, str], named: re.Pattern[str]
) -> dict[_Place, Link]:
    """Place of a speaker's link -> the outlet named beside its cue."""
    presses: dict[_Place, Link] = {}
    for one in found:
        if not one.cue or not one.chain or not one.source or one.kind == "headline":
            continue
        speaker = one.chain[-1]
        for start, end in _beside(report.text, one):
            match = named.search(report.text, start, end)
            if match is None or match["name"].islower():
                continue
            at = match.span("name")
            name = match["name"]
            if any(same_name(name, link.name) for link in one.chain[1:]):
                continue
            role = outlets[plain_name(" ".join(name.split()))]
            presses[speaker.start, speaker.end] = Link(role, name, report.id, *at)
            break
    return presses


def _beside(text: str, one: Attribution) -> list[tuple[int, int]]:
    """The stretches of the sentence before the source and after the cue that are not content."""
    first = min(one.source[0][0], one.cue[0][0])
    last = max(one.source[-1][1], one.cue[-1][1])
    floor = max((e for _, e in one.content if e <= first), default=0)
    ceiling = min((s for s, _ in one.content if s >= last), default=len(text))
    before = max(floor, first - _REACH)
    breaks = [m.end() for m in _ENDS.finditer(text, before, first)]
    stop = _ENDS.search(text, last, min(ceiling, last + _REACH))
    after = stop.start() if stop else min(ceiling, last + _REACH)
    inner = (min(one.source[0][1], one.cue[0][1]), max(one.source[-1][0], one.cue[-1][0]))
    found = [(one.cue[-1][0], after), (breaks[-1] if breaks else before, first)]
    return [*found, inner] if inner[0] < inner[1] else found


def _plain_in(link: Link, presses: Mapping[_Place, Link], own: str) -> bool:
    """Whether the link's speaker spoke to the report's own outlet."""
    press = presses.get((link.start, link.end))
    return press is not None and plain_name(press.name) == own


def _with_presses(chain: Sequence[Link], presses: Mapping[_Place, Link], own: str) -> list[Link]:
    """The chain with each outlet that a speaker in it spoke to, but the publisher."""
    out: list[Link] = []
    for link in chain:
        press = presses.get((link.start, link.end))
        new = press is not None and plain_name(press.name) != own
        if press is not None and new and not any(same_name(press.name, k.name) for k in chain):
            out.append(press)
        out.append(link)
    return out


def _with_credits(
    report: Report,
    one: Attribution,
    chain: list[Link],
    sources: Mapping[str, list[list[frozenset[str]]]],
    spoken: bool,
    here: Collection[str],
) -> list[Link]:
    """The chain without the credits that do not apply to this attribution.

    Where the sentence names the press itself, the credit of an outlet whose reports are in `here`
    is left out, since it would have said so; of one whose reports are not known it stays.
    """
    credits: dict[_Place, str] = {(c.start, c.end): c.name for c in report.credits}
    others = any(
        link.role in _PRESS and (link.start, link.end) not in credits for link in chain[1:]
    )
    kept = []
    for number, link in enumerate(chain):
        name = credits.get((link.start, link.end)) if number else None
        if name is not None:
            own = report.outlet is not None and stands_for(name, report.outlet)
            if (
                spoken
                or (others and name in here)
                or own
                or not _comes_from(report, one, sources.get(name, []))
            ):
                continue
        kept.append(link)
    return kept


def _publishes(name: str, publishers: Sequence[str]) -> bool:
    """Whether one of the publishers is called so or stands behind such letters."""
    return any(same_name(name, p) or stands_for(name, p) for p in publishers)


def _sources(
    report: Report,
    found: list[Attribution],
    theirs: list[tuple[str, list[frozenset[str]]]],
) -> list[list[frozenset[str]]]:
    """The reports of a credited outlet that share something said with this one."""
    mine = [_words(report, a) for a in found if a.content]
    return [
        contents
        for key, contents in theirs
        if key != report.id and any(_alike(a, b) for a in mine for b in contents)
    ]


def _comes_from(report: Report, one: Attribution, sources: list[list[frozenset[str]]]) -> bool:
    """Whether the credited outlet has it said too; yes where none of its reports is like this."""
    mine = _words(report, one)
    return not sources or any(_alike(mine, b) for contents in sources for b in contents)
