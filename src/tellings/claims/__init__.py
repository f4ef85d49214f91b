"""In: one report's prose, attributions, mentions, times and counts. Out: its Statements; then, over
all reports, Claims with their witnesses and Disagreements between them."""

from tellings.claims.group import ClaimSet, Clusters, group
from tellings.claims.statements import find_statements
from tellings.claims.thresholds import Settings

__all__ = ["ClaimSet", "Clusters", "Settings", "find_statements", "group"]
