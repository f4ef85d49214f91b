"""Stage 1: files in, Reports out (and a Skipped line for every input that gave none)."""

from tellings.reading.files import Reading, read, read_bytes, refused_size, stream
from tellings.reading.limits import Settings
from tellings.reading.pool import Readers
from tellings.reading.recut import recut
from tellings.reading.source import Source, sources

__all__ = [
    "Readers",
    "Reading",
    "Settings",
    "Source",
    "read",
    "read_bytes",
    "recut",
    "refused_size",
    "sources",
    "stream",
]
