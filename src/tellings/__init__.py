"""Tellings: many tellings of one story.

Reads a pile of news reports about one contested story and shows, in the reports' own words, who
says it and on whose authority, who copied whom, where the reports disagree, and how many
independent origins a claim has.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Rows", "Settings", "Story", "TellingsError"]

if TYPE_CHECKING:
    from tellings.errors import TellingsError
    from tellings.pipeline import Settings
    from tellings.story import Rows, Story

_WHERE = {
    "Rows": "tellings.story",
    "Settings": "tellings.pipeline",
    "Story": "tellings.story",
    "TellingsError": "tellings.errors",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `tellings --help` stays quick."""
    if name not in _WHERE:
        raise AttributeError(f"module 'tellings' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
