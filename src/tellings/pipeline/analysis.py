"""Analysing a story: only what is new or changed, with the same bytes as if all of it were."""

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import tellings
from tellings import reuse
from tellings.engines.base import Engine
from tellings.engines.local import Inline
from tellings.model import Report, stable_id
from tellings.pipeline import collecting, joins, single
from tellings.pipeline.composition import (
    Settings,
    analysis_fingerprint,
    report_fingerprint,
)
from tellings.pipeline.progress import Progress, silent
from tellings.store import Database, kept, reader, seal, writer


@dataclass(frozen=True, slots=True)
class Analysed:
    """What an analysis did: reports in the story, of these looked at anew, pairs aligned anew."""

    reports: int
    looked_at: int
    pairs: int
    up_to_date: bool


def analyze(
    store: Database,
    settings: Settings | None = None,
    engine: Engine | None = None,
    progress: Progress = silent,
) -> Analysed:
    """Bring the story up to date.

    The caller holds the story for writing. What was finished before a kill is not done again; the
    tables that readers see change in one transaction at the end.
    """
    chosen, runner = settings or Settings(), engine or Inline()
    code = analysis_fingerprint(chosen)
    reports = {r.id: r for r in reader.reports(store.connection)}
    marks = {key: report_fingerprint(report, code) for key, report in reports.items()}
    state = _state(marks, chosen)
    facts = store.facts()
    if facts.get("analysis") == state:
        if "seal" not in facts:
            # files were read since, but gave no other reports: what is shown stands
            with store.transaction() as connection:
                writer.write_facts(connection, {"seal": seal.seal(connection)})
        return Analysed(len(reports), 0, 0, True)
    looked_at = _look(store, reports, marks, chosen, runner, progress)
    with collecting.paused():
        aligned = _join(store, reports, marks, state, code, chosen, runner, progress)
    return Analysed(len(reports), looked_at, aligned, False)


def _join(
    store: Database,
    reports: dict[str, Report],
    marks: dict[str, str],
    state: str,
    code: str,
    chosen: Settings,
    runner: Engine,
    progress: Progress,
) -> int:
    """Join the kept findings of all reports and show the answers; how many pairs were aligned."""
    pile = _load(store, reports, marks)
    work = joins.align(pile, kept.pairs(store.connection), chosen, runner)
    with store.transaction() as connection:
        kept.drop_pairs(connection, work.gone)
        kept.keep_pairs(connection, work.new)
    joined = joins.join(pile, work.alignments, chosen, progress)
    facts = {
        "analysis": state,
        "version": tellings.__version__,
        "settings": chosen.as_json(),
        "code": code,
    }
    progress("writing", 0, None)
    with store.transaction() as connection:
        shown = writer.shown(connection)
        fresh = (
            single.to_show(key, marks[key], pile.alone[key]) for key in kept.stale(shown, marks)
        )
        writer.write_findings(connection, fresh)
        writer.write_joined(connection, dataclasses.replace(joined, facts=facts))
        writer.write_facts(connection, {"seal": seal.seal(connection)})
    return len(work.new)


def _state(marks: dict[str, str], settings: Settings) -> str:
    return stable_id("", settings.as_json(), *itertools.chain(*sorted(marks.items())))


def _look(
    store: Database,
    reports: dict[str, Report],
    marks: dict[str, str],
    settings: Settings,
    engine: Engine,
    progress: Progress,
) -> int:
    """Look at every report whose findings are not kept; a kill loses a few jobs at most."""
    waiting = kept.stale(kept.findings(store.connection), marks)
    jobs = single.jobs([(reports[key], marks[key]) for key in waiting], settings)
    done = 0
    progress("looking", 0, len(waiting))
    for batch in _batches(engine.map(single.look, jobs), 8):
        rows = list(itertools.chain(*batch))
        with store.transaction() as connection:
            kept.keep_findings(connection, rows)
        done += len(rows)
        progress("looking", done, len(waiting))
    return done


def _batches(
    results: Iterator[list[tuple[str, str, bytes, bytes]]], size: int
) -> Iterator[list[list[tuple[str, str, bytes, bytes]]]]:
    while batch := list(itertools.islice(results, size)):
        yield batch


def _load(store: Database, reports: dict[str, Report], marks: dict[str, str]) -> joins.Pile:
    alone, words = {}, {}
    for key, payload, index in kept.load_findings(store.connection):
        alone[key] = single.unpack(payload)
        words[key] = reuse.WordIndex.from_bytes(index)
    return joins.Pile(reports, alone, words, marks)
