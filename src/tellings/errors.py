"""Everything that Tellings raises on purpose, as one tree.

TellingsError                 one line for the reader: what went wrong, where, what to do
├── InputError                a file or row that cannot be read; becomes a line in `skipped`
├── StoreError                the story file
│   ├── StoreMissing          there is no such story file
│   ├── StoreBusy             another process is writing to it
│   └── StoreVersion          written by a newer Tellings, or not a story file at all
├── UsageError                a request that makes no sense as given
├── NotFound                  no record with that id
├── ExtractorError            an extractor that the user has named gives no usable answer
└── VerificationError         a stored or exported byte is not what it should be
"""


class TellingsError(Exception):
    """Base of all errors raised on purpose; its text is one line meant for a person."""


class InputError(TellingsError):
    """A file or row that gives no report.

    `reason` is a stable word (`empty`, `unreadable`, `not-text`, ...) that lands in
    `skipped.jsonl`; `detail` says in one line what was found and what to do.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class StoreError(TellingsError):
    """Something about the story file."""


class StoreMissing(StoreError):
    """There is no story file at that path."""


class StoreBusy(StoreError):
    """Another process holds the story file for writing."""


class StoreVersion(StoreError):
    """The file was written by a newer version, or is not a story file."""


class UsageError(TellingsError):
    """A request that makes no sense as given."""


class NotFound(TellingsError):
    """No record with that id in this story."""


class ExtractorError(TellingsError):
    """An extractor or a server that the user has named gives no usable answer."""


class VerificationError(TellingsError):
    """A stored or exported byte is not what it should be."""
