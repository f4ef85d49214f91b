"""One report in, its mentions out: names, nominals and pronouns with their actors."""

import bisect

from tellings.model import Mention, NameLink, Report
from tellings.names.candidate import Candidate
from tellings.names.coreference import resolve_rest
from tellings.names.nominals import nominals
from tellings.names.pronouns import pronouns
from tellings.names.proper import proper_names
from tellings.names.records import NameFindings, Settings
from tellings.names.ties import ties
from tellings.names.vocabulary import vocabulary
from tellings.names.within import Cast, gather_names
from tellings.names.words import Words
from tellings.text.prose import Prose

_DEFAULT = Settings()


def find_names(report: Report, prose: Prose, settings: Settings = _DEFAULT) -> NameFindings:
    """The mentions of one report and the report's own links between wordings.

    Mentions are sorted by start (code points of `report.text`); `actor` numbers the actors of this
    report, `name` is an actor's fullest wording in it. Pure: depends on the report alone.
    """
    words = Words(prose)
    names = proper_names(words)
    described = nominals(words, names)
    both = sorted([*names, *described], key=lambda c: (c.start, -c.end))
    links = ties(words, both, report.id)
    cast = gather_names(names, settings.spelling)
    _note_followed(cast, described)
    candidates = [*both, *pronouns(words, names)]
    _mark(words, candidates)
    kept = resolve_rest(words, cast, candidates, settings)
    links += _surnames(cast, report)
    mentions = _mentions(report, cast, kept)
    return NameFindings(tuple(mentions), tuple(sorted(links, key=_link_order)))


def _note_followed(cast: Cast, described: list[Candidate]) -> None:
    """Note which named bodies the report gives members, or calls a group."""
    for c in described:
        for other in (c.of, c.owner) if c.kind == "members" else ():
            if other is not None and other.form == "name" and other.actor >= 0:
                cast.actors[other.actor].followed = True
        if c.sort == "group" and c.same_as is not None and c.same_as.actor >= 0:
            cast.actors[c.same_as.actor].followed = True


def _mark(words: Words, candidates: list[Candidate]) -> None:
    """Note which candidates stand in quotation marks and which are speakers."""
    quotes = words.prose.quotes
    starts = [q.start for q in quotes]
    speech = vocabulary().speech
    for c in candidates:
        where = c.core[0] if c.core is not None else c.start
        at = bisect.bisect_right(starts, where) - 1
        c.quoted = any(q.start <= where < q.end for q in quotes[max(0, at - 2) : at + 1])
        before = words.lower[c.first - 1] if c.first else ""
        after = words.lower[c.last] if c.last < len(words) else ""
        if (
            after in speech
            or before in speech
            or (before == "to" and c.first > 1 and (words.lower[c.first - 2] == "according"))
        ):
            c.notes.append("speaker")
        if after in speech:
            c.subject = True


def _surnames(cast: Cast, report: Report) -> list[NameLink]:
    """Links between the full name of a person and the shorter ones used for them."""
    links = []
    for actor in cast.actors:
        named = [m for m in actor.mentions if m.form == "name"]
        if actor.kind != "person" or len(named) < 2:
            continue
        full = max(named, key=lambda m: (len(m.words), -m.start))
        seen = {full.text}
        for m in named:
            if m.text not in seen:
                seen.add(m.text)
                kind = "surname" if len(m.words) < len(full.words) else "spelling"
                links.append(
                    NameLink(report.id, kind, full.text, m.text, m.start, m.end, True, 0.8)
                )
    return links


def _mentions(report: Report, cast: Cast, kept: list[Candidate]) -> list[Mention]:
    names = {a.number: a.name(report.text) for a in cast.actors if a.mentions}
    unique: dict[tuple[int, int], Mention] = {}
    for c in kept:
        actor = cast.actors[c.actor]
        unique.setdefault(
            (c.start, c.end),
            Mention(
                report.id,
                c.start,
                c.end,
                actor.kind,
                c.form,
                None,
                c.actor,
                names[c.actor] or None,
                c.quoted,
                _core(c),
                None if actor.base is None else actor.base.number,
            ),
        )
    return [unique[k] for k in sorted(unique)]


def _core(c: Candidate) -> tuple[int, int] | None:
    return c.core if c.form == "nominal" else None


def _link_order(link: NameLink) -> tuple[int, int, str, str, str]:
    return (link.start, link.end, link.kind, link.a, link.b)
