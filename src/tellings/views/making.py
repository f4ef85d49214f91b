"""How the story was made: versions, settings and hashes, as the analysis left them."""

import json
from dataclasses import dataclass

from tellings.store import Database


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of one stage; `value` as JSON."""

    stage: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Hash:
    """One report and the SHA-256 of its text as UTF-8."""

    report: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Making:
    """What must be the same for the same answers; empty where there has been no analysis.

    `version` is Tellings', `seal` the hash over all that is shown, `analysis` the fingerprint of
    input, settings and code, `code` that of the code alone. `reports` come by id.
    """

    version: str
    seal: str
    analysis: str
    code: str
    settings: tuple[Setting, ...]
    reports: tuple[Hash, ...]


def making(store: Database) -> Making:
    """How the answers of this story came about."""
    facts = store.facts()
    query = "SELECT id, sha256 FROM reports ORDER BY id"
    return Making(
        facts.get("version", ""),
        facts.get("seal", ""),
        facts.get("analysis", ""),
        facts.get("code", ""),
        _settings(facts.get("settings", "{}")),
        tuple(Hash(*row) for row in store.connection.execute(query)),
    )


def _settings(written: str) -> tuple[Setting, ...]:
    """The settings as the analysis kept them, by stage and name."""
    stages = json.loads(written)
    return tuple(
        Setting(stage, name, json.dumps(value, ensure_ascii=False, sort_keys=True))
        for stage, each in sorted(stages.items())
        for name, value in sorted(each.items())
    )
