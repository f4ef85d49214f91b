"""In: claims, attributions, entities, alignments, passages. Out: OriginCounts, how many independent
origins each claim has, with every merge and the words for it."""

from tellings.origins.count import count_origins
from tellings.origins.thresholds import Settings

__all__ = ["Settings", "count_origins"]
