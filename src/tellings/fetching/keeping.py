"""What servers answered -> a web archive (WARC 1.1, ISO 28500:2017), a gzip member a record."""

import datetime
import gzip
import hashlib
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from tellings.fetching.addresses import split
from tellings.fetching.exchange import Answer

_FRAMING = frozenset({"transfer-encoding", "connection", "content-length"})


def keep(answers: Sequence[Answer], url: str, folder: Path) -> Path:
    """Write the answers that `url` led to, in place of what was kept for it before.

    The name is made of the host and a hash of the address. Raises OSError.
    """
    host = "".join(c if c.isalnum() or c in ".-" else "_" for c in split(url).hostname or "")
    mark = hashlib.blake2b(url.encode(), digest_size=6).hexdigest()
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{host[:80]}-{mark}.warc.gz"
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for answer in answers:
            file.write(gzip.compress(record(answer, now), mtime=0))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path


def record(answer: Answer, when: str) -> bytes:
    """One response as a record; `when` is the time of fetching.

    The body stands without the framing it was sent in, so its own length is named for it.
    """
    lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
    lines += [f"{n}: {_line(v)}" for n, v in answer.headers if n.lower() not in _FRAMING]
    lines += [f"Content-Length: {len(answer.body)}", "", ""]
    block = "\r\n".join(lines).encode("utf-8", "replace") + answer.body
    mark = uuid.uuid5(uuid.NAMESPACE_URL, f"{answer.url} {when}")
    head = "\r\n".join(
        (
            "WARC/1.1",
            "WARC-Type: response",
            f"WARC-Target-URI: {answer.url}",
            f"WARC-Date: {when}",
            f"WARC-Record-ID: <urn:uuid:{mark}>",
            f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}",
            "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(block)}",
            "",
            "",
        )
    )
    return head.encode("utf-8", "replace") + block + b"\r\n\r\n"


def _line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")
