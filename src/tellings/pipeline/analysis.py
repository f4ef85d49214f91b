"""Analysing a story: only what is new or changed, with the same bytes as if all of it were."""

import dataclasses
import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tellings
from tellings import reuse
from tellings.engines.base import Engine
from tellings.engines.local import Inline
from tellings.model import Alignment, Report, stable_id
from tellings.pipeline import collecting, joins, judging, single
from tellings.pipeline.composition import (
    Settings,
    analysis_fingerprint,
    report_fingerprint,
)
from tellings.pipeline.pile import Findings, Pile
from tellings.pipeline.progress import Progress, silent
from tellings.pipeline.steps import Steps
from tellings.store import Database, inputs, judgements, kept, seal, writer


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
    looked_at = aligned = 0
    fresh = True
    while (
        True
    ):  # again if somebody judged meanwhile: what is shown must follow from all that is said
        said = judging.hear(store, chosen)
        marks = {key: report_fingerprint(report, code) for key, report in said.reports.items()}
        state = _state(marks, said, chosen)
        facts = store.facts()
        if facts.get("analysis") == state and writer.shown(store.connection) == marks:
            # read or said since, but nothing that changes an answer: what is shown stands
            if "seal" in facts or _seal(store, said):
                return Analysed(len(said.reports), looked_at, aligned, fresh)
            continue
        fresh = False
        looked_at += _look(store, said.reports, marks, chosen, runner, progress)
        with collecting.paused():
            more, sealed = _join(store, said, marks, state, code, chosen, runner, progress)
        aligned += more
        if sealed:
            return Analysed(len(said.reports), looked_at, aligned, False)


def _join(
    store: Database,
    said: judging.Said,
    marks: dict[str, str],
    state: str,
    code: str,
    chosen: Settings,
    runner: Engine,
    progress: Progress,
) -> tuple[int, bool]:
    """Join the kept findings of all reports and show the answers.

    How many pairs were aligned, and whether the answers are sealed.
    """
    pile = _pile(store, said.reports, marks, chosen.reuse.memory)
    aligned = 0

    def align() -> tuple[Alignment, ...]:
        nonlocal aligned
        work = joins.align(pile, kept.pairs(store.connection), chosen, runner)
        with store.transaction() as connection:
            kept.drop_pairs(connection, work.gone)
            kept.keep_pairs(connection, work.new)
        aligned = len(work.new)
        return work.alignments

    before = writer.shown(store.connection)
    load = functools.partial(kept.load_join, store.connection)
    steps = Steps(kept.joins(store.connection), load, marks.keys() <= before.keys())
    joined = joins.join(pile, align, chosen, progress, said.rulings, steps)
    facts = {
        "analysis": state,
        "version": tellings.__version__,
        "settings": chosen.as_json(),
        "code": code,
    }
    progress("writing", 0, None)
    with store.transaction() as connection:
        judging.show_reports(store, said)
        shown = writer.shown(connection)
        stale = kept.stale(shown, marks)
        fresh = (
            single.to_show(key, marks[key], single.unpack(kept.load_payload(connection, key)))
            for key in stale
        )
        writer.write_findings(connection, stale, fresh)
        writer.write_joined(connection, dataclasses.replace(joined, facts=facts))
        kept.keep_joins(connection, steps.made)
        inputs.sweep_kept(connection)
        sealed = _sealed(store, said)
    return aligned, sealed


def _seal(store: Database, said: judging.Said) -> bool:
    """Seal what is shown again; False if somebody judged meanwhile."""
    with store.transaction():
        judging.show_reports(store, said)
        return _sealed(store, said)


def _sealed(store: Database, said: judging.Said) -> bool:
    """Show where the judgements stand and seal all of it, unless somebody judged meanwhile.

    Inside the caller's transaction, so nobody can judge any more before it ends.
    """
    if tuple(judgements.standing(store.connection)) != said.judgements:
        return False
    judging.show_standing(store, said)
    writer.write_facts(store.connection, {"seal": seal.seal_changes(store.connection)})
    return True


def _state(marks: dict[str, str], said: judging.Said, settings: Settings) -> str:
    # a report of no outlet goes by its key, which is not in its mark
    keys = sorted((r.id, r.key) for r in said.reports.values() if not r.outlet)
    parts = (*itertools.chain(*sorted(marks.items()), *keys), *said.mark)
    return stable_id("", settings.as_json(), *parts)


def _look(
    store: Database,
    reports: Mapping[str, Report],
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


def _pile(
    store: Database, reports: Mapping[str, Report], marks: dict[str, str], memory: int
) -> Pile:
    """What the joins need of all reports; findings and word indexes are read when asked for."""
    alone = Findings(tuple(marks), functools.partial(kept.load_payload, store.connection))
    words = reuse.Shelf(marks, functools.partial(kept.load_words, store.connection), memory)
    return Pile(reports, alone, words, marks)
