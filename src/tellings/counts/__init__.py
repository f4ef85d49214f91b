"""Reports and their time expressions in, counts out: how many, how exact, of what, part of what."""

from tellings.counts.find import Settings, find_counts

__all__ = ["Settings", "find_counts"]
