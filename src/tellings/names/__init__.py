"""Stage 4, Reports -> Mentions, Entities, Labels: who is named, which wordings are one actor."""

from tellings.names.compare import Comparison, compare
from tellings.names.find import find_names
from tellings.names.records import NameFindings, Resolution, Settings
from tellings.names.resolve import resolve

__all__ = [
    "Comparison",
    "NameFindings",
    "Resolution",
    "Settings",
    "compare",
    "find_names",
    "resolve",
]
