"""Opening, upgrading and refusing files."""

import sqlite3
from pathlib import Path

import pytest

from tellings.errors import StoreBusy, StoreMissing, StoreVersion
from tellings.store import Database
from tellings.store.database import SCHEMA, SCHEMA_VERSION, migrate


def test_a_missing_story_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no such story"):
        Database(tmp_path / "none.db")


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="does not exist"):
        Database(tmp_path / "no" / "where.db", create=True)


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("these are notes, not a database\n" * 100)
    with pytest.raises(StoreVersion, match="not a story"):
        Database(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreVersion, match="not a story"):
        Database(other)


def test_newer_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Database(path, create=True) as store:
        store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreVersion, match="newer"):
        Database(path)


def test_a_transaction_that_cannot_begin_says_who_is_in_the_way(tmp_path: Path) -> None:
    with Database(tmp_path / "s.db", create=True) as one, Database(tmp_path / "s.db") as other:
        other.connection.execute("PRAGMA busy_timeout = 10")
        busy = pytest.raises(StoreBusy, match="another process")
        with one.transaction(), busy, other.transaction():
            pass


def test_pragmas(tmp_path: Path) -> None:
    with Database(tmp_path / "s.db", create=True) as store:
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_older_files_are_upgraded_step_by_step(tmp_path: Path) -> None:
    (tmp_path / "0002.sql").write_text("ALTER TABLE story ADD COLUMN note TEXT;\n")
    (tmp_path / "0003.sql").write_text("UPDATE story SET note = 'kept';\n")
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    migrate(connection, 0, to=1)
    connection.execute("INSERT INTO story (name, value) VALUES ('a', 'b')")
    migrate(connection, 1, to=3, folder=tmp_path)
    assert connection.execute("SELECT * FROM story").fetchall() == [("a", "b", "kept")]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_files_of_schema_1_lose_the_trigger_that_filled_the_search(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Database(path, create=True) as store:
        store.connection.execute(
            "CREATE TRIGGER sentences_in AFTER INSERT ON sentences BEGIN"
            " INSERT INTO search (rowid, folded) VALUES (new.id, new.folded); END"
        )
        store.connection.execute("PRAGMA user_version = 1")
    with Database(path) as store:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert store.connection.execute(triggers).fetchall() == [("sentences_out",)]
        assert store.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_upgraded_file_has_the_views_of_a_new_one(tmp_path: Path) -> None:
    views = "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name"
    with Database(tmp_path / "new.db", create=True) as store:
        new = store.connection.execute(views).fetchall()
    with Database(tmp_path / "old.db", create=True) as store:
        store.connection.execute("DROP VIEW read_attributions")
        store.connection.execute("PRAGMA user_version = 2")
    with Database(tmp_path / "old.db") as store:
        assert store.connection.execute(views).fetchall() == new


def test_views_for_people_say_what_was_denied(analysed_sample: Path) -> None:
    with Database(analysed_sample, read_only=True) as store:
        said = store.connection.execute("SELECT * FROM read_attributions").fetchall()
        total = store.connection.execute("SELECT count(*) FROM attributions").fetchone()[0]
        assert len(said) == total
        stances = store.connection.execute("SELECT DISTINCT stance FROM read_witnesses").fetchall()
        assert ("asserted",) in stances and len(stances) > 1


def test_a_failed_upgrade_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "0002.sql").write_text("CREATE TABLE extra (x);\nSELECT nothing FROM nowhere;\n")
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    migrate(connection, 0, to=1)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, 1, to=2, folder=tmp_path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "extra" not in names
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_schema_reads_alone() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    views = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert views
    for view in views:
        assert connection.execute(f"SELECT * FROM {view}").fetchall() == []


def test_transactions_are_all_or_nothing(tmp_path: Path) -> None:
    with Database(tmp_path / "s.db", create=True) as store:
        with pytest.raises(RuntimeError), store.transaction() as connection:
            connection.execute("INSERT INTO story VALUES ('a', 'b')")
            raise RuntimeError
        assert store.facts() == {}


def test_an_upgraded_file_has_the_tables_of_a_new_one_and_keeps_work(tmp_path: Path) -> None:
    tables = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') ORDER BY name"
    with Database(tmp_path / "new.db", create=True) as store:
        new = dict(store.connection.execute(tables).fetchall())
    old_judgements = "CREATE TABLE judgements (id TEXT PRIMARY KEY, about TEXT, words TEXT)"
    with Database(tmp_path / "old.db", create=True) as store:
        for name in ("judgements", "taken_back", "as_read", "judged"):
            store.connection.execute(f"DROP TABLE {name}")
        store.connection.execute(old_judgements)
        store.connection.execute("INSERT INTO kept_findings VALUES ('r1', 'mark', x'00', x'01')")
        store.connection.execute("INSERT INTO kept_pairs VALUES ('r1', 'r2', 'mark', x'02')")
        store.connection.execute("PRAGMA user_version = 3")
    with Database(tmp_path / "old.db") as store:
        assert dict(store.connection.execute(tables).fetchall()) == new
        kept = store.connection.execute("SELECT * FROM kept_findings").fetchall()
        assert kept == [("r1", "mark", b"\x00", b"\x01")]
        assert store.connection.execute("SELECT count(*) FROM kept_pairs").fetchone() == (1,)
