"""What the stages find in one report alone: pure, so it can run anywhere and be kept."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tellings import attribution, claims, counts, names, reuse, times
from tellings.model import Attribution, Count, Mention, NameLink, Report, TimeExpression
from tellings.model.statement import Statement
from tellings.pipeline import collecting
from tellings.pipeline.composition import Settings
from tellings.store import Findings
from tellings.text.folding import fold_text
from tellings.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Alone:
    """Everything found in one report without looking at any other."""

    sentences: tuple[tuple[int, int, str], ...]
    times: tuple[TimeExpression, ...]
    counts: tuple[Count, ...]
    mentions: tuple[Mention, ...]
    links: tuple[NameLink, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _ToJoin:
    """The fields of Alone that joins read."""

    times: tuple[TimeExpression, ...]
    counts: tuple[Count, ...]
    mentions: tuple[Mention, ...]
    links: tuple[NameLink, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Alone)
_JOIN_DECODER = msgspec.json.Decoder(_ToJoin)


@dataclass(frozen=True, slots=True)
class Job:
    """A few reports for one worker, each with its fingerprint."""

    reports: tuple[tuple[Report, str], ...]
    settings: Settings


def look(job: Job) -> list[tuple[str, str, bytes, bytes]]:
    """(report, fingerprint, payload, word index) of every report of the job."""
    with collecting.paused():
        return [
            (report.id, mark, pack(alone(report, job.settings)), _words(report, job.settings))
            for report, mark in job.reports
        ]


def alone(report: Report, settings: Settings) -> Alone:
    """Run the stages that need one report only, in their order."""
    prose = Prose(report.text, report.body, report.language)
    when = times.find_times(report, prose, settings.times)
    many = counts.find_counts(report, prose, when, settings.counts)
    found = names.find_names(report, prose, settings.names)
    said = attribution.attribute(report, prose, found.mentions, settings.attribution)
    stated = claims.find_statements(
        report, prose, said, found.mentions, when, many, settings.claims
    )
    return Alone(
        tuple((s.start, s.end, fold_text(report.text[s.start : s.end])) for s in prose.sentences),
        tuple(when),
        tuple(many),
        found.mentions,
        found.links,
        tuple(said),
        tuple(stated),
    )


def pack(found: Alone) -> bytes:
    """Findings as bytes for the store."""
    return zlib.compress(_ENCODER.encode(found), 1)


def unpack(payload: bytes) -> Alone:
    """What `pack` packed."""
    return _DECODER.decode(zlib.decompress(payload))


def to_join(payload: bytes) -> Alone:
    """What `pack` packed, without the folded sentences: a third of it, and no join reads them."""
    f = _JOIN_DECODER.decode(zlib.decompress(payload))
    return Alone((), f.times, f.counts, f.mentions, f.links, f.attributions, f.statements)


def to_show(report: str, fingerprint: str, found: Alone) -> Findings:
    """The part of the findings that the store's tables show as it is."""
    return Findings(report, fingerprint, found.sentences, found.times, found.counts)


def jobs(
    reports: Sequence[tuple[Report, str]], settings: Settings, characters: int = 120_000
) -> list[Job]:
    """Reports in jobs of about so many characters, so that workers come back often enough."""
    found: list[Job] = []
    batch: list[tuple[Report, str]] = []
    size = 0
    for report, mark in reports:
        batch.append((report, mark))
        size += len(report.text) + 500
        if size >= characters:
            found.append(Job(tuple(batch), settings))
            batch, size = [], 0
    if batch:
        found.append(Job(tuple(batch), settings))
    return found


def _words(report: Report, settings: Settings) -> bytes:
    return reuse.index_report(report, settings.reuse).to_bytes()
