"""The export contract: one UTF-8 JSON Lines file per kind of record, plus a manifest.

Fields are described in docs/records.md. Lines are sorted by their records, never by when they
were found, so the same story gives the same bytes.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tellings.model import Report, to_plain
from tellings.store import Database, reader

FORMAT = "tellings-jsonl-1"


def export(store: Database, folder: str | Path) -> dict[str, Any]:
    """Write all records of a story into `folder` (made if missing); returns the manifest.

    Each file is written beside its name and then moved into place, so a reader never meets half a
    file.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    files = {}
    with _snapshot(store) as connection:
        for name, lines in kinds(connection):
            digest, count = _write(target / f"{name}.jsonl", lines)
            files[f"{name}.jsonl"] = {"sha256": digest, "lines": count}
        manifest = _manifest(store, files)
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _replace(target / "manifest.json", [text])
    return manifest


def kinds(connection: sqlite3.Connection) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    """(file name without ending, its lines as plain values) of every kind of record."""
    yield "reports", _reports(connection)
    yield "skipped", map(to_plain, reader.skipped(connection))
    yield "alignments", map(to_plain, reader.alignments(connection))
    yield "passages", map(to_plain, reader.passages(connection))
    yield "borrowings", map(to_plain, reader.borrowings(connection))
    yield "attributions", map(to_plain, reader.attributions(connection))
    yield "mentions", map(to_plain, reader.mentions(connection))
    yield "entities", map(to_plain, reader.entities(connection))
    yield "labels", map(to_plain, reader.labels(connection))
    yield "times", map(to_plain, reader.times(connection))
    yield "counts", map(to_plain, reader.counts(connection))
    yield "claims", map(to_plain, reader.claims(connection))
    yield "disagreements", map(to_plain, reader.disagreements(connection))
    yield "origins", map(to_plain, reader.origins(connection))
    yield "judgements", map(to_plain, reader.judgements(connection))


def manifest_lines(store: Database) -> dict[str, dict[str, Any]]:
    """File name -> SHA-256 and number of lines, as an export would write them now."""
    found = {}
    with _snapshot(store) as connection:
        for name, lines in kinds(connection):
            digest, count = hashlib.sha256(), 0
            for line in lines:
                digest.update(_line(line).encode("utf-8"))
                count += 1
            found[f"{name}.jsonl"] = {"sha256": digest.hexdigest(), "lines": count}
    return found


class _snapshot:
    """One consistent state of the story while others may write."""

    def __init__(self, store: Database) -> None:
        self.connection = store.connection

    def __enter__(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN")
        return self.connection

    def __exit__(self, *exc: object) -> None:
        self.connection.execute("ROLLBACK")


def _reports(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    places = reader.places(connection)
    for report in reader.reports(connection):
        yield {**_report(report), "places": [list(p) for p in places[report.id]]}


def _report(report: Report) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(report)
    return plain


def _manifest(store: Database, files: dict[str, Any]) -> dict[str, Any]:
    facts = store.facts()
    return {
        "format": FORMAT,
        "version": facts.get("version"),
        "analysis": facts.get("analysis"),
        "code": facts.get("code"),
        "settings": json.loads(facts.get("settings", "null")),
        "seal": facts.get("seal"),
        "files": files,
    }


def _write(path: Path, lines: Iterable[dict[str, Any]]) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0

    def texts() -> Iterator[str]:
        nonlocal count
        for line in lines:
            text = _line(line)
            digest.update(text.encode("utf-8"))
            count += 1
            yield text

    _replace(path, texts())
    return digest.hexdigest(), count


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _replace(path: Path, texts: Iterable[str]) -> None:
    beside = path.with_name(path.name + ".part")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(texts)
    beside.replace(path)
