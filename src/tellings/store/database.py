"""Opening, creating and upgrading a story file."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tellings.errors import StoreBusy, StoreError, StoreMissing, StoreVersion

APPLICATION_ID = 0x54454C4C  # "TELL", so that `file` and we recognise a story
MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = Path(__file__).parent / "schema.sql"
SCHEMA_VERSION = 6


class Database:
    """A connection to one story file.

    `path` is the file; with `create` it is made if missing, else StoreMissing is raised. A file
    written by an older version is upgraded, one by a newer version raises StoreVersion. With
    `read_only` nothing can be written through this connection. A file that this user may not
    write, or that lies on a read-only disk, can still be read; StoreError is raised where the
    system does not let it be opened at all.
    """

    def __init__(self, path: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        if not create and not self.path.exists():
            raise StoreMissing(f"{path}: no such story; make one with: tellings add {path} FOLDER")
        if create and not self.path.parent.is_dir():
            raise StoreMissing(f"{path}: the folder {self.path.parent} does not exist")
        try:
            self.connection = _opened(self.path)
            if read_only:
                self.connection.execute("PRAGMA query_only = ON")
        except sqlite3.OperationalError as error:
            raise StoreError(f"{path}: cannot be opened ({error})") from error
        except sqlite3.DatabaseError as error:
            raise StoreVersion(f"{path}: not a story file ({error})") from error

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        self.connection.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written inside is there together or not at all.

        Raises StoreBusy if another process has been writing for longer than SQLite waits.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise StoreBusy(
                f"{self.path} is being written to by another process; try again later"
            ) from error
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """One consistent state of the story for all that is read inside, while others write."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def facts(self) -> dict[str, str]:
        """The `story` table: facts about this file."""
        return dict(self.connection.execute("SELECT name, value FROM story ORDER BY name"))


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the file: to write if the system lets us, else to read."""
    try:
        return _prepared(sqlite3.connect(path, timeout=30, isolation_level=None), path)
    except sqlite3.OperationalError:
        if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise
    wal = path.with_name(path.name + "-wal")
    # nobody can be writing where there is no log; with one, SQLite must share it with the writer
    how = "mode=ro" if wal.exists() else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{how}"
    return _prepared(sqlite3.connect(uri, uri=True, isolation_level=None), path, writable=False)


def _prepared(
    connection: sqlite3.Connection, path: Path, writable: bool = True
) -> sqlite3.Connection:
    """The connection, if to a story; closed again if that cannot be."""
    try:
        _prepare(connection, path, writable)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    """Set the pragmas and bring the schema up to this version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StoreVersion(f"{path}: a database, but not a story file")
    if version > SCHEMA_VERSION:
        raise StoreVersion(
            f"{path}: written by a newer Tellings (schema {version}, this one knows "
            f"{SCHEMA_VERSION}); upgrade with: pip install -U tellings"
        )
    connection.execute("PRAGMA cache_size = -65536")
    if not writable:
        if version < SCHEMA_VERSION:
            raise StoreError(f"{path}: of an older version, and cannot be written to upgrade it")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < SCHEMA_VERSION:
        migrate(connection, version)


def migrate(
    connection: sqlite3.Connection,
    version: int,
    to: int = SCHEMA_VERSION,
    folder: Path = MIGRATIONS,
) -> None:
    """Bring a file from schema `version` to `to`, one step a file (`0002.sql` makes version 2).

    A new file (version 0) gets schema.sql as it stands. Every step is one transaction, and one
    that another process did meanwhile is not done again.
    """
    if version == 0:
        _step(connection, 0, to, SCHEMA)
        return
    for number in range(version + 1, to + 1):
        _step(connection, number - 1, number, folder / f"{number:04d}.sql")


def _step(connection: sqlite3.Connection, before: int, after: int, script: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == before:
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {after}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one (executescript would commit on its own)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
