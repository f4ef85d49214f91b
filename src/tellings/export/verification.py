"""Is it still what was written? Every stored byte, every span, every exported line."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.export.jsonl import manifest_lines
from tellings.store import Database, seal

_SPANS = (
    ("times", "report", "start", '"end"'),
    ("counts", "report", "start", '"end"'),
    ("mentions", "report", "start", '"end"'),
    ("labels", "report", "start", '"end"'),
    ("witnesses", "report", "start", '"end"'),
    ("sides", "report", "start", '"end"'),
    ("passage_places", "report", "start", '"end"'),
    ("sentences", "report", "start", '"end"'),
    ("alignments", "a", "a_start", "a_end"),
    ("alignments", "b", "b_start", "b_end"),
    ("claims", "wording_report", "wording_start", "wording_end"),
)


def verify(store: Database) -> list[str]:
    """What is wrong with a story file, a line each; nothing if it is as the analysis left it."""
    connection = store.connection
    problems = [*_integrity(connection), *_texts(connection), *_spans(connection)]
    sealed = store.facts().get("seal")
    if sealed is None:
        problems.append("not sealed: run `tellings analyze` after the last change, then verify")
    elif seal.seal(connection) != sealed:
        problems.append("the tables are not what the analysis wrote: a value was changed")
    return problems


def verify_export(store: Database, folder: Path) -> list[str]:
    """Where an export differs from its manifest, and its manifest from the story."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        files = dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"{folder / 'manifest.json'}: cannot be read ({error})"]
    now = manifest_lines(store)
    problems = [f"{name}: the story has it, the export does not" for name in now.keys() - files]
    for name, written in sorted(files.items()):
        path = folder / name
        if not path.is_file():
            problems.append(f"{path}: missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != written["sha256"]:
            problems.append(f"{path}: changed since it was exported")
        elif name not in now or now[name]["sha256"] != written["sha256"]:
            problems.append(f"{path}: the story now says something else")
    return problems


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(10)"):
        if line != "ok":
            yield f"SQLite: {line}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} points at a missing row of {row[2]}"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for sha256, text in connection.execute("SELECT sha256, text FROM texts ORDER BY sha256"):
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
            yield f"text {sha256[:12]}: its words are not the ones that were stored"


def _spans(connection: sqlite3.Connection) -> Iterator[str]:
    lengths = {
        ident: len(text)
        for ident, text in connection.execute(
            "SELECT r.id, t.text FROM reports r JOIN texts t USING (sha256)"
        )
    }
    for table, report, start, end in _SPANS:
        query = f"SELECT {report}, {start}, {end} FROM {table}"
        for ident, s, e in connection.execute(query):
            if not 0 <= s < e <= lengths.get(ident, -1):
                yield f"{table}: [{s}, {e}) is not in report {ident}"
