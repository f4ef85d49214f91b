"""Reading files into a story: each file once, all of it or nothing of it."""

import contextlib
import hashlib
import itertools
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tellings import reading
from tellings.engines.base import Engine
from tellings.model import Report, Skipped
from tellings.pipeline import judging
from tellings.pipeline.composition import Settings, reader_fingerprint
from tellings.pipeline.progress import Progress, silent
from tellings.store import Database, as_read, inputs

_BATCH = 32  # files a transaction
# reasons that lie in the machine as well as in the file: it is tried again the next time
_AGAIN = frozenset({"time-limit", "memory-limit", "crashed", "unsupported"})
_UNREAD = ""  # the hash of what cannot be opened


@dataclass(slots=True)
class Added:
    """What an `add` did.

    `files` were given, `unchanged` of them had been read before; `new` reports came in, `known`
    ones were met again; `gone` were held only by files that now say something else. `forms` are
    files in the story that hold the article of a report in another form of it. `skipped` are
    the inputs that gave no report, those of unchanged files included. `warnings` are those of the
    reports that were read, `kinds` how many there are of each kind (numbers and quoted words of a
    warning made equal).
    """

    files: int = 0
    unchanged: int = 0
    new: int = 0
    known: int = 0
    gone: int = 0
    forms: int = 0
    warnings: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that must be read, and the hash of its bytes."""

    source: reading.Source
    sha256: str


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
    chosen, workers = settings or Settings(), engine.workers if engine else 1
    given = list(paths)
    mark = reader_fingerprint(chosen)
    # counted first and walked again, so that a million files need not be held at once
    done = Added(files=sum(1 for _ in _sources(store, given, chosen.reading)))
    progress("reading", 0, done.files)
    waiting = _changed(store, _sources(store, given, chosen.reading), mark, chosen.reading, done)
    read = reading.Readers(workers, chosen.reading).read(waiting)
    stored = 0
    with contextlib.closing(read):
        while (first := next(read, None)) is not None:
            with store.transaction() as connection:
                inputs.unseal(connection)
                as_read.restore(connection)
                rest = itertools.islice(read, _BATCH - 1)
                for file, records in itertools.chain([first], rest):
                    _store(store, file, records, mark, done)
                    stored += 1
                    progress("reading", min(done.files, done.unchanged + stored), done.files)
    progress("reading", done.files, done.files)
    with store.transaction() as connection:
        done.gone = inputs.sweep(connection)
    judging.apply(store, chosen)
    done.forms = as_read.forms(store.connection)
    done.skipped.sort()
    return done


def _sources(
    store: Database, paths: list[str | Path], settings: reading.Settings
) -> Iterator[reading.Source]:
    """The files under `paths` but for the story's own."""
    own = {Path(f"{store.path}{end}").absolute() for end in ("", "-wal", "-shm", "-lock")}
    return (s for s in reading.sources(paths, settings) if s.file.absolute() not in own)


def _changed(
    store: Database,
    sources: Iterable[reading.Source],
    mark: str,
    settings: reading.Settings,
    done: Added,
) -> Iterator[tuple[Waiting, reading.Source]]:
    """The sources that must be read; unchanged ones are counted in `done`."""
    for source in sources:
        sha256 = _hash(source, settings)
        before = inputs.known(store.connection, source.path)
        if before and sha256 and (before.sha256, before.reader) == (sha256, mark):
            skipped = inputs.skipped_of(store.connection, source.path)
            if _AGAIN.isdisjoint(s.reason for s in skipped):
                done.unchanged += 1
                done.skipped += skipped
                continue
        yield Waiting(source, sha256), source


def _hash(source: reading.Source, settings: reading.Settings) -> str:
    """SHA-256 of a file's bytes, "" if it cannot be opened or is too large to be read at all."""
    if source.problem is not None or reading.refused_size(source, settings):
        return _UNREAD
    try:
        # as when it is read: a pipe put in the file's place must not block
        with open(os.open(source.file, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _UNREAD


def kind_of_warning(warning: str) -> str:
    """A warning with its numbers and quoted words made equal, to count those of one kind."""
    bare = re.sub(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|“[^”]*”", "…", warning)
    return re.sub(r"(?<![\w-])\d(?:[\d,.]*\d)?(?![\w-])", "#", bare)


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
        done.kinds.update(map(kind_of_warning, record.warnings))
