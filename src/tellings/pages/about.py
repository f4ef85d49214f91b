"""How the story was made: what its counts can mean, versions, settings, hashes, the seal."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.pages import limits
from tellings.pages.desk import Desk
from tellings.pages.listing import part
from tellings.pages.page import Page, Recipe
from tellings.pages.query import Query
from tellings.store import Database

EACH = 100


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


def make(desk: Desk, parts: Sequence[str], query: Query) -> Page:  # noqa: ARG001
    """The page; `start` in `query` is the first report whose hash is shown."""
    facts = desk.facts
    settings = _settings(facts.get("settings", "{}"))
    hashes = desk.once(_hashes)
    shown = part(desk, "about", hashes, query, len(hashes), EACH)
    desk.meet(row.report for row in shown.rows)
    stated = {name: facts[name] for name in ("version", "seal", "analysis", "code")}
    return Page(
        "about",
        "About",
        {
            "facts": facts,
            "settings": settings,
            "found": shown,
            "limits": limits.written(desk.limits) if desk.at.alone() else None,
        },
        {**stated, "settings": settings, **shown.fields("reports")},
        shown.rows,
        Recipe("tellings verify STORY", "story.overview(), story.verify()"),
    )


def _settings(written: str) -> list[Setting]:
    """The settings as the analysis kept them, by stage and name."""
    stages = json.loads(written)
    return [
        Setting(stage, name, json.dumps(value, ensure_ascii=False, sort_keys=True))
        for stage, each in sorted(stages.items())
        for name, value in sorted(each.items())
    ]


def _hashes(store: Database) -> list[Hash]:
    query = "SELECT id, sha256 FROM reports ORDER BY id"
    return [Hash(*row) for row in store.connection.execute(query)]
