"""What a reading process and the program that started it say to each other, as framed bytes.

A frame is one letter, the length of what follows (four bytes, big-endian) and that many bytes of
JSON. Nothing is ever unpickled: a parser that a file has taken over can send wrong records, but
cannot make the program run anything.
"""

import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from tellings.model import Report, Skipped
from tellings.model.plain import from_plain, rows_decoder, to_plain, to_rows
from tellings.reading.limits import Settings
from tellings.reading.source import Source

READY, JOB, REPORT, SKIPPED, MEMBER, END = b"!", b"j", b"r", b"s", b"m", b"."
NO_MEMORY = 81  # exit code of a process that could not even say that memory ran out
HEADER = struct.Struct(">cI")

Refused = Mapping[str, tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `refused` are members that ended a process before.

    Each with how many records of it are known to be harmless, and the reason and detail that
    stand for the rest of it.
    """

    source: Source
    settings: Settings
    refused: Refused = field(default_factory=dict)


def frame(letter: bytes, payload: bytes = b"") -> bytes:
    """One frame, ready to be written."""
    return HEADER.pack(letter, len(payload)) + payload


def record_frame(record: Report | Skipped) -> bytes:
    """A record as a frame."""
    letter = REPORT if isinstance(record, Report) else SKIPPED
    text = json.dumps(to_rows(record), ensure_ascii=False, separators=(",", ":"))
    return frame(letter, text.encode("utf-8", "surrogatepass"))


def record(letter: bytes, payload: bytes) -> Report | Skipped:
    """The record in a frame. Raises ValueError or TypeError if it is none."""
    kind = Report if letter == REPORT else Skipped
    row = json.loads(payload.decode("utf-8", "surrogatepass"))
    found: Report | Skipped = rows_decoder(kind)(row)
    return found


def job_frame(job: Job) -> bytes:
    """A job as a frame."""
    source = job.source
    plain = {
        "path": source.path,
        "file": os.fsencode(source.file).hex(),  # bytes, so that no encoding can spoil it
        "size": source.size,
        "settings": to_plain(job.settings),
        "refused": job.refused,
    }
    return frame(JOB, json.dumps(plain).encode())


def job(payload: bytes) -> Job:
    """The job in a frame."""
    plain: dict[str, Any] = json.loads(payload)
    return Job(
        Source(plain["path"], Path(os.fsdecode(bytes.fromhex(plain["file"]))), plain["size"]),
        from_plain(Settings, plain["settings"]),
        {path: (n, reason, detail) for path, (n, reason, detail) in plain["refused"].items()},
    )


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next frame as (letter, payload), None at the end of the stream."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    letter, size = HEADER.unpack(head)
    payload = stream.read(size)
    return (letter, payload) if len(payload) == size else None
