"""Speakers and documents with all that is attributed to them, and how much rests on each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Attribution, Place
from tellings.store import Database
from tellings.views.quoted import Quoted, Quoter, in_time
from tellings.views.speakers import Speaker, SpeakerIndex, attributed, source_of, speaker_index


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: what `Speaker` tells of it, and what it says.

    `anonymous`: nothing comes from it by name. `chains` are the ways by which its words came;
    `said` are the contents attributed to it, earliest first. `manners` says for each content how it
    was put: the cue's words ("denied") where the source did not simply assert it, else nothing.
    """

    id: str
    name: str
    role: str
    anonymous: bool
    attributions: int
    unnamed: int
    reports: int
    outlets: tuple[str, ...]
    low: int
    high: int
    first: str | None
    forms: tuple[str, ...]
    chains: tuple[str, ...]
    said: tuple[Quoted, ...]
    manners: tuple[str, ...]


def sources(store: Database) -> list[SourceRow]:
    """All sources, those that most reports rest on first."""
    index = speaker_index(store)
    return source_rows(store, index, index.rows)


def source_rows(store: Database, index: SpeakerIndex, rows: Sequence[Speaker]) -> list[SourceRow]:
    """These sources of the index with all that they say, in their order."""
    quoter = Quoter(store.connection)
    groups: dict[str, list[Attribution]] = defaultdict(list)
    for said in attributed(store, index, rows):
        groups[source_of(said)].append(said)
    return [_row(quoter, row, groups[row.id]) for row in rows]


def _row(quoter: Quoter, row: Speaker, told: Sequence[Attribution]) -> SourceRow:
    put = [
        (quoter(Place(a.report, a.content[0][0], a.content[-1][1])), _manner(quoter, a))
        for a in told
        if a.content
    ]
    put.sort(key=lambda pair: in_time(pair[0]))
    return SourceRow(
        row.id,
        row.name,
        row.role,
        all(a.anonymous for a in told),
        row.attributions,
        row.unnamed,
        row.reports,
        row.outlets,
        row.low,
        row.high,
        row.first,
        row.forms,
        tuple(sorted({" ← ".join(link.name for link in a.chain) for a in told})),
        tuple(quoted for quoted, _ in put),
        tuple(manner for _, manner in put),
    )


def _manner(quoter: Quoter, said: Attribution) -> str:
    """How a content that is not asserted was put: the cue as printed, or the stance's name."""
    if said.stance == "asserted":
        return ""
    cue = " ".join(quoter(Place(said.report, start, end)).words for start, end in said.cue)
    return cue or said.stance
