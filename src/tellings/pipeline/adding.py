"""Reading files into a story: each file once, all of it or nothing of it."""

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tellings import reading
from tellings.engines.base import Engine
from tellings.engines.local import Inline
from tellings.model import Report, Skipped
from tellings.pipeline import judging
from tellings.pipeline.composition import Settings, reader_fingerprint
from tellings.pipeline.progress import Progress, silent
from tellings.store import Database, as_read, inputs

_SMALL = 2_000_000  # bytes; larger files are streamed row by row in this process
_BATCH = 32  # small files a transaction


@dataclass(slots=True)
class Added:
    """What an `add` did.

    `files` were given, `unchanged` of them had been read before; `new` reports came in, `known`
    ones were met again; `gone` were held only by files that now say something else. `skipped` are
    the inputs that gave no report, those of unchanged files included.
    """

    files: int = 0
    unchanged: int = 0
    new: int = 0
    known: int = 0
    gone: int = 0
    warnings: int = 0
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that must be read, the hash of its bytes, and how to read it."""

    source: reading.Source
    sha256: str
    settings: reading.Settings


Read = tuple[Waiting, Iterable[Report | Skipped]]


def add(
    store: Database,
    paths: Iterable[str | Path],
    settings: Settings | None = None,
    engine: Engine | None = None,
    progress: Progress = silent,
) -> Added:
    """Read every file under `paths` that is new or changed since it was last read.

    The caller holds the story for writing. A bad file becomes a line in `skipped`, the rest of
    the pile goes on. A file given again with other bytes replaces what it gave before.
    """
    chosen, runner = settings or Settings(), engine or Inline()
    mark = reader_fingerprint(chosen)
    own = {Path(f"{store.path}{end}").absolute() for end in ("", "-wal", "-shm", "-lock")}
    sources = [
        s for s in reading.sources(list(paths), chosen.reading) if s.file.absolute() not in own
    ]
    done = Added(files=len(sources))
    progress("reading", 0, len(sources))
    waiting = _changed(store, sources, mark, chosen.reading, done)
    for count, batch in _batches(_read(waiting, runner)):
        with store.transaction() as connection:
            inputs.unseal(connection)
            as_read.restore(connection)
            for file, records in batch:
                _store(store, file, records, mark, done)
        progress("reading", min(len(sources), done.unchanged + count), len(sources))
    with store.transaction() as connection:
        done.gone = inputs.sweep(connection)
    judging.apply(store, chosen)
    done.skipped.sort()
    return done


def read_whole(waiting: Waiting) -> list[Report | Skipped]:
    """Everything one small file gives, read in a worker."""
    return list(reading.stream(waiting.source, waiting.settings))


def _changed(
    store: Database,
    sources: Iterable[reading.Source],
    mark: str,
    settings: reading.Settings,
    done: Added,
) -> Iterator[Waiting]:
    """The sources that must be read; unchanged ones are counted in `done`."""
    for source in sources:
        sha256 = _hash(source)
        before = inputs.known(store.connection, source.path)
        if before and sha256 and (before.sha256, before.reader) == (sha256, mark):
            done.unchanged += 1
            done.skipped += inputs.skipped_of(store.connection, source.path)
            continue
        yield Waiting(source, sha256, settings)


def _hash(source: reading.Source) -> str:
    """SHA-256 of a file's bytes, "" if it cannot be opened (reading it will say why)."""
    if source.problem is not None:
        return ""
    try:
        with source.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _read(waiting: Iterable[Waiting], engine: Engine) -> Iterator[Read]:
    """Every file with its records, in order: small ones by the workers, large ones streamed."""
    for small, group in itertools.groupby(waiting, key=lambda w: w.source.size <= _SMALL):
        if not small:
            yield from ((w, reading.stream(w.source, w.settings)) for w in group)
            continue
        while files := list(itertools.islice(group, 8 * _BATCH)):
            yield from zip(files, engine.map(read_whole, files), strict=True)


def _batches(read: Iterator[Read]) -> Iterator[tuple[int, list[Read]]]:
    """(files so far, batch): some small files, or a single large one."""
    count = 0
    batch: list[Read] = []
    for file, records in read:
        large = file.source.size > _SMALL
        if batch and (large or len(batch) >= _BATCH):
            yield count, batch
            batch = []
        count += 1
        batch.append((file, records))
        if large:
            yield count, batch
            batch = []
    if batch:
        yield count, batch


def _store(
    store: Database, file: Waiting, records: Iterable[Report | Skipped], mark: str, done: Added
) -> None:
    """Put one file's records in place of what it gave before (inside a transaction)."""
    path, connection = file.source.path, store.connection
    inputs.forget(connection, path)
    row = inputs.InputFile(path, file.sha256, file.source.size, mark)
    inputs.add_input(connection, row)
    for record in records:
        if isinstance(record, Skipped):
            inputs.add_skipped(connection, path, [record])
            done.skipped.append(record)
            continue
        new = inputs.add_reports(connection, path, [record])
        done.new += new
        done.known += 1 - new
        done.warnings += len(record.warnings)
