"""The settings of all stages together, and the fingerprints that say when work must be redone."""

import functools
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from tellings.attribution import Settings as AttributionSettings
from tellings.claims import Settings as ClaimsSettings
from tellings.counts import Settings as CountsSettings
from tellings.model import Report, stable_id, to_plain
from tellings.names import Settings as NamesSettings
from tellings.origins import Settings as OriginsSettings
from tellings.reading import Settings as ReadingSettings
from tellings.reuse import Settings as ReuseSettings
from tellings.times import Settings as TimesSettings

_PACKAGE = Path(__file__).parent.parent
_ANALYSIS = (
    *(
        "model",
        "judging",
        "kernels",
        "text",
        "reuse",
        "attribution",
        "names",
        "times",
        "counts",
        "claims",
    ),
    *("origins", "pipeline"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """One record a stage; equal settings and equal code give equal bytes."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    reuse: ReuseSettings = field(default_factory=ReuseSettings)
    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    names: NamesSettings = field(default_factory=NamesSettings)
    times: TimesSettings = field(default_factory=TimesSettings)
    counts: CountsSettings = field(default_factory=CountsSettings)
    claims: ClaimsSettings = field(default_factory=ClaimsSettings)
    origins: OriginsSettings = field(default_factory=OriginsSettings)

    def as_json(self) -> str:
        """All settings that can change an answer, as one line of JSON, keys sorted."""
        record = to_plain(self)
        del record["reuse"]["memory"]  # how much is held at once
        return json.dumps(record, sort_keys=True)


def reader_fingerprint(settings: Settings) -> str:
    """Changes whenever a file must be read again: reading code or its settings changed."""
    return stable_id("", code_fingerprint(("model", "text", "reading")), settings.reading)


def analysis_fingerprint(settings: Settings) -> str:
    """Changes whenever an analysis must be done again: any stage's code or settings changed."""
    return stable_id("", code_fingerprint(_ANALYSIS), settings.as_json())


def report_fingerprint(report: Report, analysis: str) -> str:
    """Changes whenever one report's own findings must be made again.

    Where the report was found does not enter: moving a file changes nothing that it says.
    """
    record = to_plain(report)
    for name in ("key", "path", "segment", "starts_at", "text"):
        del record[name]
    return stable_id("", analysis, json.dumps(record, sort_keys=True, ensure_ascii=True))


@functools.cache
def code_fingerprint(parts: tuple[str, ...]) -> str:
    """A hash over the program's own files in these packages (code, lexicons, models)."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        for path in sorted((_PACKAGE / part).rglob("*")):
            if path.suffix in {".py", ".txt", ".npz", ".onnx"}:
                digest.update(str(path.relative_to(_PACKAGE).as_posix()).encode())
                digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
