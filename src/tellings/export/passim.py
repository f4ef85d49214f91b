"""Passages in the form of passim's output, written for its tools and read for a comparison.

passim (Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts in
Antebellum Newspapers", 2015) writes one JSON record a line for each place of a cluster: the
document's own fields, `cluster`, `size` (places of the cluster), `begin` and `end`. Offsets here
are code points of the stored text, as in all our records. passim knows no kinds of passages: all
are written, and `kind` says which is which.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tellings.errors import UsageError
from tellings.model import Place, Report
from tellings.store import Database, reader
from tellings.views.clusters import Cluster, named_by

FILE = "out.jsonl"


def export(store: Database, folder: str | Path) -> int:
    """Write all passages into `folder`/out.jsonl (the folder is made); how many places.

    Clusters are numbered in the order of their ids, so the same story gives the same bytes.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    beside, written = target / f"{FILE}.part", 0
    with store.snapshot(), beside.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(store):
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
            written += 1
    beside.replace(target / FILE)
    return written


def read(store: Database, path: str | Path) -> tuple[list[Cluster], int]:
    """Clusters of passim's output at `path`, and how many of its records are not of this story.

    `path` is a file of JSON Lines (.gz may be packed) or a folder with such files (`part-*`, as
    Spark leaves them). A record is of this story if its `id` is a report's key or id and its words
    stand there; offsets that are off (its texts were read as XML) are mended by the words. Raises
    UsageError where there is no such file, or a line is no record.
    """
    reports = named_by(store)
    texts: dict[str, str] = {}
    places: dict[str, list[Place]] = defaultdict(list)
    strange = 0
    for where, record in _lines(Path(path)):
        try:
            ident, cluster = str(record["id"]), str(record["cluster"])
            begin, end = int(record["begin"]), int(record["end"])
        except (KeyError, TypeError, ValueError):
            raise UsageError(f"{where}: not a record of passim (id, cluster, begin, end)") from None
        report = reports.get(ident)
        if report is not None and report not in texts:
            texts[report] = next(reader.reports(store.connection, report)).text
        place = None if report is None else _place(report, texts[report], begin, end, record)
        if place is None:
            strange += 1
        else:
            places[cluster].append(place)
    found = [Cluster(name, tuple(sorted(set(some), key=_order))) for name, some in places.items()]
    return sorted((c for c in found if len(c.places) > 1), key=lambda c: c.id), strange


def _records(store: Database) -> Iterator[dict[str, Any]]:
    keys = {report: ident for ident, report in sorted(named_by(store).items()) if ident != report}
    reports: dict[str, Report] = {}
    for number, passage in enumerate(reader.passages(store.connection)):
        for place in passage.places:
            if place.report not in reports:
                reports[place.report] = next(reader.reports(store.connection, place.report))
            report = reports[place.report]
            yield {
                "uid": int.from_bytes(hashlib.blake2b(report.id.encode(), digest_size=7).digest()),
                "cluster": number,
                "size": len(passage.places),
                "id": keys.get(report.id, report.id),
                "series": report.outlet or report.key,
                "date": report.published.from_ if report.published else None,
                "begin": place.start,
                "end": place.end,
                "text": report.text[place.start : place.end],
                "kind": passage.kind,
                "passage": passage.id,
            }


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in _files(path):
        opened = gzip.open if file.suffix == ".gz" else open
        try:
            with opened(file, "rt", encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield f"{file}, line {number}", _record(line)
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise UsageError(f"{file}: cannot be read ({error})") from error


def _record(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    inside = path / "out.json" if (path / "out.json").is_dir() else path
    found = [
        p for p in sorted(inside.glob("*")) if p.is_file() and not p.name.startswith(("_", "."))
    ]
    if not found:
        raise UsageError(f"{path}: no output of passim here (a file, or a folder of part-* files)")
    return found


def _place(report: str, text: str, begin: int, end: int, record: dict[str, Any]) -> Place | None:
    """The place of a record's words; nearest to where it says, None where they do not stand."""
    words = record.get("text")
    if not isinstance(words, str) or text[begin:end] == words:
        return Place(report, begin, end) if 0 <= begin < end <= len(text) else None
    before, after = text.rfind(words, 0, begin + len(words)), text.find(words, max(begin, 0))
    found = [start for start in (before, after) if start >= 0]
    if not words or not found:
        return None
    start = min(found, key=lambda s: (abs(s - begin), s))
    return Place(report, start, start + len(words))


def _order(place: Place) -> tuple[str, int, int]:
    return place.report, place.start, place.end
