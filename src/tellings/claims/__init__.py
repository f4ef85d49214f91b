"""In: one report's prose, attributions, mentions, times and counts. Out: its Statements; then, over
all reports, Claims with their witnesses and Disagreements between them."""

from tellings.claims.group import ClaimSet, group
from tellings.claims.statements import find_statements
from tellings.claims.thresholds import Settings

__all__ = ["ClaimSet", "Settings", "find_statements", "group"]
