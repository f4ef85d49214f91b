"""Speakers and documents, and how much rests on each."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from tellings.model import Attribution, Place
from tellings.store import Database, reader
from tellings.views.quoted import Quoted, Quoter, in_time


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One innermost source: `said` are the contents attributed to it, earliest first.

    `manners` says for each content how it was put: the cue's words ("denied") where the source did
    not simply assert it, else nothing.
    """

    name: str
    role: str
    anonymous: bool
    attributions: int
    reports: int
    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    said: tuple[Quoted, ...]
    manners: tuple[str, ...]

    @property
    def plainly(self) -> tuple[Quoted, ...]:
        """What the source simply said."""
        return tuple(q for q, how in zip(self.said, self.manners, strict=True) if not how)

    @property
    def otherwise(self) -> tuple[tuple[str, Quoted], ...]:
        """What it denied, asked, demanded and so on, each after the words that say how."""
        return tuple((how, q) for q, how in zip(self.said, self.manners, strict=True) if how)


def sources(store: Database) -> list[SourceRow]:
    """Innermost sources of all attributions, those that most reports rest on first."""
    quoter = Quoter(store.connection)
    groups: dict[tuple[str, str, bool], list[Attribution]] = defaultdict(list)
    names: dict[tuple[str, str, bool], Counter[str]] = defaultdict(Counter)
    for said in reader.attributions(store.connection):
        if not said.chain or said.kind == "credit":
            continue
        last = said.chain[-1]
        key = (" ".join(last.name.casefold().split()), last.role, said.anonymous)
        groups[key].append(said)
        names[key][" ".join(last.name.split())] += 1
    rows = [_row(quoter, _called(names[key]), key, found) for key, found in groups.items()]
    return sorted(rows, key=lambda r: (-r.reports, -r.attributions, r.name, r.role))


def _called(forms: Counter[str]) -> str:
    """The form that most attributions have and that is no headline type."""
    return min(forms, key=lambda form: (form.isupper(), -forms[form], form))


def _row(
    quoter: Quoter, name: str, key: tuple[str, str, bool], found: list[Attribution]
) -> SourceRow:
    reports = {a.report for a in found}
    outlets = sorted({quoter.report(r)[1] or "unknown" for r in reports})
    chains = sorted({" ← ".join(link.name for link in a.chain) for a in found})
    put = [
        (quoter(Place(a.report, a.content[0][0], a.content[-1][1])), _manner(quoter, a))
        for a in found
        if a.content
    ]
    put.sort(key=lambda pair: in_time(pair[0]))
    return SourceRow(
        name,
        key[1],
        key[2],
        len(found),
        len(reports),
        tuple(outlets),
        tuple(chains),
        tuple(quoted for quoted, _ in put),
        tuple(manner for _, manner in put),
    )


def _manner(quoter: Quoter, said: Attribution) -> str:
    """How a content that is not asserted was put: the cue as printed, or the stance's name."""
    if said.stance == "asserted":
        return ""
    cue = " ".join(quoter(Place(said.report, start, end)).words for start, end in said.cue)
    return cue or said.stance
